import type { ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import type { LeadGrouping } from '@/lib/search/group-leads';
import { ColourDot } from '../category/colour-dot';
import type { Categories } from '../category/use-categories';
import { getCountryWord, type CellContext } from './cell-value';
import { getChoiceWord } from './choice-word';
import { getGroupingWord, type TableColumn } from './columns';

interface Names {
  categories: Categories;
  lists: CellContext['lists'];
  columns: readonly TableColumn[];
}

/**
 * What a group of leads is called.
 *
 * @param first one of its leads: places are known to the index in small letters only
 */
export function getGroupWord(
  by: LeadGrouping,
  key: string | undefined,
  first: Lead | undefined,
  names: Names,
): { name: string; word: ReactNode } {
  if (key === undefined) {
    const name = i18n.t('table.without', { what: getGroupingWord(names.columns, by) });
    return { name, word: name };
  }
  const name = getName(by, key, first, names);
  if (by !== 'category') return { name, word: name };
  const colour = names.categories.all.find(({ id }) => id === key)?.colour;
  return {
    name,
    word: (
      <>
        <ColourDot colour={colour} /> {name}
      </>
    ),
  };
}

function getName(by: LeadGrouping, key: string, first: Lead | undefined, names: Names): string {
  const address = first?.facts.address?.[0]?.value;
  switch (by) {
    case 'category':
      return names.categories.paths.get(key) ?? key;
    case 'list':
      return names.lists.get(key)?.name ?? key;
    case 'stage':
    case 'class':
    case 'level':
    case 'kind':
    case 'process':
      return getChoiceWord({ id: by }, key);
    case 'country':
      return getCountryWord(key);
    case 'region':
    case 'locality':
      return address?.[by] ?? key;
    case 'industry':
      return first?.facts.industry?.[0]?.value ?? key;
    default:
      if (key === 'true') return i18n.t('history.yes');
      return key === 'false' ? i18n.t('history.no') : key;
  }
}
