import type { LeadKind } from '@/lib/leads/candidate';
import { matchKeys, type Matchable } from '@/lib/leads/match-keys';
import type { FieldId, ValueOf } from '@/lib/leads/values';
import { inventLeads } from './invented-leads';
import { compareNames, toName } from '@/lib/matching/compare-names';
import { compareLeads } from '@/lib/matching/compare-leads';
import { toPortrait } from '@/lib/matching/portrait';
import { findDuplicates, type DuplicatePair } from '@/lib/matching/find-duplicates';
import { toGroups } from '@/lib/matching/group-duplicates';

/** Scored halves: the rules were worked out on the one, the other was only looked at. */
export interface Score {
  truth: number;
  found: number;
  right: number;
}

export interface SetResult {
  set: string;
  leads: number;
  /** By the half of the entity, odd (worked on) and even (looked at). */
  halves: [Score, Score];
  /** The same for all pairs within a group: what hangs together by pairs is taken as one. */
  groups: [Score, Score];
  /** Pairs judged `certain`, that is merged without asking. */
  certain: Score;
  /** What of it capture takes over: the pairs that share a key of the store's index. */
  capture: Score;
  ms: number;
  misses: string[];
}

type Row = Record<string, string>;
type Values = { [F in FieldId]?: ValueOf[F][] };

interface Labelled extends Matchable {
  createdAt: number;
  /** Which entity, and which of two files; pairs are scored across files when there are two. */
  entity: string;
  half: number;
  file: number;
  text: string;
}

const toLead = (
  kind: LeadKind,
  values: Values,
  { entity, half, file = 0 }: { entity: string; half: number; file?: number },
): Labelled => ({
  kind,
  createdAt: 0,
  facts: Object.fromEntries(
    Object.entries(values)
      .filter(([, list]) => list.length > 0)
      .map(([field, list]) => [field, list.map((value) => ({ value }))]),
  ),
  entity,
  half,
  file,
  text: JSON.stringify(values),
});

/** RFC 4180. */
export function parseCsv(text: string): Row[] {
  const rows: string[][] = [];
  let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
  const endRow = () => {
    row.push(cell);
    if (row.length > 1 || row[0] !== '') rows.push(row);
    [row, cell] = [[], ''];
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') {
      row.push(cell);
      cell = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  const [head = [], ...body] = rows;
  return body.map((cells) =>
    Object.fromEntries(head.map((name, at) => [name.trim(), (cells[at] ?? '').trim()])),
  );
}

/** Cells in single quotes with `\'` inside, as two of the files have them. */
function unquoteSingle(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line.replace(
        /'((?:[^'\\]|\\.)*)'/g,
        (_, cell: string) => `"${cell.replace(/\\(.)/g, '$1').replace(/"/g, '""')}"`,
      ),
    )
    .join('\n');
}

const some = <T>(...values: (T | undefined | '')[]): T[] =>
  values.filter((value): value is T => value !== undefined && value !== '');
const join = (...parts: (string | undefined)[]) => some(...parts).join(', ');
const parity = (text: string) => (Number((text.match(/\d+/g) ?? ['0']).at(-1)) % 2 === 1 ? 0 : 1);

function readRestaurants(read: (file: string) => string): Labelled[] {
  const zagatOf = new Map(
    parseCsv(read('fodors_zagats_truth.csv')).map((row) => [row['idZagats'], row['idFodors']]),
  );
  return ['fodors', 'zagats'].flatMap((name, file) =>
    parseCsv(unquoteSingle(read(`${name}.csv`))).map((row) => {
      const entity =
        file === 0 ? `f${row['id'] ?? ''}` : `f${zagatOf.get(row['id']) ?? `-z${row['id'] ?? ''}`}`;
      const [street, locality] = [row['address'] ?? '', row['city'] ?? ''];
      return toLead(
        'organisation',
        {
          name: some(row['name']),
          phone: some(row['phone']).map((text) => ({
            text,
            e164: `+1${text.replace(/\D/g, '').slice(0, 10)}`,
          })),
          address: [
            { text: join(street, locality), ...(street && { street }), ...(locality && { locality }) },
          ],
        },
        { entity, half: parity(entity), file },
      );
    }),
  );
}

function readChildCare(read: (file: string) => string): Labelled[] {
  return parseCsv(read('chicago_childcare_true_ids.csv')).map((row) => {
    const street = (row['Address'] ?? '').trim();
    const website = Object.values(row).find((cell) => /^(?:https?:\/\/|www\.)\S+\.\w+/.test(cell));
    const url = website && (website.startsWith('http') ? website : `http://${website}`);
    return toLead(
      'organisation',
      {
        name: some((row['Site name'] ?? '').replace(/\s+/g, ' ').trim()),
        phone: some(row['Phone']).map((text) => ({ text })),
        email: some(row['Email Address']).filter((email) => email.includes('@')),
        website: some(url),
        address: street
          ? [{ text: join(street, row['Zip']), street, ...(row['Zip'] && { postalCode: row['Zip'] }) }]
          : [],
      },
      { entity: row['True Id'] ?? '', half: parity(row['True Id'] ?? '') },
    );
  });
}

function readApplicants(read: (file: string) => string): Labelled[] {
  return parseCsv(read('patstat_reference.csv')).map((row) =>
    toLead(
      'organisation',
      { name: some(row['person_name']) },
      {
        entity: row['leuven_id'] ?? '',
        half: parity(row['leuven_id'] ?? ''),
      },
    ),
  );
}

function readFebrl(read: (file: string) => string, files: string[]): Labelled[] {
  return files.flatMap((name, file) =>
    parseCsv(read(name)).map((row) => {
      const entity = /rec-(\d+)/.exec(row['rec_id'] ?? '')?.[1] ?? '';
      const street = [row['street_number'], row['address_1']].filter(Boolean).join(' ');
      return toLead(
        'person',
        {
          person: some([row['given_name'], row['surname']].filter(Boolean).join(' ')),
          address: toAddress(street, row['suburb'], row['state'], row['postcode']),
        },
        { entity, half: parity(entity), file },
      );
    }),
  );
}

function toAddress(street = '', locality = '', region = '', postalCode = ''): ValueOf['address'][] {
  const text = join(street, locality, region, postalCode);
  if (text === '') return [];
  return [
    {
      text,
      ...(street && { street }),
      ...(locality && { locality }),
      ...(region && { region }),
      ...(postalCode && { postalCode }),
    },
  ];
}

function readVoters(read: (file: string) => string): Labelled[] {
  return ['ncvoters_A.csv', 'ncvoters_B.csv'].flatMap((name, file) =>
    parseCsv(read(name)).map((row) =>
      toLead(
        'person',
        {
          person: some([row['givenname'], row['surname']].filter(Boolean).join(' ')),
          address: toAddress('', row['suburb'], '', row['postcode']),
        },
        { entity: row['id'] ?? '', half: parity(row['id'] ?? ''), file },
      ),
    ),
  );
}

const sets: Record<string, (read: (file: string) => string) => Labelled[]> = {
  'Fodors–Zagats': readRestaurants,
  'Chicago child-care': readChildCare,
  'PATSTAT names': readApplicants,
  'Febrl 1': (read) => readFebrl(read, ['febrl1.csv']),
  'Febrl 2': (read) => readFebrl(read, ['febrl2.csv']),
  'Febrl 3': (read) => readFebrl(read, ['febrl3.csv']),
  'Febrl 4': (read) => readFebrl(read, ['febrl4a.csv', 'febrl4b.csv']),
  'NC voters': readVoters,
};

function runToEnd<T>(generator: Generator<unknown, T>): T {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
}

function explain(a: Labelled, b: Labelled): string {
  const { score, reasons } = compareLeads(toPortrait(a), toPortrait(b));
  return `${String(score)} ${reasons.map(({ code }) => code).join(' ')}`;
}

const emptyScore = (): Score => ({ truth: 0, found: 0, right: 0 });

export function scoreSets(read: (file: string) => string, only?: string): SetResult[] {
  return Object.entries(sets)
    .filter(([set]) => only === undefined || set.toLowerCase().includes(only.toLowerCase()))
    .map(([set, readLeads]) => {
      const leads = readLeads(read);
      const start = performance.now();
      const pairs = runToEnd(findDuplicates(leads));
      const ms = performance.now() - start;
      return { ...scorePairs(leads, pairs), set, leads: leads.length, ms };
    });
}

function scorePairs(
  leads: readonly Labelled[],
  pairs: readonly DuplicatePair<Labelled>[],
): Omit<SetResult, 'set' | 'leads' | 'ms'> {
  const isTwoFiles = leads.some(({ file }) => file === 1);
  const counts = (a: Labelled, b: Labelled) => !isTwoFiles || a.file !== b.file;
  const halves: [Score, Score] = [emptyScore(), emptyScore()];
  const [certain, capture] = [emptyScore(), emptyScore()];
  const byEntity = Map.groupBy(leads, ({ entity }) => entity);
  const truePairs = new Map<string, [Labelled, Labelled]>();
  const numberOf = new Map(leads.map((lead, at) => [lead, at]));
  const keyOf = (a: Labelled, b: Labelled) => `${String(numberOf.get(a))} ${String(numberOf.get(b))}`;
  for (const list of byEntity.values()) {
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        if (!counts(a, b)) continue;
        (halves[a.half] ?? halves[0]).truth++;
        truePairs.set(keyOf(a, b), [a, b]);
      }
    }
  }
  const misses: string[] = [];
  const toMiss = (kind: string, a: Labelled, b: Labelled, more = '') => {
    misses.push(`${kind} half ${String(a.half)}\n  ${a.text}\n  ${b.text}\n  ${more}`);
  };
  for (const { a, b, verdict, score, reasons } of pairs) {
    if (!counts(a, b)) continue;
    const half = halves[a.half] ?? halves[0];
    const isRight = a.entity === b.entity;
    half.found++;
    if (isRight) half.right++;
    truePairs.delete(keyOf(a, b));
    if (verdict === 'certain') {
      certain.found++;
      if (isRight) certain.right++;
    }
    if (!isRight)
      toMiss(
        verdict === 'certain' ? 'WRONG CERTAIN' : 'wrong',
        a,
        b,
        `${String(score)} ${reasons.map(({ code }) => code).join(' ')}`,
      );
  }
  for (const [a, b] of truePairs.values()) toMiss('missed', a, b, explain(a, b));
  const groups: [Score, Score] = [
    { ...emptyScore(), truth: halves[0].truth },
    { ...emptyScore(), truth: halves[1].truth },
  ];
  for (const group of toGroups(pairs)) {
    const list = [...group.leads].sort((x, y) => (numberOf.get(x) ?? 0) - (numberOf.get(y) ?? 0));
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        if (!counts(a, b)) continue;
        const half = groups[a.half] ?? groups[0];
        half.found++;
        if (a.entity === b.entity) half.right++;
      }
    }
  }
  certain.truth = capture.truth = halves[0].truth + halves[1].truth;
  const byKey = new Map<string, Labelled[]>();
  for (const lead of leads)
    for (const key of matchKeys(lead)) byKey.set(key, [...(byKey.get(key) ?? []), lead]);
  const seen = new Set<string>();
  for (const list of byKey.values()) {
    if (list.length > 40) continue;
    for (const [at, a] of list.entries()) {
      for (const b of list.slice(at + 1)) {
        const key = keyOf(a, b);
        if (!counts(a, b) || seen.has(key)) continue;
        seen.add(key);
        if (compareLeads(toPortrait(a), toPortrait(b)).verdict !== 'certain') continue;
        capture.found++;
        if (a.entity === b.entity) capture.right++;
        else toMiss('WRONG AT CAPTURE', a, b);
      }
    }
  }
  return { halves, groups, certain, capture, misses };
}

export interface NameResult {
  set: string;
  halves: [Score, Score];
  misses: string[];
}

/** Names alone, one with one: whether they may be the same body, the halves by line. */
export function scoreNamePairs(read: (file: string) => string): NameResult[] {
  const rows = parseCsv(read('name_pairs_opensanctions_cases.csv'));
  return (
    [
      ['name pairs: organisations', 'organisation', ['Company', 'Organization']],
      ['name pairs: persons', 'person', ['Person']],
    ] as const
  ).map(([set, kind, schemas]) => {
    const halves: [Score, Score] = [emptyScore(), emptyScore()];
    const misses: string[] = [];
    for (const [at, row] of rows.entries()) {
      if (!schemas.some((schema) => schema === row['schema'])) continue;
      const [left, right] = [row['name1'] ?? '', row['name2'] ?? ''];
      const { relation } = compareNames(toName(left, kind), toName(right, kind));
      const [found, isTrue] = [relation === 'equal' || relation === 'similar', row['is_match'] === 'true'];
      const half = halves[at % 2 === 1 ? 0 : 1];
      half.found += Number(found);
      half.truth += Number(isTrue);
      half.right += Number(found && isTrue);
      if (found !== isTrue)
        misses.push(`${found ? 'wrong' : 'missed'} half ${String(at % 2 === 1 ? 0 : 1)}: ${left} | ${right}`);
    }
    return { set, halves, misses };
  });
}

export interface InventedResult {
  leads: number;
  /** Leads made from one before, and how many of them are in a pair with it, directly or by others. */
  doubled: number;
  found: number;
  pairs: number;
  ms: number;
  /** Of this thread alone, whatever else the machine was doing. */
  cpuMs: number;
  longestSliceMs: number;
  /** Peak over what the leads themselves take. */
  heapMb: number;
}

/** The whole search over invented leads, as a page would drive it: slice by slice. `gc` collects garbage at once. */
export function timeInvented(count: number, gc: () => void): InventedResult {
  const { leads, originals } = inventLeads(count);
  gc();
  const base = process.memoryUsage().heapUsed;
  const search = findDuplicates(leads);
  const [start, cpu] = [performance.now(), process.cpuUsage().user];
  let [last, longestSliceMs, peak] = [start, 0, base];
  for (;;) {
    const step = search.next();
    const now = performance.now();
    longestSliceMs = Math.max(longestSliceMs, now - last);
    if (step.done) {
      const groupOf = new Map(
        toGroups(step.value).flatMap((group) => group.leads.map((lead) => [lead, group] as const)),
      );
      const found = [...originals].filter(([lead, old]) => {
        const group = groupOf.get(lead);
        return group !== undefined && group === groupOf.get(old);
      });
      return {
        leads: count,
        doubled: originals.size,
        found: found.length,
        pairs: step.value.length,
        ms: now - start,
        cpuMs: (process.cpuUsage().user - cpu) / 1_000,
        longestSliceMs,
        heapMb: (peak - base) / 1e6,
      };
    }
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    last = performance.now();
  }
}
