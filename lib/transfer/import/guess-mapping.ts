import type { CustomField, CustomFieldType } from '@/lib/leads/definitions';
import type { FileRow } from '@/lib/transfer/read/opened-file';

/** What a column of a file seems to be. */
export interface GuessedColumn {
  /** From 0. */
  readonly at: number;
  /** As it stands in the heading row; absent without one. */
  readonly heading?: string | undefined;
  /** A target of `targets.ts`; absent when nothing was recognised, or when it is nothing that can be taken over. */
  readonly to?: string | undefined;
  /** 0–1; from 0.8 on the heading says it, below 0.5 it is worth a question. */
  readonly confidence: number;
  /** We know what it is, and it cannot be taken over: worked out by us, such as "Changed". */
  readonly derived?: true;
  /** What a field of the user's own would be for it, where nothing else fits. */
  readonly newField?:
    | { readonly name: string; readonly type: CustomFieldType; readonly choices?: readonly string[] }
    | undefined;
  /** The first different values, for showing. */
  readonly samples: readonly string[];
}

export interface GuessedMapping {
  /** Number of the row that holds the headings; absent where there is none. */
  readonly headerRow?: number | undefined;
  readonly columns: readonly GuessedColumn[];
  /** Which comes first in dates like 03/04/2026, where the column tells. */
  readonly dates?: 'day' | 'month' | undefined;
  /** The country most rows name, or most phones tell. */
  readonly country?: string | undefined;
  /** One of our own exports, to be compared lead by lead. */
  readonly hasRef: boolean;
}

export interface GuessOptions {
  /** Set by the user: which row holds the headings; `null` is none. */
  readonly headerRow?: number | null | undefined;
  readonly customFields?: readonly CustomField[] | undefined;
}

/** What the columns of a sheet are, from its first rows. */
export function guessMapping(rows: readonly FileRow[], options?: GuessOptions): GuessedMapping {
  throw new Error('Comes within the hour.');
}
