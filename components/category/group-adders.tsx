import { i18n } from '#i18n';
import type { List } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';
import { createCategory } from '@/lib/store/commands/categories';
import type { LeadEdit } from '@/lib/store/commands/edit-lead';
import { createList } from '@/lib/store/commands/lists';
import { useServices } from '../services';
import { ComboBox, type Choice } from '../ui/combo-box';
import { getMistake } from '../ui/mistake';
import { CategoryCombo } from './category-combo';
import { ColourDot } from './colour-dot';
import type { Chip } from './tag-chips';
import type { Categories } from './use-categories';

/** The lead's categories by their paths, in the order of the tree. */
export function getCategoryChips(lead: Lead, categories: Categories): Chip[] {
  return categories.nodes
    .filter(({ category }) => lead.categoryIds.includes(category.id))
    .map(({ category: { id, colour } }) => ({
      id,
      name: categories.paths.get(id) ?? '',
      icon: <ColourDot colour={colour} />,
    }));
}

interface AdderProps {
  lead: Lead;
  side?: 'above' | 'below' | undefined;
  onEdit: (edit: LeadEdit) => void;
  /** Told as a sentence why a new one could not be made. */
  onMistake: (sentence: string) => void;
}

/** Puts the lead into one more category, a new one if it is named so. */
export function CategoryAdder({ lead, side, categories, ...tell }: AdderProps & { categories: Categories }) {
  const { store } = useServices();
  return (
    <CategoryCombo
      label={i18n.t('category.add')}
      placeholder={i18n.t('category.add')}
      categories={categories}
      without={lead.categoryIds}
      value={undefined}
      adding
      {...(side && { side })}
      onPick={(choice) =>
        add(choice, tell, {
          create: async (name) => (await createCategory(store, name)).categoryId,
          toEdit: (id) => ({ categoryIds: [...lead.categoryIds, id] }),
        })
      }
    />
  );
}

/** Lists that are filled by hand: a smart one takes what its search finds and nothing else. */
export const isByHand = ({ query }: List): boolean => query === undefined;

/** Puts the lead on one more list, a new one if it is named so. */
export function ListAdder({ lead, side, lists, ...tell }: AdderProps & { lists: readonly List[] }) {
  const { store } = useServices();
  const { listIds = [] } = lead;
  return (
    <ComboBox
      label={i18n.t('list.add')}
      placeholder={i18n.t('list.add')}
      options={lists.filter((list) => isByHand(list) && !listIds.includes(list.id))}
      value={undefined}
      adding
      {...(side && { side })}
      onPick={(choice) =>
        add(choice, tell, {
          create: async (name) => (await createList(store, { name })).listId,
          toEdit: (id) => ({ listIds: [...listIds, id] }),
        })
      }
    />
  );
}

function add(
  choice: Choice | undefined,
  { onEdit, onMistake }: Pick<AdderProps, 'onEdit' | 'onMistake'>,
  { create, toEdit }: { create: (name: string) => Promise<string>; toEdit: (id: string) => LeadEdit },
): void {
  if (!choice) return;
  const getId = choice.id === undefined ? create(choice.name) : Promise.resolve(choice.id);
  getId.then(
    (id) => onEdit(toEdit(id)),
    (error: unknown) => onMistake(getMistake(error)),
  );
}
