import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import styles from './section.module.css';

interface SettingsFormProps {
  label: string;
  /** What is wrong with what was typed, as a sentence. */
  wrong: string | undefined;
  saveWord?: string;
  onSave: () => void;
  onClose: () => void;
  /** Buttons behind Save and Cancel. */
  more?: ReactNode;
  children: ReactNode;
}

/** What is typed to make or change one of the user's own things; Enter saves. */
export function SettingsForm({ label, wrong, saveWord, onSave, onClose, more, children }: SettingsFormProps) {
  return (
    <form
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      {children}
      {wrong === undefined ? null : (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
      <div className={styles.buttons}>
        <Button look="primary" type="submit">
          {saveWord ?? i18n.t('action.save')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
        {more}
      </div>
    </form>
  );
}
