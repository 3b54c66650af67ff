import { describe, expect, it } from 'vitest';
import type { Fact, Source } from '@/lib/leads/lead';
import { getStandings } from '@/lib/leads/standing';
import { toTextFragment } from '@/lib/leads/text-fragment';

const DAY = 24 * 3_600_000;
const NOW = 1_000 * DAY;
const seen = (captureId: string, daysAgo = 1): Source => ({
  by: 'capture',
  captureId,
  at: NOW - daysAgo * DAY,
});
const typed: Source = { by: 'user', at: NOW - DAY };
const named = (value: string, ...sources: Source[]): Fact<string> => ({ value, sources });
const siteOf = (captureId: string) => ({ a: 'a.example', a2: 'a.example', b: 'b.example' })[captureId];

describe('the standing of a value', () => {
  it('counts each site once', () => {
    const [standing] = getStandings(
      'phone',
      [{ value: { text: '1' }, sources: [seen('a'), seen('a2'), seen('b')] }],
      siteOf,
      NOW,
    );
    expect(standing?.sites).toEqual(['a.example', 'b.example']);
  });

  it('is old a year after it was last seen or typed', () => {
    const standings = getStandings(
      'industry',
      [
        named('Roofs', seen('a', 366)),
        named('Gutters', seen('a', 900), seen('b', 20)),
        named('Tiles', typed),
      ],
      siteOf,
      NOW,
    );
    expect(standings.map(({ isOld }) => isOld)).toEqual([true, false, false]);
  });

  it.each([
    ['two names from two pages', 'name', [named('Alder', seen('a')), named('Elder', seen('b'))], true],
    ['two names of one page', 'name', [named('Alder', seen('a')), named('Elder', seen('a'))], false],
    ['one name', 'name', [named('Alder', seen('a'), seen('b'))], false],
    ['two lines of business', 'industry', [named('Roofs', seen('a')), named('Tiles', seen('b'))], false],
    ['a name typed over what a page said', 'name', [named('Alder', typed), named('Elder', seen('b'))], false],
  ] as const)('%s', (_, field, facts, disputed) => {
    expect(getStandings(field, facts, siteOf, NOW).map(({ isDisputed }) => isDisputed)).toEqual(
      facts.map(() => disputed),
    );
  });
});

describe('the address of a text on its page', () => {
  it.each([
    ['https://a.example/x', '(617) 555-0100', 'https://a.example/x#:~:text=(617)%20555%2D0100'],
    ['https://a.example/x#row-3', 'Alder, Inc', 'https://a.example/x#row-3:~:text=Alder%2C%20Inc'],
    ['https://a.example/', ' \n', 'https://a.example/'],
    [
      'https://a.example/',
      'one two three four five six seven eight nine',
      'https://a.example/#:~:text=one%20two%20three%20four,six%20seven%20eight%20nine',
    ],
  ])('%s says %j', (url, shown, expected) => {
    expect(toTextFragment(url, shown)).toBe(expected);
  });
});
