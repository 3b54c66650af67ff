import { foldWords } from '@/lib/leads/fold';
import type { PostalAddress } from '@/lib/leads/values';
import { SYLLABIC } from './romanise';
import { spellOut } from './name-words';
import { countSlips, mayBeSlips, toWord, type Word } from './words';

/** An address ready for comparing. */
export interface Place {
  readonly country: string | undefined;
  /** Without blanks; of "02110-1234" the first part. */
  readonly code: string | undefined;
  readonly town: readonly Word[];
  readonly townJoined: Word | undefined;
  /** "4753-59" has two. */
  readonly numbers: readonly string[];
  /** What the street is called, without "street" and "north" where more is left. */
  readonly street: readonly Word[];
  readonly streetJoined: Word | undefined;
  readonly directions: string;
  /** `st`, `ave`: there may be a street and an avenue of one name. */
  readonly types: readonly string[];
  /** Everything, of an address that could not be taken apart; empty otherwise. */
  readonly text: string;
}

/** By the short form. */
const STREET_TYPES: Readonly<Record<string, string>> = {
  street: 'st',
  st: 'st',
  str: 'st',
  avenue: 'ave',
  ave: 'ave',
  av: 'ave',
  road: 'rd',
  rd: 'rd',
  boulevard: 'blvd',
  blvd: 'blvd',
  drive: 'dr',
  dr: 'dr',
  lane: 'ln',
  ln: 'ln',
  court: 'ct',
  ct: 'ct',
  place: 'pl',
  pl: 'pl',
};
const STREET_WORDS = new Set(
  'street st str strasse road rd avenue ave av boulevard blvd blv lane ln drive dr court ct place pl square sq highway hwy parkway pkwy pky way terrace ter crescent cres close circle cir circuit trail trl route rte rue via viale calle rua ulica ul the of room rm suite ste unit fl floor apt'.split(
    ' ',
  ),
);
const DIRECTIONS: Readonly<Record<string, string>> = {
  n: 'n',
  north: 'n',
  s: 's',
  south: 's',
  e: 'e',
  east: 'e',
  w: 'w',
  west: 'w',
  ne: 'ne',
  nw: 'nw',
  se: 'se',
  sw: 'sw',
  so: 's',
  no: 'n',
  northeast: 'ne',
  northwest: 'nw',
  southeast: 'se',
  southwest: 'sw',
};

const ORDINAL = /^\d+$/;

export function toPlace(address: PostalAddress): Place {
  const code =
    address.postalCode === undefined ? undefined : foldWords(address.postalCode.split('-')[0] ?? '').join('');
  const isApart = address.locality !== undefined || code !== undefined;
  const words = splitNumbers(foldWords(address.street ?? (isApart ? '' : address.text)));
  const first = words.findIndex((word) => /^\d+[a-z]?$/.test(word));
  const last = /^\d+[a-z]?$/.test(words[first + 1] ?? '') ? first + 1 : first;
  const numbers = first < 0 ? [] : words.slice(first, last + 1);
  const rest = words
    .filter((_, at) => first < 0 || at < first || at > last)
    .map((word) =>
      (ORDINAL.test(spellOut(word)) ? spellOut(word) : word).replace(/^(\d+)(?:st|nd|rd|th)$/, '$1'),
    );
  const named = rest.filter((word) => !STREET_WORDS.has(word) && DIRECTIONS[word] === undefined);
  const street = named.length > 0 ? named : rest;
  const town = address.locality === undefined ? [] : foldWords(address.locality);
  return {
    country: address.countryCode,
    code: code === '' ? undefined : code,
    town: town.map(toWord),
    townJoined: toJoined(town),
    numbers,
    street: street.map(toWord),
    streetJoined: toJoined(street),
    directions: [...new Set(rest.flatMap((word) => DIRECTIONS[word] ?? []))].join(' '),
    types: rest.flatMap((word) => STREET_TYPES[word] ?? []),
    text: isApart || address.street !== undefined ? '' : foldWords(address.text).join(' '),
  };
}

/** As it is compared, for showing what agreed. */
export const toPlaceText = ({ numbers, street, town, text }: Place): string =>
  text || [...numbers, ...street.map((word) => word.text), ...town.map((word) => word.text)].join(' ');

const toJoined = (words: readonly string[]) => (words.length === 0 ? undefined : toWord(words.join('')));

/** 南京路100号: figures among signs that are not parted by blanks. */
const splitNumbers = (words: readonly string[]) =>
  words.flatMap((word) => (SYLLABIC.test(word) ? (word.match(/\d+|\D+/g) ?? []) : [word]));

/**
 * `house`: the same door. `near`: another door in the street, or a detail that
 * one of them has wrong. `town`: the same town or post code, and nothing more is said of one. `elsewhere`: another
 * house, street or town.
 */
export type PlaceRelation = 'house' | 'near' | 'town' | 'unknown' | 'elsewhere';

export function comparePlaces(left: readonly Place[], right: readonly Place[]): PlaceRelation {
  let best: PlaceRelation | undefined;
  for (const a of left) {
    for (const b of right) {
      const relation = comparePlace(a, b);
      if (relation === 'house') return 'house';
      if (best === undefined || RANK[relation] > RANK[best]) best = relation;
    }
  }
  return best ?? 'unknown';
}

const RANK: Record<PlaceRelation, number> = { house: 4, near: 3, town: 2, elsewhere: 1, unknown: 0 };

function comparePlace(a: Place, b: Place): PlaceRelation {
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) return 'elsewhere';
  if (a.text !== '' && a.text === b.text)
    return a.numbers.length > 0 ? 'house' : a.street.length > 0 ? 'near' : 'town';
  const code = compareCodes(a.code, b.code);
  const town = compareTowns(a, b);
  const street = compareStreets(a, b);
  if (street === 'differ') return 'elsewhere';
  if (street === 'near') return code === 'agree' || town === 'agree' ? 'near' : 'elsewhere';
  if (street === 'agree') {
    // One house may be said to stand in the town or in its suburb, and codes are mistyped.
    if (code === 'differ' && town !== 'agree') return 'elsewhere';
    if (town === 'differ' && code === 'unknown') return 'unknown';
    return code === 'close' || haveOtherTypes(a, b) ? 'near' : 'house';
  }
  if (code === 'differ' || (town === 'differ' && code !== 'agree')) return 'elsewhere';
  return code === 'agree' || town === 'agree' ? 'town' : 'unknown';
}

const haveOtherTypes = (a: Place, b: Place) =>
  a.types.length === 1 && b.types.length === 1 && a.types[0] !== b.types[0];

type Agreement = 'agree' | 'close' | 'near' | 'differ' | 'unknown';

function compareCodes(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  if (a === b) return 'agree';
  return a.length >= 4 && countSlips(a, b, 1) <= 1 ? 'close' : 'differ';
}

/** "New York" and "New York City" agree. */
function compareTowns(a: Place, b: Place): Agreement {
  if (a.townJoined === undefined || b.townJoined === undefined) return 'unknown';
  const [short, long] = a.town.length <= b.town.length ? [a.town, b.town] : [b.town, a.town];
  if (short.every((word) => long.some((other) => isSameWord(word, other)))) return 'agree';
  return isSameWord(a.townJoined, b.townJoined) ? 'agree' : 'differ';
}

/** "12 Main Street" and "12 Main St" agree, "12 Main St" and "14 Main St" are near. */
function compareStreets(a: Place, b: Place): Agreement {
  if (a.streetJoined === undefined || b.streetJoined === undefined) return 'unknown';
  if (a.directions.length === 1 && b.directions.length === 1 && a.directions !== b.directions)
    return 'differ';
  const [short, long] = a.street.length <= b.street.length ? [a.street, b.street] : [b.street, a.street];
  const shared = short.filter((word) => long.some((other) => isSameWord(word, other))).length;
  const isSame = shared * 2 >= short.length || isSameWord(a.streetJoined, b.streetJoined);
  if (!isSame) return 'differ';
  if (a.numbers.length === 0 || b.numbers.length === 0) return 'unknown';
  return a.numbers.some((number) => b.numbers.includes(number)) ? 'agree' : 'near';
}

function isSameWord(a: Word, b: Word): boolean {
  if (a.text === b.text || a.latin === b.latin) return true;
  const [short, long] = a.latin.length <= b.latin.length ? [a, b] : [b, a];
  if (short.hasFigures || short.isSyllabic) return false;
  const letters = short.latin.length;
  if (letters >= 3 && long.latin.startsWith(short.latin)) return true;
  const most = letters < 4 ? 0 : letters < 8 ? 1 : 2;
  return mayBeSlips(a, b, most) && countSlips(short.latin, long.latin, most) <= most;
}
