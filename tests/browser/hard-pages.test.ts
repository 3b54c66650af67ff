import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getHarborPage } from '../../sample/harbor-pages.ts';
import { hostileNames, LEAK_PATH, sponsors } from '../../sample/odd-pages.ts';
import { exportLeads, openPanel, readPage, saveChosen } from '../../scripts/main-job.ts';
import { readXlsx } from './exported-sheet.ts';
import { browserName, openSession, type Session } from './session.ts';

let session: Session;

beforeAll(async () => {
  session = await openSession();
});
afterAll(() => session.close());

describe('pages that cannot be read say so in a sentence', () => {
  const browserPages = {
    chromium: ['about:blank', 'chrome://version/'],
    firefox: ['about:blank', 'about:support'],
  }[browserName];

  it.each(browserPages)('%s', async (url) => {
    const popup = await readPage(session.browser, await session.browser.openTab(url));
    expect(await popup.text()).toContain('This page cannot be read');
    await popup.close();
  });

  it('a PDF', async () => {
    const { popup } = await session.read('/odd/brochure.pdf');
    expect(await popup.text()).toContain('It is a PDF');
    await popup.close();
  });

  it('one of our own pages', async () => {
    const popup = await readPage(session.browser, await session.browser.openOwnPage('workspace.html'));
    expect(await popup.text()).toContain('This page cannot be read');
    await popup.close();
  });
});

describe('pages with nothing to save', () => {
  it('an article offers no row and nothing to click by mistake', async () => {
    const { popup } = await session.read('/field-notes/');
    const text = await popup.text();
    expect(text).toContain('No companies or contacts on this page');
    expect(await popup.has({ role: 'button', name: /^Save/ })).toBe(false);
    await popup.close();
  });

  it('a page that is still empty is "not loaded yet", and reading it again finds what came', async () => {
    const { tab, popup } = await session.read('/odd/late');
    await popup.waitForText('The page is not loaded yet');
    await tab.waitFor('the list', () => document.querySelector('.firm') !== null);
    await popup.click({ role: 'button', name: 'Read again', nth: -1 });
    await popup.waitForText('12 companies');
    expect(await popup.text()).toContain(getHarborPage(1)[0]?.name);
    await popup.close();
  });
});

describe('a page that shows its list in a frame of its own site', () => {
  it.each([
    ['a frameset', '/odd/frames', 1],
    ['an embedded list', '/odd/embedded', 2],
  ])('%s', async (_what, path, page) => {
    const { tab, popup } = await session.read(path);
    await tab.waitFor('the frame', () =>
      [...document.querySelectorAll<HTMLFrameElement>('frame,iframe')].some(
        (frame) => (frame.contentDocument?.querySelectorAll('.firm').length ?? 0) > 0,
      ),
    );
    await popup.close();
    const again = await readPage(session.browser, tab);
    await again.waitForText('12 companies');
    expect(await again.text()).toContain(getHarborPage(page)[0]?.name);
    await again.close();
  });
});

describe('a hostile page', () => {
  it('is shown, saved and exported as plain text; nothing of it runs or is loaded', async () => {
    const { tab, popup } = await session.read('/odd/hostile');
    const requests = session.sample.requests.length;
    await popup.waitForText('<script>');
    await saveChosen(popup);
    const panel = await openPanel(session.browser, popup);
    await panel.waitForText('<script>');
    await panel.click({ role: 'button', name: /^=Mallory/ });
    await panel.waitForText('555-018');
    const unsafe = await panel.evaluate(() =>
      [...document.querySelectorAll('a')]
        .map((link) => link.protocol)
        .filter((it) => !/^(https?|mailto|tel):$/.test(it)),
    );
    expect(unsafe).toEqual([]);
    await panel.click({ role: 'button', name: 'Back' });
    const rows = await readXlsx(await exportLeads(session.browser, panel, 'xlsx'));
    // Some are too odd to be taken for names; those that are taken stand there letter by letter.
    const found = rows.map((row) => row['Name'] ?? '');
    expect(found.filter((name) => !hostileNames.some((known) => known === name))).toEqual([]);
    expect(found.filter((name) => /^[=<]|<img/.test(name))).toHaveLength(3);

    expect(session.sample.requests.slice(requests)).toEqual([]);
    const asked = await session.browser.readRequests();
    expect(
      asked.filter((address) => address.includes(LEAK_PATH) || address.includes('leak.example')),
    ).toEqual([]);
    const views = [tab, panel];
    for (const view of views) expect(await view.evaluate(() => 'polluted' in {})).toBe(false);
  });
});

describe('pages that were not asked about', () => {
  it('hold nothing of ours, before and after another page was read', async () => {
    const bystander = await session.open('/larkspur/contact');
    const look = () =>
      bystander.evaluate(() => ({
        markup: document.documentElement.outerHTML,
        globals: Object.keys(window).filter((key) => /lead|wxt|reader/i.test(key)),
        scripts: performance.getEntriesByType('resource').map(({ name }) => name),
      }));
    const before = await look();
    const { popup } = await session.read('/harbor/');
    await popup.close();
    expect(await look()).toEqual(before);
    expect(before.globals).toEqual([]);
    expect(before.scripts.filter((name) => name.includes('extension://'))).toEqual([]);
  });

  it('stay as they were when they are read', async () => {
    const tab = await session.open('/harbor/');
    const look = () => tab.evaluate(() => document.documentElement.outerHTML);
    const before = await look();
    const popup = await readPage(session.browser, tab);
    await popup.waitForText('12 companies');
    expect(await look()).toBe(before);
    await popup.close();
  });
});

describe('a page with two lists', () => {
  it('is read as the likelier one; the other is one click away, and can be saved', async () => {
    const { popup } = await session.read('/odd/two-lists');
    await popup.waitForText('12 companies');
    expect(await popup.text()).not.toContain(sponsors[0]);
    await popup.click({ role: 'button', name: 'Not these? Show another list on this page (5)' });
    await popup.waitForText(sponsors[0]);
    await popup.waitForText('5 companies');
    expect(await popup.has({ role: 'button', name: /another list/ })).toBe(false);
    await saveChosen(popup);
    await popup.waitForText('5 saved');
    await popup.click({ role: 'button', name: 'Read again' });
    await popup.waitForText('12 companies');
    await popup.close();
  });
});
