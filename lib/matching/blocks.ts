import type { Portrait } from './portrait';

/** A name that more leads than this have in common leads nowhere by itself; with a town or a phone it still does. */
const MAX_BLOCK = 40;

/** The keys two leads must share one of to be looked at: `exact` ones and those of names, which forgive slips. */
export function blockKeys(portrait: Portrait): string[] {
  const keys: string[] = [];
  const add = (kind: string, values: readonly string[]) => {
    for (const value of values) keys.push(`${kind}${value}`);
  };
  add('p:', portrait.phones);
  add('e:', portrait.emails);
  add('w:', portrait.sites);
  add('s:', portrait.socials);
  add('m:', portrait.messengers);
  add('r:', portrait.registrations);
  add('u:', portrait.profiles);
  add('a:', portrait.accounts);
  add('q:', portrait.requests);
  const towns = new Set<string>();
  for (const place of portrait.places) {
    if (place.code !== undefined) towns.add(place.code);
    if (place.town.length > 0) towns.add(place.town.join(''));
    const [number] = place.numbers;
    const street = place.street[0];
    if (number !== undefined && street !== undefined) keys.push(`h:${number} ${street.slice(0, 4)}`);
  }
  const bones = new Set<string>();
  for (const name of portrait.names) {
    for (const word of name.words) bones.add(word.bones.length > 1 ? word.bones : word.latin);
    const sorted = name.words.map((word) => word.bones).sort();
    keys.push(`n:${sorted.join(' ')}`, `j:${name.joined.slice(0, 6)}`);
    for (let x = 0; x < sorted.length && x < 5; x++) {
      for (let y = x + 1; y < sorted.length && y < 5; y++)
        keys.push(`d:${sorted[x] ?? ''} ${sorted[y] ?? ''}`);
    }
  }
  for (const bone of bones) {
    keys.push(`b:${bone}`);
    for (const town of towns) keys.push(`t:${bone}@${town}`);
  }
  return [...new Set(keys)];
}

/** For each lead (by its place in the list) the later ones it is to be compared with. */
export interface Blocks {
  partnersOf(index: number): Iterable<number>;
}

export function toBlocks(keysOf: readonly (readonly string[])[]): Blocks {
  const members = new Map<string, number[]>();
  for (const [index, keys] of keysOf.entries()) {
    for (const key of keys) {
      const list = members.get(key);
      if (list) list.push(index);
      else members.set(key, [index]);
    }
  }
  return {
    partnersOf(index) {
      const partners = new Set<number>();
      for (const key of keysOf[index] ?? []) {
        const list = members.get(key);
        if (list === undefined || list.length < 2 || list.length > MAX_BLOCK) continue;
        for (const other of list) if (other > index) partners.add(other);
      }
      return partners;
    },
  };
}
