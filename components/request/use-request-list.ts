import { useDeferredValue, useMemo, useState } from 'react';
import { getRequestState, queryRequests, type RequestQuery } from '@/lib/search/request-query';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';

/** The requests of all leads, those the filters leave, and which one the keys act on. */
export function useRequestList({ index, version, ready }: LeadList) {
  const { store } = useServices();
  const [now] = useState(() => store.now());
  const [query, setQueryState] = useState<RequestQuery>({});
  const [active, setActiveState] = useState({ index: -1, turn: 0 });

  const all = useMemo(() => {
    void version;
    return queryRequests(index.asking(), {}, now);
  }, [index, version, now]);
  // The field keeps up with the fingers; the list follows when there is time.
  const wanted = useDeferredValue(query);
  const found = useMemo(() => {
    void version;
    return queryRequests(index.asking(), wanted, now);
  }, [index, version, wanted, now]);

  function setQuery(next: RequestQuery) {
    setQueryState(next);
    // In another list the same place is another request.
    setActiveState(({ turn }) => ({ index: -1, turn }));
  }

  return {
    ready,
    /** Milliseconds since 1970. */
    now,
    all,
    found,
    /** How many nobody has answered yet and are not stale. */
    waiting: all.filter(({ request }) => getRequestState(request, now) === 'open').length,
    query,
    setQuery,
    narrowed: Object.values(query).some((value) => value !== undefined && value !== ''),
    active: Math.min(active.index, found.length - 1),
    activeTurn: active.turn,
    setActive: (next: number) => setActiveState(({ turn }) => ({ index: next, turn: turn + 1 })),
  };
}

export type RequestList = ReturnType<typeof useRequestList>;
