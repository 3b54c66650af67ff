import { Check, ChevronDown, Plus } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import styles from './combo-box.module.css';
import fieldStyles from './field.module.css';

/** Something picked: one of the options, or (without `id`) a new name typed in place. */
export interface Choice {
  id: string | undefined;
  name: string;
}

export interface Option {
  id: string;
  name: string;
  /** A shorter name it goes by as well: typing that is not a new name. */
  short?: string;
  /** Stands before the name. */
  icon?: ReactNode;
}

interface ComboBoxProps {
  label: string;
  placeholder: string;
  options: readonly Option[];
  value: Choice | undefined;
  onPick: (choice: Choice | undefined) => void;
  /** Where the list opens; the popup's bar sits at the bottom of the window. */
  side?: 'above' | 'below';
  /** Forgets the text after a pick, for adding one after another. */
  adding?: boolean;
  /** Only what is there can be picked. */
  closed?: boolean;
  /** It has the focus as soon as it is there. */
  focus?: boolean;
  /** Longest there can be, in characters. */
  maxLength?: number;
  /** How names are compared with what is typed. */
  toKey?: (name: string) => string;
}

const scrollIntoSight = (option: Element | null) => option?.scrollIntoView({ block: 'nearest' });

/**
 * One of the user's own names, with completion, or a new one: the editable combobox of the ARIA Authoring
 * Practices (list autocomplete). Ours, because the accessible libraries' cost a third of the popup's budget
 * (Base UI's: 51 kB gzipped).
 */
export function ComboBox({
  label,
  placeholder,
  options,
  value,
  onPick,
  side = 'below',
  adding = false,
  closed = false,
  focus = false,
  maxLength = 80,
  toKey = fold,
}: ComboBoxProps) {
  const id = useId();
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);

  const wanted = (typed ?? '').trim();
  const key = toKey(wanted);
  const isCalled = ({ name, short = name }: Option) => toKey(name) === key || toKey(short) === key;
  // What is called exactly so stands first: Enter takes it.
  const matching = options
    .filter(({ name }) => toKey(name).includes(key))
    .sort((a, b) => Number(isCalled(b)) - Number(isCalled(a)));
  const isNew = !closed && wanted !== '' && !options.some(isCalled);
  const choices: (Option | Choice)[] = [...matching, ...(isNew ? [{ id: undefined, name: wanted }] : [])];
  const shown = typed ?? value?.name ?? '';

  /** Opened to look: what is chosen is where one starts, so that Enter leaves it. */
  function look() {
    if (typed === undefined)
      setActive(
        Math.max(
          0,
          choices.findIndex(({ id }) => id !== undefined && id === value?.id),
        ),
      );
    setOpen(true);
  }

  function pick(choice: Choice | undefined) {
    onPick(choice && { id: choice.id, name: choice.name });
    setTyped(undefined);
    setOpen(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (open) setActive((active + step + choices.length) % Math.max(choices.length, 1));
      else look();
    } else if (event.key === 'Enter' && (open || typed !== undefined)) {
      // Without an open list, Enter belongs to the form around us.
      event.preventDefault();
      event.stopPropagation();
      pick(wanted === '' && typed !== undefined ? undefined : choices[active]);
    } else if (event.key === 'Escape' && (open || typed !== undefined)) {
      event.preventDefault();
      event.stopPropagation();
      setTyped(undefined);
      setOpen(false);
    }
  }

  function onBlur() {
    // A name typed and left is meant: losing it would be worse than an extra word.
    if (typed !== undefined && typed.trim() === '' && !adding) pick(undefined);
    else if (typed !== undefined && wanted !== '' && !adding && choices.length > 0)
      pick(choices[active] ?? choices[0]);
    else setTyped(undefined);
    setOpen(false);
  }

  return (
    <span className={styles.combo}>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded={open && choices.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && choices[active] ? `${id}-${active}` : undefined}
        placeholder={placeholder}
        className={fieldStyles.field}
        value={shown}
        maxLength={maxLength}
        autoComplete="off"
        autoFocus={focus}
        onChange={(event) => {
          setTyped(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={(event) => event.target.select()}
        onClick={() => {
          if (!open) look();
        }}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
      <ChevronDown size={16} aria-hidden className={styles.chevron} />
      <ul
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className={`${styles.list} ${styles[side]}`}
        hidden={!open || choices.length === 0}
      >
        {/* A page of sixty columns has sixty of these. */}
        {(open ? choices : []).map((choice, index) => (
          <li
            key={choice.id ?? 'new'}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? scrollIntoSight : undefined}
            className={styles.option}
            // Before the blur, so that the pick wins over leaving the field.
            onPointerDown={(event) => {
              event.preventDefault();
              pick(choice);
            }}
            onPointerMove={() => setActive(index)}
          >
            {choice.id === undefined ? <Plus size={14} aria-hidden /> : null}
            {'icon' in choice ? choice.icon : null}
            <span>
              {choice.id === undefined ? i18n.t('category.create', { name: choice.name }) : choice.name}
            </span>
            {choice.id !== undefined && choice.id === value?.id ? (
              <Check size={14} aria-hidden className={styles.check} />
            ) : null}
          </li>
        ))}
      </ul>
    </span>
  );
}
