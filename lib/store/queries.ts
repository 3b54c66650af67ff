import type { Candidate, Found } from '@/lib/leads/candidate';
import type { Category, DefinitionKind, Definitions } from '@/lib/leads/definitions';
import type { CapturedPage, Evidence, Fact, Lead } from '@/lib/leads/lead';
import { rewind } from '@/lib/leads/changes';
import { getChangedParts, isSame, type ChangedPart } from '@/lib/leads/merge';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { readCaptures, readMergedIds } from './captures';
import { readRowsOf } from './history';
import { loadMatching } from './load-matching';
import type { LeadHistoryRow } from './schema';
import type { Store } from './store';

/** How a candidate stands to what is stored: before saving, and without saving. */
export type Comparison =
  | { state: 'new' }
  | { state: 'known'; leadId: string }
  | { state: 'changed'; leadId: string; parts: ChangedPart[] };

/**
 * The lead with this id, or the one it was merged into (so its `id` may be another); `undefined` when there is no such
 * lead (any more).
 */
export async function readLead(store: Store, leadId: string): Promise<Lead | undefined> {
  const { leads, merges } = store.db;
  for (let id: string | undefined = leadId; id !== undefined; id = (await merges.get(id))?.into) {
    const lead = await leads.get(id);
    if (lead !== undefined) return lead;
  }
  return undefined;
}

/** A lead as it was at a moment, milliseconds since 1970; `undefined` when it did not exist then. */
export async function readLeadAt(store: Store, leadId: string, at: number): Promise<Lead | undefined> {
  return store.db.transaction('r', store.db.leads, store.db.history, async () => {
    const later = (await readRowsOf(store.db, [leadId])).filter((row) => row.at > at);
    return rewind(
      await store.db.leads.get(leadId),
      later.flatMap((row) => row.changes.toReversed()),
    );
  });
}

/** Every change of a lead and of those merged into it, newest first. */
export async function readHistory(store: Store, leadId: string): Promise<LeadHistoryRow[]> {
  const ids = await readMergedIds(store, leadId);
  return store.db.transaction('r', store.db.history, () => readRowsOf(store.db, ids));
}

/** All categories, in the order they were made. */
export async function readCategories(store: Store): Promise<Category[]> {
  return store.db.categories.toCollection().sortBy('createdAt');
}

/** All definitions of a kind, in the order they were made. */
export async function readDefinitions<K extends DefinitionKind>(
  store: Store,
  kind: K,
): Promise<Definitions[K][]> {
  return store.db.table<Definitions[K]>(kind).toCollection().sortBy('createdAt');
}

export async function countLeads(store: Store): Promise<number> {
  return store.db.leads.count();
}

/**
 * For each candidate, by its key, whether it is new, known, or known with something new. One transaction.
 *
 * @param url of the page the candidates are from: what was saved from it before is found by less
 */
export async function compareCandidates(
  store: Store,
  candidates: readonly Candidate[],
  url: string,
): Promise<Map<string, Comparison>> {
  const { db } = store;
  const { readMatches } = await loadMatching();
  const matches = await db.transaction('r', db.leads, db.captures, db.merges, () =>
    readMatches(store, candidates, url),
  );
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
  const first = leads.flatMap((lead) => {
    const captureId = findFirstCapture(lead);
    return captureId === undefined ? [] : { captureId, leadId: lead.id };
  });
  for (let start = 0; start < first.length; start += CAPTURES_AT_ONCE) {
    const some = first.slice(start, start + CAPTURES_AT_ONCE);
    const captures = await store.db.captures.bulkGet(some.map(({ captureId }) => captureId));
    // A merged lead's captures name the lead they were made for.
    for (const [index, { leadId }] of some.entries()) {
      const page = captures[index]?.page;
      if (page !== undefined) pages.set(leadId, page);
    }
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
