import { ListFilter, ListPlus } from 'lucide-react';
import { useId, useState, type RefObject } from 'react';
import { i18n } from '#i18n';
import { getFieldClauses } from '@/lib/search/edit-query';
import type { LeadSort, LeadSortKey } from '@/lib/search/lead-index';
import { createList } from '@/lib/store/commands/lists';
import { useChange } from '../category/use-change';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { formatNumber } from '../ui/format';
import { NameField } from '../ui/name-field';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import { FilterChips, Filters, SearchHint } from './filters';
import styles from './list-controls.module.css';
import type { Commands } from './use-commands';
import { useCountedSearch } from './use-counted-search';
import type { LeadList } from './use-lead-list';

interface ListControlsProps {
  list: LeadList;
  commands: Commands;
  search: RefObject<HTMLInputElement | null>;
  onHelp: () => void;
  /** The table sorts by its headings; the panel has none. */
  wide?: boolean;
}

/** What the list shows: one search, which the filters write into, and in the panel the order. */
export function ListControls({ list, commands, search, onHelp, wide = false }: ListControlsProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [naming, setNaming] = useState(false);
  useCountedSearch(list);
  const count = getFieldClauses(list.text).length;
  return (
    <div className={wide ? `${styles.controls} ${styles.wide}` : styles.controls}>
      <div className={styles.line}>
        <SearchField
          ref={search}
          label={i18n.t('leads.search')}
          className={styles.search ?? ''}
          value={list.text}
          onText={list.setText}
          aria-keyshortcuts="/"
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              list.setActive(0);
            } else if (event.key === 'Escape' && list.text === '') event.currentTarget.blur();
          }}
        />
      </div>
      <div className={styles.line}>
        <Button
          className={styles.filter ?? ''}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <ListFilter size={16} aria-hidden />
          {i18n.t('filter.title')}
          {count === 0 ? null : <span className={styles.badge}>{formatNumber(count)}</span>}
        </Button>
        {wide ? null : (
          <Select
            label={i18n.t('leads.sort')}
            className={styles.sort ?? ''}
            value={list.sort.by}
            options={sortKeys.map((key) => ({ value: key, word: i18n.t(`sort.${key}`) }))}
            onPick={(by) => list.setSort(getUsualSort(by))}
          />
        )}
        {list.text.trim() !== '' ? (
          <IconButton label={i18n.t('filter.saveAsList')} onClick={() => setNaming(true)}>
            <ListPlus size={16} aria-hidden />
          </IconButton>
        ) : null}
      </div>
      {open ? <Filters id={id} list={list} onHelp={onHelp} /> : null}
      <FilterChips list={list} />
      <SearchHint list={list} />
      {naming ? <SaveAsList list={list} commands={commands} onClose={() => setNaming(false)} /> : null}
    </div>
  );
}

/** Keeps the search as a list that fills itself. */
function SaveAsList({
  list,
  commands,
  onClose,
}: Pick<ListControlsProps, 'list' | 'commands'> & { onClose: () => void }) {
  const { store } = useServices();
  const change = useChange(commands);
  return (
    <NameField
      label={i18n.t('list.newName')}
      placeholder={i18n.t('filter.listPlaceholder')}
      onSave={(name) =>
        change(i18n.t('filter.listSaved', { name }), () => createList(store, { name, query: list.text }))
      }
      onClose={onClose}
    />
  );
}

/** What the panel's list can be ordered by; the table is by any of its columns. */
const sortKeys = [
  'updated',
  'created',
  'seen',
  'touched',
  'next',
  'name',
  'locality',
  'stage',
  'owner',
] as const;

/** Dates newest first, words from A. */
function getUsualSort(by: string): LeadSort {
  const key: LeadSortKey = sortKeys.find((known) => known === by) ?? 'updated';
  return {
    by: key,
    direction: ['updated', 'created', 'seen', 'touched'].includes(key) ? 'descending' : 'ascending',
  };
}
