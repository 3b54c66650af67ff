import type { Lead } from './lead';
import { fieldIds } from './values';

/**
 * Which of several leads that are one is to go on: the one somebody has worked on, else the one that knows most, else
 * the oldest. The rest of the list, in the order it came, are the losers.
 */
export function chooseWinner(leads: readonly Lead[]): Lead | undefined {
  return [...leads].sort(
    (a, b) => getWork(b) - getWork(a) || countValues(b) - countValues(a) || a.createdAt - b.createdAt,
  )[0];
}

const getWork = ({ stage, owner, note }: Lead) =>
  Number(stage !== undefined) + Number(owner !== undefined) + Number(note !== undefined);

const countValues = ({ facts }: Lead) =>
  fieldIds.reduce((sum, field) => sum + (facts[field]?.length ?? 0), 0);
