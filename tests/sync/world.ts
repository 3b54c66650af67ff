import 'fake-indexeddb/auto';
import { afterEach } from 'vitest';
import { defaultMapping, type NewTargetSettings } from '@/lib/leads/sync-target';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { openStore, type Store } from '@/lib/store/store';
import { addTarget, readState, switchOn } from '@/lib/store/sync/targets';
import type { SyncTarget } from '@/lib/sync/contract';
import { runSync, type EngineServices, type RunOptions } from '@/lib/sync/engine';
import { toCandidate } from '../unit/leads/candidates';

/** What a client waits for an answer in these tests; a real one waits half a minute. */
export const TIMEOUT_MS = 400;

let serial = 0;
const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
export function closeLater(what: { close(): void | Promise<void> }): void {
  closing.push(() => what.close());
}

/** One person's leads with one target, and the engine between them. */
export interface World {
  store: Store;
  targetId: string;
  services: EngineServices;
  /** Moves this machine's clock. */
  setClock: (offsetMs: number) => void;
  run: (options?: RunOptions) => Promise<number | undefined>;
  /** Until nothing is waiting any more, whatever the target asked to wait for. */
  drain: () => Promise<void>;
}

export interface WorldOptions {
  url: string;
  /** A webhook's, where nothing else is said. */
  settings?: Partial<NewTargetSettings>;
  /** @param now this machine's clock, which may be wrong */
  open: (targetId: string, now: () => number, store: Store) => SyncTarget;
  random?: () => number;
  on?: boolean;
}

export async function createWorld({
  url,
  settings = {},
  open,
  random = () => 0,
  on = true,
}: WorldOptions): Promise<World> {
  let offset = 0;
  const now = () => Date.now() + offset;
  const store = openStore({ name: `sync-${++serial}`, now });
  closeLater(store);
  const targetId = await addTarget(store, {
    kind: 'webhook',
    name: 'Receiver',
    url,
    mapping: defaultMapping,
    everything: true,
    ...settings,
  } as NewTargetSettings);
  if (on) await switchOn(store, targetId);
  let last: Promise<unknown> = Promise.resolve();
  const services: EngineServices = {
    store,
    random,
    newId: () => crypto.randomUUID(),
    hasAccess: () => Promise.resolve(true),
    open: (target) => Promise.resolve(open(target.id, now, store)),
    lock: (_name, work) => {
      const turn = last.then(work, work);
      last = turn.catch(() => undefined);
      return turn;
    },
    timeoutMs: TIMEOUT_MS,
  };
  const world: World = {
    store,
    targetId,
    services,
    setClock: (ms) => (offset = ms),
    run: (options) => runSync(services, options),
    drain: async () => {
      for (let round = 0; round < 60; round++) {
        await runSync(services, { now: true });
        const { sending, backlog } = await readState(store, targetId);
        if (sending.length === 0 && backlog === undefined && (await store.db.outbox.count()) === 0) return;
      }
      throw new Error(`It never ends: ${JSON.stringify(await readState(store, targetId)).slice(0, 600)}`);
    },
  };
  return world;
}

const page = { url: 'https://directory.example/list', title: 'List' };

/** Saves a firm; the same number is the same firm again. */
export async function saveFirm(store: Store, number: number, more = ''): Promise<string> {
  const phone = `+1 617 555 01${String(number).padStart(2, '0')}`;
  const { saved } = await saveCandidates(store, {
    page,
    candidates: [toCandidate({ name: `Firm ${number}${more}`, phone })],
  });
  return saved[0]?.leadId ?? '';
}

/** Does something to the leads, as chance has it: what a person may do in any order. */
export async function doSomething(store: Store, chance: () => number): Promise<string> {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];
  const ids = (await store.db.leads.toCollection().primaryKeys()).sort();
  const [one, other] = [pick(ids), pick(ids)];
  const what = pick(['save', 'save', 'edit', 'edit', 'stage', 'level', 'tag', 'merge', 'delete', 'undo']);
  const ignoreGone = () => undefined;
  switch (what) {
    case 'save':
      await saveFirm(store, Math.floor(chance() * 40));
      break;
    case 'edit':
      if (one !== undefined) await editLead(store, one, { owner: pick(['Ann', 'Ben', '安']) ?? '' });
      break;
    case 'stage':
      if (one !== undefined) await editLead(store, one, { stage: pick(['new', 'contacted', 'converted']) });
      break;
    case 'level':
      if (one !== undefined) await editLead(store, one, { level: pick(['public', 'secret', 'internal']) });
      break;
    case 'tag':
      if (one !== undefined) await changeLeads(store, ids.slice(0, 5), { tags: { add: ['north'] } });
      break;
    case 'merge':
      if (one !== undefined && other !== undefined && one !== other)
        await mergeLeads(store, { winnerId: one, loserIds: [other] });
      break;
    case 'delete':
      if (one !== undefined) await deleteLeads(store, [one]);
      break;
    default: {
      const commands = [...new Set((await store.db.history.toArray()).map(({ commandId }) => commandId))];
      const command = pick(commands.slice(-6));
      if (command !== undefined) await undo(store, command).catch(ignoreGone);
    }
  }
  return what ?? '';
}
