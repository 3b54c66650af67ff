import { describe, expect, it } from 'vitest';
import { builtIn } from '@/lib/recipes/built-in';
import type { Candidate } from '@/lib/leads/candidate';
import { readWithRecipes } from './recipe-fixture';
import { firms, lists, profiles, type Firm, type SiteFixture } from './recipe-sites';

/** What the recipe itself found, by field. */
function toTold({ facts }: Candidate, fields: SiteFixture['reads']) {
  return Object.fromEntries(
    fields.map((field) => {
      const found = facts[field]?.[0];
      const value = found?.value;
      const text = typeof value === 'object' ? value.text.replace(/\s*,\s*/g, ', ') : value;
      return [field, found?.reader === 'recipe' ? text : `${String(text)} (${String(found?.reader)})`];
    }),
  );
}

function toExpected(firm: Firm, { reads, profile = '' }: SiteFixture) {
  const values = {
    name: firm.name,
    person: firm.person,
    phone: firm.phone,
    website: firm.site,
    address: `${firm.street}, ${firm.town}`,
    profile: profile.replace('$', firm.slug),
  };
  return Object.fromEntries(reads.map((field) => [field, values[field]]));
}

describe('a list on', () => {
  it.each(Object.entries(lists))('%s', async (id, fixture) => {
    const rows = firms.map(fixture.row).join('\n');
    const { kind, candidates, problems } = await readWithRecipes(
      (fixture.around ?? '<div>%</div>').replace('%', () => rows),
      fixture.url,
      builtIn.filter((one) => one.id === id),
    );
    expect({ kind, problems }).toEqual({ kind: 'listing', problems: [] });
    const told = candidates.map((candidate) => toTold(candidate, fixture.reads));
    // A town with its state completes an address in which a street stood alone.
    const cut = told.map((one) => ({
      ...one,
      ...(one.address !== undefined && { address: one.address.replace(/, MA(?: \d+)?$/, '') }),
    }));
    expect(cut).toEqual(firms.map((firm) => toExpected(firm, fixture)));
  });
});

describe('the page of a firm on', () => {
  it.each(Object.entries(profiles))('%s', async (id, fixture) => {
    const [firm] = firms;
    if (firm === undefined) return expect.fail('no firm');
    const only = builtIn.filter((one) => one.id === id);
    const { kind, candidates } = await readWithRecipes(fixture.row(firm), fixture.url, only);
    expect(kind).toBe('profile');
    expect(candidates.map((candidate) => toTold(candidate, fixture.reads))).toEqual([
      toExpected(firm, fixture),
    ]);
  });
});

it('every site has a page of its own here', () => {
  const sites = builtIn
    .filter(({ pages }) => pages.some(({ kind }) => kind !== 'thread'))
    .map(({ id }) => id);
  expect(sites.filter((id) => !(id in lists) && !(id in profiles))).toEqual([]);
});
