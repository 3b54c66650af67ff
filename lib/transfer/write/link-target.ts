/** RFC 3986 without what some readers refuse; a `%` begins two hexadecimal digits. */
const PLAIN_URL = /^https?:\/\/(?:[a-z0-9\-._~:/?#@!$&'()*+,;=]|%[0-9a-f]{2})+$/i;
const PLAIN_MAIL = /^[a-z0-9.!#$&'*+/=?^_`{|}~-]+@[a-z0-9.-]+$/i;
/** Excel cuts longer ones and then calls the file damaged. */
const MAX_LENGTH = 2_000;

/**
 * Where a cell's link leads: only to the web or a mail address, and only where every spreadsheet takes the address as it
 * is. One address that is none damages the whole workbook, and the text stands there anyway.
 */
export function toLinkTarget(text: string, link: 'web' | 'mail'): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  if (link === 'mail') return PLAIN_MAIL.test(text) ? `mailto:${text}` : undefined;
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { href } = new URL(text);
  return href.length <= MAX_LENGTH && PLAIN_URL.test(href) ? href : undefined;
}
