import type { Budget } from './reader';

/** A piece of a reading that may take long: it yields wherever the page can have a turn. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Takes the steps, and gives the page its turns between them. */
export async function inTurns<T>(steps: Steps<T>, budget: Pick<Budget, 'breathe'>): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const turn = budget.breathe();
    if (turn !== undefined) await turn;
  }
}

/** Takes all steps in one go, where nobody waits for a turn. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
