import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { View } from '../../../scripts/browsers/view.ts';
import { makePool, startCouch, type CouchServer, type TestPool } from '../../sync/couch-server.ts';
import { openSession, type Session } from '../session.ts';

/** Two browsers that go on working while the pool cannot be reached, and what both have once it can. */
describe('two profiles apart from their pool', () => {
  let server: CouchServer;
  let pool: TestPool;
  const sessions: Session[] = [];
  const views: View[] = [];

  beforeAll(async () => {
    server = await startCouch({ onDisk: true });
    pool = await makePool(server, { levels: ['public', 'internal'] });
    for (const name of ['ann', 'ben']) {
      const session = await openSession({ allowing: 'http://127.0.0.1/*' });
      sessions.push(session);
      if (name === 'ann') await session.saveAll('/harbor/', 12);
      const view = await session.browser.openOwnPage('workspace.html#sync');
      views.push(view);
      const [user = '', ...password] = pool.secretOf(name).split(':');
      await view.click({ role: 'button', name: 'Add a sync target' });
      await view.click({ role: 'button', name: /^Team pool/ });
      await view.click({ role: 'button', name: /^We have a pool/ });
      await view.fill({ role: 'textbox', name: 'Address of the pool' }, pool.url);
      await view.fill({ role: 'textbox', name: 'User' }, user);
      await view.fill({ css: 'form input[type=password]' }, password.join(':'));
      await view.click({ role: 'button', name: 'Connect' });
      await view.click({ role: 'button', name: 'Switch on' });
      await view.waitForText(name === 'ann' ? '12 sent so far' : '12 came in so far');
    }
  });
  afterAll(async () => {
    for (const session of sessions) await session.close();
    await server.close();
  });

  const waitForTag = (view: View, tag: 'canvas' | 'wooden') =>
    view.waitFor(
      'the tag',
      tag === 'canvas'
        ? () => document.querySelector('[aria-label="Remove canvas"]') !== null
        : () => document.querySelector('[aria-label="Remove wooden"]') !== null,
    );

  /** Every lead as it is kept, but for what each browser counts for itself. */
  const readLeads = (view: View | undefined) =>
    view?.evaluate(async () => {
      const open = indexedDB.open('leadlight');
      const db = await new Promise<IDBDatabase>((resolve) => {
        open.onsuccess = () => resolve(open.result);
      });
      const read = db.transaction('leads').objectStore('leads').getAll();
      const rows = await new Promise<object[]>((resolve) => {
        read.onsuccess = () => resolve(read.result as object[]);
      });
      db.close();
      const leads = rows as {
        id: string;
        stage?: string;
        tags: string[];
        facts: Record<string, { value: unknown }[]>;
      }[];
      return leads
        .map(({ id, stage = 'new', tags, facts }) => {
          const values = Object.entries(facts).map(([field, list]) => [
            field,
            list.map(({ value }) => value),
          ]);
          return { id, stage, tags: [...tags].sort(), values: values.sort() };
        })
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    });
  const setStage = async (view: View, stage: string) => {
    await view.select({ css: 'aside select[aria-label=Stage]' }, stage);
    await view.waitFor(
      'the change to be kept',
      () => document.querySelector('aside article time, aside time') !== null,
    );
  };
  const waitForStage = (view: View, stage: string) =>
    view.waitFor(
      `the stage ${stage}`,
      (value: string) =>
        document.querySelector<HTMLSelectElement>('aside select[aria-label=Stage]')?.value === value,
      stage,
    );
  const syncNow = async (view: View) => {
    await view.click({ role: 'tab', name: /^Sync/ });
    await view.click({ role: 'button', name: 'Sync now' });
  };
  /** The workspaces of both, and the page of the same lead in each. */
  interface Both {
    ann: View;
    ben: View;
    annLead: View;
    benLead: View;
  }
  let both: Both;

  it('go on working without it', async () => {
    const [ann, ben] = views;
    if (ann === undefined || ben === undefined) throw new Error('Somebody is missing.');
    await ben.click({ role: 'tab', name: 'Leads' });
    await ben.waitForText('Bellwether Boatworks');
    await ben.press('j');
    await ben.press('Enter');
    await ben.waitForText('Nobody has it yet');
    const hash = await ben.evaluate(() => location.hash);
    const [annLead, benLead] = [
      await sessions[0]?.browser.openOwnPage(`workspace.html${hash}`),
      await sessions[1]?.browser.openOwnPage(`workspace.html${hash}`),
    ];
    if (annLead === undefined || benLead === undefined) throw new Error('A page is missing.');
    both = { ann, ben, annLead, benLead };
    for (const view of [annLead, benLead]) await view.waitForText('Nobody has it yet');
    await server.crash();
    // Both say something else of the same, and each something that was not there.
    await setStage(annLead, 'Contacted');
    await setStage(benLead, 'Qualified');
    await annLead.fill({ role: 'combobox', name: 'Add tag' }, 'canvas');
    await annLead.press('Enter');
    await waitForTag(annLead, 'canvas');
    await benLead.fill({ role: 'combobox', name: 'Add tag' }, 'wooden');
    await benLead.press('Enter');
    await waitForTag(benLead, 'wooden');
    expect(await benLead.evaluate(() => document.querySelector('[aria-label="Remove canvas"]'))).toBeNull();
    // One finds more, the other throws one away.
    await sessions[0]?.saveAll('/harbor/?page=2', 12);
    await ben.press('Escape');
    await ben.click({ role: 'checkbox', name: 'Select Starling Sail Loft' });
    await ben.click({ role: 'button', name: 'Delete' });
    await ben.waitForText('11 leads');
  });

  it('have all of it afterwards, and the same', async () => {
    const { ann, ben, annLead, benLead } = both;
    await server.restart();
    for (const view of [ann, ben, ann]) await syncNow(view);
    await waitForTag(annLead, 'wooden');
    await waitForTag(benLead, 'canvas');
    for (const view of [ann, ben]) {
      await view.click({ role: 'tab', name: 'Leads' });
      await view.waitForText('23 leads');
    }
    await waitForStage(benLead, 'qualified');
    await waitForStage(annLead, 'qualified');
    expect(await readLeads(ann)).toEqual(await readLeads(ben));
  });

  it('are shown what was also said, and one choice settles it for both', async () => {
    const { ann, ben, annLead, benLead } = both;
    for (const view of [ann, ben]) await view.click({ role: 'tab', name: /^Sync/ });
    const hasSaid = (view: View) => view.evaluate(() => document.body.innerText.includes('Also said (1)'));
    // Whoever joined the two of them knows of it.
    const knows = async () => ((await hasSaid(ben)) ? ben : (await hasSaid(ann)) ? ann : undefined);
    await expect.poll(knows, { timeout: 15_000 }).toBeDefined();
    const asked = (await knows()) ?? ann;
    const shown = await asked.text();
    expect(shown).toContain('Contacted');
    expect(shown).toContain('Qualified');
    expect(shown).toContain(`last changed by ${asked === ann ? 'ben' : 'ann'}-`);
    // Ann's word was not the last one.
    const annsIs = asked === ann ? /^Keep ours: Stage of / : /^Take theirs: Stage of /;
    await asked.click({ role: 'button', name: annsIs });
    await asked.waitForText('Stage is settled');
    await waitForStage(benLead, 'contacted');
    await waitForStage(annLead, 'contacted');
    await expect.poll(() => hasSaid(asked), { timeout: 15_000 }).toBe(false);
    expect(await readLeads(ann)).toEqual(await readLeads(ben));
  });
});
