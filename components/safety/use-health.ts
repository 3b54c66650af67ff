import { useSyncExternalStore } from 'react';
import type { StoreHealth } from '@/lib/store/store';
import { useServices } from '../services';

export function useHealth(): StoreHealth {
  const { store } = useServices();
  return useSyncExternalStore(
    (listener) => store.onHealth(listener),
    () => store.getHealth(),
  );
}
