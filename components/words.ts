import { i18n } from '#i18n';
import type { LeadKind, Problem, ReaderId } from '@/lib/leads/candidate';
import type { Cause } from '@/lib/leads/lead';
import type { RequestKind } from '@/lib/leads/request';
import type { LeadClass, Level, Stage } from '@/lib/leads/lead-parts';
import type { FieldId } from '@/lib/leads/values';
import type { Unreadable } from '@/lib/messages/read-tab';
import type { RequestState } from '@/lib/search/request-query';
import { formatNumber } from './ui/format';

/** The words for everything the domain names by id. The domain knows no language, the screens no ids. */

export function getFieldWord(field: FieldId): string {
  return i18n.t(`field.${field}`);
}

type OwnColumn =
  | 'street'
  | 'postalCode'
  | 'locality'
  | 'region'
  | 'country'
  | 'category'
  | 'tags'
  | 'note'
  | 'savedAt'
  | 'updatedAt'
  | 'lists'
  | 'stage'
  | 'owner'
  | 'class'
  | 'doNotContact';

/** Heading of a table's column: a field's word, or a word of its own. */
export function getColumnWord(column: FieldId | OwnColumn): string {
  switch (column) {
    case 'street':
    case 'postalCode':
    case 'locality':
    case 'region':
    case 'country':
    case 'category':
    case 'tags':
    case 'note':
    case 'savedAt':
    case 'updatedAt':
      return i18n.t(`column.${column}`);
    case 'lists':
      return i18n.t('list.title');
    case 'stage':
      return i18n.t('stage.label');
    case 'owner':
      return i18n.t('mark.owner');
    case 'class':
      return i18n.t('class.label');
    case 'doNotContact':
      return i18n.t('mark.doNotContact');
    default:
      return getFieldWord(column);
  }
}

/** How a value was found, as a person would say it. */
export function getReaderWord(reader: ReaderId): string {
  switch (reader) {
    case 'json-ld':
    case 'microdata':
    case 'rdfa':
    case 'microformats':
      return i18n.t('reader.structured');
    case 'listing':
      return i18n.t('reader.listing');
    case 'table':
      return i18n.t('reader.table');
    case 'profile':
      return i18n.t('reader.profile');
    case 'thread':
      return i18n.t('reader.thread');
    case 'contact':
      return i18n.t('reader.contact');
    case 'recipe':
      return i18n.t('reader.recipe');
  }
}

/** `48 companies`, `3 people`, `51 entries` when both are there. */
export function getRowCount(kinds: readonly LeadKind[]): string {
  const count = kinds.length;
  const shown: [string] = [formatNumber(count)];
  if (kinds.every((kind) => kind === 'organisation')) return i18n.t('count.companies', count, shown);
  if (kinds.every((kind) => kind === 'person')) return i18n.t('count.people', count, shown);
  return i18n.t('count.entries', count, shown);
}

export function getUnreadableSentence(reason: Unreadable): string {
  switch (reason) {
    case 'browser-page':
      return i18n.t('unreadable.browserPage');
    case 'store':
      return i18n.t('unreadable.store');
    case 'pdf':
      return i18n.t('unreadable.pdf');
    case 'file':
      return i18n.t('unreadable.file');
    case 'forbidden':
      return i18n.t('unreadable.forbidden');
    case 'failed':
      return i18n.t('unreadable.failed');
  }
}

export function getProblemSentence({ code, count }: Problem): string {
  const shown: [string] = [formatNumber(count)];
  switch (code) {
    case 'reader-failed':
      return i18n.t('problem.readerFailed');
    case 'broken-structured-data':
      return i18n.t('problem.brokenStructuredData', count, shown);
    case 'value-dropped':
      return i18n.t('problem.valueDropped', count, shown);
    case 'value-shortened':
      return i18n.t('problem.valueShortened', count, shown);
    case 'budget-spent':
      return i18n.t('problem.partial');
    case 'too-many-records':
      return i18n.t('problem.tooManyRecords');
    case 'recipe-misfit':
      return i18n.t('problem.recipeMisfit');
  }
}

export function getCauseWord(cause: Cause): string {
  return i18n.t(`cause.${cause}`);
}

export const getStageWord = (stage: Stage = 'new') => i18n.t(`stage.${stage}`);
export const getClassWord = (of: LeadClass | 'prospect' = 'prospect') =>
  i18n.t(`class.${of === 'key-customer' ? 'keyCustomer' : of}`);
export const getLevelWord = (level: Level = 'internal') => i18n.t(`level.${level}`);

export function getRequestKindWord(kind: RequestKind): string {
  return i18n.t(`requestKind.${kind}`);
}

/** `open`, or `stale` for what has been open too long. */
export function getRequestStateWord(state: RequestState): string {
  return i18n.t(`requestStatus.${state}`);
}

/** `German`, `中文`: a language by its ISO 639 code, in the user's own. */
export function getLanguageWord(language: string): string {
  return new Intl.DisplayNames(i18n.t('locale'), { type: 'language' }).of(language) ?? language;
}
