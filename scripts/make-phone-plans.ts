/**
 * `node scripts/make-phone-plans.ts` writes `lib/contact/phone-plans.json`: the `min` metadata of libphonenumber-js
 * (Apache 2.0) without what only formatting needs. Reading asks one thing of a plan's formats, whether numbers are written
 * with the trunk prefix; where all of a country's formats agree on that, one stands for all. Saves 6 kB gzip in whatever
 * is injected into a page. Run it after updating the library; a test compares the file with what this would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..');
const FILE = join(root, 'lib/contact/phone-plans.json');
const SOURCE = join(root, 'node_modules/libphonenumber-js/metadata.min.json');

// Places in the library's arrays: see its `source/metadata.ts`.
const FORMATS = 4;
const TRUNK_PREFIX = 5;
const TRUNK_RULE = 6;
const TRUNK_PARSING = 7;

interface Metadata {
  country_calling_codes: Record<string, string[]>;
  countries: Record<string, unknown[]>;
  nonGeographic: Record<string, unknown[]>;
}

type Format = [pattern: string, format: string, leadingDigits?: string[] | 0, trunkRule?: string | 0];
const ANY = '(\\d\\d)(\\d+)';

/**
 * As many digits in two groups, "(\d\d)(\d{8})" for "(\d{3})(\d{3})(\d{4})": how they are grouped is nothing to reading.
 * A form that adds or leaves out digits stays as it is.
 */
function toTwoGroups([pattern, format]: Format): [pattern: string, format: string] {
  const groups = [...pattern.matchAll(/\(([^)]+)\)/g)].map(([, digits = '']) => digits);
  const isPlain = format.match(/[$\d]+/g)?.join('') === groups.map((_, index) => `$${index + 1}`).join('');
  const parts = groups.flatMap((group) => group.match(/\\d(?:\{[\d,]+\})?/g) ?? []);
  if (!isPlain || parts.join('') !== groups.join('') || groups.length < 3) return [pattern, format];
  const counts = parts.map((part) => /(\d+)(?:,(\d+))?/.exec(part.slice(2)) ?? [, '1']);
  const fewest = counts.reduce((sum, [, from]) => sum + Number(from), -2);
  const most = counts.reduce((sum, [, from, to]) => sum + Number(to ?? from), -2);
  return [`(\\d\\d)(\\d{${fewest}${most > fewest ? `,${most}` : ''}})`, '$1 $2'];
}

function toPlan(plan: readonly unknown[]): unknown[] {
  const formats = plan[FORMATS] as Format[] | 0 | undefined;
  if (!formats) return [...plan];
  const usual = plan[TRUNK_RULE] as string | 0 | undefined;
  const isWithTrunk = ([, , , rule]: Format) => ![undefined, 0, '', '$1'].includes(rule || usual);
  const withTrunk = formats.filter(isWithTrunk).length;
  let slim: Format[];
  if (withTrunk === 0) slim = [[ANY, '$1 $2']];
  else if (withTrunk === formats.length) slim = [[ANY, '$1 $2', [], `${String(plan[TRUNK_PREFIX])}$1`]];
  else {
    // Of the leading digits the library reads the last, most exact entry.
    slim = formats.map((one): Format => {
      const [, , leading, rule] = one;
      const [pattern, format] = toTwoGroups(one);
      const last = leading ? leading.slice(-1) : 0;
      return rule === undefined ? [pattern, format, last] : [pattern, format, last, rule];
    });
  }
  return plan.map((entry, index) => (index === FORMATS ? slim : entry));
}

/**
 * The islands have Great Britain's plan. Which of its area codes are given out, 600 B gzip, is not asked: the library
 * tells numbers of the islands by it, and refuses those kept for films and examples.
 */
function joinBritain(metadata: Metadata): void {
  const britain = metadata.countries.GB?.slice(0, TRUNK_PARSING + 1) ?? [];
  for (const country of metadata.country_calling_codes[44] ?? []) metadata.countries[country] = britain;
  metadata.country_calling_codes[44] = ['GB'];
}

/** The file's text as it must be for the installed library. */
export function makePhonePlans(): string {
  const metadata = JSON.parse(readFileSync(SOURCE, 'utf8')) as Metadata;
  joinBritain(metadata);
  const toPlans = (plans: Record<string, unknown[]>) =>
    Object.fromEntries(Object.entries(plans).map(([code, plan]) => [code, toPlan(plan)]));
  const countries = toPlans(metadata.countries);
  const nonGeographic = toPlans(metadata.nonGeographic);
  return `${JSON.stringify({ ...metadata, countries, nonGeographic })}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, makePhonePlans());
