import type { Cell } from '@/lib/transfer/table';
import type { GuessedMapping } from '@/lib/transfer/import/guess-mapping';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { RowProblem } from '@/lib/transfer/import/problems';
import type { FileKind, FileProblem, FileRow, FileSheet } from '@/lib/transfer/read/opened-file';
import type { TaskWatch } from '../thread';

/**
 * What the screens ask of an import. The work is done in a thread of its own (`entrypoints/importer.ts`); everything here
 * travels as messages, so all of it is plain data. Starting, stopping, reverting and the list of imports are functions of
 * the store (`import-job.ts`, `past-imports.ts`).
 */
export interface Importer {
  /**
   * Opens a chosen file; one opened before is let go.
   *
   * @throws FileError `code`, `where`
   */
  open(
    file: File,
    options?: { encoding?: string | undefined; separator?: string | undefined },
  ): Promise<FileInfo>;
  /** The first rows of a sheet, and what its columns seem to be. @throws FileError */
  look(sheet: number, options?: { headerRow?: number | null | undefined }): Promise<SheetLook>;
  /** What the import would do, without doing it. @throws FileError, StoreError, AbortError */
  dryRun(plan: ImportPlan, watch?: ImportWatch): Promise<DryRun>;
  /** Of a file that came back (`ref`): what was changed in it. @throws FileError, StoreError, AbortError */
  review(plan: ImportPlan, watch?: ImportWatch): Promise<Review>;
  /**
   * Copies the file to where it survives the page and begins; goes on by itself, here or in the background.
   *
   * @throws StoreError `disk-full`, `busy`
   */
  start(plan: ImportPlan): Promise<{ importId: string }>;
  /** Ends the thread; a job under way goes on in the background. */
  close(): void;
}

/** `total` is a guess until all rows were seen. */
export type ImportWatch = TaskWatch;

export interface FileInfo {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly kind: FileKind;
  readonly sheets: readonly FileSheet[];
  readonly encoding?: string | undefined;
  readonly certainty?: 'sure' | 'likely' | 'guess' | undefined;
  readonly separator?: string | undefined;
  readonly problems: readonly FileProblem[];
  /** Of our own JSON: how many leads are in it. It needs no mapping; `plan.columns` stays empty. */
  readonly pool?: { readonly leads: number } | undefined;
}

export interface SheetLook extends GuessedMapping {
  /** The first rows, headings included where they stand. */
  readonly rows: readonly FileRow[];
  /** How many columns the widest of them has. */
  readonly width: number;
  /** How a file with the same headings was imported before. */
  readonly remembered?: ImportPlan | undefined;
}

/** Rows by what would come of them. */
export interface ImportCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Left out, with a reason among the problems or because the plan says so. */
  readonly skipped: number;
}

export interface DryRun extends ImportCounts {
  readonly rows: number;
  /** Of the new ones, those that may be the same as a stored lead; they can be looked through in Duplicates afterwards. */
  readonly mayBeSame: number;
  /** Rows that say the same lead as an earlier row of the file. */
  readonly joined: number;
  /** Rows with at least one problem. */
  readonly problemRows: number;
  /** The first 10,000, in the order of the file. */
  readonly problems: readonly RowProblem[];
  /** How often each code came. */
  readonly problemCounts: Readonly<Record<string, number>>;
  /** What would be made on the way: paths of categories, names of lists. */
  readonly newCategories: readonly string[];
  readonly newLists: readonly string[];
  readonly fileProblems: readonly FileProblem[];
}

/** One cell (or several of one kind: `Phone`, `Phone 2`) that was changed in a file that came back. */
export interface ReviewedCell {
  /** Target, as in the plan: what `plan.refused` names with the row. */
  readonly column: string;
  /** As it was exported, as it is stored now, as it stands in the file; `undefined` is empty. */
  readonly exported: Cell;
  readonly stored: Cell;
  readonly file: Cell;
  /** Changed here as well, otherwise. */
  readonly conflict: boolean;
}

export interface ReviewedLead {
  readonly row: number;
  readonly leadId: string;
  readonly name: string | undefined;
  readonly cells: readonly ReviewedCell[];
}

export interface Review {
  /** Leads with at least one changed cell, in the order of the file: the first 5,000, and all with a conflict. */
  readonly changed: readonly ReviewedLead[];
  readonly changedCount: number;
  readonly conflictCount: number;
  readonly unchanged: number;
  /** Rows without an id of ours: they would be new leads, or matched as the plan says. */
  readonly withoutRef: number;
  /** Rows of leads that were deleted since. */
  readonly gone: readonly { readonly row: number; readonly name: string | undefined }[];
  readonly problems: readonly RowProblem[];
}
