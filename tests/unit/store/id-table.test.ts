import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdTable } from '@/lib/store/import/id-table';
import { KeyIndex } from '@/lib/store/import/key-index';
import { TextHeap } from '@/lib/store/import/text-heap';

const anyId = fc.oneof(
  fc.uuid(),
  fc.uuid().map((id) => id.toUpperCase()),
  fc.string({ maxLength: 40 }),
);

describe('a table of ids', () => {
  it('holds each once, as it was given, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.array(anyId, { maxLength: 3_000, size: 'max' }), (ids) => {
        const table = new IdTable();
        const places = ids.map((id) => table.add(id));
        const different = [...new Set(ids)];
        expect(different.map((id) => table.find(id))).toEqual(different.map((_, place) => place));
        expect(places.map((place) => table.get(place))).toEqual(ids);
        expect(table.has('00000000-0000-4000-8000-00000000ffff')).toBe(
          ids.includes('00000000-0000-4000-8000-00000000ffff'),
        );
      }),
      { numRuns: 20 },
    );
  });
});

describe('an index of keys', () => {
  it('finds whoever has a key, once, also when they are added again', () => {
    const ids = Array.from({ length: 3_000 }, () => crypto.randomUUID());
    const index = new KeyIndex();
    for (const [at, id] of ids.entries()) index.add(id, [`mail ${String(at)}`, `phone ${String(at >> 1)}`]);
    index.add(ids[7] ?? '', ['phone 3', 'name acme']);
    expect(index.find(['mail 7', 'phone 3', 'name acme'])).toEqual([ids[7], ids[6]]);
    expect(index.find(['mail 2999'])).toEqual([ids[2_999]]);
  });
});

it('a heap of texts gives back each text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 300 })), (texts) => {
      const heap = new TextHeap();
      const long = '语'.repeat(700_000);
      const all = [...texts, long, ...texts];
      const numbers = all.map((text) => heap.add(text));
      expect(numbers.map((number) => heap.get(number) === all[number])).toEqual(all.map(() => true));
    }),
    { numRuns: 5 },
  );
});
