import * as fc from 'fast-check';
import type { LeadSource } from '@/lib/transfer/columns/lead-source';
import { toTables } from '@/lib/transfer/columns/to-tables';
import { idWords } from '@/lib/transfer/columns/words';
import { requests } from '@/lib/transfer/sets/requests';
import { readySets } from '@/lib/transfer/sets/built-in';
import { readPieces, type Row, type Table } from '@/lib/transfer/table';
import { randomPool } from '../unit/transfer/random-pool';

/** Leads of any text the schema allows, as every ready set lays them out, with provenance and all further sheets. */

export interface Workbook {
  name: string;
  tables: [Table, ...Table[]];
  /** Of each sheet. */
  rows: Row[][];
}

export async function makeWorkbooks(seed: number): Promise<Workbook[]> {
  const pools = fc.sample(randomPool({ anything: true }), { numRuns: 40, seed });
  const leads = pools.flatMap((pool) => pool.leads);
  const source: LeadSource = {
    count: leads.length,
    chunks: () => [
      leads.map(({ lead, captures = [], activities = [] }) => ({
        lead,
        captures: new Map(captures.map((capture) => [capture.id, capture])),
        activities: activities.length,
      })),
    ],
  };
  const pick = <K extends 'categories' | 'lists' | 'customFields'>(kind: K) =>
    pools.flatMap((pool) => pool[kind] as (typeof pool)[K][number][]);
  const workbooks: Workbook[] = [];
  for (const set of readySets) {
    const tables = await toTables(source, set, {
      words: idWords,
      categories: pick('categories'),
      lists: pick('lists'),
      customFields: pick('customFields'),
      now: 0,
      ref: set.isForeign !== true,
      provenance: true,
      sheets: { requests: set.rows === 'request' ? undefined : requests, sources: true },
    });
    const rows = await Promise.all(
      tables.map(async (table) => {
        const all: Row[] = [];
        for await (const piece of readPieces(table)) all.push(...piece);
        return all;
      }),
    );
    workbooks.push({ name: set.id, tables, rows });
  }
  return workbooks;
}
