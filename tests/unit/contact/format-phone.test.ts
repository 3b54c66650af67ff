import * as fc from 'fast-check';
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { formatPhone } from '@/lib/contact/format-phone';
import { toPhone } from '@/lib/contact/phone';

/** `undefined` where it takes the number for another one: it cuts zeros off that belong to nobody's number. */
function byLibrary(e164: string): string | undefined {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed?.number === e164 ? parsed.formatInternational() : undefined;
}

describe('a phone in international form', () => {
  it.each([
    [{ text: '(617) 555-0100', e164: '+16175550100' }, '+1 617 555 0100'],
    [{ text: '617-555-0100 x12', e164: '+16175550100', extension: '12' }, '+1 617 555 0100 ext. 12'],
    [{ text: '030 23125 100', e164: '+493023125100' }, '+49 30 23125100'],
    [{ text: '0800 …', e164: '+80012345678' }, '+800 1234 5678'],
    [{ text: 'ask at the door' }, 'ask at the door'],
    [{ text: '1', e164: '+99912345' }, '+99912345'],
  ])('%j is %s', (phone, expected) => {
    expect(formatPhone(phone)).toBe(expected);
  });

  it('is what libphonenumber makes of it, in every country', () => {
    const different = getCountries().flatMap((country) => {
      const number = getExampleNumber(country, examples)?.number;
      return number === undefined || formatPhone({ text: number, e164: number }) === byLibrary(number)
        ? []
        : [[number, byLibrary(number)]];
    });
    expect(different).toEqual([]);
  });

  it('is what libphonenumber makes of any number it knows, and of whatever we read', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...getCountries()),
        fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 5, maxLength: 12 }),
        (country, digits) => {
          const phone = toPhone(digits, { country });
          if (phone?.e164 === undefined) return;
          const expected = byLibrary(phone.e164);
          if (expected !== undefined) expect(formatPhone({ text: digits, e164: phone.e164 })).toBe(expected);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
