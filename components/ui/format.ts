import { i18n } from '#i18n';

/** The language of our words, so that dates and numbers are written in it too. */
function getLocale(): string {
  return i18n.t('locale');
}

/** `100,000` */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(getLocale()).format(value);
}

/** `21 Nov 2026`; the time of day is added on request. */
export function formatDate(at: number, { time = false } = {}): string {
  return new Intl.DateTimeFormat(getLocale(), {
    dateStyle: 'medium',
    ...(time && { timeStyle: 'short' }),
  }).format(at);
}

/** As short as it can be said now: `14:05` today, `21 Nov` this year, else `21 Nov 2025`. */
export function formatDay(at: number, now: number): string {
  const [day, today] = [new Date(at), new Date(now)];
  if (day.toDateString() === today.toDateString())
    return new Intl.DateTimeFormat(getLocale(), { timeStyle: 'short' }).format(at);
  if (day.getFullYear() === today.getFullYear())
    return new Intl.DateTimeFormat(getLocale(), { month: 'short', day: 'numeric' }).format(at);
  return formatDate(at);
}

/** `phone, e-mail and website` */
export function formatList(words: string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}
