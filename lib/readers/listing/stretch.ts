import { findFirst, type Box } from '@/lib/page/survey';

/**
 * One record's part of the page: one or more neighbouring siblings, from the start of `first` to the end of
 * `last`. Most records are one element; in older markup one is a heading and what follows it, or two rows.
 */
export interface Stretch {
  readonly first: Box;
  readonly last: Box;
}

/** Stretches that could be the records of one list. */
export interface Group {
  readonly stretches: readonly Stretch[];
  /** What the stretches have in common, for finding their like elsewhere on the page. */
  readonly signature: string;
  /** How they were told apart: by markup of their own, by position under a heading, or across several parents. */
  readonly by: 'siblings' | 'runs' | 'cousins';
}

export function getFrom(stretch: Stretch): number {
  return stretch.first.order;
}

export function getTo(stretch: Stretch): number {
  return stretch.last.end;
}

export function overlap(one: Stretch, other: Stretch): boolean {
  return getFrom(one) < getTo(other) && getFrom(other) < getTo(one);
}

/** The sibling boxes a stretch is made of. */
export function getParts({ first, last }: Stretch): readonly Box[] {
  if (first === last || first.parent === undefined) return [first];
  const siblings = first.parent.children;
  return siblings.slice(findFirst(siblings, first.order), findFirst(siblings, last.order) + 1);
}

/** Characters of shown text in a stretch. */
export function getLength(stretch: Stretch): number {
  if (stretch.first === stretch.last) return stretch.first.length;
  return getParts(stretch).reduce((sum, part) => sum + part.length, 0);
}
