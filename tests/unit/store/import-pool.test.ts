import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { createCategory, changeCategories } from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { openPoolSource } from '@/lib/store/export/pool-source';
import { undo } from '@/lib/store/commands/undo';
import { readOwnerId } from '@/lib/store/follow-ups';
import { startImport } from '@/lib/store/import/import-job';
import { readImport } from '@/lib/store/import/past-imports';
import { dryRunPool } from '@/lib/store/import/pool-job';
import type { Store } from '@/lib/store/store';
import { exportFormats } from '@/lib/transfer/formats';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { runJobs } from './import-fixture';
import { createShelf } from './memory-shelf';
import { openTestStore } from './open';

const PLAN: ImportPlan = {
  sheet: 0,
  columns: [],
  mode: 'both',
  key: 'auto',
  differing: 'file',
  defaults: {},
};

async function save(store: Store, name: string, email: string): Promise<string> {
  const found = <T>(value: T) => [{ value, shown: '', reader: 'listing' as const, confidence: 0.9 }];
  const { saved } = await saveCandidates(store, {
    page: { url: 'https://directory.example/', title: 'Directory' },
    candidates: [{ key: '1', kind: 'organisation', facts: { name: found(name), email: found(email) } }],
  });
  return saved[0]?.leadId ?? '';
}
const readAll = (store: Store) => store.db.leads.orderBy(':id').toArray();
const emailsOf = (lead: Lead | undefined) => lead?.facts.email?.map(({ value }) => value);

/** Everything there is, as our own JSON. */
async function writePool(store: Store): Promise<Blob> {
  const leads = await readAll(store);
  const source = { count: leads.length, chunks: () => [leads.map((lead) => ({ lead }))] };
  return exportFormats.json.write(await openPoolSource(store, source), {});
}

async function importPool(store: Store, file: Blob, change: Partial<ImportPlan> = {}) {
  const shelf = createShelf();
  const plan = { ...PLAN, ...change };
  const { created, updated, unchanged, skipped } = await dryRunPool(store, file, plan);
  const { importId } = await startImport(store, shelf, { file, name: 'pool.json', plan });
  await runJobs(store, shelf);
  const row = await readImport(store, importId);
  // What was said beforehand is what came of it.
  expect(row).toMatchObject({ state: 'done', created, updated, unchanged, skipped });
  return { id: importId, created, updated, unchanged, skipped };
}

/** A colleague's leads: Acme, which we have too, and Bolt, which we have not. */
async function openBoth() {
  const theirs = openTestStore();
  const acme = await save(theirs, 'Acme Ltd', 'office@acme.example');
  await save(theirs, 'Bolt GmbH', 'info@bolt.example');
  const { categoryId } = await createCategory(theirs, 'Fair');
  await changeCategories(theirs, [acme], { add: [categoryId], remove: [] });
  const ours = openTestStore();
  const own = await save(ours, 'Acme Ltd', 'office@acme.example');
  await editLead(ours, own, { facts: { email: ['office@acme.example', 'sales@acme.example'] }, note: 'Met' });
  await createCategory(ours, 'fair');
  return { theirs, ours, acme, own, file: await writePool(theirs) };
}

describe('a file of everything into a store that has leads', () => {
  it('merges what is certainly the same, brings what is new, and doubles nothing', async () => {
    const { theirs, ours, acme, own, file } = await openBoth();
    expect(await importPool(ours, file)).toMatchObject({ created: 1, updated: 1, unchanged: 0, skipped: 0 });
    const leads = await readAll(ours);
    expect(leads.map(({ facts }) => facts.name?.[0]?.value).sort()).toEqual(['Acme Ltd', 'Bolt GmbH']);
    const merged = leads.find(({ id }) => id === own);
    expect(emailsOf(merged)?.sort()).toEqual(['office@acme.example', 'sales@acme.example']);
    expect(merged?.note).toBe('Met');
    // Whatever names theirs means ours from now on, and their page speaks for it, too.
    expect(await readOwnerId(ours, acme)).toBe(own);
    const captures = merged?.facts.name?.[0]?.sources.filter(({ by }) => by === 'capture');
    expect(captures).toHaveLength(2);
    const categories = await ours.db.categories.toArray();
    expect(categories.map(({ name }) => name)).toEqual(['fair']);
    expect(merged?.categoryIds).toEqual([categories[0]?.id]);
    expect(await readAll(theirs)).toHaveLength(2);
  });

  it('changes nothing the second time', async () => {
    const { ours, file } = await openBoth();
    await importPool(ours, file);
    const before = await readAll(ours);
    expect(await importPool(ours, file)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await readAll(ours)).toEqual(before);
  });

  it('is undone as a whole', async () => {
    const { ours, own, file } = await openBoth();
    const before = await ours.db.leads.get(own);
    const { id } = await importPool(ours, file);
    await undo(ours, id);
    const leads = await readAll(ours);
    expect(leads.map((lead) => lead.id)).toEqual([own]);
    expect(leads[0]?.facts).toEqual(before?.facts);
    expect(leads[0]?.categoryIds).toEqual([]);
  });

  it('undone, its ids mean nothing again; done again, they do', async () => {
    const { ours, acme, own, file } = await openBoth();
    const { id } = await importPool(ours, file);
    expect(await readOwnerId(ours, acme)).toBe(own);
    const { commandId = '' } = await undo(ours, id);
    expect(await readOwnerId(ours, acme)).toBe(acme);
    expect(await ours.db.merges.count()).toBe(0);
    await undo(ours, commandId);
    expect(await readOwnerId(ours, acme)).toBe(own);
  });

  it('says that a lead is another one only where it is none here', async () => {
    // They merged Bolt into Acme, we Acme into Bolt.
    const { theirs, ours, acme, file } = await openBoth();
    await importPool(ours, file);
    const [bolt] = (await readAll(theirs)).filter(({ id }) => id !== acme);
    const here = await readOwnerId(ours, acme);
    await mergeLeads(theirs, { winnerId: acme, loserIds: [bolt?.id ?? ''] });
    await mergeLeads(ours, { winnerId: bolt?.id ?? '', loserIds: [here] });
    await importPool(ours, await writePool(theirs));
    expect((await readAll(ours)).map(({ id }) => id)).toEqual([bolt?.id]);
    for (const id of [acme, here, bolt?.id ?? '']) expect(await readOwnerId(ours, id)).toBe(bolt?.id);
  });

  it('only adds, or only changes, where one wants that', async () => {
    const first = await openBoth();
    expect(await importPool(first.ours, first.file, { mode: 'create' })).toMatchObject({
      created: 1,
      skipped: 1,
    });
    expect((await first.ours.db.leads.get(first.own))?.categoryIds).toEqual([]);
    const second = await openBoth();
    expect(await importPool(second.ours, second.file, { mode: 'update' })).toMatchObject({
      updated: 1,
      skipped: 1,
    });
    expect(await readAll(second.ours)).toHaveLength(1);
  });

  it('of one’s own brings back what was deleted, and leaves what was added since', async () => {
    const { theirs: store, acme, file } = await openBoth();
    const [, bolt = ''] = (await readAll(store)).map(({ id }) => id).sort((a) => (a === acme ? -1 : 1));
    await deleteLeads(store, [bolt]);
    await editLead(store, acme, { facts: { email: ['office@acme.example', 'sales@acme.example'] } });
    expect(await importPool(store, file)).toMatchObject({ created: 1 });
    expect(await readAll(store)).toHaveLength(2);
    expect(emailsOf(await store.db.leads.get(acme))?.sort()).toEqual([
      'office@acme.example',
      'sales@acme.example',
    ]);
    expect(emailsOf(await store.db.leads.get(bolt))).toEqual(['info@bolt.example']);
  });
});
