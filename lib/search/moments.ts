import { addDays, getDue, toDay, toDayStart, type Due } from '@/lib/leads/due';
import type { Comparison } from './parse-query';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:h|小时|小時)$/, HOUR],
  [/^(?:d|天|日)$/, DAY],
  [/^(?:w|周|週)$/, 7 * DAY],
  [/^(?:m|月|个月|個月)$/, 30 * DAY],
  [/^(?:y|年)$/, 365 * DAY],
];

/** From the first millisecond to before the second. */
type Span = readonly [number, number];

/**
 * What `<30d`, `2026-10`, `>2026-10-01`, `today` or `2026-10-01..2026-10-15` say of a moment; days are those of the
 * browser's time zone. An age alone is at most that: `30d` is `<30d`.
 *
 * @param now milliseconds since 1970, like what the result is asked about
 * @returns undefined for what is no age and no date
 */
export function toMomentTest(
  value: string,
  comparison: Comparison | undefined,
  now: number,
): ((at: number) => boolean) | undefined {
  const age = toAge(value);
  if (age !== undefined) {
    const then = now - age;
    return comparison === '>' || comparison === '>=' ? (at) => at < then : (at) => at >= then;
  }
  const span = toSpan(value, now);
  return span && toSpanTest(span, comparison);
}

/**
 * What `overdue`, `today`, `<7d`, `>2026-06-01` or `2026-06` say of the day something is due; ages count ahead: `7d` is due
 * within seven days, or overdue.
 *
 * @param dues what the value may mean by its word
 * @returns undefined for what is neither; what it gives is asked about the first millisecond of a day, `Infinity` for none
 */
export function toDueTest(
  value: string,
  comparison: Comparison | undefined,
  dues: readonly Due[],
  now: number,
): ((at: number) => boolean) | undefined {
  const today = toDay(now);
  if (dues.length > 0 && comparison === undefined)
    return (at) => dues.includes(getDue(at === Infinity ? undefined : toDay(at), today));
  const age = toAge(value);
  if (age !== undefined) {
    const until = toDayStart(addDays(today, Math.round(age / DAY)));
    return comparison === '>' || comparison === '>='
      ? (at) => at > until && at < Infinity
      : (at) => at <= until;
  }
  const span = toSpan(/^(?:tomorrow|明天)$/i.test(value.trim()) ? addDays(today, 1) : value, now);
  const test = span && toSpanTest(span, comparison);
  return test && ((at) => at < Infinity && test(at));
}

function toSpanTest([from, to]: Span, comparison: Comparison | undefined): (at: number) => boolean {
  switch (comparison) {
    case '<':
      return (at) => at < from;
    case '<=':
      return (at) => at < to;
    case '>':
      return (at) => at >= to;
    case '>=':
      return (at) => at >= from;
    default:
      return (at) => at >= from && at < to;
  }
}

function toAge(value: string): number | undefined {
  const [, count, unit = ''] = /^(\d{1,4})\s?(\D{1,2})$/u.exec(value.trim().toLowerCase()) ?? [];
  const length = UNITS.find(([pattern]) => pattern.test(unit))?.[1];
  return length === undefined ? undefined : Number(count) * length;
}

function toSpan(value: string, now: number): Span | undefined {
  const [first = '', second] = value.trim().toLowerCase().split('..');
  const from = toDaySpan(first, now);
  const to = second === undefined ? from : toDaySpan(second, now);
  return from && to && [from[0], to[1]];
}

function toDaySpan(text: string, now: number): Span | undefined {
  const today = new Date(now);
  if (/^(?:today|今天)$/.test(text)) return toDays(today.getFullYear(), today.getMonth(), today.getDate());
  if (/^(?:yesterday|昨天)$/.test(text))
    return toDays(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  const [, year, month, day] =
    /^(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return [start(Number(year), 0, 1), start(Number(year) + 1, 0, 1)];
  const index = Number(month) - 1;
  if (index < 0 || index > 11) return undefined;
  if (day === undefined) return [start(Number(year), index, 1), start(Number(year), index + 1, 1)];
  // 31 February is no day.
  if (new Date(Number(year), index, Number(day)).getMonth() !== index) return undefined;
  return toDays(Number(year), index, Number(day));
}

const start = (year: number, month: number, day: number) => new Date(year, month, day).getTime();
const toDays = (year: number, month: number, day: number): Span => [
  start(year, month, day),
  start(year, month, day + 1),
];
