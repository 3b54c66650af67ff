import { describe, expect, it } from 'vitest';
import type { SettingsOf } from '@/lib/leads/sync-target';
import { createSalesforce } from '@/lib/sync/targets/salesforce';
import type { Choices } from '@/lib/sync/targets/crm-record';
import { toSalesforceRecords } from '@/lib/sync/targets/salesforce-fields';
import { stageWords } from '@/lib/sync/targets/stage-words';
import { conform, type Conforming } from './conformance';
import { makeFirm, makePerson, speakTo, toGone, toNews, toShown, withMore } from './crm';
import { startFaultProxy } from './fault-proxy';
import { ID_FIELD, startSalesforce, TOKEN, type SalesforceFake } from './salesforce-fake';
import { closeLater, createWorld, TIMEOUT_MS } from './world';

type Settings = Omit<SettingsOf<'salesforce'>, 'createdAt' | 'name' | 'mapping' | 'everything'>;
const settings = (url: string, object: Settings['object'] = 'lead'): Settings => ({
  kind: 'salesforce',
  url,
  object,
  idField: ID_FIELD,
  apiVersion: '62.0',
  onErase: 'keep',
});
const names = ['Lead', 'Account', 'Contact'] as const;

async function start(object: Settings['object']): Promise<Conforming> {
  const salesforce = await startSalesforce();
  const proxy = await startFaultProxy(salesforce.origin, TIMEOUT_MS + 200);
  closeLater(salesforce);
  closeLater(proxy);
  const own = settings(proxy.origin, object);
  const world = await createWorld({
    url: proxy.origin,
    settings: own,
    open: (id, now) => createSalesforce({ id, settings: own, secret: TOKEN, now, fetch }),
  });
  return {
    world,
    proxy,
    readRemote: () => Promise.resolve(readRemote(salesforce)),
    toRemote: (lead) => toShown(toSalesforceRecords(lead, own)),
    readOffences: () =>
      Promise.resolve(
        names.flatMap((name) => {
          const ids = salesforce.rows[name].flatMap(({ fields, deleted }) =>
            deleted ? [] : (fields[ID_FIELD] ?? []),
          );
          return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`);
        }),
      ),
  };
}

/** What Salesforce holds of each lead, by our id. */
function readRemote({ rows }: SalesforceFake): Map<string, object> {
  const leads = new Map<string, Record<string, object>>();
  for (const name of names)
    for (const { fields, deleted } of rows[name]) {
      const { [ID_FIELD]: id, AccountId: _, ...said } = fields;
      if (id == null || deleted) continue;
      const shown = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
      leads.set(id, { ...leads.get(id), [name]: shown });
    }
  return leads;
}

conform('Salesforce with leads', () => start('lead'));
conform('Salesforce with accounts and contacts', () => start('contact'));

async function connect(change: Partial<Settings> & { mapping?: Choices } = {}, secret = TOKEN) {
  const salesforce = await startSalesforce();
  closeLater(salesforce);
  const target = createSalesforce({
    id: 't',
    settings: { ...settings(salesforce.origin), ...change },
    secret,
    now: () => Date.now(),
    fetch,
  });
  const only = (name: (typeof names)[number]) =>
    salesforce.rows[name].filter(({ deleted }) => !deleted).map(({ fields }) => fields);
  return { salesforce, target, ...speakTo(target), only };
}

describe('what becomes of a lead in Salesforce', () => {
  it('has a last name and a company, whoever it is', async () => {
    const { push, only } = await connect();
    const outcomes = await push(
      ...[makeFirm(1), makePerson(1), makePerson(2, 'Acme')].map((lead) => toNews(lead)),
    );
    expect(outcomes.every(({ kind }) => kind === 'ok')).toBe(true);
    expect(only('Lead').map(({ LastName, Company }) => [LastName, Company])).toEqual([
      ['Firm 1', 'Firm 1'],
      ['Roe', 'Ann Roe'],
      ['Roe', 'Acme'],
    ]);
  });

  it('is cut to the room its fields have, and no half sign is left', async () => {
    const { tell, only } = await connect();
    await tell(makeFirm(1, { name: `${'a'.repeat(254)}😀` }));
    expect(only('Lead')).toMatchObject([{ Company: 'a'.repeat(254), LastName: 'a'.repeat(80) }]);
  });

  it('is an account with a contact, if the user wants that; people of one firm share it', async () => {
    const { push, only, salesforce } = await connect({ object: 'contact' });
    await push(
      ...[makeFirm(1, { person: 'Ana van Roe' }), makePerson(2, 'Acme'), makePerson(3, 'Acme')].map((lead) =>
        toNews(lead),
      ),
    );
    expect(only('Account').map(({ Name }) => Name)).toEqual(['Firm 1', 'Acme']);
    const [firm, acme] = salesforce.rows.Account;
    expect(only('Contact').map(({ LastName, AccountId }) => [LastName, AccountId])).toEqual([
      ['van Roe', firm?.Id],
      ['Roe', acme?.Id],
      ['Roe', acme?.Id],
    ]);
  });

  it('writes only what has changed here, and takes out only what it had put in', async () => {
    const { tell, only } = await connect();
    const rev = await tell(makeFirm(1));
    Object.assign(only('Lead')[0] ?? {}, { LastName: 'Owens', Title: 'Owner' });
    await tell(makeFirm(1, { phone: undefined, street: '2 Oak Road' }), rev);
    expect(only('Lead')).toMatchObject([
      { LastName: 'Owens', Title: 'Owner', Phone: null, Street: '2 Oak Road' },
    ]);
  });

  it('makes anew and in full what was taken away there', async () => {
    const { tell, only, salesforce } = await connect();
    const rev = await tell(makeFirm(1));
    for (const row of salesforce.rows.Lead) row.deleted = true;
    await tell(makeFirm(1, { street: '2 Oak Road' }), rev);
    expect(only('Lead')).toMatchObject([{ LastName: 'Firm 1', Company: 'Firm 1', Street: '2 Oak Road' }]);
  });
});

describe('what Salesforce refuses', () => {
  it.each([
    ['DUPLICATES_DETECTED', { kind: 'reject', reason: 'taken-there' }],
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION', { kind: 'reject', reason: 'field-custom-validation-exception' }],
    ['UNABLE_TO_LOCK_ROW', { kind: 'retry', of: 'item', reason: 'unable-to-lock-row' }],
    ['<b>odd</b>', { kind: 'reject', reason: 'refused' }],
  ])('is that row only: %s', async (code, expected) => {
    const { push, salesforce, only } = await connect();
    salesforce.refuse.set('Firm 2', code);
    const outcomes = await push(...[1, 2, 3].map((number) => toNews(makeFirm(number))));
    expect(outcomes).toMatchObject([{ kind: 'ok' }, expected, { kind: 'ok' }]);
    expect(only('Lead')).toHaveLength(2);
  });

  it('says so of a lead its people made a customer of', async () => {
    const { tell, push, salesforce } = await connect();
    const rev = await tell(makeFirm(1));
    for (const row of salesforce.rows.Lead) row.converted = true;
    expect(await push(toNews(makeFirm(1, { street: '2 Oak Road' }), rev))).toMatchObject([
      { kind: 'reject', reason: 'converted-there' },
    ]);
  });

  it('waits when the calls of a day are used up, and stops when the session has ended', async () => {
    const { push, salesforce } = await connect();
    salesforce.callsLeft = 0;
    expect(await push(toNews(makeFirm(1)))).toMatchObject([
      { kind: 'retry', of: 'target', reason: 'daily-limit', afterMs: 900_000 },
    ]);
    const other = await connect({}, 'another');
    expect(await other.push(toNews(makeFirm(1)))).toMatchObject([{ kind: 'stop', reason: 'unauthorised' }]);
  });

  it('stops where a field is not there, or not for this user', async () => {
    const { push, salesforce, target } = await connect();
    salesforce.lengths.Lead.delete('Fax');
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'no-fields-lead' });
    salesforce.idFields = undefined;
    expect(await push(toNews(makeFirm(1)))).toMatchObject([{ kind: 'stop', reason: 'not-found' }]);
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'no-property-lead' });
    salesforce.idFields = { externalId: true, unique: false };
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'not-unique-lead' });
  });

  it('takes two hundred in one call', async () => {
    const { push, salesforce, target } = await connect();
    expect(target.caps.maxBatch).toBe(200);
    await push(...Array.from({ length: 200 }, (_, index) => toNews(makeFirm(index))));
    expect(salesforce.asked).toHaveLength(1);
    await push(...Array.from({ length: 200 }, (_, index) => toGone(makeFirm(index))));
    expect(salesforce.asked).toHaveLength(3);
  });
});

describe('a lead that is gone or withheld', () => {
  it('leaves its records, without our id', async () => {
    const { tell, push, only } = await connect();
    const rev = await tell(makeFirm(1));
    expect(await push(toGone(makeFirm(1), rev))).toEqual([{ kind: 'ok' }]);
    expect(only('Lead')).toMatchObject([{ LastName: 'Firm 1', [ID_FIELD]: null }]);
  });

  it('goes to the bin, if the user wants that, but no account ever does', async () => {
    const { tell, push, only } = await connect({ object: 'contact', onErase: 'archive' });
    const rev = await tell(makeFirm(1, { person: 'Ana Roe' }));
    await push(toGone(makeFirm(1), rev));
    expect(only('Contact')).toEqual([]);
    expect(only('Account')).toMatchObject([{ Name: 'Firm 1', [ID_FIELD]: null }]);
  });
});

describe('what the user chose a field for', () => {
  const words = stageWords.salesforce?.['Status'];
  const mapping: Choices = {
    fields: [
      { from: 'stage', object: 'Lead', property: 'Status', ...(words && { stages: words }) },
      { from: 'tags', object: 'Lead', property: 'Tags__c' },
      { from: 'tags', object: 'Contact', property: 'Tags__c' },
    ],
  };

  it('goes there; a lead keeps its status where there is no word for the stage', async () => {
    const { tell, only, target } = await connect({ mapping });
    expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: true });
    const rev = await tell(withMore(makeFirm(1)));
    expect(only('Lead')).toMatchObject([{ Status: 'Working - Contacted', Tags__c: 'fair;north' }]);
    // Converted is what Salesforce's people make of it.
    const next = await tell(withMore(makeFirm(1), { stage: 'converted', tags: [] }), rev);
    expect(only('Lead')).toMatchObject([{ Status: 'Working - Contacted', Tags__c: null }]);
    await tell(withMore(makeFirm(1), { stage: 'unqualified' }), next);
    expect(only('Lead')).toMatchObject([{ Status: 'Closed - Not Converted', Tags__c: 'fair;north' }]);
  });

  it.each(['Nowhere__c', 'NumberOfEmployees', 'LastActivityDate'])(
    'is refused where it cannot go: %s',
    async (property) => {
      const { target } = await connect({ mapping: { fields: [{ from: 'tags', object: 'Lead', property }] } });
      expect(await target.test(AbortSignal.timeout(5_000))).toEqual({ ok: false, reason: 'no-chosen-lead' });
    },
  );

  it('waits in quarantine where the organisation calls its stages otherwise', async () => {
    const { push, salesforce } = await connect({ mapping });
    salesforce.lists.set('Status', ['Neu']);
    expect(await push(toNews(withMore(makeFirm(1))))).toMatchObject([
      { kind: 'reject', reason: 'invalid-or-null-for-restricted-picklist' },
    ]);
  });
});
