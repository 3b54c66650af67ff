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

/** `phone, e-mail and website` */
export function formatList(words: string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(words);
}
