import { hasSignals, type Box, type Survey } from '@/lib/page/survey';
import { findRuns } from './runs';
import type { Group, Stretch } from './stretch';

/** Fewer than this is no list. */
const FEWEST_RECORDS = 2;
/** Boxes that are looked at in a few milliseconds. */
const PAUSE = 4_000;

const NOT_RECORDS = new Set([
  '#text',
  'br',
  'hr',
  'img',
  'option',
  'col',
  'thead',
  'tfoot',
  'caption',
  'input',
  'button',
]);

const haveSeveralParents = (boxes: readonly Box[]): boolean =>
  boxes.some((one) => one.parent !== boxes[0]?.parent);

const toStretch = (box: Box): Stretch => ({ first: box, last: box });

function groupBy(boxes: readonly Box[], toKey: (box: Box) => string): Map<string, Box[]> {
  const groups = new Map<string, Box[]>();
  for (const box of boxes) {
    const key = toKey(box);
    const known = groups.get(key);
    if (known) known.push(box);
    else groups.set(key, [box]);
  }
  return groups;
}

/** Tags and telling classes from the grandparent down: the same in every column and every page of an endless list. */
export function getPath(box: Box): string {
  const parent = box.parent;
  return `${parent?.parent?.signature ?? ''}>${parent?.signature ?? ''}>${box.signature}`;
}

/** Children of siblings: cells of a grid whose rows mean nothing, cards in columns. */
function findLocalCousins(siblings: readonly Box[]): Group[] {
  const rows = siblings.filter((one) => one.children.length >= 2);
  if (rows.length < 2) return [];
  const cells = rows.flatMap((row) =>
    row.children.filter((child) => !NOT_RECORDS.has(child.tag) && child.length > 0),
  );
  if (cells.length < rows.length * 1.5) return [];
  return [...groupBy(cells, (box) => `${box.parent?.tag ?? ''}>${box.signature}`)]
    .filter(([, same]) => same.length >= 3 && haveSeveralParents(same))
    .flatMap(([key, same]): Group[] => [
      { stretches: same.map(toStretch), signature: key.split('>').pop() ?? key, by: 'cousins' },
      ...findHolders(same),
    ]);
}

/**
 * The siblings that hold one of the boxes each: what the boxes have in common tells records ("paid" and "free")
 * from the filters and ads between them, which share tag or class with the records. Nothing where the siblings
 * are a group by themselves.
 */
function findHolders(boxes: readonly Box[]): Group[] {
  const [one, other] = boxes;
  if (one?.parent?.parent === undefined || other?.parent?.parent !== one.parent.parent) return [];
  const holders = new Set(boxes.flatMap((box) => box.parent ?? []));
  const [first] = holders;
  const parent = first?.parent;
  if (first === undefined || parent === undefined || holders.size < boxes.length || holders.size < 3)
    return [];
  if (![...holders].every((one) => one.parent === parent && one.tag === first.tag)) return [];
  const isGroup = (is: (child: Box) => boolean) => parent.children.filter(is).length === holders.size;
  if (isGroup((one) => one.tag === first.tag) || isGroup((one) => one.signature === first.signature))
    return [];
  return [{ stretches: [...holders].map(toStretch), signature: first.tag, by: 'siblings' }];
}

/** The rows of a table without those of one cell, which head the others. */
function withoutTitles(rows: readonly Box[]): readonly Box[] {
  const full = rows.filter(({ children }) => children.length > 1);
  return full.length > rows.length / 2 ? full : rows;
}

/**
 * Every set of boxes on the page that could be the records of a list: siblings with the same classes, siblings
 * with the same tag (classes differ by plan: "paid", "basic"), cousins with the same path (columns), and runs
 * of siblings each started by the same kind of heading. Given a few at a time, and an empty few now and then, so that
 * who asks can stop or make a pause.
 */
export function* findGroups(survey: Survey): Generator<readonly Group[]> {
  const { boxes: all } = survey;
  // By index, here and below: an iterator makes an object of each of a page's boxes.
  for (let order = 0; order < all.length; order += 1) {
    const parent = all[order];
    if (parent === undefined || parent.children.length < FEWEST_RECORDS) continue;
    // A list without a sign of contact, link or title in it is none of ours; this skips nine boxes in ten.
    if (!hasSignals(survey, parent.order, parent.end, FEWEST_RECORDS)) continue;
    const groups: Group[] = [];

    const candidates = parent.children.filter((child) => !NOT_RECORDS.has(child.tag) && child.length > 0);
    const byTag = groupBy(candidates, (box) => box.tag);
    for (const [tag, ofTag] of byTag) {
      const sameTag = tag === 'tr' ? withoutTitles(ofTag) : ofTag;
      if (sameTag.length >= FEWEST_RECORDS) {
        groups.push({ stretches: sameTag.map(toStretch), signature: tag, by: 'siblings' });
      }
      const bySignature = groupBy(sameTag, (box) => box.signature);
      if (bySignature.size < 2) continue;
      for (const [signature, same] of bySignature) {
        if (same.length < FEWEST_RECORDS) continue;
        groups.push({ stretches: same.map(toStretch), signature, by: 'siblings' });
      }
    }
    groups.push(...findRuns(survey, parent));
    groups.push(...findLocalCousins(candidates));
    yield groups;
  }

  const cousins: { readonly signature: string; readonly boxes: Box[] }[] = [];
  /** Those below parents of one path by their own signature, and which of these a parent's children belong to. */
  const byPath = new Map<string, Map<string, Box[]>>();
  const belowParent = new Array<Map<string, Box[]> | undefined>(all.length + 1);
  for (let order = 0; order < all.length; order += 1) {
    if (order % PAUSE === 0) yield [];
    const box = all[order];
    if (box === undefined || box.length === 0 || NOT_RECORDS.has(box.tag)) continue;
    const { parent, signature } = box;
    let below = belowParent[parent?.order ?? all.length];
    if (below === undefined) {
      const path = `${parent?.parent?.signature ?? ''}>${parent?.signature ?? ''}`;
      below = byPath.get(path) ?? new Map<string, Box[]>();
      byPath.set(path, below);
      belowParent[parent?.order ?? all.length] = below;
    }
    const known = below.get(signature);
    if (known !== undefined) known.push(box);
    else {
      const boxes = [box];
      below.set(signature, boxes);
      cousins.push({ signature, boxes });
    }
  }
  for (const { signature, boxes } of cousins) {
    if (boxes.length < FEWEST_RECORDS || !haveSeveralParents(boxes)) continue;
    // A box inside another of the same path would count its text twice.
    let end = 0;
    const outer = boxes.filter((box) => {
      const isOuter = box.order >= end;
      end = Math.max(end, box.end);
      return isOuter;
    });
    yield [{ stretches: outer.map(toStretch), signature, by: 'cousins' }, ...findHolders(outer)];
  }
}
