import type { FieldChoice, SettingsOf } from '@/lib/leads/sync-target';
import type { OutboxItem } from '@/lib/store/sync/rows';
import { tellOnly, type ItemOutcome, type Retry, type Stop, type SyncTarget } from '../contract';
import type { OutgoingLead, OutgoingRequest } from '../outgoing';
import {
  getChanges,
  getChosen,
  getFirmKey,
  readTold,
  toColumn,
  withFormer,
  writeTold,
  type Choices,
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
import { hubspotCompany, hubspotContact, toHubspotRecords } from './hubspot-fields';
import { toNoteMark, writeNotes, type NotesWanted } from './hubspot-notes';

/**
 * HubSpot's CRM API, v3 objects and v4 associations, with the token of a private app that may read and write contacts and
 * companies (and their schemas, to make the property by itself). Our id stands in a unique property of contacts and of
 * companies, so that whatever is sent twice is written once.
 *
 * Source: developers.hubspot.com/docs, "Contacts", "Companies", "Associations v4", "Properties", "API usage guidelines"
 * (100 records a batch; 207 where only some were taken) and HubSpot's public OpenAPI files.
 */

/** The secret is the token of a private app. */
export type HubspotOptions = CrmOptions<
  Pick<SettingsOf<'hubspot'>, 'url' | 'idProperty' | 'companies' | 'onErase'> & { mapping?: Choices }
>;

const objects = ['companies', 'contacts'] as const;
type HubspotObject = (typeof objects)[number];
const fieldsOf = { contacts: hubspotContact, companies: hubspotCompany };
const requiredOf = {
  contacts: new Set<string>(),
  companies: new Set(hubspotCompany.flatMap(({ property, required }) => (required ? property : []))),
};

/** "Batch … up to 100 records". */
const BATCH = 100;
const HOUR = 3_600_000;

interface Row {
  /** HubSpot's own. */
  id: string;
  isNew: boolean;
}
type Refused = { refused: string; existing?: string };
interface Input {
  /** Ours, or HubSpot's own in an update. */
  id: string;
  properties: Record<string, string>;
}

interface Job {
  item: OutboxItem;
  lead: OutgoingLead;
  told: Told;
  records: CrmRecord[];
  /** Of the firm of a person, else the lead's. */
  companyKey: string | undefined;
  /** HubSpot's ids as they become known, and which records it has now. */
  ids: Partial<Record<HubspotObject, string>>;
  /** Found there with the same e-mail address or domain, and tied to the lead: its people's values stay. */
  adopted: Set<HubspotObject>;
  made: Set<HubspotObject>;
  /** Requests that became notes now. */
  notes: readonly OutgoingRequest[];
  refused?: string;
}

export function createHubspot({ id, settings, secret, now, fetch }: HubspotOptions): SyncTarget {
  const { idProperty, onErase, mapping = {} } = settings;
  const { origin } = new URL(settings.url);
  const open = (signal: AbortSignal) =>
    createAsk({ origin, headers: { authorization: `Bearer ${secret}` }, fetch, now, signal, explain });

  return {
    id,
    caps: { maxBatch: BATCH, maxBytes: 2_000_000, events: false, ...tellOnly },

    test: (signal) =>
      testCrm(async () => {
        const ask = open(signal);
        for (const object of objects) {
          const reason =
            (await prepare(ask, object, idProperty)) ??
            (await findUnfit(ask, object, getChosen(mapping, object)));
          if (reason !== undefined) return reason;
        }
        return undefined;
      }),

    push: (items, signal) =>
      settleItems(items, async (settle) => {
        const hubspot = new Requests(open(signal), idProperty, mapping);
        const firsts = toFirsts(items);
        await erase(hubspot, firsts.filter(isGone), onErase);
        for (const item of firsts.filter(isGone)) settle(item, { kind: 'ok' });
        const jobs = firsts.filter((item) => !isGone(item)).map((item) => toJob(item, settings));
        for (const object of objects) {
          await adopt(hubspot, object, jobs);
          await write(hubspot, object, jobs);
        }
        for (const job of jobs.filter(({ refused }) => refused !== undefined))
          settle(job.item, toOutcome(job));
        await link(hubspot, jobs);
        if (mapping.notes === true) await note(hubspot, jobs);
        for (const job of jobs) settle(job.item, toOutcome(job));
      }),
  };
}

function toJob(item: OutboxItem, settings: HubspotOptions['settings']): Job {
  const lead = item.data as OutgoingLead;
  const told = readTold(item.parents?.[0]);
  const records = toHubspotRecords(lead, settings);
  const isFirm = lead.kind === 'person';
  const companyKey = records.some(({ object }) => object === 'companies')
    ? isFirm
      ? getFirmKey(lead)
      : lead.id
    : undefined;
  return {
    item,
    lead,
    told,
    records: withFormer(records, told, objects),
    companyKey,
    ids: {},
    adopted: new Set(),
    notes: [],
    made: new Set(objects.filter((object) => told.has(`made.${object}`))),
  };
}

const needsLink = ({ told, companyKey, records }: Job): boolean =>
  companyKey !== undefined &&
  records.some(({ object }) => object === 'contacts') &&
  told.get('link') !== companyKey;

/** Ties leads HubSpot has not heard of to records its people made before, and fills in what is empty there. */
async function adopt(hubspot: Requests, object: HubspotObject, jobs: readonly Job[]): Promise<void> {
  const column = object === 'contacts' ? 'email' : 'domain';
  const wanted = Map.groupBy(
    jobs.filter((job) => mayAdopt(object, job)),
    ({ lead }) => toColumn(lead, column)?.toLowerCase() ?? '',
  );
  wanted.delete('');
  if (wanted.size === 0) return;
  const names = hubspot.getNames(object);
  for (const [value, { id, properties }] of await hubspot.find(object, column, [...wanted.keys()], names)) {
    const meant = wanted.get(value) ?? [];
    // Somebody's company, or another lead's: its people belong to it, and nothing of it is changed.
    if (object === 'companies') for (const job of meant.filter(isFirm)) job.ids.companies = id;
    const owner = meant.find((job) => object === 'contacts' || !isFirm(job));
    if (owner !== undefined) await tie(hubspot, object, owner, id, properties);
  }
}

function mayAdopt(object: HubspotObject, job: Job): boolean {
  if (job.refused !== undefined) return false;
  if (object === 'contacts') return job.told.size === 0;
  return isWholeSite(job.lead) && (isFirm(job) ? needsLink(job) : job.told.size === 0);
}

/** False where another lead has it already. */
async function tie(
  hubspot: Requests,
  object: HubspotObject,
  job: Job,
  recordId: string,
  properties: unknown,
): Promise<boolean> {
  if (getWord(properties, hubspot.idProperty) !== undefined) return false;
  const own = job.records.find((record) => record.object === object)?.properties ?? {};
  const empty = Object.entries(own).filter(([name]) => getWord(properties, name) === undefined);
  const rows = await hubspot.write(object, 'update', [
    { id: recordId, properties: { ...Object.fromEntries(empty), [hubspot.idProperty]: job.lead.id } },
  ]);
  const row = rows.get(recordId);
  if (row === undefined || 'refused' in row) return false;
  job.adopted.add(object);
  job.ids[object] = recordId;
  return true;
}

const isFirm = ({ lead }: Job): boolean => lead.kind === 'person';

/** A page inside somebody else's site says nothing of whose site it is. */
function isWholeSite(lead: OutgoingLead): boolean {
  const website = toColumn(lead, 'website');
  return website !== undefined && new URL(website).pathname === '/';
}

/** Writes what has changed of one kind of record, one batch for all leads. */
async function write(hubspot: Requests, object: HubspotObject, jobs: readonly Job[]): Promise<void> {
  const wanted = new Map<
    string,
    { jobs: Job[]; full: Record<string, string>; changes: Record<string, string> }
  >();
  for (const job of jobs) {
    const record = job.records.find((other) => other.object === object);
    if (record === undefined || job.refused !== undefined || job.adopted.has(object)) continue;
    const full = { ...record.properties };
    if (object === 'companies' && isFirm(job)) {
      // A firm is written when somebody comes to it, and from then on it is HubSpot's people who look after it.
      if (job.companyKey === undefined || job.ids.companies !== undefined || !needsLink(job)) continue;
      const before = wanted.get(job.companyKey);
      if (before === undefined) wanted.set(job.companyKey, { jobs: [job], full, changes: full });
      else before.jobs.push(job);
      continue;
    }
    const changes = getChanges(record, job.told, requiredOf[object]);
    if (Object.keys(changes).length > 0) wanted.set(job.lead.id, { jobs: [job], full, changes });
    else if (needsLink(job)) wanted.set(job.lead.id, { jobs: [job], full, changes: full });
  }
  const send = async (entries: [string, Record<string, string>][]) => {
    const rows = await hubspot.write(
      object,
      'upsert',
      entries.map(([id, properties]) => ({ id, properties })),
    );
    const incomplete: [string, Record<string, string>][] = [];
    for (const [id, sent] of entries) {
      const row = rows.get(id);
      const { jobs: meant = [], full = {} } = wanted.get(id) ?? {};
      const [first] = meant;
      if (row === undefined || first === undefined) continue;
      if ('refused' in row) {
        // One with the same e-mail address came up meanwhile.
        const { existing } = row;
        const tied =
          existing !== undefined &&
          (await tie(hubspot, object, first, existing, await hubspot.readOne(object, existing)));
        for (const job of meant) if (!tied) job.refused = row.refused;
        continue;
      }
      for (const job of meant) job.ids[object] = row.id;
      if (!row.isNew) continue;
      for (const job of meant) if (!(object === 'companies' && isFirm(job))) job.made.add(object);
      // Somebody took it away there: what has not changed is missing too.
      const missing = Object.entries(full).filter(([name]) => !(name in sent));
      if (missing.length > 0) incomplete.push([id, Object.fromEntries(missing)]);
    }
    return incomplete;
  };
  const incomplete = await send([...wanted].map(([id, { changes }]) => [id, changes]));
  if (incomplete.length > 0) await send(incomplete);
}

/** Contacts belong to their companies. Doing it twice changes nothing. */
async function link(hubspot: Requests, jobs: readonly Job[]): Promise<void> {
  const inputs = jobs.flatMap((job) => {
    const { contacts: from, companies: to } = job.ids;
    return job.refused === undefined && needsLink(job) && from !== undefined && to !== undefined
      ? [{ from: { id: from }, to: { id: to } }]
      : [];
  });
  if (inputs.length === 0) return;
  const { status } = await hubspot.ask(
    'POST',
    '/crm/v4/associations/contacts/companies/batch/associate/default',
    { inputs },
  );
  // One of them is gone again: all of it is looked at anew.
  if (status !== 200 && status !== 201) throw new HeldUp({ kind: 'retry', of: 'item', reason: 'not-linked' });
}

/** Requests nobody told it of yet become notes of the contact, or of the company where there is none. */
async function note(hubspot: Requests, jobs: readonly Job[]): Promise<void> {
  const open = jobs.filter((job) => {
    job.notes = (job.lead.requests ?? []).filter((request) => !job.told.has(`note.${toNoteMark(request)}`));
    return job.refused === undefined && job.notes.length > 0;
  });
  const wanted: NotesWanted[] = [];
  for (const object of ['contacts', 'companies'] as const) {
    const own = open.filter((job) => getNoted(job) === object);
    const unknown = own.filter(({ ids }) => ids[object] === undefined).map(({ lead }) => lead.id);
    const found =
      unknown.length === 0 ? undefined : await hubspot.find(object, hubspot.idProperty, unknown, []);
    for (const { ids, lead, notes } of own) {
      const recordId = ids[object] ?? found?.get(lead.id)?.id;
      if (recordId !== undefined) wanted.push({ object, recordId, requests: notes });
    }
  }
  await writeNotes(hubspot.ask, wanted);
}

const getNoted = ({ records, lead }: Job): HubspotObject =>
  lead.kind === 'person' ||
  records.some(({ object, properties }) => object === 'contacts' && Object.keys(properties).length > 0)
    ? 'contacts'
    : 'companies';

function toOutcome(job: Job): ItemOutcome {
  if (job.refused !== undefined) return { kind: 'reject', reason: job.refused };
  const marks: [string, string][] = [...job.made].map((object) => [`made.${object}`, '1']);
  for (const name of job.told.keys()) if (name.startsWith('note.')) marks.push([name, '1']);
  for (const request of job.notes) marks.push([`note.${toNoteMark(request)}`, '1']);
  const isLinked = job.companyKey !== undefined && job.records.some(({ object }) => object === 'contacts');
  if (isLinked) marks.push(['link', job.companyKey ?? '']);
  const own = job.records.filter(({ object }) => !(object === 'companies' && isFirm(job)));
  return { kind: 'ok', rev: writeTold(own, marks) };
}

/**
 * What the CRM's people worked on is theirs: a record stays and only our id is taken out of it, or, where the user wants
 * that, those go to HubSpot's bin that were made by us for certain.
 */
async function erase(
  hubspot: Requests,
  items: readonly OutboxItem[],
  onErase: 'keep' | 'archive',
): Promise<void> {
  if (items.length === 0) return;
  for (const object of objects) {
    const found = await hubspot.find(
      object,
      hubspot.idProperty,
      items.map(({ leadId }) => leadId),
      [],
    );
    const gone: string[] = [];
    const kept: Input[] = [];
    for (const { leadId, parents } of items) {
      const row = found.get(leadId);
      if (row === undefined) continue;
      // One in the bin keeps our id: nobody is found by it there, and a lost answer ends the same.
      if (onErase === 'archive' && readTold(parents?.[0]).has(`made.${object}`)) gone.push(row.id);
      else kept.push({ id: row.id, properties: { [hubspot.idProperty]: '' } });
    }
    await hubspot.write(object, 'update', kept);
    if (gone.length > 0)
      await hubspot.ask('POST', `/crm/v3/objects/${object}/batch/archive`, {
        inputs: gone.map((id) => ({ id })),
      });
  }
}

/** Sees that a kind of record has the property for our id. @returns what is missing */
async function prepare(ask: Ask, object: HubspotObject, name: string): Promise<string | undefined> {
  const answer = await ask('GET', `/crm/v3/properties/${object}/${name}`);
  if (answer.status === 200)
    return getPart(answer.body, 'hasUniqueValue') === true ? undefined : `not-unique-${object}`;
  try {
    const made = await ask('POST', `/crm/v3/properties/${object}`, {
      name,
      label: 'Leadlight ID',
      description: 'Leadlight knows its leads by it.',
      type: 'string',
      fieldType: 'text',
      groupName: object === 'contacts' ? 'contactinformation' : 'companyinformation',
      hasUniqueValue: true,
    });
    return made.status === 201 || made.status === 200 ? undefined : `no-property-${object}`;
  } catch (error) {
    if (error instanceof HeldUp && error.outcome.reason === 'forbidden') return `no-property-${object}`;
    throw error;
  }
}

/** Whether the properties the user chose are there and take what we write. @returns what is wrong with one */
async function findUnfit(
  ask: Ask,
  object: HubspotObject,
  chosen: readonly FieldChoice[],
): Promise<string | undefined> {
  for (const { property } of chosen) {
    const { status, body } = await ask('GET', `/crm/v3/properties/${object}/${encodeURIComponent(property)}`);
    const isFixed = getPart(getPart(body, 'modificationMetadata'), 'readOnlyValue') === true;
    if (status !== 200 || isFixed) return `no-chosen-${object}`;
  }
  return undefined;
}

/** `DAILY` comes back at midnight in the account's own time zone, which it does not say. */
function explain({ status, body, headers }: CrmAnswer): Retry | Stop | undefined {
  if (status === 429 && getWord(body, 'policyName') === 'DAILY')
    return { kind: 'retry', of: 'target', reason: 'daily-limit', afterMs: HOUR };
  // "150 requests in 10 seconds": the headers say how long these seconds are.
  if (status === 429 && headers.get('retry-after') === null)
    return {
      kind: 'retry',
      of: 'target',
      reason: 'http-429',
      afterMs: Number(headers.get('x-hubspot-ratelimit-interval-milliseconds') ?? 10_000) || 10_000,
    };
  return undefined;
}

class Requests {
  constructor(
    readonly ask: Ask,
    readonly idProperty: string,
    readonly choices: Choices,
  ) {}

  /** All we may write in a kind of record. */
  getNames(object: HubspotObject): string[] {
    return [...fieldsOf[object], ...getChosen(this.choices, object)].map(({ property }) => property);
  }

  /** Writes a batch and looks at each row of what comes back; one that is refused as a whole is taken apart. */
  async write(
    object: HubspotObject,
    how: 'upsert' | 'update',
    inputs: readonly Input[],
  ): Promise<Map<string, Row | Refused>> {
    const rows = new Map<string, Row | Refused>();
    if (inputs.length === 0) return rows;
    const answer = await this.ask('POST', `/crm/v3/objects/${object}/batch/${how}`, {
      inputs: inputs.map(({ id, properties }) => ({
        id,
        ...(how === 'upsert' && { idProperty: this.idProperty }),
        objectWriteTraceId: id,
        properties,
      })),
    });
    for (const result of getParts(answer.body, 'results')) {
      const id =
        getWord(result, 'objectWriteTraceId') ?? getWord(getPart(result, 'properties'), this.idProperty);
      const own = getWord(result, 'id');
      if (id !== undefined && own !== undefined)
        rows.set(id, { id: own, isNew: getPart(result, 'new') === true });
    }
    for (const error of getParts(answer.body, 'errors'))
      for (const id of getParts(getPart(error, 'context'), 'objectWriteTraceId'))
        if (typeof id === 'string') rows.set(id, this.#explain(error));
    const left = inputs.filter(({ id }) => !rows.has(id));
    const [only] = left;
    if (only === undefined) return rows;
    if (inputs.length === 1) return rows.set(only.id, this.#explain(answer.body));
    const parts =
      left.length < inputs.length ? [left] : [left.slice(0, left.length / 2), left.slice(left.length / 2)];
    for (const part of parts) for (const [id, row] of await this.write(object, how, part)) rows.set(id, row);
    return rows;
  }

  /** What it says of one row. @throws HeldUp where it is the property that is missing */
  #explain(error: unknown): Refused {
    const message = getWord(error, 'message') ?? '';
    if (
      /non-unique/.test(message) ||
      ([this.idProperty, ...(this.choices.fields ?? []).map(({ property }) => property)].some((name) =>
        message.includes(`"${name}"`),
      ) &&
        /does not exist/.test(message))
    )
      throw new HeldUp({ kind: 'stop', reason: 'not-found' });
    if (getWord(error, 'category') === 'CONFLICT') {
      const existing = /Existing ID: (\d+)/.exec(message)?.[1];
      return { refused: 'taken-there', ...(existing !== undefined && { existing }) };
    }
    return { refused: toReason(/"error":"([A-Z_]+)"/.exec(message)?.[1] ?? getWord(error, 'category')) };
  }

  /** Records by a value of theirs in lower case. Domains are not unique: the first one counts. */
  async find(
    object: HubspotObject,
    property: string,
    values: readonly string[],
    properties: readonly string[],
  ): Promise<Map<string, { id: string; properties: unknown }>> {
    const wanted = [...new Set([this.idProperty, property, ...properties])];
    const answer =
      property === 'domain'
        ? await this.ask('POST', `/crm/v3/objects/${object}/search`, {
            filterGroups: [{ filters: [{ propertyName: property, operator: 'IN', values }] }],
            sorts: [{ propertyName: 'createdate', direction: 'ASCENDING' }],
            properties: wanted,
            limit: 200,
          })
        : await this.ask('POST', `/crm/v3/objects/${object}/batch/read`, {
            idProperty: property,
            inputs: values.map((id) => ({ id })),
            properties: wanted,
          });
    if (answer.status >= 400) this.#explain(answer.body);
    const found = new Map<string, { id: string; properties: unknown }>();
    for (const result of getParts(answer.body, 'results')) {
      const id = getWord(result, 'id');
      const own = getPart(result, 'properties');
      const value = getWord(own, property)?.toLowerCase();
      if (id !== undefined && value !== undefined && !found.has(value))
        found.set(value, { id, properties: own });
    }
    return found;
  }

  async readOne(object: HubspotObject, id: string): Promise<unknown> {
    const names = [this.idProperty, ...this.getNames(object)].join(',');
    const { status, body } = await this.ask('GET', `/crm/v3/objects/${object}/${id}?properties=${names}`);
    return status === 200 ? getPart(body, 'properties') : undefined;
  }
}
