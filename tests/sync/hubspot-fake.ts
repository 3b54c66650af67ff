import { serve, type Served } from './servers';

/**
 * HubSpot as far as the adapter goes there, after its public OpenAPI files and documentation (developers.hubspot.com/docs:
 * "Contacts", "Companies", "Search", "Properties", "Associations v4", "API usage guidelines"): it keeps records, and refuses
 * what HubSpot refuses: batches over 100, unknown properties, a property that is not unique as an id, an id twice in a batch,
 * words that are in no list, properties nobody may write, notes without a moment or a record, addresses that are none, a second contact with an address, texts over 65,536 signs, more requests than the limits.
 */

export interface FakeRecord {
  id: string;
  properties: Record<string, string>;
  archived: boolean;
}
type ObjectName = 'contacts' | 'companies';
interface PropertySpec {
  hasUniqueValue: boolean;
  /** Of a list: nothing else is taken. */
  options?: readonly string[];
  readOnly?: true;
}

export interface HubspotFake extends Served {
  records: Record<ObjectName, FakeRecord[]>;
  properties: Record<ObjectName, Map<string, PropertySpec>>;
  /** What is noted of records, each of one. */
  notes: { id: string; on: string; body: string; at: string }[];
  /** `contact>company` */
  links: Set<string>;
  /** Requests, as `POST /crm/v3/…`. */
  asked: string[];
  /** Answers rows that are refused one by one (207) and not the whole batch. */
  multiStatus: boolean;
  /** Requests still allowed in these ten seconds, and today. */
  left: { burst: number; day: number };
  mayMakeProperties: boolean;
  /** Whoever brings another is not let in. */
  token: string;
  /** As one of HubSpot's own people would. */
  add(object: ObjectName, properties: Record<string, string>): FakeRecord;
}

export const TOKEN = 'pat-eu1-0000';
const MAX_BATCH = 100;

const known: Record<ObjectName, string> = {
  contacts:
    'firstname lastname email phone mobilephone fax jobtitle company website address city state zip country createdate',
  companies:
    'name domain website phone address city state zip country linkedin_company_page description createdate',
};

/** Lists every account has of contacts and companies alike, as they come. */
const lists: Record<string, readonly string[]> = {
  hs_lead_status:
    'NEW OPEN IN_PROGRESS OPEN_DEAL UNQUALIFIED ATTEMPTED_TO_CONTACT CONNECTED BAD_TIMING'.split(' '),
  lifecyclestage:
    'subscriber lead marketingqualifiedlead salesqualifiedlead opportunity customer evangelist other'.split(
      ' ',
    ),
};
const TIES: Record<ObjectName, number> = { contacts: 202, companies: 190 };

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly category: string,
    message: string,
  ) {
    super(message);
  }
}
const invalid = (message: string) => new Refusal(400, 'VALIDATION_ERROR', message);

export async function startHubspot(idProperty: string | undefined = 'leadlight_id'): Promise<HubspotFake> {
  let serial = 100;
  const toProperties = (object: ObjectName) =>
    new Map<string, PropertySpec>([
      ...known[object]
        .split(' ')
        .map((name): [string, PropertySpec] => [
          name,
          { hasUniqueValue: false, ...(name === 'createdate' && { readOnly: true }) },
        ]),
      ...Object.entries(lists).map(([name, options]): [string, PropertySpec] => [
        name,
        { hasUniqueValue: false, options },
      ]),
      ...(idProperty === undefined ? [] : [[idProperty, { hasUniqueValue: true }] as const]),
    ]);

  const active = (object: ObjectName) => fake.records[object].filter(({ archived }) => !archived);

  function check(object: ObjectName, properties: Record<string, string>, self: FakeRecord | undefined) {
    for (const [name, value] of Object.entries(properties)) {
      const spec = fake.properties[object].get(name);
      if (spec === undefined)
        throw invalid(
          `Property values were not valid: [{"isValid":false,"message":"Property \\"${name}\\" does not exist","error":"PROPERTY_DOESNT_EXIST","name":"${name}"}]`,
        );
      if (typeof value !== 'string') throw invalid(`Invalid input JSON: ${name} is no text`);
      if (spec.readOnly) throw invalid(`[{"error":"READ_ONLY_VALUE","name":"${name}"}]`);
      if (
        spec.options !== undefined &&
        value !== '' &&
        !value.split(';').every((one) => spec.options?.includes(one))
      )
        throw invalid(`[{"isValid":false,"error":"INVALID_OPTION","name":"${name}"}]`);
      if (value.length > 65_536) throw invalid(`[{"error":"PROPERTY_VALUE_TOO_LONG","name":"${name}"}]`);
      if (name === 'email' && value !== '' && !/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value))
        throw invalid(`[{"isValid":false,"error":"INVALID_EMAIL","name":"email"}]`);
      const same = (other: FakeRecord) =>
        other !== self && other.properties[name]?.toLowerCase() === value.toLowerCase();
      const twin = value === '' ? undefined : active(object).find(same);
      if (twin !== undefined && object === 'contacts' && name === 'email')
        throw new Refusal(409, 'CONFLICT', `Contact already exists. Existing ID: ${twin.id}`);
      if (twin !== undefined && spec.hasUniqueValue)
        throw new Refusal(400, 'VALIDATION_ERROR', `[{"error":"CONFLICTING_UNIQUE_VALUE","name":"${name}"}]`);
    }
  }

  function put(record: FakeRecord, properties: Record<string, string>) {
    for (const [name, value] of Object.entries(properties))
      if (value === '') delete record.properties[name];
      // "You can only move the lifecycle stage forward."
      else if (name === 'lifecyclestage' && isBefore(value, record.properties[name])) continue;
      else record.properties[name] = value;
  }

  function find(object: ObjectName, input: Record<string, unknown>): FakeRecord | undefined {
    const { id } = input;
    const by = input['idProperty'] as string | undefined;
    if (typeof id !== 'string' || id === '') throw invalid('Invalid input JSON: id');
    if (by === undefined) return active(object).find((record) => record.id === id);
    const spec = fake.properties[object].get(by);
    if (by !== 'email' && spec?.hasUniqueValue !== true)
      throw invalid(`Unable to perform update/upsert by non-unique ${object} property ${by}`);
    return active(object).find((record) => record.properties[by]?.toLowerCase() === id.toLowerCase());
  }

  function toResult(record: FakeRecord, input: Record<string, unknown>, isNew?: boolean) {
    return {
      id: record.id,
      properties: { ...record.properties },
      archived: record.archived,
      ...(isNew !== undefined && { new: isNew }),
      ...(input['objectWriteTraceId'] !== undefined && { objectWriteTraceId: input['objectWriteTraceId'] }),
    };
  }

  function writeBatch(object: ObjectName, how: string, body: unknown): { status: number; body: object } {
    const inputs = toInputs(body);
    const ids = inputs.map(({ id }) => String(id));
    if (new Set(ids).size < ids.length) throw invalid('Duplicate IDs found in batch input');
    const before = structuredClone(fake.records[object]);
    const results: object[] = [];
    const errors: object[] = [];
    for (const input of inputs) {
      try {
        const properties = (input['properties'] ?? {}) as Record<string, string>;
        let record = find(object, input);
        const isNew = record === undefined;
        check(object, properties, record);
        if (record === undefined) {
          if (how !== 'upsert') throw new Refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
          record = fake.add(object, { [String(input['idProperty'])]: String(input['id']) });
        }
        put(record, properties);
        results.push(toResult(record, input, how === 'upsert' ? isNew : undefined));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (!fake.multiStatus || /non-unique/.test(error.message)) {
          fake.records[object] = before;
          throw error;
        }
        errors.push({
          status: 'error',
          category: error.category,
          message: error.message,
          context: { objectWriteTraceId: [input['objectWriteTraceId']] },
        });
      }
    }
    return errors.length === 0
      ? { status: 200, body: { status: 'COMPLETE', results } }
      : { status: 207, body: { status: 'COMPLETE', results, numErrors: errors.length, errors } };
  }

  function answer(
    method: string,
    path: string,
    query: URLSearchParams,
    body: unknown,
  ): { status: number; body?: object } {
    const property = /^\/crm\/v3\/properties\/(contacts|companies)(?:\/(\w+))?$/.exec(path);
    if (property !== null) {
      const of = fake.properties[property[1] as ObjectName];
      const name = property[2];
      if (method === 'GET' && name !== undefined) {
        const spec = of.get(name);
        if (spec === undefined) throw new Refusal(404, 'OBJECT_NOT_FOUND', `Property ${name} does not exist`);
        const { readOnly = false, hasUniqueValue } = spec;
        return {
          status: 200,
          body: { name, type: 'string', hasUniqueValue, modificationMetadata: { readOnlyValue: readOnly } },
        };
      }
      if (method !== 'POST' || !fake.mayMakeProperties)
        throw new Refusal(403, 'MISSING_SCOPES', "This app hasn't been granted all required scopes");
      const made = body as Record<string, unknown>;
      for (const key of ['name', 'label', 'type', 'fieldType', 'groupName'])
        if (typeof made[key] !== 'string') throw invalid(`Invalid input JSON: ${key}`);
      of.set(String(made['name']), { hasUniqueValue: made['hasUniqueValue'] === true });
      return { status: 201, body: made };
    }
    if (method === 'POST' && path === '/crm/v4/associations/contacts/companies/batch/associate/default') {
      for (const input of toInputs(body, 2_000)) {
        const [from, to] = ['from', 'to'].map((end) => String((input[end] as Record<string, unknown>)['id']));
        const there =
          active('contacts').some(({ id }) => id === from) && active('companies').some(({ id }) => id === to);
        if (!there) throw new Refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
        fake.links.add(`${from}>${to}`);
      }
      return { status: 200, body: { status: 'COMPLETE', results: [] } };
    }
    const ties = /^\/crm\/v4\/associations\/(contacts|companies)\/notes\/batch\/read$/.exec(path);
    if (method === 'POST' && ties !== null) {
      const results = toInputs(body, 1_000).flatMap(({ id }) => {
        const to = fake.notes.filter(({ on }) => on === `${ties[1]} ${String(id)}`);
        return to.length === 0
          ? []
          : { from: { id }, to: to.map((note) => ({ toObjectId: Number(note.id), associationTypes: [] })) };
      });
      return { status: results.length === 0 ? 207 : 200, body: { status: 'COMPLETE', results } };
    }
    if (method === 'POST' && path === '/crm/v3/objects/notes/batch/read') {
      const ids = toInputs(body).map(({ id }) => id);
      const found = fake.notes.filter(({ id }) => ids.includes(id));
      return {
        status: 200,
        body: { results: found.map((note) => ({ id: note.id, properties: { hs_note_body: note.body } })) },
      };
    }
    if (method === 'POST' && path === '/crm/v3/objects/notes/batch/create') {
      const made = toInputs(body).map((input) => {
        const {
          hs_timestamp: at,
          hs_note_body: text,
          ...other
        } = input['properties'] as Record<string, string>;
        if (at === undefined || Number.isNaN(Date.parse(at))) throw invalid('hs_timestamp is required');
        if (text === undefined || text.length > 65_536 || Object.keys(other).length > 0)
          throw invalid('hs_note_body');
        const [tie] = input['associations'] as { to: { id: string }; types: Record<string, unknown>[] }[];
        const object = (['contacts', 'companies'] as const).find(
          (name) => TIES[name] === tie?.types[0]?.['associationTypeId'],
        );
        if (tie?.types[0]?.['associationCategory'] !== 'HUBSPOT_DEFINED' || object === undefined)
          throw invalid('associations');
        if (!active(object).some(({ id }) => id === tie.to.id))
          throw new Refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
        return { id: String(++serial), on: `${object} ${tie.to.id}`, body: text, at };
      });
      fake.notes.push(...made);
      return { status: 201, body: { status: 'COMPLETE', results: made.map(({ id }) => ({ id })) } };
    }
    const objects = /^\/crm\/v3\/objects\/(contacts|companies)\/(.+)$/.exec(path);
    const object = objects?.[1] as ObjectName | undefined;
    if (objects === null || object === undefined) throw new Refusal(404, 'OBJECT_NOT_FOUND', 'no such path');
    const what = `${method} ${objects[2]}`;
    if (what === 'POST batch/upsert' || what === 'POST batch/update')
      return writeBatch(object, what.slice(11), body);
    if (what === 'POST batch/archive') {
      // "204 No Content", also of ids that are not there.
      for (const { id } of toInputs(body))
        for (const record of fake.records[object]) if (record.id === id) record.archived = true;
      return { status: 204 };
    }
    if (what === 'POST batch/read') {
      const inputs = toInputs(body);
      const by = (body as Record<string, unknown>)['idProperty'];
      const found = inputs.flatMap(
        (input) => find(object, { ...input, ...(by !== undefined && { idProperty: by }) }) ?? [],
      );
      const missing = inputs.length - found.length;
      return {
        status: missing === 0 ? 200 : 207,
        body: {
          status: 'COMPLETE',
          results: found.map((record) => toResult(record, {})),
          ...(missing > 0 && {
            numErrors: 1,
            errors: [
              {
                status: 'error',
                category: 'OBJECT_NOT_FOUND',
                message: 'Could not get some',
                context: { ids: [] },
              },
            ],
          }),
        },
      };
    }
    if (what === 'POST search') {
      const { filterGroups, limit } = body as {
        filterGroups: { filters: { propertyName: string; operator: string; values: string[] }[] }[];
        limit: number;
      };
      const [filter] = filterGroups[0]?.filters ?? [];
      if (filter?.operator !== 'IN' || filter.values.length > 100 || limit > 200)
        throw invalid('There was a problem with the request.');
      if (filter.values.some((value) => value !== value.toLowerCase())) throw invalid('IN takes lower case');
      const found = active(object).filter((record) =>
        filter.values.includes(record.properties[filter.propertyName] ?? ''),
      );
      return {
        status: 200,
        body: { total: found.length, results: found.map((record) => toResult(record, {})) },
      };
    }
    const record = method === 'GET' && find(object, { id: objects[2] });
    if (!record || !query.has('properties')) throw new Refusal(404, 'OBJECT_NOT_FOUND', 'resource not found');
    return { status: 200, body: toResult(record, {}) };
  }

  const served = await serve((request, raw, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    fake.asked.push(`${request.method} ${pathname}`);
    const send = (status: number, body?: object, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(body && JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${fake.token}`)
      return void send(401, {
        status: 'error',
        category: 'INVALID_AUTHENTICATION',
        message: 'Authentication credentials not found.',
      });
    if (fake.left.day <= 0)
      return void send(429, {
        status: 'error',
        errorType: 'RATE_LIMIT',
        policyName: 'DAILY',
        message: 'You have reached your daily limit.',
      });
    if (fake.left.burst <= 0) {
      fake.left.burst = Infinity;
      return void send(
        429,
        {
          status: 'error',
          errorType: 'RATE_LIMIT',
          policyName: 'TEN_SECONDLY_ROLLING',
          message: 'You have reached your ten_secondly_rolling limit.',
        },
        {
          'x-hubspot-ratelimit-max': '190',
          'x-hubspot-ratelimit-remaining': '0',
          'x-hubspot-ratelimit-interval-milliseconds': '10000',
        },
      );
    }
    fake.left.day -= 1;
    fake.left.burst -= 1;
    try {
      const body: unknown = raw.length === 0 ? undefined : JSON.parse(raw.toString());
      const { status, body: said } = answer(request.method ?? '', pathname, searchParams, body);
      send(status, said);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      send(error.status, {
        status: 'error',
        category: error.category,
        message: error.message,
        correlationId: '0',
      });
    }
  });
  const fake: HubspotFake = {
    ...served,
    records: { contacts: [], companies: [] },
    properties: { contacts: toProperties('contacts'), companies: toProperties('companies') },
    notes: [],
    links: new Set(),
    asked: [],
    multiStatus: false,
    left: { burst: Infinity, day: Infinity },
    mayMakeProperties: true,
    token: TOKEN,
    add(object, properties) {
      const record = { id: String(++serial), properties: { ...properties }, archived: false };
      fake.records[object].push(record);
      return record;
    },
  };
  return fake;
}

function isBefore(stage: string, now: string | undefined): boolean {
  const { lifecyclestage: order = [] } = lists;
  return now !== undefined && order.indexOf(stage) < order.indexOf(now);
}

function toInputs(body: unknown, most = MAX_BATCH): Record<string, unknown>[] {
  const { inputs } = body as { inputs?: unknown };
  if (!Array.isArray(inputs) || inputs.length === 0) throw invalid('Invalid input JSON: inputs');
  if (inputs.length > most) throw invalid(`The maximum batch size is ${most}`);
  return inputs as Record<string, unknown>[];
}
