import { getCpuNow } from '../../cpu-clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDate } from '@/lib/contact/date';
import { fieldValues } from '@/lib/leads/values';
import { finders, hostileStrings, postReaders, readers } from '../../hostile-strings';

const now = new Date(2026, 10, 21, 12, 30);

const schemas: Record<keyof typeof finders, { parse(value: unknown): unknown }> = {
  findEmails: fieldValues.email,
  findPhones: fieldValues.phone,
  findWebsites: fieldValues.website,
  findMessengers: fieldValues.messenger,
  findRegistrations: fieldValues.registration,
  findAddresses: fieldValues.address,
};

/** Far above what any takes (under 50 ms each on an idle machine), far below what a backtracking pattern takes. */
const GENEROUS = 2_000;

describe('hostile strings of 40,000 characters finish', () => {
  it.each<[string, (text: string) => unknown]>(
    [finders, readers, postReaders].flatMap((all) => Object.entries(all)),
  )(
    '%s',
    (_name, read) => {
      for (const text of hostileStrings) {
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
  it.each(Object.entries(finders))('%s gives valid values at their places, in order', (name, find) => {
    const schema = schemas[name as keyof typeof finders];
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
  });

  it.each<[string, (text: string) => unknown]>(Object.entries(readers))(
    '%s does not throw',
    (_name, read) => {
      fc.assert(
        fc.property(texts, (text) => {
          read(text);
        }),
        { numRuns: 200 },
      );
    },
  );

  it.each([
    ['toPhone', readers.toPhone, fieldValues.phone],
    ['toAddress', readers.toAddress, fieldValues.address],
    ['toWebsite', readers.toWebsite, fieldValues.website],
    ['messengerFromHref', readers.messengerFromHref, fieldValues.messenger],
  ] as const)('%s gives a valid value or nothing', (_name, read, schema) => {
    fc.assert(
      fc.property(texts, (text) => {
        const value = read(text);
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
