import { i18n } from '#i18n';
import { activityKinds, outcomes } from '@/lib/leads/activity';
import { leadKinds, readerIds } from '@/lib/leads/candidate';
import { rowKinds, type RowKind } from '@/lib/leads/column-set';
import type { CustomField } from '@/lib/leads/definitions';
import { leadClasses, levels, pointStatuses, processes, stages } from '@/lib/leads/lead-parts';
import { requestKinds } from '@/lib/leads/request';
import { requestStates } from '@/lib/search/request-query';
import type { WordList } from '@/lib/store/export/word-list';
import {
  aspects,
  columnIds,
  getColumnIds,
  isFactColumn,
  parseColumnId,
  pointFields,
  type Aspect,
  type ColumnId,
} from '@/lib/transfer/columns/column';
import { sourceColumnIds, type SourceColumnId } from '@/lib/transfer/columns/words';
import { labelledTargets, toldOfValues } from '@/lib/transfer/import/targets';
import { getActivityKindWord, getOutcomeWord } from '../task/follow-up-words';
import {
  getClassWord,
  getFieldWord,
  getLevelWord,
  getReaderWord,
  getRequestKindWord,
  getRequestStateWord,
  getStageWord,
} from '../words';

/** What files call their columns and what stands in them, in the user's language. */

/** Heading of a column of an export, and what an import calls the same. */
export function getFileColumnWord(id: ColumnId): string {
  switch (id) {
    case 'lists':
      return i18n.t('list.title');
    case 'stage':
      return i18n.t('stage.label');
    case 'stageReason':
      return i18n.t('stage.reason');
    case 'owner':
      return i18n.t('mark.owner');
    case 'class':
      return i18n.t('class.label');
    case 'doNotContact':
      return i18n.t('mark.doNotContact');
    case 'level':
      return i18n.t('level.label');
    case 'language':
      return i18n.t('mark.language');
    case 'process':
      return i18n.t('mark.process');
    case 'requests':
      return i18n.t('requests.title');
    case 'sites':
      return i18n.t('filter.source');
    case 'seenAt':
      return i18n.t('filter.seen');
    case 'point.kind':
    case 'point.value':
      return i18n.t(`pointColumn.${id === 'point.kind' ? 'kind' : 'value'}`);
    case 'point.label':
    case 'point.status':
    case 'point.page':
    case 'point.site':
    case 'point.capturedOn':
    case 'point.reader':
    case 'point.shown':
      return getAspectWord(aspects.find((aspect) => id === `point.${aspect}`) ?? 'label');
    case 'request.language':
      return i18n.t('requests.language');
    case 'request.page':
      return i18n.t('column.sourceTitle');
    case 'request.kind':
      return i18n.t('request.kind');
    case 'request.product':
      return i18n.t('request.product');
    case 'request.quantity':
      return i18n.t('request.quantity');
    case 'request.budget':
      return i18n.t('request.budget');
    case 'request.place':
      return i18n.t('request.place');
    case 'request.deadline':
      return i18n.t('request.deadline');
    case 'request.askedOn':
      return i18n.t('request.askedOn');
    case 'request.status':
      return i18n.t('request.status');
    case 'request.text':
      return i18n.t('request.text');
    case 'request.post':
      return i18n.t('request.post');
    case 'name':
    case 'legalName':
    case 'person':
    case 'jobTitle':
    case 'phone':
    case 'fax':
    case 'email':
    case 'website':
    case 'profile':
    case 'address':
    case 'industry':
    case 'size':
    case 'social':
    case 'messenger':
    case 'registration':
    case 'description':
      return getFieldWord(id);
    default:
      return i18n.t(`column.${id}`);
  }
}

/** What is told of a value besides itself: its label, the page it stood on. */
function getAspectWord(aspect: Aspect): string {
  switch (aspect) {
    case 'site':
    case 'capturedOn':
    case 'reader':
      return i18n.t(`column.${aspect}`);
    case 'label':
    case 'status':
    case 'page':
    case 'shown':
      return i18n.t(`pointColumn.${aspect}`);
  }
}

/** Heading of a column that tells something of another's values: what they are called, on which page they stood. */
export const getAspectColumnWord = (column: ColumnId, aspect: Aspect): string =>
  i18n.t('export.aspectOf', { column: getFileColumnWord(column), aspect: getAspectWord(aspect) });

/** Heading of any column of a set; a field of the user's own has its own name. */
export function getSetColumnWord(id: string): string {
  const ref = parseColumnId(id);
  if (ref === undefined || 'custom' in ref) return id;
  const { aspect, at = 1 } = ref;
  const word = aspect === undefined ? getFileColumnWord(ref.id) : getAspectColumnWord(ref.id, aspect);
  return at === 1 ? word : `${word} ${String(at)}`;
}

/** Everything a file says in words. */
export function getWordList(): WordList {
  return {
    locale: i18n.t('locale'),
    headers: toRecord(columnIds, getFileColumnWord),
    aspects: Object.fromEntries(
      columnIds
        .filter(isFactColumn)
        .flatMap((column) =>
          aspects.map((aspect) => [`${column}.${aspect}`, getAspectColumnWord(column, aspect)]),
        ),
    ),
    sources: toRecord(sourceColumnIds, getSourceWord),
    choices: {
      kind: toRecord(leadKinds, (kind) => i18n.t(`kind.${kind}`)),
      stage: toRecord(stages, getStageWord),
      class: toRecord(['prospect', ...leadClasses] as const, getClassWord),
      level: toRecord(levels, getLevelWord),
      process: toRecord(processes, (process) => i18n.t(`process.${process}`)),
      touchedBy: toRecord(activityKinds, getActivityKindWord),
      outcome: toRecord(outcomes, (outcome) => getOutcomeWord(outcome)),
      reader: toRecord(readerIds, getReaderWord),
      'point.kind': toRecord([...pointFields, 'mobile'] as const, getFileColumnWord),
      'point.status': toRecord(pointStatuses, (status) => i18n.t(`point.${status}`)),
      'request.kind': toRecord(requestKinds, getRequestKindWord),
      'request.status': toRecord(requestStates, getRequestStateWord),
    },
    origins: {
      capture: i18n.t('sourceColumn.byCapture'),
      user: i18n.t('sourceColumn.byUser'),
      import: i18n.t('sourceColumn.byImport'),
      sync: i18n.t('process.sync'),
    },
    yes: i18n.t('history.yes'),
    no: i18n.t('history.no'),
    sheets: { ...toRecord(rowKinds, getSheetWord), source: i18n.t('sourceColumn.sheet') },
  };
}

function getSourceWord(column: SourceColumnId): string {
  switch (column) {
    case 'shown':
      return getAspectWord('shown');
    case 'reader':
      return i18n.t('column.reader');
    default:
      return i18n.t(`sourceColumn.${column}`);
  }
}

function getSheetWord(rows: RowKind): string {
  switch (rows) {
    case 'lead':
      return i18n.t('leads.title');
    case 'point':
      return i18n.t('sourceColumn.points');
    case 'request':
      return i18n.t('requests.title');
  }
}

/** Columns to choose from for rows of this kind, those of the user's own fields last. */
export function getOfferedColumns(rows: RowKind, customFields: readonly CustomField[]) {
  return [
    ...getColumnIds(rows).flatMap((id) => [
      { id, word: getFileColumnWord(id) },
      ...(rows === 'lead' && isLabelled(id)
        ? toldOfValues.map((told) => ({ id: `${id}.${told}`, word: getAspectColumnWord(id, told) }))
        : []),
    ]),
    ...customFields.map(({ id, name }) => ({ id: `custom.${id}`, word: name })),
  ];
}

const isLabelled = (id: ColumnId) => labelledTargets.some((target) => target === id);

const toRecord = <K extends string>(keys: readonly K[], word: (key: K) => string) =>
  Object.fromEntries(keys.map((key) => [key, word(key)])) as Record<K, string>;
