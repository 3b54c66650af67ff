import type { Lead } from '@/lib/leads/lead';
import type { Imported } from '@/lib/transfer/import/imported';
import { toImported, type ReadyPlan } from '@/lib/transfer/import/to-imported';
import type { FileCell, FileRow } from '@/lib/transfer/read/opened-file';
import { IdTable } from './id-table';
import { TextHeap } from './text-heap';

/** What a dry run did to a lead: one row that is to be taken again, or the lead as several rows left it. */
export type Unwritten = { readonly row: Imported } | { readonly lead: Lead };

type Kept = { readonly row: FileRow & { cells: (FileCell | null)[] } } | { readonly lead: Lead };

/** Bytes of what is no longer valid, before the rest is copied. */
const MOST_WASTED = 16 * 1024 * 1024;

/**
 * The leads a dry run made or changed, for the rows that come after. A lead one row speaks of is kept as that row: 66,000
 * new leads of 100,000 rows would be 46 MB as text, their rows are a third of that.
 */
export class UnwrittenLeads {
  readonly #ids = new IdTable();
  /** Where the text of each id stands. */
  readonly #texts: number[] = [];
  #heap = new TextHeap();
  #wasted = 0;

  /** @param ready of the rows; a pool has none, it brings leads as they are */
  constructor(private readonly ready?: ReadyPlan) {}

  find(leadId: string): Unwritten | undefined {
    const place = this.#ids.find(leadId);
    if (place === undefined) return undefined;
    const kept = JSON.parse(this.#heap.get(this.#texts[place] ?? 0)) as Kept;
    if ('lead' in kept) return kept;
    if (this.ready === undefined) return undefined;
    // JSON has `null` for the empty cells of a row.
    const cells = kept.row.cells.map((cell) => cell ?? undefined);
    return { row: toImported({ ...kept.row, cells }, this.ready) };
  }

  /** As a pool left it. */
  findWhole(leadId: string): Lead | undefined {
    const done = this.find(leadId);
    return done && 'lead' in done ? done.lead : undefined;
  }

  /** @param lead as it is after this row */
  keep(lead: Lead, row?: Imported): void {
    const known = this.#ids.find(lead.id);
    // Of a file that came back, a row alone does not tell what it changes.
    const isTold = known !== undefined || row === undefined || row.ref !== undefined;
    const text = JSON.stringify(isTold ? { lead } : { row: row.source });
    if (known !== undefined) this.#wasted += this.#heap.get(this.#texts[known] ?? 0).length;
    this.#texts[known ?? this.#ids.add(lead.id)] = this.#heap.add(text);
    if (this.#wasted > MOST_WASTED) this.#tidy();
  }

  #tidy(): void {
    const heap = new TextHeap();
    for (const [place, text] of this.#texts.entries()) this.#texts[place] = heap.add(this.#heap.get(text));
    this.#heap = heap;
    this.#wasted = 0;
  }
}
