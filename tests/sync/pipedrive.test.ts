import { describe, expect, it } from 'vitest';
import type { SettingsOf } from '@/lib/leads/sync-target';
import { createPipedrive } from '@/lib/sync/targets/pipedrive';
import type { Choices } from '@/lib/sync/targets/crm-record';
import { JOINER, toPipedriveRecords } from '@/lib/sync/targets/pipedrive-fields';
import { conform, type Conforming } from './conformance';
import { makeFirm, makePerson, speakTo, toGone, toNews, toShown, withMore } from './crm';
import { startFaultProxy } from './fault-proxy';
import { ID_LABEL, startPipedrive, toCode, TOKEN, type FakeItem, type PipedriveFake } from './pipedrive-fake';
import { closeLater, createWorld, TIMEOUT_MS } from './world';

type Settings = Omit<SettingsOf<'pipedrive'>, 'createdAt' | 'name' | 'mapping' | 'everything'>;
const settings = (url: string): Settings => ({
  kind: 'pipedrive',
  url,
  idLabel: ID_LABEL,
  companies: true,
  onErase: 'keep',
});
const ID = toCode(ID_LABEL);
const objects = ['organizations', 'persons'] as const;

async function start(): Promise<Conforming> {
  const pipedrive = await startPipedrive();
  const proxy = await startFaultProxy(pipedrive.origin, TIMEOUT_MS + 200);
  closeLater(pipedrive);
  closeLater(proxy);
  const own = settings(proxy.origin);
  const world = await createWorld({
    url: proxy.origin,
    settings: own,
    open: (id, now) => createPipedrive({ id, settings: own, secret: TOKEN, now, fetch }),
  });
  return {
    world,
    proxy,
    readRemote: () => Promise.resolve(readRemote(pipedrive)),
    toRemote: (lead) => toShown(toPipedriveRecords(lead, own)),
    readOffences: () =>
      Promise.resolve(
        objects.flatMap((object) => {
          const ids = only(pipedrive, object).flatMap(({ custom_fields }) => custom_fields[ID] ?? []);
          return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`);
        }),
      ),
  };
}

const only = (pipedrive: PipedriveFake, object: (typeof objects)[number]): FakeItem[] =>
  pipedrive.items[object].filter(({ is_deleted }) => !is_deleted);

/** What Pipedrive holds of each lead, by our id. */
function readRemote(pipedrive: PipedriveFake): Map<string, object> {
  const leads = new Map<string, Record<string, object>>();
  for (const object of objects)
    for (const { custom_fields, name, address, emails = [], phones = [] } of only(pipedrive, object)) {
      const id = custom_fields[ID];
      if (id == null) continue;
      const lists = { emails, phones };
      const said = Object.fromEntries(
        Object.entries(lists).flatMap(([list, values]) =>
          values.length === 0 ? [] : [[list, values.map(({ value }) => value).join(JOINER)]],
        ),
      );
      leads.set(id, {
        ...leads.get(id),
        [object]: { name, ...(address && { address: address.value }), ...said },
      });
    }
  return leads;
}

conform('Pipedrive', start);

async function connect(
  change: Partial<Settings> & { mapping?: Choices } = {},
  { secret = TOKEN, labels = [ID_LABEL] } = {},
) {
  const pipedrive = await startPipedrive(labels);
  closeLater(pipedrive);
  const target = createPipedrive({
    id: 't',
    settings: { ...settings(pipedrive.origin), ...change },
    secret,
    now: () => Date.now(),
    fetch,
  });
  return {
    pipedrive,
    target,
    ...speakTo(target),
    only: (object: (typeof objects)[number]) => only(pipedrive, object),
  };
}

describe('what becomes of a lead in Pipedrive', () => {
  it('is an organisation with the person it names; fields of the account’s own are filled in where there are some', async () => {
    const { tell, only } = await connect({}, { labels: [ID_LABEL, 'Website'] });
    await tell(makeFirm(1, { person: 'Ana van Roe', email: 'ana@firm1.example' }));
    expect(only('organizations')).toMatchObject([
      {
        name: 'Firm 1',
        address: { value: '1 Elm Street, Boston, MA 02108' },
        custom_fields: { [toCode('Website')]: 'https://firm1.example/' },
      },
    ]);
    expect(only('persons')).toMatchObject([
      {
        name: 'Ana van Roe',
        org_id: only('organizations')[0]?.id,
        emails: [{ value: 'ana@firm1.example', primary: true }],
        phones: [{ value: '+16175550101', primary: true }],
      },
    ]);
  });

  it('makes one organisation of the firm of several people, and none where nobody wants any', async () => {
    const { push, only } = await connect();
    await push(toNews(makePerson(1, 'Acme')), toNews(makePerson(2, 'Acme')));
    await push(toNews(makePerson(3, 'Acme')));
    expect(only('organizations').map(({ name }) => name)).toEqual(['Acme']);
    expect(new Set(only('persons').map(({ org_id }) => org_id))).toEqual(
      new Set([only('organizations')[0]?.id]),
    );
    const other = await connect({ companies: false });
    await other.push(toNews(makePerson(1, 'Acme')));
    expect(other.only('organizations')).toEqual([]);
  });

  it('writes only what has changed here, and takes out only what it had put in', async () => {
    const { tell, only, pipedrive } = await connect();
    const rev = await tell(makeFirm(1));
    Object.assign(only('organizations')[0] ?? {}, { name: 'Firm One, Inc.' });
    pipedrive.asked.length = 0;
    await tell(makeFirm(1, { phone: undefined }), rev);
    expect(pipedrive.asked.filter((asked) => !asked.includes('Fields'))).toEqual(['PATCH /api/v2/persons/#']);
    expect(only('persons')).toMatchObject([{ phones: [] }]);
    expect(only('organizations')).toMatchObject([{ name: 'Firm One, Inc.' }]);
  });

  it('makes anew and in full what was taken away there', async () => {
    const { tell, only, pipedrive } = await connect();
    const rev = await tell(makeFirm(1));
    for (const item of pipedrive.items.organizations) item.is_deleted = true;
    await tell(makeFirm(1, { street: '2 Oak Road' }), rev);
    expect(only('organizations')).toMatchObject([
      { name: 'Firm 1', address: { value: '2 Oak Road, Boston, MA 02108' } },
    ]);
  });
});

describe('what was made and nobody heard of', () => {
  it('is found again before the search knows it', async () => {
    const { push, only, pipedrive } = await connect();
    pipedrive.searchLag = 1_000;
    await push(toNews(makeFirm(1)));
    await push(toNews(makeFirm(1)));
    expect([only('organizations'), only('persons')].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('is found by the search when much was made since', async () => {
    const { push, only, pipedrive } = await connect();
    await push(toNews(makeFirm(1)));
    for (let other = 0; other < 150; other++) pipedrive.add('organizations', { name: 'Other' });
    await push(toNews(makeFirm(1)));
    expect(only('organizations').filter(({ name }) => name === 'Firm 1')).toHaveLength(1);
  });

  it('goes again where it was made twice', async () => {
    const { push, only, pipedrive } = await connect();
    const lead = makeFirm(1);
    for (const id of [1, 2])
      pipedrive.add('organizations', { name: `Firm ${id}`, custom_fields: { [ID]: lead.id } });
    await push(toNews(lead));
    expect(only('organizations')).toMatchObject([{ id: 1, name: 'Firm 1' }]);
  });
});

describe('what Pipedrive refuses', () => {
  it('waits as long as its limits ask for', async () => {
    const { push, pipedrive } = await connect();
    pipedrive.left.window = 0;
    expect(await push(toNews(makeFirm(1)))).toMatchObject([{ kind: 'retry', of: 'target', afterMs: 2_000 }]);
    pipedrive.left.day = 0;
    expect(await push(toNews(makeFirm(1)))).toMatchObject([
      { kind: 'retry', of: 'target', reason: 'daily-limit', afterMs: 3_600_000 },
    ]);
  });

  it('keeps what was done when the limit is met in the middle', async () => {
    const { push, pipedrive, tell } = await connect();
    const revs = [await tell(makeFirm(1)), await tell(makeFirm(2))];
    pipedrive.left.window = 1;
    const outcomes = await push(
      ...revs.map((rev, index) => toNews(makeFirm(index + 1, { street: '2 Oak Road' }), rev)),
    );
    expect(outcomes).toMatchObject([{ kind: 'ok' }, { kind: 'retry', of: 'target' }]);
  });

  it('stops with a token that is none, and where the field for our id is gone', async () => {
    const { push } = await connect({}, { secret: 'another' });
    expect(await push(toNews(makeFirm(1)))).toMatchObject([{ kind: 'stop', reason: 'unauthorised' }]);
    const other = await connect({}, { labels: [] });
    expect(await other.push(toNews(makeFirm(1)))).toMatchObject([{ kind: 'stop', reason: 'not-found' }]);
  });

  it('has the test make that field, or say that somebody must', async () => {
    const { target, pipedrive } = await connect({}, { labels: [] });
    pipedrive.mayMakeFields = false;
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({
      ok: false,
      reason: 'no-property-organizations',
    });
    pipedrive.mayMakeFields = true;
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: true });
    expect([...pipedrive.fields.persons.keys()]).toEqual([ID_LABEL]);
  });
});

describe('a lead that is gone or withheld', () => {
  it('leaves its records, without our id, also where nobody heard that they were made', async () => {
    const { tell, push, only } = await connect();
    const rev = await tell(makeFirm(1));
    await push(toNews(makeFirm(2)));
    expect(await push(toGone(makeFirm(1), rev), toGone(makeFirm(2)))).toEqual([
      { kind: 'ok' },
      { kind: 'ok' },
    ]);
    expect(only('organizations').map(({ custom_fields }) => custom_fields[ID])).toEqual([null, null]);
  });

  it('goes to the bin, if the user wants that, where it was made by us for certain', async () => {
    const { tell, push, only, pipedrive } = await connect({ onErase: 'archive' });
    const rev = await tell(makeFirm(1));
    const theirs = pipedrive.add('organizations', {
      name: 'Firm 2',
      custom_fields: { [ID]: makeFirm(2).id },
    });
    const other = await tell(makeFirm(2));
    await push(toGone(makeFirm(1), rev), toGone(makeFirm(2), other));
    expect(only('organizations')).toEqual([theirs]);
  });
});

describe('what the user chose a field for', () => {
  const mapping: Choices = {
    fields: [
      { from: 'stage', object: 'persons', property: 'Our stage', stages: { contacted: 'Called' } },
      { from: 'tags', object: 'persons', property: 'Our tags' },
      { from: 'custom', name: 'Got a sample', object: 'persons', property: 'Sample' },
    ],
  };
  const labels = [ID_LABEL, 'Our stage', 'Our tags', 'Sample'];

  it('goes there by the label its people see, is cut to its room, and is taken out again', async () => {
    const { tell, only, target } = await connect({ mapping }, { labels });
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: true });
    const rev = await tell(withMore(makePerson(1), { tags: ['fair', 'n'.repeat(300)] }));
    const [person] = only('persons');
    expect(person?.custom_fields).toMatchObject({
      [toCode('Our stage')]: 'Called',
      [toCode('Our tags')]: `fair, ${'n'.repeat(249)}`,
      [toCode('Sample')]: 'true',
    });
    await tell(withMore(makePerson(1), { stage: 'qualified', tags: [] }), rev);
    expect(person?.custom_fields).toMatchObject({
      [toCode('Our stage')]: null,
      [toCode('Our tags')]: null,
      [toCode('Sample')]: 'true',
    });
  });

  it('is refused where the account has no such text field', async () => {
    const { target } = await connect({ mapping });
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'no-chosen-persons' });
  });
});
