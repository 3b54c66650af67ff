import type { LeadKind } from '@/lib/leads/candidate';
import type { CustomValue, LeadClass, Level, PointStatus, Stage } from '@/lib/leads/lead-parts';
import type { FieldId, ValueOf } from '@/lib/leads/values';
import type { FileRow } from '@/lib/transfer/read/opened-file';
import type { RowProblem } from './problems';

export interface ImportedValue<T> {
  readonly value: T;
  readonly label?: string | undefined;
  /** Absent where nothing is said of it. */
  readonly status?: PointStatus | undefined;
}
export type ImportedFacts = { [F in FieldId]?: readonly ImportedValue<ValueOf[F]>[] | undefined };

/** Said once of a lead; `undefined` where the row says nothing of it. */
export interface ImportedMarks {
  readonly owner?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly stageReason?: string | undefined;
  readonly class?: LeadClass | 'prospect' | undefined;
  readonly existing?: boolean | undefined;
  readonly level?: Level | undefined;
  readonly language?: string | undefined;
  readonly note?: string | undefined;
  readonly doNotContact?: boolean | { readonly reason: string } | undefined;
}

/** What one row says of one lead. Names of categories and lists are not looked up yet. */
export interface Imported {
  /** As a spreadsheet counts. */
  readonly row: number;
  /** As it stands in the file. */
  readonly source: FileRow;
  readonly kind: LeadKind;
  /** The row says so itself; else it was concluded. */
  readonly saysKind: boolean;
  readonly facts: ImportedFacts;
  /** Each from the top down. */
  readonly categories: readonly (readonly string[])[];
  readonly lists: readonly string[];
  readonly tags: readonly string[];
  readonly marks: ImportedMarks;
  /** By the ids of the user's own fields. */
  readonly custom: Readonly<Record<string, CustomValue>>;
  /** Milliseconds since 1970. */
  readonly savedAt?: number | undefined;
  readonly ref?: { readonly leadId: string; readonly revision: number } | undefined;
  readonly problems: readonly RowProblem[];
}
