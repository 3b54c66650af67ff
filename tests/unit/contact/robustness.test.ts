import { getCpuNow } from '../../cpu-clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressLikeness, toAddress } from '@/lib/contact/address';
import { findAddresses } from '@/lib/contact/find-addresses';
import { companyKey, hasLegalForm, splitLegalForm } from '@/lib/contact/company-name';
import { findCountryByName } from '@/lib/contact/countries';
import { toDate } from '@/lib/contact/date';
import { decodeCloudflareEmail, emailFromHref, findEmails, findScriptedEmails } from '@/lib/contact/email';
import type { Match } from '@/lib/contact/match';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';
import { isJobTitle, personLikeness, toPerson } from '@/lib/contact/person-name';
import { findPhones, phoneFromHref, toPhone } from '@/lib/contact/phone';
import { findRegistrations } from '@/lib/contact/registration';
import { isShareLink, toSocialProfile } from '@/lib/contact/social';
import { decodeBase64, findWebsites, siteOf, toWebsite } from '@/lib/contact/website';
import { fieldValues } from '@/lib/leads/values';

const base = new URL('https://acme.example/');
const now = new Date(2026, 10, 21, 12, 30);

const finders: Record<
  string,
  readonly [(text: string) => Match<unknown>[], { parse(value: unknown): unknown }]
> = {
  findEmails: [findEmails, fieldValues.email],
  findPhones: [(text) => findPhones(text, { country: 'DE' }), fieldValues.phone],
  findWebsites: [findWebsites, fieldValues.website],
  findMessengers: [findMessengers, fieldValues.messenger],
  findRegistrations: [findRegistrations, fieldValues.registration],
  findAddresses: [(text) => findAddresses(text, { country: 'DE' }), fieldValues.address],
};
const readers: Record<string, (text: string) => unknown> = {
  toPhone: (text) => toPhone(text, { country: 'DE' }),
  phoneFromHref: (text) => phoneFromHref(`tel:${text}`),
  emailFromHref: (text) => emailFromHref(`mailto:${text}`),
  decodeCloudflareEmail,
  findScriptedEmails,
  toWebsite: (text) => toWebsite(text, base),
  wrappedWebsite: (text) => toWebsite(`/out?url=${text}`, base),
  siteOf,
  decodeBase64,
  toSocialProfile,
  isShareLink: (text) => isShareLink(`https://${text}`),
  messengerFromHref,
  toAddress: (text) => toAddress(text, { country: 'DE' }),
  addressLikeness: (text) => addressLikeness(text, { country: 'DE' }),
  findCountryByName,
  hasLegalForm,
  splitLegalForm,
  companyKey,
  personLikeness,
  isJobTitle,
  toPerson,
  toDate: (text) => toDate(text, { language: 'en', now }),
};

const LENGTH = 40_000;
const repeat = (unit: string) => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH);
const hostile = [
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
].map(repeat);

/** Far above what any takes (under 50 ms each on an idle machine), far below what a backtracking pattern takes. */
const GENEROUS = 2_000;

describe('hostile strings of 40,000 characters finish', () => {
  it.each([
    ...Object.entries(finders).map(([name, [find]]) => [name, find] as const),
    ...Object.entries(readers),
  ])(
    '%s',
    (_name, read) => {
      for (const text of hostile) {
        const start = getCpuNow();
        read(text);
        expect(getCpuNow() - start, JSON.stringify(text.slice(0, 8))).toBeLessThan(GENEROUS);
      }
    },
    60_000,
  );
});

/** Text built from the pieces these functions look for, so that they have something to find and to trip over. */
const pieces = fc.constantFrom(
  'info',
  '@',
  'acme',
  '.',
  'com',
  ' ',
  '\n',
  ', ',
  '[at]',
  ' dot ',
  '+49',
  '030',
  ' 23125',
  '-100',
  '(0)',
  'Tel: ',
  'Fax ',
  'www.',
  'https://',
  '/x?y=1',
  'WeChat: ',
  'acme88',
  'QQ',
  '12345',
  'VAT ',
  'DE123456789',
  'Musterstraße 5',
  '10178 Berlin',
  'Germany',
  'HRB ',
  'GmbH',
  '12 Main St',
  'MA 02101',
  '北京市',
  '示例路88号',
  '〒100-0001',
  '\u00ad',
  '\u200b',
  '😀',
  '\ud800',
  '(',
  ')',
  '%40',
  '&#64;',
  '０３',
  'ext. 5',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join('')),
);

describe('whatever the text', () => {
  it.each(Object.entries(finders))(
    '%s gives valid values at their places, in order',
    (_name, [find, schema]) => {
      fc.assert(
        fc.property(texts, (text) => {
          let last = 0;
          for (const { value, shown, start, end } of find(text)) {
            expect(text.slice(start, end)).toBe(shown);
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(() => schema.parse(value)).not.toThrow();
            last = start;
          }
        }),
        { numRuns: 300 },
      );
    },
  );

  it.each(Object.entries(readers))('%s does not throw', (_name, read) => {
    fc.assert(
      fc.property(texts, (text) => {
        read(text);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['toPhone', readers.toPhone, fieldValues.phone],
    ['toAddress', readers.toAddress, fieldValues.address],
    ['toWebsite', readers.toWebsite, fieldValues.website],
    ['messengerFromHref', readers.messengerFromHref, fieldValues.messenger],
  ] as const)('%s gives a valid value or nothing', (_name, read, schema) => {
    fc.assert(
      fc.property(texts, (text) => {
        const value = read?.(text);
        if (value !== undefined) expect(() => schema.parse(value)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('toDate gives an ISO day or minute', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const date = toDate(text, { now });
        if (date !== undefined) expect(date).toMatch(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/);
      }),
      { numRuns: 300 },
    );
  });
});
