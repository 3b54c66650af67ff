import { expect, it } from 'vitest';
import { findCountryByName, findPostalCodes, isRegion } from '@/lib/contact/countries';

it.each([
  ['Germany', 'DE'],
  ['Deutschland', 'DE'],
  ['The Netherlands', 'NL'],
  ['U.S.A.', 'US'],
  ['UK', 'GB'],
  ['日本', 'JP'],
  ['Россия', 'RU'],
  ['Trinidad and Tobago', 'TT'],
  ['Saint Lucia', 'LC'],
  ['Boston', undefined],
  ['germany', undefined],
  ['12345', undefined],
])('findCountryByName(%s) is %s', (text, expected) => {
  expect(findCountryByName(text)).toBe(expected);
});

it('knows other countries by the names of the page’s own', () => {
  expect(findCountryByName('Frankreich', 'DE')).toBe('FR');
  expect(findCountryByName('Frankreich')).toBeUndefined();
});

it.each([
  ['D-10178 Berlin', 'DE', ['10178']],
  ['Boston, MA 02101-1234', 'US', ['02101-1234']],
  ['ON N6C 2W9', 'CA', ['N6C 2W9']],
  ['EC1M 5RF', 'GB', ['EC1M 5RF']],
  ['110 00 Praha 1', 'CZ', ['110 00']],
  ['Tel. 123456', 'DE', []],
  ['10178 Hong Kong', 'HK', []],
])('findPostalCodes(%s, %s)', (text, country, expected) => {
  expect(findPostalCodes(text, country).map(({ shown }) => shown)).toEqual(expected);
});

it.each([
  ['MA', 'US', true],
  ['California', 'US', true],
  ['MA', 'DE', false],
  ['Bayern', 'DE', true],
  ['BY', 'DE', false],
  ['Essex', 'GB', true],
])('isRegion(%s, %s) is %s', (text, country, expected) => {
  expect(isRegion(text, country)).toBe(expected);
});
