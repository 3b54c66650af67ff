import { describe, expect, it } from 'vitest';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { defaultMapping, type SettingsOf } from '@/lib/leads/sync-target';
import { changeTarget } from '@/lib/store/sync/targets';
import { createHubspot } from '@/lib/sync/targets/hubspot';
import type { Choices } from '@/lib/sync/targets/crm-record';
import { toHubspotRecords } from '@/lib/sync/targets/hubspot-fields';
import { stageWords } from '@/lib/sync/targets/stage-words';
import { conform, type Conforming } from './conformance';
import { makeFirm, makePerson, makeRequest, speakTo, toGone, toNews, toShown, withMore } from './crm';
import { startFaultProxy } from './fault-proxy';
import { startHubspot, TOKEN, type HubspotFake } from './hubspot-fake';
import { closeLater, createWorld, saveFirm, TIMEOUT_MS } from './world';

type Settings = Omit<SettingsOf<'hubspot'>, 'createdAt' | 'name' | 'mapping' | 'everything'>;
const settings = (url: string): Settings => ({
  kind: 'hubspot',
  url,
  idProperty: 'leadlight_id',
  companies: true,
  onErase: 'keep',
});

async function start(): Promise<Conforming & { hubspot: HubspotFake }> {
  const hubspot = await startHubspot();
  const proxy = await startFaultProxy(hubspot.origin, TIMEOUT_MS + 200);
  closeLater(hubspot);
  closeLater(proxy);
  const own = settings(proxy.origin);
  const world = await createWorld({
    url: proxy.origin,
    settings: own,
    open: (id, now) => createHubspot({ id, settings: own, secret: TOKEN, now, fetch }),
  });
  return {
    world,
    hubspot,
    proxy,
    readRemote: () => Promise.resolve(readRemote(hubspot)),
    toRemote: (lead) => toShown(toHubspotRecords(lead, own)),
    readOffences: () =>
      Promise.resolve(
        (['contacts', 'companies'] as const).flatMap((object) => {
          const ids = hubspot.records[object].flatMap(({ properties, archived }) =>
            archived ? [] : (properties['leadlight_id'] ?? []),
          );
          return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`);
        }),
      ),
  };
}

/** What HubSpot holds of each lead, by our id. */
function readRemote({ records }: HubspotFake): Map<string, object> {
  const leads = new Map<string, Record<string, object>>();
  for (const object of ['companies', 'contacts'] as const)
    for (const { properties, archived } of records[object]) {
      const { leadlight_id: id, ...said } = properties;
      if (id === undefined || archived || Object.keys(said).length === 0) continue;
      leads.set(id, { ...leads.get(id), [object]: said });
    }
  return leads;
}

conform('HubSpot', start);

it('is told through the engine only of what has changed, so that what its people changed stays', async () => {
  const { world, hubspot } = await start();
  const id = await saveFirm(world.store, 1);
  await world.drain();
  const [company] = hubspot.records.companies;
  if (company) company.properties['name'] = 'Firm One, Inc.';
  await changeLeads(world.store, [id], { tags: { add: ['north'] } });
  await world.drain();
  await editLead(world.store, id, { doNotContact: true });
  await world.drain();
  expect(company?.properties).toEqual({ leadlight_id: id, name: 'Firm One, Inc.' });
});

/** The adapter right before the fake, without the engine. */
async function connect(change: Partial<Settings> & { mapping?: Choices } = {}, secret = TOKEN) {
  const hubspot = await startHubspot();
  closeLater(hubspot);
  const target = createHubspot({
    id: 't',
    settings: { ...settings(hubspot.origin), ...change },
    secret,
    now: () => Date.now(),
    fetch,
  });
  const only = (object: 'contacts' | 'companies') =>
    hubspot.records[object].filter(({ archived }) => !archived);
  return { hubspot, target, ...speakTo(target), only };
}

describe('what becomes of a lead in HubSpot', () => {
  it('makes of an organisation a company, and a contact of the person it names', async () => {
    const { tell, only, hubspot } = await connect();
    await tell(makeFirm(1, { person: 'Ana van Roe', email: 'ana@firm1.example' }));
    expect(only('companies')).toMatchObject([
      {
        properties: {
          name: 'Firm 1',
          domain: 'firm1.example',
          phone: '+16175550101',
          country: 'United States',
        },
      },
    ]);
    expect(only('contacts')).toMatchObject([
      {
        properties: { firstname: 'Ana', lastname: 'van Roe', email: 'ana@firm1.example', company: 'Firm 1' },
      },
    ]);
    expect([...hubspot.links]).toEqual([`${only('contacts')[0]?.id}>${only('companies')[0]?.id}`]);
  });

  it('makes one company of the firm of several people, and none where nobody wants any', async () => {
    const { push, only, hubspot } = await connect();
    const people = [makePerson(1, 'Acme'), makePerson(2, 'Acme'), makePerson(3)];
    await push(...people.map((lead) => toNews(lead)));
    expect(only('companies').map(({ properties }) => properties['name'])).toEqual(['Acme']);
    expect(hubspot.links.size).toBe(2);
    const other = await connect({ companies: false });
    await other.push(toNews(makePerson(1, 'Acme')));
    expect(other.only('companies')).toEqual([]);
    expect(other.only('contacts')).toMatchObject([{ properties: { company: 'Acme' } }]);
  });

  it('writes only what has changed here, so that what changed there stays', async () => {
    const { tell, only } = await connect();
    const rev = await tell(makeFirm(1));
    const [company] = only('companies');
    Object.assign(company?.properties ?? {}, { name: 'Firm One, Inc.', city: 'Salem' });
    await tell(makeFirm(1, { street: '2 Oak Road' }), rev);
    expect(company?.properties).toMatchObject({
      name: 'Firm One, Inc.',
      address: '2 Oak Road',
      city: 'Salem',
    });
  });

  it('takes out what it had put in, and nothing else', async () => {
    const { tell, only } = await connect();
    const rev = await tell(makeFirm(1, { email: 'office@firm1.example' }));
    const [contact] = only('contacts');
    if (contact) contact.properties['jobtitle'] = 'Owner';
    const rest = makeFirm(1, { email: undefined, phone: undefined });
    await tell({ ...rest, doNotContact: true }, rev);
    expect(contact?.properties).not.toHaveProperty('email');
    expect(contact?.properties).toMatchObject({ jobtitle: 'Owner' });
    expect(only('companies')[0]?.properties).not.toHaveProperty('phone');
    expect(only('companies')[0]?.properties).toHaveProperty('name');
  });

  it('makes anew and in full what was taken away there', async () => {
    const { tell, only, hubspot } = await connect();
    const rev = await tell(makeFirm(1));
    hubspot.records.companies = [];
    await tell(makeFirm(1, { street: '2 Oak Road' }), rev);
    expect(only('companies')).toMatchObject([{ properties: { name: 'Firm 1', address: '2 Oak Road' } }]);
  });
});

describe('what is there already', () => {
  it('ties a contact with the same address to the lead, and fills in only what is empty', async () => {
    const { tell, only, hubspot } = await connect();
    hubspot.add('contacts', { email: 'person1@mail.example', firstname: 'Annie' });
    const lead = makePerson(1);
    await tell(lead);
    expect(only('contacts')).toMatchObject([
      {
        properties: {
          leadlight_id: lead.id,
          firstname: 'Annie',
          lastname: 'Roe',
          email: 'person1@mail.example',
        },
      },
    ]);
  });

  it('ties a company with the same domain, but not for a page inside somebody else’s site', async () => {
    const { tell, only, hubspot } = await connect();
    hubspot.add('companies', { name: 'The First', domain: 'firm1.example' });
    hubspot.add('companies', { name: 'A Network', domain: 'network.example' });
    await tell(makeFirm(1));
    await tell(makeFirm(2, { website: 'https://network.example/pages/firm2' }));
    expect(only('companies').map(({ properties }) => properties['name'])).toEqual([
      'The First',
      'A Network',
      'Firm 2',
    ]);
  });

  it('lets a person belong to a company that is there, and leaves that alone', async () => {
    const { tell, only, hubspot } = await connect();
    const acme = hubspot.add('companies', { name: 'Acme Holding', domain: 'acme.example' });
    await tell(makePerson(1, 'Acme', 'https://acme.example/'));
    expect(only('companies')).toEqual([acme]);
    expect(acme.properties).toEqual({ name: 'Acme Holding', domain: 'acme.example' });
    expect(hubspot.links.size).toBe(1);
  });

  it.each([false, true])(
    'says so where two leads have one address (answers row by row: %s)',
    async (multiStatus) => {
      const { push, hubspot, only } = await connect();
      hubspot.multiStatus = multiStatus;
      const twin = { ...makePerson(2), fields: makePerson(1).fields };
      const outcomes = await push(toNews(makePerson(1)), toNews(makePerson(3)), toNews(twin));
      expect(outcomes).toMatchObject([
        { kind: 'ok' },
        { kind: 'ok' },
        { kind: 'reject', reason: 'taken-there' },
      ]);
      expect(only('contacts')).toHaveLength(2);
    },
  );
});

describe('what HubSpot refuses', () => {
  it.each([false, true])('is only the row that is wrong (answers row by row: %s)', async (multiStatus) => {
    const { push, hubspot, only } = await connect();
    hubspot.multiStatus = multiStatus;
    const people = Array.from({ length: 30 }, (_, index) => makePerson(index + 1));
    const wrong = makePerson(31, undefined, undefined, 'nobody');
    const outcomes = await push(
      ...[...people.slice(0, 11), wrong, ...people.slice(11)].map((lead) => toNews(lead)),
    );
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(30);
    expect(outcomes[11]).toMatchObject({ kind: 'reject', reason: 'invalid-email' });
    expect(only('contacts')).toHaveLength(30);
  });

  it('stops the target where the property for our id is gone', async () => {
    const { push, hubspot } = await connect();
    hubspot.properties.contacts.delete('leadlight_id');
    expect(await push(toNews(makePerson(1)))).toMatchObject([{ kind: 'stop', reason: 'not-found' }]);
  });

  it('waits as long as its limits ask for', async () => {
    const { push, hubspot } = await connect();
    hubspot.left.burst = 0;
    expect(await push(toNews(makePerson(1)))).toMatchObject([
      { kind: 'retry', of: 'target', afterMs: 10_000 },
    ]);
    hubspot.left.day = 0;
    expect(await push(toNews(makePerson(1)))).toMatchObject([
      { kind: 'retry', of: 'target', reason: 'daily-limit', afterMs: 3_600_000 },
    ]);
  });

  it('stops with a token that is none', async () => {
    const { push, target } = await connect({}, 'pat-other');
    expect(await push(toNews(makePerson(1)))).toMatchObject([{ kind: 'stop', reason: 'unauthorised' }]);
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'unauthorised' });
  });

  it('asks for few things: a hundred new leads in five requests', async () => {
    const { push, hubspot } = await connect();
    const leads = Array.from({ length: 100 }, (_, index) =>
      makePerson(index + 1, `Acme ${index}`, `https://a${index}.example/`),
    );
    await push(...leads.map((lead) => toNews(lead)));
    expect(hubspot.asked).toHaveLength(5);
  });
});

describe('the property for our id', () => {
  it('is made by the test where the token may', async () => {
    const { target, hubspot } = await connect({ idProperty: 'our_leads' });
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: true });
    expect(hubspot.properties.companies.get('our_leads')).toEqual({ hasUniqueValue: true });
  });

  it('is named where the token may not, and where it is not unique', async () => {
    const { target, hubspot } = await connect({ idProperty: 'our_leads' });
    hubspot.mayMakeProperties = false;
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({
      ok: false,
      reason: 'no-property-companies',
    });
    hubspot.properties.companies.set('our_leads', { hasUniqueValue: false });
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({
      ok: false,
      reason: 'not-unique-companies',
    });
  });
});

describe('a lead that is gone or withheld', () => {
  it('leaves its records, without our id', async () => {
    const { tell, push, only } = await connect();
    const lead = makeFirm(1, { email: 'office@firm1.example' });
    const rev = await tell(lead);
    expect(await push(toGone(lead, rev))).toEqual([{ kind: 'ok' }]);
    expect([...only('companies'), ...only('contacts')].map(({ properties }) => properties)).toEqual([
      expect.not.objectContaining({ leadlight_id: lead.id }) as object,
      expect.not.objectContaining({ leadlight_id: lead.id }) as object,
    ]);
    // Put back by undo, it finds them again.
    await tell(lead);
    expect([only('companies'), only('contacts')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('takes to the bin what it made, if the user wants that, and only that', async () => {
    const { tell, push, only, hubspot } = await connect({ onErase: 'archive' });
    hubspot.add('contacts', { email: 'person1@mail.example' });
    const [theirs, ours] = [makePerson(1), makePerson(2)];
    const [one, two] = [await tell(theirs), await tell(ours)];
    await push(toGone(theirs, one), toGone(ours, two));
    expect(only('contacts')).toMatchObject([{ properties: { email: 'person1@mail.example' } }]);
    expect(only('contacts')[0]?.properties).not.toHaveProperty('leadlight_id');
  });
});

const hubspotStages = stageWords.hubspot ?? {};

describe('what the user chose a field for', () => {
  const fields: Choices['fields'] = [
    {
      from: 'stage',
      object: 'companies',
      property: 'hs_lead_status',
      ...(hubspotStages['hs_lead_status'] && { stages: hubspotStages['hs_lead_status'] }),
    },
    { from: 'tags', object: 'companies', property: 'our_tags' },
    { from: 'custom', name: 'Size', object: 'companies', property: 'our_size' },
    { from: 'custom', name: 'Unheard of', object: 'companies', property: 'our_other' },
  ];
  async function connectChosen(mapping: Choices = { fields }) {
    const connected = await connect({ mapping });
    for (const name of ['our_tags', 'our_size', 'our_other'])
      connected.hubspot.properties.companies.set(name, { hasUniqueValue: false });
    return connected;
  }

  it('goes there, in the words the stage has there, follows, and is taken out again', async () => {
    const { tell, only, target } = await connectChosen();
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: true });
    const rev = await tell(withMore(makeFirm(1)));
    const [company] = only('companies');
    expect(company?.properties).toMatchObject({
      hs_lead_status: 'ATTEMPTED_TO_CONTACT',
      our_tags: 'fair;north',
      our_size: '12',
    });
    expect(company?.properties).not.toHaveProperty('our_other');
    const next = await tell(withMore(makeFirm(1), { stage: 'qualified', tags: ['fair'] }), rev);
    expect(company?.properties).toMatchObject({ hs_lead_status: 'CONNECTED', our_tags: 'fair' });
    await tell(makeFirm(1), next);
    for (const name of ['hs_lead_status', 'our_tags', 'our_size'])
      expect(company?.properties).not.toHaveProperty(name);
  });

  it('is not put over what its people wrote there before', async () => {
    const { tell, only, hubspot } = await connectChosen();
    hubspot.add('companies', { domain: 'firm1.example', hs_lead_status: 'BAD_TIMING' });
    await tell(withMore(makeFirm(1)));
    expect(only('companies')).toMatchObject([
      { properties: { hs_lead_status: 'BAD_TIMING', our_tags: 'fair;north' } },
    ]);
  });

  it('is never given to the firm of a person', async () => {
    const { tell, only } = await connectChosen();
    await tell(withMore(makePerson(1, 'Acme')));
    expect(only('companies')[0]?.properties).not.toHaveProperty('our_tags');
  });

  it.each([['not_there'], ['createdate']])('is refused where it cannot go: %s', async (property) => {
    const { target } = await connect({
      mapping: { fields: [{ from: 'tags', object: 'contacts', property }] },
    });
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({
      ok: false,
      reason: 'no-chosen-contacts',
    });
  });

  it('waits in quarantine where a list there has no such word, and the rest goes on', async () => {
    const { push, only } = await connectChosen({
      fields: [{ from: 'stage', object: 'companies', property: 'hs_lead_status' }],
    });
    const outcomes = await push(toNews(withMore(makeFirm(1))), toNews(makeFirm(2)));
    expect(outcomes).toMatchObject([{ kind: 'reject', reason: 'invalid-option' }, { kind: 'ok' }]);
    expect(only('companies')).toHaveLength(1);
  });

  it('is news to leads that were told of before it was chosen', async () => {
    const hubspot = await startHubspot();
    closeLater(hubspot);
    const own = settings(hubspot.origin);
    let mapping: Choices = {};
    const world = await createWorld({
      url: hubspot.origin,
      settings: own,
      open: (id, now) => createHubspot({ id, settings: { ...own, mapping }, secret: TOKEN, now, fetch }),
    });
    const id = await saveFirm(world.store, 1);
    await editLead(world.store, id, { stage: 'qualified' });
    await world.drain();
    const [company] = hubspot.records.companies;
    expect(company?.properties).not.toHaveProperty('lifecyclestage');
    mapping = {
      fields: [
        {
          from: 'stage',
          object: 'companies',
          property: 'lifecyclestage',
          ...(hubspotStages['lifecyclestage'] && { stages: hubspotStages['lifecyclestage'] }),
        },
      ],
    };
    await changeTarget(world.store, world.targetId, { mapping: { ...defaultMapping, ...mapping } });
    await world.drain();
    expect(company?.properties['lifecyclestage']).toBe('salesqualifiedlead');
  });
});

describe('what somebody asked for', () => {
  const asked = (...requests: ReturnType<typeof makeRequest>[]) => withMore(makePerson(1), { requests });

  it('becomes a note of the contact, each once, as text', async () => {
    const { tell, hubspot, only } = await connect({ mapping: { notes: true } });
    const rev = await tell(asked(makeRequest('a')));
    expect(hubspot.notes).toMatchObject([
      { on: `contacts ${only('contacts')[0]?.id}`, at: '2026-11-22T12:00:00.000Z' },
    ]);
    expect(hubspot.notes[0]?.body).toContain(
      'We need 500 &#60;small&#62; boxes &#38; lids<br>https://board.example',
    );
    // Nothing of the contact itself has changed.
    const next = await tell(asked(makeRequest('a'), makeRequest('b', 'And 20 pallets')), rev);
    expect(hubspot.notes.map(({ body }) => body.slice(0, 9))).toEqual(['We need 5', 'And 20 pa']);
    hubspot.asked.length = 0;
    await tell(asked(makeRequest('a'), makeRequest('b', 'And 20 pallets')), next);
    expect(hubspot.asked).toEqual([]);
  });

  it('is there once when the answer was lost, and belongs to a company without a contact', async () => {
    const { push, hubspot, only } = await connect({ mapping: { notes: true } });
    const lead = withMore(makeFirm(1), { requests: [makeRequest('a')] });
    for (let time = 0; time < 3; time++) expect(await push(toNews(lead))).toMatchObject([{ kind: 'ok' }]);
    expect(hubspot.notes.map(({ on }) => on)).toEqual([`companies ${only('companies')[0]?.id}`]);
  });

  it('stays out where nobody chose it', async () => {
    const { tell, hubspot } = await connect();
    await tell(asked(makeRequest('a')));
    expect(hubspot.notes).toEqual([]);
  });
});
