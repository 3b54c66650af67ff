import { Copy } from 'lucide-react';
import { i18n } from '#i18n';
import type { DuplicateNews } from '@/lib/store/follow-duplicates';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import styles from './duplicates-chip.module.css';

/** In the side panel: how many groups may be duplicates, and the way to them. Nothing while there are none. */
export function DuplicatesChip({ news }: { news: DuplicateNews | undefined }) {
  const { openWorkspace } = useServices();
  if (news === undefined || news.count === 0) return null;
  return (
    <button type="button" className={styles.chip} onClick={() => void openWorkspace('duplicates')}>
      <Copy size={14} aria-hidden />
      {i18n.t('duplicates.count', news.count, [formatNumber(news.count)])}
    </button>
  );
}
