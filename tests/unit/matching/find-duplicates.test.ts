import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import type { MatchVerdict } from '@/lib/matching/compare-leads';
import { DuplicateFinder, findDuplicates, type DuplicateProgress } from '@/lib/matching/find-duplicates';
import { toCertainGroups, toGroups } from '@/lib/matching/group-duplicates';
import { toStoredLead, type Written } from '../leads/candidates';

function run(leads: readonly Lead[]) {
  const search = findDuplicates(leads);
  const progress: DuplicateProgress[] = [];
  for (;;) {
    const step = search.next();
    if (step.done) return { pairs: step.value, progress };
    progress.push(step.value);
  }
}

const nameOf = (lead: Lead) => lead.facts.name?.[0]?.value;
const namesOf = (leads: readonly Written[]) =>
  run(leads.map((written) => toStoredLead(written))).pairs.map(({ a, b, verdict }) => [
    nameOf(a),
    nameOf(b),
    verdict,
  ]);

const town = (locality: string) => ({ text: locality, locality });

describe('findDuplicates', () => {
  it('finds pairs that share a phone, best first', () => {
    expect(
      namesOf([
        { name: 'Alder Roofing', phone: '+1 617 555 0100' },
        { name: 'Birch Foods', phone: '+1 617 555 0101' },
        { name: 'Alder', phone: '+1 617 555 0100' },
        { name: 'BIRCH FOODS INC', phone: '617-555-0101' },
      ]),
    ).toEqual([
      ['Birch Foods', 'BIRCH FOODS INC', 'certain'],
      ['Alder Roofing', 'Alder', 'likely'],
    ]);
  });

  // No key is the same in these, so that comparing exact ones would find none.
  it.each<[string, Written, Written]>([
    [
      'a slip in the name',
      { name: 'Alderbrook Lighting', address: town('Springvale') },
      { name: 'Aldrebrook Lighting', address: town('Springvale') },
    ],
    ['another order of the words', { name: 'Lighting Alderbrook' }, { name: 'Alderbrook, Lighting' }],
    ['a blank too many', { name: 'Alder Brook Lighting' }, { name: 'Alderbrook Lighting' }],
    ['another script', { name: 'Алдербрук Мотор' }, { name: 'Alderbruk Motor' }],
  ])('finds %s', (_, a, b) => {
    expect(namesOf([{ name: 'Birch Foods' }, a, { name: 'Cedar Optics' }, b])).toEqual([
      [a.name, b.name, 'likely'],
    ]);
  });

  it('leaves a word that hundreds share out, and still finds two of them by another', () => {
    const leads = Array.from({ length: 300 }, (_, at) => ({
      name: `Lighting ${String.fromCharCode(97 + (at % 26))}${'bcdfghjkl'.charAt(at % 9)}orn${at.toString(36)}`,
      address: town('Springvale'),
    }));
    const found = namesOf([
      ...leads,
      { name: 'Alderbrook Lighting', phone: '+1 617 555 0100' },
      { name: 'Alderbrook Lighting', phone: '+1 617 555 0100' },
    ]);
    expect(found).toContainEqual(['Alderbrook Lighting', 'Alderbrook Lighting', 'certain']);
  });

  it('says how far it is between slices, to the end', () => {
    const { progress } = run(
      Array.from({ length: 1_000 }, (_, at) => toStoredLead({ name: `Firm ${String(at)}` })),
    );
    const done = progress.map((one) => one.done);
    expect(done).toEqual([...done].sort((x, y) => x - y));
    expect(done.length).toBeGreaterThan(8);
    expect(progress.at(-1)).toEqual({ done: 2_000, total: 2_000 });
  });

  it('has nothing to say of no leads', () => expect(run([]).pairs).toEqual([]));
});

describe('a lead that comes after the search', () => {
  const search = (...written: Written[]) => {
    const finder = new DuplicateFinder<string>();
    for (const one of written) finder.add(one.name as string, toStoredLead(one));
    const found = finder.find();
    while (!found.next().done);
    return finder;
  };

  it('is told whom to compare it with, found by any of its keys', () => {
    const finder = search(
      { name: 'Alder Lighting', phone: '+1 617 555 0100' },
      { name: 'Birch Foods', address: town('Springvale') },
      { name: 'Cedar Optics' },
    );
    expect(finder.findPartners('new', toStoredLead({ name: 'Dogwood', phone: '+1 617 555 0100' }))).toEqual([
      'Alder Lighting',
    ]);
    expect(
      finder.findPartners('other', toStoredLead({ name: 'Brich Foods', address: town('Springvale') })),
    ).toEqual(['Birch Foods']);
  });

  it('is found by those that come later, under what it was and what it became', () => {
    const finder = search({ name: 'Alder' });
    finder.findPartners('new', toStoredLead({ name: 'Birch' }));
    finder.findPartners('new', toStoredLead({ name: 'Cedar' }));
    expect(finder.findPartners('later', toStoredLead({ name: 'Cedar' }))).toEqual(['new']);
    expect(finder.findPartners('latest', toStoredLead({ name: 'Birch' }))).toEqual(['new']);
  });

  it('is not compared with the hundreds that share what leads nowhere', () => {
    const finder = search(
      ...Array.from({ length: 300 }, (_, at) => ({ name: `Lighting ${(at + 1_000).toString(36)}` })),
    );
    expect(finder.findPartners('new', toStoredLead({ name: 'Lighting Alderbrook' })).length).toBeLessThan(13);
  });
});

describe('toCertainGroups', () => {
  const pair = (a: string, b: string, verdict: MatchVerdict = 'certain') => ({
    a,
    b,
    verdict,
    score: 8,
    reasons: [],
  });
  const groupsOf = (...pairs: ReturnType<typeof pair>[]) =>
    toCertainGroups(pairs).map((group) => group.leads.join(''));

  it('joins only what is certain each with each', () => {
    expect(groupsOf(pair('a', 'b'), pair('b', 'c'), pair('a', 'c'))).toEqual(['abc']);
    expect(groupsOf(pair('a', 'b'), pair('b', 'c'))).toEqual(['ab']);
    expect(groupsOf(pair('a', 'b'), pair('b', 'c'), pair('a', 'c', 'likely'))).toEqual(['ab']);
    expect(groupsOf(pair('a', 'b', 'likely'))).toEqual([]);
  });
});

describe('toGroups', () => {
  it('puts together what hangs together', () => {
    const phone = '+1 617 555 0100';
    const leads = [
      { name: 'Alder Lighting', phone },
      { name: 'Birch Foods', phone: '+1 617 555 0101' },
      { name: 'Alder Lighting', email: 'info@alder.example', phone },
      { name: 'Alder Lighting Ltd', email: 'info@alder.example' },
      { name: 'Birch Foods', phone: '+1 617 555 0101' },
    ].map((written) => toStoredLead(written));
    const groups = toGroups(run(leads).pairs);
    expect(groups.map((group) => group.leads.map((lead) => leads.indexOf(lead)).sort())).toEqual([
      [0, 2, 3],
      [1, 4],
    ]);
    expect(groups.map((group) => group.pairs.length)).toEqual([3, 1]);
  });

  it('keeps apart what is known to be two, and makes groups no larger than asked', () => {
    const leads = Array.from({ length: 5 }, () =>
      toStoredLead({ name: 'Alder Lighting', phone: '+1 617 555 0100' }),
    );
    const { pairs } = run(leads);
    const sizesOf = (options: Parameters<typeof toGroups<Lead>>[1]) =>
      toGroups(pairs, options).map((group) => group.leads.length);
    expect(sizesOf({ most: 3 })).toEqual([3, 2]);
    const [first, second] = leads;
    expect(sizesOf({ isApart: (a, b) => [a, b].every((one) => one === first || one === second) })).toEqual([
      4,
    ]);
  });

  it('joins even more than are compared with each other when they are called exactly the same', () => {
    const leads = Array.from({ length: 120 }, () =>
      toStoredLead({ name: 'Alder Lighting', phone: '+1 617 555 0100' }),
    );
    expect(toGroups(run(leads).pairs).map((group) => group.leads.length)).toEqual([120]);
  });
});
