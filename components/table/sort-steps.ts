import type { LeadSort, SortStep } from '@/lib/search/lead-index';
import type { LeadSortKey } from '@/lib/search/sort-key';

/** More nobody follows. */
const MOST_STEPS = 4;

/** Dates newest first, all else from A. */
function getUsualStep(by: LeadSortKey): SortStep {
  const newestFirst = ['updated', 'created', 'seen', 'touched'].includes(by);
  return { by, direction: newestFirst ? 'descending' : 'ascending' };
}

const turn = ({ by, direction }: SortStep): SortStep => ({
  by,
  direction: direction === 'ascending' ? 'descending' : 'ascending',
});

const getSteps = ({ by, direction, then = [] }: LeadSort): SortStep[] => [{ by, direction }, ...then];

function toSort([first, ...then]: readonly SortStep[], before: LeadSort): LeadSort {
  return first === undefined ? before : { ...first, ...(then.length > 0 && { then }) };
}

/** Where a column stands in the order, 1 for the first; `undefined` when it is not sorted by. */
export function findStep(sort: LeadSort, by: LeadSortKey | undefined) {
  const steps = getSteps(sort);
  const at = steps.findIndex((step) => step.by === by);
  const step = steps[at];
  return step && { ...step, rank: at + 1, of: steps.length };
}

/** By this column alone; the second time the other way round. */
export function sortBy(sort: LeadSort, by: LeadSortKey): LeadSort {
  return sort.by === by && sort.then === undefined ? turn(sort) : getUsualStep(by);
}

/** By this column behind those it is sorted by already; the second time the other way round, the third no more. */
export function sortByToo(sort: LeadSort, by: LeadSortKey, direction?: SortStep['direction']): LeadSort {
  const steps = getSteps(sort);
  const known = findStep(sort, by);
  const usual = getUsualStep(by);
  if (known === undefined) {
    const added = direction === undefined ? usual : { by, direction };
    return toSort([...steps.slice(0, MOST_STEPS - 1), added], sort);
  }
  const isTurned = known.direction !== usual.direction;
  const next = direction === undefined ? (isTurned ? [] : [turn(usual)]) : [{ by, direction }];
  return toSort(
    steps.flatMap((step) => (step.by === by ? next : [step])),
    turn(known),
  );
}
