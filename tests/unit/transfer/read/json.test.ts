import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { POOL_FORMAT } from '@/lib/transfer/pool';
import { openFile } from '@/lib/transfer/read/open-file';
import { readPool } from '@/lib/transfer/read/read-pool';
import { splitJson, type JsonPart } from '@/lib/transfer/read/split-json';
import { writePool } from '@/lib/transfer/write/json';
import { getCpuNow } from '../../../cpu-clock';
import { hostileStrings } from '../../../hostile-strings';
import { toStoredLead } from '../../leads/candidates';
import { encode } from './encoded';
import { readAll, readTexts } from './read-all';

const open = (value: unknown) =>
  openFile(new Blob([typeof value === 'string' ? value : JSON.stringify(value)]));

describe('JSON of other tools', () => {
  it('gives a row each, what is nested under headings with dots', async () => {
    const file = await open([
      { name: 'Acme', address: { city: 'Ulm', zip: '01067' }, tags: ['a', 'b'], employees: 12, active: true },
      { name: 'Sample Ltd', phones: [{ number: '555-0100', type: 'work' }, { number: '555-0101' }], fax: null },
    ]);
    expect(await readTexts(file)).toEqual([
      ['name', 'address.city', 'address.zip', 'tags', 'employees', 'active', 'phones.1.number', 'phones.1.type', 'phones.2.number'],
      ['Acme', 'Ulm', '01067', 'a; b', '12', 'TRUE'],
      ['Sample Ltd', '', '', '', '', '', '555-0100', 'work', '555-0101'],
    ]);
    const [, acme] = await readAll(file);
    expect(acme?.cells.map((cell) => cell?.kind)).toEqual([undefined, undefined, undefined, undefined, 'number', 'boolean']);
  }); // prettier-ignore

  it('takes each list of an object for a sheet, the longest first', async () => {
    const file = await open({ page: 1, meta: { of: 3 }, users: [{ a: 1 }], contacts: [{ b: 1 }, { b: 2 }] });
    expect(file.sheets.map(({ name, rows }) => [name, rows])).toEqual([
      ['contacts', 3],
      ['users', 2],
    ]);
    expect(await readTexts(file, 1)).toEqual([['a'], ['1']]);
  });

  it('is UTF-8 or UTF-16, which is no question; only what is neither can be told otherwise', async () => {
    const text = JSON.stringify([{ name: '示例公司', city: '北京', note: '在展会上见过' }]);
    for (const encoding of ['utf-8', 'utf-16le']) {
      const file = await openFile(new Blob([encode(`\ufeff${text}`, encoding)]));
      expect(file).not.toHaveProperty('encoding');
      expect((await readTexts(file))[1]).toEqual(['示例公司', '北京', '在展会上见过']);
    }
    expect((await openFile(new Blob([encode(text, 'gb18030')]))).encoding).toBe('gb18030');
  });

  it('finds lists further inside, as interfaces answer', async () => {
    const file = await open({
      status: 'ok',
      data: { items: { result: [{ name: 'Acme', city: 'Ulm' }, { name: 'Bolt' }], tags: ['a'] } },
      paging: { next: 1 },
    });
    expect(file.sheets.map(({ name, rows }) => [name, rows])).toEqual([['data.items.result', 3]]);
    expect(await readTexts(file)).toEqual([['name', 'city'], ['Acme', 'Ulm'], ['Bolt']]);
  });

  it('keeps numbers longer than a double as they stand', async () => {
    const file = await open('[{"id":913100007757855521,"n":12345678901234567890.5}]');
    expect((await readTexts(file))[1]).toEqual(['913100007757855521', '12345678901234567000']);
  });

  it('is never held up', async () => {
    for (const text of hostileStrings) {
      const start = getCpuNow();
      const rows = await readTexts(
        await open([{ [text.slice(0, 1_000)]: text, list: [text, [text]], deep: { text } }]),
      );
      expect(rows).toHaveLength(2);
      await open(`[{"a":"${text}`).catch(() => undefined);
      await open(`[${text}`).catch(() => undefined);
      expect(getCpuNow() - start, JSON.stringify(text.slice(0, 8))).toBeLessThan(3_000);
    }
  });

  it('reads an object a line', async () => {
    const file = await open('{"a":1}\n{"a":2,"b":"x"}\n\n{"a":3}');
    expect(await readTexts(file)).toEqual([['a', 'b'], ['1'], ['2', 'x'], ['3']]);
  });

  it.each([
    ['numbers only', [1, 2, 3], 'not-rows', undefined],
    ['a setting', { a: 1, b: { c: 2 } }, 'not-rows', undefined],
    ['a list cut off', '[{"a":1},{"a":2', 'damaged', '[1]'],
    ['a list within an object cut off', '{"rows":[{"a":1},', 'damaged', 'rows[1]'],
    ['a comma too many', '[{"a":1},,{"a":2}]', 'damaged', '[1]'],
    ['a broken object', '[{"a":1},{"a":oops}]', 'damaged', '[1]'],
    ['lists within lists without end', `[{"a":${'['.repeat(40_000)}`, 'too-large', undefined],
    ['something behind the end', '[{"a":1}] and more', 'damaged', '[1]'],
  ])('refuses %s and says where', async (_what, value, code, where) => {
    await expect(open(value)).rejects.toMatchObject({ code, where });
  });

  it('comes apart alike wherever the pieces are cut', async () => {
    const collect = async (pieces: string[]): Promise<JsonPart[]> => {
      const parts: JsonPart[] = [];
      // eslint-disable-next-line @typescript-eslint/require-await
      const texts = async function* () {
        yield* pieces;
      };
      for await (const some of splitJson(texts())) parts.push(...some);
      return parts;
    };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 })),
        fc.boolean(),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 10 }),
        async (value, spaced, sizes) => {
          const text = JSON.stringify(value, undefined, spaced ? 2 : undefined);
          let at = 0;
          const pieces = sizes.map((size) => text.slice(at, (at += size)));
          const parts = await collect([...pieces, text.slice(at)]);
          const back: unknown[] = [];
          const members = new Map<string, unknown>();
          for (const { key, isElement, value: one } of parts) {
            if (key === undefined) back.push(one);
            else if (!isElement) members.set(key, one);
            else (members.get(key) as unknown[]).push(one);
          }
          // As JSON has it: -0 is 0 there.
          const plain = JSON.parse(text) as unknown;
          expect(Array.isArray(value) ? back : [...members]).toEqual(
            Array.isArray(plain) ? plain : Object.entries(plain as object),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});

const definitions = { categories: [], lists: [], customFields: [], imports: [] };
const toPool = (count: number) => {
  const leads = Array.from({ length: count }, (_, i) => ({
    lead: toStoredLead({ name: `Sample ${i} “五金”`, phone: ['+1 617 555 0100'] }),
  }));
  return {
    leads,
    file: writePool({
      definitions,
      count,
      // eslint-disable-next-line @typescript-eslint/require-await
      async *chunks() {
        yield leads;
      },
    }),
  };
};

describe('our own JSON', () => {
  it('is read as an editor may have saved it: UTF-16 with its mark, and nobody is asked which', async () => {
    const lead = toStoredLead({ name: '示例' });
    const definitions = { categories: [], lists: [], customFields: [], imports: [] };
    const written = await writePool({ definitions, count: 1, chunks: () => [[{ lead }]] });
    const file = new Blob([encode(`\ufeff${await written.text()}`, 'utf-16le')]);
    expect(await openFile(file)).toMatchObject({ kind: 'pool' });
    expect(await openFile(file)).not.toHaveProperty('encoding');
    for await (const [row] of (await readPool(file)).rows()) expect(row?.lead?.lead).toEqual(lead);
  });

  it('is known as such, and gives the leads that were written', async () => {
    const { leads, file } = toPool(450);
    const blob = await file;
    expect((await openFile(blob)).kind).toBe('pool');
    const pool = await readPool(blob);
    expect(pool.head).toMatchObject(definitions);
    const sizes: number[] = [];
    const read = [];
    for await (const rows of pool.rows()) {
      sizes.push(rows.length);
      read.push(...rows);
    }
    expect(sizes).toEqual([200, 200, 50]);
    expect(read).toEqual(leads.map((lead, i) => ({ number: i + 1, lead })));
  });

  it('may have been laid out anew by another program, with its members in another order', async () => {
    const { leads } = toPool(2);
    const text = JSON.stringify({ leads, format: POOL_FORMAT, version: 1, ...definitions }, undefined, 2);
    const pool = await readPool(new Blob([text]));
    expect(pool.head.version).toBe(1);
    for await (const rows of pool.rows()) expect(rows.map(({ lead }) => lead)).toEqual(leads);
  });

  it('says of each row that is no lead of ours that it is none, and reads on', async () => {
    const { leads } = toPool(1);
    const text = JSON.stringify({
      format: POOL_FORMAT,
      version: 1,
      ...definitions,
      leads: [{ lead: { id: 'x' } }, 5, ...leads],
    });
    const pool = await readPool(new Blob([text]));
    for await (const rows of pool.rows()) {
      expect(rows.map(({ number, lead }) => [number, lead !== undefined])).toEqual([
        [1, false],
        [2, false],
        [3, true],
      ]);
    }
  });

  it.each([
    ['of a newer version', { version: 99 }, 'newer', undefined],
    ['without what its leads refer to', { lists: undefined }, 'damaged', 'lists'],
    ['with a category that is none', { categories: [{ id: 1 }] }, 'damaged', 'categories.0.id'],
  ])('is refused %s', async (_what, change, code, where) => {
    const text = JSON.stringify({ format: POOL_FORMAT, version: 1, ...definitions, leads: [], ...change });
    await expect(readPool(new Blob([text]))).rejects.toMatchObject({ code, where });
  });
});
