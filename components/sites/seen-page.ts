import { i18n } from '#i18n';
import type { Candidate, PageKind, PageReading } from '@/lib/leads/candidate';
import type { RowMark } from '@/lib/platform/page-marks';
import type { PageLook, ToolbarState } from '@/lib/platform/toolbar';
import type { Comparison } from '@/lib/store/queries';
import { isUsual, type Row } from '../page/rows';
import { formatNumber } from '../ui/format';
import { getRowCount } from '../words';

/** One reading of a page, and how its rows stand to what is saved. */
export interface SeenPage {
  /** The page's address. */
  url: string;
  reading: Pick<PageReading, 'kind'>;
  rows: readonly Row[];
  /** By the candidates' keys; absent when the store could not be asked. */
  compared: ReadonlyMap<string, Comparison> | undefined;
}

const looks: Readonly<Record<PageKind, PageLook>> = {
  listing: 'listing',
  profile: 'profile',
  thread: 'thread',
  none: 'none',
  'not-loaded': 'unread',
};

/** A badge holds four characters. */
const MOST = 999;

/** What the toolbar's button says of a page: its kind, and how many of its rows "Save" would save. */
export function toToolbarState({ reading, rows, compared }: SeenPage): ToolbarState {
  const groups = new Set(rows.map(({ group }) => group));
  const states = rows.map(({ candidate }) => compared?.get(candidate.key)?.state);
  const count = (wanted: Comparison['state']) => states.filter((state) => state === wanted).length;
  const waiting = rows.filter((row) => isUsual(row, compared?.get(row.candidate.key), groups)).length;
  const words = (['new', 'known', 'changed'] as const).flatMap((state) =>
    count(state) === 0 ? [] : `${formatNumber(count(state))} ${i18n.t(`state.${state}`)}`,
  );
  return {
    look: looks[reading.kind],
    title: `${i18n.t('extension.name')}: ${[getTitle(reading.kind, rows), ...words].join(' · ')}`,
    badge: waiting === 0 ? '' : waiting > MOST ? `${MOST}+` : String(waiting),
    tone: 'count',
  };
}

function getTitle(kind: PageKind, rows: readonly Row[]): string {
  const asking = rows.filter(({ group }) => group === 'request').length;
  if (asking > 0) return i18n.t('page.requests', asking, [formatNumber(asking)]);
  if (kind === 'thread') return i18n.t('page.noRequests');
  return rows.length === 0 ? i18n.t('page.none') : getRowCount(rows.map(({ candidate }) => candidate.kind));
}

/** The rows of a list or thread that are ours already. The one company of a page is the page: the icon says it. */
export function toRowMarks({ reading, rows, compared }: SeenPage): RowMark[] {
  if (reading.kind === 'profile') return [];
  return rows.flatMap(({ candidate, post }) => {
    const state = compared?.get(candidate.key)?.state;
    const selector = candidate.place?.selector;
    if (selector === undefined || state === undefined || state === 'new') return [];
    return { selector, name: post?.author ?? getShownName(candidate), state };
  });
}

/** What the page itself writes; the name we keep may be tidied. */
function getShownName({ facts }: Candidate): string {
  return (facts.name ?? facts.person)?.[0]?.shown ?? '';
}
