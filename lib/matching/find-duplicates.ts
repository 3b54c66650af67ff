import type { Matchable } from '@/lib/leads/match-keys';
import { BlockBuilder, blockKeys, type Blocks } from './blocks';
import { compareLeads, type Comparison } from './compare-leads';
import { forgetWords } from './words';
import { toPortrait, type Portrait } from './portrait';

export interface DuplicatePair<L> extends Comparison {
  readonly a: L;
  readonly b: L;
}

/** How far the search is, for a progress bar. */
export interface DuplicateProgress {
  readonly done: number;
  readonly total: number;
}

/** Leads between two looks at the clock: some milliseconds of work. */
const SLICE = 200;

/** More pairs nobody works off, and they would fill the memory: the best are kept. */
const MAX_PAIRS = 100_000;

/**
 * Finds the pairs that are certainly or likely one among leads that come one by one, named by `L` (an id, or the lead
 * itself). The leads are not kept, and of what they are compared by only the keys outlast the search: these tell for a
 * lead that is new or changed which ones to look at.
 */
export class DuplicateFinder<L> {
  readonly #names: L[] = [];
  #portraits: Portrait[] = [];
  #builder = new BlockBuilder();
  #blocks: Blocks | undefined;
  /** What came or changed after the search, by its keys. */
  readonly #later = new Map<string, Set<L>>();

  add(name: L, lead: Matchable): void {
    const portrait = toPortrait(lead);
    this.#names.push(name);
    this.#portraits.push(portrait);
    this.#builder.add(blockKeys(portrait));
  }

  /** The pairs, best first. A generator, so that the caller gives the page its turn and knows no clock here. */
  *find(): Generator<DuplicateProgress, DuplicatePair<L>[], void> {
    const [names, portraits] = [this.#names, this.#portraits];
    const total = names.length;
    const building = this.#builder.build();
    let built = building.next();
    for (; !built.done; built = building.next()) yield { done: 0, total };
    const blocks = (this.#blocks = built.value);
    const pairs: DuplicatePair<L>[] = [];
    for (const [index, portrait] of portraits.entries()) {
      for (const other of blocks.partnersOf(index)) {
        const [partner, a, b] = [portraits[other], names[index], names[other]];
        if (partner === undefined || a === undefined || b === undefined) continue;
        const comparison = compareLeads(portrait, partner);
        if (comparison.verdict !== 'different') pairs.push({ a, b, ...comparison });
      }
      if (pairs.length > 2 * MAX_PAIRS) keepBest(pairs);
      if (index % SLICE === SLICE - 1) yield { done: index + 1, total };
    }
    this.#portraits = [];
    this.#builder = new BlockBuilder();
    forgetWords();
    keepBest(pairs);
    return pairs;
  }

  /** After the search: whom a lead that is new or changed must be compared with. Later ones find it, too. */
  findPartners(name: L, lead: Matchable): L[] {
    const keys = blockKeys(toPortrait(lead));
    const partners = new Set<L>();
    for (const index of this.#blocks?.sharing(keys) ?? []) {
      const partner = this.#names[index];
      if (partner !== undefined) partners.add(partner);
    }
    for (const key of keys) {
      const others = this.#later.get(key) ?? new Set<L>();
      for (const other of others) partners.add(other);
      this.#later.set(key, others.add(name));
    }
    partners.delete(name);
    return [...partners];
  }
}

function keepBest(pairs: DuplicatePair<unknown>[]): void {
  pairs.sort((x, y) => y.score - x.score);
  pairs.length = Math.min(pairs.length, MAX_PAIRS);
}

/** All pairs among leads that are at hand, best first. */
export function* findDuplicates<L extends Matchable>(
  leads: readonly L[],
): Generator<DuplicateProgress, DuplicatePair<L>[], void> {
  const finder = new DuplicateFinder<L>();
  const total = leads.length * 2;
  for (const [index, lead] of leads.entries()) {
    finder.add(lead, lead);
    if (index % SLICE === SLICE - 1) yield { done: index + 1, total };
  }
  const search = finder.find();
  for (let step = search.next(); ; step = search.next()) {
    if (step.done) return step.value;
    yield { done: leads.length + step.value.done, total };
  }
}
