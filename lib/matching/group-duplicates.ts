import type { DuplicatePair } from './find-duplicates';

/** Leads that hang together by pairs, best first, with those pairs. */
export interface DuplicateGroup<L> {
  readonly leads: readonly L[];
  readonly pairs: readonly DuplicatePair<L>[];
}

interface GroupOptions<L> {
  /** Two that must not come into one group, whatever hangs between them. */
  isApart?: (a: L, b: L) => boolean;
  /** More leads than can be looked at side by side make further groups. */
  most?: number;
}

/** Pairs, best first, joined to groups. */
export function toGroups<L>(
  pairs: readonly DuplicatePair<L>[],
  { isApart = () => false, most = Infinity }: GroupOptions<L> = {},
): DuplicateGroup<L>[] {
  const groupOf = new Map<L, Set<L>>();
  for (const { a, b } of pairs) {
    const [left, right] = [groupOf.get(a) ?? new Set([a]), groupOf.get(b) ?? new Set([b])];
    if (left === right || left.size + right.size > most) continue;
    if ([...left].some((x) => [...right].some((y) => isApart(x, y)))) continue;
    const [large, small] = left.size >= right.size ? [left, right] : [right, left];
    for (const lead of small) large.add(lead);
    for (const lead of [a, b, ...small]) groupOf.set(lead, large);
  }
  const groups = new Map<Set<L>, DuplicatePair<L>[]>();
  for (const pair of pairs) {
    const group = groupOf.get(pair.a);
    if (group === undefined || group !== groupOf.get(pair.b)) continue;
    const own = groups.get(group);
    if (own) own.push(pair);
    else groups.set(group, [pair]);
  }
  return [...groups.values()].map((own) => ({
    leads: [...new Set(own.flatMap(({ a, b }) => [a, b]))],
    pairs: own,
  }));
}

/** Those that can be merged without asking: each is certainly the same as each other of its group. */
export function toCertainGroups<L>(pairs: readonly DuplicatePair<L>[]): DuplicateGroup<L>[] {
  const certain = pairs.filter(({ verdict }) => verdict === 'certain');
  const partners = new Map<L, Set<L>>();
  for (const { a, b } of certain) {
    partners.set(a, (partners.get(a) ?? new Set()).add(b));
    partners.set(b, (partners.get(b) ?? new Set()).add(a));
  }
  return toGroups(certain, { isApart: (a, b) => partners.get(a)?.has(b) !== true });
}
