import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import { writeBackup } from '@/lib/store/backup/write-backup';
import { checkBackup } from '@/lib/store/backup/read-backup';
import { editLead } from '@/lib/store/commands/edit-lead';
import { undo } from '@/lib/store/commands/undo';
import { followLeads } from '@/lib/store/follow-leads';
import { readImportedLeadIds, readMadeLeadIds } from '@/lib/store/import/past-imports';
import { startRevert } from '@/lib/store/import/revert-job';
import { readHistory, readLeadAt } from '@/lib/store/queries';
import { readCommands } from '@/lib/store/read-commands';
import type { Store } from '@/lib/store/store';
import { importRows, runJobs } from './import-fixture';
import { createShelf } from './memory-shelf';
import { openTestStore } from './open';

const COUNT = 320;

/** An import of that many firms, and one of them. */
async function openWithMany(): Promise<{ store: Store; commandId: string; lead: Lead }> {
  const store = openTestStore();
  const firms = Array.from({ length: COUNT }, (_, index) => [
    `Firm ${index} ${(index * 7_919).toString(36)}`,
    `office@firm-${index}.example`,
  ]);
  const { id } = await importRows(store, createShelf(), [['Company', 'E-mail'], ...firms]);
  const lead = await store.db.leads.toCollection().first();
  if (lead === undefined) throw new Error('Nothing was imported.');
  return { store, commandId: id, lead };
}

describe('leads that came with many others', () => {
  it('are told of in few rows', async () => {
    const { store } = await openWithMany();
    expect(await store.db.leads.count()).toBe(COUNT);
    expect(await store.db.history.count()).toBeLessThan(COUNT / 25);
  });

  it('each have a history of their own, of which the birth is the oldest entry', async () => {
    const { store, commandId, lead } = await openWithMany();
    await editLead(store, lead.id, { note: 'fine' });
    const rows = await readHistory(store, lead.id);
    expect(rows.map(({ leadId, cause }) => [leadId, cause])).toEqual([
      [lead.id, 'edit'],
      [lead.id, 'import'],
    ]);
    expect(rows[1]).toMatchObject({ commandId, changes: [{ path: 'lead', after: { id: lead.id } }] });
    expect(await readLeadAt(store, lead.id, (rows[1]?.at ?? 0) - 1)).toBeUndefined();
  });

  it('are one command of that many', async () => {
    const { store, commandId } = await openWithMany();
    const [command, ...others] = await readCommands(store, { limit: 5 });
    expect(command).toMatchObject({ commandId, size: COUNT });
    expect(command?.rows).toHaveLength(4);
    expect(new Set(command?.rows.map(({ id }) => id)).size).toBe(4);
    expect(others).toEqual([]);
    expect(await readMadeLeadIds(store, commandId)).toHaveLength(COUNT);
    expect(await readImportedLeadIds(store, commandId, 10)).toHaveLength(10);
  });

  it('go together by undo, but for one that was changed since, and come back', async () => {
    const { store, commandId, lead } = await openWithMany();
    await editLead(store, lead.id, { note: 'mine' });
    const undone = await undo(store, commandId);
    expect(undone.restored).toBe(COUNT - 1);
    expect(undone.kept).toEqual([{ leadId: lead.id, path: 'lead' }]);
    expect(await store.db.leads.toArray()).toMatchObject([{ id: lead.id, note: 'mine' }]);
    await undo(store, undone.commandId ?? '');
    expect(await store.db.leads.count()).toBe(COUNT);
  });

  it('go one by one, too', async () => {
    const { store, commandId, lead } = await openWithMany();
    expect(await undo(store, commandId, { leadIds: [lead.id] })).toMatchObject({ restored: 1 });
    expect(await store.db.leads.count()).toBe(COUNT - 1);
    expect(await store.db.leads.get(lead.id)).toBeUndefined();
  });

  it('are taken back by a job that counts them', async () => {
    const { store, commandId } = await openWithMany();
    const { revertId } = await startRevert(store, commandId);
    expect(await store.db.jobs.get(revertId)).toMatchObject({ done: 0, total: COUNT });
    await runJobs(store, createShelf());
    expect(await store.db.jobs.get(revertId)).toMatchObject({ state: 'done', done: COUNT });
    expect(await store.db.leads.count()).toBe(0);
  });

  it('are news to a window that looks on', async () => {
    const store = openTestStore();
    const seen = new Set<string>();
    const ready = Promise.withResolvers<undefined>();
    const all = Promise.withResolvers<undefined>();
    const stop = followLeads(store, {
      onLeads: (leads) => {
        for (const { id } of leads) seen.add(id);
        if (seen.size === COUNT) all.resolve(undefined);
      },
      onRemoved: () => undefined,
      onReady: () => ready.resolve(undefined),
    });
    await ready.promise;
    const firms = Array.from({ length: COUNT }, (_, index) => [
      `Firm ${index} ${(index * 7_919).toString(36)}`,
    ]);
    await importRows(store, createShelf(), [['Company'], ...firms]);
    await all.promise;
    stop();
    expect(seen.size).toBe(COUNT);
  });

  it('stand in a backup as they stand here', async () => {
    const { store } = await openWithMany();
    const file = await new Response(writeBackup(store)).blob();
    expect(await checkBackup(file.stream())).toMatchObject({ damaged: 0 });
  });
});
