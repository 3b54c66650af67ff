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
