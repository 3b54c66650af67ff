import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportFormats } from '@/lib/transfer/formats';
import { pool, type Pool, type PoolSource } from '@/lib/transfer/pool';
import { writePool } from '@/lib/transfer/write/json';
import { randomPool } from '../random-pool';

const toSource = ({ categories, lists, customFields, imports, leads }: Pool): PoolSource => ({
  definitions: { categories, lists, customFields, imports },
  count: leads.length,
  chunks: () => [leads.slice(0, 2), leads.slice(2)],
});
const write = async (from: Pool) => (await writePool(toSource(from), { at: 1_000 })).text();

describe('a pool as JSON', () => {
  it('holds everything, whatever its texts are', async () => {
    await fc.assert(
      fc.asyncProperty(randomPool({ anything: true }), async (from) => {
        const read: unknown = JSON.parse(await write(from));
        expect(read).toEqual({ ...from, writtenAt: 1_000 });
        expect(pool.parse(read)).toEqual(read);
      }),
      { numRuns: 50 },
    );
  });

  it('has each lead on a line of its own, for those who read line by line', async () => {
    await fc.assert(
      fc.asyncProperty(randomPool({ anything: true }), async (from) => {
        const [head = '', ...lines] = (await write(from)).trimEnd().split('\n');
        expect(JSON.parse(`${head}]}`)).toEqual({ ...from, writtenAt: 1_000, leads: [] });
        expect(lines.pop()).toBe(']}');
        const leads = lines
          .filter((line) => line !== '')
          .map((line): unknown => JSON.parse(line.replace(/,$/, '')));
        expect(leads).toEqual(from.leads);
      }),
      { numRuns: 20 },
    );
  });

  it('says how far it is, and stops when told so', async () => {
    const [from] = fc.sample(randomPool({ anything: false }), 1);
    if (!from) return;
    const told: number[] = [];
    await writePool(toSource(from), { onProgress: (done) => told.push(done) });
    expect(told.at(-1)).toBe(from.leads.length);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(exportFormats.json.write(toSource(from), { signal })).rejects.toThrow('enough');
  });
});
