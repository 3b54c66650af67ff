import { serve, type Served } from './servers';

/**
 * Pipedrive as far as the adapter goes there, after the reference of its API v2 (developers.pipedrive.com) and "Rate limiting"
 * (pipedrive.readme.io): it keeps organisations and persons, and refuses what Pipedrive refuses: unknown fields
 * (`ERR_SCHEMA_VALIDATION_FAILED`), names that are missing or over 255 signs, a link to an organisation there is not, more
 * than 500 in a list, a search of one sign, more requests than the window or the day has. It makes anything as often as it is
 * asked to, and its search knows a record only some requests after it was made.
 */

export interface FakeItem {
  id: number;
  name: string;
  address?: { value: string } | null;
  emails?: { value: string; primary: boolean; label: string }[];
  phones?: { value: string; primary: boolean; label: string }[];
  org_id?: number | null;
  custom_fields: Record<string, string | null>;
  is_deleted: boolean;
}
type ObjectName = 'organizations' | 'persons';

export interface PipedriveFake extends Served {
  items: Record<ObjectName, FakeItem[]>;
  /** Labels of the account's own text fields, with their codes. */
  fields: Record<ObjectName, Map<string, string>>;
  asked: string[];
  /** Requests after which the search knows a new record. */
  searchLag: number;
  left: { window: number; day: number };
  mayMakeFields: boolean;
  add(object: ObjectName, item: Partial<FakeItem>): FakeItem;
}

export const TOKEN = '0123456789abcdef0123456789abcdef01234567';
export const ID_LABEL = 'Leadlight ID';
export const toCode = (label: string): string =>
  Array.from({ length: 40 }, (_, index) =>
    ((label.charCodeAt(index % label.length) + index) % 16).toString(16),
  ).join('');

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}
const invalid = (message: string) => new Refusal(400, `ERR_SCHEMA_VALIDATION_FAILED: ${message}`);
const known = {
  organizations: ['name', 'address', 'custom_fields'],
  persons: ['name', 'emails', 'phones', 'org_id', 'custom_fields'],
};

export async function startPipedrive(labels: readonly string[] = [ID_LABEL]): Promise<PipedriveFake> {
  let serial = 0;
  const madeAt = new Map<number, number>();
  const active = (object: ObjectName) => fake.items[object].filter(({ is_deleted }) => !is_deleted);

  function check(object: ObjectName, body: unknown): Partial<FakeItem> {
    if (typeof body !== 'object' || body === null || Object.keys(body).length === 0) throw invalid('body');
    for (const [name, value] of Object.entries(body)) {
      if (!known[object].includes(name)) throw invalid(`${name} is not allowed`);
      if (name === 'name' && (typeof value !== 'string' || value === '' || value.length > 255))
        throw invalid(name);
      if (name === 'emails' || name === 'phones')
        for (const one of value as unknown[]) {
          const { value: text, primary, label } = one as Record<string, unknown>;
          if (
            typeof text !== 'string' ||
            text === '' ||
            typeof primary !== 'boolean' ||
            typeof label !== 'string'
          )
            throw invalid(name);
        }
      if (
        name === 'address' &&
        value !== null &&
        typeof (value as Record<string, unknown>)['value'] !== 'string'
      )
        throw invalid(name);
      if (name === 'org_id' && !active('organizations').some(({ id }) => id === value))
        throw invalid('Organization not found');
      if (name === 'custom_fields')
        for (const [code, text] of Object.entries(value as object)) {
          if (![...fake.fields[object].values()].includes(code)) throw invalid(`custom field ${code}`);
          if (text !== null && (typeof text !== 'string' || text === '' || text.length > 255))
            throw invalid(code);
        }
    }
    return body;
  }

  function put(item: FakeItem, { custom_fields = {}, ...rest }: Partial<FakeItem>) {
    Object.assign(item, rest);
    Object.assign(item.custom_fields, custom_fields);
  }

  function answer(method: string, path: string, query: URLSearchParams, body: unknown): object {
    const field = /^\/api\/v2\/(organization|person)Fields$/.exec(path);
    if (field !== null) {
      const of = fake.fields[`${field[1] as 'organization' | 'person'}s`];
      if (method === 'GET') {
        // A page holds few, so that the next one is asked for.
        const all = [
          { field_code: 'name', field_name: 'Name', field_type: 'varchar' },
          { field_code: toCode('size'), field_name: 'Size', field_type: 'enum' },
          ...[...of].map(([field_name, field_code]) => ({ field_code, field_name, field_type: 'varchar' })),
        ];
        const at = Number(query.get('cursor') ?? 0);
        return {
          data: all.slice(at, at + 2),
          additional_data: { next_cursor: at + 2 < all.length ? String(at + 2) : null },
        };
      }
      if (!fake.mayMakeFields) throw new Refusal(403, 'Forbidden');
      const { field_name, field_type } = body as Record<string, unknown>;
      if (typeof field_name !== 'string' || field_type !== 'varchar') throw invalid('field');
      of.set(field_name, toCode(field_name));
      return { data: { field_name, field_type, field_code: toCode(field_name) } };
    }
    const parts = /^\/api\/v2\/(organizations|persons)(?:\/(search|\d+))?$/.exec(path);
    if (parts === null) throw new Refusal(404, 'Unknown path');
    const object = parts[1] as ObjectName;
    const what = parts[2];
    if (what === 'search') {
      const term = query.get('term') ?? '';
      if (term.length < 2 || query.get('exact_match') !== 'true' || query.get('fields') !== 'custom_fields')
        throw invalid('term');
      const found = active(object).filter(
        ({ id, custom_fields }) =>
          Object.values(custom_fields).some((value) => value?.toLowerCase() === term.toLowerCase()) &&
          (madeAt.get(id) ?? 0) + fake.searchLag <= fake.asked.length,
      );
      return {
        data: {
          items: found.map(({ id, name }) => ({
            result_score: 1,
            item: { id, type: object.slice(0, -1), name },
          })),
        },
      };
    }
    if (what === undefined && method === 'GET') {
      const limit = Number(query.get('limit'));
      if (
        !(limit >= 1 && limit <= 500) ||
        query.get('sort_by') !== 'add_time' ||
        query.get('sort_direction') !== 'desc'
      )
        throw invalid('limit');
      return { data: active(object).toReversed().slice(0, limit) };
    }
    if (what === undefined && method === 'POST') {
      const values = check(object, body);
      if (values.name === undefined) throw invalid('name is required');
      return { data: fake.add(object, values) };
    }
    const item = active(object).find(({ id }) => String(id) === what);
    if (item === undefined) throw new Refusal(404, `${object} not found`);
    if (method === 'PATCH') put(item, check(object, body));
    else if (method === 'DELETE') item.is_deleted = true;
    else throw new Refusal(404, 'Unknown method');
    return { data: item };
  }

  const served = await serve((request, raw, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
    fake.asked.push(`${request.method} ${pathname.replace(/\d+$/, '#')}`);
    const send = (status: number, body: object, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const refuse = (status: number, error: string, headers = {}) =>
      send(status, { success: false, error }, headers);
    if (request.headers['x-api-token'] !== TOKEN) return void refuse(401, 'unauthorized access');
    if (fake.left.window <= 0) {
      fake.left.window = Infinity;
      return void refuse(429, 'Too Many Requests', {
        'x-ratelimit-limit': '20',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '2',
      });
    }
    if (fake.left.day <= 0) return void refuse(429, 'Too Many Requests', { 'x-daily-requests-left': '0' });
    fake.left.window -= 1;
    fake.left.day -= 1;
    try {
      const body: unknown = raw.length === 0 ? undefined : JSON.parse(raw.toString());
      send(request.method === 'POST' ? 201 : 200, {
        success: true,
        ...answer(request.method ?? '', pathname, searchParams, body),
      });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refuse(error.status, error.message);
    }
  });
  const toFields = () => new Map(labels.map((label) => [label, toCode(label)]));
  const fake: PipedriveFake = {
    ...served,
    items: { organizations: [], persons: [] },
    fields: { organizations: toFields(), persons: toFields() },
    asked: [],
    searchLag: 0,
    left: { window: Infinity, day: Infinity },
    mayMakeFields: true,
    add(object, item) {
      const made: FakeItem = {
        id: ++serial,
        name: '',
        is_deleted: false,
        ...item,
        custom_fields: { ...item.custom_fields },
      };
      madeAt.set(made.id, fake.asked.length);
      fake.items[object].push(made);
      return made;
    },
  };
  return fake;
}
