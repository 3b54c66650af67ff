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

/** One function for good, so that it is asked as the menu opens and not again whenever it is painted anew. */
function focusFirst(menu: HTMLElement | null) {
  menu?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
}

/** A button that opens a short list of actions (ARIA Authoring Practices, menu button). */
export function MenuButton({ label, name, disabled = false, tabIndex, items }: MenuButtonProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLSpanElement>(null);

  function onKeyDown(event: KeyboardEvent) {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = rows.indexOf(event.target as HTMLElement);
    const to = { ArrowDown: (at + 1) % rows.length, ArrowUp: at < 0 ? -1 : at - 1, Home: 0, End: -1 }[
      event.key
    ];
    if (to !== undefined) rows.at(to)?.focus();
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
        <span id={id} role="menu" className={styles.menu} ref={focusFirst}>
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
