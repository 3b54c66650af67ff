import type { Lead } from '@/lib/leads/lead';
import { levels, type Level } from '@/lib/leads/lead-parts';

/** Which leads an export may hold. */
export interface Limits {
  /** Also those nobody may write to or call. */
  readonly doNotContact: boolean;
  /** The most confidential level that may be in it. */
  readonly level: Level;
}

/** Why a lead stays out; `undefined` when it does not. */
export function findReasonLeftOut(
  { doNotContact, level = 'internal' }: Pick<Lead, 'doNotContact' | 'level'>,
  limits: Limits,
): 'doNotContact' | 'level' | undefined {
  if (levels.indexOf(level) > levels.indexOf(limits.level)) return 'level';
  return doNotContact !== undefined && !limits.doNotContact ? 'doNotContact' : undefined;
}
