import { describe, expect, it } from 'vitest';
import type { PostalAddress } from '@/lib/leads/values';
import { comparePlaces, toPlace, type PlaceRelation } from '@/lib/matching/compare-places';

const at = (street: string, locality?: string, postalCode?: string): PostalAddress => ({
  text: [street, locality, postalCode].filter(Boolean).join(', '),
  street,
  ...(locality !== undefined && { locality }),
  ...(postalCode !== undefined && { postalCode }),
});
const town = (locality: string, postalCode?: string): PostalAddress => ({
  text: [locality, postalCode].filter(Boolean).join(' '),
  locality,
  ...(postalCode !== undefined && { postalCode }),
});

describe('comparePlaces', () => {
  it.each<[string, PostalAddress, PostalAddress, PlaceRelation]>([
    [
      'the street in short and in full',
      at('12 N. Main St', 'Springvale'),
      at('12 North Main Street', 'Springvale'),
      'house',
    ],
    ['a number in letters', at('12 Ninth Avenue', 'Springvale'), at('12 9th Ave.', 'Springvale'), 'house'],
    [
      'a range and a number in it',
      at('12-14 Main St', 'Springvale'),
      at('14 Main St', 'Springvale'),
      'house',
    ],
    [
      'a slip in the street',
      at('12 Goldfinch Circuit', 'Springvale'),
      at('12 Goldfnch Circuit', 'Springvale'),
      'house',
    ],
    [
      'town and town with “City”',
      at('12 Main St', 'Springvale'),
      at('12 Main St', 'Springvale City'),
      'house',
    ],
    ['only one has a postal code', at('12 Main St'), at('12 Main St', undefined, '02100'), 'house'],
    [
      'the long postal code',
      at('12 Main St', 'Springvale', '02100-1234'),
      at('12 Main Street', 'Springvale', '02100'),
      'house',
    ],
    ['Chinese without blanks', { text: '临江路100号' }, { text: '临江路 100 号' }, 'house'],
    ['another house in the street', at('12 Main St', 'Springvale'), at('14 Main St', 'Springvale'), 'near'],
    ['a street and an avenue', at('12 Main St', 'Springvale'), at('12 Main Ave', 'Springvale'), 'near'],
    [
      'a slip in the postal code',
      at('12 Main St', 'Springvale', '02100'),
      at('12 Main St', 'Springvale', '02109'),
      'near',
    ],
    ['a town and nothing more', town('Springvale'), at('12 Main St', 'Springvale'), 'town'],
    ['a town and a code', town('Springvale', '02100'), town('Springvale', '02100'), 'town'],
    ['another street', at('12 Main St', 'Springvale'), at('12 Oak St', 'Springvale'), 'elsewhere'],
    [
      'the other end of the street',
      at('12 N Main St', 'Springvale'),
      at('12 S Main St', 'Springvale'),
      'elsewhere',
    ],
    [
      'another town and code',
      at('12 Main St', 'Springvale', '02100'),
      at('12 Main St', 'Riverton', '77000'),
      'elsewhere',
    ],
    ['another town', town('Springvale'), town('Riverton'), 'elsewhere'],
    [
      'another country',
      { ...town('Springvale'), countryCode: 'US' },
      { ...town('Springvale'), countryCode: 'CA' },
      'elsewhere',
    ],
    ['a street without a town, a town', at('12 Main St'), town('Springvale'), 'unknown'],
  ])('%s', (_, a, b, relation) => {
    expect(comparePlaces([toPlace(a)], [toPlace(b)])).toBe(relation);
    expect(comparePlaces([toPlace(b)], [toPlace(a)])).toBe(relation);
  });

  it('takes the best of several addresses', () => {
    const [head, branch] = [toPlace(at('12 Main St', 'Springvale')), toPlace(at('7 Oak Ave', 'Riverton'))];
    expect(comparePlaces([head, branch], [branch])).toBe('house');
    expect(comparePlaces([head], [])).toBe('unknown');
  });
});
