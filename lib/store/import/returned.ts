import { rewind } from '@/lib/leads/changes';
import type { Lead } from '@/lib/leads/lead';
import type { Imported } from '@/lib/transfer/import/imported';
import type { ImportMoment } from '@/lib/transfer/import/merge-imported';
import { applyChanges, findChanges, type ChangedPart } from '@/lib/transfer/import/returned-row';
import type { ReadyPlan } from '@/lib/transfer/import/to-imported';
import type { FileRow } from '@/lib/transfer/read/opened-file';
import type { HistoryRow } from '../schema';
import { readRowsOf } from '../history';
import type { Store } from '../store';
import type { Definitions } from './named';

/** Of a file that came back: brings leads in line with their rows, cell by cell. */
export class Returned {
  /** As they were exported, by `<id>~<revision>`. */
  #bases = new Map<string, Lead>();

  constructor(
    private readonly store: Store,
    private readonly ready: ReadyPlan,
    private readonly definitions: Definitions,
  ) {}

  /**
   * Reads how the leads of some rows were when they were exported. Inside a transaction that holds `history`.
   *
   * @param find the lead an id of the file means now
   */
  async load(rows: readonly Imported[], find: (leadId: string) => Lead | undefined): Promise<void> {
    this.#bases = new Map();
    for (const { ref } of rows) {
      if (ref === undefined) continue;
      const lead = find(ref.leadId);
      if (lead === undefined) continue;
      const isItself = lead.id === ref.leadId;
      const base =
        isItself && lead.revision === ref.revision
          ? lead
          : await readAt(this.store, ref.leadId, ref.revision, isItself ? lead : undefined);
      // What the history does not know is compared with what is stored: then nothing can be a conflict.
      this.#bases.set(toRef(ref), base ?? lead);
    }
  }

  /** What the row changed. @param row as it stands in the file */
  compare(row: FileRow, ref: NonNullable<Imported['ref']>, stored: Lead) {
    const base = this.#bases.get(toRef(ref)) ?? stored;
    const { categories, lists } = this.definitions;
    return { base, ...findChanges(row, base, stored, { ready: this.ready, categories, lists }) };
  }

  /** The stored lead with the cells that were changed in the file, but for those the user refused. */
  bringInLine(stored: Lead, row: FileRow, ref: NonNullable<Imported['ref']>, moment: ImportMoment): Lead {
    const { base, changed, imported } = this.compare(row, ref, stored);
    const wanted = changed.filter((part) => !this.#isRefused(row.number, part));
    if (wanted.length === 0) return stored;
    return applyChanges(stored, base, imported, wanted, { ...moment, row: row.number });
  }

  #isRefused(row: number, { columns }: ChangedPart): boolean {
    return (this.ready.plan.refused ?? []).some((one) => one.row === row && columns.includes(one.column));
  }
}

const toRef = ({ leadId, revision }: NonNullable<Imported['ref']>) => `${leadId}~${String(revision)}`;

/** A lead as it was at a revision; `undefined` when its history does not reach that far. */
async function readAt(
  { db }: Store,
  leadId: string,
  revision: number,
  now: Lead | undefined,
): Promise<Lead | undefined> {
  const rows = await readRowsOf(db, [leadId]);
  let lead = now;
  let at = now?.revision ?? Infinity;
  for (const [index, row] of rows.entries()) {
    if (lead !== undefined && at <= revision) break;
    lead = rewind(lead, row.changes);
    if (row.changes.some(({ path }) => path === 'lead')) at = lead?.revision ?? Infinity;
    // What a rule added has a row of its own, but is no revision of its own.
    else if (!isOfSameStep(row, rows[index + 1])) at -= 1;
  }
  return lead !== undefined && at === revision ? { ...lead, revision } : undefined;
}

const isOfSameStep = (row: HistoryRow, older: HistoryRow | undefined) =>
  'rules' in row && row.rules !== undefined && older?.commandId === row.commandId;
