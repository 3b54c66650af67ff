import { useEffect, useMemo, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { fold } from '@/lib/leads/fold';
import type { LeadList } from '../leads/use-lead-list';
import type { Categories } from '../category/use-categories';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { formatNumber } from '../ui/format';
import { SearchField } from '../ui/search-field';
import styles from './column-picker.module.css';
import type { TableColumn } from './columns';
import { getGroupWord } from './group-word';
import type { Columns } from './use-columns';
import { useGroups } from './use-groups';
import { findValues, setValues, toValueClause } from './value-filter';

/** More can be found by their name. */
const MOST = 200;

interface ValuePickerProps {
  list: LeadList;
  column: TableColumn;
  columns: Columns;
  categories: Categories;
  /** Towards which side of its heading there is room. */
  side: 'start' | 'end';
  onClose: () => void;
}

/**
 * The values of a column among what is searched for otherwise, with how many leads have each; those that are ticked are
 * shown. It writes into the search what one could type.
 */
export function ValuePicker({ list, column, columns, categories, side, onClose }: ValuePickerProps) {
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const { index, context, sort, want, getLead } = list;
  const others = setValues(list.text, column, []);
  const ids = useMemo(() => index.query({ text: others, sort }, context), [index, others, sort, context]);
  const groups = useGroups(list, ids, column.group);

  useEffect(() => {
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) onClose();
    };
    addEventListener('pointerdown', onPointerDown);
    return () => removeEventListener('pointerdown', onPointerDown);
  }, [onClose]);
  // Places are known to the index in small letters only: they are called after one of their leads.
  useEffect(() => want((groups ?? []).slice(0, MOST).flatMap((group) => group.ids[0] ?? [])), [groups, want]);

  const lists = new Map(context.lists.map((one) => [one.id, one]));
  const values = (groups ?? []).map(({ key, ids: own }) => {
    const named = getGroupWord(column.group ?? 'stage', key, getLead(own[0] ?? ''), {
      categories,
      lists,
      columns: columns.all,
    });
    // A category is searched for by its own name.
    const { name = named.name } = categories.all.find(({ id }) => id === key) ?? {};
    return { key, ...named, count: own.length, clause: toValueClause(column, key, name) };
  });
  const chosen = findValues(
    list.text,
    column,
    values.map(({ clause }) => clause),
  );
  const fits = values.filter(({ name }) => fold(name).includes(fold(text.trim())));

  function toggle(clause: string) {
    const next = chosen.includes(clause) ? chosen.filter((one) => one !== clause) : [...chosen, clause];
    list.setText(setValues(list.text, column, next));
  }

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={i18n.t('table.valuesOf', { name: column.word })}
      className={`${styles.box} ${styles.values}`}
      data-side={side}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.head}>
        <SearchField
          label={i18n.t('table.findValue')}
          className={styles.search ?? ''}
          autoFocus
          value={text}
          onText={setText}
        />
        <Button disabled={chosen.length === 0} onClick={() => list.setText(others)}>
          {i18n.t('table.allValues')}
        </Button>
      </header>
      <ul className={styles.lists} aria-label={i18n.t('table.valuesOf', { name: column.word })}>
        {fits.slice(0, MOST).map(({ key, word, count, clause }) => (
          <li key={key ?? ''} className={styles.item}>
            <label className={styles.value}>
              <CheckBox checked={chosen.includes(clause)} onChange={() => toggle(clause)} />
              <span className={styles.word}>{word}</span>{' '}
              <span className={styles.count}>{formatNumber(count)}</span>
            </label>
          </li>
        ))}
      </ul>
      {groups !== undefined && fits.length === 0 ? <p>{i18n.t('table.noValue')}</p> : null}
      {fits.length > MOST ? <p>{i18n.t('table.moreValues')}</p> : null}
    </div>
  );
}
