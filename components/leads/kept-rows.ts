import type { Lead } from '@/lib/leads/lead';
import type { LeadSort } from '@/lib/search/lead-index';

/** Raised whenever `Lead` or `KeptRows` changes in a way a row would stumble over. */
const FORMAT = 1;
const KEY = 'first-rows';
/** A screenful. */
export const KEPT_ROWS = 30;

/** The first rows of all leads as they were last shown. */
export interface KeptRows {
  sort: LeadSort;
  leads: readonly Lead[];
  /** How many leads there were. */
  count: number;
}

/**
 * For the first picture of the next opening: a database takes a tenth of a second to open and give out rows, while this
 * is there with the first drawing. In `localStorage`, because nothing else in a browser answers at once. It is no record
 * of anything: what the store says takes its place as soon as it speaks.
 */
export function keepRows({ sort, leads, count }: KeptRows): void {
  try {
    const text = JSON.stringify({ format: FORMAT, sort, leads: leads.map(toRow), count });
    if (text !== localStorage.getItem(KEY)) localStorage.setItem(KEY, text);
  } catch {
    // Then the next opening waits for the store.
  }
}

export function findKeptRows(): KeptRows | undefined {
  try {
    // Ours, of this format: nobody else writes here.
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as (KeptRows & { format: number }) | null;
    return kept?.format === FORMAT ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Without what no row shows. */
function toRow({ requests: _asked, note: _note, ...lead }: Lead): Lead {
  return { ...lead, keys: [] };
}
