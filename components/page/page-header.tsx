import {
  Building2,
  Ellipsis,
  FileQuestion,
  List,
  MessagesSquare,
  PanelRight,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import { i18n } from '#i18n';
import type { PageKind } from '@/lib/leads/candidate';
import { IconButton } from '../ui/button';
import { formatNumber } from '../ui/format';
import { MenuButton } from '../ui/menu-button';
import { getProblemSentence } from '../words';
import type { ReadPage } from './load-page';
import styles from './page-header.module.css';
import { getReadingTitle } from './reading-title';

const icons = {
  listing: List,
  profile: Building2,
  thread: MessagesSquare,
  none: FileQuestion,
  'not-loaded': FileQuestion,
} as const satisfies Record<PageKind, unknown>;

interface PageHeaderProps {
  read: ReadPage;
  /** The popup's heading is its first, the panel has one of its own. */
  Heading: 'h1' | 'h2';
  onReadAgain: () => void;
  /** Reads another list of the page. */
  onReadList: (list: number) => void;
  onOpenPanel: (() => void) | undefined;
  /** What else can be done here; no menu when there is nothing. */
  menu: readonly { word: string; onPick: () => void }[];
}

/** What kind of page it is, how much is on it, and how complete that is by the page's own count. */
export function PageHeader(props: PageHeaderProps) {
  const { read, Heading, onReadAgain, onReadList, onOpenPanel, menu } = props;
  const { page, reading, rows } = read;
  const Icon = icons[reading.kind];
  const { total, candidates, posts, nextList } = reading;
  const sentences = reading.problems.map(getProblemSentence);
  if (reading.partial && !reading.problems.some(({ code }) => code === 'budget-spent'))
    sentences.push(i18n.t('problem.partial'));

  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <Icon size={20} aria-hidden className={styles.kind} />
        <Heading className={styles.title}>{getReadingTitle(reading, rows)}</Heading>
        <span className={styles.site} title={page.url}>
          {new URL(page.url).host.replace(/^www\./, '')}
        </span>
        <IconButton label={i18n.t('page.readAgain')} onClick={onReadAgain}>
          <RefreshCw size={16} aria-hidden />
        </IconButton>
        {onOpenPanel ? (
          <IconButton label={i18n.t('order.openPanel')} onClick={onOpenPanel}>
            <PanelRight size={16} aria-hidden />
          </IconButton>
        ) : null}
        {menu.length === 0 ? null : (
          <MenuButton label={<Ellipsis size={16} aria-hidden />} name={i18n.t('page.menu')} items={menu} />
        )}
      </div>
      {total !== undefined && total > candidates.length && reading.kind === 'listing' ? (
        <div className={styles.complete}>
          <progress max={total} value={candidates.length} aria-label={i18n.t('page.completeness')} />
          <p>
            {i18n.t('page.ofTotal', [formatNumber(candidates.length), formatNumber(total)])}
            {getPageOf(read)}
          </p>
        </div>
      ) : null}
      {reading.kind === 'thread' && posts.length > 0 ? (
        <p className={styles.note}>{i18n.t('page.posts', posts.length, [formatNumber(posts.length)])}</p>
      ) : null}
      {nextList === undefined ? null : (
        <button type="button" className={styles.nextList} onClick={() => onReadList(nextList.list)}>
          {i18n.t(reading.kind === 'listing' ? 'page.nextList' : 'page.anyList', [
            formatNumber(nextList.rows),
          ])}
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

/**
 * `, page 2 of 10`. A pager may show only some of its numbers, so its highest one is believed only where it agrees with
 * the total.
 */
function getPageOf({ reading: { total, candidates }, pageNumber }: ReadPage): string {
  if (pageNumber === undefined || total === undefined) return '';
  const { number, count, stated } = pageNumber;
  if (!stated && Math.ceil(total / candidates.length) !== count) return '';
  return i18n.t('page.pageOf', [formatNumber(number), formatNumber(count)]);
}
