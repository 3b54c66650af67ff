import type { Lead } from '@/lib/leads/lead';
import {
  emailKeys,
  getNames,
  matchKeys,
  phoneKeys,
  registrationKeys,
  siteKeys,
  type Matchable,
} from '@/lib/leads/match-keys';
import { nameKey } from '@/lib/leads/name-key';
import { findCertain, toSuspects } from '@/lib/matching/assign-matches';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { giveTurn } from '@/lib/page/give-turn';
import { toLeadIds } from '../history';
import type { Store } from '../store';
import { MemoryClaims } from '../claim-memory';
import { KeyIndex } from './key-index';

/** Leads read at once: some 10 ms. */
const CHUNK = 250;

export type Found =
  | { match: Lead }
  /** `unclear`: several have the value; `likely`: one may be the same, and is left to Duplicates. */
  | { match: undefined; unclear?: true; likely?: true };

/** Finds the stored lead a row is, among all leads, without asking the database for each of its keys. */
export class LeadFinder {
  #index = new KeyIndex();
  /** The last row of the history that is known. */
  seen = 0;

  constructor(
    private readonly store: Store,
    private readonly key: ImportPlan['key'],
  ) {}

  /** Reads all leads once, a little at a time. @throws the signal's reason */
  async load(signal?: AbortSignal): Promise<void> {
    const { db } = this.store;
    const [last] = await db.history.toCollection().reverse().limit(1).primaryKeys();
    this.seen = last ?? 0;
    if (this.key === 'ref') return;
    this.#index = new KeyIndex((await db.leads.count()) * 7);
    const claims = new MemoryClaims();
    for (let from = ''; ;) {
      signal?.throwIfAborted();
      const leads = await db.leads.where(':id').above(from).limit(CHUNK).toArray();
      for (const lead of leads) this.add(lead);
      const end = leads.at(-1);
      if (end === undefined || leads.length < CHUNK) return;
      from = end.id;
      claims.afterBatch();
      await giveTurn();
    }
  }

  /** What anybody changed since; inside a transaction that holds `leads` and `history`. */
  async catchUp(): Promise<void> {
    const { db } = this.store;
    const rows = await db.history.where(':id').above(this.seen).toArray();
    this.seen = rows.at(-1)?.seq ?? this.seen;
    if (this.key === 'ref') return;
    const ids = [...new Set(rows.flatMap(toLeadIds))];
    for (const lead of await db.leads.bulkGet(ids)) if (lead !== undefined) this.add(lead);
  }

  /** A lead that is new, or whose values changed. */
  add(lead: Matchable & { id: string; keys?: readonly string[] }): void {
    this.#index.add(lead.id, this.key === 'auto' ? (lead.keys ?? matchKeys(lead)) : this.toKeys(lead));
  }

  /** Ids of the leads worth looking at. @param keys of a row (`toKeys`) */
  findIds(keys: readonly string[]): string[] {
    return keys.length === 0 ? [] : this.#index.find(keys);
  }

  /** @param leads those `findIds` named, as they are now */
  choose(row: Matchable, leads: readonly Lead[]): Found {
    if (leads.length === 0) return { match: undefined };
    if (this.key !== 'auto') {
      const keys = new Set(this.toKeys(row));
      const sharing = leads.filter((lead) => this.toKeys(lead).some((key) => keys.has(key)));
      const [first, ...others] = sharing;
      if (first === undefined) return { match: undefined };
      if (others.length === 0) return { match: first };
      const certain = findCertain(toSuspects(row, sharing));
      return certain ? { match: certain } : { match: undefined, unclear: true };
    }
    const suspects = toSuspects(row, leads);
    const certain = findCertain(suspects);
    if (certain) return { match: certain };
    const isLikely = suspects.some(({ comparison }) => comparison.verdict === 'likely');
    return { match: undefined, ...(isLikely && { likely: true as const }) };
  }

  /** What a row or lead is found by. */
  toKeys(item: Matchable): string[] {
    const { facts } = item;
    switch (this.key) {
      case 'auto':
        return matchKeys(item);
      case 'email':
        return emailKeys(facts);
      case 'phone':
        return phoneKeys(facts);
      case 'website':
        return facts.website === undefined ? [] : siteKeys({ website: facts.website });
      case 'registration':
        return registrationKeys(facts);
      case 'name':
        return getNames(item).map(nameKey);
      case 'ref':
        return [];
    }
  }
}
