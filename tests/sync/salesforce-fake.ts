import { serve, type Served } from './servers';

/**
 * Salesforce as far as the adapter goes there, after the "REST API Developer Guide" and the "Object Reference" at
 * developer.salesforce.com: it keeps records, and refuses what Salesforce refuses: more than 200 in a collection, records of
 * another kind, unknown fields, texts that are too long (`STRING_TOO_LONG`), leads without last name or company, addresses
 * that are none, a link to an account there is not, changes of converted leads, a query that is too long, calls over the
 * limit (403 `REQUEST_LIMIT_EXCEEDED`). Each row has a result of its own.
 */

export interface FakeRow {
  Id: string;
  fields: Record<string, string | null>;
  deleted: boolean;
  converted: boolean;
}
type ObjectName = 'Lead' | 'Account' | 'Contact';

export interface SalesforceFake extends Served {
  rows: Record<ObjectName, FakeRow[]>;
  /** What a user may see. */
  lengths: Record<ObjectName, Map<string, number>>;
  /** Words of lists; nothing else is taken. */
  lists: Map<string, readonly string[]>;
  idFields: { externalId: boolean; unique: boolean } | undefined;
  asked: string[];
  callsLeft: number;
  /** Rows of these last names are refused with that code. */
  refuse: Map<string, string>;
}

export const TOKEN = '00D000000000001!AQ0000';
export const ID_FIELD = 'Leadlight_Id__c';

const toLengths = (text: string) =>
  new Map(
    text.split(' ').map((part): [string, number] => {
      const [name = '', length] = part.split(':');
      return [name, Number(length)];
    }),
  );
const required: Record<ObjectName, string[]> = {
  Lead: ['LastName', 'Company'],
  Account: ['Name'],
  Contact: ['LastName'],
};
const prefixes: Record<ObjectName, string> = { Lead: '00Q', Account: '001', Contact: '003' };

interface Result {
  id?: string;
  success: boolean;
  created?: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
}
const fail = (statusCode: string, ...fields: string[]): Result => ({
  success: false,
  errors: [{ statusCode, message: `${statusCode.toLowerCase()}: ${fields.join()}`, fields }],
});

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly errorCode: string,
    message = errorCode,
  ) {
    super(message);
  }
}

export async function startSalesforce(): Promise<SalesforceFake> {
  let serial = 0;
  const find = (object: ObjectName, field: string, value: unknown) =>
    fake.rows[object].find((row) => !row.deleted && row.fields[field] === value);

  /** What is wrong with the fields of a row, as they would be afterwards. */
  function check(
    object: ObjectName,
    values: Record<string, unknown>,
    self: FakeRow | undefined,
  ): Result | undefined {
    const after: Record<string, unknown> = { ...self?.fields };
    for (const [name, value] of Object.entries(values)) {
      if (name === 'Account' && object === 'Contact') {
        const key = (value as Record<string, unknown>)[ID_FIELD];
        if (find('Account', ID_FIELD, key) === undefined)
          return fail('INVALID_FIELD_FOR_INSERT_UPDATE', 'Account');
        continue;
      }
      const length = name === ID_FIELD && fake.idFields !== undefined ? 40 : fake.lengths[object].get(name);
      if (length === undefined) return fail('INVALID_FIELD', name);
      if (value !== null && typeof value !== 'string') return fail('INVALID_TYPE_ON_FIELD_IN_RECORD', name);
      if (value !== null && value.length > length) return fail('STRING_TOO_LONG', name);
      const words = fake.lists.get(name);
      if (
        words !== undefined &&
        (value === null ||
          !String(value)
            .split(';')
            .every((one) => words.includes(one)))
      )
        return fail('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', name);
      if (name === 'Email' && value !== null && !/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value))
        return fail('INVALID_EMAIL_ADDRESS', name);
      after[name] = value === '' ? null : value;
    }
    const missing = required[object].filter((name) => typeof after[name] !== 'string');
    if (missing.length > 0) return fail('REQUIRED_FIELD_MISSING', ...missing);
    if (self?.converted) return fail('CANNOT_UPDATE_CONVERTED_LEAD');
    const code = fake.refuse.get(String(after['LastName']));
    return code === undefined ? undefined : fail(code);
  }

  function put(row: FakeRow, values: Record<string, unknown>) {
    for (const [name, value] of Object.entries(values)) {
      if (name === 'Account')
        row.fields['AccountId'] =
          find('Account', ID_FIELD, (value as Record<string, unknown>)[ID_FIELD])?.Id ?? null;
      else row.fields[name] = value === '' ? null : (value as string | null);
    }
  }

  function toRecords(body: unknown, object?: ObjectName) {
    const { records, allOrNone } = body as { records?: unknown; allOrNone?: unknown };
    if (!Array.isArray(records) || allOrNone !== false) throw new Refusal(400, 'JSON_PARSER_ERROR');
    if (records.length > 200) throw new Refusal(400, 'INVALID_INPUT', 'more than 200 records');
    return (records as Record<string, unknown>[]).map(({ attributes, ...values }) => {
      const { type } = attributes as { type?: ObjectName };
      if (type === undefined || (object !== undefined && type !== object))
        throw new Refusal(400, 'INVALID_INPUT', 'type');
      return { type, values };
    });
  }

  function upsert(object: ObjectName, body: unknown): Result[] {
    return toRecords(body, object).map(({ values }) => {
      const { [ID_FIELD]: key, ...rest } = values;
      if ('id' in rest || typeof key !== 'string') throw new Refusal(400, 'INVALID_INPUT', 'external id');
      const row = find(object, ID_FIELD, key);
      const wrong = check(object, values, row);
      if (wrong !== undefined) return wrong;
      if (row !== undefined) {
        put(row, rest);
        return { id: row.Id, success: true, created: false, errors: [] };
      }
      const made: FakeRow = {
        Id: prefixes[object] + String(++serial).padStart(15, '0'),
        fields: { [ID_FIELD]: key },
        deleted: false,
        converted: false,
      };
      fake.rows[object].push(made);
      put(made, rest);
      return { id: made.Id, success: true, created: true, errors: [] };
    });
  }

  const byId = (id: unknown) =>
    (['Lead', 'Account', 'Contact'] as const)
      .flatMap((object) => fake.rows[object].map((row) => ({ object, row })))
      .find(({ row }) => row.Id === id);

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): unknown {
    const base = '/services/data/v62.0';
    if (!path.startsWith(base)) throw new Refusal(404, 'NOT_FOUND');
    const rest = path.slice(base.length);
    const described = /^\/sobjects\/(Lead|Account|Contact)\/describe$/.exec(rest)?.[1] as
      ObjectName | undefined;
    if (method === 'GET' && described !== undefined)
      return {
        name: described,
        fields: [
          ...[...fake.lengths[described]].map(([name, length]) => ({
            name,
            length,
            type: fake.lists.has(name) ? 'picklist' : name === 'NumberOfEmployees' ? 'int' : 'string',
            updateable: name !== 'LastActivityDate',
            externalId: false,
            unique: false,
          })),
          ...(fake.idFields === undefined
            ? []
            : [{ name: ID_FIELD, length: 40, type: 'string', updateable: true, ...fake.idFields }]),
        ],
      };
    const target = /^\/composite\/sobjects\/(Lead|Account|Contact)\/(\w+)$/.exec(rest);
    if (method === 'PATCH' && target !== null) {
      if (target[2] !== ID_FIELD || fake.idFields?.externalId !== true)
        throw new Refusal(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible');
      return upsert(target[1] as ObjectName, body);
    }
    if (rest === '/composite/sobjects' && method === 'PATCH')
      return toRecords(body).map(({ type, values: { id, ...values } }): Result => {
        const found = byId(id);
        if (found === undefined || found.row.deleted) return fail('ENTITY_IS_DELETED');
        const wrong = check(type, values, found.row);
        if (wrong !== undefined) return wrong;
        put(found.row, values);
        return { id: found.row.Id, success: true, errors: [] };
      });
    if (rest === '/composite/sobjects' && method === 'DELETE') {
      const ids = query.get('ids')?.split(',') ?? [];
      if (ids.length > 200 || query.get('allOrNone') !== 'false') throw new Refusal(400, 'INVALID_INPUT');
      return ids.map((id): Result => {
        const found = byId(id);
        if (found === undefined || found.row.deleted) return fail('ENTITY_IS_DELETED');
        found.row.deleted = true;
        return { id, success: true, errors: [] };
      });
    }
    if (rest === '/query' && method === 'GET') {
      const soql = query.get('q') ?? '';
      const parts =
        /^SELECT Id, Leadlight_Id__c FROM (Lead|Account|Contact) WHERE Leadlight_Id__c IN \(('[\w-]+'(?:,'[\w-]+')*)\)$/.exec(
          soql,
        );
      if (parts === null) throw new Refusal(400, 'MALFORMED_QUERY', soql);
      const ids = parts[2]?.replaceAll("'", '').split(',') ?? [];
      const found = fake.rows[parts[1] as ObjectName].filter(
        ({ deleted, fields }) => !deleted && ids.includes(fields[ID_FIELD] ?? ''),
      );
      return {
        totalSize: found.length,
        done: true,
        records: found.map(({ Id, fields }) => ({ Id, [ID_FIELD]: fields[ID_FIELD] })),
      };
    }
    throw new Refusal(404, 'NOT_FOUND', `${method} ${rest}`);
  }

  const served = await serve((request, raw, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    fake.asked.push(`${request.method} ${pathname}`);
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const refuse = (status: number, errorCode: string, message = errorCode) =>
      send(status, [{ errorCode, message }]);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return void refuse(401, 'INVALID_SESSION_ID');
    if (fake.callsLeft <= 0)
      return void refuse(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    // "The URI and headers may be 16,384 bytes."
    if ((request.url ?? '').length > 16_000) return void refuse(414, 'URI_TOO_LONG');
    fake.callsLeft -= 1;
    try {
      const body: unknown = raw.length === 0 ? undefined : JSON.parse(raw.toString());
      send(200, answer(request.method ?? '', pathname, searchParams, body));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error.status, error.errorCode, error.message);
    }
  });
  const fake: SalesforceFake = {
    ...served,
    rows: { Lead: [], Account: [], Contact: [] },
    lengths: {
      Lead: toLengths(
        'FirstName:40 LastName:80 Company:255 Title:128 Email:80 Phone:40 MobilePhone:40 Fax:40 Website:255 Street:255 City:40 State:80 PostalCode:20 Country:80 Description:32000 Status:255 NumberOfEmployees:8 LastActivityDate:10 Tags__c:255',
      ),
      Account: toLengths(
        'Name:255 Phone:40 Fax:40 Website:255 BillingStreet:255 BillingCity:40 BillingState:80 BillingPostalCode:20 BillingCountry:80 Description:32000',
      ),
      Contact: toLengths(
        'FirstName:40 LastName:80 Title:128 Email:80 Phone:40 MobilePhone:40 Fax:40 MailingStreet:255 MailingCity:40 MailingState:80 MailingPostalCode:20 MailingCountry:80',
      ),
    },
    lists: new Map([
      [
        'Status',
        ['Open - Not Contacted', 'Working - Contacted', 'Closed - Converted', 'Closed - Not Converted'],
      ],
    ]),
    idFields: { externalId: true, unique: true },
    asked: [],
    callsLeft: Infinity,
    refuse: new Map(),
  };
  return fake;
}
