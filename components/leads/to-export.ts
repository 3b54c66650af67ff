import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getRequestState, type AskedRequest } from '@/lib/search/request-query';
import { readCategories, readDefinitions, readSourcePages } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toLeadTable } from '@/lib/transfer/lead-table';
import { toRequestTable } from '@/lib/transfer/request-table';
import type { Table } from '@/lib/transfer/table';
import { getChoiceWord } from '../table/choice-word';
import { getOwnColumnWord } from '../table/columns';
import { formatNumber } from '../ui/format';
import {
  getClassWord,
  getLanguageWord,
  getRequestColumnWord,
  getRequestKindWord,
  getRequestStateWord,
  getStageWord,
} from '../words';
import type { Export } from './use-export';

/**
 * Leads in the given order; with them, on a sheet of its own, what they ask for.
 *
 * @param chosen ids of the table's columns: only these, and no second sheet
 */
export async function toLeadExport(
  store: Store,
  leads: readonly Lead[],
  chosen?: readonly string[],
): Promise<Export> {
  const [categories, lists, customFields, sources] = await Promise.all([
    readCategories(store),
    readDefinitions(store, 'lists'),
    readDefinitions(store, 'customFields'),
    readSourcePages(store, leads),
  ]);
  const table = toLeadTable(leads, {
    sheetName: i18n.t('leads.title'),
    categories,
    lists,
    customFields,
    columns: chosen,
    words: {
      choice: (column, id) => getChoiceWord({ id: column }, id),
      stage: getStageWord,
      class: getClassWord,
      yes: i18n.t('history.yes'),
      no: i18n.t('history.no'),
    },
    header: getOwnColumnWord,
    sourceOf: (lead) => sources.get(lead.id),
  });
  const done = i18n.t('export.done', leads.length, [formatNumber(leads.length)]);
  if (chosen) return { name: 'leads', tables: [table], done };
  const asked = leads.flatMap((lead) => (lead.requests ?? []).map((request) => ({ lead, request })));
  return {
    name: 'leads',
    tables: asked.length === 0 ? [table] : [table, toRequests(asked, store.now())],
    done,
  };
}

/** Requests in the given order, with who asks. */
export function toRequestExport(store: Store, asked: readonly AskedRequest[]): Export {
  return {
    name: 'requests',
    tables: [toRequests(asked, store.now())],
    done: i18n.t('export.requestsDone', asked.length, [formatNumber(asked.length)]),
  };
}

function toRequests(asked: readonly AskedRequest[], now: number): Table {
  return toRequestTable(asked, {
    sheetName: i18n.t('requests.title'),
    header: getRequestColumnWord,
    wordFor(column, request) {
      if (column === 'kind') return getRequestKindWord(request.kind);
      if (column === 'status') return getRequestStateWord(getRequestState(request, now));
      return request.language === undefined ? undefined : getLanguageWord(request.language);
    },
  });
}
