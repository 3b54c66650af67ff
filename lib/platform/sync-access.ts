import { browser } from 'wxt/browser';
import { readSetting, writeSetting } from './settings';
import { toSitePattern } from './site-access';

/**
 * Sites leads may be passed on to. The browser knows one permission for a site, to read it and to send there alike; which
 * sites were allowed for sending only is remembered here, so that nothing is read on them.
 */
export interface SyncAccess {
  /** Whether we may reach the site of an address. */
  has: (url: string) => Promise<boolean>;
  /** Asks for the one site of an address. Must be called first in a click's handler: browsers ask only there. */
  ask: (url: string) => Promise<boolean>;
  /** Gives a site back that was allowed for this alone. */
  giveBack: (url: string) => Promise<void>;
  /** Calls back when a permission was taken back, here or in the browser's settings; returns how to stop. */
  followRemoved: (onRemoved: () => void) => () => void;
}

/** What Firefox calls what leads hold; it asks for it beside the site, and other browsers know nothing of it. */
const DATA = ['personallyIdentifyingInfo', 'websiteContent'];

function toNeeded(url: string): { origins: string[] } | undefined {
  const pattern = toSitePattern(url);
  if (pattern === undefined) return undefined;
  const gecko = 'browser_specific_settings' in browser.runtime.getManifest();
  return { origins: [pattern], ...(gecko && { data_collection: DATA }) };
}

export const syncAccess: SyncAccess = {
  has: async (url) => {
    const needed = toNeeded(url);
    return needed !== undefined && (await browser.permissions.contains(needed));
  },
  ask: async (url) => {
    const needed = toNeeded(url);
    if (needed === undefined) return false;
    // Both at once: after any waiting it would be no click any more.
    const before = browser.permissions.contains({ origins: needed.origins });
    const answer = browser.permissions.request(needed);
    // Noted before the answer is there, or what is always read would take it for one of its own.
    const fresh = !(await before);
    if (fresh) await note(needed.origins, true);
    const allowed = await answer.catch(() => false);
    if (!allowed && fresh) await note(needed.origins, false);
    return allowed;
  },
  giveBack: async (url) => {
    const origins = toNeeded(url)?.origins ?? [];
    const kept = (await readSetting('syncSites')) ?? [];
    if (!origins.every((origin) => kept.includes(origin))) return;
    await browser.permissions.remove({ origins });
    await note(origins, false);
  },
  followRemoved: (onRemoved) => {
    browser.permissions.onRemoved.addListener(onRemoved);
    return () => browser.permissions.onRemoved.removeListener(onRemoved);
  },
};

async function note(origins: readonly string[], forSync: boolean): Promise<void> {
  const kept = (await readSetting('syncSites')) ?? [];
  const others = kept.filter((origin) => !origins.includes(origin));
  await writeSetting('syncSites', forSync ? [...others, ...origins] : others);
}
