import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { answerExports, openInThread } from '@/lib/store/export/in-thread';
import { openLeadSource } from '@/lib/store/export/lead-source';
import { toFirst, type Exporter, type ExportOrder } from '@/lib/store/export/order';
import { openPoolSource } from '@/lib/store/export/pool-source';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import type { LeadRow, LeadSource } from '@/lib/transfer/columns/lead-source';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE } from './open';

async function openWithLeads(names: readonly string[]) {
  const store = openTestStore();
  const { saved } = await saveCandidates(store, {
    page: PAGE,
    candidates: names.map((name) => toCandidate({ name })),
  });
  return { store, ids: saved.map(({ leadId }) => leadId) };
}

const limits = { doNotContact: false, level: 'confidential' } as const;
const needs = { captures: 'none', activities: false } as const;

async function readRows(source: LeadSource): Promise<LeadRow[]> {
  const rows: LeadRow[] = [];
  for await (const chunk of source.chunks()) rows.push(...chunk);
  return rows;
}
const getNames = (rows: readonly LeadRow[]) => rows.map(({ lead }) => lead.facts.name?.[0]?.value);

describe('leads on their way into a file', () => {
  it('come in the order they were chosen, as often as they are asked for', async () => {
    const { store, ids } = await openWithLeads(['Alder', 'Birch', 'Cedar']);
    const source = openLeadSource(store, { leadIds: ids.toReversed() }, { limits, needs });
    expect(source.count).toBe(3);
    for (let time = 0; time < 2; time++)
      expect(getNames(await readRows(source))).toEqual(['Cedar', 'Birch', 'Alder']);
  });

  it('leave out those that were deleted or marked since they were chosen', async () => {
    const { store, ids } = await openWithLeads(['Alder', 'Birch', 'Cedar', 'Dogwood']);
    const [a = '', b = '', c = ''] = ids;
    await deleteLeads(store, [a]);
    await changeLeads(store, [b], { doNotContact: true });
    await changeLeads(store, [c], { level: 'secret' });
    const open = (more: object) =>
      openLeadSource(store, { leadIds: ids }, { limits: { ...limits, ...more }, needs });
    expect(getNames(await readRows(open({})))).toEqual(['Dogwood']);
    expect(getNames(await readRows(open({ doNotContact: true })))).toEqual(['Birch', 'Dogwood']);
    expect(getNames(await readRows(open({ level: 'secret' })))).toEqual(['Cedar', 'Dogwood']);
  });

  it('bring the page they were first seen on when that is needed', async () => {
    const { store, ids } = await openWithLeads(['Alder']);
    const source = openLeadSource(
      store,
      { leadIds: ids },
      { limits, needs: { captures: 'first', activities: true } },
    );
    const [row] = await readRows(source);
    expect([...(row?.captures?.values() ?? [])].map(({ page }) => page)).toEqual([PAGE]);
    expect(row?.activities).toBe(0);
  });

  it('bring everything into a file without loss', async () => {
    const { store, ids } = await openWithLeads(['Alder']);
    const pool = await openPoolSource(store, openLeadSource(store, { leadIds: ids }, { limits, needs }));
    const leads = [];
    for await (const chunk of pool.chunks()) leads.push(...chunk);
    expect(leads).toEqual([
      { lead: await store.db.leads.get(ids[0] ?? ''), captures: await store.db.captures.toArray() },
    ]);
  });

  it('end with the signal', async () => {
    const { store, ids } = await openWithLeads(['Alder']);
    const signal = AbortSignal.abort();
    const source = openLeadSource(store, { leadIds: ids }, { limits, needs, signal });
    await expect(readRows(source)).rejects.toMatchObject({ name: 'AbortError' });
  });
});

const order = { chosen: { leadIds: ['a', 'b'] }, format: 'csv' } as unknown as ExportOrder;

/** A thread that does what `work` says, and the page's side of it; messages are copied, as between real threads. */
function openThread(work: Partial<Exporter>) {
  const page = new EventTarget();
  const thread = new EventTarget();
  const send = (to: EventTarget) => (message: unknown) => {
    const data: unknown = structuredClone(message);
    queueMicrotask(() => to.dispatchEvent(new MessageEvent('message', { data })));
  };
  answerExports(work as Exporter, {
    postMessage: send(page),
    addEventListener: (type, listener) =>
      thread.addEventListener(type, (event) => listener(event as MessageEvent)),
  });
  const terminate = vi.fn();
  const worker = Object.assign(page, { postMessage: send(thread), terminate });
  return { exporter: openInThread(() => worker as unknown as Worker), terminate };
}

describe('a thread that writes', () => {
  it('is told what to write, and tells how far it is and what came of it', async () => {
    const { exporter } = openThread({
      count: (asked, { onProgress } = {}) => {
        onProgress?.(1, 2);
        return Promise.resolve(asked.chosen.leadIds.length);
      },
    });
    const onProgress = vi.fn();
    expect(await exporter.count(order, { onProgress })).toBe(2);
    expect(onProgress).toHaveBeenCalledWith(1, 2);
  });

  it('says of what class a failure is', async () => {
    const { exporter } = openThread({ write: () => Promise.reject(new RangeError('Too many rows.')) });
    await expect(exporter.write(order)).rejects.toThrow(RangeError);
  });

  it('stops when it is told to', async () => {
    let stopped = false;
    const { exporter } = openThread({
      write: (_order, { signal } = {}) =>
        new Promise(() => {
          signal?.addEventListener('abort', () => {
            stopped = true;
          });
        }),
    });
    const stopper = new AbortController();
    const writing = exporter.write(order, { signal: stopper.signal });
    stopper.abort();
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(() => expect(stopped).toBe(true));
  });

  it('ends with what it was doing when it is closed', async () => {
    const { exporter, terminate } = openThread({ write: () => new Promise(() => undefined) });
    const writing = exporter.write(order);
    exporter.close();
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' });
    expect(terminate).toHaveBeenCalled();
  });

  it('is not sent all ids for the beginning of a file', () => {
    const many = { ...order, chosen: { leadIds: Array.from({ length: 1_000 }, String) } };
    expect(toFirst(many).chosen.leadIds).toHaveLength(10);
  });
});
