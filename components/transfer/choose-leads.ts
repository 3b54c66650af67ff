import { levels, type Level } from '@/lib/leads/lead-parts';
import type { Chosen } from '@/lib/store/export/order';
import { findReasonLeftOut, type Limits } from '@/lib/transfer/left-out';

/** A lead, or a request with the lead that asks, as far as it matters for leaving it out. */
export interface Candidate {
  readonly leadId: string;
  readonly requestKey?: string;
  readonly doNotContact: boolean;
  readonly level: Level;
}

export interface ChosenLeads {
  readonly chosen: Chosen;
  readonly count: number;
  /** Left out because nobody may contact them, or because they are too confidential. */
  readonly leftOut: Readonly<Record<'doNotContact' | 'level', number>>;
  /** How many marked "do not contact" the level alone would let in. */
  readonly marked: number;
  /** How many of each level are in it, the least confidential first. */
  readonly levels: readonly (readonly [Level, number])[];
}

/** Which of them an export may hold, in their order. */
export function chooseLeads(all: Iterable<Candidate>, limits: Limits): ChosenLeads {
  const leadIds: string[] = [];
  const requestKeys: string[] = [];
  const leftOut = { doNotContact: 0, level: 0 };
  const counts = new Map<Level, number>();
  let marked = 0;
  for (const { leadId, requestKey, doNotContact, level } of all) {
    const reason = findReasonLeftOut(
      { level, doNotContact: doNotContact ? { since: 0 } : undefined },
      limits,
    );
    if (doNotContact && reason !== 'level') marked++;
    if (reason !== undefined) {
      leftOut[reason]++;
      continue;
    }
    leadIds.push(leadId);
    if (requestKey !== undefined) requestKeys.push(requestKey);
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  return {
    chosen: { leadIds, ...(requestKeys.length > 0 && { requestKeys }) },
    count: leadIds.length,
    leftOut,
    marked,
    levels: levels.flatMap((level): [Level, number][] => {
      const count = counts.get(level);
      return count === undefined ? [] : [[level, count]];
    }),
  };
}
