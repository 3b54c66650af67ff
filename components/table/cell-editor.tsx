import { Check } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import type { LeadEdit } from '@/lib/store/commands/edit-lead';
import fieldStyles from '../ui/field.module.css';
import styles from './cell-editor.module.css';
import { CellPicker } from './cell-picker';
import type { CellContext } from './cell-value';
import type { TableColumn } from './columns';
import { getChoices, getEditKind, getEditText, toEdit, type ToEdit } from './to-edit';
import { getChoiceWord } from './choice-word';

/** Where the keys go on from a cell that was left. */
export type Leave = 'stay' | 'down' | 'next' | 'previous';

export interface CellEditorProps {
  lead: Lead;
  column: TableColumn;
  context: CellContext;
  /** Whether there is more room above the cell than below it. */
  side: 'above' | 'below';
  onEdit: (edit: LeadEdit) => void;
  /** Told as a sentence why what was named could not be made. */
  onMistake: (sentence: string) => void;
  onLeave: (how: Leave) => void;
}

/** A cell being edited, in the way of its column. Enter keeps, Tab keeps and goes on to the next cell, Escape leaves it. */
export function CellEditor(props: CellEditorProps) {
  switch (getEditKind(props.column)) {
    case 'choice':
      return <ChoiceEditor {...props} />;
    case 'category':
    case 'tags':
    case 'lists':
    case 'owner':
      return <CellPicker {...props} />;
    default:
      return <TextEditor {...props} />;
  }
}

function TextEditor({ lead, column, onEdit, onLeave }: CellEditorProps) {
  const id = useId();
  const kind = getEditKind(column);
  const [text, setText] = useState(() => getEditText(lead, column));
  const [wrong, setWrong] = useState<(ToEdit & { ok: false })['wrong']>();
  const left = useRef(false);

  async function keep(how: Leave) {
    if (left.current) return;
    left.current = true;
    const result = await toEdit(lead, column, text);
    if (!result.ok) {
      left.current = false;
      setWrong(result.wrong);
      return;
    }
    if (result.edit) onEdit(result.edit);
    onLeave(how);
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      left.current = true;
      onLeave('stay');
    } else if (event.key === 'Tab') void keep(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Enter' && (kind !== 'long' || event.ctrlKey || event.metaKey)) void keep('down');
    else return;
    event.preventDefault();
  }

  const shared = {
    'aria-label': i18n.t('table.editCell', { column: column.word }),
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : id,
    value: text,
    onKeyDown,
    onBlur: () => void keep('stay'),
  };
  return (
    <div className={styles.editor} data-kind={kind}>
      {kind === 'long' ? (
        <textarea
          {...shared}
          ref={focusOnce}
          className={fieldStyles.field}
          maxLength={column.id === 'note' ? 100_000 : undefined}
          onChange={(event) => setText(event.target.value)}
        />
      ) : (
        <input
          {...shared}
          ref={focusOnce}
          className={styles.input}
          type={kind === 'date' ? 'date' : 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(undefined);
          }}
        />
      )}
      {wrong === undefined ? null : (
        <p id={id} role="alert" className={styles.wrong}>
          {i18n.t(`wrong.${wrong}`)}
        </p>
      )}
    </div>
  );
}

function focusOnce(element: HTMLInputElement | HTMLTextAreaElement | null) {
  if (!element || element === document.activeElement) return;
  element.focus({ preventScroll: true });
  element.select();
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** A short list to choose one from: arrows, the first letter, Enter. */
function ChoiceEditor({ lead, column, side, onEdit, onLeave }: CellEditorProps) {
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const now = getEditText(lead, column);
  const isOptional = column.custom !== undefined;
  const ids = isOptional ? ['', ...withOld(getChoices(column), now)] : getChoices(column);
  const choices = ids.map((choice) => ({
    choice,
    word: choice === '' ? i18n.t('field.noChoice') : getChoiceWord(column, choice),
  }));
  const [active, setActive] = useState(() => Math.max(0, ids.indexOf(now)));
  useEffect(() => {
    list.current?.focus({ preventScroll: true });
    list.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);

  async function pick(index: number, how: Leave) {
    const result = await toEdit(lead, column, ids[index] ?? '');
    if (result.ok && result.edit) onEdit(result.edit);
    onLeave(how);
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation();
    const { key } = event;
    const letter = key.length === 1 && key !== ' ' ? key.toLowerCase() : undefined;
    if (key === 'ArrowDown') setActive(Math.min(active + 1, ids.length - 1));
    else if (key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (key === 'Home') setActive(0);
    else if (key === 'End') setActive(ids.length - 1);
    else if (key === 'Enter' || key === ' ') void pick(active, 'stay');
    else if (key === 'Tab') void pick(active, event.shiftKey ? 'previous' : 'next');
    else if (key === 'Escape') onLeave('stay');
    else if (letter !== undefined) {
      const from = [...choices.keys()].map((index) => (index + active + 1) % choices.length);
      const found = from.find((index) => choices[index]?.word.toLowerCase().startsWith(letter));
      if (found !== undefined) setActive(found);
    } else return;
    event.preventDefault();
  }

  return (
    <ul
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={i18n.t('table.editCell', { column: column.word })}
      aria-activedescendant={`${id}-${active}`}
      className={`${styles.list} ${styles[side]}`}
      onKeyDown={onKeyDown}
      onBlur={() => onLeave('stay')}
    >
      {choices.map(({ choice, word }, index) => (
        <li
          key={choice}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          onPointerMove={() => setActive(index)}
          // Before the blur, so that the pick wins over leaving the list.
          onPointerDown={(event) => {
            event.preventDefault();
            void pick(index, 'stay');
          }}
        >
          {word}
          {choice === now ? <Check size={14} aria-hidden className={styles.check} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** A choice that was taken off the list since is still this lead's value. */
const withOld = (choices: readonly string[], value: string) =>
  value === '' || choices.includes(value) ? choices : [...choices, value];
