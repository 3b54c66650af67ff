import type { Capture, Fact, Lead, Source } from '@/lib/leads/lead';
import type { LeadRequest } from '@/lib/leads/request';
import type { FieldValue } from '@/lib/leads/values';

/** Pieces of some hundred, read one after the other. */
export type Chunks<T> = AsyncIterable<readonly T[]> | Iterable<readonly T[]>;

/** One lead on its way into a table, with what of it stands elsewhere, as far as `Needs` ask for it. */
export interface LeadRow {
  readonly lead: Lead;
  /** By their ids, those `getCaptureIds` names; the leads of a chunk may share one map. */
  readonly captures?: ReadonlyMap<string, Pick<Capture, 'at' | 'page' | 'candidate'>> | undefined;
  /** How many contacts were logged. */
  readonly activities?: number | undefined;
  /** Which of its requests are meant; without it, all. A lead may come several times, with one each. */
  readonly requests?: readonly LeadRequest[] | undefined;
}

/**
 * Leads in the order they are written. They are read more than once: to see how wide a table must be, then for each sheet,
 * so that no more than a chunk is ever held.
 */
export interface LeadSource {
  /** How many rows it gives in all. */
  readonly count: number;
  chunks(): Chunks<LeadRow>;
}

/** What besides the leads themselves a set of columns asks for. */
export interface Needs {
  /** Evidence: none, the capture each lead was first read by, or all that its values name. */
  readonly captures: 'none' | 'first' | 'all';
  readonly activities: boolean;
}

/** The captures a lead's row needs, by their ids. */
export function getCaptureIds(lead: Lead, needs: Needs['captures']): string[] {
  if (needs === 'none') return [];
  if (needs === 'all') return [...new Set(getSources(lead).flatMap(toCaptureId))];
  return toList(findFirstCaptureId(lead));
}

/** The capture a lead was first read by; typed-in leads have none. */
export function findFirstCaptureId({ facts }: Lead): string | undefined {
  let first: Extract<Source, { by: 'capture' }> | undefined;
  let before: readonly Source[] | undefined;
  for (const list of Object.values(facts) as (readonly Fact<FieldValue>[] | undefined)[]) {
    for (const { sources } of list ?? []) {
      // Facts of one capture share their list of sources.
      if (sources === before) continue;
      before = sources;
      for (const source of sources)
        if (source.by === 'capture' && (first === undefined || source.at < first.at)) first = source;
    }
  }
  return first?.captureId;
}

function getSources({ facts }: Lead): Source[] {
  const lists: (readonly Fact<FieldValue>[] | undefined)[] = Object.values(facts);
  return lists.flatMap((list) => list?.flatMap(({ sources }) => sources) ?? []);
}

const toCaptureId = (source: Source) => (source.by === 'capture' ? [source.captureId] : []);

const toList = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
