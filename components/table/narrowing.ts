import { getFieldClauses, replaceClauses, toClause } from '@/lib/search/edit-query';
import type { Clause } from '@/lib/search/parse-query';
import { findQueryField } from '@/lib/search/query-words';
import { getQueryLanguage } from '../leads/facets';

/** What the rail narrows by: each writes into the search what one could type. */
type Place = 'category' | 'list';

/** `category:"Plumbers"`, in the words of the user's language. */
export const toPlaceClause = (place: Place, name: string) =>
  toClause(place, name, getQueryLanguage(), { quoted: true });

/** The search with this place instead of the one it named; `undefined` for everywhere. */
export const setPlace = (text: string, clause: string | undefined) => replaceClauses(text, isPlace, clause);

/** The category or list the search names, as it is written there. */
export function findPlace(text: string): { place: Place; name: string } | undefined {
  const clause = getFieldClauses(text).find(isPlace);
  const place = clause && getPlace(clause);
  return place && { place, name: clause.value };
}

const isPlace = (clause: Clause) => !clause.not && getPlace(clause) !== undefined;

function getPlace({ field }: Clause): Place | undefined {
  const known = findQueryField(field ?? '');
  return known === 'category' || known === 'list' ? known : undefined;
}
