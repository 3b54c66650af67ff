import { Plus, RefreshCw } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { readStatuses } from '@/lib/store/sync/targets';
import type { SyncControls } from '@/lib/sync/controls';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { AddTarget } from './add-target';
import { Conflicts } from './conflicts';
import styles from './sync.module.css';
import { TargetCard } from './target-card';

interface SyncViewProps {
  commands: Commands;
  onOpen: (leadId: string) => void;
}

/** Where leads are passed on to. Nothing is, unless somebody set it up here and switched it on. */
export function SyncView({ commands, onOpen }: SyncViewProps) {
  const { store, loadSync } = useServices();
  const announce = useAnnounce();
  const [controls, setControls] = useState<SyncControls>();
  /** `undefined` until somebody did. */
  const [adding, setAdding] = useState<boolean>();
  const [newest, setNewest] = useState<string>();
  const addButton = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const statuses = useLiveQuery(() => readStatuses(store), [store]);

  useEffect(() => {
    let gone = false;
    void loadSync().then((loaded) => {
      if (!gone) setControls(loaded);
    });
    return () => {
      gone = true;
    };
  }, [loadSync]);

  if (statuses === undefined || controls === undefined) return <div aria-busy className={styles.sync} />;
  const add = adding ? null : (
    <Button
      ref={addButton}
      look={statuses.length === 0 ? 'primary' : 'plain'}
      autoFocus={adding === false && newest === undefined}
      onClick={() => {
        setNewest(undefined);
        setAdding(true);
      }}
    >
      <Plus size={16} aria-hidden />
      {i18n.t('sync.add')}
    </Button>
  );
  return (
    <div className={styles.sync} ref={place} tabIndex={-1}>
      {statuses.length === 0 && !adding ? (
        <Empty icon={<RefreshCw size={32} />} title={i18n.t('sync.emptyTitle')}>
          <p>{i18n.t('sync.emptyHint')}</p>
          <p>{i18n.t('sync.emptyExample')}</p>
          {add}
        </Empty>
      ) : (
        <header className={sectionStyles.head}>
          <p>{i18n.t('sync.hint')}</p>
          {add}
        </header>
      )}
      {adding ? (
        <AddTarget
          controls={controls}
          onAdded={(name) => {
            setNewest(name);
            setAdding(false);
            announce(i18n.t('sync.added', { name }));
          }}
          onCancel={() => setAdding(false)}
        />
      ) : null}
      {statuses.length === 0 ? null : (
        <Conflicts commands={commands} onOpen={onOpen} onAllSettled={() => place.current?.focus()} />
      )}
      {statuses.map((status, index) => (
        <TargetCard
          key={status.target.id}
          status={status}
          controls={controls}
          onOpen={onOpen}
          // They stand in the order they were set up.
          isNew={index === statuses.length - 1 && status.target.settings.name === newest}
          onRemoved={() => addButton.current?.focus()}
        />
      ))}
    </div>
  );
}
