import { i18n } from '#i18n';

/** The language of our words, so that dates and numbers are written in it too. */
function getLocale(): string {
  return i18n.t('locale');
}

/** Making a format takes a hundred times what using it does, and a list has one in every row. */
function remember<T>(make: (locale: string) => T): () => T {
  const known = new Map<string, T>();
  return () => {
    const locale = getLocale();
    const format = known.get(locale) ?? make(locale);
    known.set(locale, format);
    return format;
  };
}
const getNumberFormat = remember((locale) => new Intl.NumberFormat(locale));
const getTimeFormat = remember((locale) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }));
const getDayFormat = remember(
  (locale) => new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' }),
);
const getDateFormat = remember((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }));
const getMomentFormat = remember(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }),
);

/** `100,000` */
export function formatNumber(value: number): string {
  return getNumberFormat().format(value);
}

/** `21 Nov 2026`; the time of day is added on request. */
export function formatDate(at: number, { time = false } = {}): string {
  return (time ? getMomentFormat() : getDateFormat()).format(at);
}

/** As short as it can be said now: `14:05` today, `21 Nov` this year, else `21 Nov 2025`. */
export function formatDay(at: number, now: number): string {
  const [day, today] = [new Date(at), new Date(now)];
  if (day.toDateString() === today.toDateString()) return getTimeFormat().format(at);
  if (day.getFullYear() === today.getFullYear()) return getDayFormat().format(at);
  return formatDate(at);
}

/** `phone, e-mail and website` */
export function formatList(words: string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}
