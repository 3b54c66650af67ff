import type { ComponentProps } from 'react';
import { PATH_SEPARATOR, splitPath } from '@/lib/leads/category-tree';
import { fold } from '@/lib/leads/fold';
import { ComboBox } from '../ui/combo-box';
import { ColourDot } from './colour-dot';
import type { Categories } from './use-categories';

type CategoryComboProps = Omit<ComponentProps<typeof ComboBox>, 'options' | 'toKey'> & {
  categories: Categories;
  /** Ids of those that are not offered. */
  without?: readonly string[];
};

/** Picks a category by its path, `Trade › Plumbers`, or names a new one; `>` is typed for `›`. */
export function CategoryCombo({ categories, without = [], onPick, ...rest }: CategoryComboProps) {
  const options = categories.nodes
    .filter(({ category }) => !without.includes(category.id))
    .map(({ category: { id, name, colour }, path }) => ({
      id,
      name: path.join(PATH_SEPARATOR),
      short: name,
      icon: <ColourDot colour={colour} />,
    }));
  return (
    <ComboBox
      options={options}
      toKey={toKey}
      maxLength={400}
      onPick={(choice) => onPick(choice && { id: choice.id, name: toPath(choice.name) })}
      {...rest}
    />
  );
}

const toPath = (text: string) => splitPath(text).join(PATH_SEPARATOR);
const toKey = (text: string) => fold(toPath(text));
