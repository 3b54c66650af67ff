import { FolderTree, Plus } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { CategoryTree } from '../category/category-tree';
import { useCategories } from '../category/use-categories';
import { useCounts } from '../table/use-counts';
import { Button } from '../ui/button';
import { Nothing, Section } from './section';
import styles from './section.module.css';
import type { SettingsSectionProps } from './settings-view';

/** The category tree with all that can be done to it. */
export function CategoriesSection({ commands, list }: SettingsSectionProps) {
  const categories = useCategories();
  const counts = useCounts(list.index, list.version, categories.all);
  const [naming, setNaming] = useState(false);
  const add = (
    <Button onClick={() => setNaming(true)}>
      <Plus size={16} aria-hidden />
      {i18n.t('category.new')}
    </Button>
  );
  if (categories.all.length === 0 && !naming)
    return (
      <Nothing
        icon={<FolderTree size={28} />}
        title={i18n.t('category.emptyTitle')}
        example={i18n.t('category.emptyExample')}
        action={add}
      />
    );
  return (
    <Section title={i18n.t('category.title')} hint={i18n.t('category.keys')} action={add}>
      <div className={styles.tree}>
        <CategoryTree
          categories={categories}
          counts={counts.categories}
          commands={commands}
          naming={naming}
          onNamed={() => setNaming(false)}
        />
      </div>
    </Section>
  );
}
