import { splitAccount } from './account';
import { foldWords } from './fold';
import {
  emailKeys,
  getNames,
  list,
  matchKeys,
  messengerKeys,
  nameKeys,
  phoneKeys,
  profileKeys,
  registrationKeys,
  siteKeys,
  socialKeys,
  type Matchable,
  type ValueLists,
} from './match-keys';
import { nameWords } from './name-key';
import type { PostalAddress } from './values';

type Agreement = 'agree' | 'differ' | 'unknown';

const overlap = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key));

/**
 * `part`: all words of the shorter name stand in the longer ("Alder" and "Alder Roofing"). `branch`: and what the longer
 * adds is where it is ("Alder Riverton" in Riverton), so it is one of the Alders rather than Alder by its full name.
 */
type NameAgreement = 'equal' | 'part' | 'branch' | 'differ' | 'unknown';

function compareNames(a: Matchable, b: Matchable): NameAgreement {
  const [left, right] = [getNames(a).map(nameWords), getNames(b).map(nameWords)];
  const found = new Set(
    left.flatMap((x) =>
      right.map((y): NameAgreement => {
        if (x.join('') === y.join('') || (contains(x, y) && contains(y, x))) return 'equal';
        if (contains(x, y)) return isBranchName(a, x, y) ? 'branch' : 'part';
        if (contains(y, x)) return isBranchName(b, y, x) ? 'branch' : 'part';
        return 'differ';
      }),
    ),
  );
  return (['equal', 'part', 'branch', 'differ'] as const).find((one) => found.has(one)) ?? 'unknown';
}

const contains = (long: readonly string[], short: readonly string[]) =>
  short.every((word) => long.includes(word));

function isBranchName({ facts }: Matchable, long: readonly string[], short: readonly string[]): boolean {
  const places = list(facts.address).flatMap((address) => foldWords(address.text));
  return long.every((word) => short.includes(word) || places.includes(word));
}

function compareAddress(a: PostalAddress, b: PostalAddress): Agreement {
  if (compareWords(a.text, b.text) === 'agree') return 'agree';
  const country = compareWords(a.countryCode, b.countryCode);
  // "02110" and "02110-1234" are one place.
  const postalCode = compareWords(a.postalCode?.split('-')[0], b.postalCode?.split('-')[0]);
  const street = compareStreets(a.street, b.street);
  const town = compareTowns(a.locality, b.locality);
  if (country === 'differ' || postalCode === 'differ' || street === 'differ') return 'differ';
  // One house may be said to stand in the town or in its suburb, so there the town decides nothing.
  if (town === 'differ') return street === 'agree' ? 'unknown' : 'differ';
  if ([postalCode, street, town].includes('agree')) return 'agree';
  // Neither could be taken apart: different house numbers or post codes are different places.
  const [left, right] = [numbersOf(a.text), numbersOf(b.text)];
  return left.length > 0 && right.length > 0 && !overlap(left, right) ? 'differ' : 'unknown';
}

function compareWords(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  return foldWords(a).join('') === foldWords(b).join('') ? 'agree' : 'differ';
}

/** "New York" and "New York City" agree. */
function compareTowns(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  const [left, right] = [foldWords(a), foldWords(b)];
  return contains(left, right) || contains(right, left) ? 'agree' : 'differ';
}

const numbersOf = (text: string) => foldWords(text).filter((word) => /\d/.test(word));

/** "12 Main Street" and "12 Main St" agree, "12 Main St" and "14 Main St" differ. */
function compareStreets(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  const [left, right] = [foldWords(a), foldWords(b)];
  const [leftNumbers, rightNumbers] = [numbersOf(a), numbersOf(b)];
  if (leftNumbers.length > 0 && rightNumbers.length > 0 && !overlap(leftNumbers, rightNumbers)) {
    return 'differ';
  }
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  const shared = short.filter((word) =>
    long.some((other) => other.startsWith(word) || word.startsWith(other)),
  ).length;
  return shared * 2 >= short.length ? 'agree' : 'differ';
}

function compareAddresses(a: ValueLists, b: ValueLists): Agreement {
  const pairs = list(a.address).flatMap((x) => list(b.address).map((y) => compareAddress(x, y)));
  if (pairs.includes('agree')) return 'agree';
  return pairs.includes('differ') ? 'differ' : 'unknown';
}

/** Pages of one site are about different records, except pages of the lead's own site. */
function compareProfiles(a: ValueLists, b: ValueLists): Agreement {
  const [left, right] = [profileKeys(a), profileKeys(b)];
  if (overlap(left, right)) return 'agree';
  const own = new Set([...siteKeys(a), ...siteKeys(b)]);
  const pairs = left.flatMap((x) =>
    right.map((y) => [new URL(`https://${x}`), new URL(`https://${y}`)] as const),
  );
  const onOneSite = pairs.filter(([x, y]) => x.host === y.host && !own.has(x.host));
  return onOneSite.length === 0 || onOneSite.some(([x, y]) => leadsInto(x, y) || leadsInto(y, x))
    ? 'unknown'
    : 'differ';
}

/** `/firm/1` and its `/firm/1/contact`, `/firm/1?from=list` and `/firm/1#map` may be one record. */
function leadsInto(whole: URL, part: URL): boolean {
  const [long, short] = [`${part.pathname}/`, `${whole.pathname.replace(/\/$/, '')}/`];
  return (
    short !== '/' &&
    long.startsWith(short) &&
    (whole.hash === '' || whole.hash === part.hash) &&
    [...whole.searchParams].every(([name, value]) => part.searchParams.get(name) === value)
  );
}

/** Two numbers of one register are two bodies; numbers of different registers say nothing. */
function compareRegistrations(a: ValueLists, b: ValueLists): Agreement {
  if (overlap(registrationKeys(a), registrationKeys(b))) return 'agree';
  const schemes = (facts: ValueLists) =>
    list(facts.registration).map((registration) => foldWords(registration.scheme).join(''));
  return overlap(schemes(a), schemes(b)) ? 'differ' : 'unknown';
}

/** An account is one person's; a person has one account on a site, a company one for each who writes for it. */
function compareAccounts(a: Matchable, b: Matchable): Agreement {
  const [left, right] = [a.accounts ?? [], b.accounts ?? []];
  if (overlap(left, right)) return 'agree';
  if (a.kind === 'organisation' && b.kind === 'organisation') return 'unknown';
  const sites = (accounts: readonly string[]) => accounts.map((account) => splitAccount(account).site);
  return overlap(sites(left), sites(right)) ? 'differ' : 'unknown';
}

const requestKeys = ({ requests = [] }: Matchable) => requests.map(({ key }) => key);

/**
 * `certain`: several things agree and nothing speaks against it. `likely`: the best reading of little evidence,
 * good for one candidate of a page but not for two.
 */
export type MatchVerdict = 'certain' | 'likely' | 'different';

/**
 * Whether two descriptions are of the same organisation or person. Errs towards `different`: a doubled lead is a
 * nuisance, two merged ones are a loss. The cases stand as a table in tests/unit/leads/judge-match.test.ts.
 */
export function judgeMatch(a: Matchable, b: Matchable): MatchVerdict {
  const account = compareAccounts(a, b);
  // Whoever signs for a company in one post and for nobody in the next is still the same author.
  if (account === 'agree') return 'certain';
  if (account === 'differ') return 'different';
  if (overlap(requestKeys(a), requestKeys(b))) return 'certain';

  const name = compareNames(a, b);
  const address = compareAddresses(a.facts, b.facts);
  const profile = compareProfiles(a.facts, b.facts);
  const registration = compareRegistrations(a.facts, b.facts);
  const phone = overlap(phoneKeys(a.facts), phoneKeys(b.facts));
  const email = overlap(emailKeys(a.facts), emailKeys(b.facts));
  const messenger = overlap(messengerKeys(a.facts), messengerKeys(b.facts));

  if (a.kind !== b.kind) {
    return profile === 'agree' && (name === 'equal' || name === 'part') ? 'certain' : 'different';
  }
  if (profile === 'agree') {
    // One address for a whole list is a reader's mistake, so a different name needs something else that agrees.
    return name !== 'differ' || phone || email || registration === 'agree' ? 'certain' : 'different';
  }
  if (profile === 'differ' || registration === 'differ' || address === 'differ') return 'different';
  if (name === 'differ' || (name === 'branch' && address !== 'agree')) return 'different';
  if (name === 'unknown') {
    // Colleagues share the switchboard, so for people a number without a name proves nothing, unless both gave it in
    // their own posts.
    const bothPost = (a.accounts?.length ?? 0) > 0 && (b.accounts?.length ?? 0) > 0;
    const isCompany = a.kind === 'organisation';
    const shared =
      email || messenger || (phone && (bothPost || isCompany)) || (registration === 'agree' && isCompany);
    return shared ? 'certain' : 'different';
  }
  const social = overlap(socialKeys(a.facts), socialKeys(b.facts));
  if (phone || email || messenger || social || registration === 'agree') return 'certain';
  // Subsidiaries share the site of the group, so there a part of the name is not enough.
  if (name === 'equal' && overlap(siteKeys(a.facts), siteKeys(b.facts))) return 'certain';
  if (!overlap(nameKeys(a), nameKeys(b))) return 'different';
  // Only name and place agree: two numbers speak against it.
  if (address === 'agree') {
    return phoneKeys(a.facts).length > 0 && phoneKeys(b.facts).length > 0 ? 'different' : 'likely';
  }
  return isBare(a) && isBare(b) ? 'likely' : 'different';
}

/** A name and nothing that could tell it from a namesake. */
function isBare(item: Matchable): boolean {
  return matchKeys(item).every((key) => key.startsWith('name:'));
}
