import { i18n } from '#i18n';
import type { Activity, Task } from '@/lib/leads/activity';
import { toDayStart } from '@/lib/leads/due';
import { levels, leadClasses, stages } from '@/lib/leads/lead-parts';
import type { Change, Fact, Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { getFieldText } from '../ui/field-text';
import { getOutcomeWord, getTouchWord } from '../task/follow-up-words';
import { formatDate, formatList } from '../ui/format';
import { getClassWord, getFieldWord, getLevelWord, getRequestStateWord, getStageWord } from '../words';

/** Names of the user's own things, by their ids. */
export interface Names {
  categories: ReadonlyMap<string, string>;
  lists: ReadonlyMap<string, string>;
  customFields: ReadonlyMap<string, string>;
}

/** One part of a change in words: what it is called, and what stood there before and after; `undefined` is nothing. */
export interface DescribedChange {
  part: string;
  before: string | undefined;
  after: string | undefined;
}

/** Bookkeeping nobody needs to read about. */
const SILENT: readonly string[] = ['process', 'sites', 'removed', 'touched', 'next', 'said'];

export function describeChange(change: Change, names: Names): DescribedChange | undefined {
  const part = getPartWord(change.path, names);
  if (part === undefined) return undefined;
  const toText = (value: unknown) => describeValue(change.path, value, names);
  return { part, before: toText(change.before), after: toText(change.after) };
}

export function getPartWord(path: string, names: Names): string | undefined {
  const field = fieldIds.find((id) => path === `facts.${id}`);
  if (field !== undefined) return getFieldWord(field);
  if (path.startsWith('requests.')) return i18n.t('requests.title');
  if (path.startsWith('activities.')) return i18n.t('history.contact');
  if (path.startsWith('tasks.')) return i18n.t('history.task');
  if (path.startsWith('custom.')) return names.customFields.get(path.slice(7)) ?? i18n.t('history.ownField');
  if (SILENT.includes(path)) return undefined;
  switch (path) {
    case 'lead':
      return i18n.t('history.wholeLead');
    case 'kind':
      return i18n.t('history.kind');
    case 'accounts':
      return i18n.t('request.accounts');
    case 'note':
      return i18n.t('lead.note');
    case 'tags':
      return i18n.t('tag.label');
    case 'categoryIds':
      return i18n.t('category.label');
    case 'listIds':
      return i18n.t('history.lists');
    case 'owner':
      return i18n.t('mark.owner');
    case 'stage':
      return i18n.t('stage.label');
    case 'stageReason':
      return i18n.t('stage.reason');
    case 'class':
      return i18n.t('class.label');
    case 'level':
      return i18n.t('level.label');
    case 'existing':
      return i18n.t('mark.existing');
    case 'language':
      return i18n.t('mark.language');
    case 'doNotContact':
      return i18n.t('mark.doNotContact');
    default:
      return undefined;
  }
}

const asTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** A value a change names, in words; `undefined` is nothing. */
export function describeValue(path: string, value: unknown, names: Names): string | undefined {
  if (path.startsWith('facts.')) return describeFacts(path.slice(6) as FieldId, value);
  switch (path) {
    case 'stage':
      return getStageWord(stages.find((stage) => stage === value));
    case 'class':
      return getClassWord(leadClasses.find((one) => one === value));
    case 'level':
      return getLevelWord(levels.find((level) => level === value));
    case 'categoryIds':
      return join(asTexts(value).map((id) => names.categories.get(id) ?? i18n.t('history.deleted')));
    case 'listIds':
      return join(asTexts(value).map((id) => names.lists.get(id) ?? i18n.t('history.deleted')));
    case 'existing':
    case 'doNotContact':
      return value === undefined ? i18n.t('history.no') : i18n.t('history.yes');
  }
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return join(asTexts(value));
  if (path === 'lead') return getLeadName(value as Lead) ?? i18n.t('page.noName');
  if (path.startsWith('requests.')) return describeRequest(value);
  if (path.startsWith('activities.')) return describeActivity(value as Activity);
  if (path.startsWith('tasks.')) return describeTask(value as Task);
  if (value === true || value === false) return i18n.t(value ? 'history.yes' : 'history.no');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function describeFacts(field: FieldId, value: unknown): string | undefined {
  if (!Array.isArray(value)) return undefined;
  return join(
    (value as Fact<FieldValue>[]).map((fact) => {
      const text = getFieldText(field, fact.value);
      return fact.status === undefined ? text : `${text} (${i18n.t(`point.${fact.status}`)})`;
    }),
  );
}

function describeRequest(value: unknown): string | undefined {
  if (!(value instanceof Object) || !('status' in value) || !('text' in value)) return undefined;
  const { status, text } = value as { status: 'open' | 'answered' | 'won' | 'lost'; text: string };
  return `${text.slice(0, 80)} (${getRequestStateWord(status)})`;
}

function describeActivity({ kind, direction, outcome, at, text }: Activity): string {
  const what = [getTouchWord({ kind, direction }), outcome && getOutcomeWord(outcome, kind)];
  return `${what.filter(Boolean).join(', ')} · ${formatDate(at, { time: true })}${text === undefined ? '' : ` · ${text}`}`;
}

function describeTask({ title, due, state }: Task): string {
  const done = state === 'done' ? ` · ${i18n.t('timeline.taskDone')}` : '';
  return `${title}${due === undefined ? '' : ` · ${formatDate(toDayStart(due))}`}${done}`;
}

const join = (texts: readonly string[]) => (texts.length === 0 ? undefined : formatList([...texts]));
