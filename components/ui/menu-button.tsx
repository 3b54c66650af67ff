import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Button, IconButton } from './button';
import styles from './menu-button.module.css';

interface MenuButtonProps {
  label: ReactNode;
  /** Its name where the label is a picture only. */
  name?: string;
  disabled?: boolean;
  /** -1 where the keys go from cell to cell and open it in another way. */
  tabIndex?: number;
  items: readonly { word: string; onPick: () => void }[];
}

/** A button that opens a short list of actions (ARIA Authoring Practices, menu button). */
export function MenuButton({ label, name, disabled = false, tabIndex, items }: MenuButtonProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);

  function focusItem(index: number) {
    const rows = root.current?.querySelectorAll<HTMLElement>('[role=menuitem]');
    rows?.[(index + items.length) % items.length]?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = rows.findIndex((row) => row === event.target);
    if (event.key === 'ArrowDown') focusItem(at + 1);
    else if (event.key === 'ArrowUp') focusItem(at < 0 ? -1 : at - 1);
    else if (event.key === 'Home') focusItem(0);
    else if (event.key === 'End') focusItem(-1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function close() {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  }

  const button = {
    disabled,
    tabIndex,
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'aria-controls': open ? id : undefined,
    onClick: () => setOpen(!open),
  } as const;
  return (
    <span
      ref={root}
      className={styles.root}
      onKeyDown={open ? onKeyDown : undefined}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      {name === undefined ? (
        <Button {...button}>{label}</Button>
      ) : (
        <IconButton label={name} {...button}>
          {label}
        </IconButton>
      )}
      {open ? (
        <span
          id={id}
          role="menu"
          className={styles.menu}
          ref={(menu) => menu?.querySelector<HTMLElement>('[role=menuitem]')?.focus()}
        >
          {items.map(({ word, onPick }) => (
            <button
              key={word}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                close();
                onPick();
              }}
            >
              {word}
            </button>
          ))}
        </span>
      ) : null}
    </span>
  );
}
