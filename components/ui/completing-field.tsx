import { useCombobox, type UseComboboxState, type UseComboboxStateChangeOptions } from 'downshift';
import { Check, ChevronDown, Plus } from 'lucide-react';
import { useState, type FocusEvent, type KeyboardEvent } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import type { Choice, ComboBoxProps, Option } from './combo-box';
import styles from './combo-box.module.css';
import fieldStyles from './field.module.css';

/** An event that Downshift leaves alone when it is told so. */
type Unless<Event> = Event & { preventDownshiftDefault?: boolean };

/** What is typed, what is offered for it, and what a pick means; keys, pointer and roles are Downshift's. */
export function CompletingField({
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
  /** Absent while nothing is typed: then the field shows what is chosen. */
  const [typed, setTyped] = useState<string>();

  const wanted = (typed ?? '').trim();
  const key = toKey(wanted);
  const isCalled = ({ name, short = name }: Option) => toKey(name) === key || toKey(short) === key;
  // What is called exactly so stands first: Enter takes it.
  const matching = options
    .filter(({ name }) => toKey(name).includes(key))
    .sort((a, b) => Number(isCalled(b)) - Number(isCalled(a)));
  const isNew = !closed && wanted !== '' && !options.some(isCalled);
  const choices: (Option | Choice)[] = [...matching, ...(isNew ? [{ id: undefined, name: wanted }] : [])];
  // Opened to look: what is chosen is where one starts, so that Enter leaves it.
  const chosen = choices.findIndex(({ id }) => id !== undefined && id === value?.id);

  function pick(choice: Choice | undefined) {
    onPick(choice && { id: choice.id, name: choice.name });
    setTyped(undefined);
  }

  const { isOpen, highlightedIndex, closeMenu, getInputProps, getMenuProps, getItemProps } = useCombobox<
    Option | Choice
  >({
    items: choices,
    itemToString: (choice) => choice?.name ?? '',
    inputValue: typed ?? value?.name ?? '',
    // What is chosen is the caller's; here every pick is news.
    selectedItem: null,
    defaultHighlightedIndex: Math.max(0, chosen),
    stateReducer: keepOpen,
    onSelectedItemChange: ({ selectedItem }) => pick(selectedItem ?? undefined),
  });
  const active = isOpen ? choices[highlightedIndex] : undefined;

  function onKeyDown(event: Unless<KeyboardEvent>) {
    const { key, nativeEvent } = event;
    const ends = key === 'Enter' || key === 'Escape';
    // Keys of an input method are its own; without an open list, Enter and Escape belong to the form and the dialog around us.
    if (nativeEvent.isComposing || (ends && !isOpen)) event.preventDownshiftDefault = true;
    else if (ends) {
      event.stopPropagation();
      if (key === 'Escape' || active === undefined) setTyped(undefined);
      if (key === 'Enter' && typed !== undefined && wanted === '') {
        event.preventDefault();
        event.preventDownshiftDefault = true;
        pick(undefined);
        closeMenu();
      }
    }
  }

  function onBlur(event: Unless<FocusEvent>) {
    event.preventDownshiftDefault = true;
    // A name typed and left is meant: losing it would be worse than an extra word.
    if (typed !== undefined && wanted === '' && !adding) pick(undefined);
    else if (typed !== undefined && wanted !== '' && !adding && choices.length > 0)
      pick(active ?? choices[0]);
    else setTyped(undefined);
    closeMenu();
  }

  return (
    <span className={styles.combo}>
      <input
        {...getInputProps({
          'aria-label': label,
          'aria-labelledby': undefined,
          'aria-expanded': isOpen && choices.length > 0,
          ...(active === undefined && { 'aria-activedescendant': undefined }),
          placeholder,
          className: fieldStyles.field,
          maxLength,
          autoFocus: focus,
          onChange: (event) => setTyped(event.currentTarget.value),
          onFocus: (event) => event.currentTarget.select(),
          onKeyDown,
          onBlur,
        })}
      />
      <ChevronDown size={16} aria-hidden className={styles.chevron} />
      <ul
        {...getMenuProps({ 'aria-label': label })}
        className={`${styles.list} ${styles[side]}`}
        hidden={!isOpen || choices.length === 0}
      >
        {/* A page of sixty columns has sixty of these. */}
        {(isOpen ? choices : []).map((item, index) => (
          <li key={item.id ?? 'new'} {...getItemProps({ item, index })} className={styles.option}>
            {item.id === undefined ? <Plus size={14} aria-hidden /> : null}
            {'icon' in item ? item.icon : null}
            <span>{item.id === undefined ? i18n.t('category.create', { name: item.name }) : item.name}</span>
            {item.id !== undefined && item.id === value?.id ? (
              <Check size={14} aria-hidden className={styles.check} />
            ) : null}
          </li>
        ))}
      </ul>
    </span>
  );
}

/** Where ours differs: typing starts at the first, a click never closes, and a pointer that leaves the list takes nothing away. */
function keepOpen(
  state: UseComboboxState<Option | Choice>,
  { type, changes }: UseComboboxStateChangeOptions<Option | Choice>,
): Partial<UseComboboxState<Option | Choice>> {
  const { InputChange, InputClick, MenuMouseLeave } = useCombobox.stateChangeTypes;
  if (type === InputChange) return { ...changes, highlightedIndex: 0 };
  if (type === MenuMouseLeave || (type === InputClick && state.isOpen)) return state;
  return changes;
}
