import { Redo2, Square, Undo2, X } from 'lucide-react';
import { i18n } from '#i18n';
import { Button, IconButton } from './button';
import styles from './undo-bar.module.css';

interface UndoBarProps {
  /** What was done, as a sentence: "3 leads deleted". */
  done: string;
  onUndo: (() => void) | undefined;
  /** What was done was an undo, so the way back is to do it again. */
  undone?: boolean;
  /** It is still going on, and this ends it as if it had never begun. */
  onStop?: (() => void) | undefined;
  onClose: () => void;
}

/** What just happened and the way back. It stays until the next thing happens: nobody reads against a clock. */
export function UndoBar({ done, onUndo, undone = false, onStop, onClose }: UndoBarProps) {
  return (
    <div className={styles.bar} role="group" aria-label={i18n.t('undo.region')}>
      <span className={styles.done}>{done}</span>
      {onUndo ? (
        <Button look="quiet" onClick={onUndo} aria-keyshortcuts="Z">
          {undone ? <Redo2 size={16} aria-hidden /> : <Undo2 size={16} aria-hidden />}
          {undone ? i18n.t('action.redo') : i18n.t('action.undo')}
        </Button>
      ) : null}
      {onStop ? (
        <Button look="quiet" onClick={onStop}>
          <Square size={16} aria-hidden />
          {i18n.t('undo.stop')}
        </Button>
      ) : (
        <IconButton label={i18n.t('action.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
