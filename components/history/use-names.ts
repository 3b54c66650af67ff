import { useLiveQuery } from 'dexie-react-hooks';
import { readDefinitions } from '@/lib/store/queries';
import { useServices } from '../services';
import type { Names } from './describe-change';

const NONE: Names = { categories: new Map(), lists: new Map(), customFields: new Map() };

/** Names of the user's own categories, lists and fields, as they are now. */
export function useNames(): Names {
  const { store } = useServices();
  return (
    useLiveQuery(async (): Promise<Names> => {
      const [categories, lists, customFields] = await Promise.all([
        readDefinitions(store, 'categories'),
        readDefinitions(store, 'lists'),
        readDefinitions(store, 'customFields'),
      ]);
      const toMap = (all: readonly { id: string; name: string }[]) =>
        new Map(all.map(({ id, name }) => [id, name]));
      return { categories: toMap(categories), lists: toMap(lists), customFields: toMap(customFields) };
    }, [store]) ?? NONE
  );
}
