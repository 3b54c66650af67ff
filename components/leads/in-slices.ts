import { giveTurn } from '@/lib/page/give-turn';

/** A frame has 16 ms, and the browser wants some of them. */
const SLICE_MS = 8;

/** Runs work that pauses, and lets the browser do what it has to between slices of a few milliseconds. */
export async function inSlices<T>(steps: Generator<void, T>): Promise<T> {
  for (let end = performance.now() + SLICE_MS; ;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() < end) continue;
    await giveTurn();
    end = performance.now() + SLICE_MS;
  }
}
