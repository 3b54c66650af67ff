import { defaultMapping } from '@/lib/leads/sync-target';
import { toRows } from '@/lib/store/history';
import { countConflicts } from '@/lib/store/sync/conflicts';
import { addTarget, readStatuses, switchOn } from '@/lib/store/sync/targets';
import type { Store } from '@/lib/store/store';
import { keepCredential } from '@/lib/sync/credentials';
import type { SyncedLead } from './pool-server';

/** The part of the runs with a team's pool that works inside the browser; the syncing itself is the extension's own. */

const noSession = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };

/** Sets a pool up and switches it on, as the screens do, and has the background hear of it. */
export async function connect(
  own: Store,
  given: { url: string; user: string; secret: string },
): Promise<void> {
  const { url, user, secret } = given;
  const kind = 'couch' as const;
  const settings = { kind, user, name: 'Pool', url, mapping: defaultMapping, everything: true };
  const id = await addTarget(own, settings, (targetId) =>
    keepCredential(own, noSession, { targetId, origin: new URL(url).origin, secret, passphrase: undefined }),
  );
  await switchOn(own, id);
  const { chrome } = globalThis as unknown as {
    chrome: { alarms: { create(name: string, info: object): Promise<void> } };
  };
  await chrome.alarms.create('sync', { when: Date.now() + 50, periodInMinutes: 1 });
}

export const countLeads = (own: Store): Promise<number> => own.db.leads.count();

/** Whether everything of ours is there and everything there is here. */
export async function isThrough(own: Store): Promise<boolean> {
  const [status] = await readStatuses(own);
  if (status === undefined) return false;
  const { state, waiting } = status;
  return (
    waiting === 0 && state.sending.length === 0 && state.backlog === undefined && state.pulledAt !== undefined
  );
}

/** What is here in the end, and what is wrong with it by itself. */
export async function readSynced(own: Store): Promise<{ leads: SyncedLead[]; wrong: string[] }> {
  const [leads, entries, conflicts, [status]] = await Promise.all([
    own.db.leads.toArray(),
    own.db.history.toArray().then((rows) => rows.flatMap(toRows)),
    countConflicts(own),
    readStatuses(own),
  ]);
  const wrong: string[] = [];
  const stopped = status?.state.stopped;
  if (stopped !== undefined) wrong.push(`the target stopped: ${stopped}`);
  if ((status?.quarantined ?? 0) > 0) wrong.push(`${status?.quarantined ?? 0} leads are in quarantine`);
  if (conflicts > 0) wrong.push(`${conflicts} conflicts nobody made`);
  if (entries.length !== leads.length) wrong.push(`${entries.length} entries of ${leads.length} leads`);
  return {
    leads: leads.map(({ id, facts }) => ({
      id,
      name: String(facts.name?.[0]?.value),
      email: String(facts.email?.[0]?.value),
    })),
    wrong,
  };
}
