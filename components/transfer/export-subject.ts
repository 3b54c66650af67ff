import { i18n } from '#i18n';
import type { LeadIndex } from '@/lib/search/lead-index';
import type { AskedRequest } from '@/lib/search/request-query';
import type { LeadList } from '../leads/use-lead-list';
import type { RequestList } from '../request/use-request-list';
import { toPlaceClause } from '../table/narrowing';
import { formatNumber } from '../ui/format';
import type { Candidate } from './choose-leads';

/** What a screen can export: a part of it (selected, in view, a list) or everything. */
export interface Subject {
  /** Under this name the last choice is remembered; also how the file is called. */
  readonly of: 'leads' | 'requests';
  readonly title: string;
  readonly parts: readonly Part[];
  /** Columns of the table as it stands, where there is one. */
  readonly tableColumns?: readonly string[] | undefined;
}

export interface Part {
  readonly id: string;
  readonly word: string;
  /** Lists are many, and stand in a field of their own. */
  readonly isList?: true;
  /** Read when it is chosen. */
  get(): readonly Candidate[];
}

/** What is selected, or else what the list shows; each list; and everything. */
export function toLeadSubject(list: LeadList, tableColumns?: readonly string[]): Subject {
  const { index, ids, selected, sort, context } = list;
  const find = (text: string) => index.query({ text, sort }, context);
  const count = (number: number) => ({ count: formatNumber(number) });
  return {
    of: 'leads',
    title: i18n.t('export.title'),
    tableColumns,
    parts: [
      ...(selected.size === 0
        ? []
        : [
            {
              id: 'selected',
              word: i18n.t('export.of.selected', count(selected.size)),
              get: () =>
                // In the order shown; what the search hides is still selected.
                toCandidates(index, [...new Set([...ids.filter((id) => selected.has(id)), ...selected])]),
            },
          ]),
      ...(list.narrowed
        ? [
            {
              id: 'view',
              word: i18n.t('export.of.view', count(ids.length)),
              get: () => toCandidates(index, ids),
            },
          ]
        : []),
      {
        id: 'all',
        word: i18n.t('export.of.all', count(index.size)),
        get: () => toCandidates(index, list.narrowed ? find('') : ids),
      },
      ...context.lists.map(({ id, name }) => ({
        id,
        word: name,
        isList: true as const,
        get: () => toCandidates(index, find(toPlaceClause('list', name))),
      })),
    ],
  };
}

/** The requests the filters leave, or all. */
export function toRequestSubject({ found, all, narrowed }: RequestList): Subject {
  const toAll = (asked: readonly AskedRequest[]) =>
    asked.map(({ lead, request }) => ({
      leadId: lead.id,
      requestKey: request.key,
      doNotContact: lead.doNotContact !== undefined,
      level: lead.level ?? 'internal',
    }));
  return {
    of: 'requests',
    title: i18n.t('export.requestsTitle'),
    parts: [
      ...(narrowed
        ? [
            {
              id: 'view',
              word: i18n.t('export.of.view', { count: formatNumber(found.length) }),
              get: () => toAll(found),
            },
          ]
        : []),
      {
        id: 'all',
        word: i18n.t('export.of.allRequests', { count: formatNumber(all.length) }),
        get: () => toAll(all),
      },
    ],
  };
}

function toCandidates(index: LeadIndex, ids: readonly string[]): Candidate[] {
  return ids.flatMap((leadId) => {
    const marks = index.get(leadId)?.marks;
    return marks === undefined ? [] : { leadId, doNotContact: marks.doNotContact, level: marks.level };
  });
}
