import { findEmails } from '@/lib/contact/email';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';
import { toAddress } from '@/lib/contact/address';
import { findCountryByName } from '@/lib/contact/countries';
import { toDate } from '@/lib/contact/date';
import { toPhone } from '@/lib/contact/phone';
import { findRegistrations } from '@/lib/contact/registration';
import { toSocialProfile } from '@/lib/contact/social';
import { MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import {
  countryCode,
  fieldValues,
  messengerServices,
  webUrl,
  type Messenger,
  type Phone,
  type PostalAddress,
  type Registration,
  type SocialProfile,
} from '@/lib/leads/values';
import { findHeading } from './heading-words';
import type { RowProblemCode } from './problems';

/** Text of a cell as values of the domain, each with what had to be done about it. */

export interface Read<T> {
  readonly value?: T | undefined;
  readonly problem?: RowProblemCode | undefined;
}

/** Several values in one cell. Programs put `;`, line breaks, `|`, or Google's `:::` between them. */
export function splitCell(text: string): string[] {
  if (!/[;\n|；]|:::/.test(text)) return [text];
  return text
    .split(/\s*(?:;|；|\r?\n|\||:::)\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Where a comma cannot be a part of a value, it separates. */
export function splitAtCommas(text: string): string[] {
  return splitCell(text).flatMap((part) =>
    part
      .split(/\s*[,，、]\s*/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  );
}

/**
 * What the values of a cell are called, by the cell that says so: one each, with holes, as our exports write them; a single
 * one where Google keeps all values of a label together (`:::`).
 *
 * @param count of the values
 */
export function splitLabels(labels: string, values: string, count: number): (string | undefined)[] {
  const toLabel = (text: string) =>
    text
      .replace(/^\*\s*/, '')
      .slice(0, MAX_LABEL)
      .trim() || undefined;
  if (count === 1) return [toLabel(labels)];
  if (values.includes(':::') && !labels.includes(':::'))
    return Array.from({ length: count }, () => toLabel(labels));
  return labels.split(/\s*(?:;|；|\r?\n|\||:::)\s*/).map(toLabel);
}
const MAX_LABEL = 80;

/**
 * `Sales: +1 617 555 0100` and `+1 617 555 0100 (Sales)`: the value, and what it is called. Not what only says which kind of
 * value it is, as `Tel.:` does.
 */
export function splitLabel(text: string): { text: string; label?: string } {
  if (text.length > MAX_LABELLED) return { text };
  const colon = text.search(/[:：]/);
  const open = /[)）]$/.test(text) ? Math.max(text.lastIndexOf('('), text.lastIndexOf('（')) : -1;
  const [name, value] =
    colon > 0
      ? [text.slice(0, colon), text.slice(colon + 1)]
      : [text.slice(open + 1, -1), text.slice(0, Math.max(open, 0))];
  const label = name.trim();
  const isNamed = NAME.test(label) && /[\d@]/.test(value) && !/[:：]/.test(value);
  if (!isNamed || KIND_ONLY.test(label) || KINDS.has(findHeading(label)?.to ?? '')) return { text };
  return { text: value.trim(), label };
}
/** Longer ones are no number with a name. */
const MAX_LABELLED = 200;
const NAME = /^\p{L}[\p{L}\p{M} .&/-]{0,39}$/u;
const KIND_ONLY = /^(?:mailto|tel)$/i;
const KINDS: ReadonlySet<string> = new Set(['phone', 'fax', 'email']);

/** `4,91511E+11`: the spreadsheet threw the rest of the digits away. */
export const isRounded = (text: string) => /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(text);

const DIGITS_ONLY = /^\d{5,14}$/;

/**
 * A phone number. A cell of nothing but digits may have been a number to a spreadsheet, which drops the zero in front, and
 * the plus: put back where the country's plan leaves no other reading.
 */
export function readPhone(text: string, country: string | undefined, isNumber: boolean): Read<Phone> {
  if (isRounded(text)) return { problem: 'rounded' };
  const options = country === undefined ? {} : { country };
  const phone = toPhone(text, options);
  if (!DIGITS_ONLY.test(text) || text.startsWith('0')) {
    if (phone) return { value: phone };
    return /\d{3}/.test(text)
      ? { value: { text: text.slice(0, MAX_VALUE_LENGTH) }, problem: 'bad-phone' }
      : { problem: 'bad-phone' };
  }
  if (country === undefined) {
    const abroad = text.length >= 10 ? toPhone(`+${text}`) : undefined;
    if (abroad?.e164 !== undefined && phone?.e164 === undefined && isNumber) return { value: abroad };
    return { value: phone ?? { text }, ...(isNumber && { problem: 'maybe-lost-zero' as const }) };
  }
  // In full and without its plus: no country's numbers at home are as long as that.
  const whole = text.length >= 12 ? toPhone(`+${text}`) : undefined;
  if (whole?.e164 !== undefined && whole.country === country) return { value: whole };
  const zero = toPhone(`0${text}`, options);
  if (zero?.e164 !== undefined && (phone?.e164 === undefined || phone.e164 === zero.e164)) {
    // Italy's zero is a part of the number; elsewhere the number without it may be read all the same.
    return usesZero(country) ? { value: zero, problem: 'lost-zero' } : { value: phone ?? zero };
  }
  if (phone?.e164 !== undefined)
    return {
      value: phone,
      ...(zero?.e164 !== undefined && zero.e164 !== phone.e164 && { problem: 'maybe-lost-zero' as const }),
    };
  const abroad = text.length >= 10 ? toPhone(`+${text}`) : undefined;
  if (abroad?.e164 !== undefined) return { value: abroad };
  return { value: phone ?? { text }, problem: 'bad-phone' };
}

/** Countries whose numbers at home are not written with a zero in front. */
const NO_ZERO = new Set(
  'US CA MX ES PT DK NO PL CZ GR LU MT LV EE IS HK SG MO CL CO PE CR PA UY DO PR JM BB TT BS GT SV HN NI KW QA BH OM CY'.split(
    ' ',
  ),
);
const usesZero = (country: string) => !NO_ZERO.has(country);

const FIVE_DIGITS = new Set('US DE FR ES IT FI EE MX TR UA KR'.split(' '));
const SIX_DIGITS = new Set(['CN', 'TW', 'SG']);

/** A postal code; one digit short where all have the same number of them, it lost its zero. */
export function readPostalCode(text: string, country: string | undefined): Read<string> {
  if (isRounded(text)) return { problem: 'rounded' };
  if (country !== undefined && /^\d+$/.test(text)) {
    const length = FIVE_DIGITS.has(country) ? 5 : SIX_DIGITS.has(country) && country !== 'TW' ? 6 : undefined;
    if (length !== undefined && text.length === length - 1)
      return { value: `0${text}`, problem: 'lost-zero' };
  }
  return text.length > 20 ? { value: text.slice(0, 20), problem: 'cut' } : { value: text };
}

/** As typed if it is one address; else the first one the text holds. */
export function readEmails(text: string): Read<string>[] {
  const plain = text.replace(/^mailto:/i, '').trim();
  const found = findEmails(plain).map(({ value }) => value);
  if (found.length > 0) return found.map((value) => ({ value }));
  // Addresses in scripts of their own, and at hosts without an ending we know.
  if (
    /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]{2,}$/.test(plain) &&
    fieldValues.email.safeParse(plain).success
  )
    return [{ value: plain }];
  return [{ problem: 'bad-email' }];
}

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,24}(?=[/:?#]|$)/u;

/** An http(s) address; `acme.example/about` lacks only what nobody types. */
export function readUrl(text: string, problem: RowProblemCode): Read<string> {
  const plain = text.trim();
  const url = /^https?:\/\//i.test(plain)
    ? plain
    : HOST.test(plain.replace(/^\/\//, ''))
      ? `https://${plain.replace(/^\/\//, '')}`
      : undefined;
  return url !== undefined && !/\s/.test(url) && webUrl.safeParse(url).success ? { value: url } : { problem };
}

export function readSocial(text: string): Read<SocialProfile> {
  const { value: url, problem } = readUrl(text, 'bad-link');
  return url === undefined
    ? { problem }
    : { value: { network: toSocialProfile(url)?.network ?? 'other', url } };
}

/** `WhatsApp: +1 …`, an address at the service, or the name alone where the column says which service. */
export function readMessenger(text: string, service: Messenger['service'] | undefined): Read<Messenger> {
  const named = /^([a-z]+)\s*[:：]\s*(.+)$/i.exec(text);
  const known = messengerServices.find((one) => one === named?.[1]?.toLowerCase());
  const own = known !== undefined && named?.[2] !== undefined ? { service: known, id: named[2] } : undefined;
  const plain = service && !/^https?:/i.test(text) ? { service, id: text.replace(/^@/, '') } : undefined;
  const value = own ?? plain ?? messengerFromHref(text) ?? findMessengers(text)[0]?.value;
  return value !== undefined && fieldValues.messenger.safeParse(value).success
    ? { value }
    : { problem: 'bad-link' };
}

export function readRegistration(text: string, scheme: string | undefined): Read<Registration> {
  if (isRounded(text)) return { problem: 'rounded' };
  if (scheme !== undefined) return { value: { scheme, number: text.slice(0, 60) } };
  // As we write it: what stands before the first word with a digit is the register.
  const own = /^(?<scheme>(?:[^\s\d]+\s+)*?[^\s\d]+)[\s:]+(?<number>\S*\d.*)$/u.exec(text)?.groups;
  if (own?.scheme !== undefined && own.number !== undefined && own.scheme.length <= 40)
    return { value: { scheme: own.scheme.replace(/:$/, ''), number: own.number.slice(0, 60) } };
  const found = findRegistrations(text)[0]?.value;
  return { value: found ?? { scheme: 'ID', number: text.slice(0, 60) } };
}

/** Two letters, or the name in English or a country's own language. */
export function readCountry(text: string): string | undefined {
  const code = text.toUpperCase();
  if (countryCode.safeParse(code).success && text.length === 2) return code === 'UK' ? 'GB' : code;
  return findCountryByName(text) ?? NAMES_IN_CHINESE().get(text);
}

let chinese: Map<string, string> | undefined;
/** Made when first needed: files from China name countries in Chinese. */
function NAMES_IN_CHINESE(): Map<string, string> {
  if (chinese) return chinese;
  chinese = new Map();
  for (const locale of ['zh-Hans', 'zh-Hant', 'de', 'fr', 'es', 'it', 'pt', 'ja', 'ru']) {
    const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
    for (const a of LETTERS)
      for (const b of LETTERS) {
        const name = names.of(a + b);
        if (name !== undefined && !chinese.has(name)) chinese.set(name, a + b);
      }
  }
  return chinese;
}
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

export interface AddressCells {
  readonly text?: string | undefined;
  readonly street?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly locality?: string | undefined;
  readonly region?: string | undefined;
  readonly countryCode?: string | undefined;
}

/** The address a row gives in parts, in one cell, or in both; parts that are given are not read out of the whole. */
export function readAddress(
  { text, ...given }: AddressCells,
  country: string | undefined,
): PostalAddress | undefined {
  const { street, postalCode, locality, region, countryCode: code } = given;
  const parts = {
    ...(street !== undefined && { street: street.slice(0, MAX_VALUE_LENGTH) }),
    ...(locality !== undefined && { locality: locality.slice(0, MAX_VALUE_LENGTH) }),
    ...(region !== undefined && { region: region.slice(0, MAX_VALUE_LENGTH) }),
    ...(postalCode !== undefined && { postalCode: postalCode.slice(0, 20) }),
    ...(code !== undefined && { countryCode: code }),
  };
  if (text !== undefined) {
    const whole = text.slice(0, MAX_VALUE_LENGTH);
    if (Object.keys(parts).length > 0) return { text: whole, ...parts };
    const read = toAddress(whole, country === undefined ? {} : { country });
    return read ? { ...read, text: whole } : { text: whole };
  }
  const town = [postalCode, locality].filter((part) => part !== undefined).join(' ');
  const line = [street, town, region, code].filter((part) => part !== undefined && part !== '').join(', ');
  // A country alone is where somebody is, and no address.
  if (street === undefined && town === '' && region === undefined)
    return code === undefined ? undefined : { text: code, countryCode: code };
  return { text: line.slice(0, MAX_VALUE_LENGTH), ...parts };
}

/**
 * A day, or a day and time, as ISO without a zone. @param order which comes first in `03/04/2026`
 */
export function readDate(text: string, order: 'day' | 'month' | undefined): Read<string> {
  const iso = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?/.exec(text)?.[0];
  if (iso !== undefined && !Number.isNaN(Date.parse(iso.replace(' ', 'T'))))
    return { value: iso.replace(' ', 'T').slice(0, 16) };
  const value = toDate(text, { language: order === 'month' ? 'en-US' : 'en-GB' });
  if (value === undefined) return { problem: 'bad-date' };
  return { value, ...(order === undefined && isUnclear(text) && { problem: 'unclear-date' as const }) };
}

const NUMERIC = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/;

/** `03/04/2026`, but neither `13/04/2026` nor `03.03.2026`, and with points it is the day everywhere. */
function isUnclear(text: string): boolean {
  const [, a, b] = NUMERIC.exec(text) ?? [];
  return (
    a !== undefined &&
    b !== undefined &&
    Number(a) <= 12 &&
    Number(b) <= 12 &&
    Number(a) !== Number(b) &&
    !/^\s*\d+\./.test(text)
  );
}

/** Which part of numeric dates is above 12, over all of them; `undefined` when none tells, or both do. */
export function findDateOrder(texts: readonly string[]): 'day' | 'month' | undefined {
  let [day, month] = [0, 0];
  for (const text of texts) {
    const [, a, b] = NUMERIC.exec(text) ?? [];
    if (Number(a) > 12) day++;
    if (Number(b) > 12) month++;
  }
  return day > 0 && month === 0 ? 'day' : month > 0 && day === 0 ? 'month' : undefined;
}
