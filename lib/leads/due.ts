/** Days of the user's calendar, written `2026-11-22`: when a task is due, and how that stands to today. */

/** How urgent an open task is. `week` is within the seven days after today. */
export const dues = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export type Due = (typeof dues)[number];

/** The day of a moment (milliseconds since 1970), in the browser's time zone. */
export function toDay(at: number): string {
  const date = new Date(at);
  const pad = (part: number, length: number) => String(part).padStart(length, '0');
  return `${pad(date.getFullYear(), 4)}-${pad(date.getMonth() + 1, 2)}-${pad(date.getDate(), 2)}`;
}

/** The first millisecond of a day, in the browser's time zone. */
export function toDayStart(day: string): number {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date).getTime();
}

/** The day so many days later; earlier for a negative number. */
export function addDays(day: string, days: number): string {
  const [year = Number.NaN, month = 1, date = 1] = day.split('-').map(Number);
  return toDay(new Date(year, month - 1, date + days).getTime());
}

/** How many days from one day to another; negative for an earlier one. */
export function countDays(from: string, to: string): number {
  // A day of 23 or 25 hours is a day too.
  return Math.round((toDayStart(to) - toDayStart(from)) / (24 * 3_600_000));
}

/** The Monday after a day. */
export function getNextMonday(day: string): string {
  const weekday = new Date(toDayStart(day)).getDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

/** @param today as `toDay` gives it */
export function getDue(due: string | undefined, today: string): Due {
  if (due === undefined) return 'undated';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  return due <= addDays(today, 7) ? 'week' : 'later';
}
