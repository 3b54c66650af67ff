import { addressLikeness, toAddress } from '@/lib/contact/address';
import { companyKey, hasLegalForm, splitLegalForm } from '@/lib/contact/company-name';
import { findCountryByName } from '@/lib/contact/countries';
import { toDate } from '@/lib/contact/date';
import { decodeCloudflareEmail, emailFromHref, findEmails, findScriptedEmails } from '@/lib/contact/email';
import { findAddresses } from '@/lib/contact/find-addresses';
import type { Match } from '@/lib/contact/match';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';
import { isJobTitle, personLikeness, toPerson } from '@/lib/contact/person-name';
import { findPhones, phoneFromHref, toPhone } from '@/lib/contact/phone';
import { findRegistrations } from '@/lib/contact/registration';
import { isShareLink, toSocialProfile } from '@/lib/contact/social';
import { decodeBase64, findWebsites, siteOf, toWebsite } from '@/lib/contact/website';

/**
 * Every function of `lib/contact` that reads text of a page, and texts of 40,000 characters made to hold it up: attacked by
 * a test, timed by `npm run bench:hostile`.
 */

const base = new URL('https://acme.example/');
const now = new Date(2026, 10, 21, 12, 30);

/** Those that look for values in running text. */
export const finders = {
  findEmails,
  findPhones: (text: string) => findPhones(text, { country: 'DE' }),
  findWebsites,
  findMessengers,
  findRegistrations,
  findAddresses: (text: string) => findAddresses(text, { country: 'DE' }),
} satisfies Record<string, (text: string) => Match<unknown>[]>;

/** Those that read a text as one value. */
export const readers = {
  toPhone: (text: string) => toPhone(text, { country: 'DE' }),
  phoneFromHref: (text: string) => phoneFromHref(`tel:${text}`),
  emailFromHref: (text: string) => emailFromHref(`mailto:${text}`),
  decodeCloudflareEmail,
  findScriptedEmails,
  toWebsite: (text: string) => toWebsite(text, base),
  wrappedWebsite: (text: string) => toWebsite(`/out?url=${text}`, base),
  siteOf,
  decodeBase64,
  toSocialProfile,
  isShareLink: (text: string) => isShareLink(`https://${text}`),
  messengerFromHref,
  toAddress: (text: string) => toAddress(text, { country: 'DE' }),
  addressLikeness: (text: string) => addressLikeness(text, { country: 'DE' }),
  findCountryByName,
  hasLegalForm,
  splitLegalForm,
  companyKey,
  personLikeness,
  isJobTitle,
  toPerson,
  toDate: (text: string) => toDate(text, { language: 'en', now }),
} satisfies Record<string, (text: string) => unknown>;

const LENGTH = 40_000;
const repeat = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);

/** Pieces that patterns begin to match, and whole values without end. */
export const hostileStrings: readonly string[] = [
  '1',
  '1 ',
  '1-',
  '(',
  '+1 ',
  'a',
  'a ',
  'A. ',
  'a.',
  'a@',
  '@',
  'a at ',
  ' at a dot ',
  '[at]',
  '://',
  'www.',
  'a.com ',
  '\n',
  '1\n',
  '12 Main St\n',
  '10178 A\n',
  ', ',
  'St. ',
  'VAT ',
  'tel: ',
  '微信',
  '路1号',
  '市',
  '서울',
  '&#64;',
  ' ',
  '\u00a0',
  '1/2/2010 ',
  'jan ',
  '%',
  'aHR0c',
  'é',
  '+49 30 23125 100 ',
  '030 23125-100, ',
  'Tel. 030/23125100 ',
  '(617) 555-0100\n',
  '12345 67890 ',
  '1234-5678-90\n',
  '+999 1234567 ',
  'info@acme.example ',
  'info [at] acme [dot] example ',
  'https://acme.example/a?b=c ',
  'WeChat: acme88 ',
  'HRB 12345 B, USt-IdNr. DE123456789\n',
  '12 Main Street\nSpringfield, MA 02101\n',
  'Musterstraße 5, 10178 Berlin\n',
  '北京市示例路88号',
  '〒100-0001 東京都千代田区1-2-3\n',
].map(repeat);
