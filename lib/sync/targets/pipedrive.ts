import type { SettingsOf } from '@/lib/leads/sync-target';
import type { OutboxItem } from '@/lib/store/sync/rows';
import { readRetryAfter } from '../backoff';
import { tellOnly, type ItemOutcome, type Retry, type Stop, type SyncTarget } from '../contract';
import type { OutgoingLead } from '../outgoing';
import {
  getChanges,
  getChosen,
  getFirmKey,
  readTold,
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
  testCrm,
  type Ask,
  type CrmAnswer,
  type CrmOptions,
} from './crm-requests';
import {
  JOINER,
  pipedriveOrganization,
  pipedrivePerson,
  toPipedriveRecords,
  type PipedriveField,
} from './pipedrive-fields';

/**
 * Pipedrive's API v2, which knows neither batches nor writing by an id of ours: each lead takes up to five requests, so
 * this is slow. Our id stands in a text field of the account's own. What a lost answer left behind is found among the
 * newest records, for the search knows a record only some moments after it was made.
 *
 * Source: developers.pipedrive.com, API v2 "Persons", "Organizations", "PersonFields"; pipedrive.readme.io, "Rate limiting"
 * (20 requests in two seconds and 30,000 tokens a day and seat in the smallest plan; a search costs 40, a list 20, a write 10).
 */

/** The secret is an API token. */
export type PipedriveOptions = CrmOptions<
  Pick<SettingsOf<'pipedrive'>, 'url' | 'idLabel' | 'companies' | 'onErase'> & { mapping?: Choices }
>;

const objects = ['organizations', 'persons'] as const;
type PipedriveObject = (typeof objects)[number];
const fieldsOf: Record<PipedriveObject, readonly PipedriveField[]> = {
  organizations: pipedriveOrganization,
  persons: pipedrivePerson,
};
const fieldPathOf = { organizations: '/api/v2/organizationFields', persons: '/api/v2/personFields' };
const REQUIRED = new Set(['name']);
/** Fields every account has, of those we write as they are. */
const SYSTEM = new Set(['name']);

/** As many as are done in the time of one push, at a third of a second for each request. */
const BATCH = 10;
const HOUR = 3_600_000;
const NEWEST = 100;

/** Codes of an account's own fields by their labels, ours among them. */
type FieldCodes = Record<PipedriveObject, ReadonlyMap<string, string>>;

export function createPipedrive({ id, settings, secret, now, fetch }: PipedriveOptions): SyncTarget {
  const { origin } = new URL(settings.url);
  const { mapping = {} } = settings;
  const open = (signal: AbortSignal) =>
    createAsk({
      origin,
      headers: { 'x-api-token': secret },
      fetch,
      now,
      signal,
      explain: (answer) => explain(answer, now()),
    });
  let codes: FieldCodes | undefined;

  return {
    id,
    caps: { maxBatch: BATCH, maxBytes: 500_000, events: false, ...tellOnly },

    test: (signal) =>
      testCrm(async () => {
        const ask = open(signal);
        const known = await readCodes(ask);
        for (const object of objects)
          if (!getChosen(mapping, object).every(({ property }) => known[object].has(property)))
            return `no-chosen-${object}`;
        for (const object of objects) {
          if (known[object].has(settings.idLabel)) continue;
          const made = await ask('POST', fieldPathOf[object], {
            field_name: settings.idLabel,
            field_type: 'varchar',
          }).catch((error: unknown) => {
            if (error instanceof HeldUp && error.outcome.reason === 'forbidden') return { status: 403 };
            throw error;
          });
          if (made.status >= 300) return `no-property-${object}`;
        }
        codes = undefined;
        return undefined;
      }),

    push: (items, signal) =>
      settleItems(items, async (settle) => {
        const ask = open(signal);
        codes ??= await readCodes(ask);
        for (const object of objects)
          if (!codes[object].has(settings.idLabel)) throw new HeldUp({ kind: 'stop', reason: 'not-found' });
        const pipedrive = new Requests(ask, codes, settings.idLabel, mapping);
        const created: [OutboxItem, ItemOutcome][] = [];
        for (const item of toFirsts(items)) {
          if (isGone(item)) {
            await erase(pipedrive, item, settings.onErase);
            settle(item, { kind: 'ok' });
            continue;
          }
          const before = pipedrive.made;
          const outcome = await tell(pipedrive, item, settings);
          if (pipedrive.made === before) settle(item, outcome);
          else created.push([item, outcome]);
        }
        if (created.length === 0) return;
        // Sent twice on the way, it was made twice.
        await pipedrive.thinOut();
        for (const [item, outcome] of created) settle(item, outcome);
      }),
  };
}

async function tell(
  pipedrive: Requests,
  item: OutboxItem,
  settings: PipedriveOptions['settings'],
): Promise<ItemOutcome> {
  const lead = item.data as OutgoingLead;
  const told = readTold(item.parents?.[0]);
  const isFirm = lead.kind === 'person';
  const own = toPipedriveRecords(lead, settings).map((record) => pipedrive.fit(record));
  const records = withFormer(own, told, objects);
  const marks = new Map([...told].filter(([name]) => /^(?:made|id)\./.test(name)));
  const organization = own.find(({ object }) => object === 'organizations');
  const key = organization && (isFirm ? getFirmKey(lead) : lead.id);
  if (key !== undefined) marks.set('link', key);
  const isNewLink = key !== undefined && told.get('link') !== key;
  let owner: number | undefined;
  for (const object of objects) {
    const record = records.find((other) => other.object === object);
    if (record === undefined) continue;
    // A firm is written when somebody comes to it, and from then on it is Pipedrive's people who look after it.
    const isFirms = object === 'organizations' && isFirm;
    if (isFirms && !isNewLink) continue;
    const link = object === 'persons' && isNewLink && owner !== undefined ? { org_id: owner } : {};
    const written = await pipedrive.write(
      record,
      isFirms ? (key ?? '') : lead.id,
      isFirms ? new Map() : told,
      link,
      isFirms,
    );
    if ('refused' in written) return { kind: 'reject', reason: written.refused };
    if (object === 'organizations') owner = written.id;
    if (isFirms || written.id === 0) continue;
    marks.set(`id.${object}`, String(written.id));
    if (written.made) marks.set(`made.${object}`, '1');
  }
  return {
    kind: 'ok',
    rev: writeTold(
      records.filter(({ object }) => !(object === 'organizations' && isFirm)),
      marks,
    ),
  };
}

/**
 * What the CRM's people worked on is theirs: a record stays and only our id is taken out of it, or, where the user wants
 * that, those go to the bin that were made by us for certain.
 */
async function erase(pipedrive: Requests, item: OutboxItem, onErase: 'keep' | 'archive'): Promise<void> {
  const told = readTold(item.parents?.[0]);
  for (const object of objects) {
    const id = toNumber(told.get(`id.${object}`)) ?? (await pipedrive.find(object, item.leadId));
    if (id === undefined) continue;
    if (onErase === 'archive' && told.has(`made.${object}`)) await pipedrive.remove(object, id);
    else await pipedrive.untie(object, id);
  }
}

const toNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

type Written = { id: number; made: boolean } | { refused: string };

class Requests {
  /** Records made so far. */
  made = 0;
  /** Of our ids, the records that have them, oldest first: what was made last, and what this push made. */
  #newest = new Map<PipedriveObject, Map<string, number[]>>();

  constructor(
    readonly ask: Ask,
    readonly codes: FieldCodes,
    readonly idLabel: string,
    readonly choices: Choices,
  ) {}

  /** Labels of fields of the account's own. */
  #getLabels(object: PipedriveObject): string[] {
    const own = fieldsOf[object].filter(({ custom }) => custom);
    return [...own, ...getChosen(this.choices, object)].map(({ property }) => property);
  }

  /** Without what the account has no field for. */
  fit({ object, properties }: CrmRecord): CrmRecord {
    const { codes } = this;
    const missing = new Set(
      this.#getLabels(object as PipedriveObject).filter(
        (label) => !codes[object as PipedriveObject].has(label),
      ),
    );
    return {
      object,
      properties: Object.fromEntries(Object.entries(properties).filter(([name]) => !missing.has(name))),
    };
  }

  /** @param onlyMake one that is there is left as it is */
  async write(
    record: CrmRecord,
    key: string,
    told: Told,
    link: { org_id?: number },
    onlyMake: boolean,
  ): Promise<Written> {
    const object = record.object as PipedriveObject;
    const changes = getChanges(record, told, REQUIRED);
    const known = toNumber(told.get(`id.${object}`));
    if (known !== undefined) {
      if (Object.keys(changes).length === 0 && link.org_id === undefined) return { id: known, made: false };
      const answer = await this.ask('PATCH', `/api/v2/${object}/${known}`, {
        ...this.#toBody(object, changes),
        ...link,
      });
      if (answer.status === 200) return { id: known, made: false };
      // Somebody took it away there.
      if (answer.status !== 404 && answer.status !== 410) return { refused: `http-${answer.status}` };
    }
    const found = await this.find(object, key);
    if (found !== undefined) {
      if (onlyMake) return { id: found, made: false };
      const answer = await this.ask('PATCH', `/api/v2/${object}/${found}`, {
        ...this.#toBody(object, { ...changes, ...record.properties }),
        ...link,
      });
      return answer.status === 200 ? { id: found, made: false } : { refused: `http-${answer.status}` };
    }
    // Nothing is left to say of it.
    if (Object.keys(record.properties).length === 0) return { id: 0, made: false };
    const body = this.#toBody(object, { ...record.properties, [this.idLabel]: key });
    const answer = await this.ask('POST', `/api/v2/${object}`, { ...body, ...link });
    const id = getPart(getPart(answer.body, 'data'), 'id');
    if (answer.status >= 300 || typeof id !== 'number') return { refused: `http-${answer.status}` };
    this.made += 1;
    this.#newest.get(object)?.set(key, [id]);
    return { id, made: true };
  }

  /** The record with one of our ids. */
  async find(object: PipedriveObject, key: string): Promise<number | undefined> {
    const newest = this.#newest.get(object) ?? (await this.#readNewest(object));
    const [first, ...twins] = newest.get(key) ?? [];
    for (const id of twins) await this.remove(object, id);
    if (first !== undefined) {
      newest.set(key, [first]);
      return first;
    }
    const { status, body } = await this.ask(
      'GET',
      `/api/v2/${object}/search?term=${encodeURIComponent(key)}&fields=custom_fields&exact_match=true&limit=10`,
    );
    if (status >= 300) return undefined;
    const ids = getParts(getPart(body, 'data'), 'items').flatMap((result) => {
      const id = getPart(getPart(result, 'item'), 'id');
      return typeof id === 'number' ? [id] : [];
    });
    return ids.length === 0 ? undefined : Math.min(...ids);
  }

  /** Of what was just made, what is there twice goes again. */
  async thinOut(): Promise<void> {
    for (const object of objects) {
      const made = [...(this.#newest.get(object)?.keys() ?? [])];
      if (made.length === 0) continue;
      const newest = await this.#readNewest(object);
      for (const key of made)
        for (const id of (newest.get(key) ?? []).slice(1)) await this.remove(object, id);
    }
  }

  async remove(object: PipedriveObject, id: number): Promise<void> {
    await this.ask('DELETE', `/api/v2/${object}/${id}`);
  }

  async untie(object: PipedriveObject, id: number): Promise<void> {
    await this.ask('PATCH', `/api/v2/${object}/${id}`, this.#toBody(object, { [this.idLabel]: '' }));
  }

  async #readNewest(object: PipedriveObject): Promise<Map<string, number[]>> {
    const code = this.codes[object].get(this.idLabel) ?? '';
    const { body } = await this.ask(
      'GET',
      `/api/v2/${object}?sort_by=add_time&sort_direction=desc&limit=${NEWEST}&custom_fields=${code}`,
    );
    const newest = new Map<string, number[]>();
    for (const record of getParts(body, 'data')) {
      const [id, key] = [getPart(record, 'id'), getWord(getPart(record, 'custom_fields'), code)];
      if (typeof id === 'number' && key !== undefined)
        newest.set(
          key,
          [...(newest.get(key) ?? []), id].sort((a, b) => a - b),
        );
    }
    this.#newest.set(object, newest);
    return newest;
  }

  #toBody(object: PipedriveObject, properties: Readonly<Record<string, string>>): object {
    const body: Record<string, unknown> = {};
    const custom: Record<string, string | null> = {};
    for (const [name, value] of Object.entries(properties)) {
      if (name === 'emails' || name === 'phones')
        body[name] =
          value === ''
            ? []
            : value.split(JOINER).map((one, index) => ({ value: one, primary: index === 0, label: 'work' }));
      else if (name === 'address') body[name] = value === '' ? null : { value };
      else if (!SYSTEM.has(name)) {
        const code = this.codes[object].get(name);
        if (code !== undefined) custom[code] = value === '' ? null : value;
      } else body[name] = value;
    }
    return { ...body, ...(Object.keys(custom).length > 0 && { custom_fields: custom }) };
  }
}

/** Fields of the account's own are told by their codes: forty hexadecimal digits. Only texts are ours to fill. */
async function readCodes(ask: Ask): Promise<FieldCodes> {
  const codes = { organizations: new Map<string, string>(), persons: new Map<string, string>() };
  for (const object of objects) {
    let cursor: string | undefined;
    do {
      const { body } = await ask(
        'GET',
        `${fieldPathOf[object]}?limit=500${cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      for (const field of getParts(body, 'data')) {
        const [label, code] = [getWord(field, 'field_name'), getWord(field, 'field_code')];
        const isText = /^(?:varchar|varchar_auto|text|phone)$/.test(getWord(field, 'field_type') ?? '');
        if (label !== undefined && code !== undefined && /^[0-9a-f]{40}$/.test(code) && isText)
          codes[object].set(label, code);
      }
      cursor = getWord(getPart(body, 'additional_data'), 'next_cursor');
    } while (cursor !== undefined);
  }
  return codes;
}

function explain({ status, headers }: CrmAnswer, now: number): Retry | Stop | undefined {
  // The account has not paid.
  if (status === 402) return { kind: 'stop', reason: 'forbidden' };
  if (status !== 429) return undefined;
  if (headers.get('x-daily-requests-left') === '0')
    return { kind: 'retry', of: 'target', reason: 'daily-limit', afterMs: HOUR };
  const seconds = Number(headers.get('x-ratelimit-reset') ?? 2) || 2;
  return {
    kind: 'retry',
    of: 'target',
    reason: 'http-429',
    afterMs: readRetryAfter(headers, now) ?? seconds * 1_000,
  };
}
