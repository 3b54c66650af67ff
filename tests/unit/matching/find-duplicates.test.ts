import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { findDuplicates, toGroups, type DuplicateProgress } from '@/lib/matching/find-duplicates';
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

  it('joins even more than are compared with each other when they are called exactly the same', () => {
    const leads = Array.from({ length: 120 }, () =>
      toStoredLead({ name: 'Alder Lighting', phone: '+1 617 555 0100' }),
    );
    expect(toGroups(run(leads).pairs).map((group) => group.leads.length)).toEqual([120]);
  });
});
