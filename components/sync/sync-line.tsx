import { CircleCheck, CircleDot, CirclePause, Clock, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { i18n } from '#i18n';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { formatNumber } from '../ui/format';
import styles from './sync-line.module.css';
import { useSyncState, type SyncState } from './use-sync-state';

const shapes = {
  done: CircleCheck,
  waiting: CircleDot,
  paused: CirclePause,
  slow: Clock,
  needs: TriangleAlert,
} as const satisfies Record<SyncState['kind'], unknown>;

/** How passing leads on goes, in a line at the foot of the panel, and the way to it. Nothing where no target is switched on. */
export function SyncLine() {
  const { openWorkspace } = useServices();
  const announce = useAnnounce();
  const state = useSyncState();
  const kind = state?.kind;

  // All else is said when somebody asks.
  useEffect(() => {
    if (kind === 'needs') announce(i18n.t('sync.line.needs'));
  }, [kind, announce]);

  if (state === undefined) return null;
  const Shape = shapes[state.kind];
  return (
    <button
      type="button"
      className={styles.line}
      data-kind={state.kind}
      onClick={() => void openWorkspace('sync')}
    >
      <Shape size={14} aria-hidden />
      {getLineWord(state)}
    </button>
  );
}

function getLineWord({ kind, waiting, isFirst, progress }: SyncState): string {
  switch (kind) {
    case 'done':
      return i18n.t('sync.line.done');
    case 'waiting':
      if (progress !== undefined)
        return i18n.t('sync.line.progress', [formatNumber(progress.done), formatNumber(progress.of)]);
      if (isFirst) return i18n.t('sync.line.receiving');
      return i18n.t('sync.line.waiting', waiting, [formatNumber(waiting)]);
    case 'paused':
      return i18n.t('sync.line.paused');
    case 'slow':
      return i18n.t('sync.line.slow');
    case 'needs':
      return i18n.t('sync.line.needs');
  }
}
