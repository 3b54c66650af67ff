import { i18n } from '#i18n';
import { leadKinds } from '@/lib/leads/candidate';
import type { CustomField } from '@/lib/leads/definitions';
import { leadClasses, levels, pointStatuses, stages } from '@/lib/leads/lead-parts';
import type { ImportRow } from '@/lib/store/schema';
import type { RowProblemCode } from '@/lib/transfer/import/problems';
import {
  importTargets,
  labelledTargets,
  parseTarget,
  toldOfValues,
  toToldTarget,
} from '@/lib/transfer/import/targets';
import type { FileErrorCode } from '@/lib/transfer/read/file-error';
import type { FileProblem } from '@/lib/transfer/read/opened-file';
import { formatNumber } from '../ui/format';
import { getClassWord, getFieldWord, getLevelWord, getStageWord } from '../words';
import { getAspectColumnWord, getFileColumnWord } from './column-words';

/** The words for everything reading and importing files names by a code. */

/** `too-long` is the text `tooLong`: browsers take no hyphen in the name of a text. */
type Key<Code extends string> = Code extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Key<Rest>>}`
  : Code;
const toKey = <Code extends string>(code: Code) =>
  code.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as Key<Code>;

/** Why a file cannot be read, and what to do about it. */
export function getFileErrorSentence(code: FileErrorCode): string {
  return i18n.t(`fileError.${toKey(code)}`);
}

/** What is to be known of a whole file, with how often and where first. */
export function getFileProblemSentence({ code, where, count = 1, text = '' }: FileProblem): string {
  const what =
    code === 'duplicate-header' || code === 'left-out'
      ? i18n.t(`fileProblem.${toKey(code)}`, { text })
      : i18n.t(`fileProblem.${toKey(code)}`);
  if (where === undefined) return what;
  return count > 1
    ? `${what} ${i18n.t('import.whereFirst', { count: formatNumber(count), where })}`
    : `${what} ${i18n.t('import.where', { where })}`;
}

/** What is wrong with a cell or row, in a few words. */
export const getRowProblemWord = (code: RowProblemCode): string => i18n.t(`rowProblem.${toKey(code)}`);

/** What is wrong with a cell or row, and what is done about it. */
export const getRowProblemSentence = (code: RowProblemCode): string =>
  i18n.t('import.problemAndDone', {
    problem: getRowProblemWord(code),
    done: i18n.t(`rowDone.${toKey(code)}`),
  });

/** What a column can be: in the order they are offered. */
export function getTargetOptions(customFields: readonly CustomField[]): { id: string; name: string }[] {
  return [
    ...importTargets
      .flatMap((id) => {
        const labelled = labelledTargets.find((one) => one === id);
        const told = labelled && toldOfValues.map((one) => toToldTarget(labelled, one));
        return [id, ...(told ?? [])];
      })
      .map((id) => ({ id, name: getTargetWord(id, customFields) })),
    ...customFields.map(({ id, name }) => ({ id: `custom.${id}`, name })),
  ];
}

/** What a column is called that has this meaning. */
export function getTargetWord(to: string, customFields: readonly CustomField[]): string {
  const target = parseTarget(to);
  if (target === undefined) return to;
  if ('fieldId' in target)
    return customFields.find(({ id }) => id === target.fieldId)?.name ?? i18n.t('import.fieldGone');
  if ('service' in target) return `${getFieldWord('messenger')}: ${target.service}`;
  if ('scheme' in target) return `${getFieldWord('registration')}: ${target.scheme}`;
  if (target.id === 'label' || target.id === 'status') return getAspectColumnWord(target.of, target.id);
  return getFileColumnWord(target.id);
}

/** What a cell of a file that came back says: choices by their words, for stored ones go by their ids. */
export function getCellWord(column: string, text: string): string {
  const pick = <T extends string>(all: readonly T[], word: (one: T) => string, said = text) => {
    const one = all.find((id) => id === said);
    return one === undefined ? said : word(one);
  };
  if (column.endsWith('.status'))
    return text
      .split('; ')
      .map((one) => pick(pointStatuses, (status) => i18n.t(`point.${status}`), one))
      .join('; ');
  switch (column) {
    case 'stage':
      return pick(stages, getStageWord);
    case 'class':
      return pick(['prospect', ...leadClasses] as const, getClassWord);
    case 'level':
      return pick(levels, getLevelWord);
    case 'kind':
      return pick(leadKinds, (kind) => i18n.t(`kind.${kind}`));
    case 'existing':
    case 'doNotContact':
      return pick(['yes'] as const, () => i18n.t('history.yes'));
    default:
      return text;
  }
}

/** `A` … `Z`, `AA` …: a column as spreadsheets name it. */
export function getColumnLetters(at: number): string {
  const before = Math.floor(at / 26) - 1;
  return (before < 0 ? '' : getColumnLetters(before)) + String.fromCharCode(65 + (at % 26));
}

/** `1,180 new · 20 changed · 6 left out`: only what there is. */
export function getCountsWord({
  created,
  updated,
  unchanged,
  skipped,
}: Pick<ImportRow, 'created' | 'updated' | 'unchanged' | 'skipped'>): string {
  const parts = [
    ...(created > 0 ? [i18n.t('import.created', created, [formatNumber(created)])] : []),
    ...(updated > 0 ? [i18n.t('import.updated', updated, [formatNumber(updated)])] : []),
    ...(unchanged > 0 ? [i18n.t('import.unchanged', unchanged, [formatNumber(unchanged)])] : []),
    ...(skipped > 0 ? [i18n.t('import.skipped', skipped, [formatNumber(skipped)])] : []),
  ];
  return parts.length === 0 ? i18n.t('import.nothing') : parts.join(' · ');
}
