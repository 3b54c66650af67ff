import type { Candidate, PageReading, Post } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import { toThreadRows, type ThreadRow } from '@/lib/leads/post-candidate';
import type { Comparison } from '@/lib/store/queries';

/** `record`: an entry of a list or the one of a page. The others are posts: who asks, who can be reached, the rest. */
export const rowGroups = ['record', 'request', 'contact', 'other'] as const;
export type RowGroup = (typeof rowGroups)[number];

/** One line of the popup, with what saving it keeps. */
export interface Row {
  group: RowGroup;
  candidate: Candidate;
  post?: Post;
}

/** Everything of a page that can be saved, in the order it is shown. */
export function toRows(reading: PageReading, page: CapturedPage): Row[] {
  if (reading.kind !== 'thread' || reading.posts.length === 0)
    return reading.candidates.map((candidate) => ({ group: 'record', candidate }));
  const { requests, contacts, others } = toThreadRows(reading, page);
  const grouped = (group: RowGroup, rows: readonly ThreadRow[]) => rows.map((row) => ({ group, ...row }));
  return [...grouped('request', requests), ...grouped('contact', contacts), ...grouped('other', others)];
}

/**
 * Whether a row is chosen before the user says anything: what is new; in a thread only who asks, or who can be reached
 * if nobody does. A known author who asks for something more is news too.
 */
export function isUsual(
  { group }: Row,
  comparison: Comparison | undefined,
  groups: ReadonlySet<RowGroup>,
): boolean {
  const isNew = comparison?.state === 'new';
  switch (group) {
    case 'record':
      return isNew;
    case 'request':
      return isNew || (comparison?.state === 'changed' && comparison.parts.includes('request'));
    case 'contact':
      return isNew && !groups.has('request');
    case 'other':
      return false;
  }
}
