import { getText } from '@/lib/leads/field-text';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { FieldId } from '@/lib/leads/values';
import { hasBit, LetterPairs } from './letter-pairs';
import { Order } from './order';
import { matchesAll, parseQuery, type Term } from './query';
import { toSearchText } from './search-text';

/** A field sorts by its first value; `locality` is the address's. */
export type LeadSortKey = 'updated' | 'created' | 'locality' | FieldId;
export interface LeadSort {
  by: LeadSortKey;
  direction: 'ascending' | 'descending';
}

export interface LeadQuery {
  /** Words in any order, each anywhere in any field; phone digits in any format. */
  text?: string | undefined;
  categoryId?: string | undefined;
  sort: LeadSort;
}

interface Orders {
  /** Slots of leads that have what is sorted by. */
  readonly present: Order<number>;
  /** The others stand last in both directions, newest first. */
  readonly missing: Order<number>;
  /** What each slot sorts by, so that comparing looks nothing up; empty for times. */
  readonly texts: (string | undefined)[];
}

/**
 * All leads in memory, found by looking into one string per lead: words anywhere, Chinese without spaces, parts of words
 * and numbers, which no word index gives; a few milliseconds at 100,000 (tests/bench/store.ts). Each lead has a slot,
 * the same in all lists here, and given to another when it goes.
 */
export class LeadIndex {
  readonly #slots = new Map<string, number>();
  readonly #leads: (Lead | undefined)[] = [];
  readonly #texts: string[] = [];
  readonly #ids: string[] = [];
  readonly #free: number[] = [];
  readonly #pairs = new LetterPairs();
  /** Ids of the leads that ask for something: few among many. */
  readonly #asking = new Set<string>();
  readonly #orders = new Map<LeadSortKey, Orders>();
  readonly #collator: Intl.Collator;

  /** `collator` decides how names sort; by default as in the browser's language. */
  constructor(collator = new Intl.Collator(undefined, { numeric: true })) {
    this.#collator = collator;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** The lead without its match keys: a quarter of the memory, and only the store looks at them. */
  get(id: string): Lead | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#leads[slot];
  }

  set(lead: Lead): void {
    this.remove(lead.id);
    const slot = this.#free.pop() ?? this.#leads.length;
    const text = toSearchText(lead);
    this.#slots.set(lead.id, slot);
    this.#leads[slot] = { ...lead, keys: NO_KEYS };
    this.#texts[slot] = text;
    this.#ids[slot] = lead.id;
    this.#pairs.add(slot, text);
    if (lead.requests !== undefined) this.#asking.add(lead.id);
    for (const [by, orders] of this.#orders) place(orders, by, slot, lead);
  }

  remove(id: string): void {
    const slot = this.#slots.get(id);
    const lead = this.get(id);
    if (slot === undefined || lead === undefined) return;
    for (const [by, orders] of this.#orders) orderOf(orders, by, slot).remove(slot);
    this.#pairs.remove(slot, this.#texts[slot] ?? '');
    this.#slots.delete(id);
    this.#asking.delete(id);
    this.#leads[slot] = undefined;
    this.#texts[slot] = '';
    this.#free.push(slot);
  }

  /** The leads that ask for something, in no order. */
  *asking(): Generator<Lead> {
    for (const id of this.#asking) {
      const lead = this.get(id);
      if (lead !== undefined) yield lead;
    }
  }

  /** Ids of the leads that match, in order. Ties are broken by what changed last. */
  query({ text = '', categoryId, sort }: LeadQuery): string[] {
    const terms = parseQuery(text);
    const mask = this.#pairs.find(terms);
    const { present, missing } = this.#getOrders(sort.by);
    const found: string[] = [];
    this.#collect(present.get(), sort.direction === 'descending', mask, terms, categoryId, found);
    this.#collect(missing.get(), false, mask, terms, categoryId, found);
    return found;
  }

  /** One plain loop that touches only what it must: for a word every lead has, it runs 100,000 times a letter. */
  #collect(
    slots: readonly number[],
    backwards: boolean,
    mask: Uint32Array,
    terms: readonly Term[],
    categoryId: string | undefined,
    found: string[],
  ): void {
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[backwards ? slots.length - 1 - index : index] ?? 0;
      if (!hasBit(mask, slot)) continue;
      if (categoryId !== undefined && this.#leads[slot]?.categoryIds.includes(categoryId) !== true) continue;
      if (terms.length > 0 && !matchesAll(this.#texts[slot] ?? '', terms)) continue;
      found.push(this.#ids[slot] ?? '');
    }
  }

  #getOrders(by: LeadSortKey): Orders {
    const known = this.#orders.get(by);
    if (known !== undefined) return known;
    const texts: (string | undefined)[] = [];
    const orders: Orders = {
      texts,
      present: new Order((a, b) => this.#compare(a, b, by, texts)),
      missing: new Order((a, b) => this.#compare(b, a, 'updated', texts)),
    };
    for (const slot of this.#slots.values()) {
      const lead = this.#leads[slot];
      if (lead !== undefined) place(orders, by, slot, lead);
    }
    this.#orders.set(by, orders);
    return orders;
  }

  #compare(slotA: number, slotB: number, by: LeadSortKey, texts: readonly (string | undefined)[]): number {
    const [a, b] = [this.#leads[slotA], this.#leads[slotB]];
    if (a === undefined || b === undefined) return 0;
    // Saved at once, they keep the order of their page: ids count up, and the newest come first.
    const newest = a.updatedAt - b.updatedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
    if (by === 'updated') return newest;
    if (by === 'created') return a.createdAt - b.createdAt || newest;
    return this.#collator.compare(texts[slotA] ?? '', texts[slotB] ?? '') || -newest;
  }
}

const NO_KEYS: string[] = [];

function place(orders: Orders, by: LeadSortKey, slot: number, lead: Lead): void {
  orders.texts[slot] = by === 'updated' || by === 'created' ? undefined : getSortText(lead, by);
  orderOf(orders, by, slot).add(slot);
}

function orderOf({ present, missing, texts }: Orders, by: LeadSortKey, slot: number): Order<number> {
  return by === 'updated' || by === 'created' || texts[slot] !== undefined ? present : missing;
}

function getSortText(lead: Lead, by: 'locality' | FieldId): string | undefined {
  if (by === 'name') return getLeadName(lead);
  if (by === 'locality') return lead.facts.address?.[0]?.value.locality;
  if (by === 'phone' || by === 'fax') {
    const phone = lead.facts[by]?.[0]?.value;
    return phone?.e164 ?? phone?.text;
  }
  const value = lead.facts[by]?.[0]?.value;
  return value === undefined ? undefined : getText(by, value);
}
