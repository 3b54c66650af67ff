import { TriangleAlert } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { i18n } from '#i18n';
import { useServices } from './services';
import { Button } from './ui/button';
import styles from './store-notice.module.css';

/** Stands above everything while nothing can be saved: what happened, what is safe, what to do. */
export function StoreNotice() {
  const { store } = useServices();
  const health = useSyncExternalStore(
    (listener) => store.onHealth(listener),
    () => store.getHealth(),
  );
  if (health !== 'frozen' && health !== 'waiting' && health !== 'outdated') return null;
  return (
    <div role="alert" className={styles.notice}>
      <TriangleAlert size={16} aria-hidden />
      <p>{i18n.t(`health.${health}`)}</p>
      {health === 'outdated' ? (
        <Button onClick={() => location.reload()}>{i18n.t('failure.reload')}</Button>
      ) : null}
    </div>
  );
}
