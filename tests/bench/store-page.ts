import type { Candidate, Found, FoundFacts } from '@/lib/leads/candidate';
import { toLead } from '@/lib/leads/merge';
import { getNewId } from '@/lib/platform/ids-and-clock';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { LeadIndex } from '@/lib/search/lead-index';
import { writeBackup } from '@/lib/store/backup/write-backup';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { changeTags } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { compareCandidates } from '@/lib/store/queries';
import { SearchSnapshot } from '@/lib/store/search-snapshot';
import { openStore, type Store } from '@/lib/store/store';
import { TYPED } from './typed';

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
  /** The same rows put raw, and through Dexie. */
  raw: number;
  rows: number;
  save: number;
}

/** Leads for which saving is compared with raw puts; the rest is only there. */
const COMPARED = 5_000;
const AT_ONCE = 1_000;

const open = (name: string) => openStore({ name, newId: getNewId });

/**
 * Writes leads three ways in turns of 1,000, each into a database of its own that grows alike: raw puts of ready rows,
 * the same rows through Dexie, and whole saves (duplicate check, merge, history, evidence).
 */
export async function write(count: number): Promise<Written> {
  const source = open('bench');
  const copy = open('bench-rows');
  await Promise.all([source.db.open(), copy.db.open()]);
  const raw = await openRaw('bench-raw', source);
  const total: Written = { raw: 0, rows: 0, save: 0 };
  const tables = (store: Store) => [store.db.leads, store.db.captures, store.db.history];
  for (let from = 0; from < count; from += AT_ONCE) {
    const candidates = makePage(from, AT_ONCE);
    if (from >= COMPARED) {
      await source.db.transaction('rw', tables(source), () => addRows(source, candidates));
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
          copy.db.transaction('rw', tables(copy), () =>
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
    if (from % (2 * AT_ONCE) === 0) ways.reverse();
    for (const way of ways) await way();
  }
  raw.close();
  copy.close();
  source.close();
  return total;
}

/** What saving them leaves in the database, without the work that saving is. */
async function addRows(store: Store, candidates: readonly Candidate[]): Promise<void> {
  const at = store.now();
  const commandId = store.newId();
  const rows = candidates.map((candidate) => {
    const captureId = store.newId();
    const lead = toLead(candidate, { id: store.newId(), captureId, at });
    return { lead, capture: { id: captureId, leadId: lead.id, at, page: PAGE, candidate } };
  });
  await Promise.all([
    store.db.leads.bulkAdd(rows.map(({ lead }) => lead)),
    store.db.captures.bulkAdd(rows.map(({ capture }) => capture)),
    store.db.history.bulkAdd(
      rows.map(({ lead }) => ({
        id: store.newId(),
        commandId,
        leadId: lead.id,
        at,
        cause: 'capture' as const,
        changes: [{ path: 'lead', before: undefined, after: lead }],
      })),
    ),
  ]);
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
  const store = open('bench');
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

export interface LargeTimes {
  /** A tag on 10,000 leads (or all, if there are fewer), and its undo; the longest task while that ran. */
  edit10000: number;
  undo10000: number;
  bulkLongestTask: number;
  /** A backup of everything, how many MB it is, and the longest task while it was written. */
  backup: number;
  backupMB: number;
  backupLongestTask: number;
}

/** What is done to many leads at once. */
export async function workOnMany(): Promise<LargeTimes> {
  const store = open('bench');
  await store.db.open();
  let longest = 0;
  new PerformanceObserver((entries) => {
    for (const entry of entries.getEntries()) longest = Math.max(longest, entry.duration);
  }).observe({ type: 'longtask' });
  const takeLongest = async () => {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const ms = longest;
    longest = 0;
    return ms;
  };
  const ids = await store.db.leads.limit(10_000).primaryKeys();
  await takeLongest();
  let commandId = '';
  const edit10000 = await time(async () => {
    commandId = (await changeTags(store, ids, { add: ['bench'] })).commandId ?? '';
  });
  const undo10000 = await time(() => undo(store, commandId));
  const bulkLongestTask = await takeLongest();
  let bytes = 0;
  const backup = await time(async () => {
    for (const reader = writeBackup(store).getReader(); ;) {
      const { done, value } = await reader.read();
      if (done) return;
      bytes += value.length;
    }
  });
  const backupLongestTask = await takeLongest();
  store.close();
  return { edit10000, undo10000, bulkLongestTask, backup, backupMB: bytes / 1e6, backupLongestTask };
}

export interface SearchTimes {
  /** One letter more of what is typed, all of `TYPED` in two orders. */
  searchMedian: number;
  searchP95: number;
  searchMax: number;
  /** Sorted by name for the first time, in steps that let others in between. */
  sortByName: number;
  longestStep: number;
}

/** The index alone, from the snapshot that the panel kept. */
export async function search(): Promise<SearchTimes> {
  const snapshot = new SearchSnapshot('bench');
  const head = await snapshot.readHead();
  if (!head) throw new Error('The panel kept no index.');
  const index = new LeadIndex();
  await snapshot.readChunks(head, (number, chunk) => index.unpack(number, chunk));
  snapshot.close();
  const context = { categories: [], lists: [], customFields: [], now: Date.now() };
  const newest = { by: 'updated', direction: 'descending' } as const;
  const byName = { by: 'name', direction: 'ascending' } as const;
  index.query({ sort: newest });
  let longestStep = 0;
  const start = performance.now();
  for (let step = start, steps = index.prepare(byName); !steps.next().done; step = performance.now())
    longestStep = Math.max(longestStep, performance.now() - step);
  const sortByName = performance.now() - start;
  // The best of three rounds: what other programs take of the machine is not the search's. A lead that changes has the
  // index forget what it found.
  const changing = toLead(makeCandidate(1), { id: 'changing', captureId: 'bench', at: 1 });
  const best = new Map<string, number>();
  for (let round = 0; round < 3; round++)
    for (const sort of [newest, byName])
      for (const text of TYPED) {
        index.set(changing);
        index.query({ sort });
        for (let end = 1; end <= text.length; end++) {
          const begin = performance.now();
          index.query({ text: text.slice(0, end), sort }, context);
          const key = `${sort.by} ${text} ${String(end)}`;
          best.set(key, Math.min(best.get(key) ?? Infinity, performance.now() - begin));
        }
      }
  const times = [...best.values()];
  times.sort((a, b) => a - b);
  return {
    searchMedian: median(times),
    searchP95: times[Math.floor(times.length * 0.95)] ?? 0,
    searchMax: times.at(-1) ?? 0,
    sortByName,
    longestStep,
  };
}
