import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './load-bundled.ts';

/**
 * Reads a corpus of labelled pages without and with recipes, scores both with the corpus's own scorer and prints one table:
 * each figure beside the floor it must not fall below.
 *
 *   npm run bench:floors -- CORPUS_DIR OUT_DIR [--scored]
 *
 * The intents of threads are told apart from those of pages on which most posts are requests or offers by what the page is:
 * ads, and calls such as "Who is hiring?". `--scored` reads nothing and scores what an earlier run left in `OUT_DIR/off` and
 * `OUT_DIR/on`. The reader's clock stands still, so that a busy machine changes no figure; times are left to
 * `bench:pages`. Exits with 1 when a figure is below its floor.
 */

interface Figures {
  p: number;
  r: number;
  f1: number;
  n: number;
}
interface KindSummary {
  pages: number;
  macroCoreF1: number;
  cleanPages: number;
  records: Figures;
  fields: Record<string, Figures | undefined>;
}
type Summary = Record<string, KindSummary | undefined>;
interface Truth {
  kind: string;
  posts?: { intent?: string }[];
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { scored: { type: 'boolean', default: false } },
});
const [corpus, out] = positionals.map((path) => resolve(path));
if (corpus === undefined || out === undefined) {
  console.error('usage: npm run bench:floors -- CORPUS_DIR OUT_DIR [--scored]');
  process.exit(2);
}

const runs = { off: ['--no-recipes'], on: [] } as const;
type Run = keyof typeof runs;

const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const ids = readdirSync(corpus).filter((id) => existsSync(join(corpus, id, 'truth.json')));
const truths = new Map(ids.map((id) => [id, readJson<Truth>(join(corpus, id, 'truth.json'))]));

/** Fewer posts are a short thread, whatever they ask for. */
const MANY_POSTS = 5;

/** Most posts ask or offer, because the page is made for that. */
function isCall({ posts = [] }: Truth): boolean {
  const wanting = posts.filter(({ intent = 'none' }) => intent !== 'none').length;
  return posts.length >= MANY_POSTS && wanting > posts.length / 2;
}

/** What the scorer says of some pages of the corpus. */
function score(run: Run, isMeant: (truth: Truth) => boolean): Summary {
  const folder = mkdtempSync(join(tmpdir(), 'leadlight-floors-'));
  try {
    const part = join(folder, 'part');
    mkdirSync(part);
    for (const [id, truth] of truths) if (isMeant(truth)) symlinkSync(join(corpus ?? '', id), join(part, id));
    const file = join(folder, 'score.json');
    execFileSync(
      process.execPath,
      [join(corpus ?? '', '../score.mjs'), part, join(out ?? '', run), '--json', file],
      {
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    return readJson<{ summary: Summary }>(file).summary;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The share of absolute dates that are read, in the language where it is lowest of those we promise. */
function getDateShare(): number | undefined {
  const vectors = join(corpus ?? '', '../vectors');
  if (!existsSync(vectors)) return undefined;
  const script = join(root, 'tests/bench/vectors.ts');
  const printed = execFileSync(process.execPath, [script, vectors, '--only', DATES], { encoding: 'utf8' });
  const figures = (
    JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Record<string, Record<string, number>>
  )[DATES];
  return Math.min(
    ...Object.entries(figures ?? {}).flatMap(([name, share]) => (name.startsWith('absolute-') ? share : [])),
  );
}
const DATES = 'dates-dateparser';
const DATE_FLOOR = 0.85;

/** The share of pages whose kind is right. */
function getKindShare(run: Run): number {
  const right = ids.filter((id) => {
    const file = join(out ?? '', run, `${id}.json`);
    return existsSync(file) && readJson<{ kind: string }>(file).kind === truths.get(id)?.kind;
  });
  return right.length / ids.length;
}

if (!values.scored)
  for (const [run, flags] of Object.entries(runs))
    execFileSync(
      process.execPath,
      [join(root, 'tests/bench/pages.ts'), corpus, join(out, run), '--times', '1', '--unhurried', ...flags],
      { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
    );

interface Row {
  name: string;
  get: (of: { all: Summary; threads: Summary; calls: Summary; run: Run }) => number | undefined;
  /** Absent where none was set. */
  floors: Partial<Record<Run, number>>;
}

const field =
  (kind: string, name: string): Row['get'] =>
  ({ all }) =>
    all[kind]?.fields[name]?.f1;
const rows: readonly Row[] = [
  { name: 'kind of page right', get: ({ run }) => getKindShare(run), floors: { off: 0.95 } },
  {
    name: 'nothing to save: pages clean',
    get: ({ all }) => all['none']?.cleanPages,
    floors: { off: 1, on: 1 },
  },
  {
    name: 'listings: core F1, macro',
    get: ({ all }) => all['listing']?.macroCoreF1,
    floors: { off: 0.93, on: 0.96 },
  },
  { name: 'listings: records F1', get: ({ all }) => all['listing']?.records.f1, floors: { off: 0.95 } },
  { name: 'profiles: core F1, macro', get: ({ all }) => all['profile']?.macroCoreF1, floors: { off: 0.88 } },
  { name: 'profiles: name F1', get: field('profile', 'name'), floors: { off: 0.9 } },
  { name: 'profiles: phones F1', get: field('profile', 'phones'), floors: { off: 0.95 } },
  {
    name: 'posts: core F1, macro',
    get: ({ all }) => all['forum']?.macroCoreF1,
    floors: { off: 0.85, on: 0.94 },
  },
  { name: 'posts: found F1', get: ({ all }) => all['forum']?.records.f1, floors: { off: 0.92, on: 0.97 } },
  { name: 'posts: author F1', get: field('forum', 'author'), floors: { off: 0.88, on: 0.95 } },
  { name: 'posts: date F1', get: field('forum', 'postedAt'), floors: { off: 0.85, on: 0.95 } },
  { name: 'posts: permalink F1', get: field('forum', 'permalink'), floors: { off: 0.85, on: 0.93 } },
  { name: 'posts: e-mails F1', get: field('forum', 'emails'), floors: { off: 0.92, on: 0.93 } },
  { name: 'intent F1, all posts', get: field('forum', 'intent'), floors: { off: 0.85, on: 0.88 } },
  {
    name: 'intent F1, threads',
    get: ({ threads }) => threads['forum']?.fields['intent']?.f1,
    floors: { off: 0.85, on: 0.88 },
  },
  {
    name: 'intent F1, calls and ad lists',
    get: ({ calls }) => calls['forum']?.fields['intent']?.f1,
    floors: {},
  },
];

const dateShare = getDateShare();
const isForum = ({ kind }: Truth): boolean => kind === 'forum';
const of = (run: Run) => ({
  run,
  all: score(run, () => true),
  threads: score(run, (truth) => isForum(truth) && !isCall(truth)),
  calls: score(run, (truth) => isForum(truth) && isCall(truth)),
});
const scores = { off: of('off'), on: of('on') };

const toCell = (row: Row, run: Run): string => {
  const value = row.get(scores[run]);
  const floor = row.floors[run];
  const mark = value !== undefined && floor !== undefined && value < floor ? ' BELOW' : '';
  return `${value === undefined ? '–' : value.toFixed(3)}${floor === undefined ? '' : ` (≥ ${floor.toFixed(2)})`}${mark}`;
};

console.log(`${'F1 and shares, in brackets the floor'.padEnd(40)}${'no recipes'.padEnd(24)}recipes`);
for (const row of rows)
  console.log(`${row.name.padEnd(40)}${toCell(row, 'off').padEnd(24)}${toCell(row, 'on')}`);
if (dateShare !== undefined)
  console.log(
    `${'absolute dates, worst of nine languages'.padEnd(40)}${dateShare.toFixed(3)} (≥ ${DATE_FLOOR.toFixed(2)})`,
  );
const { threads, calls } = scores.on;
console.log(
  `\n${String(ids.length)} pages; posts that ask or offer: ${String(threads['forum']?.fields['intent']?.n ?? 0)} in ${String(threads['forum']?.pages ?? 0)} threads, ${String(calls['forum']?.fields['intent']?.n ?? 0)} in ${String(calls['forum']?.pages ?? 0)} calls and ad lists`,
);
if (
  (dateShare ?? 1) < DATE_FLOOR ||
  rows.some((row) => (['off', 'on'] as const).some((run) => toCell(row, run).endsWith('BELOW')))
)
  process.exitCode = 1;
