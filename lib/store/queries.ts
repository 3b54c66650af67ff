import type { Candidate, Found } from '@/lib/leads/candidate';
import type { CapturedPage, Capture, Category, Evidence, Fact, HistoryEntry, Lead } from '@/lib/leads/lead';
import { getChangedParts, isSame, type ChangedPart } from '@/lib/leads/merge';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { readMatches } from './matching';
import type { Store } from './store';

/** How a candidate stands to what is stored: before saving, and without saving. */
export type Comparison =
  | { state: 'new' }
  | { state: 'known'; leadId: string }
  | { state: 'changed'; leadId: string; parts: ChangedPart[] };

/** `undefined` when there is no such lead (any more). */
export async function readLead(store: Store, leadId: string): Promise<Lead | undefined> {
  return store.db.leads.get(leadId);
}

/** Everything captured about a lead, newest first. */
export async function readCaptures(store: Store, leadId: string): Promise<Capture[]> {
  const rows = await store.db.captures.where('leadId').equals(leadId).toArray();
  return rows.filter((row) => !row.withdrawn).sort((a, b) => b.at - a.at);
}

/** Every change of a lead, newest first. */
export async function readHistory(store: Store, leadId: string): Promise<HistoryEntry[]> {
  const rows = await store.db.history.where('leadId').equals(leadId).reverse().sortBy('seq');
  return rows.flatMap((row) => ('leadId' in row ? [row] : []));
}

/** All categories, in the order they were made. */
export async function readCategories(store: Store): Promise<Category[]> {
  return store.db.categories.toCollection().sortBy('createdAt');
}

export async function countLeads(store: Store): Promise<number> {
  return store.db.leads.count();
}

/** For each candidate, by its key, whether it is new, known, or known with something new. One transaction. */
export async function compareCandidates(
  store: Store,
  candidates: readonly Candidate[],
): Promise<Map<string, Comparison>> {
  const matches = await store.db.transaction('r', store.db.leads, () => readMatches(store, candidates));
  return new Map(
    candidates.map((candidate): [string, Comparison] => {
      const lead = matches.get(candidate);
      if (lead === undefined) return [candidate.key, { state: 'new' }];
      const parts = getChangedParts(lead, candidate);
      return [
        candidate.key,
        parts.length === 0
          ? { state: 'known', leadId: lead.id }
          : { state: 'changed', leadId: lead.id, parts },
      ];
    }),
  );
}

/** Where one value of a lead was seen: the newest first, one for each capture. Empty for a typed value. */
export async function readEvidence(
  store: Store,
  lead: Lead,
  field: FieldId,
  valueIndex: number,
): Promise<Evidence[]> {
  const fact: Fact<FieldValue> | undefined = lead.facts[field]?.[valueIndex];
  if (fact === undefined) return [];
  const captures = await readCaptures(store, lead.id);
  return captures.flatMap(({ page, at, candidate }) => {
    const all: readonly Found<FieldValue>[] = candidate.facts[field] ?? [];
    const found = all.find((one) => isSame(field, one.value, fact.value));
    if (found === undefined) return [];
    const { shown, reader, confidence, place } = found;
    return [{ page, at, shown, reader, confidence, ...(place && { place }) }];
  });
}

/** Captures read at once; a capture holds a whole candidate, so all of them together would fill the memory. */
const CAPTURES_AT_ONCE = 1_000;

/** For each lead, by its id, the page it was first captured on; typed-in leads have none. */
export async function readSourcePages(
  store: Store,
  leads: readonly Lead[],
): Promise<Map<string, CapturedPage>> {
  const pages = new Map<string, CapturedPage>();
  const first = leads.flatMap((lead) => findFirstCapture(lead) ?? []);
  for (let start = 0; start < first.length; start += CAPTURES_AT_ONCE) {
    const captures = await store.db.captures.bulkGet(first.slice(start, start + CAPTURES_AT_ONCE));
    for (const capture of captures) if (capture !== undefined) pages.set(capture.leadId, capture.page);
  }
  return pages;
}

function findFirstCapture(lead: Lead): string | undefined {
  const lists: (readonly Fact<FieldValue>[] | undefined)[] = Object.values(lead.facts);
  const sources = lists.flatMap((list) => list?.flatMap((fact) => fact.sources) ?? []);
  let first: { captureId: string; at: number } | undefined;
  for (const source of sources) {
    if (source.by === 'capture' && (first === undefined || source.at < first.at)) first = source;
  }
  return first?.captureId;
}
