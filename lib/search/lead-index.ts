import { getText } from '@/lib/leads/field-text';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { FieldId } from '@/lib/leads/values';
import { Order } from './order';
import { isNarrower, matchesAll, parseQuery, type Term } from './query';
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

interface Entry {
  readonly lead: Lead;
  readonly text: string;
}

interface Orders {
  /** Leads that have what is sorted by. */
  present: Order<Entry>;
  /** The others stand last in both directions, newest first. */
  missing: Order<Entry>;
}

/**
 * All leads in memory, found by scanning one string per lead: words anywhere, Chinese without spaces, parts of words
 * and numbers, which no word index gives; a few milliseconds at 100,000 (tests/bench/store.ts).
 */
export class LeadIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #collator: Intl.Collator;
  readonly #orders = new Map<LeadSortKey, Orders>();
  #last: { query: LeadQuery; terms: readonly Term[]; entries: readonly Entry[] } | undefined;

  /** `collator` decides how names sort; by default as in the browser's language. */
  constructor(collator = new Intl.Collator(undefined, { numeric: true })) {
    this.#collator = collator;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(id: string): Lead | undefined {
    return this.#entries.get(id)?.lead;
  }

  set(lead: Lead): void {
    this.#replace(lead.id, { lead, text: toSearchText(lead) });
  }

  remove(id: string): void {
    this.#replace(id, undefined);
  }

  /** Ids of the leads that match, in order. Ties are broken by what changed last. */
  query(query: LeadQuery): string[] {
    const terms = parseQuery(query.text ?? '');
    const { categoryId } = query;
    const all = this.#findNarrowed(query, terms) ?? this.#getSorted(query.sort);
    const entries =
      terms.length === 0 && categoryId === undefined
        ? all
        : all.filter(
            ({ lead, text }) =>
              (categoryId === undefined || lead.categoryIds.includes(categoryId)) && matchesAll(text, terms),
          );
    this.#last = { query, terms, entries };
    return entries.map(({ lead }) => lead.id);
  }

  #replace(id: string, entry: Entry | undefined): void {
    const old = this.#entries.get(id);
    if (entry === undefined) this.#entries.delete(id);
    else this.#entries.set(id, entry);
    for (const [by, { present, missing }] of this.#orders) {
      const orderOf = (one: Entry) => (isMissing(one, by) ? missing : present);
      if (old !== undefined) orderOf(old).replace(old, undefined);
      if (entry !== undefined) orderOf(entry).replace(undefined, entry);
    }
    this.#last = undefined;
  }

  /** While someone types on, each letter needs to look only at what the last one left. */
  #findNarrowed({ categoryId, sort }: LeadQuery, terms: readonly Term[]): readonly Entry[] | undefined {
    const last = this.#last;
    return last !== undefined &&
      last.query.categoryId === categoryId &&
      last.query.sort.by === sort.by &&
      last.query.sort.direction === sort.direction &&
      isNarrower(terms, last.terms)
      ? last.entries
      : undefined;
  }

  #getSorted({ by, direction }: LeadSort): readonly Entry[] {
    let orders = this.#orders.get(by);
    if (orders === undefined) {
      const entries = [...this.#entries.values()];
      orders = {
        present: new Order(
          getComparison(by, this.#collator),
          entries.filter((entry) => !isMissing(entry, by)),
        ),
        missing: new Order(
          byNewest,
          entries.filter((entry) => isMissing(entry, by)),
        ),
      };
      this.#orders.set(by, orders);
    }
    const present = orders.present.get();
    return [...(direction === 'ascending' ? present : present.toReversed()), ...orders.missing.get()];
  }
}

const byNewest = (a: Entry, b: Entry) =>
  b.lead.updatedAt - a.lead.updatedAt || (a.lead.id < b.lead.id ? -1 : a.lead.id > b.lead.id ? 1 : 0);

function isMissing({ lead }: Entry, by: LeadSortKey): boolean {
  return by !== 'updated' && by !== 'created' && getSortText(lead, by) === undefined;
}

function getComparison(by: LeadSortKey, collator: Intl.Collator): (a: Entry, b: Entry) => number {
  if (by === 'updated') return (a, b) => byNewest(b, a);
  if (by === 'created') return (a, b) => a.lead.createdAt - b.lead.createdAt || byNewest(b, a);
  return (a, b) =>
    collator.compare(getSortText(a.lead, by) ?? '', getSortText(b.lead, by) ?? '') || byNewest(a, b);
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
