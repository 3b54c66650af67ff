import type { TabReading } from '@/lib/messages/read-tab';
import { getNewId, getNow } from '@/lib/platform/ids-and-clock';
import { giveTurn } from '@/lib/page/give-turn';
import { openStore } from '@/lib/store/store';
import type { Services } from '../services';
import { PRACTICE_URL } from './practice-page';

export interface Practice {
  services: Services;
  /** Tells which document is the page in front. */
  show: (document: Document) => void;
}

/**
 * The real screens over a store of their own: what is saved while practising never stands among the user's leads, and is
 * thrown away with the page.
 */
export function createPracticeServices(real: Services): Practice {
  const store = openStore({ name: 'practice', now: getNow, newId: getNewId, durability: 'relaxed' });
  const settings = new Map<string, unknown>();
  // What an earlier practice left when its window was killed.
  const emptied = store.db.delete({ disableAutoOpen: false });
  addEventListener('pagehide', () => void store.db.delete());
  let shown: Document | undefined;

  async function readTab(): Promise<TabReading> {
    // The whole reader, which no other screen of ours needs.
    const [{ readPage }] = await Promise.all([import('@/lib/readers/read-page'), emptied]);
    if (shown === undefined) return { ok: false, reason: 'forbidden' };
    const reading = await readPage(shown, {
      url: PRACTICE_URL,
      now: () => performance.now(),
      yield: giveTurn,
    });
    return { ok: true, page: { url: PRACTICE_URL, title: shown.title }, reading };
  }

  return {
    show: (document) => (shown = document),
    services: {
      ...real,
      store,
      readTab,
      readSetting: (name) => Promise.resolve(settings.get(name) as never),
      writeSetting: (name, value) => {
        settings.set(name, value);
        return Promise.resolve();
      },
    },
  };
}
