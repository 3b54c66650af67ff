import type { Block } from './borders';
import type { Sign } from './scan';
import { toTags } from './templates';

/**
 * How well blocks share out the dates or the authors of a page. A page is cut into blocks in hundreds of ways and each is
 * asked for it, so slots and what signs say are numbers here.
 */
interface SignTable {
  readonly indexes: Int32Array;
  readonly bySlot: Keys;
  readonly byTags: Keys;
  /** For each sign the next one of the same block; −1 after the last. */
  readonly next: Int32Array;
}

interface Keys {
  /** For each sign its slot's number, and the number of its slot and value together. */
  readonly slots: Int32Array;
  readonly said: Int32Array;
  /** For each slot what all blocks make of it, and how often the one being looked at has it. */
  readonly tally: Float64Array;
  readonly counts: Int32Array;
  /** For each slot and value the look that met it last. */
  readonly seen: Int32Array;
}

function toKeys(signs: readonly Sign[], toSlot: (sign: Sign) => string): Keys {
  const numbers = new Map<string, number>();
  const says = new Map<string, number>();
  const number = (known: Map<string, number>, key: string): number => {
    let one = known.get(key);
    if (one === undefined) known.set(key, (one = known.size));
    return one;
  };
  const slots = new Int32Array(signs.length);
  const said = new Int32Array(signs.length);
  signs.forEach((sign, at) => {
    const slot = toSlot(sign);
    slots[at] = number(numbers, slot);
    said[at] = number(says, `${slot} ${sign.value}`);
  });
  return {
    slots,
    said,
    tally: new Float64Array(numbers.size),
    counts: new Int32Array(numbers.size),
    seen: new Int32Array(says.size),
  };
}

const tables = new WeakMap<readonly Sign[], SignTable>();

function getTable(signs: readonly Sign[]): SignTable {
  let table = tables.get(signs);
  if (table === undefined) {
    table = {
      indexes: Int32Array.from(signs, ({ index }) => index),
      bySlot: toKeys(signs, ({ slot }) => slot),
      byTags: toKeys(signs, ({ slot }) => toTags(slot)),
      next: new Int32Array(signs.length),
    };
    tables.set(signs, table);
  }
  return table;
}

/** Shows each sign's place in `indexes` with the innermost block it lies in, as a place in `blocks`. */
function eachDealt(
  blocks: readonly Block[],
  indexes: Int32Array,
  deal: (sign: number, block: number) => void,
): void {
  const open: number[] = [];
  let next = 0;
  let start = blocks[0]?.start ?? Infinity;
  let end = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at] ?? 0;
    for (; start <= index; start = blocks[(next += 1)]?.start ?? Infinity) {
      open.push(next);
      end = blocks[next]?.end ?? 0;
    }
    while (open.length > 0 && end <= index) {
      open.pop();
      end = blocks[open.at(-1) ?? 0]?.end ?? 0;
    }
    const holder = open.at(-1);
    if (holder !== undefined) deal(at, holder);
  }
}

/** The signs of each block that are its own. */
export function dealOut(blocks: readonly Block[], signs: readonly Sign[]): Sign[][] {
  const dealt: Sign[][] = blocks.map(() => []);
  eachDealt(blocks, getTable(signs).indexes, (at, block) => {
    const sign = signs[at];
    if (sign !== undefined) dealt[block]?.push(sign);
  });
  return dealt;
}

let looks = 0;

/** The share of blocks that hold the commonest slot, those that hold it more than once counting less. */
function getShare(firsts: Int32Array, next: Int32Array, keys: Keys): number {
  const { slots, said, tally, counts, seen } = keys;
  tally.fill(0);
  let best = 0;
  const met: number[] = [];
  for (const first of firsts) {
    if (first < 0) continue;
    looks += 1;
    for (let sign = first; sign >= 0; sign = next[sign] ?? -1) {
      const what = said[sign] ?? 0;
      if (seen[what] === looks) continue;
      seen[what] = looks;
      const slot = slots[sign] ?? 0;
      const count = counts[slot] ?? 0;
      if (count === 0) met.push(slot);
      counts[slot] = count + 1;
    }
    // A second one is an edit or an avatar; many are a wrapper around several posts.
    for (const slot of met) {
      const count = counts[slot];
      const sum = (tally[slot] ?? 0) + (count === 1 ? 1 : count === 2 ? 0.6 : 0.15);
      tally[slot] = sum;
      if (sum > best) best = sum;
      counts[slot] = 0;
    }
    met.length = 0;
  }
  return best / firsts.length;
}

/** Slots of the same tags may be one whose classes alternate (every second row has a colour); that is a little less sure. */
const BY_TAGS = 0.9;

/** The share of blocks, 0–1, that hold the slot most of them have. */
export function getSlotShare(blocks: readonly Block[], signs: readonly Sign[]): number {
  const { indexes, bySlot, byTags, next } = getTable(signs);
  const firsts = new Int32Array(blocks.length).fill(-1);
  const lasts = new Int32Array(blocks.length);
  eachDealt(blocks, indexes, (at, block) => {
    next[at] = -1;
    if ((firsts[block] ?? -1) < 0) firsts[block] = at;
    else next[lasts[block] ?? 0] = at;
    lasts[block] = at;
  });
  const share = getShare(firsts, next, bySlot);
  return share >= BY_TAGS ? share : Math.max(share, BY_TAGS * getShare(firsts, next, byTags));
}
