/**
 * `node scripts/make-phone-plans.ts` writes `lib/contact/phone-plans.json`: of the `min` metadata of libphonenumber-js
 * (Apache 2.0) what `lib/contact/number-plan.ts` asks, in the shape described there. Reading asks one thing of a plan's
 * formats, whether numbers are written with the trunk prefix, and one thing of its kinds of numbers, whether there is any.
 * Run it after updating the library; a test compares the file with what this would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..');
const FILE = join(root, 'lib/contact/phone-plans.json');
const SOURCE = join(root, 'node_modules/libphonenumber-js/metadata.min.json');

type Format = [pattern: string, format: string, leadingDigits?: string[] | 0, trunkRule?: string | 0];
type Kind = [pattern: string, lengths?: number[]];
/** The library's arrays: see its `source/metadata.ts`. */
type Source = [
  code: string,
  idd: string | 0,
  pattern: string,
  lengths: number[],
  formats?: Format[] | 0,
  trunk?: string | 0,
  trunkRule?: string | 0,
  trunkParsing?: string | 0,
  transform?: string | 0,
  _optional?: 0 | 1,
  leading?: string | 0,
  kinds?: (Kind | 0)[] | 0,
];

interface Metadata {
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, Source>;
  nonGeographic: Record<string, Source>;
}

/** Patterns ask for digits everywhere, so `d` stands for `\d`. */
const short = (pattern: string | 0 | undefined): string | 0 => (pattern ? pattern.replaceAll('\\d', 'd') : 0);

/** What a number is written with before it; 0 where it is digits and nothing else, which is no way of writing it. */
function toPrefix([, format]: Format, rule: string | 0 | undefined): string | 0 {
  if (format === '$1') return 0;
  if ((format.match(/[$\d]+/g) ?? []).join('') !== (format.match(/\$\d/g) ?? []).join(''))
    throw new Error(`A format that adds digits: ${format}`);
  return rule ? rule.replace('$1', '').replace(/\D/g, '') : '';
}

/** The prefix where all of a plan's numbers have the same, else patterns, each with its prefix after it. */
function toFormats(plan: Source): string | 0 | (string | 0)[] {
  const [, , , , formats, trunk, usual] = plan;
  if (!formats) return 0;
  const hasTrunk = ([, , , rule]: Format) => ![undefined, 0, '', '$1'].includes(rule || usual);
  const withTrunk = formats.filter(hasTrunk).length;
  if (withTrunk === 0) return '';
  if (withTrunk === formats.length) return String(trunk);
  const runs: { prefix: string | 0; leadingOf: Map<string, string[]> }[] = [];
  for (const format of formats) {
    const [pattern, , leading, rule = usual] = format;
    const prefix = toPrefix(format, rule);
    if (runs.at(-1)?.prefix !== prefix) runs.push({ prefix, leadingOf: new Map() });
    // Of the leading digits the library reads the last, most exact entry.
    const start = (leading && leading.at(-1)) || '';
    const leadingOf = runs.at(-1)?.leadingOf;
    const digits = toCount(pattern);
    leadingOf?.set(digits, [...(leadingOf.get(digits) ?? []), start]);
  }
  return runs.flatMap(({ prefix, leadingOf }) => [
    [...leadingOf]
      .map(([digits, starts]) => short(starts.includes('') ? digits : `(?=${starts.join('|')})${digits}`))
      .join('|'),
    prefix,
  ]);
}

/** `\d{10}` for `(\d{3})(\d{3})(\d{4})`: how they are grouped is nothing to reading. */
function toCount(pattern: string): string {
  const parts = pattern.match(/\\d(?:\{[\d,]+\})?/g) ?? [];
  if (parts.join('') !== pattern.replace(/[()]/g, '')) return pattern;
  const counts = parts.map((part) => /(\d+)(?:,(\d+))?/.exec(part.slice(2)) ?? [, '1']);
  const fewest = counts.reduce((sum, [, from]) => sum + Number(from), 0);
  const most = counts.reduce((sum, [, from, to]) => sum + Number(to ?? from), 0);
  return `\\d{${fewest}${most > fewest ? `,${most}` : ''}}`;
}

/** One pattern for all kinds of numbers there are. */
function toKinds([, , , lengths, , , , , , , , kinds]: Source): string | 0 {
  if (!kinds) return 0;
  const given = kinds.filter((kind): kind is Kind => kind !== 0 && kind[0] !== '');
  return given
    .map(([pattern, own]) => {
      if (own?.some((length) => !lengths.includes(length))) throw new Error(`A kind longer than its plan`);
      if (own === undefined || own.length === lengths.length) return short(pattern);
      return `(?=${own.map((length) => `d{${length}}$`).join('|')})(?:${short(pattern)})`;
    })
    .join('|');
}

function toPlan(plan: Source): unknown[] {
  const [, idd, pattern, lengths, , trunk, , trunkParsing, transform, , leading] = plan;
  const row: unknown[] = [
    short(pattern),
    lengths.map((length) => length.toString(36)).join(''),
    toFormats(plan),
    short(trunkParsing || trunk),
    transform || 0,
    idd === '00' ? 0 : short(idd),
    short(leading),
    toKinds(plan),
  ];
  while (row.at(-1) === 0) row.pop();
  return row;
}

/** The file's text as it must be for the installed library. */
export function makePhonePlans(): string {
  const metadata = JSON.parse(readFileSync(SOURCE, 'utf8')) as Metadata;
  // Britain's islands have its plan. Which of its area codes are given out, 600 B gzip, is not asked: the library
  // tells numbers of the islands by it, and refuses those kept for films and examples.
  const [britain, ...islands] = metadata.country_calling_codes[44] ?? [];
  const plans = Object.entries(metadata.country_calling_codes).map(([code, countries]) => [
    code,
    Object.fromEntries(
      countries.map((country) => {
        const plan = metadata.countries[country];
        if (!plan) throw new Error(`No plan of ${country}`);
        if (country === britain) return [country, toPlan(plan.slice(0, 8) as Source)];
        return [country, islands.includes(country) ? 0 : toPlan(plan)];
      }),
    ),
  ]);
  const others = Object.entries(metadata.nonGeographic).map(([code, plan]) => [code, { '': toPlan(plan) }]);
  return `${JSON.stringify(Object.fromEntries([...plans, ...others]))}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, makePhonePlans());
