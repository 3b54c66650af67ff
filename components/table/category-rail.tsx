import { ListPlus, Plus, Sparkles } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Category } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import { createList } from '@/lib/store/commands/lists';
import { CategoryTree } from '../category/category-tree';
import type { Categories } from '../category/use-categories';
import { useChange } from '../category/use-change';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import { IconButton } from '../ui/button';
import { formatNumber } from '../ui/format';
import { NameField } from '../ui/name-field';
import { SearchedMost } from './searched-most';
import styles from './category-rail.module.css';
import { findPlace, setPlace, toPlaceClause } from './narrowing';
import type { Counts } from './use-counts';
import type { ListCount } from './use-lists';

interface CategoryRailProps {
  list: LeadList;
  categories: Categories;
  lists: readonly ListCount[];
  counts: Counts;
  commands: Commands;
}

/** The user's categories and lists with how many leads each holds; one narrows the table. */
export function CategoryRail({ list, categories, lists, counts, commands }: CategoryRailProps) {
  const { store } = useServices();
  const change = useChange(commands);
  const [naming, setNaming] = useState<'category' | 'list'>();
  const here = findPlace(list.text);
  const isHere = (place: 'category' | 'list', name: string | undefined) =>
    here?.place === place && fold(here.name) === fold(name ?? '');
  const go = (clause: string | undefined) => list.setText(setPlace(list.text, clause));
  const current = categories.all.find(
    ({ id, name }) => isHere('category', name) || isHere('category', categories.paths.get(id)),
  );
  /** Its name, or its path where several are called so. */
  const getClearName = ({ id, name }: Category) =>
    categories.all.some((other) => other.id !== id && fold(other.name) === fold(name))
      ? (categories.paths.get(id) ?? name)
      : name;

  return (
    <div className={styles.rail}>
      <nav aria-label={i18n.t('category.title')}>
        <header className={styles.head}>
          <h2>{i18n.t('category.title')}</h2>
          <IconButton label={i18n.t('category.new')} onClick={() => setNaming('category')}>
            <Plus size={16} aria-hidden />
          </IconButton>
        </header>
        <button
          type="button"
          className={styles.pick}
          aria-current={here === undefined}
          onClick={() => go(undefined)}
        >
          <span className={styles.name}>{i18n.t('category.all')}</span>{' '}
          <span className={styles.count}>{formatNumber(list.index.size)}</span>
        </button>
        <CategoryTree
          categories={categories}
          counts={counts.categories}
          commands={commands}
          currentId={current?.id}
          onPick={(id) => {
            const picked = categories.all.find((one) => one.id === id);
            if (picked) go(toPlaceClause('category', getClearName(picked)));
          }}
          onDelete={(id) => {
            if (id === current?.id) go(undefined);
          }}
          naming={naming === 'category'}
          onNamed={() => setNaming(undefined)}
        />
        {categories.all.length === 0 && naming === undefined ? (
          <p className={styles.hint}>{i18n.t('category.hint')}</p>
        ) : null}
      </nav>
      <nav aria-label={i18n.t('list.title')}>
        <header className={styles.head}>
          <h2>{i18n.t('list.title')}</h2>
          <IconButton label={i18n.t('list.new')} onClick={() => setNaming('list')}>
            <ListPlus size={16} aria-hidden />
          </IconButton>
        </header>
        {naming === 'list' ? (
          <div className={styles.naming}>
            <NameField
              label={i18n.t('list.newName')}
              placeholder={i18n.t('list.placeholder')}
              onSave={async (name) =>
                change(i18n.t('list.made', { name }), async () => createList(store, { name }))
              }
              onClose={() => setNaming(undefined)}
            />
          </div>
        ) : null}
        <ul>
          {lists.map(({ list: { id, name, query }, count }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.pick}
                aria-current={isHere('list', name)}
                title={query}
                onClick={() => go(toPlaceClause('list', name))}
              >
                <span className={styles.name}>
                  {name}
                  {query === undefined ? null : (
                    <>
                      {' '}
                      <Sparkles size={12} role="img" aria-label={i18n.t('list.smart')} />
                    </>
                  )}
                </span>{' '}
                <span className={styles.count}>{formatNumber(count)}</span>
              </button>
            </li>
          ))}
        </ul>
        {lists.length === 0 && naming === undefined ? (
          <p className={styles.hint}>{i18n.t('list.hint')}</p>
        ) : null}
      </nav>
      <SearchedMost list={list} />
    </div>
  );
}
