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

type Format = [pattern: string, format: string, leadingDigits?: string[] | 0, trunkRule?: string | 0];
const ANY = '(\\d\\d)(\\d+)';

function toPlan(plan: readonly unknown[]): unknown[] {
  const formats = plan[FORMATS] as Format[] | 0 | undefined;
  if (!formats) return [...plan];
  const usual = plan[TRUNK_RULE] as string | 0 | undefined;
  const isWithTrunk = ([, , , rule]: Format) => ![undefined, 0, '', '$1'].includes(rule || usual);
  const withTrunk = formats.filter(isWithTrunk).length;
  let slim: Format[];
  if (withTrunk === 0) slim = [[ANY, '$1 $2']];
  else if (withTrunk === formats.length) slim = [[ANY, '$1 $2', [], `${String(plan[TRUNK_PREFIX])}$1`]];
  // Of the leading digits the library reads the last, most exact entry.
  else
    slim = formats.map(([pattern, format, leading, ...rest]) => [
      pattern,
      format,
      leading ? leading.slice(-1) : 0,
      ...rest,
    ]);
  return plan.map((entry, index) => (index === FORMATS ? slim : entry));
}

/** The file's text as it must be for the installed library. */
export function makePhonePlans(): string {
  const metadata = JSON.parse(readFileSync(SOURCE, 'utf8')) as { countries: Record<string, unknown[]> };
  const countries = Object.fromEntries(
    Object.entries(metadata.countries).map(([country, plan]) => [country, toPlan(plan)]),
  );
  return `${JSON.stringify({ ...metadata, countries })}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, makePhonePlans());
