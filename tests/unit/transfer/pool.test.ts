import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { pool } from '@/lib/transfer/pool';

const folder = new URL('../../../docs/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

describe('a pool', () => {
  it('is described for others by a JSON Schema (node scripts/make-pool-schema.ts makes it anew)', () => {
    expect(JSON.parse(read('pool.schema.json'))).toEqual(z.toJSONSchema(pool, { reused: 'ref' }));
  });

  it('is described in words, part by part', () => {
    const text = read('files.md');
    expect(Object.keys(pool.shape).filter((part) => !text.includes(`\`${part}\``))).toEqual([]);
  });

  it('is nothing of another version', () => {
    const empty = {
      format: 'leadlight-pool',
      version: 1,
      categories: [],
      lists: [],
      customFields: [],
      imports: [],
      leads: [],
    };
    expect(pool.safeParse(empty).success).toBe(true);
    expect(pool.safeParse({ ...empty, version: 2 }).success).toBe(false);
    expect(pool.safeParse({ ...empty, format: 'other' }).success).toBe(false);
  });
});
