import type { CustomField } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';
import type { Imported } from '@/lib/transfer/import/imported';
import { mergeImported, type ImportMoment } from '@/lib/transfer/import/merge-imported';
import type { ReadyPlan } from '@/lib/transfer/import/to-imported';
import type { Store } from '../store';
import type { Named } from './named';

/** A file that came back: how a lead is brought in line with its row. */
export interface Returned {
  load(rows: readonly Imported[], find: (leadId: string) => Lead | undefined): Promise<void>;
  bringInLine(lead: Lead, row: Imported, named: Named, moment: ImportMoment): Lead;
}

export function createReturned(
  _store: Store,
  _ready: ReadyPlan,
  _customFields: readonly CustomField[],
): Returned {
  return {
    load: () => Promise.resolve(),
    bringInLine: (lead, row, _named, moment) => mergeImported(lead, row, moment),
  };
}
