import type { Portrait } from './portrait';

/**
 * A key that more leads have in common leads nowhere by itself: with the town, or two words together, it still does.
 * Loose keys (one word of a name, the start of it, a house number without a town) are worth fewer comparisons.
 */
const MAX_BLOCK = 50;
const MAX_LOOSE_BLOCK = 12;
const LOOSE = '~';
/** Of what is exactly the same in more leads, each is compared with the next ones: together they still make a group. */
const NEIGHBOURS = 6;
const EXACT = '=';

/** The keys two leads must share one of to be looked at: `exact` ones and those of names, which forgive slips. */
export function blockKeys(portrait: Portrait): string[] {
  const keys: string[] = [];
  const add = (kind: string, values: readonly string[]) => {
    for (const value of values) keys.push(`${EXACT}${kind}${value}`);
  };
  // By the last digits, so that a number without its country finds the one with it.
  add(
    'p:',
    portrait.phones.map((phone) => phone.replace(/x.*/, '').slice(-8)),
  );
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
    if (place.town.length > 0) towns.add(place.townJoined?.text ?? '');
    const [number] = place.numbers;
    const street = place.street[0]?.latin;
    if (number !== undefined && street !== undefined) {
      const house = `${number} ${street.slice(0, 4)}`;
      keys.push(`${LOOSE}h:${house}`);
      for (const town of towns) keys.push(`h:${house}@${town}`);
    }
  }
  const bones = new Set<string>();
  for (const name of portrait.names) {
    for (const word of name.words) bones.add(word.bones.length > 1 ? word.bones : word.latin);
    const sorted = name.words.map((word) => word.bones).sort();
    keys.push(`${EXACT}n:${sorted.join(' ')}`, `${LOOSE}j:${name.joined.slice(0, 6)}`);
    for (let x = 0; x < sorted.length && x < 5; x++) {
      for (let y = x + 1; y < sorted.length && y < 5; y++)
        keys.push(`d:${sorted[x] ?? ''} ${sorted[y] ?? ''}`);
    }
  }
  for (const bone of bones) {
    keys.push(`${LOOSE}b:${bone}`);
    for (const town of towns) keys.push(`t:${bone}@${town}`);
  }
  return [...new Set(keys)];
}

/** Which leads (by their places in the list) share keys. */
export interface Blocks {
  /** The later ones a lead of the list is to be compared with. Good until the next call. */
  partnersOf(index: number): readonly number[];
  /** All that share a key with one of none of the list, or changed since. */
  sharing(keys: readonly string[]): number[];
}

/**
 * Collects keys as numbers in flat arrays: two million strings in a map take 400 MB, these 30. Two keys of one number
 * (one in some thousands) only mean a comparison for nothing.
 */
export class BlockBuilder {
  #hashes = new Uint32Array(1 << 16);
  #count = 0;
  /** Where the keys of each lead begin. */
  readonly #starts: number[] = [0];

  /** Leads in the order of the list. */
  add(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#count === this.#hashes.length) {
        const grown = new Uint32Array(this.#count * 2);
        grown.set(this.#hashes);
        this.#hashes = grown;
      }
      this.#hashes[this.#count++] = hashOf(key);
    }
    this.#starts.push(this.#count);
  }

  /** In steps of some milliseconds. Ends the collecting. */
  *build(): Generator<void, Blocks, void> {
    const [unsorted, starts, count] = [this.#hashes, Uint32Array.from(this.#starts), this.#count];
    const owners = new Uint32Array(count);
    for (let lead = 0; lead + 1 < starts.length; lead++) owners.fill(lead, starts[lead], starts[lead + 1]);
    /** The keys, equal ones side by side and each block in the order of the list: their numbers and whose they are. */
    const hashes = new Uint32Array(count);
    const leads = new Uint32Array(count);
    /** Where the first key of each lead, its second and so on stand among these. */
    const places = new Uint32Array(count);
    let start = 0;
    for (const keys of sortedByHash(unsorted, count)) {
      for (const key of keys) {
        hashes[start] = unsorted[key] ?? 0;
        leads[start] = owners[key] ?? 0;
        places[key] = start++;
      }
      yield;
    }
    this.#hashes = new Uint32Array(0);
    const seen = new Int32Array(starts.length).fill(-1);
    const partners: number[] = [];
    // Neither goes further than it could matter: what is longer is cut short anyway.
    const firstOf = (at: number) => {
      let first = at;
      while (first > 0 && hashes[first - 1] === hashes[at] && at - first <= MAX_BLOCK) first--;
      return first;
    };
    const endOf = (at: number) => {
      let end = at + 1;
      while (end < count && hashes[end] === hashes[at] && end - at <= MAX_BLOCK) end++;
      return end;
    };
    return {
      partnersOf(index) {
        partners.length = 0;
        for (let key = starts[index] ?? 0; key < (starts[index + 1] ?? 0); key++) {
          const at = places[key] ?? 0;
          const end = toEnd(hashes[at] ?? 0, at, firstOf(at), endOf(at));
          // Blocks are in the order of the list, so the later ones come behind.
          for (let next = at + 1; next < end; next++) {
            const other = leads[next] ?? 0;
            if (other === index || seen[other] === index) continue;
            seen[other] = index;
            partners.push(other);
          }
        }
        return partners;
      },
      sharing(keys) {
        const found = new Set<number>();
        for (const key of keys) {
          const hash = hashOf(key);
          const first = findFirst(hashes, hash);
          if (hashes[first] !== hash) continue;
          const end = toEnd(hash, first, first, endOf(first));
          for (let at = first; at < end; at++) found.add(leads[at] ?? 0);
        }
        return [...found];
      },
    };
  }
}

/** Where a number stands first, or would. */
function findFirst(hashes: Uint32Array, hash: number): number {
  let [low, high] = [0, hashes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((hashes[middle] ?? 0) < hash) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the leads end that the one at a place of a block is compared with. */
function toEnd(hash: number, at: number, first: number, end: number): number {
  const size = end - first;
  const kind = hash & 3;
  if (kind === KINDS.loose) return size <= MAX_LOOSE_BLOCK ? end : 0;
  if (size <= MAX_BLOCK) return end;
  return kind === KINDS.exact ? Math.min(end, at + 1 + NEIGHBOURS) : 0;
}

/** Places of keys by their numbers, in 256 parts, each in order of number and then of place. */
function* sortedByHash(hashes: Uint32Array, count: number): Generator<Uint32Array, void, void> {
  const sizes = new Uint32Array(256);
  for (let key = 0; key < count; key++)
    sizes[(hashes[key] ?? 0) >>> 24] = (sizes[(hashes[key] ?? 0) >>> 24] ?? 0) + 1;
  const parts = Array.from(sizes, (size) => new Float64Array(size));
  const filled = new Uint32Array(256);
  for (let key = 0; key < count; key++) {
    const hash = hashes[key] ?? 0;
    const at = filled[hash >>> 24] ?? 0;
    filled[hash >>> 24] = at + 1;
    const part = parts[hash >>> 24];
    // The rest of the number above the place: 24 and 29 bits, which a double holds.
    if (part) part[at] = (hash & 0xffffff) * 2 ** 29 + key;
  }
  for (const part of parts) yield Uint32Array.from(part.sort(), (packed) => packed % 2 ** 29);
}

/** How many leads may share a key before it is cut short or left out, in the last two bits of its number. */
const KINDS = { plain: 0, loose: 1, exact: 2 } as const;

/** FNV-1a, and the kind of the key. */
export function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  const kind = key.startsWith(LOOSE) ? KINDS.loose : key.startsWith(EXACT) ? KINDS.exact : KINDS.plain;
  // The better bits of FNV are the lower ones, so all are mixed once more.
  return ((Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) & ~3) | kind) >>> 0;
}
