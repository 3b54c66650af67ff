import { Download } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import type { RefObject } from 'react';
import { i18n } from '#i18n';
import { countLeads, readCategories } from '@/lib/store/queries';
import type { LeadSort } from '@/lib/search/lead-index';
import { exportFormats, type ExportFormatId } from '@/lib/transfer/formats';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import { MenuButton } from '../ui/menu-button';
import { SearchField } from '../ui/search-field';
import { Select } from '../ui/select';
import styles from './list-controls.module.css';
import { sortKeys, type LeadList } from './use-lead-list';
import { useExport } from './use-export';

interface ListControlsProps {
  list: LeadList;
  search: RefObject<HTMLInputElement | null>;
  tell: (sentence: string) => void;
  /** The table sorts by its headings and the rail holds the categories; the panel has neither. */
  wide?: boolean;
}

/** Search, category, order, count and export: the same in panel and workspace. */
export function ListControls({ list, search, tell, wide = false }: ListControlsProps) {
  const { store } = useServices();
  const categories = useLiveQuery(() => readCategories(store), [store]);
  const stored = useLiveQuery(() => countLeads(store), [store]);
  const exporting = useExport(list, tell);
  // Until all are loaded the store knows the number better than the list.
  const count = list.ready || list.narrowed ? list.ids.length : (stored ?? list.ids.length);

  return (
    <div className={`${styles.controls} ${wide ? styles.wide : ''}`}>
      <SearchField
        ref={search}
        label={i18n.t('leads.search')}
        className={styles.search ?? ''}
        value={list.text}
        onText={list.setText}
        aria-keyshortcuts="/"
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
      <span className={styles.count} data-loading={!list.ready}>
        {list.selected.size > 0
          ? i18n.t('leads.selected', list.selected.size, [formatNumber(list.selected.size)])
          : i18n.t('leads.count', count, [formatNumber(count)])}
      </span>
      <MenuButton
        label={
          <>
            <Download size={16} aria-hidden />
            {exporting.busy ? i18n.t('export.busy') : i18n.t('export.action')}
          </>
        }
        disabled={exporting.busy || count === 0}
        items={(Object.keys(exportFormats) as ExportFormatId[]).map((format) => ({
          word: exportFormats[format].name,
          onPick: () => void exporting.run(format),
        }))}
      />
    </div>
  );
}

/** Dates newest first, words from A. */
function getUsualSort(by: string): LeadSort {
  const key = sortKeys.find((known) => known === by) ?? 'updated';
  return { by: key, direction: key === 'updated' || key === 'created' ? 'descending' : 'ascending' };
}
