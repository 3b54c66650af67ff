/**
 * Items kept sorted while they come and go. Changes are gathered and worked in when the order is next asked for: few by
 * binary search, many by sorting again.
 */
export class Order<T> {
  #sorted: T[] = [];
  #added = new Set<T>();
  #removed = new Set<T>();

  constructor(private readonly compare: (a: T, b: T) => number) {}

  add(item: T): void {
    this.#added.add(item);
  }

  remove(item: T): void {
    if (!this.#added.delete(item)) this.#removed.add(item);
  }

  /** Takes over items that are sorted already. What was added and removed before stays so. */
  start(sorted: T[]): void {
    this.#sorted = sorted;
  }

  /** Do not change the result. */
  get(): readonly T[] {
    if (this.#added.size > 0 || this.#removed.size > 0) this.#settle();
    return this.#sorted;
  }

  #settle(): void {
    const kept =
      this.#removed.size > 0 ? this.#sorted.filter((item) => !this.#removed.has(item)) : this.#sorted;
    const added = [...this.#added].sort(this.compare);
    const merged: T[] = [];
    let from = 0;
    for (const item of added) {
      const to = this.#findPlace(kept, item, from);
      for (; from < to; from++) merged.push(kept[from] as T);
      merged.push(item);
    }
    for (; from < kept.length; from++) merged.push(kept[from] as T);
    this.#sorted = merged;
    this.#added = new Set();
    this.#removed = new Set();
  }

  /** Where the first item after `item` stands, at or behind `from`. */
  #findPlace(items: readonly T[], item: T, from: number): number {
    let [low, high] = [from, items.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(items[middle] as T, item) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Compared at once: some 10 ms by the rules of a language. */
const BLOCK = 1_024;

/**
 * Sorts a little at a time: whoever runs it may do something else at each pause. 100,000 names by the rules of a language
 * take a second, in which nobody could type.
 */
export function* sortInSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  let runs: T[][] = [];
  for (let start = 0; start < items.length; start += BLOCK) {
    runs.push(items.slice(start, start + BLOCK).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let index = 0; index < runs.length; index += 2)
      longer.push(yield* merge(runs[index] ?? [], runs[index + 1] ?? [], compare));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merge<T>(a: readonly T[], b: T[], compare: (a: T, b: T) => number): Generator<void, T[]> {
  const [last, first] = [a.at(-1), b[0]];
  if (last === undefined || first === undefined || compare(last, first) <= 0) return a.concat(b);
  const merged: T[] = [];
  for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
    const takesA = j >= b.length || (i < a.length && compare(a[i] as T, b[j] as T) <= 0);
    merged.push((takesA ? a[i++] : b[j++]) as T);
    if (merged.length % BLOCK === 0) yield;
  }
  return merged;
}
