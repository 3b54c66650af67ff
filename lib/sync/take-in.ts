import { mergeLeads } from '@/lib/leads/merge-leads';
import type { Lead } from '@/lib/leads/lead';
import type { Mapping } from '@/lib/leads/sync-target';
import { fieldIds } from '@/lib/leads/values';
import { bumpTo, takeChanges, type Desk, type Known, type Outcome } from '@/lib/store/sync/take-changes';
import type { SyncedRow, SyncStateRow, Target } from '@/lib/store/sync/rows';
import type { Store } from '@/lib/store/store';
import { applyDocument, changeActivities, emptyDocument, toEmptyLead } from './apply-document';
import type { RemoteChange } from './contract';
import { digest } from './digest';
import { getBase, getPrint, isSaidSame, toElements } from './elements';
import { mergeDocuments, type Disagreement } from './merge-documents';
import { readNaming, type WordsAndNaming } from './naming';
import {
  parseDocument,
  splitParts,
  toDocument,
  type ParsedDocument,
  type PoolDocument,
} from './pool-document';

/** A change whose documents were read, apart from the transaction that will take it in. */
export interface ReadChange {
  change: RemoteChange;
  /** Of a lead; the states written at the same time that can be read follow. */
  parsed?: ParsedDocument | undefined;
  /** What the target has of it once this is what is there. */
  row?: SyncedRow | undefined;
  others: PoolDocument[];
}

/** For whom something is taken in. */
interface Taker {
  /** Of the target. */
  id: string;
  mapping: Mapping;
  /** Who we are there, where it knows its members. */
  user: string | undefined;
}

export const toTaker = ({ id, settings }: Target): Taker => ({
  id,
  mapping: settings.mapping,
  user: settings.kind === 'couch' ? settings.user : undefined,
});

export function readChange(change: RemoteChange, of: Taker): ReadChange {
  const { state, others = [] } = change;
  const parsed = state.is === 'lead' ? parseDocument(state.document) : undefined;
  return {
    change,
    parsed,
    ...(parsed && 'document' in parsed && { row: toSynced(of, change, parsed.document) }),
    others: others.flatMap(({ state: other }) => {
      const parsed = other.is === 'lead' ? parseDocument(other.document) : undefined;
      return parsed !== undefined && 'document' in parsed ? [parsed.document] : [];
    }),
  };
}

/** How many leads cannot be read. */
export function countUnread(changes: readonly ReadChange[]): number {
  return changes.filter(({ parsed }) => parsed !== undefined && 'reason' in parsed).length;
}

/**
 * Takes in what a pool told us, with what it changes of the target's state, in one transaction:
 *
 * - news of a lead is merged with what was changed here since both sides were one (`mergeDocuments`)
 * - one that is erased goes here too, unless it was changed here since: then it stays and is passed on anew. What we may
 *   not have any more (`withheld`) goes in any case. One merged into another takes what is ours alone along
 * - one we deleted ourselves comes back if somebody changed it meanwhile
 * - who looks after it is what the pool says
 *
 * @param change given how many leads came out otherwise than they were
 * @returns false when the target is gone
 */
export async function takeIn(
  store: Store,
  { id: targetId, mapping, user }: Taker,
  changes: readonly ReadChange[],
  change: (state: SyncStateRow, taken: number) => Partial<SyncStateRow>,
  part?: { id: string; at: number },
): Promise<boolean> {
  const ids = {
    leads: [
      ...new Set(
        changes.flatMap(({ change: { leadId, state } }) => [
          leadId,
          ...(state.is === 'erased' && state.into !== undefined ? [state.into] : []),
        ]),
      ),
    ],
    activities: changes.flatMap(({ parsed, others }) =>
      [...(parsed && 'document' in parsed ? [parsed.document] : []), ...others].flatMap(
        ({ activities = [] }) => activities.map(({ id }) => id),
      ),
    ),
  };
  // What is merged into a lead comes after that lead's own news.
  const rank = { lead: 0, owner: 1, erased: 2 };
  const sorted = changes.toSorted((a, b) => rank[a.change.state.is] - rank[b.change.state.is]);
  return takeChanges(
    store,
    targetId,
    ids,
    (command) => readNaming(store, targetId, command),
    (desk, naming) => {
      for (const one of sorted) takeOne({ desk, naming, mapping, targetId, user }, one);
    },
    change,
    part,
  );
}

interface Taking {
  desk: Desk;
  naming: WordsAndNaming;
  mapping: Mapping;
  targetId: string;
  user: string | undefined;
}

function takeOne(taking: Taking, one: ReadChange): void {
  const { change, parsed } = one;
  const { desk, targetId, mapping } = taking;
  const { leadId, rev, state } = change;
  const known = desk.know(leadId);
  switch (state.is) {
    case 'lead': {
      if (parsed === undefined) return;
      const others = change.others?.map((other) => other.rev) ?? [];
      const { synced } = known;
      if (
        synced?.rev === rev &&
        synced.barred === undefined &&
        others.join() === (synced.others ?? []).join()
      )
        return;
      if ('reason' in parsed) {
        const row: SyncedRow = {
          revision: 0,
          digest: '',
          ...synced,
          targetId,
          leadId,
          rev,
          barred: parsed.reason,
        };
        desk.settle(leadId, { synced: { row }, news: false });
        return;
      }
      if (one.row !== undefined) takeLead(taking, known, one, parsed.document, one.row);
      return;
    }
    case 'owner': {
      const { owner, confirmed } = state;
      if (known.owner?.rev === rev && known.owner.confirmed === confirmed) return;
      const row = { targetId, leadId, rev, confirmed, ...(owner !== undefined && { owner }) };
      const after = known.lead && confirmed ? withOwner(known.lead, owner, mapping) : undefined;
      desk.settle(leadId, {
        owner: row,
        ...(after && after !== known.lead && { lead: { after: { ...after, ...bumpTo(after, 0) } } }),
      });
      return;
    }
    case 'erased':
      takeErased(taking, known, leadId, state);
  }
}

function withOwner(lead: Lead, owner: string | undefined, { parts }: Mapping): Lead {
  if (!parts.includes('owner') || lead.owner === owner) return lead;
  const { owner: _, ...rest } = lead;
  return owner === undefined || owner === '' ? rest : { ...rest, owner: owner.slice(0, 80) };
}

function toSynced(
  { id: targetId, mapping }: Taker,
  { leadId, rev, others }: RemoteChange,
  theirs: PoolDocument,
): SyncedRow {
  const { ours, rest } = splitParts(theirs, mapping);
  const base = getBase(toElements(ours));
  return {
    targetId,
    leadId,
    revision: 1,
    rev,
    base,
    digest: digest(base),
    ...(others !== undefined && others.length > 0 && { others: others.map((other) => other.rev) }),
    ...(rest && { rest }),
  };
}

function takeLead(
  { desk, naming, mapping, user }: Taking,
  known: Known,
  { change, others }: ReadChange,
  first: PoolDocument,
  row: SyncedRow,
): void {
  const { leadId } = change;
  const { lead, synced, waiting } = known;
  const closes = row.others !== undefined;
  if (lead === undefined) {
    // Deleted here and nothing new there: it is still to be deleted.
    if (synced !== undefined && synced.base === row.base && synced.barred === undefined && !closes) {
      desk.settle(leadId, { synced: { row: { ...row, revision: synced.revision } } });
      return;
    }
    const theirs = closeOthers([first, ...others], mapping).document;
    const empty = toEmptyLead(leadId, theirs);
    const made = applyDocument(empty, { ...emptyDocument, kind: theirs.kind }, theirs, naming);
    const after = known.owner?.confirmed ? withOwner(made, known.owner.owner, mapping) : made;
    // Counts on from its deletion.
    const revision = Math.max(waiting?.revision ?? 0, synced?.revision ?? 0) + 1;
    const into = desk.toOwnId(leadId);
    desk.settle(leadId, {
      lead: { after: { ...after, revision } },
      activities: changeActivities(leadId, emptyDocument, theirs, desk.findActivity),
      ...(into !== leadId && { merge: { into, undone: true } }),
      synced: { row },
      news: closes,
    });
    return;
  }
  const now = toDocument(lead, known.activities, naming.words);
  const join = (flagged: boolean) =>
    mergeAll({ base: synced?.base, now, states: [first, ...others], mapping, user }, flagged);
  let merged = join(true);
  // Parts that are not exchanged of somebody not to be contacted are again, once they may be.
  if (merged.document.doNotContact === undefined) merged = join(false);
  const { document, disagreements, ours } = merged;
  const changed = applyDocument(lead, ours, document, naming);
  const same = getBase(toElements(document)) === getBase(toElements(ours));
  const own = known.owner?.confirmed ? withOwner(changed, known.owner.owner, mapping) : changed;
  desk.settle(leadId, {
    ...((!same || own !== changed) && {
      lead: { after: { ...own, ...bumpTo(lead, document.updatedAt) } },
      activities: changeActivities(leadId, ours, document, desk.findActivity),
    }),
    synced: { row },
    news: closes || getBase(toElements(document)) !== row.base,
    conflicts: disagreements.map((one) => ({ ...one, path: toPath(one.element) })),
  });
}

/**
 * What is there, with the states written at the same time. One of them may be our own, so what they last had in common
 * nobody here knows: nothing is taken away, and in the same order for everybody, so that all who close them say the same.
 */
function closeOthers(
  states: readonly [PoolDocument, ...PoolDocument[]],
  mapping: Mapping,
  flagged?: boolean,
) {
  const isFlagged = flagged ?? states.some(({ doNotContact }) => doNotContact !== undefined);
  const split = (document: PoolDocument) => splitParts(document, mapping, isFlagged).ours;
  const disagreements: Disagreement[] = [];
  const [oldest = split(states[0]), ...newer] = states
    .map(split)
    .sort((a, b) => a.updatedAt - b.updatedAt || (getPrint(a) < getPrint(b) ? -1 : 1));
  let document = oldest;
  for (const other of newer) {
    const merged = mergeDocuments(undefined, document, other);
    document = merged.document;
    disagreements.push(...merged.disagreements);
  }
  return { document, disagreements };
}

interface Joining {
  base: string | undefined;
  now: PoolDocument;
  /** What is there, more than one where they were written at the same time. */
  states: readonly [PoolDocument, ...PoolDocument[]];
  mapping: Mapping;
  user: string | undefined;
}

function mergeAll({ base, now, states, mapping, user }: Joining, flagged: boolean) {
  const isFlagged = flagged && [now, ...states].some(({ doNotContact }) => doNotContact !== undefined);
  const theirs = closeOthers(states, mapping, isFlagged);
  const ours = splitParts(now, mapping, isFlagged).ours;
  const { document, disagreements } = mergeDocuments(base, ours, theirs.document);
  const whoSaid = (element: string, value: unknown) =>
    states.find((state) => isSaidSame(toElements(state).get(element), value))?.by;
  const ofMembers = theirs.disagreements.map((one) =>
    toOwnView(one, toElements(ours).get(one.element), toElements(document).get(one.element), user, whoSaid),
  );
  return {
    ours,
    document,
    disagreements: [
      ...new Map(
        [
          ...ofMembers,
          ...disagreements.map((one) =>
            // What was joined may hold an older word of somebody else.
            states.length === 1 ? one : withSayer(one, whoSaid(one.element, one.theirs)),
          ),
        ].map((one) => [one.element, one]),
      ).values(),
    ],
  };
}

const withSayer = ({ by: _, ...one }: Disagreement, by: string | undefined): Disagreement => ({
  ...one,
  ...(by !== undefined && { by }),
});

/** What members said at the same time, as it is told here: one of them may be our own word, or both are others'. */
function toOwnView(
  { element, ours: a, theirs: b }: Disagreement,
  here: unknown,
  counts: unknown,
  user: string | undefined,
  whoSaid: (element: string, value: unknown) => string | undefined,
): Disagreement {
  const [byA, byB] = [whoSaid(element, a), whoSaid(element, b)];
  const isMine = (value: unknown, by: string | undefined) =>
    isSaidSame(value, here) && (by === undefined || by === user);
  // We changed it since, and what we said counts against both.
  if (!isSaidSame(counts, a) && !isSaidSame(counts, b))
    return withSayer({ element, ours: counts, theirs: a, shown: 'ours' }, byA);
  const shown = isSaidSame(counts, a) ? a : b;
  if (isMine(a, byA))
    return withSayer({ element, ours: a, theirs: b, shown: shown === a ? 'ours' : 'theirs' }, byB);
  if (isMine(b, byB))
    return withSayer({ element, ours: b, theirs: a, shown: shown === b ? 'ours' : 'theirs' }, byA);
  return {
    ...withSayer({ element, ours: a, theirs: b, shown: shown === a ? 'ours' : 'theirs' }, byB),
    elsewhere: byA === undefined ? {} : { by: byA },
  };
}

/** As a `Change` calls it. */
function toPath(element: string): string {
  const at = element.indexOf(' ');
  if (at < 0) return element;
  const [kind, name] = [element.slice(0, at), element.slice(at + 1)];
  if (kind === 'first') return `facts.${name}`;
  if (kind === 'fact') return `facts.${fieldIds.find((field) => name.startsWith(`${field}:`)) ?? ''}`;
  return kind === 'request' ? `requests.${name}` : `${kind}.${name}`;
}

function takeErased(
  { desk, naming, mapping }: Taking,
  { lead, synced, activities }: Known,
  leadId: string,
  { reason, into }: { reason: 'deleted' | 'withheld'; into?: string | undefined },
): void {
  // Of what we never exchanged, or knew to be gone, there is nothing to take back.
  if (synced === undefined) return;
  const forgotten = { synced: { row: undefined } } satisfies Outcome;
  if (lead === undefined) {
    desk.settle(leadId, { ...forgotten, news: false });
    return;
  }
  const flagged = lead.doNotContact !== undefined;
  const now = toDocument(lead, activities, naming.words);
  const isEdited = getBase(toElements(splitParts(now, mapping, flagged).ours)) !== synced.base;
  const winnerId = into === undefined ? leadId : desk.toOwnId(into);
  const winner = into === undefined || winnerId === leadId ? undefined : desk.know(winnerId);
  if (winner?.lead !== undefined) {
    const joined = mergeLeads(winner.lead, [lead]);
    const before = toDocument(winner.lead, [], naming.words);
    // Whoever merged them has said what becomes of what we had in common; what is ours alone comes along.
    const after = isEdited
      ? joined
      : applyDocument(
          joined,
          splitParts(toDocument(joined, [], naming.words), mapping, false).ours,
          splitParts(before, mapping, false).ours,
          naming,
        );
    desk.settle(leadId, {
      ...forgotten,
      lead: { after: undefined },
      merge: { into: winnerId, undone: false },
      news: false,
    });
    desk.settle(winnerId, {
      lead: { after: { ...after, ...bumpTo(winner.lead, lead.updatedAt) } },
      ...(isEdited && { news: true }),
    });
    return;
  }
  if (isEdited && reason === 'deleted') desk.settle(leadId, { ...forgotten, news: true });
  else desk.settle(leadId, { ...forgotten, lead: { after: undefined }, news: false });
}
