import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { LucideIcon } from 'lucide-react';
import { i18n } from '#i18n';
import type { TargetKind } from '@/lib/leads/sync-target';
import type { SyncControls } from '@/lib/sync/controls';
import sectionStyles from '../settings/section.module.css';
import { Button } from '../ui/button';
import styles from './sync.module.css';
import { TargetForm } from './target-form';
import { getKindWord, kindIcons, targetKinds } from './target-kinds';

const PoolWizard = lazy(() => import('./pool-wizard').then(({ PoolWizard }) => ({ default: PoolWizard })));

interface AddTargetProps {
  controls: SyncControls;
  onAdded: (name: string) => void;
  onCancel: () => void;
}

/** First what kind of place it is, then what that kind needs. */
export function AddTarget({ controls, onAdded, onCancel }: AddTargetProps) {
  const [kind, setKind] = useState<TargetKind>();
  const shared = { controls, onAdded, onCancel: () => setKind(undefined) };
  if (kind === 'couch')
    return (
      <Suspense fallback={<div aria-busy />}>
        <PoolWizard {...shared} />
      </Suspense>
    );
  if (kind !== undefined) return <TargetForm key={kind} kind={kind} {...shared} />;
  return (
    <section className={sectionStyles.form} aria-labelledby="sync-kinds">
      <h2 id="sync-kinds">{i18n.t('sync.whichKind')}</h2>
      <Choices>
        {targetKinds.map((one, index) => (
          <Choice
            key={one}
            icon={kindIcons[one]}
            word={getKindWord(one)}
            hint={i18n.t(`sync.kindHint.${one}`)}
            isFirst={index === 0}
            onPick={() => setKind(one)}
          />
        ))}
      </Choices>
      <div className={sectionStyles.buttons}>
        <Button look="quiet" onClick={onCancel}>
          {i18n.t('action.cancel')}
        </Button>
      </div>
    </section>
  );
}

export function Choices({ children }: { children: ReactNode }) {
  return <div className={styles.kinds}>{children}</div>;
}

interface ChoiceProps {
  icon: LucideIcon;
  word: string;
  hint: string;
  isFirst?: boolean;
  onPick: () => void;
}

/** One way on, with what it is for. */
export function Choice({ icon: Icon, word, hint, isFirst = false, onPick }: ChoiceProps) {
  return (
    <button
      type="button"
      className={styles.kind}
      // What was clicked to come here is gone.
      autoFocus={isFirst}
      onClick={onPick}
    >
      <Icon size={20} aria-hidden />
      <span>
        <b>{word}</b> <span className={sectionStyles.hint}>{hint}</span>
      </span>
    </button>
  );
}
