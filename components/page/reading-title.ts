import { i18n } from '#i18n';
import type { PageReading } from '@/lib/leads/candidate';
import { formatNumber } from '../ui/format';
import { getRowCount } from '../words';
import type { Row } from './rows';

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
