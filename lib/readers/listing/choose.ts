import type { Signal } from '@/lib/page/survey';
import type { Budget } from '@/lib/readers/reader';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { getPath } from './groups';
import { overlap, type Stretch } from './stretch';
import { getHomogeneity, getShape, type Profile, type ScoredGroup } from './score';

/** A group of the best one's own kind of item is taken along from this share of its score … */
const SAME_KIND = 0.08;
/** … and any other group from this share. */
const OTHER_KIND = 0.55;

/** Where on the page a group's members stand: the same for the next container of the same list. */
function getKind({ group }: ScoredGroup): string {
  const first = group.stretches[0]?.first;
  return first === undefined ? group.signature : getPath(first);
}

function getMeanLength({ profiles }: ScoredGroup): number {
  return profiles.reduce((sum, one) => sum + one.length, 0) / Math.max(1, profiles.length);
}

/** Whether the first members of two groups are built alike: a path of three `div`s says little by itself. */
function isAlike(a: ScoredGroup, b: ScoredGroup): boolean {
  const [one, other] = [a.group.stretches[0], b.group.stretches[0]];
  if (one === undefined || other === undefined) return false;
  const [shape, otherShape] = [getShape(one), getShape(other)];
  const [length, otherLength] = [getMeanLength(a), getMeanLength(b)];
  if (Math.min(length, otherLength) < Math.max(length, otherLength) * 0.4) return false;
  const common = [...shape].filter((step) => otherShape.has(step)).length;
  return common >= Math.max(shape.size, otherShape.size) * 0.6;
}

function overlaps(a: ScoredGroup, b: ScoredGroup): boolean {
  // Most groups stand in parts of the page of their own, and one of hundreds of members is compared with all others.
  const [whole, other] = [getExtent(a), getExtent(b)];
  if (whole === undefined || other === undefined || !overlap(whole, other)) return false;
  // Both in the order of the page: what ends before the other begins overlaps nothing further on either.
  for (let at = 0, other = 0; ;) {
    const [one, two] = [a.profiles[at]?.stretch, b.profiles[other]?.stretch];
    if (one === undefined || two === undefined) return false;
    if (overlap(one, two)) return true;
    if (one.first.order < two.first.order) at += 1;
    else other += 1;
  }
}

/** From a group's first member to its last. */
function getExtent({ profiles }: ScoredGroup): Stretch | undefined {
  const [first, last] = [profiles[0]?.stretch.first, profiles.at(-1)?.stretch.last];
  return first && last && { first, last };
}

/** Whether a good part of a group links to what the best one links to, or most of it has the same numbers. */
function isRepeat(other: ScoredGroup, best: ScoredGroup): boolean {
  const repeats = (toValues: (one: Profile) => readonly Signal[]): number => {
    const known = new Set(best.profiles.flatMap((one) => toValues(one).map(({ number }) => number)));
    return other.profiles.filter((one) => toValues(one).some(({ number }) => known.has(number))).length;
  };
  const count = other.profiles.length;
  return (
    repeats(({ links }) => links) >= Math.max(2, count * 0.2) ||
    repeats(({ phones }) => phones) >= Math.max(2, count * 0.6)
  );
}

/** The first guess and what to offer when it is wrong. */
const MAX_LISTS = 5;
/** A group with less of the best one's score is menu or footer. */
const WORTH_OFFERING = 0.1;

/** By then the lists are chosen, so that time is left for reading them. */
const SHARE = 0.6;

/** The lists of a page, the likeliest first, each as the groups that make it up. */
export async function chooseLists(scored: readonly ScoredGroup[], budget: Budget): Promise<ScoredGroup[][]> {
  let ranked: ScoredGroup[] = [];
  for (const one of [...scored].sort((a, b) => b.score - a.score).slice(0, 60)) {
    if (ranked.length >= MAX_LISTS && budget.spent(SHARE)) break;
    const homogeneity = getHomogeneity(one);
    ranked.push({ ...one, homogeneity, score: one.score * (0.4 + 0.6 * homogeneity) });
    await budget.breathe();
  }
  ranked.sort((a, b) => b.score - a.score);
  const cells = findCells(ranked);
  if (cells !== undefined) ranked.unshift({ ...cells, score: (ranked[0]?.score ?? 0) + 0.01 });
  const least = (ranked[0]?.score ?? 0) * WORTH_OFFERING;
  const lists: ScoredGroup[][] = [];
  while (lists.length < MAX_LISTS) {
    const list = chooseGroups(ranked);
    if (list.length === 0 || (list[0]?.score ?? 0) < least) break;
    lists.push(list);
    await budget.breathe();
    ranked = ranked.filter((other) => !list.some((one) => overlaps(one, other)));
  }
  return lists;
}

/** What stands in the best group's members, two or more in each, every one with a name and a number or mail of its own: a row of people. */
function findCells([best, ...others]: readonly ScoredGroup[]): ScoredGroup | undefined {
  if (best === undefined) return undefined;
  return others.find(({ profiles }) => {
    const reached = profiles.filter((one) => one.phones.length + one.emails.length > 0);
    const names = reached.flatMap(({ opening, stretch: { first } }) =>
      best.profiles.some(({ stretch }) => overlap(stretch, { first, last: first })) &&
      getNameQuality(opening.replace(/\s?[:：–-]$/, '')) >= 0.5
        ? opening
        : [],
    );
    return (
      profiles.length >= Math.max(4, best.profiles.length * 1.5) &&
      names.length >= profiles.length * 0.85 &&
      new Set(names).size >= names.length * 0.9
    );
  });
}

/**
 * The best group and the further ones beside it that belong to the same list: the rest of a list parted by an
 * ad, the sponsored entries above it. Best first; at most eight.
 *
 * @param ranked best first
 */
function chooseGroups(ranked: readonly ScoredGroup[]): ScoredGroup[] {
  const best = ranked[0];
  if (best === undefined || best.score === 0) return [];
  const chosen = [best];
  for (const other of ranked.slice(1)) {
    if (chosen.length >= 8) break;
    if (other.score < best.score * SAME_KIND) break;
    const sameKind = getKind(other) === getKind(best) && other.group.by !== 'runs' && isAlike(other, best);
    if (!sameKind && other.score < best.score * OTHER_KIND) continue;
    // Records of one list show much the same: a list of links beside a list of firms is another list.
    if (!sameKind && other.contact < best.contact * 0.6) continue;
    if (chosen.some((one) => overlaps(one, other))) continue;
    // A shelf shows some of the list once more.
    if (!sameKind && isRepeat(other, best)) continue;
    chosen.push(other);
  }
  return chosen;
}
