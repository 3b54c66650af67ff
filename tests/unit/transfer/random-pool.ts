import * as fc from 'fast-check';
import { formatPhone } from '@/lib/contact/format-phone';
import { toPhone } from '@/lib/contact/phone';
import {
  activityKinds,
  directions,
  outcomes,
  summarise,
  type Activity,
  type Task,
} from '@/lib/leads/activity';
import { customFieldTypes, type CustomField } from '@/lib/leads/definitions';
import { getText } from '@/lib/leads/field-text';
import type { Capture, Fact, Lead, Source } from '@/lib/leads/lead';
import { leadClasses, levels, processes, stages } from '@/lib/leads/lead-parts';
import { withKeys } from '@/lib/leads/merge';
import { requestKinds, requestStatuses, sortRequests, type LeadRequest } from '@/lib/leads/request';
import { fieldIds, type FieldId, type FieldValue, type ValueOf } from '@/lib/leads/values';
import { POOL_FORMAT, POOL_VERSION, type Pool, type PoolLead } from '@/lib/transfer/pool';

/** Pools of leads for property tests. What they hold is invented: `.example` domains, reserved numbers. */

const START = Date.UTC(2026, 0, 1);
const moment = fc.integer({ min: START, max: START + 300 * 24 * 3_600_000 });
const day = moment.map((at) => new Date(at).toJSON().slice(0, 10));
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 2 });

const words = fc
  .array(
    fc.constantFrom(
      'Acme',
      'Roofing',
      'Müller',
      '上海示例',
      'Ärzte',
      'Nord',
      'Öl',
      'Café',
      'ООО',
      'and',
      '42',
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((list) => list.join(' '));
/** What spreadsheets, separators and escapes could trip over. */
const hostile = fc.oneof(
  words,
  fc.constantFrom(
    '=1+1',
    "'=1+1",
    "''quoted",
    '+49 30 23125 100',
    '-2+3',
    '@SUM(A1)',
    ' =1',
    '＝1',
    'a;b',
    'a; b',
    'a,"b"',
    '"',
    '00123',
    'TRUE',
    '1E5',
    '2026-01-02',
    'a_x0041_b',
    '<b>&amp;</b>',
    'x;=HYPERLINK("https://evil.example")',
    'tab\there',
    '🛠 emoji',
    '\\n',
    'BEGIN:VCARD',
  ),
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
);
const longText = fc.oneof(
  hostile,
  fc.array(hostile, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
);

/** Whether texts may be anything the schema allows, or only what a cell of a table can give back. */
export interface PoolOptions {
  readonly anything: boolean;
  readonly maxLeads?: number;
}

const PHONES = ['+1 617 555 01', '+44 20 7946 09', '+49 30 23125 1', '+1 212 555 01'];
const phone = fc
  .tuple(fc.constantFrom(...PHONES), fc.integer({ min: 10, max: 99 }))
  .map(([start, end]) => toPhone(start + String(end), {}))
  .filter((value) => value?.e164 !== undefined)
  .map((value): ValueOf['phone'] => (value ? { ...value, text: formatPhone(value) } : { text: '-' }));
const host = fc.integer({ min: 1, max: 999 }).map((n) => `firm${String(n)}.example`);
const url = fc
  .tuple(host, fc.constantFrom('/', '/about', '/a?b=c&d=%20', '/x,y;z'))
  .map(([at, path]) => `https://${at}${path}`);
const address: fc.Arbitrary<ValueOf['address']> = fc
  .record({
    number: fc.integer({ min: 1, max: 400 }),
    street: fc.constantFrom('Main Street', 'Mill Road', 'Musterstraße'),
    locality: fc.constantFrom('Boston', 'Springfield', 'Berlin'),
    postalCode: fc.constantFrom('02101', '10178', '00501'),
  })
  .map(({ number, street, ...rest }) => {
    const line = `${String(number)} ${street}`;
    return { text: `${line}, ${rest.locality} ${rest.postalCode}`, street: line, ...rest };
  });

function toValues(anything: boolean): { [F in FieldId]: fc.Arbitrary<ValueOf[F]> } {
  const text = anything ? hostile : words;
  return {
    name: text,
    legalName: text,
    person: fc.constantFrom('Ana Roe', 'Max Beispiel', '王小明', 'Jo van der Berg'),
    jobTitle: text,
    phone,
    fax: phone,
    email: fc.tuple(fc.constantFrom('info', 'sales', 'a.b'), host).map(([name, at]) => `${name}@${at}`),
    website: host.map((at) => `https://${at}/`),
    profile: url,
    address,
    industry: text,
    size: fc.constantFrom('50–99', 'about 200', '5'),
    social: host.map((at) => ({
      network: 'linkedin' as const,
      url: `https://www.linkedin.com/company/${at.split('.')[0] ?? ''}`,
    })),
    messenger: fc.record({
      service: fc.constantFrom('wechat' as const, 'telegram' as const, 'skype' as const),
      id: fc.constantFrom('acme88', 'acme_sales', 'acme.live'),
    }),
    registration: fc.record({
      scheme: fc.constantFrom('VAT', 'HRB'),
      number: fc.integer({ min: 10_000, max: 99_999 }).map(String),
    }),
    description: anything ? longText : words,
  };
}

/** Of each field none or some values. */
function randomValues(anything: boolean): fc.Arbitrary<{ [F in FieldId]?: FieldValue[] | undefined }> {
  const values = toValues(anything);
  return fc.record(
    Object.fromEntries(
      fieldIds.map((field) => {
        const value: fc.Arbitrary<FieldValue> = values[field];
        const selector = (one: FieldValue) => getText(field, one);
        return [field, optional(fc.uniqueArray(value, { minLength: 1, maxLength: 4, selector }))];
      }),
    ),
  );
}

/** A pool as it stands in a file: ids name what is there, and what is worked out (keys, next step) is right. */
export function randomPool({ anything, maxLeads = 6 }: PoolOptions): fc.Arbitrary<Pool> {
  const name = anything ? hostile.map((text) => text.slice(0, 80)) : words;
  const definition = { id: fc.uuid({ version: 4 }), name, createdAt: moment };
  const head = fc.record({
    categories: fc.uniqueArray(fc.record({ ...definition, name: words }), {
      maxLength: 3,
      selector: (one) => one.name,
    }),
    lists: fc.uniqueArray(fc.record({ ...definition, name: words }), {
      maxLength: 3,
      selector: (one) => one.name,
    }),
    customFields: fc.uniqueArray(
      fc.record({
        ...definition,
        name: words.map((text) => `Own ${text}`),
        type: fc.constantFrom(...customFieldTypes),
      }),
      { maxLength: 4, selector: (one) => one.name },
    ),
    imports: fc.array(fc.record({ id: fc.uuid({ version: 4 }), file: fc.constant('fair.csv'), at: moment }), {
      maxLength: 2,
    }),
  });
  return head.chain((definitions) => {
    const customFields = definitions.customFields.map((field): CustomField =>
      field.type === 'choice' ? { ...field, choices: ['small', 'large'] } : field,
    );
    const known = { ...definitions, customFields };
    return fc
      .uniqueArray(randomLead(known, anything), { maxLength: maxLeads, selector: ({ lead }) => lead.id })
      .map((leads) => ({ format: POOL_FORMAT, version: POOL_VERSION, ...known, leads }));
  });
}

type Known = Pick<Pool, 'categories' | 'lists' | 'customFields' | 'imports'>;

function randomLead(
  { categories, lists, customFields, imports }: Known,
  anything: boolean,
): fc.Arbitrary<PoolLead> {
  const text = anything ? longText : words;
  const short = anything ? hostile.map((one) => one.slice(0, 80)) : words;
  const idsOf = (list: readonly { id: string }[]) => fc.subarray(list.map(({ id }) => id));
  return fc
    .record({
      id: fc.uuid({ version: 4 }),
      captureId: fc.uuid({ version: 4 }),
      at: moment,
      kind: fc.constantFrom('organisation' as const, 'person' as const),
      values: randomValues(anything),
      sources: fc.array(fc.constantFrom('capture', 'user', 'import'), { minLength: 1, maxLength: 3 }),
      labels: fc.array(optional(fc.constantFrom('Sales', 'Head office')), { maxLength: 4 }),
      statuses: fc.array(optional(fc.constantFrom('doubtful' as const, 'dead' as const)), { maxLength: 4 }),
      categoryIds: idsOf(categories),
      listIds: idsOf(lists),
      tags: fc.uniqueArray(short, { maxLength: 3 }),
      owner: optional(short),
      stage: optional(fc.constantFrom(...stages)),
      stageReason: optional(text),
      class: optional(fc.constantFrom(...leadClasses)),
      existing: optional(fc.constant(true as const)),
      level: optional(fc.constantFrom(...levels)),
      doNotContact: optional(fc.record({ since: moment, reason: text })),
      language: optional(fc.constantFrom('en', 'zh-Hant', 'de')),
      custom: fc.tuple(...customFields.map(({ type }) => optional(randomCustom(type, anything)))),
      process: optional(fc.constantFrom(...processes)),
      note: optional(text),
      requests: fc.array(randomRequest(text), { maxLength: 2 }),
      activities: fc.array(randomActivity(text), { maxLength: 2 }),
      tasks: fc.array(randomTask(text), { maxLength: 2 }),
      revision: fc.integer({ min: 1, max: 9 }),
    })
    .map((made) => {
      const { id, at, captureId, kind } = made;
      const toSource = (by: string): Source => {
        const file = imports[0];
        if (by === 'import' && file) return { by: 'import', importId: file.id, row: 2, at };
        return by === 'capture' ? { by: 'capture', captureId, at } : { by: 'user', at };
      };
      const sources = [...new Map(made.sources.map((by) => [by, toSource(by)])).values()];
      const facts: Record<string, Fact<FieldValue>[]> = {};
      for (const field of fieldIds) {
        const values = made.values[field];
        if (!values) continue;
        facts[field] = values.map((value, n) => ({
          value,
          sources,
          ...clean({ label: made.labels[n], status: made.statuses[n] }),
        }));
      }
      const activities = made.activities.map((one): Activity => ({ ...one, leadId: id }));
      const tasks = made.tasks.map((one): Task => ({ ...one, leadId: id, state: 'open' }));
      const custom = Object.fromEntries(
        customFields.flatMap((field, n) =>
          made.custom[n] === undefined ? [] : [[field.id, made.custom[n]]],
        ),
      );
      const requests = [...new Map(made.requests.map((one) => [one.key, one])).values()];
      const isCaptured = sources.some(({ by }) => by === 'capture');
      const lead: Lead = withKeys({
        id,
        kind,
        facts,
        categoryIds: made.categoryIds,
        tags: made.tags,
        ...clean({
          listIds: made.listIds.length > 0 ? made.listIds : undefined,
          owner: made.owner,
          stage: made.stage,
          stageReason: made.stage === 'unqualified' ? made.stageReason : undefined,
          class: made.class,
          existing: made.existing,
          level: made.level,
          doNotContact: made.doNotContact,
          language: made.language,
          custom: Object.keys(custom).length > 0 ? custom : undefined,
          process: made.process,
          sites: isCaptured ? ['directory.example'] : undefined,
          note: made.note,
          requests: requests.length > 0 ? sortRequests(requests) : undefined,
          ...summarise(activities, tasks),
        }),
        createdAt: at,
        updatedAt: at,
        revision: made.revision,
        keys: [],
      });
      return {
        lead,
        ...clean({
          captures: isCaptured ? [toCapture(lead, captureId, at)] : undefined,
          activities: activities.length > 0 ? activities : undefined,
          tasks: tasks.length > 0 ? tasks : undefined,
        }),
      };
    });
}

function toCapture({ id, kind, facts }: Lead, captureId: string, at: number): Capture {
  const found: Record<string, unknown> = {};
  for (const field of fieldIds) {
    const list: readonly Fact<FieldValue>[] = facts[field] ?? [];
    if (list.length === 0) continue;
    found[field] = list.map(({ value }) => ({
      value,
      shown: getText(field, value),
      reader: 'listing',
      confidence: 0.9,
    }));
  }
  return {
    id: captureId,
    leadId: id,
    at,
    page: { url: 'https://directory.example/boston', title: 'Boston' },
    candidate: { key: captureId, kind, facts: found },
  };
}

function randomCustom(type: CustomField['type'], anything: boolean): fc.Arbitrary<string | number | boolean> {
  switch (type) {
    case 'number':
      return fc.oneof(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.constantFrom(0.5, 1200.25));
    case 'boolean':
      return fc.boolean();
    case 'date':
      return day;
    case 'choice':
      return fc.constantFrom('small', 'large');
    case 'url':
      return url;
    case 'text':
      return anything ? hostile : words;
  }
}

function randomRequest(text: fc.Arbitrary<string>): fc.Arbitrary<LeadRequest> {
  return fc.record({
    key: fc.integer({ min: 1, max: 99 }).map((n) => `https://forum.example/post/${String(n)}`),
    kind: fc.constantFrom(...requestKinds),
    products: fc.array(fc.constantFrom('dough mixer', 'chain', 'caterer'), { maxLength: 2 }),
    text,
    url: fc.constant('https://forum.example/thread'),
    pageTitle: words,
    postedAt: day,
    foundAt: moment,
    status: fc.constantFrom(...requestStatuses),
  });
}

function randomActivity(text: fc.Arbitrary<string>): fc.Arbitrary<Omit<Activity, 'leadId'>> {
  return fc
    .record({
      id: fc.uuid({ version: 4 }),
      kind: fc.constantFrom(...activityKinds),
      direction: fc.constantFrom(...directions),
      outcome: optional(fc.constantFrom(...outcomes)),
      at: moment,
      text: optional(text),
      createdAt: moment,
    })
    .map(({ outcome, text: said, ...rest }) => ({ ...rest, ...clean({ outcome, text: said }) }));
}

function randomTask(
  text: fc.Arbitrary<string>,
): fc.Arbitrary<Pick<Task, 'id' | 'title' | 'due' | 'createdAt'>> {
  return fc
    .record({
      id: fc.uuid({ version: 4 }),
      title: text.map((said) => said.slice(0, 300)),
      due: optional(day),
      createdAt: moment,
    })
    .map(({ due, ...rest }) => ({ ...rest, ...clean({ due }) }));
}

/** Absent parts lose their key, as in the store. */
function clean<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
