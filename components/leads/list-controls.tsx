import { useLiveQuery } from 'dexie-react-hooks';
import type { RefObject } from 'react';
import { i18n } from '#i18n';
import type { LeadSort } from '@/lib/search/lead-index';
import { readCategories } from '@/lib/store/queries';
import { useServices } from '../services';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import styles from './list-controls.module.css';
import { sortKeys, type LeadList } from './use-lead-list';

interface ListControlsProps {
  list: LeadList;
  search: RefObject<HTMLInputElement | null>;
  /** The table sorts by its headings and the rail holds the categories; the panel has neither. */
  wide?: boolean;
}

/** What the list shows: search, and in the panel category and order. */
export function ListControls({ list, search, wide = false }: ListControlsProps) {
  const { store } = useServices();
  const categories = useLiveQuery(() => readCategories(store), [store]);
  return (
    <div className={wide ? styles.wide : styles.controls}>
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
      {wide ? null : (
        <>
          <Select
            label={i18n.t('category.label')}
            value={list.categoryId ?? ''}
            options={[
              { value: '', word: i18n.t('category.all') },
              ...(categories ?? []).map(({ id, name }) => ({ value: id, word: name })),
            ]}
            onPick={(id) => list.setCategoryId(id === '' ? undefined : id)}
          />
          <Select
            label={i18n.t('leads.sort')}
            value={list.sort.by}
            options={sortKeys.map((key) => ({ value: key, word: i18n.t(`sort.${key}`) }))}
            onPick={(by) => list.setSort(getUsualSort(by))}
          />
        </>
      )}
    </div>
  );
}

/** Dates newest first, words from A. */
function getUsualSort(by: string): LeadSort {
  const key = sortKeys.find((known) => known === by) ?? 'updated';
  return { by: key, direction: key === 'updated' || key === 'created' ? 'descending' : 'ascending' };
}
