import { getCpuNow } from '../../cpu-clock';
import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { QueryContext } from '@/lib/search/compile-query';
import { LeadIndex, type LeadQuery, type LeadSortKey } from '@/lib/search/lead-index';
import { nextId, toStoredLead, type Written } from '../leads/candidates';

const CATEGORY = nextId();
const context: QueryContext = {
  categories: [{ id: CATEGORY, name: 'Fairs', createdAt: 1 }],
  lists: [],
  customFields: [],
  now: 1_000,
};

const leads: Lead[] = [
  toStoredLead(
    {
      name: 'Blackhawk Roofing',
      phone: '+1 617 555 0100',
      email: 'info@blackhawk.example',
      address: { text: '12 Main St, Springvale 02100', street: '12 Main St', locality: 'Springvale' },
    },
    { at: 1 },
  ),
  toStoredLead({ name: 'Café Núñez', person: 'Ana Núñez', phone: '+44 20 7946 0100' }, { at: 2 }),
  {
    ...toStoredLead({ name: '临江灯具有限公司', industry: '照明' }, { at: 3 }),
    tags: ['展会'],
    categoryIds: [CATEGORY],
  },
  {
    ...toStoredLead({ email: 'anonymous@birch.example' }, { at: 4 }),
    note: 'Wants a quote in May',
    categoryIds: [CATEGORY],
  },
  toStoredLead({ name: 'alder 10', address: { text: 'Aarhus', locality: 'Aarhus' } }, { at: 5 }),
  toStoredLead({ name: 'Alder 9', address: { text: 'Zagreb', locality: 'Zagreb' } }, { at: 6 }),
];

function openIndex(some: readonly Lead[] = leads): LeadIndex {
  const index = new LeadIndex(new Intl.Collator('en', { numeric: true }));
  for (const lead of some) index.set(lead);
  return index;
}

const NEWEST: LeadQuery['sort'] = { by: 'updated', direction: 'descending' };
const names = new Map(leads.map((lead) => [lead.id, getLeadName(lead) ?? 'nameless']));
const nameOf = (id: string) => names.get(id);
function find(text: string, index = openIndex()): (string | undefined)[] {
  return index.query({ text, sort: NEWEST }).map(nameOf);
}

describe('search', () => {
  it.each([
    ['nothing typed', '  ', 6],
    ['a whole word', 'roofing', 1],
    ['the end of a word', 'hawk', 1],
    ['words in any order, from different fields', 'springvale black', 1],
    ['a word that is nowhere', 'roofing paris', 0],
    ['without accents', 'cafe nunez', 1],
    ['with other accents and case', 'CAFÉ', 1],
    ['full width', 'ｒｏｏｆｉｎｇ', 1],
    ['Chinese inside a name', '灯具', 1],
    ['Chinese from two fields', '临江 照明', 1],
    ['a tag', '展会', 1],
    ['a note', 'quote may', 1],
    ['part of a mail address', '@birch', 1],
    ['a number as shown', '617 555 0100', 1],
    ['its digits together', '6175550100', 1],
    ['as dialled from abroad', '0016175550100', 1],
    ['with plus and brackets', '+1 (617) 555-0100', 1],
    ['the last digits', '555-0100', 1],
    ['a national number with its zero', '020 79460100', 1],
    ['as written abroad', '+44 (0)20 7946 0100', 1],
    ['a post code', '02100', 1],
    ['a number and a word', 'roofing 617-555', 1],
    ['a house number and a word', '12 main', 1],
    ['digits of two numbers run together', '01001617', 0],
  ])('%s: "%s" finds %d', (_title, text, count) => {
    expect(find(text)).toHaveLength(count);
  });

  it('knows the language of the box', () => {
    const query = (text: string) => openIndex().query({ text, sort: NEWEST }, context).map(nameOf);
    expect(query('category:fairs')).toEqual(['nameless', '临江灯具有限公司']);
    expect(query('category:fairs may')).toEqual(['nameless']);
    expect(query('category:fairs -may')).toEqual(['临江灯具有限公司']);
    expect(query('may OR has:phone')).toEqual(['nameless', 'Café Núñez', 'Blackhawk Roofing']);
    expect(openIndex().count('-category:fairs', context)).toBe(4);
  });

  it('counts leads by what they have in common', () => {
    const index = openIndex();
    const counts = [...index.countMarks()];
    expect(counts.map(([{ categoryIds, tags }, count]) => [categoryIds.length, tags, count])).toEqual([
      [0, [], 4],
      [1, ['展会'], 1],
      [1, [], 1],
    ]);
  });
});

describe('order', () => {
  const sorted = (by: LeadSortKey, direction: 'ascending' | 'descending', index = openIndex()) =>
    index.query({ sort: { by, direction } }, context).map(nameOf);

  it('by time', () => {
    const newest = ['Alder 9', 'alder 10', 'nameless', '临江灯具有限公司', 'Café Núñez', 'Blackhawk Roofing'];
    expect(sorted('updated', 'descending')).toEqual(newest);
    expect(sorted('created', 'ascending')).toEqual(newest.toReversed());
  });
  it('by name as people sort, the nameless last both ways', () => {
    const names = ['Alder 9', 'alder 10', 'Blackhawk Roofing', 'Café Núñez', '临江灯具有限公司'];
    expect(sorted('name', 'ascending')).toEqual([...names, 'nameless']);
    expect(sorted('name', 'descending')).toEqual([...names.toReversed(), 'nameless']);
  });
  it('by town, leads without one last, newest first', () => {
    expect(sorted('locality', 'ascending').slice(0, 5)).toEqual([
      'alder 10',
      'Blackhawk Roofing',
      'Alder 9',
      'nameless',
      '临江灯具有限公司',
    ]);
  });
  it('by a number', () => {
    expect(sorted('phone', 'ascending').slice(0, 2)).toEqual(['Blackhawk Roofing', 'Café Núñez']);
  });
  it('by the name of a category, which may change', () => {
    const index = openIndex();
    expect(sorted('category', 'ascending', index).slice(0, 2)).toEqual(['nameless', '临江灯具有限公司']);
    const [first] = leads;
    const zoo = { id: nextId(), name: 'Aviaries', createdAt: 2 };
    if (first) index.set({ ...first, categoryIds: [zoo.id] });
    const renamed = { ...context, categories: [...context.categories, zoo] };
    const ids = index.query({ sort: { by: 'category', direction: 'ascending' } }, renamed);
    expect(ids.map(nameOf)[0]).toBe('Blackhawk Roofing');
  });
});

describe('keeping up', () => {
  it('follows what is set and removed, in every order asked for', () => {
    const index = openIndex();
    const sorts: LeadSortKey[] = ['updated', 'created', 'name', 'locality', 'email', 'stage'];
    const ask = (some: LeadIndex) =>
      sorts.flatMap((by) =>
        (['ascending', 'descending'] as const).map((direction) => some.query({ sort: { by, direction } })),
      );
    ask(index);
    const current = new Map(leads.map((lead) => [lead.id, lead]));
    // A fixed shuffle: the same numbers each run, no pattern a sorted list would hide.
    let seed = 7;
    const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
    for (let step = 0; step < 300; step++) {
      const ids = [...current.keys()];
      const id = ids[random(ids.length)];
      if (id !== undefined && random(3) === 0 && ids.length > 3) {
        current.delete(id);
        index.remove(id);
      } else {
        const written: Written = {
          ...(random(4) > 0 && { name: `Firm ${random(50)}` }),
          ...(random(2) > 0 && { email: `e${random(50)}@x.example` }),
        };
        const fresh = toStoredLead(written, { at: random(1_000) });
        const lead = id !== undefined && random(2) === 0 ? { ...fresh, id } : fresh;
        current.set(lead.id, lead);
        index.set(lead);
      }
      if (step % 10 === 0) expect(ask(index)).toEqual(ask(openIndex([...current.values()])));
    }
    expect(index.size).toBe(current.size);
  });

  it('sorts by several steps, each in its own direction, and those without come last in both', () => {
    const make = (name: string, locality: string | undefined, at: number) =>
      toStoredLead({ name, ...(locality && { address: { text: locality, locality } }) }, { at });
    const all = [
      make('Acme', 'Salem', 1),
      make('Birch', 'Boston', 2),
      make('Cobalt', undefined, 3),
      make('Dune', 'Boston', 4),
      make('Elm', undefined, 5),
      make('Acme', 'Boston', 6),
    ];
    const index = openIndex(all);
    const name = new Map(all.map((lead) => [lead.id, `${getLeadName(lead)} ${lead.createdAt}`]));
    const query = (first: 'ascending' | 'descending', second: 'ascending' | 'descending') =>
      index
        .query({ sort: { by: 'locality', direction: first, then: [{ by: 'name', direction: second }] } })
        .map((id) => name.get(id));
    const upDown = ['Dune 4', 'Birch 2', 'Acme 6', 'Acme 1', 'Elm 5', 'Cobalt 3'];
    expect(query('ascending', 'descending')).toEqual(upDown);
    expect(query('descending', 'ascending')).toEqual([
      'Acme 1',
      'Acme 6',
      'Birch 2',
      'Dune 4',
      'Cobalt 3',
      'Elm 5',
    ]);
    // What changes finds its place in an order that is there.
    const moved = make('Aspen', 'Boston', 7);
    index.set({ ...moved, id: all[0]?.id ?? '' });
    name.set(all[0]?.id ?? '', 'Aspen 7');
    expect(query('ascending', 'descending')).toEqual([
      'Dune 4',
      'Birch 2',
      'Aspen 7',
      'Acme 6',
      'Elm 5',
      'Cobalt 3',
    ]);
  });

  it('sorts in steps while leads come, change and go', () => {
    const many = Array.from({ length: 5_000 }, (_, n) =>
      toStoredLead({ name: `Firm ${(n * 7_919) % 5_000}` }, { at: (n * 104_729) % 5_000 }),
    );
    const index = openIndex(many);
    const current = new Map(many.map((lead) => [lead.id, lead]));
    let step = 0;
    for (const _ of index.prepare({ by: 'name', direction: 'ascending' })) {
      const lead = many[step * 13];
      if (lead === undefined) continue;
      const next = { ...lead, facts: toStoredLead({ name: `Other ${step}` }).facts };
      if (step % 3 === 0) {
        current.delete(lead.id);
        index.remove(lead.id);
      } else current.set(lead.id, next);
      if (step % 3 === 1) index.set(next);
      if (step % 3 === 2) {
        index.remove(lead.id);
        index.set(next);
      }
      step++;
    }
    expect(step).toBeGreaterThan(20);
    const byName = { sort: { by: 'name', direction: 'ascending' } } as const;
    expect(index.query(byName)).toEqual(openIndex([...current.values()]).query(byName));
  });

  it('packed and unpacked it is the same index, also when leads moved meanwhile', () => {
    const many = Array.from({ length: 2_100 }, (_, n) => ({
      ...toStoredLead(
        { name: `${n % 7 === 0 ? '临江' : 'Firm'} ${n}`, phone: `+1 617 555 0${100 + (n % 99)}` },
        { at: n },
      ),
      tags: n % 2 === 0 ? ['even'] : [],
      ...(n % 100 === 0 && { custom: { [CATEGORY]: n } }),
    }));
    const index = openIndex(many);
    const copy = openIndex([]);
    const [first, second] = many;
    const chunks = [0, 1, 2].map((chunk) => {
      const packed = structuredClone(index.pack(chunk));
      // Written already, and now somewhere else as well.
      if (chunk === 0 && first && second) {
        index.remove(first.id);
        index.remove(second.id);
        index.set(toStoredLead({ name: 'Newcomer' }, { at: 9_000 }));
        index.set(toStoredLead({ name: 'Another' }, { at: 9_001 }));
        index.set({ ...first, updatedAt: 9_002 });
      }
      return packed;
    });
    expect(index.chunkCount).toBe(3);
    for (const [chunk, packed] of chunks.entries()) copy.unpack(chunk, packed);
    // What happened since the writing began is told to the copy again.
    const all = new Set(index.query({ sort: NEWEST }));
    for (const id of copy.query({ sort: NEWEST })) if (!all.has(id)) copy.remove(id);
    for (const lead of many) if (lead.id === first?.id) copy.set({ ...lead, updatedAt: 9_002 });
    for (const text of ['', 'firm 20', 'even', 'tag:even 55501', '-even', 'firm', '临江', '江 21', '2099'])
      expect(copy.query({ text, sort: NEWEST })).toEqual(
        index.query({ text: `${text} -newcomer -another`, sort: NEWEST }),
      );
  });

  it('typing on gives what asking afresh gives', () => {
    const index = openIndex();
    for (const text of [
      'b',
      'bl',
      'black',
      'black 6',
      'black 617',
      'black 617 55',
      'black 617 555',
      'black',
      '61755',
      '617555 z',
      'a',
      'alder',
      'lder',
      'alder 1',
    ]) {
      expect(find(text, index)).toEqual(find(text));
    }
  });

  it('typing any query letter by letter, and taking it back, gives what asking afresh gives', () => {
    const index = openIndex();
    const typed = [
      'alder OR hawk -zagreb',
      '-alder -hawk',
      '-al OR hawk',
      '"alder 9" aar',
      'name:alder city:aarhus',
      '-name:alder hawk OR 灯具',
      '617 555 01 spring',
      'quote OR "main st" may',
    ];
    for (const text of typed) {
      const ends = Array.from({ length: text.length + 1 }, (_, end) => end);
      for (const end of [...ends, ...ends.toReversed()])
        expect(find(text.slice(0, end), index), text.slice(0, end)).toEqual(find(text.slice(0, end)));
    }
  });

  it('sees a change between two letters', () => {
    const index = openIndex();
    expect(find('ald', index)).toHaveLength(2);
    const [first] = leads;
    if (first) index.set({ ...first, note: 'sold to Alder' });
    expect(find('alde', index)).toHaveLength(3);
    if (first) index.remove(first.id);
    expect(find('alder', index)).toHaveLength(2);
    expect(index.has(first?.id ?? '')).toBe(false);
  });

  it.each(['1 '.repeat(20_000), '('.repeat(40_000), 'a'.repeat(40_000)])('survives hostile text', (text) => {
    const start = getCpuNow();
    find(text);
    expect(getCpuNow() - start).toBeLessThan(1_000);
  });
});
