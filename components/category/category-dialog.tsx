import { useState } from 'react';
import { i18n } from '#i18n';
import { getBranch, PATH_SEPARATOR, type CategoryNode } from '@/lib/leads/category-tree';
import { colours, type Colour } from '@/lib/leads/definitions';
import { recolourCategory } from '@/lib/store/commands/categories';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Select } from '../ui/select';
import styles from './category-dialog.module.css';
import { ColourDot } from './colour-dot';
import type { Categories } from './use-categories';
import { useChange } from './use-change';

interface CategoryDialogProps {
  node: CategoryNode;
  categories: Categories;
  commands: Commands;
  onMove: (parentId: string | undefined) => void;
  onClose: () => void;
}

const none = 'none';

/** A category's colour, and the one it stands in. Each choice takes effect at once. */
export function CategoryDialog({ node, categories, commands, onMove, onClose }: CategoryDialogProps) {
  const { store } = useServices();
  const change = useChange(commands);
  const [wrong, setWrong] = useState<string>();
  const { id, name, colour, parentId } = node.category;
  const own = getBranch(categories.all, id);

  async function recolour(next: Colour | undefined) {
    const sentence = i18n.t('category.coloured', { name });
    setWrong(await change(sentence, async () => recolourCategory(store, id, next)));
  }

  return (
    <Dialog title={name} onClose={onClose}>
      <fieldset className={styles.colours}>
        <legend>{i18n.t('category.colour')}</legend>
        {[undefined, ...colours].map((one) => (
          <label key={one ?? none} className={styles.colour}>
            <input type="radio" name="colour" checked={one === colour} onChange={() => void recolour(one)} />
            <ColourDot colour={one} />
            {i18n.t(`colour.${one ?? none}`)}
          </label>
        ))}
      </fieldset>
      <label className={styles.place}>
        {i18n.t('category.place')}
        <Select
          label={i18n.t('category.place')}
          value={parentId ?? ''}
          options={[
            { value: '', word: i18n.t('category.top') },
            ...categories.nodes
              .filter(({ category }) => !own.has(category.id))
              .map(({ category, path }) => ({ value: category.id, word: path.join(PATH_SEPARATOR) })),
          ]}
          onPick={(value) => onMove(value === '' ? undefined : value)}
        />
      </label>
      {wrong === undefined ? null : <p role="alert">{wrong}</p>}
      <Button look="primary" onClick={onClose}>
        {i18n.t('action.done')}
      </Button>
    </Dialog>
  );
}
