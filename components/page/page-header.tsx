import {
  Building2,
  FileQuestion,
  List,
  MessagesSquare,
  PanelRight,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import { i18n } from '#i18n';
import type { PageKind, PageReading } from '@/lib/leads/candidate';
import type { CapturedPage } from '@/lib/leads/lead';
import { IconButton } from '../ui/button';
import { formatNumber } from '../ui/format';
import { getProblemSentence, getRowCount } from '../words';
import styles from './page-header.module.css';
import type { Row } from './rows';

const icons = {
  listing: List,
  profile: Building2,
  thread: MessagesSquare,
  none: FileQuestion,
  'not-loaded': FileQuestion,
} as const satisfies Record<PageKind, unknown>;

interface PageHeaderProps {
  page: CapturedPage;
  reading: PageReading;
  rows: readonly Row[];
  onReadAgain: () => void;
  /** Reads another list of the page. */
  onReadList: (list: number) => void;
  onOpenPanel: (() => void) | undefined;
}

/** What kind of page it is, how much is on it, and how complete that is by the page's own count. */
export function PageHeader({ page, reading, rows, onReadAgain, onReadList, onOpenPanel }: PageHeaderProps) {
  const Icon = icons[reading.kind];
  const { total, candidates, posts, nextList } = reading;
  const sentences = reading.problems.map(getProblemSentence);
  if (reading.partial && !reading.problems.some(({ code }) => code === 'budget-spent'))
    sentences.push(i18n.t('problem.partial'));

  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <Icon size={20} aria-hidden className={styles.kind} />
        <h1 className={styles.title}>{getReadingTitle(reading, rows)}</h1>
        <span className={styles.site} title={page.url}>
          {new URL(page.url).host.replace(/^www\./, '')}
        </span>
        <IconButton label={i18n.t('page.readAgain')} onClick={onReadAgain}>
          <RefreshCw size={16} aria-hidden />
        </IconButton>
        {onOpenPanel ? (
          <IconButton label={i18n.t('page.openLeads')} onClick={onOpenPanel}>
            <PanelRight size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {total !== undefined && total > candidates.length && reading.kind === 'listing' ? (
        <div className={styles.complete}>
          <progress max={total} value={candidates.length} aria-label={i18n.t('page.completeness')} />
          <p>{i18n.t('page.ofTotal', [formatNumber(candidates.length), formatNumber(total)])}</p>
        </div>
      ) : null}
      {reading.kind === 'thread' && posts.length > 0 ? (
        <p className={styles.note}>{i18n.t('page.posts', posts.length, [formatNumber(posts.length)])}</p>
      ) : null}
      {nextList === undefined ? null : (
        <button type="button" className={styles.nextList} onClick={() => onReadList(nextList)}>
          {i18n.t(reading.kind === 'listing' ? 'page.nextList' : 'page.anyList')}
        </button>
      )}
      {sentences.map((sentence) => (
        <p key={sentence} className={styles.problem}>
          <TriangleAlert size={14} aria-hidden />
          {sentence}
        </p>
      ))}
    </header>
  );
}

/** What was found, as a heading: `48 companies`, `3 people ask for something`. */
export function getReadingTitle({ kind }: PageReading, rows: readonly Row[]): string {
  if (rows.some(({ post }) => post)) {
    const asking = rows.filter(({ group }) => group === 'request');
    // One who asks twice is one; of those without a name each may be somebody else.
    const people = new Set(asking.map(({ post }, index) => post?.author ?? index)).size;
    return people > 0 ? i18n.t('page.requests', people, [formatNumber(people)]) : i18n.t('page.noRequests');
  }
  if (rows.length > 0) return getRowCount(rows.map(({ candidate }) => candidate.kind));
  return kind === 'not-loaded' ? i18n.t('page.notLoaded') : i18n.t('page.none');
}
