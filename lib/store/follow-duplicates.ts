import { liveQuery } from 'dexie';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { compareLeads, type MatchVerdict } from '@/lib/matching/compare-leads';
import { DuplicateFinder, type DuplicatePair } from '@/lib/matching/find-duplicates';
import { toCertainGroups, toGroups } from '@/lib/matching/group-duplicates';
import { toPortrait } from '@/lib/matching/portrait';
import { giveTurn } from '@/lib/page/give-turn';
import { toDismissalId } from '@/lib/leads/definitions';
import { followLeads } from './follow-leads';
import type { Store } from './store';

/** Leads of one body, as far as we see, by their ids. */
export interface FoundGroup {
  leads: { id: string; name: string | undefined }[];
  /** `certain` when all of them may be merged without asking. */
  verdict: Exclude<MatchVerdict, 'different'>;
  /** Best first: why. */
  pairs: DuplicatePair<string>[];
}

export interface DuplicateNews {
  /** The first search is not through yet; nothing is known before. */
  searching: boolean;
  /** Certain ones first, then best first; not more than a person works off before the next news. */
  groups: FoundGroup[];
  /** How many groups there are in all. */
  count: number;
  /** Leads that can be merged in one go, group by group. */
  certain: string[][];
}

/** Side by side on one screen. */
const MAX_IN_GROUP = 8;
const MAX_SHOWN = 1_000;
/** When more leads than these changed at once (an import), searching anew is quicker than asking for each. */
const MAX_COMPARED_AGAIN = 2_000;
/** Partners a changed lead is compared with. */
const MAX_PARTNERS = 500;
/** News in a row are told together (ms). */
const TELL_AFTER = 50;

/**
 * Finds duplicates among all stored leads and keeps in step with every change: a changed lead is compared again by
 * itself. Heavy work at the start (5 s for 100,000 leads), so it belongs into a worker. Pairs the user dismissed stay
 * away, also when one of the two was merged into another lead since.
 *
 * @returns stops it
 */
export function followDuplicates(
  store: Store,
  onNews: (news: DuplicateNews) => void,
  onError: (error: unknown) => void = () => {},
): () => void {
  let [search, stopped] = [start(), false];
  function start() {
    return new DuplicateWatch(store, {
      onNews,
      onError: (error) => {
        if (!stopped) onError(error);
      },
      onTooMany: () => {
        search.stop();
        if (!stopped) search = start();
      },
    });
  }
  return () => {
    stopped = true;
    search.stop();
  };
}

interface Listeners {
  onNews(news: DuplicateNews): void;
  onError(error: unknown): void;
  onTooMany(): void;
}

class DuplicateWatch {
  readonly #finder = new DuplicateFinder<string>();
  readonly #added = new Set<string>();
  readonly #pairs = new Map<string, DuplicatePair<string>>();
  readonly #pairsOf = new Map<string, Set<string>>();
  readonly #names = new Map<string, string | undefined>();
  #changed = new Map<string, Lead | undefined>();
  #dismissed = new Set<string>();
  #step: 'loading' | 'searching' | 'following' = 'loading';
  #stopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #ends: (() => void)[] = [];

  constructor(
    private readonly store: Store,
    private readonly listeners: Listeners,
  ) {
    const onError = (error: unknown) => listeners.onError(error);
    listeners.onNews({ searching: true, groups: [], count: 0, certain: [] });
    this.#ends.push(
      followLeads(store, {
        onLeads: (leads) => this.#take(leads.map((lead) => [lead.id, lead])),
        onRemoved: (ids) => this.#take(ids.map((id) => [id, undefined])),
        onReady: () => void this.#search().catch(onError),
        onError,
      }),
    );
    const dismissals = liveQuery(() => readDismissed(store)).subscribe({
      next: (dismissed) => {
        this.#dismissed = dismissed;
        this.#tellSoon();
      },
      error: onError,
    });
    this.#ends.push(() => dismissals.unsubscribe());
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    for (const end of this.#ends) end();
  }

  #take(news: readonly (readonly [string, Lead | undefined])[]): void {
    for (const [id, lead] of news) {
      if (this.#step === 'loading' && lead !== undefined && !this.#added.has(id)) {
        this.#added.add(id);
        this.#finder.add(id, lead);
      } else {
        this.#changed.set(id, lead);
      }
    }
    if (this.#step === 'following') this.#tellSoon();
  }

  async #search(): Promise<void> {
    this.#step = 'searching';
    this.#added.clear();
    const search = this.#finder.find();
    for (let step = search.next(); !this.#stopped; step = search.next()) {
      if (step.done) {
        for (const pair of step.value) this.#put(pair);
        break;
      }
      await giveTurn();
    }
    this.#step = 'following';
    this.#tellSoon();
  }

  #put(pair: DuplicatePair<string>): void {
    const key = toDismissalId(pair.a, pair.b);
    this.#pairs.set(key, pair);
    for (const id of [pair.a, pair.b]) {
      const keys = this.#pairsOf.get(id);
      if (keys) keys.add(key);
      else this.#pairsOf.set(id, new Set([key]));
    }
  }

  #forget(id: string): void {
    this.#names.delete(id);
    for (const key of this.#pairsOf.get(id) ?? []) {
      const pair = this.#pairs.get(key);
      this.#pairs.delete(key);
      if (pair) this.#pairsOf.get(pair.a === id ? pair.b : pair.a)?.delete(key);
    }
    this.#pairsOf.delete(id);
  }

  #tellSoon(): void {
    if (this.#step !== 'following') return;
    this.#timer ??= setTimeout(() => {
      void this.#tell().catch((error: unknown) => this.listeners.onError(error));
    }, TELL_AFTER);
  }

  async #tell(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Map();
    if (changed.size > MAX_COMPARED_AGAIN) {
      this.listeners.onTooMany();
      return;
    }
    for (const id of changed.keys()) this.#forget(id);
    for (const [id, lead] of changed) if (lead !== undefined) await this.#compareAgain(id, lead);
    const news = await this.#toNews();
    this.#timer = undefined;
    if (this.#stopped) return;
    this.listeners.onNews(news);
    // What came meanwhile could not set the clock.
    if (this.#changed.size > 0) this.#tellSoon();
  }

  async #compareAgain(id: string, lead: Lead): Promise<void> {
    const ids = this.#finder.findPartners(id, lead).slice(0, MAX_PARTNERS);
    const portrait = toPortrait(lead);
    for (const partner of await this.store.db.leads.bulkGet(ids)) {
      // Changed since the other was compared: its turn comes.
      if (partner === undefined || this.#changed.has(partner.id)) continue;
      const comparison = compareLeads(toPortrait(partner), portrait);
      if (comparison.verdict !== 'different') this.#put({ a: partner.id, b: id, ...comparison });
    }
  }

  async #toNews(): Promise<DuplicateNews> {
    const isApart = (a: string, b: string) => this.#dismissed.has(toDismissalId(a, b));
    const pairs = [...this.#pairs.values()]
      .filter(({ a, b }) => !isApart(a, b))
      .sort((x, y) => y.score - x.score);
    const certain = toCertainGroups(pairs);
    const isCertain = new Set(certain.map(({ leads }) => [...leads].sort().join(' ')));
    const all = toGroups(pairs, { isApart, most: MAX_IN_GROUP }).map(({ leads, pairs }) => ({
      leads,
      pairs,
      verdict: isCertain.has([...leads].sort().join(' ')) ? ('certain' as const) : ('likely' as const),
    }));
    const shown = [
      ...all.filter(({ verdict }) => verdict === 'certain'),
      ...all.filter(({ verdict }) => verdict === 'likely'),
    ].slice(0, MAX_SHOWN);
    await this.#readNames(shown.flatMap(({ leads }) => leads));
    return {
      searching: false,
      groups: shown.map((group) => ({
        ...group,
        leads: group.leads.map((id) => ({ id, name: this.#names.get(id) })),
        pairs: [...group.pairs],
      })),
      count: all.length,
      certain: certain.map(({ leads }) => [...leads]),
    };
  }

  async #readNames(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.#names.has(id));
    const leads = await this.store.db.leads.bulkGet(unknown);
    for (const [index, id] of unknown.entries()) {
      const lead = leads[index];
      this.#names.set(id, lead && getLeadName(lead));
    }
  }
}

/** The pairs that are dismissed, with each lead named by the one it was merged into since. */
async function readDismissed({ db }: Store): Promise<Set<string>> {
  const [keys, merges] = await Promise.all([db.dismissals.toCollection().primaryKeys(), db.merges.toArray()]);
  const into = new Map(merges.map((row) => [row.id, row.into]));
  const toLast = (id: string) => {
    let last = id;
    for (let next = into.get(id); next !== undefined; next = into.get(next)) last = next;
    return last;
  };
  return new Set(
    keys.map((key) => {
      const [a = '', b = ''] = key.split('|');
      return toDismissalId(toLast(a), toLast(b));
    }),
  );
}
