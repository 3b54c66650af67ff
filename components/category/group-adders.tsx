import { i18n } from '#i18n';
import type { List } from '@/lib/leads/definitions';
import { createCategory } from '@/lib/store/commands/categories';
import { createList } from '@/lib/store/commands/lists';
import { useServices } from '../services';
import { ComboBox, type Choice } from '../ui/combo-box';
import { getMistake } from '../ui/mistake';
import { CategoryCombo } from './category-combo';
import { ColourDot } from './colour-dot';
import type { Chip } from './tag-chips';
import type { Categories } from './use-categories';

/** Categories by their paths, in the order of the tree. */
export function getCategoryChips(ids: readonly string[], categories: Categories): Chip[] {
  return categories.nodes
    .filter(({ category }) => ids.includes(category.id))
    .map(({ category: { id, colour } }) => ({
      id,
      name: categories.paths.get(id) ?? '',
      icon: <ColourDot colour={colour} />,
    }));
}

interface AdderProps {
  /** What is there already. */
  ids: readonly string[];
  side?: 'above' | 'below' | undefined;
  onAdd: (id: string) => void;
  /** Told as a sentence why a new one could not be made. */
  onMistake: (sentence: string) => void;
}

/** A field for one more category, a new one if it is named so. */
export function CategoryAdder({
  ids,
  side,
  categories,
  onAdd,
  onMistake,
}: AdderProps & { categories: Categories }) {
  const { store } = useServices();
  const create = async (name: string) => (await createCategory(store, name)).categoryId;
  return (
    <CategoryCombo
      label={i18n.t('category.add')}
      placeholder={i18n.t('category.add')}
      categories={categories}
      without={ids}
      value={undefined}
      adding
      {...(side && { side })}
      onPick={(choice) => add(choice, create, onAdd, onMistake)}
    />
  );
}

/** Lists that are filled by hand: a smart one takes what its search finds and nothing else. */
export const isByHand = ({ query }: List): boolean => query === undefined;

/** A field for one more list, a new one if it is named so. */
export function ListAdder({ ids, side, lists, onAdd, onMistake }: AdderProps & { lists: readonly List[] }) {
  const { store } = useServices();
  const create = async (name: string) => (await createList(store, { name })).listId;
  return (
    <ComboBox
      label={i18n.t('list.add')}
      placeholder={i18n.t('list.add')}
      options={lists.filter((list) => isByHand(list) && !ids.includes(list.id))}
      value={undefined}
      adding
      {...(side && { side })}
      onPick={(choice) => add(choice, create, onAdd, onMistake)}
    />
  );
}

function add(
  choice: Choice | undefined,
  create: (name: string) => Promise<string>,
  onAdd: (id: string) => void,
  onMistake: (sentence: string) => void,
): void {
  if (!choice) return;
  const getId = choice.id === undefined ? create(choice.name) : Promise.resolve(choice.id);
  getId.then(onAdd, (error: unknown) => onMistake(getMistake(error)));
}
