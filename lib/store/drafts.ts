import type { Store } from './store';

/**
 * Words typed and not saved yet. In the database and not in `localStorage`, which Chromium writes seconds later: of 80
 * letters typed in eight seconds, a browser killed one second after the last had 43 of them left there, and all 80 here.
 * Keys begin with the id of the lead they are about.
 */

/** Nobody comes back to half a sentence after so long: 90 days. */
const FORGET_AFTER = 90 * 24 * 3_600_000;

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

/** Forgets what was left behind long ago. */
export async function forgetOldDrafts(store: Store): Promise<void> {
  const before = store.now() - FORGET_AFTER;
  await store.db.drafts.filter(({ at }) => at < before).delete();
}
