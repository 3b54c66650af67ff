import { fieldSpecs } from './field-specs';
import type { Fact, Source } from './lead';
import { isTyped } from './merge';
import type { FieldId, FieldValue } from './values';

/** How well one value of a lead is borne out. */
export interface Standing {
  /** Hosts it was seen on, each once, the first one first. Two agree independently. */
  readonly sites: readonly string[];
  /** When it was last seen or typed, milliseconds since 1970. */
  readonly lastAt: number;
  /** Nobody saw or typed it for a year: phones and people change faster than that. */
  readonly isOld: boolean;
  /** Another source gives another value where one is meant. */
  readonly isDisputed: boolean;
}

const YEAR = 365 * 24 * 3_600_000;

/**
 * The standing of each value of one field, in their order.
 *
 * @param siteOf host of the page a capture was made on; `undefined` when it is not known
 * @param now milliseconds since 1970
 */
export function getStandings(
  field: FieldId,
  facts: readonly Fact<FieldValue>[],
  siteOf: (captureId: string) => string | undefined,
  now: number,
): Standing[] {
  // What a person typed ends the dispute.
  const canDiffer = isOneMeant(field) && !facts.some(isTyped);
  return facts.map((fact) => {
    const sites = fact.sources.flatMap((source) => {
      if (source.by === 'capture') return siteOf(source.captureId) ?? [];
      // Seen by a colleague.
      return source.by === 'sync' && source.url !== undefined ? new URL(source.url).host : [];
    });
    const lastAt = Math.max(...fact.sources.map(({ at }) => at));
    return {
      sites: [...new Set(sites)],
      lastAt,
      isOld: now - lastAt > YEAR,
      isDisputed: canDiffer && facts.some((other) => other !== fact && haveNothingInCommon(other, fact)),
    };
  });
}

/** Two addresses of one page are branches; of two pages, one may be out of date. */
const isOneMeant = (field: FieldId) =>
  field === 'address' || (!fieldSpecs[field].many && field !== 'description' && field !== 'profile');

/** No page says both. */
function haveNothingInCommon(a: Fact<FieldValue>, b: Fact<FieldValue>): boolean {
  const keys = new Set(a.sources.map(toKey));
  return !b.sources.some((source) => keys.has(toKey(source)));
}

/** Whatever a person typed, all rows of one file, and all a colleague saw on one page, are one voice. */
function toKey(source: Source): string {
  switch (source.by) {
    case 'user':
      return 'user';
    case 'import':
      return source.importId;
    case 'sync':
      return source.typed ? 'user' : (source.url ?? source.targetId);
    case 'capture':
      return source.captureId;
  }
}
