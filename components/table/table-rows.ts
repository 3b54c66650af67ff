import type { LeadGroup } from '@/lib/search/group-leads';

/** One line of the table: a lead, or the head of a group. */
export type TableRow =
  | { kind: 'lead'; id: string; /** Of the group it stands in, where there are groups. */ group: number }
  | { kind: 'group'; group: number; count: number; open: boolean };

/**
 * The lines of a table over 100,000 leads, without an object for each: all leads in their order, or groups of them, each
 * with its head, of which some are folded. Lines count from 0.
 */
export class TableRows {
  readonly count: number;
  /** The line of each group's head. */
  readonly #heads: number[] = [];

  constructor(
    readonly ids: readonly string[],
    readonly groups: readonly LeadGroup[] | undefined,
    readonly folded: ReadonlySet<string | undefined>,
  ) {
    let line = 0;
    for (const { key, ids } of groups ?? []) {
      this.#heads.push(line);
      line += 1 + (folded.has(key) ? 0 : ids.length);
    }
    this.count = groups ? line : ids.length;
  }

  get(line: number): TableRow | undefined {
    if (line < 0 || line >= this.count) return undefined;
    if (!this.groups) return { kind: 'lead', id: this.ids[line] ?? '', group: -1 };
    const group = this.#findGroup(line);
    const { key, ids } = this.groups[group] ?? { key: undefined, ids: [] };
    const place = line - (this.#heads[group] ?? 0) - 1;
    return place < 0
      ? { kind: 'group', group, count: ids.length, open: !this.folded.has(key) }
      : { kind: 'lead', id: ids[place] ?? '', group };
  }

  getId(line: number): string | undefined {
    const row = this.get(line);
    return row?.kind === 'lead' ? row.id : undefined;
  }

  /** The line of a lead, best the one it was on; `undefined` when it is not shown. */
  find(id: string, near: number): number | undefined {
    if (this.getId(near) === id) return near;
    if (!this.groups) {
      const place = this.ids.indexOf(id);
      return place < 0 ? undefined : place;
    }
    for (const [group, { key, ids }] of this.groups.entries()) {
      const place = this.folded.has(key) ? -1 : ids.indexOf(id);
      if (place >= 0) return (this.#heads[group] ?? 0) + 1 + place;
    }
    return undefined;
  }

  /** The next line with a lead in a direction, or where one already is. */
  findLead(line: number, step: 1 | -1): number | undefined {
    for (let at = line; at >= 0 && at < this.count; at += step) if (this.getId(at) !== undefined) return at;
    return undefined;
  }

  /** Leads from one line to another, each once. */
  getRange(from: number, to: number): string[] {
    const ids = new Set<string>();
    for (let line = Math.min(from, to); line <= Math.max(from, to); line++) {
      const id = this.getId(line);
      if (id !== undefined) ids.add(id);
    }
    return [...ids];
  }

  #findGroup(line: number): number {
    let [low, high] = [0, this.#heads.length];
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if ((this.#heads[middle] ?? 0) <= line) low = middle;
      else high = middle;
    }
    return low;
  }
}

/**
 * The ids with some of them where they were: a lead that is edited in its line stays there, though "last changed first"
 * would carry it off at once.
 *
 * @param places by their ids
 */
export function holdPlaces(ids: readonly string[], places: ReadonlyMap<string, number>): readonly string[] {
  if (places.size === 0) return ids;
  // Few are held, so taking each out and putting it in is quicker than looking at all.
  const held = [...places]
    .map(([id, place]) => ({ id, place, now: ids.indexOf(id) }))
    .filter(({ now }) => now >= 0);
  const all = [...ids];
  for (const { now } of held.toSorted((a, b) => b.now - a.now)) all.splice(now, 1);
  for (const { id, place } of held.toSorted((a, b) => a.place - b.place)) all.splice(place, 0, id);
  return all;
}
