import phonePlans from './phone-plans.json' with { type: 'json' };

/*
 * How libphonenumber tells what is a number of some country's plan, over its data (see `scripts/make-phone-plans.ts`). The
 * library itself, which can do far more, is 4 kB gzip in every page that is read, and takes 40 µs a number.
 */

/** Patterns have `d` for `\d`. Absent at the end and 0 in between: nothing of that kind. */
type Plan = readonly [
  numbers: string,
  /** How many digits they have, a base 36 digit each, ascending. */
  lengths: string,
  /** Before numbers as they are written at home: one for all, or patterns, each with its own after it; 0: no way of writing them. */
  written?: string | 0 | readonly (string | 0)[],
  trunk?: string | 0,
  transform?: string | 0,
  /** What calls abroad begin with; 0: 00. */
  abroad?: string | 0,
  /** Of countries that share a calling code: how this one's begin, or what they are. */
  leading?: string | 0,
  kinds?: string,
];

/** By calling code and country, the main one first; 0: the main one's plan, and its numbers cannot be told apart. */
const PLANS = phonePlans as unknown as Record<string, Record<string, Plan | 0>>;

export interface PlanNumber {
  readonly code: string;
  readonly national: string;
  readonly country: string | undefined;
  readonly extension: string | undefined;
}

let codes: Map<string, string> | undefined;
const getCode = (country: string): string | undefined =>
  (codes ??= new Map(
    Object.entries(PLANS).flatMap(([code, plans]) => Object.keys(plans).map((one) => [one, code])),
  )).get(country);

export const hasPlan = (country: string): boolean => getCode(country) !== undefined;

/** The country's plan, or that of the main country of a calling code. */
function getPlan(code: string, country?: string): Plan | undefined {
  const plans = PLANS[code] ?? {};
  return (country !== undefined && plans[country]) || Object.values(plans).find((plan) => plan !== 0);
}

const patterns = new Map<string, RegExp>();
function toPattern(text: string): RegExp {
  const pattern = patterns.get(text) ?? new RegExp(`^(?:${text.replaceAll('d', '\\d')})`);
  patterns.set(text, pattern);
  return pattern;
}
const isWhole = (digits: string, text: string): boolean => toPattern(`(?:${text})$`).test(digits);

const hasLength = ([, lengths]: Plan, digits: string): boolean =>
  lengths.includes(digits.length.toString(36));
const isTooLong = ([, lengths]: Plan, digits: string): boolean =>
  digits.length > parseInt(lengths.slice(-1), 36);

const isOfKind = (plan: Plan, national: string): boolean => {
  const kinds = plan[7];
  return (
    kinds !== undefined && isWhole(national, plan[0]) && hasLength(plan, national) && isWhole(national, kinds)
  );
};

function findCountry(code: string, national: string): string | undefined {
  const plans = Object.entries(PLANS[code] ?? {}).filter((entry): entry is [string, Plan] => entry[1] !== 0);
  const [first] = plans;
  const found =
    plans.length === 1
      ? first
      : plans.find(([, plan]) => (plan[6] ? toPattern(plan[6]).test(national) : isOfKind(plan, national)));
  return found?.[0] || undefined;
}

/** Without the trunk prefix, where what is left can be a number. */
function toNational(code: string, plan: Plan, digits: string): string {
  const [numbers, , , trunk, transform] = plan;
  const prefix = trunk ? toPattern(trunk) : undefined;
  const match = prefix?.exec(digits);
  if (!prefix || !match) return digits;
  const isTransformed = Boolean(transform) && match.length > 1 && Boolean(match.at(-1));
  const national = isTransformed ? digits.replace(prefix, String(transform)) : digits.slice(match[0].length);
  if (isWhole(digits, numbers) && !isWhole(national, numbers)) return digits;
  const exact = getPlan(code, findCountry(code, national)) ?? plan;
  return hasLength(exact, national) || isTooLong(exact, national) ? national : digits;
}

/** The calling code that digits after a `+` begin with. */
function findCode(digits: string): string | undefined {
  return [1, 2, 3].map((length) => digits.slice(0, length)).find((code) => Object.hasOwn(PLANS, code));
}

/** After what the country dials to reach another one: nothing where the digits do not begin so. */
function getAbroad(plan: Plan, digits: string): string {
  const match = toPattern(plan[5] || '00').exec(digits);
  const rest = match ? digits.slice(match[0].length) : '';
  return rest.startsWith('0') ? '' : rest;
}

/** Whether the digits are an international number that only lacks its `+`. */
function lacksPlus(code: string, plan: Plan, digits: string): boolean {
  if (!digits.startsWith(code)) return false;
  const whole = toNational(code, plan, digits);
  if (isTooLong(plan, whole)) return true;
  return !isWhole(whole, plan[0]) && isWhole(toNational(code, plan, digits.slice(code.length)), plan[0]);
}

const SHOWN = /^(\+?[-/. ()\d]+?)(?:[ \t]*x\.?[ \t-]*(\d{1,9}))?$/;

/** The number a text is: digits, brackets, blanks and dashes, `+` before them or "x12" after. It need not be a valid one. */
export function parseNumber(text: string, home: string | undefined): PlanNumber | undefined {
  const [, shown = '', extension] = SHOWN.exec(text) ?? [];
  let digits = shown.replace(/\D/g, '');
  if (digits.length < 3) return undefined;
  const homeCode = home === undefined ? undefined : getCode(home);
  const homePlan = homeCode === undefined ? undefined : getPlan(homeCode, home);
  const abroad = shown.startsWith('+') ? digits : homePlan && getAbroad(homePlan, digits);
  let code = abroad ? findCode(abroad) : undefined;
  let country: string | undefined;
  let plan: Plan | undefined;
  if (abroad) {
    digits = abroad.slice(code?.length);
  } else if (homeCode !== undefined && homePlan && lacksPlus(homeCode, homePlan, digits)) {
    code = homeCode;
    digits = digits.slice(code.length);
  } else {
    code = homeCode;
    country = home;
    plan = homePlan;
  }
  plan ??= code === undefined ? undefined : getPlan(code);
  if (code === undefined || plan === undefined || digits === '') return undefined;
  const national = toNational(code, plan, digits);
  if (national.length < 2 || national.length > 17) return undefined;
  return { code, national, country: findCountry(code, national) ?? country, extension };
}

const planOf = ({ code, country }: PlanNumber): Plan | undefined => getPlan(code, country);

export function isValidNumber(number: PlanNumber): boolean {
  const plan = planOf(number);
  if (!plan) return false;
  return plan[7] === undefined ? isWhole(number.national, plan[0]) : isOfKind(plan, number.national);
}

/** Whether numbers of the plan may have as many digits. */
export function isPossibleNumber(number: PlanNumber): boolean {
  const plan = planOf(number);
  return plan !== undefined && hasLength(plan, number.national);
}

/** The digits the number is written with at home, undefined when the plan has no way of writing it. */
export function findWritten(number: PlanNumber): string | undefined {
  const { national, extension = '' } = number;
  const own = planOf(number)?.[2] ?? 0;
  const written = own === 0 ? getPlan(number.code)?.[2] : own;
  const prefix =
    typeof written === 'object'
      ? written.find((_, at) => at % 2 === 1 && isWhole(national, String(written[at - 1])))
      : written;
  if (typeof prefix !== 'string' && extension === '') return undefined;
  return `${prefix || ''}${national}${extension}`;
}
