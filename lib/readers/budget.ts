import type { Budget } from './reader';

/** A task longer than this makes a page feel stuck. */
const SLICE_MS = 40;

/** `end` is the moment, on the clock `now`, when the reading must give back what it has. */
export function createBudget(
  now: () => number,
  giveTurn: (() => Promise<void>) | undefined,
  end: number,
): Budget & { endAt(sooner: number): void } {
  let sliceEnd = now() + SLICE_MS;
  return {
    spent: () => now() > end,
    endAt(sooner) {
      end = Math.min(end, sooner);
    },
    async breathe() {
      if (giveTurn === undefined || now() < sliceEnd) return;
      await giveTurn();
      sliceEnd = now() + SLICE_MS;
    },
  };
}
