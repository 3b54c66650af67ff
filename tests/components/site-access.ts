import { vi } from 'vitest';
import type { Access, Grant } from '@/lib/platform/site-access';
import { covers, toSitePattern } from '@/lib/platform/site-access';

/** A browser in which the user always says yes, unless `says` no; what is allowed is kept in memory. */
export function createSiteAccess({ says = true }: { says?: boolean } = {}) {
  const granted = new Map<string, Grant>();
  const listeners = new Set<() => void>();
  const change = (work: () => void) => {
    work();
    for (const listener of listeners) listener();
    return Promise.resolve();
  };
  const since = Date.UTC(2026, 2, 1);
  const access: { permissions: Access['permissions'] } = {
    permissions: ['activeTab', 'scripting', 'storage'].map((name) => ({ name, since, optional: false })),
  };
  const stop = vi.fn((name: string) =>
    change(() => {
      granted.delete(name);
      access.permissions = access.permissions.filter((one) => one.name !== name);
    }),
  );
  return {
    access,
    /** As if allowed in the browser's own settings. */
    grant: (name: string, at?: number) => change(() => granted.set(name, { name, since: at })),
    isOn: (url: string) => Promise.resolve([...granted.keys()].some((pattern) => covers(pattern, url))),
    ask: vi.fn(async (url: string) => {
      const pattern = toSitePattern(url);
      if (!says || pattern === undefined) return false;
      await change(() => granted.set(pattern, { name: pattern, since }));
      return true;
    }),
    stop,
    stopReading: async (url: string) => {
      for (const pattern of [...granted.keys()]) if (covers(pattern, url)) await stop(pattern);
    },
    read: (): Promise<Access> => {
      const all = [...granted.values()];
      const isWide = ({ name }: Grant) => name.startsWith('*://*/');
      return Promise.resolve({
        sites: all.filter((grant) => !isWide(grant)),
        syncs: [],
        wide: all.filter(isWide),
        permissions: access.permissions,
      });
    },
    follow: (onChange: () => void) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
