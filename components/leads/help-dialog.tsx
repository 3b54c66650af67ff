import { i18n } from '#i18n';
import { Dialog } from '../ui/dialog';
import styles from './help-dialog.module.css';

const shortcuts = [
  { keys: ['J', 'K'], word: 'move' },
  { keys: ['Enter'], word: 'open' },
  { keys: ['X'], word: 'select' },
  { keys: ['E'], word: 'edit' },
  { keys: ['Z'], word: 'undo' },
  { keys: ['/'], word: 'search' },
  { keys: ['Esc'], word: 'back' },
  { keys: ['?'], word: 'help' },
] as const;

/** Every key there is. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={i18n.t('help.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {shortcuts.map(({ keys, word }) => (
          <div key={word} className={styles.line}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{i18n.t(`help.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
