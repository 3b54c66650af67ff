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

/** For each lead (by its place in the list) the later ones it is to be compared with. */
export interface Blocks {
  /** Good until the next call. */
  partnersOf(index: number): readonly number[];
}

/**
 * Collects keys as numbers in flat arrays: two million strings in a map take 400 MB, these 30. Two keys of one number
 * (one in some thousands) only mean a comparison for nothing.
 */
export class BlockBuilder {
  #hashes = new Uint32Array(1 << 16);
  /** How many leads may share each key before it is cut short or left out, see `MAX_BLOCK`. */
  #kinds = new Uint8Array(1 << 16);
  #count = 0;
  /** Where the keys of each lead begin. */
  readonly #starts: number[] = [0];

  /** Leads in the order of the list. */
  add(keys: readonly string[]): void {
    for (const key of keys) {
      if (this.#count === this.#hashes.length) this.#grow();
      this.#kinds[this.#count] = kindOf(key);
      this.#hashes[this.#count++] = hashOf(key);
    }
    this.#starts.push(this.#count);
  }

  #grow(): void {
    const [hashes, kinds] = [this.#hashes, this.#kinds];
    this.#hashes = new Uint32Array(this.#count * 2);
    this.#hashes.set(hashes);
    this.#kinds = new Uint8Array(this.#count * 2);
    this.#kinds.set(kinds);
  }

  /** In steps of some milliseconds. */
  *build(): Generator<void, Blocks, void> {
    const [hashes, kinds, starts, count] = [this.#hashes, this.#kinds, this.#starts, this.#count];
    const owners = new Uint32Array(count);
    for (let lead = 0; lead + 1 < starts.length; lead++) owners.fill(lead, starts[lead], starts[lead + 1]);
    /** The keys, equal ones side by side; for each where it stands, and where its block ends for it. */
    const order = new Uint32Array(count);
    const places = new Uint32Array(count);
    const ends = new Uint32Array(count);
    let start = 0;
    for (const keys of sortedByHash(hashes, count)) {
      order.set(keys, start);
      for (let from = start; from < start + keys.length;) {
        const hash = hashes[order[from] ?? 0];
        let end = from;
        while (end < start + keys.length && hashes[order[end] ?? 0] === hash) end++;
        for (let at = from; at < end; at++) {
          const key = order[at] ?? 0;
          places[key] = at;
          ends[key] = toEnd(kinds[key] ?? 0, at, end, end - from);
        }
        from = end;
      }
      start += keys.length;
      yield;
    }
    const seen = new Int32Array(starts.length).fill(-1);
    const partners: number[] = [];
    return {
      partnersOf(index) {
        partners.length = 0;
        for (let key = starts[index] ?? 0; key < (starts[index + 1] ?? 0); key++) {
          // Blocks are in the order of the list, so the later ones come behind.
          for (let at = (places[key] ?? 0) + 1; at < (ends[key] ?? 0); at++) {
            const other = owners[order[at] ?? 0] ?? 0;
            if (other === index || seen[other] === index) continue;
            seen[other] = index;
            partners.push(other);
          }
        }
        return partners;
      },
    };
  }
}

const kindOf = (key: string): number => (key.startsWith(LOOSE) ? 1 : key.startsWith(EXACT) ? 2 : 0);

/** Where the leads end that the one at a place of a block is compared with. */
function toEnd(kind: number, at: number, end: number, size: number): number {
  if (kind === 1) return size <= MAX_LOOSE_BLOCK ? end : 0;
  if (size <= MAX_BLOCK) return end;
  return kind === 2 ? Math.min(end, at + 1 + NEIGHBOURS) : 0;
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

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
