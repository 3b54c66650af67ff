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
import type { ReadingContext } from '@/lib/readers/reader';
import { advertises } from '@/lib/readers/thread/advertises';
import { PostFacts, readContacts, type Region } from '@/lib/readers/thread/contacts';
import { showsPrice } from '@/lib/readers/thread/decide';
import { getIntent, type IntentContext } from '@/lib/readers/thread/intent/intent';
import { LANGUAGES } from '@/lib/readers/thread/intent/languages';
import { readRequest } from '@/lib/readers/thread/intent/request';
import { findQuotedName, Writers } from '@/lib/readers/thread/reply-to';
import { splitLines } from '@/lib/readers/thread/quotes';
import {
  looksLikeAuthorClass,
  looksLikeDate,
  looksLikePostName,
  looksLikeProfileLink,
} from '@/lib/readers/thread/signs';
import { findWhom, isOthers } from '@/lib/readers/thread/whose';
import { toProductKey } from '@/lib/search/request-query';

/**
 * Every function of `lib/contact` that reads text of a page, every one of the thread reader and of the topics, and texts of 40,000 characters made to hold it up: attacked by
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

/** A post's surroundings, as far as its text is read without a page. */
const context: ReadingContext = {
  get document(): never {
    throw new Error('No page is asked for text.');
  },
  url: base,
  country: 'DE',
  language: 'de',
  budget: { spent: () => false, breathe: () => undefined },
  report: () => undefined,
};
const inRegion = (region: Region) => (text: string) => {
  const facts = new PostFacts();
  readContacts(facts, new PostFacts(), [{ region, text, links: [] }], context, {
    author: text.slice(0, 200),
    hiring: region === 'body',
    offers: false,
  });
  return facts.facts;
};
const intentOf =
  (of: Pick<IntentContext, 'kind' | 'opening'>, language: string) =>
  (text: string): unknown =>
    getIntent({
      ...of,
      text,
      title: of.kind === 'thread' ? undefined : text,
      top: true,
      labels: [text],
      thread: { title: text, every: 'none', hiring: false, firstPage: true },
      language,
    });

/** Those that read what somebody wrote on a board. */
export const postReaders = {
  bodyContacts: inRegion('body'),
  signatureContacts: inRegion('signature'),
  panelContacts: inRegion('panel'),
  isOthers: (text: string) => isOthers(text, text.length),
  findWhom: (text: string) => findWhom(text, text.length),
  advertises: (text: string) => advertises({ region: 'signature', text, links: [] }, context),
  splitLines,
  findQuotedName,
  findAnswered: (text: string) =>
    new Writers([{ author: text.slice(0, 200), permalink: undefined }], base).findAnswered(
      { quotes: [], raw: text, panel: text, links: [] },
      undefined,
      undefined,
    ),
  looksLikeDate: (text: string) => looksLikeDate(text.slice(0, 120)),
  looksLikeProfileLink: (text: string) => looksLikeProfileLink(text.slice(0, 399)),
  looksLikeAuthorClass,
  looksLikePostName,
  showsPrice,
  toProductKey,
  adIntent: intentOf({ kind: 'ads', opening: false }, 'en'),
  replyIntent: intentOf({ kind: 'thread', opening: false }, 'en'),
  ...Object.fromEntries(
    LANGUAGES.flatMap(({ language }) => [
      [`intent ${language}`, intentOf({ kind: 'thread', opening: true }, language)],
      [
        `request ${language}`,
        (text: string) => readRequest({ title: text, text: `x${text}`, language, hiring: false }),
      ],
    ]),
  ),
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
  '> ',
  '@a ',
  '________\n',
  'a wrote: ',
  'Quote from: a on ',
  'In reply to @',
  'my supplier ',
  'their ',
  'A & B ',
  'I work for Acme & Sons and ',
  'my name is Jane ',
  'Location: a\n',
  'best regards\n',
  'Acme Ltd, Acme Ltd | ',
  'looking for a ',
  'looking for a good supplier of ',
  'does anyone know a ',
  'need 500 pcs a month ',
  'budget is ',
  'under $300 ',
  'in New York, NY ',
  'by the end of next ',
  'within two ',
  'and one ',
  'suche eine zuverlässige ',
  'cherche un fournisseur de ',
  'ищу поставщика ',
  'куплю ',
  '求购',
  '求购面粉100公斤',
  '二三',
  'を探しています',
  '구합니다 ',
  'مطلوب ',
].map(repeat);
