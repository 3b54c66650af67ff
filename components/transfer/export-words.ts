import { i18n } from '#i18n';
import { formatList, formatNumber } from '../ui/format';
import { getLevelWord } from '../words';
import type { ChosenLeads } from './choose-leads';

/** What is said of an export. */

/** What stays out and why; `undefined` when nothing does. */
export function describeLeftOut({ leftOut }: Pick<ChosenLeads, 'leftOut'>): string | undefined {
  const parts = [
    ...(leftOut.doNotContact === 0
      ? []
      : [i18n.t('export.leftOutMarked', { count: formatNumber(leftOut.doNotContact) })]),
    ...(leftOut.level === 0 ? [] : [i18n.t('export.leftOutLevel', { count: formatNumber(leftOut.level) })]),
  ];
  return parts.length === 0 ? undefined : i18n.t('export.leftOut', { what: formatList(parts) });
}

/** How confidential what is written is. */
export function describeLevels({ levels }: Pick<ChosenLeads, 'levels'>): string | undefined {
  if (levels.length === 0) return undefined;
  const parts = levels.map(([level, count]) =>
    i18n.t('export.levelCount', { count: formatNumber(count), level: getLevelWord(level) }),
  );
  return i18n.t('export.levelsIn', { levels: formatList(parts) });
}

export const getFailure = (error: unknown): string =>
  i18n.t(error instanceof RangeError ? 'export.tooLarge' : 'export.failed');
