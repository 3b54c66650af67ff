import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { undo } from '@/lib/store/commands/undo';
import { reviewReturned } from '@/lib/store/import/review';
import type { Store } from '@/lib/store/store';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { openFile } from '@/lib/transfer/read/open-file';
import { importRows, planFor, toFile } from './import-fixture';
import { createShelf } from './memory-shelf';
import { openTestStore } from './open';

const HEADINGS = [
  'Company',
  'Contact',
  'Phone',
  'Phone 2',
  'E-mail',
  'City',
  'Tags',
  'Stage',
  'Note',
  'Leadlight ID',
];

/** Two leads, and the file they were exported to. */
async function openExported() {
  const store = openTestStore();
  const shelf = createShelf();
  await importRows(store, shelf, [
    ['Company', 'Contact', 'Phone', 'Phone', 'E-mail', 'City', 'Tags', 'Stage', 'Note'],
    [
      'Acme Ltd',
      'Ana Roe',
      '+1 617 555 0100',
      '+1 617 555 0101',
      'office@acme.example',
      'Boston',
      'fair',
      'contacted',
      '',
    ],
    ['Bolt GmbH', '', '+49 30 23125 100', '', 'info@bolt.example', 'Berlin', '', '', 'Call again'],
  ]);
  const [acme, bolt] = (await store.db.leads.toArray()).sort((a, b) =>
    (a.facts.name?.[0]?.value ?? '').localeCompare(b.facts.name?.[0]?.value ?? ''),
  ) as [Lead, Lead];
  const rows = [
    HEADINGS,
    [
      'Acme Ltd',
      'Ana Roe',
      '+1 617 555 0100',
      '+1 617 555 0101',
      'office@acme.example',
      'Boston',
      'fair',
      'contacted',
      '',
      `${acme.id}~${String(acme.revision)}`,
    ],
    [
      'Bolt GmbH',
      '',
      '+49 30 23125100',
      '',
      'info@bolt.example',
      'Berlin',
      '',
      '',
      'Call again',
      `${bolt.id}~${String(bolt.revision)}`,
    ],
  ];
  return { store, shelf, acme, bolt, rows };
}

const set = (rows: string[][], row: number, heading: string, value: string) => {
  (rows[row] as string[])[HEADINGS.indexOf(heading)] = value;
};

async function review(store: Store, rows: readonly string[][], change: Partial<ImportPlan> = {}) {
  const file = toFile(rows);
  return reviewReturned(store, await openFile(file), await planFor(file, change));
}

describe('a file that came back', () => {
  it('changes nothing where nothing was changed in it', async () => {
    const { store, shelf, rows } = await openExported();
    expect(await review(store, rows)).toMatchObject({ changed: [], unchanged: 2, withoutRef: 0, gone: [] });
    const before = await store.db.leads.toArray();
    expect(await importRows(store, shelf, rows)).toMatchObject({ unchanged: 2, updated: 0, created: 0 });
    expect(await store.db.leads.toArray()).toEqual(before);
  });

  it('tells the changed cells only, and takes over these and nothing else', async () => {
    const { store, shelf, rows, acme, bolt } = await openExported();
    set(rows, 1, 'Contact', 'Eva Roe');
    set(rows, 1, 'Phone 2', '');
    set(rows, 1, 'Tags', 'fair; spring');
    const { changed, conflictCount } = await review(store, rows);
    expect(changed).toHaveLength(1);
    expect(changed[0]).toMatchObject({ row: 2, leadId: acme.id, name: 'Acme Ltd' });
    expect(changed[0]?.cells.map(({ column, exported, file }) => [column, exported, file])).toEqual([
      ['person', 'Ana Roe', 'Eva Roe'],
      ['phone', '+1 617 555 0100; +1 617 555 0101', '+1 617 555 0100'],
      ['tags', 'fair', 'fair; spring'],
    ]);
    expect(conflictCount).toBe(0);
    const row = await importRows(store, shelf, rows);
    expect(row).toMatchObject({ updated: 1, unchanged: 1 });
    const after = await store.db.leads.get(acme.id);
    expect(after?.facts.person).toMatchObject([
      { value: 'Eva Roe', sources: [{ by: 'import', importId: row.id, row: 2 }] },
    ]);
    expect(after?.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550100']);
    expect(after?.tags).toEqual(['fair', 'spring']);
    expect(after?.facts.name).toEqual(acme.facts.name);
    expect(await store.db.leads.get(bolt.id)).toEqual(bolt);
    await undo(store, row.id);
    expect((await store.db.leads.get(acme.id))?.facts).toEqual(acme.facts);
  });

  it('leaves alone what was changed here and not in the file', async () => {
    const { store, shelf, rows, acme } = await openExported();
    await editLead(store, acme.id, { facts: { jobTitle: ['Buyer'], person: ['Jo Roe'] }, note: 'Met' });
    set(rows, 1, 'City', 'Salem');
    expect(await review(store, rows)).toMatchObject({ changedCount: 1, conflictCount: 0 });
    await importRows(store, shelf, rows);
    const after = await store.db.leads.get(acme.id);
    expect(after?.facts.address?.[0]?.value.locality).toBe('Salem');
    expect(after?.facts.person?.[0]?.value).toBe('Jo Roe');
    expect(after).toMatchObject({ note: 'Met' });
  });

  it('calls it a conflict where both changed, and the user decides', async () => {
    const { store, shelf, rows, acme } = await openExported();
    await editLead(store, acme.id, { facts: { person: ['Jo Roe'] } });
    set(rows, 1, 'Contact', 'Eva Roe');
    set(rows, 1, 'Stage', 'Qualified');
    const { changed } = await review(store, rows);
    expect(changed[0]?.cells).toMatchObject([
      { column: 'person', exported: 'Ana Roe', stored: 'Jo Roe', file: 'Eva Roe', conflict: true },
      { column: 'stage', conflict: false },
    ]);
    await importRows(store, shelf, rows, { refused: [{ row: 2, column: 'person' }] });
    const after = await store.db.leads.get(acme.id);
    expect(after?.facts.person?.[0]?.value).toBe('Jo Roe');
    expect(after?.stage).toBe('qualified');
  });

  it('says nothing where both were changed to the same', async () => {
    const { store, rows, acme } = await openExported();
    await editLead(store, acme.id, { facts: { person: ['Eva Roe'] } });
    set(rows, 1, 'Contact', 'Eva Roe');
    expect(await review(store, rows)).toMatchObject({ changedCount: 0 });
  });

  it('takes away what was emptied, but not what cannot be read', async () => {
    const { store, shelf, rows, bolt } = await openExported();
    set(rows, 2, 'Note', '');
    set(rows, 2, 'E-mail', 'no mail at all');
    expect((await review(store, rows)).problems).toMatchObject([{ row: 3, code: 'bad-email' }]);
    await importRows(store, shelf, rows);
    const after = await store.db.leads.get(bolt.id);
    expect(after?.note).toBeUndefined();
    expect(after?.facts.email).toEqual(bolt.facts.email);
  });

  it('finds a lead that was merged since, and tells one that was deleted', async () => {
    const { store, shelf, rows, acme, bolt } = await openExported();
    await mergeLeads(store, { winnerId: bolt.id, loserIds: [acme.id] });
    set(rows, 1, 'City', 'Salem');
    const merged = await review(store, rows);
    expect(merged.changed[0]).toMatchObject({ row: 2, leadId: bolt.id });
    await importRows(store, shelf, rows);
    expect((await store.db.leads.get(bolt.id))?.facts.address?.map(({ value }) => value.locality)).toContain(
      'Salem',
    );
    await deleteLeads(store, [bolt.id]);
    const { gone } = await review(store, rows);
    expect(gone).toEqual([
      { row: 2, name: 'Acme Ltd' },
      { row: 3, name: 'Bolt GmbH' },
    ]);
    expect((await importRows(store, shelf, rows)).problems).toMatchObject([
      { code: 'lead-gone' },
      { code: 'lead-gone' },
    ]);
  });
});
