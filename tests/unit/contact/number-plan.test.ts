import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import {
  findWritten,
  hasPlan,
  isPossibleNumber,
  isValidNumber,
  parseNumber,
} from '@/lib/contact/number-plan';

/** Britain's islands share its plan, and of that plan area codes are not asked. */
const BRITISH = ['GB', 'GG', 'IM', 'JE'];
const countries = getCountries().filter((country) => !BRITISH.includes(country));

/** What the library says of a text, in our words. */
function ask(text: string, country: (typeof countries)[number] | undefined) {
  const number = parsePhoneNumberFromString(text, {
    ...(country && { defaultCountry: country }),
    extract: false,
  });
  return (
    number && {
      number: number.number,
      country: number.country,
      extension: number.ext,
      isValid: number.isValid(),
      isPossible: number.isPossible(),
    }
  );
}

function read(text: string, country: string | undefined) {
  const number = parseNumber(text, country);
  return (
    number && {
      number: `+${number.code}${number.national}`,
      country: number.country,
      extension: number.extension,
      isValid: isValidNumber(number),
      isPossible: isPossibleNumber(number),
    }
  );
}

describe('parseNumber', () => {
  it('says of each country’s example, and of numbers one digit off it, what libphonenumber says', () => {
    let compared = 0;
    for (const country of countries) {
      const example = getExampleNumber(country, examples);
      if (!example || example.countryCallingCode === '44') continue;
      const national = example.nationalNumber;
      const texts = [
        example.formatInternational(),
        example.formatNational(),
        `+${example.countryCallingCode}${national}1`,
        `${example.countryCallingCode}${national}`,
        `00 ${example.countryCallingCode} ${national}`,
        `011${example.countryCallingCode}${national}`,
        `${national.slice(0, 3)}-${national.slice(3)} x12`,
        ...['0', '1', '5', '8', '9'].map((digit) => `${digit}${national.slice(1)}`),
        national.slice(0, -1),
      ];
      for (const text of texts)
        for (const home of [country, undefined, 'US', 'DE'] as const) {
          expect(read(text, home), `${text} in ${String(home)}`).toEqual(ask(text, home));
          compared += 1;
        }
    }
    expect(compared).toBeGreaterThan(10_000);
  });

  it.each([
    ['+44 20 7946 0018', undefined, '+442079460018', 'GB'],
    ['020 7946 0018', 'GB', '+442079460018', 'GB'],
    ['01481 555010', 'GG', '+441481555010', 'GB'],
  ])('reads %s of Britain and its islands', (text, home, number, country) => {
    expect(read(text, home)).toMatchObject({ number, country, isValid: true });
  });

  it.each(['', '12', '+', '+0123456', '+999 12345', 'x12', '(617', '617-555-0100 ext', '617\t5550100'])(
    'finds none in %j',
    (text) => {
      expect(read(text, undefined)).toBeUndefined();
    },
  );

  it('knows which countries have a plan', () => {
    expect([...countries, ...BRITISH].every(hasPlan)).toBe(true);
    expect(hasPlan('XX')).toBe(false);
  });
});

describe('findWritten', () => {
  it.each([
    ['030 23125100', 'DE', '03023125100'],
    ['617 555 0100', 'US', '6175550100'],
    ['617 555 0100 x12', 'US', '617555010012'],
    ['0800 001 001', 'FR', '0800001001'],
  ])('of %s in %s', (text, home, written) => {
    const number = parseNumber(text, home);
    expect(number && findWritten(number)).toBe(written);
  });
});
