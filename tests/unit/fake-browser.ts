import { vi } from 'vitest';

/** Somebody who listens to the browser, and a way to tell them. */
function createEvent<A extends unknown[]>() {
  const listeners = new Set<(...args: A) => unknown>();
  return {
    addListener: (listener: (...args: A) => unknown) => void listeners.add(listener),
    removeListener: (listener: (...args: A) => unknown) => void listeners.delete(listener),
    emit: (...args: A) => [...listeners].map((listener) => listener(...args)),
    clear: () => listeners.clear(),
  };
}

function createArea() {
  const values = new Map<string, unknown>();
  const onChanged = createEvent<[Record<string, { newValue?: unknown }>]>();
  return {
    values,
    onChanged,
    get: (name: string) => Promise.resolve(values.has(name) ? { [name]: values.get(name) } : {}),
    set: (items: Record<string, unknown>) => {
      for (const [name, value] of Object.entries(items)) {
        // As the browser does, which keeps no reference to what it was given.
        values.set(name, structuredClone(value));
        onChanged.emit({ [name]: { newValue: value } });
      }
      return Promise.resolve();
    },
    remove: (name: string) => Promise.resolve(void values.delete(name)),
  };
}

interface Registered {
  id: string;
  js?: string[];
  matches?: string[];
}

interface Shown {
  icon?: string;
  title?: string;
  badge?: string;
}

type Origins = { origins?: string[]; permissions?: string[] };

/** As much of the browser's API as the background uses, in memory. What runs in pages is answered by `inPage`. */
export function createFakeBrowser() {
  const granted = { origins: new Set<string>(), permissions: new Set(['activeTab', 'scripting', 'storage']) };
  const tabs = new Map<number, { id: number; windowId: number; url: string; title: string }>();
  const shown = new Map<number, Shown>();
  const styles = new Map<number, string[]>();
  let registered: Registered[] = [];
  const onAdded = createEvent<[Origins]>();
  const onRemoved = createEvent<[Origins]>();
  const onMessage = createEvent<[unknown, unknown]>();
  const onInstalled = createEvent<[]>();
  const onStartup = createEvent<[]>();
  const onClicked = createEvent<[object, object | undefined]>();
  const onCommand = createEvent<[string, object | undefined]>();
  const show = (tabId: number, more: Shown) => {
    shown.set(tabId, { ...shown.get(tabId), ...more });
    return Promise.resolve();
  };
  const hostOf = (url: string) => new URL(url.replace(/\*$/, '')).host;
  /** What runs in a tab's page: files by their name, functions as `func`. */
  const inPage = vi.fn<(tabId: number, what: string, args: readonly unknown[]) => unknown>(() => undefined);
  const openPopup = vi.fn(() => Promise.resolve());
  const openPanel = vi.fn(() => Promise.resolve());

  const browser = {
    runtime: {
      id: 'leadlight',
      getManifest: () => ({ optional_permissions: ['downloads'] }),
      getPlatformInfo: () => Promise.resolve({}),
      onMessage,
      onInstalled,
      onStartup,
    },
    permissions: {
      getAll: () => Promise.resolve({ origins: [...granted.origins], permissions: [...granted.permissions] }),
      request: (wanted: Origins) => {
        for (const origin of wanted.origins ?? []) granted.origins.add(origin);
        onAdded.emit(wanted);
        return Promise.resolve(true);
      },
      remove: (given: Origins) => {
        for (const origin of given.origins ?? []) granted.origins.delete(origin);
        for (const name of given.permissions ?? []) granted.permissions.delete(name);
        onRemoved.emit(given);
        return Promise.resolve(true);
      },
      onAdded,
      onRemoved,
    },
    scripting: {
      getRegisteredContentScripts: () => Promise.resolve(registered),
      registerContentScripts: (scripts: Registered[]) => {
        registered = [...registered, ...scripts];
        return Promise.resolve();
      },
      unregisterContentScripts: () => {
        registered = [];
        return Promise.resolve();
      },
      executeScript: (injection: {
        target: { tabId: number };
        files?: string[];
        func?: unknown;
        args?: unknown[];
      }) => {
        const what = injection.files?.[0] ?? 'func';
        return Promise.resolve([
          { frameId: 0, result: inPage(injection.target.tabId, what, injection.args ?? []) },
        ]);
      },
      insertCSS: ({ target, css }: { target: { tabId: number }; css: string }) => {
        styles.set(target.tabId, [...(styles.get(target.tabId) ?? []), css]);
        return Promise.resolve();
      },
      removeCSS: ({ target, css }: { target: { tabId: number }; css: string }) => {
        styles.set(
          target.tabId,
          (styles.get(target.tabId) ?? []).filter((one) => one !== css),
        );
        return Promise.resolve();
      },
    },
    tabs: {
      get: (tabId: number) => {
        const tab = tabs.get(tabId);
        return tab ? Promise.resolve(tab) : Promise.reject(new Error('No tab with this id.'));
      },
      query: ({ url }: { url?: string }) =>
        Promise.resolve(
          [...tabs.values()].filter((tab) => url !== undefined && hostOf(tab.url) === hostOf(url)),
        ),
    },
    action: {
      setIcon: ({ tabId, path }: { tabId: number; path: Record<number, string> }) =>
        show(tabId, { icon: path[16] ?? '' }),
      setTitle: ({ tabId, title }: { tabId: number; title: string }) => show(tabId, { title }),
      setBadgeText: ({ tabId, text }: { tabId: number; text: string }) => show(tabId, { badge: text }),
      setBadgeBackgroundColor: () => Promise.resolve(),
      setBadgeTextColor: () => Promise.resolve(),
      getTitle: () => Promise.resolve('Read this page'),
      openPopup,
    },
    sidePanel: { open: openPanel },
    contextMenus: {
      removeAll: () => Promise.resolve(),
      create: vi.fn<(item: { id: string; title: string; contexts: string[] }) => void>(),
      onClicked,
    },
    commands: { onCommand },
    storage: { local: createArea(), session: createArea() },
  };
  return {
    browser,
    inPage,
    openPopup,
    openPanel,
    shown,
    styles,
    getRegistered: () => registered,
    /** Opens a page in a tab, or has a tab go on to it. */
    open: (id: number, url: string) => void tabs.set(id, { id, windowId: 1, url, title: 'A page' }),
    /** As if allowed, or taken back, in the browser's own settings. */
    allow: (...origins: string[]) => {
      for (const origin of origins) granted.origins.add(origin);
      onAdded.emit({ origins });
    },
    revoke: (...origins: string[]) => {
      for (const origin of origins) granted.origins.delete(origin);
      onRemoved.emit({ origins });
    },
    /** A message as the watcher of a tab's page sends it. */
    say: (type: string, tabId: number, more: object = {}) => {
      const tab = tabs.get(tabId);
      const origin = tab ? new URL(tab.url).origin : '';
      onMessage.emit({ type }, { id: 'leadlight', frameId: 0, origin, tab: { id: tabId }, ...more });
    },
    click: (menuItemId: string, tabId: number, more: object = {}) =>
      onClicked.emit({ menuItemId, ...more }, { id: tabId, windowId: 1 }),
    press: (command: string, tabId: number) => onCommand.emit(command, { id: tabId, windowId: 1 }),
    install: () => onInstalled.emit(),
    forget: () => {
      for (const map of [tabs, shown, styles]) map.clear();
      granted.origins.clear();
      registered = [];
      inPage.mockReset();
      openPopup.mockReset();
      for (const event of [onAdded, onRemoved, onMessage, onClicked, onCommand, onInstalled, onStartup])
        event.clear();
      browser.storage.local.values.clear();
      browser.storage.session.values.clear();
    },
  };
}
