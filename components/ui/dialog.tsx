import { X } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { IconButton } from './button';
import styles from './dialog.module.css';

/** Where the focus begins, the first that is there: on what the dialog is for, else on what is to be chosen or filled in. */
const FIRST = ['[data-first-focus]:enabled', 'input:checked:enabled', ':is(input, select, textarea):enabled'];

/**
 * The browser's own modal dialog: it keeps the focus inside, closes by Escape and gives the focus back. Left to itself it
 * would begin with what closes it, and React's `autoFocus` comes before it is open.
 */
export function Dialog({
  title,
  onClose,
  children,
  wide = false,
}: {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** As wide as what it shows needs. */
  wide?: boolean;
}) {
  const id = useId();
  return (
    <dialog
      aria-labelledby={id}
      className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      ref={(dialog) => {
        if (!dialog || dialog.open) return;
        dialog.showModal();
        const [first] = FIRST.flatMap((kind) => dialog.querySelector<HTMLElement>(kind) ?? []);
        first?.focus({ preventScroll: true });
      }}
      onClose={onClose}
    >
      <header className={styles.header}>
        <h2 id={id}>{title}</h2>
        <IconButton label={i18n.t('action.close')} onClick={onClose}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      {children}
    </dialog>
  );
}
