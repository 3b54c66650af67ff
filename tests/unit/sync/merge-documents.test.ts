import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levels } from '@/lib/leads/lead-parts';
import { getBase, toElements } from '@/lib/sync/elements';
import { mergeDocuments } from '@/lib/sync/merge-documents';
import { parseDocument, type PoolDocument } from '@/lib/sync/pool-document';

const few = <T>(...values: T[]) => fc.subarray(values).map((list) => list.toSorted());
const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });

const phone = (last: string) => ({ text: `+1 617 555 01${last}`, e164: `+161755501${last}` });
const phones = fc
  .shuffledSubarray(['01', '02', '03'])
  .chain((list) =>
    fc.tuple(...list.map((last) => maybe('dead' as const).map((status) => ({ last, status })))),
  )
  .map((list) => list.map(({ last, status }) => ({ value: phone(last), ...(status && { status }) })));

/** Documents of one lead, as members who know few words write them. */
const documents: fc.Arbitrary<PoolDocument> = fc
  .record({
    names: fc.shuffledSubarray(['Alder', 'Birch', 'Cedar'], { minLength: 1 }),
    phones,
    tags: few('a', 'b', 'c'),
    categories: few('x', 'y').map((names) => names.map((name) => ['Trades', name])),
    stage: maybe('contacted' as const, 'qualified' as const),
    note: maybe('one', 'two'),
    language: maybe('de', 'en'),
    doNotContact: maybe({ since: 1 }, { since: 2, reason: 'asked' }),
    level: fc.constantFrom(...levels),
    price: maybe(1, 2),
    activities: few('1', '2').map((ids) =>
      ids.map((id) => ({
        id: `0190a000-0000-7000-8000-00000000000${id}`,
        kind: 'call' as const,
        direction: 'out' as const,
        at: Number(id),
        createdAt: Number(id),
      })),
    ),
    updatedAt: fc.integer({ min: 1, max: 3 }),
  })
  .map(
    ({
      names,
      phones: numbers,
      tags,
      categories,
      stage,
      note,
      language,
      doNotContact,
      price,
      activities,
      ...rest
    }) => ({
      format: 1,
      type: 'lead',
      kind: 'organisation',
      createdAt: 1,
      fields: {
        name: names.map((value) => ({ value })),
        ...(numbers.length > 0 && { phone: numbers }),
      },
      ...(tags.length > 0 && { tags }),
      ...(categories.length > 0 && { categories }),
      ...(stage && { stage: { is: stage } }),
      ...(note !== undefined && { note }),
      ...(language !== undefined && { language }),
      ...(doNotContact && { doNotContact }),
      ...(price !== undefined && { custom: { price } }),
      ...(activities.length > 0 && { activities }),
      ...rest,
    }),
  );

const baseOf = (document: PoolDocument) => getBase(toElements(document));
const merge = (base: PoolDocument | undefined, a: PoolDocument, b: PoolDocument) =>
  mergeDocuments(base && baseOf(base), a, b).document;
const names = (document: PoolDocument) => [...toElements(document).keys()];

describe('a merge of two documents', () => {
  it('is the same whichever is ours', () => {
    fc.assert(
      fc.property(fc.option(documents, { nil: undefined }), documents, documents, (base, a, b) => {
        expect(merge(base, a, b)).toEqual(merge(base, b, a));
      }),
    );
  });

  it('of a document with itself is that document, and so is a merge with what both had', () => {
    fc.assert(
      fc.property(documents, documents, (base, a) => {
        expect(merge(base, a, a)).toEqual(a);
        expect(baseOf(merge(base, a, base))).toEqual(baseOf(a));
      }),
    );
  });

  it('is at rest: merged in again it changes nothing', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, a, b) => {
        const merged = merge(base, a, b);
        expect(baseOf(merge(b, merged, b))).toEqual(baseOf(merged));
        expect(baseOf(merge(a, merged, a))).toEqual(baseOf(merged));
      }),
    );
  });

  it('loses nothing that was added, and takes away only what one took and the other left as it was', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, a, b) => {
        const merged = new Set(names(merge(base, a, b)));
        const [before, mine, theirs] = [base, a, b].map(toElements);
        for (const name of new Set([...names(a), ...names(b)])) {
          // Order is not kept of fewer than two, nor of none.
          if (/^(?:order|first) /.test(name)) continue;
          const [was, x, y] = [before, mine, theirs].map((elements) => elements?.get(name));
          const same = (one: unknown) => JSON.stringify(one) === JSON.stringify(was);
          const taken = was !== undefined && ((x === undefined && same(y)) || (y === undefined && same(x)));
          if (!taken) expect(merged, name).toContain(name);
        }
      }),
    );
  });

  it('is as restrictive as the more restrictive of two that changed', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, a, b) => {
        const merged = merge(base, a, b);
        const rank = ({ level }: PoolDocument) => levels.indexOf(level);
        if (a.level !== base.level && b.level !== base.level)
          expect(rank(merged)).toBe(Math.max(rank(a), rank(b)));
        // A wish that was lifted by one, and touched by nobody else, is lifted.
        if (base.doNotContact === undefined && (a.doNotContact ?? b.doNotContact) !== undefined)
          expect(merged.doNotContact).toBeDefined();
        expect(rank(merge(undefined, a, b))).toBe(Math.max(rank(a), rank(b)));
      }),
    );
  });

  it('tells what both said otherwise, and shows the newer', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, a, b) => {
        const { document, disagreements } = mergeDocuments(baseOf(base), a, b);
        const told = disagreements.find(({ element }) => element === 'note');
        const bothSaid =
          a.note !== undefined && b.note !== undefined && new Set([base.note, a.note, b.note]).size === 3;
        expect(told !== undefined).toBe(bothSaid);
        if (told) expect(document.note).toBe(told.shown === 'ours' ? a.note : b.note);
        if (told && a.updatedAt > b.updatedAt) expect(document.note).toBe(a.note);
      }),
    );
  });

  it('says who changed their document last, where that is known', () => {
    fc.assert(
      fc.property(documents, documents, documents, maybe('ben'), (base, a, b, by) => {
        const { disagreements } = mergeDocuments(baseOf(base), a, { ...b, by });
        for (const told of disagreements) expect(told.by).toBe(by);
      }),
    );
    const [a, b] = [...fc.sample(documents, { numRuns: 1, seed: 1 })].flatMap((one): PoolDocument[] => [
      { ...one, note: 'ours' },
      { ...one, note: 'theirs', by: 'ben' },
    ]);
    if (a === undefined || b === undefined) throw new Error('There is no document.');
    expect(mergeDocuments(undefined, a, b).disagreements).toMatchObject([{ element: 'note', by: 'ben' }]);
  });

  it('fits the format', () => {
    fc.assert(
      fc.property(documents, documents, documents, (base, a, b) => {
        expect(parseDocument(merge(base, a, b))).toEqual({ document: merge(base, a, b) });
      }),
    );
  });
});

/** A member edits; or sends what there is; or fetches what others sent. */
type Step = { who: number } & ({ does: 'edit'; to: PoolDocument } | { does: 'send' | 'fetch' });

it.each([2, 3])('%d members who edit, send and fetch in any order end with the same document', (members) => {
  const steps: fc.Arbitrary<Step> = fc.oneof(
    fc.record({ who: fc.nat(members - 1), does: fc.constant('edit' as const), to: documents }),
    fc.record({ who: fc.nat(members - 1), does: fc.constantFrom('send' as const, 'fetch' as const) }),
  );
  fc.assert(
    fc.property(documents, fc.array(steps, { maxLength: 25 }), (first, all) => {
      let pool = { rev: 0, document: first };
      const machines = Array.from({ length: members }, () => ({ rev: 0, base: first, document: first }));
      const fetch = (machine: (typeof machines)[number]) => {
        if (machine.rev === pool.rev) return;
        const document = merge(machine.base, machine.document, pool.document);
        Object.assign(machine, { rev: pool.rev, base: pool.document, document });
      };
      const send = (machine: (typeof machines)[number]) => {
        // Who has not seen what is there merges it in first.
        fetch(machine);
        if (baseOf(machine.document) === baseOf(machine.base)) return;
        pool = { rev: pool.rev + 1, document: machine.document };
        Object.assign(machine, { rev: pool.rev, base: pool.document });
      };
      for (const step of all) {
        const machine = machines[step.who];
        if (machine === undefined) continue;
        if (step.does === 'edit') machine.document = step.to;
        else if (step.does === 'send') send(machine);
        else fetch(machine);
      }
      for (const machine of machines) send(machine);
      for (const machine of machines) fetch(machine);
      for (const machine of machines) expect(baseOf(machine.document)).toBe(baseOf(pool.document));
    }),
  );
});

describe('a document', () => {
  it('of a later format is refused with the reason, and so is one that is damaged', () => {
    const [good] = fc.sample(documents, 1);
    expect(parseDocument({ ...good, format: 2 })).toEqual({ reason: 'newer-format' });
    expect(parseDocument({ ...good, kind: 'dragon' })).toEqual({ reason: 'damaged' });
    expect(parseDocument(undefined)).toEqual({ reason: 'damaged' });
    expect(parseDocument(good)).toEqual({ document: good });
  });

  it('is the same whatever the order of its keys', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const turned = Object.fromEntries(Object.entries(document).reverse()) as PoolDocument;
        expect(baseOf(turned)).toBe(baseOf(document));
      }),
    );
  });
});
