import { useLiveQuery } from 'dexie-react-hooks';
import type { CustomField } from '@/lib/leads/definitions';
import { readDefinitions } from '@/lib/store/queries';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { useServices } from '../services';

/** The user's own fields, and those the import will make. */
export function useFields({ fields = [] }: Pick<ImportPlan, 'fields'>): readonly CustomField[] {
  const { store } = useServices();
  const there = useLiveQuery(() => readDefinitions(store, 'customFields'), [store]) ?? [];
  return [...there, ...fields.filter((field) => !there.some(({ id }) => id === field.id))];
}
