import { defaultMapping } from '@/lib/leads/sync-target';
import { toLead } from '@/lib/leads/merge';
import { getNewId } from '@/lib/platform/ids-and-clock';
import { editLead } from '@/lib/store/commands/edit-lead';
import { openStore, type Store } from '@/lib/store/store';
import { addTarget, readState, switchOn } from '@/lib/store/sync/targets';
import { askPools } from '@/lib/sync/ask-pools';
import { runSync, type EngineServices } from '@/lib/sync/engine';
import { createCouch } from '@/lib/sync/targets/couch/couch';
import { makeCandidate } from './store-page';

/** The part of `bench:sync` that runs in the browsers: one member's store, engine and adapter, over HTTP. */

let store: Store;
let targetId: string;
let services: EngineServices;

/** @param url the pool's address; `name` tells members apart that share an origin */
export async function open(name: string, url: string): Promise<void> {
  store = openStore({ name: `bench-${name}`, newId: getNewId });
  const kind = 'couch' as const;
  targetId = await addTarget(store, {
    kind,
    user: name,
    name: 'Pool',
    url,
    mapping: defaultMapping,
    everything: true,
  });
  services = {
    store,
    random: Math.random,
    newId: getNewId,
    hasAccess: () => Promise.resolve(true),
    open: ({ id, settings }) => {
      const target = createCouch({
        id,
        url: settings.url,
        secret: `${name}:secret of ${name}`,
        ceiling: settings.mapping.ceiling,
        now: () => Date.now(),
        fetch: (...args) => fetch(...args),
      });
      return Promise.resolve(target ?? 'no-credential');
    },
    lock: (lock, work) => navigator.locks.request(lock, work),
  };
}

/** Leads that are simply there. */
export async function fill(count: number): Promise<void> {
  const AT_ONCE = 5_000;
  for (let from = 0; from < count; from += AT_ONCE) {
    const leads = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) =>
      toLead(makeCandidate(from + n), {
        id: getNewId(),
        captureId: getNewId(),
        at: 1_790_000_000_000 + from + n,
      }),
    );
    await store.db.leads.bulkPut(leads);
  }
}

export const switchOnTarget = () => switchOn(store, targetId);
export const countLeads = () => store.db.leads.count();

export interface Ran {
  ms: number;
  /** The longest the page could do nothing else, milliseconds. */
  longestMs: number;
}

/** Passes on and takes in until there is nothing more. */
export async function run(): Promise<Ran> {
  const longest = watchPage();
  const start = performance.now();
  await runSync(services, { now: true });
  const ms = performance.now() - start;
  const { failure, stopped } = await readState(store, targetId);
  if (failure !== undefined || stopped !== undefined)
    throw new Error(`It did not go through: ${failure ?? stopped ?? ''}`);
  return { ms, longestMs: longest() };
}

function watchPage(): () => number {
  let [last, longest, going] = [performance.now(), 0, true];
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (going) setTimeout(look, 4);
  };
  look();
  return () => {
    going = false;
    return longest;
  };
}

/** What an edit takes with a target that is on and with one that is not, in turns; medians, milliseconds. */
export async function editInTurns(rounds: number): Promise<{ on: number; off: number }> {
  const ids = await store.db.leads.limit(rounds).primaryKeys();
  const times: { on: number[]; off: number[] } = { on: [], off: [] };
  for (const [index, id] of ids.entries())
    for (const which of index % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      await store.db.targets.update(targetId, { enabled: which === 'on' });
      const start = performance.now();
      await editLead(store, id, { tags: [`${which}-${String(index)}`] });
      times[which].push(performance.now() - start);
    }
  await store.db.targets.update(targetId, { enabled: true });
  const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] ?? 0;
  return { on: median(times.on), off: median(times.off) };
}

/** As an open panel does. */
export function follow(): void {
  void store.db.targets
    .get(targetId)
    .then((row) =>
      row?.settings === undefined
        ? undefined
        : askPools(services, [{ ...row, settings: row.settings }], new AbortController().signal),
    );
}

export const firstId = async () => (await store.db.leads.toCollection().first())?.id ?? '';

/** Edits and passes on, as the background does when it is woken by a write. @returns when the edit began, of the machine's clock */
export async function edit(id: string, tag: string): Promise<number> {
  const at = performance.timeOrigin + performance.now();
  await editLead(store, id, { tags: [tag] });
  await runSync(services);
  return at;
}

/** @returns when the tag was there */
export async function see(id: string, tag: string): Promise<number> {
  for (;;) {
    if ((await store.db.leads.get(id))?.tags.includes(tag)) return performance.timeOrigin + performance.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
