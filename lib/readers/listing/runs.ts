import { findFirst, hasSignals, type Box, type Survey } from '@/lib/page/survey';
import type { Group, Stretch } from './stretch';

/** A parent with more children than this is text marked up word by word, not a list of runs. */
const MOST_CHILDREN = 4_000;
const MOST_SEPARATORS = 12;

/** Signature with what stands first inside: a paragraph that starts bold is another thing than one that does not. */
function getOpening(box: Box): string {
  const inner = box.children[0];
  return `${box.signature}(${inner === undefined ? '' : inner.tag}`;
}

/** The chain of first children: two rows of one record differ only in what their first cell holds. */
function getDeepOpening(box: Box): string {
  let chain = '';
  for (
    let current: Box | undefined = box, steps = 0;
    current !== undefined && steps < 4;
    current = current.children[0], steps += 1
  ) {
    chain += `${current.signature}(`;
  }
  return chain;
}

/**
 * Records that have no element of their own: in a flat sequence of siblings each starts where the same kind of
 * child comes again (`<h3>` name, `<p>` address, `<p>` phone; a row of names and a row of details; bold name and
 * lines parted by `<br>`), or after an empty line.
 */
export function findRuns(survey: Survey, parent: Box): Group[] {
  const { children } = parent;
  if (children.length < 4 || children.length > MOST_CHILDREN) return [];
  const starts = new Map<string, number[]>();
  const note = (key: string, index: number): void => {
    const known = starts.get(key);
    if (known) known.push(index);
    else starts.set(key, [index]);
  };
  let breaks = 0;
  children.forEach((child, index) => {
    if (child.tag === 'br') breaks += 1;
    else {
      if (breaks >= 2) {
        // The first of them has no empty line before it.
        if (!starts.has('empty line') && children[0]?.tag === '#text') note('empty line', 0);
        note('empty line', index);
      }
      breaks = 0;
    }
    if (child.tag === 'hr') {
      if (index + 1 < children.length) note('rule', index + 1);
    } else if (child.tag !== '#text' && child.tag !== 'br' && child.tag !== 'img') {
      note(child.signature, index);
      const opening = getOpening(child);
      if (child.children.length > 0) {
        note(opening, index);
        note(getDeepOpening(child), index);
      }
    }
  });

  const groups: Group[] = [];
  const seen = new Set<string>();
  for (const [key, indexes] of [...starts].sort((a, b) => b[1].length - a[1].length)) {
    if (groups.length >= MOST_SEPARATORS) break;
    if (indexes.length < 2 || indexes.length * 1.5 > children.length) continue;
    const fingerprint = indexes.join();
    if (seen.has(fingerprint)) continue;
    seen.add(fingerprint);
    const stretches: Stretch[] = [];
    indexes.forEach((start, position) => {
      const next = indexes[position + 1] ?? children.length;
      const first = children[start];
      const last = children[next - 1];
      if (first !== undefined && last !== undefined) stretches.push({ first, last });
    });
    // "A", "B", "C": an index's letters are nobody's.
    if (stretches.filter(({ first }) => first.length === 1).length > stretches.length / 2) continue;
    // Separators side by side, or with nothing of interest between them, part nothing.
    const telling = stretches.filter(
      (one) => one.first !== one.last && hasSignals(survey, one.first.end, one.last.end, 1),
    );
    if (telling.length < 2 || telling.length < stretches.length * 0.5) continue;
    // The list's own heading looks like those of its records and has nothing of its own under it.
    const head = stretches.findIndex((one) => one.first !== one.last);
    groups.push({ stretches: cutTail(stretches.slice(head)), signature: key, by: 'runs' });
  }
  return groups;
}

/**
 * The last run reaches to the end of its parent and takes whatever follows the list with it; it may have no
 * more siblings than the longest run before it.
 */
function cutTail(stretches: Stretch[]): Stretch[] {
  const last = stretches[stretches.length - 1];
  const siblings = last?.first.parent?.children;
  if (last === undefined || siblings === undefined || stretches.length < 3) return stretches;
  const at = (box: Box): number => findFirst(siblings, box.order);
  let longest = 0;
  for (const one of stretches) if (one !== last) longest = Math.max(longest, at(one.last) - at(one.first));
  const end = siblings[Math.min(at(last.first) + longest, at(last.last))];
  return end === undefined ? stretches : [...stretches.slice(0, -1), { first: last.first, last: end }];
}
