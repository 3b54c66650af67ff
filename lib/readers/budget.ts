import { forgetPlaces } from '@/lib/page/place';
import type { Budget } from './reader';

/** A task longer than 50 ms makes a page feel stuck; what comes between two looks at the clock takes up to 30 when it is new to the engine. */
const SLICE_MS = 10;

/**
 * `start` and `end` are moments on the clock `now`: by the latter the reading must give back what it has. `isCut` tells
 * whether anything was left out because its time was over.
 */
export function createBudget(
  now: () => number,
  giveTurn: (() => Promise<void>) | undefined,
  start: number,
  end: number,
): Budget & { isCut(): boolean } {
  let sliceEnd = start + SLICE_MS;
  let isCut = false;
  return {
    spent(share = 1) {
      const isSpent = now() > start + (end - start) * share;
      isCut ||= isSpent;
      return isSpent;
    },
    isCut: () => isCut,
    breathe() {
      if (giveTurn === undefined || now() < sliceEnd) return undefined;
      return giveTurn().then(() => {
        forgetPlaces();
        sliceEnd = now() + SLICE_MS;
      });
    },
  };
}
