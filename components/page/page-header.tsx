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
  onReadAgain: () => void;
  onOpenPanel: (() => void) | undefined;
}

/** What kind of page it is, how much is on it, and how complete that is by the page's own count. */
export function PageHeader({ page, reading, onReadAgain, onOpenPanel }: PageHeaderProps) {
  const Icon = icons[reading.kind];
  const { total, candidates, posts } = reading;
  const sentences = reading.problems.map(getProblemSentence);
  if (reading.partial && !reading.problems.some(({ code }) => code === 'budget-spent'))
    sentences.push(i18n.t('problem.partial'));

  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <Icon size={20} aria-hidden className={styles.kind} />
        <h1 className={styles.title}>{getReadingTitle(reading)}</h1>
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
export function getReadingTitle({ kind, candidates, posts }: PageReading): string {
  const requests = posts.filter(({ intent }) => intent === 'buy').length;
  if (kind === 'thread' && requests > 0) return i18n.t('page.requests', requests, [formatNumber(requests)]);
  if (candidates.length > 0) return getRowCount(candidates.map((candidate) => candidate.kind));
  return kind === 'not-loaded' ? i18n.t('page.notLoaded') : i18n.t('page.none');
}
