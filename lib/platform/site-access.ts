import { browser } from 'wxt/browser';
import { unmarkRows } from './page-marks';
import { readSetting, writeSetting } from './settings';
import { clearToolbar } from './toolbar';
import { findTabsOf } from './watcher';

/** Sites Leadlight may read by itself. The browser's permissions are the only truth; nothing here remembers a second one. */

/** `https://www.acme.example/*`; ports do not count. `*.` and `*:` come from the browser's own settings only. */
const ONE_SITE = /^(?:https?|\*):\/\/(?:\*\.)?[^*/]+\/\*$/;

/** What the user has allowed, and since when. */
export interface Grant {
  /** A permission's name or a pattern of sites. */
  name: string;
  /** Milliseconds since 1970; absent when it was given while nobody could note it. */
  since: number | undefined;
}

export interface Access {
  /** Sites that are always read, by their patterns. */
  sites: Grant[];
  /** Sites leads may be passed on to, which are not read. */
  syncs: Grant[];
  /** Whatever else of sites the browser allows: "all sites", given in its own settings. Nothing is read for it. */
  wide: Grant[];
  /** What every installation has, and what was allowed later (`optional`). */
  permissions: (Grant & { optional: boolean })[];
}

/** How screens see and change what may be read. */
export interface SiteAccess {
  /** Whether pages of this address are read as they load. */
  isOn: (url: string) => Promise<boolean>;
  /** Asks for the one site of an address. Must be called first in a click's handler: browsers ask only there. */
  ask: (url: string) => Promise<boolean>;
  /** Gives a permission or a site's pattern back; outlines in open pages and what the icon says of them go first. */
  stop: (name: string) => Promise<void>;
  /** Stops reading the site of an address. */
  stopReading: (url: string) => Promise<void>;
  read: () => Promise<Access>;
  /** Calls back when anything was granted or taken back, here or in the browser's settings; returns how to stop. */
  follow: (onChange: () => void) => () => void;
}

export const siteAccess: SiteAccess = {
  isOn: async (url) => (await readSitePatterns()).some((pattern) => covers(pattern, url)),
  ask: async (url) => {
    const pattern = toSitePattern(url);
    if (pattern === undefined) return false;
    const allowed = await browser.permissions.request({ origins: [pattern] });
    const syncs = allowed ? ((await readSetting('syncSites')) ?? []) : [];
    // Allowed for passing leads on before; from now on it is read as well.
    if (syncs.includes(pattern)) {
      await writeSetting(
        'syncSites',
        syncs.filter((other) => other !== pattern),
      );
    }
    return allowed;
  },
  stop,
  stopReading: async (url) => {
    for (const pattern of await readSitePatterns()) if (covers(pattern, url)) await stop(pattern);
  },
  read: readAccess,
  follow: (onChange) => {
    browser.permissions.onAdded.addListener(onChange);
    browser.permissions.onRemoved.addListener(onChange);
    // The browser gives no second permission for a site that was allowed for passing leads on, and tells nobody.
    const onSetting = (changes: Record<string, unknown>) => {
      if ('syncSites' in changes) onChange();
    };
    browser.storage.local.onChanged.addListener(onSetting);
    return () => {
      browser.storage.local.onChanged.removeListener(onSetting);
      browser.permissions.onAdded.removeListener(onChange);
      browser.permissions.onRemoved.removeListener(onChange);
    };
  },
};

async function stop(name: string): Promise<void> {
  if (!name.includes('://')) {
    await browser.permissions.remove({ permissions: [name as 'downloads'] });
    return;
  }
  // Once the site is given back its pages can no longer be touched.
  for (const tabId of await findTabsOf(name)) {
    await unmarkRows(tabId);
    await clearToolbar(tabId);
  }
  await browser.permissions.remove({ origins: [name] });
}

/** The pattern for the one site of an address; `undefined` where there is none (files, the browser's own pages). */
export function toSitePattern(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== ''
    ? `${protocol}//${hostname}/*`
    : undefined;
}

/** What a person calls the site of a pattern: `www.acme.example`. */
export function toSiteName(pattern: string): string {
  return pattern.replace(/^[^:]+:\/\//, '').replace(/\/\*$/, '');
}

/** Whether a pattern for one site covers an address. */
export function covers(pattern: string, url: string): boolean {
  if (!ONE_SITE.test(pattern) || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol)) return false;
  const [scheme = '', host = ''] = pattern.replace(/\/\*$/, '').split('://');
  if (scheme !== '*' && `${scheme}:` !== protocol) return false;
  const name = host.replace(/:\d+$/, '');
  return name.startsWith('*.')
    ? hostname === name.slice(2) || hostname.endsWith(name.slice(1))
    : hostname === name;
}

/** Patterns of the sites that are always read. */
export async function readSitePatterns(): Promise<string[]> {
  const [{ origins = [] }, syncs = []] = await Promise.all([
    browser.permissions.getAll(),
    readSetting('syncSites'),
  ]);
  return origins.filter((origin) => ONE_SITE.test(origin) && !syncs.includes(origin));
}

async function readAccess(): Promise<Access> {
  const [{ permissions = [], origins = [] }, since = {}, syncSites = []] = await Promise.all([
    browser.permissions.getAll(),
    readSetting('grants'),
    readSetting('syncSites'),
  ]);
  const isSync = (origin: string) => syncSites.includes(origin);
  const optional: readonly string[] = browser.runtime.getManifest().optional_permissions ?? [];
  const toGrant = (name: string): Grant => ({ name, since: since[name] });
  return {
    sites: origins.filter((origin) => ONE_SITE.test(origin) && !isSync(origin)).map(toGrant),
    syncs: origins.filter(isSync).map(toGrant),
    wide: origins.filter((origin) => !ONE_SITE.test(origin)).map(toGrant),
    permissions: permissions.map((name) => ({
      ...toGrant(optional.includes(name) ? name : INSTALLED),
      name,
      optional: optional.includes(name),
    })),
  };
}

/** Under this name stands when the extension was installed: since then it has what every installation has. */
const INSTALLED = 'installed';

/** Notes when something was allowed, and forgets that of what was taken back. To be called at every start of the background. */
export function noteGrants(now: () => number): void {
  const note = (change: (grants: Record<string, number>) => void) => {
    // One after the other: two grants at once would lose each other's dates.
    noting = noting.then(async () => {
      const grants = { ...(await readSetting('grants')) };
      change(grants);
      await writeSetting('grants', grants);
    });
  };
  const toNames = ({ permissions = [], origins = [] }: { permissions?: string[]; origins?: string[] }) => [
    ...permissions,
    ...origins,
  ];
  browser.permissions.onAdded.addListener((added) =>
    note((grants) => toNames(added).forEach((name) => (grants[name] ??= now()))),
  );
  browser.permissions.onRemoved.addListener((removed) =>
    note((grants) => toNames(removed).forEach((name) => delete grants[name])),
  );
  browser.runtime.onInstalled.addListener(() => note((grants) => (grants[INSTALLED] ??= now())));
}

let noting: Promise<void> = Promise.resolve();
