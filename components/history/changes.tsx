import { ArrowRight } from 'lucide-react';
import { i18n } from '#i18n';
import type { Change } from '@/lib/leads/lead';
import styles from './changes.module.css';
import { describeChange, type Names } from './describe-change';

/** What one command did to one lead, part by part: before and after. */
export function Changes({ changes, names }: { changes: readonly Change[]; names: Names }) {
  const described = changes.flatMap((change) => describeChange(change, names) ?? []);
  return (
    <dl className={styles.changes}>
      {described.map(({ part, before, after }) => (
        <div key={part} className={styles.change}>
          <dt>{part}</dt>
          <dd>
            {before === undefined ? (
              <span className={styles.nothing}>{i18n.t('history.nothing')}</span>
            ) : (
              <del>{before}</del>
            )}
            <ArrowRight size={12} role="img" aria-label={i18n.t('history.became')} />
            {after === undefined ? (
              <span className={styles.nothing}>{i18n.t('history.nothing')}</span>
            ) : (
              <ins>{after}</ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
