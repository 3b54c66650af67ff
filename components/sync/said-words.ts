import { i18n } from '#i18n';
import { stages } from '@/lib/leads/lead-parts';
import { fieldIds } from '@/lib/leads/values';
import type { ConflictRow } from '@/lib/store/sync/rows';
import { describeValue, getPartWord, type Names } from '../history/describe-change';
import { getFieldWord, getStageWord } from '../words';

/** What two people disagree about; of a field that holds several values also which of them comes first. */
export function getSaidWord({ path, element }: ConflictRow, names: Names): string {
  if (path.startsWith('custom.')) return path.slice(7);
  const field = findField(path);
  if (field !== undefined && typeof element === 'string' && !element.startsWith('fact '))
    return i18n.t('sync.said.first', { field: getFieldWord(field) });
  return getPartWord(path, names) ?? i18n.t('history.wholeLead');
}

/** One side's value in words; `undefined` is nothing. */
export function describeSaid({ path }: ConflictRow, value: unknown, names: Names): string | undefined {
  if (value === undefined || value === null) return undefined;
  // Of the first value of a field its key: `phone:+16175550100`.
  if (findField(path) !== undefined)
    return typeof value === 'string'
      ? value.slice(value.indexOf(':') + 1)
      : describeValue(path, Array.isArray(value) ? value : [value], names);
  if (path === 'stage' && typeof value === 'object' && 'is' in value) {
    const reason = 'reason' in value && typeof value.reason === 'string' ? value.reason : undefined;
    const word = getStageWord(stages.find((stage) => stage === value.is));
    return reason === undefined ? word : `${word} · ${reason}`;
  }
  return describeValue(path, value, names);
}

const findField = (path: string) => fieldIds.find((field) => path === `facts.${field}`);
