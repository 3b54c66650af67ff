import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../scripts/browsers/view.ts';
import {
  askAs,
  makePool,
  startCouch,
  until,
  type CouchServer,
  type TestPool,
} from '../../sync/couch-server.ts';
import { startReceiver, type Receiver } from '../../sync/receiver.ts';
import { openSession, type Session } from '../session.ts';
import { findBarriers } from './axe.ts';

const SECRET = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`;

/** Everything about sync without a mouse: not one click below. On the way axe judges each screen, light and dark. */
describe('sync by keyboard alone', () => {
  let session: Session;
  let receiver: Receiver;
  let server: CouchServer;
  let pool: TestPool;
  let view: View;

  beforeAll(async () => {
    [receiver, server] = [await startReceiver(SECRET), await startCouch()];
    pool = await makePool(server, { levels: ['public', 'internal'] });
    session = await openSession({ allowing: 'http://127.0.0.1/*' });
    await session.saveAll('/harbor/', 12);
    view = await session.browser.openOwnPage('workspace.html');
    await view.waitForText('12 leads');
  });
  afterAll(async () => {
    await session.close();
    await receiver.close();
    await server.close();
  });

  /** What has the focus, by its name, and whether one can see that it has. */
  const focused = () =>
    view.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return { name: '', shown: true, card: undefined };
      const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      const names = [
        element.getAttribute('aria-label'),
        labels.map((label) => label.textContent).join(' '),
        element instanceof HTMLSelectElement ? '' : element.textContent,
        element.getAttribute('placeholder'),
      ];
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      return {
        name: names.map(tidy).find((name) => name !== '') ?? '',
        card: element.closest('section')?.querySelector('h2')?.textContent ?? undefined,
        // A heading one is brought to, and cannot come to by Tab, shows none.
        shown: (element as HTMLElement).tabIndex < 0 || outlineStyle !== 'none' || boxShadow !== 'none',
      };
    });
  /** Tab after Tab until something of that name has the focus. */
  const tabTo = async (name: string | RegExp) => {
    const passed: string[] = [];
    for (let presses = 0; presses < 150; presses++) {
      const at = await focused();
      expect(at.shown, `the focus on “${at.name}” is to be seen`).toBe(true);
      if (typeof name === 'string' ? at.name === name : name.test(at.name)) return;
      passed.push(at.name);
      await view.press('Tab');
    }
    throw new Error(`No Tab leads to ${String(name)}, only to: ${[...new Set(passed)].join(' | ')}`);
  };
  const press = async (name: string | RegExp) => {
    await tabTo(name);
    await view.press('Enter');
  };
  /** Text as it comes from a keyboard, whichever that is. */
  const type = async (name: string | RegExp, text: string) => {
    await tabTo(name);
    await view.evaluate((typed: string) => void document.execCommand('insertText', false, typed), text);
  };
  const goTo = async (tab: RegExp) => {
    await tabTo(/^(Leads|Sync)/);
    for (let presses = 0; presses < 10 && !tab.test((await focused()).name); presses++)
      await view.press('ArrowRight');
  };
  const waitForFocus = (name: string | RegExp) =>
    expect.poll(async () => (await focused()).name, { timeout: 15_000 }).toMatch(name);
  const readLead = async (leadId: string) =>
    (await server.ask('GET', `${pool.prefix}-internal/lead:${leadId}`)).body as {
      stage?: { is: string };
    };

  it('a webhook is set up, switched on and tried', async () => {
    await goTo(/^Sync/);
    await view.waitForText('Nothing leaves this browser');
    expect(await findBarriers(view)).toEqual([]);
    await press('Add a sync target');
    await waitForFocus(/^Team pool/);
    expect(await findBarriers(view)).toEqual([]);
    await press(/^Webhook/);
    await waitForFocus('Name');
    await type('Name', 'Our CRM');
    await type('Address', `${receiver.origin}/hook`);
    await type('Signing secret', SECRET);
    expect(await findBarriers(view)).toEqual([]);
    await press('Add');
    await view.waitForText('12 leads would be sent.');
    await waitForFocus(/^Our CRM$/);
    await press('Switch on');
    await view.waitForText('All sent');
    // The button is another one now, and the focus still on it.
    expect((await focused()).name).toBe('Sync now');
    await press('Send a test');
    await view.waitForText('The test arrived.');
    expect((await focused()).name).toBe('Send a test');
    expect(await findBarriers(view)).toEqual([]);
    expect(receiver.events.filter(({ type }) => type === 'lead.created')).toHaveLength(12);
  });

  it('a pool is joined, and what waits is held up and let go', async () => {
    const [user = '', ...password] = pool.secretOf('ann').split(':');
    await press('Add a sync target');
    await waitForFocus(/^Team pool/);
    await view.press('Enter');
    await waitForFocus(/^We have a pool/);
    expect(await findBarriers(view)).toEqual([]);
    await view.press('Enter');
    await waitForFocus('Name');
    await type('Address of the pool', pool.url);
    await type('User', user);
    await type('Password', password.join(':'));
    expect(await findBarriers(view)).toEqual([]);
    await press('Connect');
    await waitForFocus(/^Team pool$/);
    await press('Switch on');
    await view.waitFor(
      'all in the pool',
      () =>
        document.body.innerText.split('12 sent so far').length === 3 && !document.querySelector('progress'),
    );
    expect(await focused()).toMatchObject({ name: 'Sync now', card: 'Team pool' });
    await press('Pause');
    await view.waitForText('Paused');
    expect(await focused()).toMatchObject({ name: 'Go on', card: 'Team pool' });
    expect(await findBarriers(view)).toEqual([]);
  });

  it('what a colleague said otherwise meanwhile is looked at and settled', async () => {
    await goTo(/^Leads/);
    await view.waitForText('Bellwether Boatworks');
    await view.press('j');
    await view.press('Enter');
    await view.waitForText('Nobody has it yet');
    expect(await findBarriers(view)).toEqual([]);
    const leadId = await view.evaluate(() => location.hash.slice('#lead='.length));
    await tabTo('Stage');
    await view.press('c');
    await view.waitFor(
      'the stage to be kept',
      () =>
        document.querySelector<HTMLSelectElement>('aside select[aria-label=Stage]')?.value === 'contacted',
    );
    const [user = '', ...password] = pool.secretOf('ben').split(':');
    const ben = { user, password: password.join(':') };
    const stage = { is: 'qualified' };
    const written = await askAs(server.origin, ben, 'PUT', `${pool.prefix}-internal/lead:${leadId}`, {
      ...(await readLead(leadId)),
      stage,
      by: user,
      updatedAt: Date.now() + 1_000,
    });
    expect(written.status).toBe(201);
    await view.press('Escape');
    await goTo(/^Sync/);
    await press('Go on');
    await view.waitForText('Also said (1)');
    expect(await findBarriers(view)).toEqual([]);
    expect((await readLead(leadId)).stage).toEqual(stage);
    await press(/^Keep ours: Stage of /);
    await view.waitForText('Stage is settled');
    await view.waitFor('the row to go', () => !document.body.innerText.includes('Also said'));
    // Nobody starts at the top of the page again.
    expect(await view.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await press('Sync now');
    await until(async () => (await readLead(leadId)).stage?.is === 'contacted');
  });
});
