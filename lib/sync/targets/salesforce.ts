import type { FieldChoice, SettingsOf } from '@/lib/leads/sync-target';
import type { OutboxItem } from '@/lib/store/sync/rows';
import { tellOnly, type Retry, type Stop, type SyncTarget } from '../contract';
import type { OutgoingLead } from '../outgoing';
import {
  getChanges,
  getChosen,
  getFirmKey,
  readTold,
  withFormer,
  writeTold,
  type Choices,
  type CrmField,
  type CrmRecord,
  type Told,
} from './crm-record';
import {
  createAsk,
  getPart,
  getParts,
  getWord,
  HeldUp,
  isGone,
  settleItems,
  toFirsts,
  toReason,
  testCrm,
  type Ask,
  type CrmAnswer,
  type CrmOptions,
} from './crm-requests';
import {
  salesforceAccount,
  salesforceContact,
  salesforceLead,
  toSalesforceRecords,
} from './salesforce-fields';

/**
 * Salesforce's REST API: collections of up to 200 records, written by an external-id field, each row with its own result
 * (`allOrNone: false`). The secret is an access token of the organisation the address names; it ends with its session, and
 * the target stops then until the user brings a new one.
 *
 * Source: Salesforce Developers, "REST API Developer Guide": "Upsert Records Using sObject Collections" (version 46 and
 * later; 200 of one kind; results in their order), "Delete Records Using sObject Collections", "Query", "Status Codes and
 * Error Responses".
 */

/** The secret is an access token. */
export type SalesforceOptions = CrmOptions<
  Pick<SettingsOf<'salesforce'>, 'url' | 'object' | 'idField' | 'apiVersion' | 'onErase'> & {
    mapping?: Choices;
  }
>;

type SalesforceObject = 'Lead' | 'Account' | 'Contact';
const fieldsOf: Record<SalesforceObject, readonly CrmField[]> = {
  Lead: salesforceLead,
  Account: salesforceAccount,
  Contact: salesforceContact,
};
/** A lead always has a status. */
const getRequired = (object: SalesforceObject) =>
  new Set(['Status', ...fieldsOf[object].flatMap(({ property, required }) => (required ? property : []))]);
/** Types of fields that take a text. */
const TEXTS = ['string', 'textarea', 'picklist', 'multipicklist', 'combobox', 'email', 'phone', 'url'];

const BATCH = 200;
/** Calls are counted over the last 24 hours, so that some come free all the time. */
const LIMIT_MS = 900_000;

/** Row errors that pass by themselves. */
const PASSING =
  /^(?:UNABLE_TO_LOCK_ROW|SERVER_UNAVAILABLE|REQUEST_LIMIT_EXCEEDED|DUPLICATE_VALUE|API_CURRENTLY_DISABLED)$/;

interface Job {
  item: OutboxItem;
  lead: OutgoingLead;
  told: Told;
  records: CrmRecord[];
  /** Our id of the account: of a person's firm, else the lead's. */
  accountKey: string | undefined;
  made: Set<SalesforceObject>;
  refused?: { reason: string; passes: boolean };
}

export function createSalesforce({ id, settings, secret, now, fetch }: SalesforceOptions): SyncTarget {
  const { object, idField, onErase, apiVersion, mapping = {} } = settings;
  const objects: readonly SalesforceObject[] = object === 'lead' ? ['Lead'] : ['Account', 'Contact'];
  const { origin } = new URL(settings.url);
  const open = (signal: AbortSignal) =>
    new Requests(
      createAsk({ origin, headers: { authorization: `Bearer ${secret}` }, fetch, now, signal, explain }),
      `/services/data/v${apiVersion}`,
      idField,
    );

  return {
    id,
    caps: { maxBatch: BATCH, maxBytes: 2_000_000, events: false, ...tellOnly },

    test: (signal) =>
      testCrm(async () => {
        const salesforce = open(signal);
        for (const name of objects) {
          const reason = await salesforce.check(name, getChosen(mapping, name));
          if (reason !== undefined) return reason;
        }
        return undefined;
      }),

    push: (items, signal) =>
      settleItems(items, async (settle) => {
        const salesforce = open(signal);
        const firsts = toFirsts(items);
        const gone = firsts.filter(isGone);
        for (const name of objects.toReversed()) await salesforce.erase(name, gone, onErase);
        for (const item of gone) settle(item, { kind: 'ok' });
        const jobs = firsts
          .filter((item) => !isGone(item))
          .map((item): Job => {
            const lead = item.data as OutgoingLead;
            const told = readTold(item.parents?.[0]);
            const records = toSalesforceRecords(lead, settings);
            const hasAccount = records.some((record) => record.object === 'Account');
            return {
              item,
              lead,
              told,
              records: withFormer(records, told, objects),
              accountKey: !hasAccount ? undefined : isFirm(lead) ? getFirmKey(lead) : lead.id,
              made: new Set(objects.filter((name) => told.has(`made.${name}`))),
            };
          });
        for (const name of objects) await salesforce.write(name, jobs);
        for (const { item, refused, records, lead, made, accountKey } of jobs) {
          if (refused !== undefined)
            settle(
              item,
              refused.passes
                ? { kind: 'retry', of: 'item', reason: refused.reason }
                : { kind: 'reject', reason: refused.reason },
            );
          else {
            const own = records.filter((record) => !(record.object === 'Account' && isFirm(lead)));
            const marks = [...made].map((name): [string, string] => [`made.${name}`, '1']);
            const link: [string, string][] = accountKey === undefined ? [] : [['link', accountKey]];
            settle(item, { kind: 'ok', rev: writeTold(own, [...marks, ...link]) });
          }
        }
      }),
  };
}

const isFirm = ({ kind }: OutgoingLead): boolean => kind === 'person';

interface Row {
  /** Our id. */
  id: string;
  /** All of it, and what of it is new. */
  full: Record<string, unknown>;
  changes: Record<string, unknown>;
  jobs: Job[];
}

class Requests {
  constructor(
    readonly ask: Ask,
    readonly base: string,
    readonly idField: string,
  ) {}

  /** Writes what has changed of one kind of record, and looks at the result of each row. */
  async write(object: SalesforceObject, jobs: readonly Job[]): Promise<void> {
    const rows = new Map<string, Row>();
    for (const job of jobs) {
      const record = job.records.find((other) => other.object === object);
      if (record === undefined || job.refused !== undefined) continue;
      const isNewLink = job.accountKey !== undefined && job.told.get('link') !== job.accountKey;
      if (object === 'Account' && isFirm(job.lead)) {
        // A firm is written when somebody comes to it, and from then on it is Salesforce's people who look after it.
        if (job.accountKey === undefined || !isNewLink) continue;
        const before = rows.get(job.accountKey);
        if (before !== undefined) before.jobs.push(job);
        else
          rows.set(job.accountKey, {
            id: job.accountKey,
            full: record.properties,
            changes: record.properties,
            jobs: [job],
          });
        continue;
      }
      // A record is named by our own id of it.
      const account =
        object === 'Contact' && job.accountKey !== undefined
          ? { Account: { [this.idField]: job.accountKey } }
          : {};
      // An empty text takes nothing out, `null` does.
      const changes = Object.fromEntries(
        Object.entries(getChanges(record, job.told, getRequired(object))).map(([name, value]) => [
          name,
          value === '' ? null : value,
        ]),
      );
      const all = { ...changes, ...(isNewLink && account) };
      if (Object.keys(all).length > 0)
        rows.set(job.lead.id, {
          id: job.lead.id,
          full: { ...record.properties, ...account },
          changes: all,
          jobs: [job],
        });
    }
    const again = await this.#send(object, [...rows.values()], (row) => row.changes);
    await this.#send(object, again, (row) => row.full);
  }

  /** @returns rows somebody took away there, so that what has not changed is missing too */
  async #send(
    object: SalesforceObject,
    rows: readonly Row[],
    of: (row: Row) => Record<string, unknown>,
  ): Promise<Row[]> {
    if (rows.length === 0) return [];
    const { body } = await this.#expect('PATCH', `/composite/sobjects/${object}/${this.idField}`, {
      allOrNone: false,
      records: rows.map((row) => ({ attributes: { type: object }, [this.idField]: row.id, ...of(row) })),
    });
    const results = getParts(body);
    const incomplete: Row[] = [];
    rows.forEach((row, index) => {
      const result = results[index];
      const isPart = Object.keys(row.full).some((name) => !(name in of(row)));
      if (getPart(result, 'success') === true) {
        if (getPart(result, 'created') !== true) return;
        for (const job of row.jobs) if (!(object === 'Account' && isFirm(job.lead))) job.made.add(object);
        if (isPart) incomplete.push(row);
        return;
      }
      const code = getWord(getParts(result, 'errors')[0], 'statusCode');
      if (code === 'REQUIRED_FIELD_MISSING' && isPart) {
        incomplete.push(row);
        return;
      }
      // A field that is not there, or not for this user, is the set-up's fault and no row's.
      if (code === 'INVALID_FIELD') throw new HeldUp({ kind: 'stop', reason: 'not-found' });
      for (const job of row.jobs) job.refused = toRefusal(code);
    });
    return incomplete;
  }

  /**
   * What Salesforce's people worked on is theirs: a record stays and only our id is taken out of it, or, where the user
   * wants that, those go to the bin that were made by us for certain. Never an account: whatever hangs on it goes along.
   */
  async erase(
    object: SalesforceObject,
    items: readonly OutboxItem[],
    onErase: 'keep' | 'archive',
  ): Promise<void> {
    if (items.length === 0) return;
    const ids = items.map(({ leadId }) => `'${leadId.replace(/[^\w-]/g, '')}'`);
    const query = `SELECT Id, ${this.idField} FROM ${object} WHERE ${this.idField} IN (${ids.join(',')})`;
    const { body } = await this.#expect('GET', `/query?q=${encodeURIComponent(query)}`);
    const itemOf = new Map(items.map((item) => [item.leadId, item]));
    const gone: string[] = [];
    const kept: string[] = [];
    for (const record of getParts(body, 'records')) {
      const id = getWord(record, 'Id');
      const item = itemOf.get(getWord(record, this.idField) ?? '');
      if (id === undefined || !/^\w{15,18}$/.test(id) || item === undefined) continue;
      const mayGo = onErase === 'archive' && object !== 'Account';
      (mayGo && readTold(item.parents?.[0]).has(`made.${object}`) ? gone : kept).push(id);
    }
    if (kept.length > 0)
      this.#expectAll(
        await this.#expect('PATCH', '/composite/sobjects', {
          allOrNone: false,
          records: kept.map((id) => ({ attributes: { type: object }, id, [this.idField]: null })),
        }),
      );
    if (gone.length > 0)
      this.#expectAll(
        await this.#expect('DELETE', `/composite/sobjects?ids=${gone.join(',')}&allOrNone=false`),
      );
  }

  /** What an erasure could not do is asked again. */
  #expectAll({ body }: CrmAnswer): void {
    for (const result of getParts(body)) {
      const code = getWord(getParts(result, 'errors')[0], 'statusCode');
      if (getPart(result, 'success') !== true && code !== 'ENTITY_IS_DELETED')
        throw new HeldUp({ kind: 'retry', of: 'item', reason: toReason(code) });
    }
  }

  /** Whether a kind of record has the field for our id. @returns what is missing */
  async check(object: SalesforceObject, chosen: readonly FieldChoice[]): Promise<string | undefined> {
    const { body } = await this.#expect('GET', `/sobjects/${object}/describe`);
    const fields = getParts(body, 'fields');
    const field = fields.find((other) => getWord(other, 'name') === this.idField);
    const known = new Set(fields.map((other) => getWord(other, 'name')));
    const fit = new Set(
      fields.flatMap((other) =>
        TEXTS.includes(getWord(other, 'type') ?? '') && getPart(other, 'updateable') === true
          ? getWord(other, 'name')
          : [],
      ),
    );
    if (field === undefined) return `no-property-${object.toLowerCase()}`;
    if (getPart(field, 'externalId') !== true || getPart(field, 'unique') !== true)
      return `not-unique-${object.toLowerCase()}`;
    if (!chosen.every(({ property }) => fit.has(property))) return `no-chosen-${object.toLowerCase()}`;
    // One that this user may not see is none to Salesforce.
    return fieldsOf[object].every(({ property }) => known.has(property))
      ? undefined
      : `no-fields-${object.toLowerCase()}`;
  }

  /** A request that is wrong as a whole is the set-up's fault: a field or a version there is not. */
  async #expect(method: string, path: string, body?: unknown): Promise<CrmAnswer> {
    const answer = await this.ask(method, this.base + path, body);
    if (answer.status >= 400) throw new HeldUp({ kind: 'stop', reason: 'not-found' });
    return answer;
  }
}

function toRefusal(code: string | undefined): { reason: string; passes: boolean } {
  // Its people made an account, contact and deal of the lead: it is theirs now.
  if (code === 'CANNOT_UPDATE_CONVERTED_LEAD') return { reason: 'converted-there', passes: false };
  // A rule of the organisation's says that it has them already.
  if (code === 'DUPLICATES_DETECTED') return { reason: 'taken-there', passes: false };
  return { reason: toReason(code), passes: code === undefined || PASSING.test(code) };
}

/** 403 is also what it says when the calls of a day are used up. */
function explain({ status, body }: CrmAnswer): Retry | Stop | undefined {
  const code = getWord(getParts(body)[0], 'errorCode');
  if (status === 403 && code === 'REQUEST_LIMIT_EXCEEDED')
    return { kind: 'retry', of: 'target', reason: 'daily-limit', afterMs: LIMIT_MS };
  return undefined;
}
