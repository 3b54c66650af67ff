import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../scripts/browsers/view.ts';
import { browserName, inChromium, openSession, type Session } from './session.ts';

const SITE = 'http://localhost/*';

/** The extension's API, as its own pages have it. */
interface Api {
  tabs: { query(filter: object): Promise<{ id: number; url?: string }[]> };
  action: {
    getBadgeText(of: { tabId: number }): Promise<string>;
    getTitle(of: { tabId: number }): Promise<string>;
  };
  permissions: { getAll(): Promise<{ origins?: string[] }> };
  scripting: { getRegisteredContentScripts(): Promise<unknown[]> };
  commands: { getAll(): Promise<{ name?: string; shortcut?: string }[]> };
}

/** Chromium's dialog cannot be answered without a screen; there the site is allowed before anything begins. */
const asks = browserName === 'firefox';

describe('a site that is always read', () => {
  let session: Session;
  let own: View;
  let tab: View;

  /** What the toolbar says of the tab whose address ends so; sites that are not allowed have no address. */
  const waitForBadge = (end: string, badge: string) =>
    own.waitFor(
      `the badge "${badge}" of ${end}`,
      async (wanted: string, text: string) => {
        const api = (globalThis as unknown as { chrome: Api }).chrome;
        const tabs = await api.tabs.query({});
        const found = tabs.find(({ url }) => url?.endsWith(wanted) === true);
        return found !== undefined && (await api.action.getBadgeText({ tabId: found.id })) === text;
      },
      end,
      badge,
    );
  const countOutlines = () =>
    tab.evaluate(
      () =>
        [...document.querySelectorAll('.firm')].filter(
          (row) => getComputedStyle(row).outlineStyle === 'solid',
        ).length,
    );
  const waitForOutlines = (count: number) =>
    tab.waitFor(
      `${count} outlined rows`,
      (wanted: number) =>
        [...document.querySelectorAll('.firm')].filter(
          (row) => getComputedStyle(row).outlineStyle === 'solid',
        ).length === wanted,
      count,
    );

  beforeAll(async () => {
    session = await openSession({ allowing: SITE });
    own = await session.browser.openOwnPage('workspace.html');
    await own.waitForText('Leads');
  });
  afterAll(() => session.close());

  it('is allowed by nobody before, where the browser is asked in this test', async () => {
    const all = await own.evaluate(() =>
      (globalThis as unknown as { chrome: Api }).chrome.permissions.getAll(),
    );
    expect(all.origins ?? []).toEqual(asks ? [] : [SITE]);
  });

  it('is switched on with one switch, in the menu of the popup', async () => {
    const read = await session.read('/harbor/');
    ({ tab } = read);
    const { popup } = read;
    await popup.waitForText('12 new');
    await popup.click({ role: 'button', name: /^Bellwether Boatworks/ });
    await popup.click({ role: 'button', name: 'Save this one' });
    await popup.waitForText('11 new');
    await popup.click({ role: 'button', name: 'More' });
    await popup.click({ role: 'menuitem', name: 'Always read localhost' });
    if (asks) await popup.click({ role: 'checkbox', name: /^Always read localhost/ });
    await popup.waitFor(
      'the switch to be on',
      () => document.querySelector<HTMLInputElement>('[role=switch]')?.checked === true,
    );
    await popup.close();
  });

  it('has its open page read at once: the badge counts what is new, what is ours is outlined', async () => {
    await waitForBadge('/harbor/', '11');
    await waitForOutlines(1);
  });

  it('cannot see it by anything that was put into the page', async () => {
    // A page nobody clicked on: what is lit from the popup is another thing.
    tab = await session.open('/harbor/?watched');
    await waitForOutlines(1);
    const traces = await tab.evaluate(async () => {
      const changes: string[] = [];
      const observer = new MutationObserver((records) =>
        records.forEach(({ type, target }) => changes.push(`${type} ${target.nodeName}`)),
      );
      observer.observe(document, { attributes: true, childList: true, characterData: true, subtree: true });
      await new Promise((resolve) => setTimeout(resolve, 800));
      observer.disconnect();
      return {
        changes,
        sheets: [...document.styleSheets].filter(({ ownerNode }) => ownerNode === null).length,
        adopted: document.adoptedStyleSheets.length,
        highlights: (CSS as { highlights?: { size: number } }).highlights?.size ?? 0,
        animations: document.getAnimations().length,
        names: Object.getOwnPropertyNames(globalThis).filter((name) => /leadlight/i.test(name)),
        attributes: document.querySelectorAll('[class*=leadlight i], [id*=leadlight i], [data-leadlight]')
          .length,
        resources: performance.getEntriesByType('resource').filter(({ name }) => name.includes('extension:'))
          .length,
      };
    });
    expect(traces).toEqual({
      changes: [],
      sheets: 0,
      adopted: 0,
      highlights: 0,
      animations: 0,
      names: [],
      attributes: 0,
      resources: 0,
    });
  });

  it('can neither take the outline away nor make anything of a click on it', async () => {
    await tab.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = '.firm { outline: none !important; }';
      document.head.append(style);
    });
    expect(await countOutlines()).toBe(1);
    // A page that lays itself over the row and has the person click there.
    await tab.evaluate(() => {
      const cover = document.createElement('div');
      cover.id = 'cover';
      cover.style.cssText = 'position:fixed;inset:0;opacity:0.01;z-index:2147483647';
      cover.textContent = 'Win a prize';
      document.body.append(cover);
    });
    await tab.click({ css: '#cover' });
    await tab.evaluate(() => document.querySelector('#cover')?.remove());
    await own.waitForText('1 lead');
  });

  it('cannot forge what the watcher says', async () => {
    const answers = await tab.evaluate(async () => {
      postMessage({ type: 'page/arrived' }, '*');
      postMessage({ type: 'lead/save', candidates: [{}] }, '*');
      const { chrome } = globalThis as unknown as {
        chrome?: { runtime?: { sendMessage?: (message: object) => Promise<unknown> } };
      };
      const send = chrome?.runtime?.sendMessage;
      if (send === undefined) return 'no way to the extension';
      return send({ type: 'page/arrived' }).then(String, () => 'refused');
    });
    expect(['no way to the extension', 'refused']).toContain(answers);
    await own.waitForText('1 lead');
  });

  it('is noticed to go on within the page', async () => {
    await tab.evaluate(() => {
      history.pushState({}, '', '/harbor/boats');
      const rows = [...document.querySelectorAll('.firm')];
      for (const row of rows.slice(0, 4)) row.remove();
    });
    await waitForBadge('/harbor/boats', '8');
    await waitForOutlines(0);
  });

  it('is read as its next page loads, without a click', async () => {
    tab = await session.open('/harbor/?page=3');
    await waitForBadge('/harbor/?page=3', '12');
  });

  it('loses outlines where rows change places', async () => {
    tab = await session.open('/harbor/?again');
    await waitForOutlines(1);
    await tab.evaluate(() => {
      const [first, second] = document.querySelectorAll('.firm');
      if (first && second) second.after(first);
    });
    await waitForOutlines(0);
  });

  inChromium('has its one company saved by "save this page" of menu and keyboard, with a tick', async () => {
    tab = await session.open('/harbor/firm/starling-sail-loft');
    await waitForBadge('/harbor/firm/starling-sail-loft', '1');
    await session.browser.giveOrder('key', 'save-page', tab);
    await waitForBadge('/harbor/firm/starling-sail-loft', '✓');
    await own.waitForText('2 leads');
  });

  inChromium('has a selected block saved, and a link by its text', async () => {
    tab = await session.open('/harbor/?selecting');
    await waitForBadge('/harbor/?selecting', '10');
    await tab.evaluate(() => {
      const row = document.querySelectorAll('.firm')[2];
      if (row) getSelection()?.selectAllChildren(row);
    });
    await session.browser.giveOrder('menu', 'save-selection', tab);
    await waitForBadge('/harbor/?selecting', '✓');
    await own.waitForText('Dunmore Rigging Co.');
    const linkUrl = await tab.evaluate(
      () => document.querySelectorAll<HTMLAnchorElement>('.firm a[href*="/harbor/"]')[3]?.href ?? '',
    );
    await session.browser.giveOrder('menu', 'save-link', tab, { linkUrl });
    await own.waitForText('4 leads');
  });

  it('stands in the receipt, and is taken back there with one click; nothing is read from then on', async () => {
    tab = await session.open('/harbor/?last');
    await tab.waitFor(
      'an outlined row',
      () => getComputedStyle(document.querySelector('.firm') ?? document.body).outlineStyle === 'solid',
    );
    const settings = await session.browser.openOwnPage('workspace.html');
    await settings.click({ role: 'tab', name: /^Settings/ });
    await settings.click({ role: 'tab', name: 'Access' });
    await settings.waitForText('localhost');
    await settings.click({ role: 'button', name: 'Take back: localhost' });
    await settings.waitForText('None. Leadlight looks at a page only when');
    await waitForOutlines(0);
    const left = await own.evaluate(async () => {
      const api = (globalThis as unknown as { chrome: Api }).chrome;
      const { origins } = await api.permissions.getAll();
      return { origins, scripts: (await api.scripting.getRegisteredContentScripts()).length };
    });
    expect(left).toEqual({ origins: [], scripts: 0 });
    tab = await session.open('/harbor/');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await countOutlines()).toBe(0);
  });

  it('asked the network for nothing but the pages that were opened', async () => {
    const asked = (await session.browser.readRequests()).filter(
      (address) => !address.endsWith('/favicon.ico'),
    );
    expect(asked.filter((address) => !address.startsWith(`${session.sample.origin}/harbor/`))).toEqual([]);
  });
});

describe('shortcuts', () => {
  it('are all given by the browser, and can be changed in its settings', async () => {
    const session = await openSession();
    const own = await session.browser.openOwnPage('workspace.html');
    const commands = await own.evaluate(() =>
      (globalThis as unknown as { chrome: Api }).chrome.commands.getAll(),
    );
    await session.close();
    const given = new Map(commands.map(({ name, shortcut }) => [name, shortcut]));
    for (const name of ['_execute_action', 'save-page', 'save-selection', 'open-panel'])
      expect(given.get(name), name).toMatch(/Shift/);
    expect(browserName).toBeDefined();
  });
});
