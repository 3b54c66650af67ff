import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainThread, coverThread } from '../../sample/companies.ts';
import type { View } from '../../scripts/browsers/view.ts';
import { exportLeads, openPanel, saveChosen } from '../../scripts/main-job.ts';
import { readXlsx } from './exported-sheet.ts';
import { openSession, type Session } from './session.ts';

const [opener] = chainThread.posts;
const author = opener?.author ?? '';
const chainAddress = `/board/${chainThread.slug}`;
const coverAddress = `/board/${coverThread.slug}`;

/** From what somebody wrote on a board to a deal, in order: each step goes on where the one before ended. */
describe('from thread to deal', () => {
  let session: Session;
  let popup: View;
  let panel: View;

  const countRequests = (view: View) =>
    view.evaluate(() => document.querySelectorAll('section[aria-label=Requests] [data-row]').length);

  beforeAll(async () => {
    session = await openSession();
  });
  afterAll(() => session.close());

  it('shows first who asks, chosen, with the words that decided', async () => {
    ({ popup } = await session.read(chainAddress));
    await popup.waitForText('for something');
    await popup.waitForText(author);
    const first = await popup.evaluate(() => ({
      ticked: document.querySelector<HTMLInputElement>('[data-row]')?.checked,
      marked: [...document.querySelectorAll('mark')].map((mark) => mark.textContent),
      chips: [...document.querySelectorAll('[aria-label="What is asked for"] li')].map(
        (li) => li.textContent,
      ),
    }));
    expect(first.ticked).toBe(true);
    expect(first.marked).toContain('Looking to buy');
    expect(first.chips[0]).toBe('Wants a quote');
  });

  it('saves the requests with one click and takes them back with another', async () => {
    await saveChosen(popup);
    await popup.waitForText('known');
    await popup.click({ role: 'button', name: 'Undo' });
    await popup.waitFor('the receipt', () => /taken back/i.test(document.body.innerText));
    await saveChosen(popup);
    await popup.close();
  });

  it('says of a known author in another thread that there is a new request, and joins it', async () => {
    ({ popup } = await session.read(coverAddress));
    await popup.waitForText('new request');
    expect(await countRequests(popup)).toBeGreaterThan(0);
    await saveChosen(popup);
  });

  it('lists the requests of all leads in the side panel, the newest first', async () => {
    panel = await openPanel(session.browser, popup);
    await panel.click({ role: 'tab', name: /^Requests/ });
    await panel.waitForText('winter cover');
    await panel.fill({ css: 'input[type=search]' }, 'sailmaker');
    await panel.waitForText('1 request');
    await panel.fill({ css: 'input[type=search]' }, '');
  });

  it('opens the lead, with both requests in order of time and a link to each post', async () => {
    await panel.click({ role: 'button', name: /winter cover/ });
    // The author's name stands in the list as well; the links come with the lead's page.
    await panel.waitForText('Open post');
    const links = await panel.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('ol a')]
        .filter((link) => link.textContent === 'Open post')
        .map((link) => link.href),
    );
    expect(links).toEqual([chainAddress, coverAddress].map((path) => `${session.sample.origin}${path}#p1`));
  });

  it('marks one won, and takes that back by its history', async () => {
    await panel.select({ css: 'ol > li:nth-child(2) select' }, 'won');
    await panel.waitForText('Request marked won');
    await panel.click({ role: 'button', name: /^Undo: Edited/ });
    await panel.waitForText('Undone');
    await panel.waitFor('the open request', () =>
      [...document.querySelectorAll<HTMLSelectElement>('ol select')].every(({ value }) => value === 'open'),
    );
  });

  it('finds the requests there again after the panel was closed', async () => {
    await panel.close();
    const again = await session.browser.openOwnPage('sidepanel.html');
    await again.click({ role: 'tab', name: /^Requests/ });
    await again.waitForText('winter cover');
    await again.close();
  });

  it('writes them to a sheet of their own beside the leads', async () => {
    const again = await session.browser.openOwnPage('sidepanel.html');
    await again.waitForText(author);
    const rows = await readXlsx(await exportLeads(session.browser, again, 'xlsx'), 'Requests');
    const own = rows.filter((row) => row['Asked by'] === author);
    expect(own.map((row) => [row['Post'], row['Asked on']?.slice(0, 10)])).toEqual(
      [chainThread, coverThread].map(({ posts }, at) => [
        `${session.sample.origin}${[chainAddress, coverAddress][at] ?? ''}#p1`,
        posts[0]?.postedAt.slice(0, 10),
      ]),
    );
    await again.close();
  });

  it('ranks in the full page what is asked for and who is answered, with the threads behind it', async () => {
    const workspace = await session.browser.openOwnPage('workspace.html');
    await workspace.click({ role: 'tab', name: /^Requests/ });
    // Quoted in both threads, and nobody's lead.
    await workspace.click({ role: 'button', name: /^mudlark/ });
    await workspace.waitForText('Answered in');
    const links = await workspace.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('aside a')].map(({ href }) => href),
    );
    expect(links).toEqual([coverAddress, chainAddress].map((path) => session.sample.origin + path));
    await workspace.click({ role: 'button', name: /^galvanised chain/ });
    await workspace.waitForText('1 request');
    await workspace.close();
  });
});
