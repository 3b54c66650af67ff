import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { Setting } from '@/lib/platform/settings';
import type { LeadSort } from '@/lib/search/lead-index';
import { findLeadSortKey } from '@/lib/search/sort-key';
import { useServices } from '../services';
import { findKeptRows, keepRows, KEPT_ROWS } from './kept-rows';
import { isSameSort, NEWEST_FIRST } from './live-index';
import { useLiveIndex } from './use-live-index';

/** The first rows are kept for the next opening when the list has stood still for so long (ms). */
const KEEP_AFTER = 300;

/** Certain leads and no others, such as those of one import: what no search can say. */
export interface Only {
  ids: ReadonlySet<string>;
  /** What they are. */
  word: string;
}

/** What the list shows (search, order), which rows are selected, and which one the keys act on. */
export function useLeadList() {
  const { store, readSetting, writeSetting } = useServices();
  const [keptRows] = useState(findKeptRows);
  const { live, version } = useLiveIndex(store, keptRows);
  const { index, ready, definitions } = live;
  const [text, setTextState] = useState('');
  const [first] = useState<LeadSort>(keptRows?.sort ?? NEWEST_FIRST);
  const [sort, setSortState] = useState(first);
  const [only, setOnlyState] = useState<Only>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** `turn` grows with each choice, so that choosing the same row again focuses it again. */
  const [active, setActiveState] = useState({ index: -1, turn: 0 });

  /** Whoever chose an order before the stored one was read meant it. */
  const hasSorted = useRef(false);
  useEffect(() => {
    let changed = false;
    void readSetting('leadSort').then((stored) => {
      const next = toSort(stored);
      if (changed || isSameSort(next, first)) return;
      void live.prepare(next).then(() => {
        if (!changed && !hasSorted.current) setSortState(next);
      });
    });
    return () => {
      changed = true;
    };
  }, [readSetting, live, first]);

  // The field keeps up with the fingers; the list follows when there is time.
  const wanted = useDeferredValue(text);
  const context = useMemo(() => {
    void version;
    return { ...definitions, now: store.now() };
  }, [definitions, version, store]);
  const ids = useMemo(() => {
    void version;
    const found = index.query({ text: wanted, sort }, context);
    return only === undefined ? found : found.filter((id) => only.ids.has(id));
  }, [index, version, wanted, sort, context, only]);

  // The first of all, whatever is being searched for; and what was deleted is not kept.
  useEffect(() => {
    if (!ready) return;
    let isOver = false;
    const timer = setTimeout(() => {
      const first = (wanted.trim() === '' && only === undefined ? ids : index.query({ sort }, context)).slice(
        0,
        KEPT_ROWS,
      );
      // When it cannot be read, the list says so.
      void store.db.leads.bulkGet(first).then(
        (leads) => {
          // What was read of an older list, or for one that is closed, does not take the place of a newer one.
          if (!isOver)
            keepRows({ sort, leads: leads.filter((lead) => lead !== undefined), count: index.size });
        },
        () => undefined,
      );
    }, KEEP_AFTER);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [store, index, version, ready, sort, context, ids, wanted, only]);

  const setActive = (index: number) => setActiveState(({ turn }) => ({ index, turn: turn + 1 }));

  // In another list the same place is another lead.
  function setText(next: string) {
    setTextState(next);
    setActive(-1);
  }

  function setOnly(next: Only | undefined) {
    setOnlyState(next);
    setActive(-1);
  }

  /** Takes effect once everything is sorted. */
  function setSort(next: LeadSort) {
    hasSorted.current = true;
    void live.prepare(next).then(() => setSortState(next));
    void writeSetting('leadSort', { ...next, then: next.then && [...next.then] });
  }

  function toggle(id: string) {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    setSelected(next);
  }

  // A lead deleted here or in another window is no longer selected.
  const kept = useMemo(() => {
    void version;
    return ready ? new Set([...selected].filter((id) => index.has(id))) : selected;
  }, [index, version, ready, selected]);

  return {
    index,
    ready,
    /** How many leads there are, once that is known; for the time until all of them are here. */
    expected: live.expected,
    /** Grows with every change of the index. */
    version,
    ids,
    /** What the names in a search mean. */
    context,
    getLead: live.getLead,
    want: live.want,
    text,
    setText,
    only,
    setOnly,
    sort,
    setSort,
    selected: kept,
    setSelected,
    toggle,
    active: Math.min(active.index, ids.length - 1),
    activeTurn: active.turn,
    setActive,
    /** The list shows less than everything. */
    narrowed: wanted.trim() !== '' || only !== undefined,
  };
}

export type LeadList = ReturnType<typeof useLeadList>;

/** Steps this version does not know are left out. */
function toSort(stored: Setting<'leadSort'> | undefined): LeadSort {
  if (stored === undefined) return NEWEST_FIRST;
  const [first, ...then] = [stored, ...(stored.then ?? [])].flatMap(({ by, direction }) => {
    const known = findLeadSortKey(by);
    return known === undefined ? [] : [{ by: known, direction }];
  });
  return first === undefined ? NEWEST_FIRST : { ...first, ...(then.length > 0 && { then }) };
}
