import { useState } from 'react';
import { i18n } from '#i18n';
import type { Step } from '@/lib/store/commands/activities';
import { Button } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { DuePicker } from './due-picker';
import styles from './task-form.module.css';

interface TaskFormProps {
  step: Step;
  /** Told with every key, so that nothing typed is lost. */
  onType?: ((step: Step) => void) | undefined;
  /** Resolves with false when it could not be saved; then the form stays. */
  onSave: (step: Step) => Promise<boolean>;
  onClose: () => void;
  children?: React.ReactNode;
}

/** One next step being written. Enter keeps it, Escape closes the form. */
export function TaskForm({ step, onType, onSave, onClose, children }: TaskFormProps) {
  const [typed, setTyped] = useState(step);
  function change(next: Step) {
    setTyped(next);
    onType?.(next);
  }
  return (
    <form
      className={styles.form}
      aria-label={i18n.t('task.add')}
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.title.trim() !== '') void onSave(typed).then((saved) => saved && onClose());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        ref={focusOnce}
        aria-label={i18n.t('task.what')}
        placeholder={i18n.t('task.whatPlaceholder')}
        className={fieldStyles.field}
        maxLength={300}
        autoComplete="off"
        value={typed.title}
        onChange={(event) => change({ ...typed, title: event.target.value })}
      />
      <DuePicker due={typed.due} onDue={(due) => change({ title: typed.title, ...(due && { due }) })} />
      <div className={styles.actions}>
        <Button look="primary" type="submit" disabled={typed.title.trim() === ''}>
          {i18n.t('action.save')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {i18n.t('action.close')}
        </Button>
        {children}
      </div>
    </form>
  );
}

function focusOnce(element: HTMLInputElement | null) {
  if (!element || element.form?.contains(document.activeElement)) return;
  element.focus();
  element.setSelectionRange(element.value.length, element.value.length);
}
