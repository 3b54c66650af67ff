import { Trash2 } from 'lucide-react';
import { i18n } from '#i18n';
import type { Category } from '@/lib/leads/definitions';
import { deleteCategory } from '@/lib/store/commands/categories';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import styles from './category-rail.module.css';

interface CategoryRailProps {
  list: LeadList;
  categories: readonly Category[];
  /** Leads in each category, by its id. */
  counts: ReadonlyMap<string, number>;
  commands: Commands;
}

/** The user's categories with how many leads each holds; one narrows the table. */
export function CategoryRail({ list, categories, counts, commands }: CategoryRailProps) {
  const { store } = useServices();
  return (
    <nav className={styles.rail} aria-label={i18n.t('category.title')}>
      <ul>
        <li className={styles.item}>
          <button
            type="button"
            className={styles.pick}
            aria-current={list.categoryId === undefined}
            onClick={() => list.setCategoryId(undefined)}
          >
            <span className={styles.name}>{i18n.t('category.all')}</span>{' '}
            <span className={styles.count}>{formatNumber(list.index.size)}</span>
          </button>
        </li>
        {categories.map(({ id, name }) => (
          <li key={id} className={styles.item}>
            <button
              type="button"
              className={styles.pick}
              aria-current={list.categoryId === id}
              onClick={() => list.setCategoryId(id)}
            >
              <span className={styles.name}>{name}</span>{' '}
              <span className={styles.count}>{formatNumber(counts.get(id) ?? 0)}</span>
            </button>
            <button
              type="button"
              className={styles.remove}
              aria-label={i18n.t('category.delete', { name })}
              title={i18n.t('category.delete', { name })}
              onClick={() => {
                if (list.categoryId === id) list.setCategoryId(undefined);
                void commands.run(i18n.t('category.deleted', { name }), () => deleteCategory(store, id));
              }}
            >
              <Trash2 size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {categories.length === 0 ? <p className={styles.hint}>{i18n.t('category.hint')}</p> : null}
    </nav>
  );
}
