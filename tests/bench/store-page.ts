import type { Candidate, Found, FoundFacts } from '@/lib/leads/candidate';
import type { Lead } from '@/lib/leads/lead';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { LeadIndex, type LeadQuery } from '@/lib/search/lead-index';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { followLeads } from '@/lib/store/follow-leads';
import { compareCandidates } from '@/lib/store/queries';
import { openStore, type Store } from '@/lib/store/store';

/** The part of `bench:store` that runs in the browser. Every function returns milliseconds unless it says otherwise. */

const WORDS =
  'alder birch cedar dogwood elder fern gorse hazel iris juniper larch maple nettle olive poplar quince rowan spruce tulip willow'.split(
    ' ',
  );
const TRADES = ['Roofing', 'Lighting', 'Pumps', 'Textiles', 'Printing', 'Logistics', 'Catering', 'Optics'];
const TOWNS = [
  'Springvale',
  'Riverton',
  'Northfield',
  'Westbrook',
  'Eastport',
  'Lakeside',
  'Hillcrest',
  'Fairview',
];

const CLAIMS = [
  'Family business in the third generation',
  'Open on Saturdays',
  'Free estimates within two days',
  'We speak five languages',
  'Certified and insured',
  'Workshop and showroom by the harbour',
];

/** Mixed bits of a number, the same each run. */
const mix = (n: number, salt: number) => (Math.imul(n ^ (salt * 0x9e3779b9), 0x85ebca6b) >>> 8) % 1_000_003;
const pick = (list: readonly string[], n: number, salt: number) => list[mix(n, salt) % list.length] ?? '';
const upper = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** An invented company with eleven values, as a directory shows it. */
export function makeCandidate(n: number): Candidate {
  const slug = `${pick(WORDS, n, 1)}-${pick(WORDS, n, 2)}-${n}`;
  const name = `${upper(pick(WORDS, n, 1))} ${upper(pick(WORDS, n, 2))} ${pick(TRADES, n, 3)} ${n} Ltd`;
  const town = pick(TOWNS, n, 4);
  const street = `${1 + (mix(n, 5) % 300)} ${upper(pick(WORDS, n, 6))} Street`;
  const postalCode = String(10_000 + (mix(n, 7) % 80_000));
  // Scattered, as numbers of many towns are; prime to 10^10, so no two are equal.
  const digits = String((1_000_000_007 + n * 7_368_787_339) % 9_000_000_000).padStart(10, '1');
  const facts: FoundFacts = {};
  const put = <F extends FieldId>(field: F, value: FieldValue, shown: string) => {
    const found: Found<FieldValue> = {
      value,
      shown,
      reader: 'listing',
      confidence: 0.9,
      place: { selector: `main > ul > li:nth-of-type(${n % 50}) > .${field}` },
    };
    Object.assign(facts, { [field]: [found] });
  };
  put('name', name, name);
  put('person', `${upper(pick(WORDS, n, 8))} Example`, `${upper(pick(WORDS, n, 8))} Example`);
  put('jobTitle', 'Sales manager', 'Sales manager');
  put('phone', { text: digits, e164: `+99${digits}` }, digits);
  const mailbox = pick(['info', 'sales', 'office', 'hello', 'contact'], n, 10);
  put('email', `${mailbox}@${slug}.example`, `${mailbox}@${slug}.example`);
  put('website', `https://www.${slug}.example/`, `${slug}.example`);
  put('profile', `https://directory.example/firm/${n}`, name);
  put(
    'address',
    { text: `${street}, ${town} ${postalCode}`, street, locality: town, postalCode, countryCode: 'US' },
    `${street}, ${town} ${postalCode}`,
  );
  put('industry', pick(TRADES, n, 3), pick(TRADES, n, 3));
  put('social', { network: 'linkedin', url: `https://www.linkedin.com/company/${slug}` }, 'LinkedIn');
  put(
    'description',
    `${pick(TRADES, n, 3)} for ${town} and around since ${1950 + (n % 70)}. ${pick(CLAIMS, n, 11)}. ${pick(CLAIMS, n, 12)}.`,
    'about',
  );
  return {
    key: `row-${n}`,
    kind: 'organisation',
    facts,
    place: { selector: `main > ul > li:nth-of-type(${n % 50})` },
  };
}

const makePage = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => makeCandidate(from + i));
const PAGE = { url: 'https://directory.example/list', title: 'List' };
const time = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

export interface Written {
  raw: number;
  rows: number;
  save: number;
}

/** Leads for which saving is compared with raw puts; the rest is only saved. */
const COMPARED = 10_000;

/**
 * Writes the same leads three ways in turns of 1,000, each into a database of its own that grows alike: raw puts of
 * ready rows, the same rows through Dexie, and whole saves (duplicate check, merge, history, evidence).
 */
export async function write(count: number): Promise<Written> {
  const source = openStore({ name: 'bench' });
  const copy = openStore({ name: 'bench-rows' });
  await Promise.all([source.db.open(), copy.db.open()]);
  const raw = await openRaw('bench-raw', source);
  const total: Written = { raw: 0, rows: 0, save: 0 };
  for (let from = 0; from < count; from += 1_000) {
    const candidates = makePage(from, 1_000);
    if (from >= COMPARED) {
      await saveCandidates(source, { page: PAGE, candidates });
      continue;
    }
    let leadIds: string[] = [];
    total.save += await time(async () => {
      const { saved } = await saveCandidates(source, { page: PAGE, candidates });
      leadIds = saved.map(({ leadId }) => leadId);
    });
    const leads = (await source.db.leads.bulkGet(leadIds)).filter((lead) => lead !== undefined);
    const captures = await source.db.captures.where('leadId').anyOf(leadIds).toArray();
    const history = (await source.db.history.where('leadId').anyOf(leadIds).toArray()).map(
      ({ seq: _, ...row }) => row,
    );
    const ways = [
      async () => {
        total.rows += await time(() =>
          copy.db.transaction('rw', copy.db.leads, copy.db.captures, copy.db.history, () =>
            Promise.all([
              copy.db.leads.bulkPut(leads),
              copy.db.captures.bulkAdd(captures),
              copy.db.history.bulkAdd(history),
            ]),
          ),
        );
      },
      async () => {
        total.raw += await time(
          () =>
            new Promise((resolve, reject) => {
              const transaction = raw.transaction(['leads', 'captures', 'history'], 'readwrite', {
                durability: 'strict',
              });
              transaction.oncomplete = resolve;
              transaction.onerror = reject;
              const put = (name: string, rows: readonly unknown[]) => {
                const store = transaction.objectStore(name);
                for (const row of rows) store.put(row);
              };
              put('leads', leads);
              put('captures', captures);
              put('history', history);
            }),
        );
      },
    ];
    if (from % 2_000 === 0) ways.reverse();
    for (const way of ways) await way();
  }
  raw.close();
  copy.close();
  source.close();
  return total;
}

function openRaw(name: string, like: Store): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onerror = () => reject(request.error ?? new Error('open'));
    request.onsuccess = () => resolve(request.result);
    request.onupgradeneeded = () => {
      for (const table of like.db.tables) {
        const { primKey, indexes } = table.schema;
        const options: IDBObjectStoreParameters = { autoIncrement: primKey.auto ?? false };
        if (primKey.keyPath !== undefined) options.keyPath = primKey.keyPath;
        const store = request.result.createObjectStore(table.name, options);
        for (const index of indexes)
          store.createIndex(index.name, index.keyPath ?? '', { multiEntry: index.multi ?? false });
      }
    };
  });
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

export interface PageTimes {
  compareKnown: number;
  compareNew: number;
  saveOne: number;
  save50: number;
  save50Unchanged: number;
  save1000: number;
  undo1000: number;
}

/** Work on one page of a list with `count` leads stored; medians. Everything saved is undone again. */
export async function workOnPages(count: number): Promise<PageTimes> {
  const store = openStore({ name: 'bench' });
  await store.db.open();
  let next = count;
  const repeat = async (times: number, work: () => Promise<number>) => {
    const all: number[] = [];
    for (let i = 0; i < times; i++) all.push(await work());
    return median(all);
  };
  const fresh = (size: number) => makePage((next += size), size);
  const known = (size: number) => makePage(mix(next++, 9) % (count - size), size);
  const save = (size: number) => async () => {
    const candidates = fresh(size);
    let commandId: string | undefined;
    const ms = await time(
      async () => ({ commandId } = await saveCandidates(store, { page: PAGE, candidates })),
    );
    if (commandId !== undefined) await undo(store, commandId);
    return ms;
  };
  const undos: number[] = [];
  const result = {
    compareKnown: await repeat(11, () => time(() => compareCandidates(store, known(50), PAGE.url))),
    compareNew: await repeat(11, () => time(() => compareCandidates(store, fresh(50), PAGE.url))),
    saveOne: await repeat(11, save(1)),
    save50: await repeat(11, save(50)),
    save50Unchanged: await repeat(11, () =>
      time(() => saveCandidates(store, { page: PAGE, candidates: known(50) })),
    ),
    save1000: await repeat(3, async () => {
      const candidates = fresh(1_000);
      let commandId = '';
      const ms = await time(async () => {
        commandId = (await saveCandidates(store, { page: PAGE, candidates })).commandId ?? '';
      });
      undos.push(await time(() => undo(store, commandId)));
      return ms;
    }),
  };
  store.close();
  return { ...result, undo1000: median(undos) };
}

export interface ListTimes {
  /** From opening the database to the first hundred leads. */
  first: number;
  /** To all of them in the index, in the background. */
  all: number;
  /** The longest the page could not answer meanwhile. */
  longestTask: number;
  /** The first question for an order, once a session. */
  firstByUpdated: number;
  firstByName: number;
  /** Each letter of the words typed, all orders. */
  keystrokeMedian: number;
  keystrokeP95: number;
  keystrokeMax: number;
  /** After one lead changed, between two letters. */
  afterChange: number;
  leads: number;
}

const TYPED = [
  'hawthorn',
  'willow roofing',
  'ltd 9',
  'springvale maple',
  '5550 04',
  '+99 5550 09',
  'info@ced',
  'zzzz',
  'a',
  'family generation iris',
  'example',
];

/** Opens as the side panel does, then types. */
export async function list(): Promise<ListTimes> {
  let longestTask = 0;
  const observer = new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) longestTask = Math.max(longestTask, entry.duration);
  });
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  const store = openStore({ name: 'bench' });
  const index = new LeadIndex();
  let first = 0;
  const stop = await new Promise<() => void>((resolve) => {
    const end = followLeads(store, {
      onLeads: (leads: Lead[]) => {
        for (const lead of leads) index.set(lead);
        first ||= performance.now() - start;
      },
      onRemoved: (ids) => ids.forEach((id) => index.remove(id)),
      onReady: () => resolve(() => end()),
    });
  });
  const all = performance.now() - start;
  await new Promise((resolve) => setTimeout(resolve, 100));
  observer.disconnect();

  const ask = (query: LeadQuery) => {
    const begin = performance.now();
    index.query(query);
    return performance.now() - begin;
  };
  const newest = { by: 'updated', direction: 'descending' } as const;
  const byName = { by: 'name', direction: 'ascending' } as const;
  const firstByUpdated = ask({ sort: newest });
  const firstByName = ask({ sort: byName });
  const keystrokes: number[] = [];
  for (const sort of [newest, byName]) {
    for (const text of TYPED)
      for (let end = 1; end <= text.length; end++) keystrokes.push(ask({ text: text.slice(0, end), sort }));
  }
  keystrokes.sort((a, b) => a - b);
  const [id = ''] = index.query({ sort: newest });
  const lead = await store.db.leads.get(id);
  if (lead) index.set({ ...lead, updatedAt: lead.updatedAt + 1 });
  const afterChange = ask({ text: 'willow', sort: newest });
  stop();
  const leads = index.size;
  store.close();
  // Kept, so that the memory of an open panel can be measured.
  Object.assign(globalThis, { keptIndex: index });
  return {
    first,
    all,
    longestTask,
    firstByUpdated,
    firstByName,
    keystrokeMedian: median(keystrokes),
    keystrokeP95: keystrokes[Math.floor(keystrokes.length * 0.95)] ?? 0,
    keystrokeMax: keystrokes.at(-1) ?? 0,
    afterChange,
    leads,
  };
}
