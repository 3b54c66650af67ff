import { getQueryEntries } from '@/lib/contact/query-entries';
import { splitAccount } from '@/lib/leads/account';
import { compareNames, type NameRelation } from './compare-names';
import { comparePlaces, toPlaceText } from './compare-places';
import type { Portrait } from './portrait';

/**
 * What speaks for (above 0) and against two leads being one. In words: 4 is "most likely the same if nothing speaks
 * against it", 7 "two things that agree independently and nothing against it".
 */
export const WEIGHTS = {
  'same-account': 9,
  'same-request': 9,
  'same-registration': 6,
  'same-profile': 6,
  'same-email': 5,
  'same-messenger': 5,
  'same-social': 5,
  'same-phone': 4,
  'same-site': 2,
  'same-name': 4,
  'similar-name': 3,
  'part-of-name': 2,
  'same-house': 3,
  'near-place': 1.5,
  'same-town': 1,
  'other-name': -4,
  'other-kind': -6,
  'other-account': -6,
  'other-registration': -6,
  'other-profile': -3,
  'other-place': -4,
  'other-phone': -1,
} as const;

export type ReasonCode = keyof typeof WEIGHTS;

/** One thing that speaks for or against, with what it is about: the number, the names, the address. */
export interface Reason {
  readonly code: ReasonCode;
  readonly weight: number;
  /** The shared value; of names what they are compared as. Absent where there is none to show. */
  readonly value?: string;
}

/**
 * `certain`: several things agree and nothing speaks against it, good enough to take over or merge without asking.
 * `likely`: worth showing. `different` errs on the careful side: a doubled lead is a nuisance, two merged ones are a loss.
 */
export type MatchVerdict = 'certain' | 'likely' | 'different';

export interface Comparison {
  readonly verdict: MatchVerdict;
  readonly score: number;
  /** Heaviest first. */
  readonly reasons: readonly Reason[];
}

export const LIKELY = 4;
export const CERTAIN = 7;

/** What few others share; a town and a website are not enough to merge by. */
const IDENTIFYING: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'same-account',
  'same-request',
  'same-registration',
  'same-profile',
  'same-email',
  'same-messenger',
  'same-social',
  'same-phone',
  'same-house',
]);

/** What is the same body whatever else they say. */
const DECISIVE: ReadonlySet<ReasonCode> = new Set<ReasonCode>([
  'same-account',
  'same-request',
  'same-profile',
]);

const shared = (a: readonly string[], b: readonly string[]): string | undefined => {
  if (a.length === 0 || b.length === 0) return undefined;
  return a.find((key) => b.includes(key));
};

/** The keys one body is found by, strongest first. */
const KEYS = [
  ['accounts', 'same-account'],
  ['requests', 'same-request'],
  ['registrations', 'same-registration'],
  ['profiles', 'same-profile'],
  ['emails', 'same-email'],
  ['messengers', 'same-messenger'],
  ['socials', 'same-social'],
  ['phones', 'same-phone'],
  ['sites', 'same-site'],
] as const;

function findShared(a: Portrait, b: Portrait, field: (typeof KEYS)[number][0]): string | undefined {
  const same = shared(a[field], b[field]);
  if (same !== undefined || field !== 'phones' || a.phones.length === 0) return same;
  return a.phones.find((x) => b.phones.some((y) => isSameNumber(x, y) || isSameNumber(y, x)));
}

/** `(617) 555-0100` without its country, and `+1 617 555 0100`. */
function isSameNumber(placed: string, unplaced: string): boolean {
  if (!placed.startsWith('+') || unplaced.startsWith('+')) return false;
  const national = unplaced.replace(/^0+/, '');
  return national.length >= MIN_NATIONAL_DIGITS && placed.endsWith(national);
}

/** Fewer digits could be a local number in many towns. */
const MIN_NATIONAL_DIGITS = 9;

const DIFFERENT: Comparison = { verdict: 'different', score: WEIGHTS['other-place'], reasons: [] };

export function compareLeads(a: Portrait, b: Portrait): Comparison {
  const place = comparePlaces(a.places, b.places);
  // Most pairs that are looked at share a word of their names and live apart: they are to cost next to nothing.
  if (place === 'elsewhere' && !KEYS.some(([field]) => findShared(a, b, field) !== undefined))
    return DIFFERENT;
  const reasons: Reason[] = [];
  const add = (code: ReasonCode, value?: string) =>
    reasons.push({ code, weight: WEIGHTS[code], ...(value !== undefined && { value }) });
  for (const [field, code] of KEYS) {
    const value = findShared(a, b, field);
    if (value !== undefined) add(code, value);
  }
  const lacks = (code: ReasonCode) => !reasons.some((reason) => reason.code === code);
  if (a.kind !== b.kind) add('other-kind');
  if (lacks('same-account') && haveOtherAccounts(a, b)) add('other-account');
  if (lacks('same-registration') && haveOtherNumbers(a, b)) add('other-registration');
  if (lacks('same-profile') && haveOtherProfiles(a, b)) add('other-profile');
  if (lacks('same-phone') && a.phones.length > 0 && b.phones.length > 0) add('other-phone');
  if (place === 'house') add('same-house', showPlace(b));
  if (place === 'near') add('near-place', showPlace(b));
  if (place === 'town') add('same-town', showPlace(b));
  if (place === 'elsewhere') add('other-place');
  // Names cost most, and the best of them would not make up for what was found so far.
  const sum = reasons.reduce((sum, { weight }) => sum + weight, 0);
  if (sum < LIKELY - WEIGHTS['same-name'] && !reasons.some(({ code }) => DECISIVE.has(code)))
    return { verdict: 'different', score: sum, reasons };
  const name = compareAllNames(a, b, place !== 'unknown');
  if (name) reasons.push({ ...name, value: b.names[0]?.joined ?? '' });
  return weigh(a, b, reasons);
}

const showPlace = ({ places: [first] }: Portrait) => first && toPlaceText(first);

const NAME_REASONS: Record<NameRelation, ReasonCode> = {
  equal: 'same-name',
  similar: 'similar-name',
  part: 'part-of-name',
  differ: 'other-name',
};

/**
 * The best of all names of both; `undefined` where one has none. Their town adds nothing to a name where both are known
 * to be in it; where one may be elsewhere it tells the branch from the head office.
 */
function compareAllNames(
  a: Portrait,
  b: Portrait,
  areTogether: boolean,
): Pick<Reason, 'code' | 'weight'> | undefined {
  const towns = new Set<string>(
    (areTogether ? [...a.places, ...b.places] : []).flatMap(({ town }) => town.map(({ text }) => text)),
  );
  let best: Pick<Reason, 'code' | 'weight'> | undefined;
  for (const left of a.names) {
    for (const right of b.names) {
      const { relation, score } = compareNames(left, right, towns);
      const code = NAME_REASONS[relation];
      // Half of their words in common speaks less against them than none.
      const weight =
        WEIGHTS[code] + (relation === 'differ' && a.kind === 'organisation' ? SHARED_WORDS * score : 0);
      if (best === undefined || weight > best.weight) best = { code, weight };
    }
  }
  return best;
}

/** What two firms get back that have a word of their own each, but share the others. Of people it is the family. */
const SHARED_WORDS = 3;

function weigh(a: Portrait, b: Portrait, reasons: Reason[]): Comparison {
  const has = (code: ReasonCode) => reasons.some((reason) => reason.code === code);
  const score = reasons.reduce((sum, { weight }) => sum + weight, 0);
  reasons.sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  if (has('other-account')) return { verdict: 'different', score, reasons };
  // A slip in a name may be another member of the family, so people need theirs in full.
  const isSameName =
    has('same-name') || (has('similar-name') && a.kind === 'organisation' && score >= CERTAIN + 1);
  const isUnopposed = reasons.every(({ weight, code }) => weight > 0 && code !== 'near-place');
  const isSure =
    // Whoever signs for a company in one post and for nobody in the next is still the same author.
    has('same-account') ||
    has('same-request') ||
    isSameRecord(a, b, has) ||
    (isUnopposed &&
      (isSameName
        ? (score >= CERTAIN && reasons.some(({ code }) => IDENTIFYING.has(code))) ||
          (has('same-name') && has('same-site') && a.kind === 'organisation')
        : isNamelessSame(a, b, has)));
  // Namesakes are many among people, and what a firm is called says little where both say more.
  const isNameOnly = reasons.every(({ code }) => code === 'same-name' || code === 'similar-name');
  const isLikely = isNameOnly
    ? a.kind === 'organisation' && (has('same-name') || (isBare(a) && isBare(b)))
    : score >= LIKELY;
  return { verdict: isSure ? 'certain' : isLikely ? 'likely' : 'different', score, reasons };
}

type Has = (code: ReasonCode) => boolean;

/**
 * One page about both, as a directory has one for each of its records: then what it says may change, the address too.
 * One address for a whole list of names is a reader's mistake, so another name needs something else that agrees.
 */
function isSameRecord(a: Portrait, b: Portrait, has: Has): boolean {
  if (!has('same-profile') || has('other-registration')) return false;
  if (a.kind !== b.kind) return has('same-name') || has('similar-name') || has('part-of-name');
  return !has('other-name') || has('same-phone') || has('same-email') || has('same-registration');
}

/**
 * One of them has no name that could speak against it. Colleagues share the switchboard, so of people a number without a
 * name proves nothing, unless both gave it in their own posts.
 */
function isNamelessSame(a: Portrait, b: Portrait, has: Has): boolean {
  if (a.names.length > 0 && b.names.length > 0) return false;
  const isFirm = a.kind === 'organisation';
  const bothPost = a.accounts.length > 0 && b.accounts.length > 0;
  return (
    has('same-email') ||
    has('same-messenger') ||
    (has('same-phone') && (isFirm || bothPost)) ||
    (has('same-registration') && isFirm)
  );
}

/** A name and nothing that could tell it from a namesake. */
const isBare = (one: Portrait) =>
  one.phones.length +
    one.emails.length +
    one.sites.length +
    one.places.length +
    one.registrations.length +
    one.profiles.length ===
  0;

const sitesOf = (accounts: readonly string[]) => accounts.map((account) => splitAccount(account).site);
const haveOtherAccounts = (a: Portrait, b: Portrait) =>
  (a.kind === 'person' || b.kind === 'person') &&
  shared(sitesOf(a.accounts), sitesOf(b.accounts)) !== undefined;

const schemesOf = (registrations: readonly string[]) => registrations.map((key) => key.split(' ')[0] ?? '');
const haveOtherNumbers = (a: Portrait, b: Portrait) =>
  a.registrations.length > 0 &&
  b.registrations.length > 0 &&
  shared(schemesOf(a.registrations), schemesOf(b.registrations)) !== undefined;

const hostsOf = (keys: readonly string[]) => keys.map((key) => key.slice(0, Math.max(0, key.indexOf('/'))));
/** Pages of one site are about different records, except pages of the lead's own site and parts of one page. */
function haveOtherProfiles(a: Portrait, b: Portrait): boolean {
  if (a.profiles.length === 0 || b.profiles.length === 0) return false;
  const host = shared(hostsOf(a.profiles), hostsOf(b.profiles));
  if (host === undefined || a.sites.includes(host) || b.sites.includes(host)) return false;
  return !a.profiles.some((x) => b.profiles.some((y) => leadsInto(x, y) || leadsInto(y, x)));
}

/** `/firm/1` and its `/firm/1/contact`, `/firm/1?from=list` and `/firm/1#map` may be one record. */
function leadsInto(whole: string, part: string): boolean {
  if (!part.startsWith(whole.replace(/[/?#].*$/, ''))) return false;
  const [x, y] = [new URL(`https://${whole}`), new URL(`https://${part}`)];
  const [long, short] = [`${y.pathname}/`, `${x.pathname.replace(/\/$/, '')}/`];
  return (
    short !== '/' &&
    long.startsWith(short) &&
    (x.hash === '' || x.hash === y.hash) &&
    getQueryEntries(x).every(([name, value]) => y.searchParams.get(name) === value)
  );
}
