import { useLiveQuery } from 'dexie-react-hooks';
import { readTags } from '@/lib/store/commands/tags';
import { useServices } from '../services';

/** Every tag some lead has, kept in step with the store; empty until they are read. */
export function useTags(): readonly string[] {
  const { store } = useServices();
  return useLiveQuery(() => readTags(store), [store]) ?? [];
}
