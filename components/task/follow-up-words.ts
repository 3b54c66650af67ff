import { i18n } from '#i18n';
import type { ActivityKind, Direction, NextStep, Outcome, Touch } from '@/lib/leads/activity';
import { countDays, getDue, toDay, toDayStart, type Due } from '@/lib/leads/due';
import { formatDay } from '../ui/format';

/** What contacts, outcomes and days are called: for the lead's page, lists, tables and files. */

export const getActivityKindWord = (kind: ActivityKind) => i18n.t(`activityKind.${kind}`);

/** `They called`: what happened, without its outcome. */
export const getTouchWord = ({ kind, direction }: { kind: ActivityKind; direction: Direction }) =>
  i18n.t(`touch.${kind}${direction === 'in' ? 'In' : 'Out'}`);

/** @param kind a mail has no wrong number; without it, as in a column, the usual word */
export function getOutcomeWord(outcome: Outcome, kind?: ActivityKind): string {
  switch (outcome) {
    case 'call-back':
      return i18n.t('contactOutcome.callBack');
    case 'left-message':
      return i18n.t('contactOutcome.leftMessage');
    case 'no-answer':
      return i18n.t('contactOutcome.noAnswer');
    case 'wrong-contact':
      return i18n.t(kind === 'mail' ? 'contactOutcome.bounced' : 'contactOutcome.wrongContact');
    case 'not-interested':
      return i18n.t('contactOutcome.notInterested');
    case 'do-not-contact':
      return i18n.t('contactOutcome.doNotContact');
    case 'reached':
    case 'interested':
      return i18n.t(`contactOutcome.${outcome}`);
  }
}

/** `Called, no answer · 3 May`: the last contact as lists show it. */
export function describeTouch({ at, kind, direction, outcome }: Touch, now: number): string {
  const what = [getTouchWord({ kind, direction }), outcome && getOutcomeWord(outcome, kind)];
  return `${what.filter(Boolean).join(', ')} · ${formatDay(at, now)}`;
}

/** `Nov 22, 9:07 AM`: the day and the minute, with the year when it is another one. */
export function formatMoment(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(i18n.t('locale'), {
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}

/** How a next step stands to now: by which it is grouped, coloured and counted. */
export const getStepDue = ({ due }: Pick<NextStep, 'due'>, now: number): Due => getDue(due, toDay(now));

export const getDueWord = (due: Due) => i18n.t(`due.${due}`);

/**
 * The day something is due, as one would say it: `yesterday`, `tomorrow`, `Friday`, `22 May`.
 *
 * @param now milliseconds since 1970
 */
export function formatDueDay(day: string, now: number): string {
  const locale = i18n.t('locale');
  const away = countDays(toDay(now), day);
  const at = toDayStart(day);
  if (Math.abs(away) <= 1)
    return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(away, 'day');
  if (away > 0 && away < 7) return new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(at);
  const isThisYear = day.startsWith(toDay(now).slice(0, 4));
  return new Intl.DateTimeFormat(locale, {
    month: 'short',
    day: 'numeric',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}
