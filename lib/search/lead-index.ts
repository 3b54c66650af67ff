import type { Lead } from '@/lib/leads/lead';
import type { CustomValue } from '@/lib/leads/lead-parts';
import { compile, toWordTestKey, type QueryContext, type Test } from './compile-query';
import { CHUNK_SLOTS, hasBit, LetterPairs } from './letter-pairs';
import { Order, sortInSteps } from './order';
import { toSearchItem, type Marks, type SearchItem } from './search-item';
import { findSortKey, type LeadSortKey, type SortKey } from './sort-key';

export type { LeadSortKey } from './sort-key';
export interface SortStep {
  by: LeadSortKey;
  direction: 'ascending' | 'descending';
}
export interface LeadSort extends SortStep {
  /** What those are sorted by that the first step leaves equal, and so on. */
  then?: readonly SortStep[] | undefined;
}

export interface LeadQuery {
  /** In the language of `parseQuery`. */
  text?: string | undefined;
  sort: LeadSort;
}

/**
 * A thousand leads of the index, packed to be kept on disk; see `lib/store/search-snapshot.ts`. The browser makes a copy
 * of it, and two long strings are copied in a tenth of the time two thousand take.
 */
export interface IndexChunk {
  /** One a line; an empty one where there is no lead. */
  ids: string;
  /** All texts in a row, and those of which a letter needs two bytes in another: one such letter costs all of a string. */
  texts: { narrow: string; wide: string };
  /** Where each lead's text ends in its row, one for each; of those in the wide row the complement (`~`). */
  ends: Int32Array<ArrayBuffer>;
  /** Created, updated, seen, touched, next: five for each, `NaN` for what there is none of. */
  times: Float64Array;
  marks: Marks[];
  /** Where in `marks` each lead's are. */
  markOf: Uint16Array;
  custom: [at: number, Readonly<Record<string, CustomValue>>][];
  asking: Lead[];
  bits: Uint32Array;
}

/** What slots sort by at each step, so that comparing looks nothing up. */
type StepKeys = readonly (SortKey | undefined)[][];

interface Orders {
  /** One serves both directions; of several each has its own. */
  readonly steps: readonly SortStep[];
  /** Slots of leads that have what is sorted by; by several steps all of them. */
  readonly present: Order<number>;
  /** The others stand last in both directions, newest first. */
  readonly missing: Order<number>;
  readonly keys: StepKeys;
  /** Whose names it was sorted by. */
  readonly context: QueryContext;
}

/** Numbers a lead has in `IndexChunk.times`. */
const TIMES = 5;
const toMoment = (time = NaN) => (Number.isNaN(time) ? undefined : time);

/** A letter that needs two bytes. */
const WIDE = /[^\x00-\xff]/;

/** What was found for the words typed so far. */
interface Found {
  /** A bit for every slot. */
  readonly mask: Uint32Array;
  /** Where the last word stands first in the text of each slot, or before it; known for words without a field. */
  readonly starts: Uint16Array | undefined;
}

/** As many are remembered until a lead changes: what one types, and what one takes back. Each takes two bytes a lead. */
const MOST_FOUND = 16;

/** As many orders are kept; each takes some megabytes. */
const MOST_ORDERS = 3;

const NOTHING_NAMED: QueryContext = { categories: [], lists: [], customFields: [], now: 0 };

/**
 * Every lead as one string and its marks, without the leads themselves: a fifth of the memory. Words are found anywhere in
 * the strings, Chinese without spaces, parts of words and numbers, which no word index gives; a few milliseconds at
 * 100,000 (tests/bench/store.ts). Each lead has a slot, the same in all lists here, and given to another when it goes.
 */
export class LeadIndex {
  readonly #slots = new Map<string, number>();
  readonly #items: (SearchItem | undefined)[] = [];
  /** Of `#items`, side by side: looking through them touches nothing else. */
  readonly #texts: (string | undefined)[] = [];
  readonly #ids: string[] = [];
  readonly #free: number[] = [];
  readonly #pairs = new LetterPairs();
  /** The leads that ask for something: few among many. */
  readonly #asking = new Map<string, Lead>();
  readonly #marks = new Map<string, Marks>();
  /** By what `toOrderName` says. */
  readonly #orders = new Map<string, Orders>();
  /** Slots that changed since each order that is being sorted began. */
  readonly #preparing = new Set<Set<number>>();
  readonly #changedChunks = new Set<number>();
  readonly #found = new Map<string, Found>();
  #collator: Intl.Collator | undefined;

  /** `collator` decides how names sort; by default as in the browser's language. */
  constructor(collator?: Intl.Collator) {
    this.#collator = collator;
  }

  get size(): number {
    return this.#slots.size;
  }

  has(id: string): boolean {
    return this.#slots.has(id);
  }

  /** A lead as the search sees it; do not keep it, it changes with the lead. */
  get(id: string): SearchItem | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#items[slot];
  }

  set(lead: Lead): void {
    const known = this.#slots.get(lead.id);
    if (known !== undefined) this.#clear(known);
    const slot = known ?? this.#free.pop() ?? this.#items.length;
    const item = toSearchItem(lead, (marks) => this.#share(marks));
    this.#pairs.add(slot, item.text);
    this.#place(slot, item);
    this.#changedChunks.add(Math.floor(slot / CHUNK_SLOTS));
    if (lead.requests === undefined) this.#asking.delete(lead.id);
    // Without its match keys: a quarter of the memory, and only the store looks at them.
    else this.#asking.set(lead.id, { ...lead, keys: [] });
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    if (slot === undefined) return;
    this.#clear(slot);
    this.#slots.delete(id);
    this.#asking.delete(id);
    this.#items[slot] = undefined;
    this.#texts[slot] = undefined;
    this.#free.push(slot);
    this.#changedChunks.add(Math.floor(slot / CHUNK_SLOTS));
  }

  /** The leads that ask for something, in no order. */
  asking(): Iterable<Lead> {
    return this.#asking.values();
  }

  /** How many leads have the same marks: what counts by category, stage, tag and owner are added up from. */
  countMarks(): Map<Marks, number> {
    const counts = new Map<Marks, number>();
    for (const item of this.#items)
      if (item !== undefined) counts.set(item.marks, (counts.get(item.marks) ?? 0) + 1);
    return counts;
  }

  /** Ids of the leads that match, in order. Ties are broken by what changed last. */
  query({ text = '', sort }: LeadQuery, context: QueryContext = NOTHING_NAMED): string[] {
    const mask = this.#find(compile(text, context).all);
    const { steps, present, missing } = this.#getOrders(sort, context);
    const found: string[] = [];
    this.#collect(present.get(), steps.length === 1 && sort.direction === 'descending', mask, found);
    this.#collect(missing.get(), false, mask, found);
    return found;
  }

  /** How many leads match. */
  count(text: string, context: QueryContext): number {
    const mask = this.#find(compile(text, context).all);
    let count = 0;
    for (const slot of this.#slots.values()) if (hasBit(mask, slot)) count++;
    return count;
  }

  /** Sorts for `query` a little at a time; without it, the first query by an order takes its time. */
  *prepare(sort: LeadSort, context: QueryContext = NOTHING_NAMED): Generator<void, void> {
    if (this.#findOrders(sort, context) !== undefined) return;
    const steps = toSteps(sort);
    // Leads may change at a pause. Those as they are now are sorted; what changed is worked in behind that.
    const items = [...this.#items];
    const changed = new Set<number>();
    this.#preparing.add(changed);
    const keys: StepKeys = steps.map(() => []);
    const slots: { present: number[]; missing: number[] } = { present: [], missing: [] };
    for (const [slot, item] of items.entries()) {
      if (slot % CHUNK_SLOTS === 0) yield;
      if (item === undefined) continue;
      setKeys(keys, steps, slot, item, context);
      slots[isMissing(keys, slot) ? 'missing' : 'present'].push(slot);
    }
    const present = yield* sortInSteps(slots.present, (a, b) => this.#compare(items, steps, keys, a, b));
    const missing = yield* sortInSteps(slots.missing, (a, b) => compareNewest(items[b], items[a]));
    this.#preparing.delete(changed);

    const orders: Orders = {
      steps,
      context,
      keys,
      present: new Order((a, b) => this.#compare(this.#items, steps, keys, a, b)),
      missing: new Order((a, b) => compareNewest(this.#items[b], this.#items[a])),
    };
    orders.present.start(present);
    orders.missing.start(missing);
    for (const slot of changed) {
      if (items[slot] !== undefined) takeOut(orders, slot);
      const item = this.#items[slot];
      if (item !== undefined) putIn(orders, slot, item);
    }
    const name = toOrderName(sort);
    this.#orders.delete(name);
    this.#orders.set(name, orders);
    const [oldest] = this.#orders.keys();
    if (this.#orders.size > MOST_ORDERS && oldest !== undefined) this.#orders.delete(oldest);
  }

  /** Chunks in which something changed since this was last asked. */
  takeChangedChunks(): number[] {
    const changed = [...this.#changedChunks];
    this.#changedChunks.clear();
    return changed;
  }

  /** Gives back what `takeChangedChunks` gave, when it could not be kept. */
  returnChangedChunks(chunks: readonly number[]): void {
    for (const chunk of chunks) this.#changedChunks.add(chunk);
  }

  get chunkCount(): number {
    return Math.ceil(this.#items.length / CHUNK_SLOTS);
  }

  pack(chunk: number): IndexChunk {
    const items = this.#items.slice(chunk * CHUNK_SLOTS, (chunk + 1) * CHUNK_SLOTS);
    const marks = new Map<Marks, number>();
    const texts: Record<'narrow' | 'wide', string[]> = { narrow: [], wide: [] };
    const lengths = { narrow: 0, wide: 0 };
    const packed: IndexChunk = {
      ids: items.map((item) => item?.id ?? '').join('\n'),
      texts: { narrow: '', wide: '' },
      ends: new Int32Array(items.length),
      times: new Float64Array(items.length * TIMES),
      marks: [],
      markOf: new Uint16Array(items.length),
      custom: [],
      asking: items.flatMap((item) => (item && this.#asking.get(item.id)) ?? []),
      bits: this.#pairs.pack(chunk),
    };
    for (const [at, item] of items.entries()) {
      if (item === undefined) continue;
      const row = WIDE.test(item.text) ? 'wide' : 'narrow';
      texts[row].push(item.text);
      lengths[row] += item.text.length;
      packed.ends[at] = row === 'wide' ? ~lengths.wide : lengths.narrow;
      packed.times.set(
        [item.createdAt, item.updatedAt, item.seenAt, item.touchedAt ?? NaN, item.nextAt ?? NaN],
        at * TIMES,
      );
      if (!marks.has(item.marks)) marks.set(item.marks, marks.size);
      packed.markOf[at] = marks.get(item.marks) ?? 0;
      if (item.custom !== undefined) packed.custom.push([at, item.custom]);
    }
    packed.texts = { narrow: texts.narrow.join(''), wide: texts.wide.join('') };
    packed.marks = [...marks.keys()];
    return packed;
  }

  /** Takes over what `pack` gave; chunk by chunk into an empty index, in their order. */
  unpack(chunk: number, packed: IndexChunk): void {
    const start = chunk * CHUNK_SLOTS;
    const marks = packed.marks.map((one) => this.#share(one));
    const custom = new Map(packed.custom);
    const { texts, times, ends, markOf } = packed;
    const { narrow, wide } = texts;
    this.#pairs.unpack(chunk, packed.bits);
    let [narrowEnd, wideEnd, at] = [0, 0, -1];
    for (const id of packed.ids.split('\n')) {
      at++;
      const slot = start + at;
      const end = ends[at] ?? 0;
      let text = '';
      if (id !== '' && end >= 0) text = narrow.slice(narrowEnd, (narrowEnd = end));
      else if (id !== '') text = wide.slice(wideEnd, (wideEnd = ~end));
      const shared = marks[markOf[at] ?? 0];
      if (id === '' || shared === undefined || this.#slots.has(id)) {
        // Written while leads moved from one place to another; the place it moved to counts.
        if (id !== '') this.#pairs.remove(slot, text);
        this.#items[slot] = undefined;
        this.#texts[slot] = undefined;
        this.#free.push(slot);
        continue;
      }
      this.#place(slot, {
        id,
        text,
        marks: shared,
        createdAt: times[at * TIMES] ?? 0,
        updatedAt: times[at * TIMES + 1] ?? 0,
        seenAt: times[at * TIMES + 2] ?? 0,
        touchedAt: toMoment(times[at * TIMES + 3]),
        nextAt: toMoment(times[at * TIMES + 4]),
        custom: custom.get(at),
      });
    }
    for (const lead of packed.asking) this.#asking.set(lead.id, lead);
  }

  /** Clause by clause: quickly which leads may match, then which of those do. A bit for every slot; do not change it. */
  #find(all: readonly (readonly Test[])[]): Uint32Array {
    let mask = this.#pairs.all();
    // What was asked up to here; undefined once something was asked that is not remembered.
    let asked: string | undefined = '';
    for (const tests of all) {
      const found: Uint32Array[] = tests.map((test) => {
        const { mask: some } = this.#findOne(mask, test, asked);
        return test.not ? some.map((bits, index) => ~bits & (mask[index] ?? 0)) : some;
      });
      const keys = tests.map(({ not, key }) => key && (not ? `-${key}` : key));
      asked = asked === undefined || keys.includes(undefined) ? undefined : `${asked}${keys.join(' OR ')}\n`;
      mask = found.reduce((one, other) => one.map((bits, index) => bits | (other[index] ?? 0)));
    }
    return mask;
  }

  /** Slots `within` the mask that pass the test, whether it is turned round or not. */
  #findOne(within: Uint32Array, test: Test, before: string | undefined): Found {
    const asked = before === undefined || test.key === undefined ? undefined : before + test.key;
    const known = asked === undefined ? undefined : this.#found.get(asked);
    if (known !== undefined) return known;
    const found =
      test.word === undefined ? this.#verify(within, test) : this.#findWord(within, test, test.word, before);
    if (asked !== undefined) this.#found.set(asked, found);
    const [oldest] = this.#found.keys();
    if (this.#found.size > MOST_FOUND && oldest !== undefined) this.#found.delete(oldest);
    return found;
  }

  /**
   * A longer word stands only where the shorter one does, and not before it: typing on looks where the letters before
   * were found.
   */
  #findWord(within: Uint32Array, { needs }: Test, word: string, before: string | undefined): Found {
    let shorter: Found | undefined;
    for (let end = word.length - 1; end > 0 && before !== undefined && shorter === undefined; end--)
      shorter = this.#found.get(before + toWordTestKey(word.slice(0, end)));
    const mask = (shorter?.mask ?? within).slice();
    this.#pairs.narrow(mask, needs);
    const from = shorter?.starts;
    const starts = new Uint16Array(mask.length * 32);
    for (let index = 0; index < mask.length; index++) {
      let bits = mask[index] ?? 0;
      let kept = 0;
      while (bits !== 0) {
        const bit = bits & -bits;
        bits ^= bit;
        const slot = (index << 5) + 31 - Math.clz32(bit);
        const at = this.#texts[slot]?.indexOf(word, from === undefined ? 0 : from[slot]) ?? -1;
        if (at < 0) continue;
        kept |= bit;
        starts[slot] = Math.min(at, 0xffff);
      }
      mask[index] = kept;
    }
    return { mask, starts };
  }

  /** One plain loop that touches only what it must: for a word every lead has, it runs 100,000 times a letter. */
  #verify(within: Uint32Array, { needs, test }: Test): Found {
    const mask = within.slice();
    this.#pairs.narrow(mask, needs);
    for (let index = 0; index < mask.length; index++) {
      let bits = mask[index] ?? 0;
      let kept = 0;
      while (bits !== 0) {
        const bit = bits & -bits;
        bits ^= bit;
        const item = this.#items[(index << 5) + 31 - Math.clz32(bit)];
        if (item !== undefined && test(item)) kept |= bit;
      }
      mask[index] = kept;
    }
    return { mask, starts: undefined };
  }

  #collect(slots: readonly number[], backwards: boolean, mask: Uint32Array, found: string[]): void {
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[backwards ? slots.length - 1 - index : index] ?? 0;
      if (hasBit(mask, slot)) found.push(this.#ids[slot] ?? '');
    }
  }

  #findOrders(sort: LeadSort, { categories, lists }: QueryContext): Orders | undefined {
    const orders = this.#orders.get(toOrderName(sort));
    const isRenamed = orders?.steps.some(
      ({ by }) =>
        (by === 'category' && orders.context.categories !== categories) ||
        (by === 'list' && orders.context.lists !== lists),
    );
    return isRenamed ? undefined : orders;
  }

  #getOrders(sort: LeadSort, context: QueryContext): Orders {
    const orders = this.#findOrders(sort, context);
    if (orders !== undefined) return orders;
    for (const _ of this.prepare(sort, context));
    return this.#getOrders(sort, context);
  }

  #compare(
    items: readonly (SearchItem | undefined)[],
    steps: readonly SortStep[],
    keys: StepKeys,
    slotA: number,
    slotB: number,
  ): number {
    const newest = compareNewest(items[slotA], items[slotB]);
    if (steps.length === 1) {
      const [a, b] = [keys[0]?.[slotA], keys[0]?.[slotB]];
      // Of equal names the newest comes first, of equal times the later one counts as later.
      return this.#compareKeys(a, b) || (typeof a === 'number' ? newest : -newest);
    }
    for (const [at, { direction }] of steps.entries()) {
      const [a, b] = [keys[at]?.[slotA], keys[at]?.[slotB]];
      // Who has none of it comes last in both directions.
      if (a === undefined || b === undefined) {
        if (a !== b) return a === undefined ? 1 : -1;
        continue;
      }
      const found = this.#compareKeys(a, b);
      if (found !== 0) return direction === 'descending' ? -found : found;
    }
    return -newest;
  }

  #compareKeys(a: SortKey | undefined, b: SortKey | undefined): number {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    // Made when names are first sorted: the browser takes some milliseconds to learn a language.
    this.#collator ??= new Intl.Collator(undefined, { numeric: true });
    return this.#collator.compare(String(a), String(b));
  }

  /** The lead's item goes from every list that knows its slot. */
  #clear(slot: number): void {
    this.#found.clear();
    const item = this.#items[slot];
    if (item === undefined) return;
    for (const orders of this.#orders.values()) takeOut(orders, slot);
    for (const changed of this.#preparing) changed.add(slot);
    this.#pairs.remove(slot, item.text);
  }

  #place(slot: number, item: SearchItem): void {
    this.#found.clear();
    this.#slots.set(item.id, slot);
    this.#items[slot] = item;
    this.#texts[slot] = item.text;
    this.#ids[slot] = item.id;
    for (const orders of this.#orders.values()) putIn(orders, slot, item);
    for (const changed of this.#preparing) changed.add(slot);
  }

  /** Thousands of leads of one capture have the same marks. */
  #share(marks: Marks): Marks {
    const key = JSON.stringify(marks);
    const known = this.#marks.get(key);
    if (known !== undefined) return known;
    // Marks nobody has any more are few, until every lead has changed several times.
    if (this.#marks.size > 2 * this.#items.length + 1_000) this.#marks.clear();
    this.#marks.set(key, marks);
    return marks;
  }
}

function compareNewest(a: SearchItem | undefined, b: SearchItem | undefined): number {
  if (a === undefined || b === undefined) return 0;
  // Saved at once, they keep the order of their page: ids count up, and the newest come first.
  return a.updatedAt - b.updatedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

const toSteps = ({ by, direction, then = [] }: LeadSort): SortStep[] => [{ by, direction }, ...then];

/** Of one step the same for both directions. */
const toOrderName = (sort: LeadSort) =>
  toSteps(sort)
    .map(({ by, direction }, _, { length }) => (length === 1 ? by : `${by} ${direction}`))
    .join('\n');

function setKeys(
  keys: StepKeys,
  steps: readonly SortStep[],
  slot: number,
  item: SearchItem,
  context: QueryContext,
): void {
  for (const [at, { by }] of steps.entries()) {
    const all = keys[at];
    if (all) all[slot] = findSortKey(item, by, context);
  }
}

/** By several steps nobody stands apart. */
const isMissing = (keys: StepKeys, slot: number) => keys.length === 1 && keys[0]?.[slot] === undefined;

function putIn(orders: Orders, slot: number, item: SearchItem): void {
  setKeys(orders.keys, orders.steps, slot, item, orders.context);
  (isMissing(orders.keys, slot) ? orders.missing : orders.present).add(slot);
}

function takeOut(orders: Orders, slot: number): void {
  (isMissing(orders.keys, slot) ? orders.missing : orders.present).remove(slot);
}
