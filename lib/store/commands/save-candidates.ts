import type { Candidate } from '@/lib/leads/candidate';
import type { CapturedPage, Lead } from '@/lib/leads/lead';
import { recordKeys } from '@/lib/leads/match-keys';
import { getChangedParts, mergeCandidate, toLead } from '@/lib/leads/merge';
import { saysTheSame } from '@/lib/leads/statement';
import { hostKey } from '@/lib/leads/url-key';
import { runCommand } from '../command';
import { readCaptures } from '../captures';
import { loadMatching } from '../load-matching';
import { expectRoom } from '../room';
import type { Store } from '../store';

export type SaveOutcome = 'created' | 'updated' | 'unchanged';

export interface SaveRequest {
  page: CapturedPage;
  candidates: readonly Candidate[];
  /** Added to whatever categories, tags and note a known lead has. */
  categoryIds?: readonly string[];
  tags?: readonly string[];
  note?: string;
  /** Told how many candidates are done, a few times a second while there are many. */
  onProgress?: (done: number) => void;
  /** Ends it early: what is done by then is kept, the rest is left alone. */
  signal?: AbortSignal;
}

export interface SaveResult {
  /** For `undo`; undefined when every candidate was unchanged. */
  commandId: string | undefined;
  /** In the order of the candidates; fewer than those when it was ended early. */
  saved: { key: string; leadId: string; outcome: SaveOutcome }[];
}

/** Work between two pauses; a frame has 16 ms, and the browser wants some of them. */
const SLICE_MS = 8;

/**
 * Keeps candidates: a known one is merged into its lead, a new one becomes a lead, and each leaves a capture as
 * evidence. A lead whose last capture of this very page said the same is `unchanged`: nothing is written for it, no
 * capture and no time, so saving a page twice leaves no trace. Said by another page, the same is evidence and counts
 * as `updated`. The user's rules add what they say in the same transaction.
 *
 * @throws StoreError
 */
export async function saveCandidates(
  store: Store,
  { page, candidates, categoryIds = [], tags = [], note, onProgress, signal }: SaveRequest,
): Promise<SaveResult> {
  await expectRoom(store, candidates.length);
  const { readMatches, isCertainly } = await loadMatching();
  // Half a dozen kB that the popup needs only now. A transaction cannot wait for them.
  const { applyRules, readRuleBook } = await import('../rules');
  const { commandId, result } = await runCommand(store, 'capture', async (command) => {
    const matches = await readMatches(store, candidates, page.url);
    const rules = await readRuleBook(store);
    const captures = await readLastCaptures(store, page.url, [...matches.values()]);
    const current = new Map<string, Lead>();
    const created = new Map<string, Lead>();
    const saved: SaveResult['saved'] = [];
    let pause = performance.now() + SLICE_MS;
    for (const candidate of candidates) {
      if (performance.now() > pause) {
        onProgress?.(saved.length);
        // A read of nothing: the transaction lives on, and the browser paints and takes clicks meanwhile.
        await store.db.merges.get('');
        pause = performance.now() + SLICE_MS;
      }
      if (signal?.aborted === true) break;
      const match = matches.get(candidate) ?? findCreated(created, candidate, isCertainly);
      const known = match && (current.get(match.id) ?? match);
      const marked = known && withMarks(known, { categoryIds, tags, note });
      const last = known && captures.get(toSlot(known.id, candidate));
      const saysSame =
        known !== undefined &&
        last !== undefined &&
        saysTheSame(last, candidate) &&
        getChangedParts(known, candidate).length === 0;
      if (known !== undefined && marked === known && saysSame) {
        saved.push({ key: candidate.key, leadId: known.id, outcome: 'unchanged' });
        continue;
      }
      if (known !== undefined && marked !== undefined && saysSame) {
        const chosen = { ...marked, updatedAt: command.at, revision: known.revision + 1 };
        const { lead, by } = applyRules(rules, chosen, known);
        command.changeLead(known, chosen);
        command.changeLead(chosen, lead, { rules: by });
        current.set(lead.id, lead);
        saved.push({ key: candidate.key, leadId: lead.id, outcome: 'updated' });
        continue;
      }
      const captureId = store.newId();
      const moment = { captureId, at: command.at, site: hostKey(page.url) };
      const captured =
        marked === undefined
          ? withMarks(toLead(candidate, { ...moment, id: store.newId() }), { categoryIds, tags, note })
          : mergeCandidate(marked, candidate, moment);
      const { lead, by } = applyRules(rules, captured, known);
      if (known === undefined) for (const key of recordKeys(lead)) created.set(key, lead);
      current.set(lead.id, lead);
      command.addCapture({ id: captureId, leadId: lead.id, at: command.at, page, candidate });
      command.changeLead(known, captured, { captures: [{ id: captureId, withdrawn: false }] });
      // A row of its own, so that the history tells what a rule added from what the page said.
      command.changeLead(captured, lead, { rules: by });
      saved.push({
        key: candidate.key,
        leadId: lead.id,
        outcome: known === undefined ? 'created' : 'updated',
      });
    }
    return saved;
  });
  return { commandId, saved: result };
}

/** Rows of one page are different records unless the page gives both the same page of their own. */
function findCreated(
  created: ReadonlyMap<string, Lead>,
  candidate: Candidate,
  isCertainly: (lead: Lead, candidate: Candidate) => boolean,
): Lead | undefined {
  return recordKeys(candidate)
    .flatMap((key) => created.get(key) ?? [])
    .find((lead) => isCertainly(lead, candidate));
}

/** The same object when there is nothing to add. */
function withMarks(
  lead: Lead,
  {
    categoryIds,
    tags,
    note,
  }: { categoryIds: readonly string[]; tags: readonly string[]; note: string | undefined },
): Lead {
  const newCategories = categoryIds.filter((id) => !lead.categoryIds.includes(id));
  const newTags = tags.filter((tag) => !lead.tags.includes(tag));
  const addsNote = note !== undefined && !(lead.note ?? '').split('\n').includes(note);
  if (newCategories.length === 0 && newTags.length === 0 && !addsNote) return lead;
  return {
    ...lead,
    categoryIds: [...lead.categoryIds, ...newCategories],
    tags: [...lead.tags, ...newTags],
    ...(addsNote && { note: lead.note === undefined ? note : `${lead.note}\n${note}` }),
  };
}

/** A page says one thing of each record, but of an author as many as there are posts. */
function toSlot(leadId: string, { key, accounts, requests }: Candidate): string {
  return accounts || requests ? `${leadId} ${key}` : leadId;
}

/** What each lead's newest capture of this page said, by its slot. */
async function readLastCaptures(
  store: Store,
  url: string,
  leads: readonly Lead[],
): Promise<Map<string, Candidate>> {
  const lists = await Promise.all(
    [...new Set(leads)].map(async ({ id }) =>
      (await readCaptures(store, id)).map((capture) => ({ ...capture, leadId: id })),
    ),
  );
  const last = new Map<string, Candidate>();
  for (const capture of lists.flat().sort((a, b) => a.at - b.at)) {
    if (capture.page.url === url) last.set(toSlot(capture.leadId, capture.candidate), capture.candidate);
  }
  return last;
}
