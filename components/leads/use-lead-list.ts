import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { LeadSort } from '@/lib/search/lead-index';
import { findLeadSortKey } from '@/lib/search/sort-key';
import { useServices } from '../services';
import { useLiveIndex } from './use-live-index';

export const NEWEST_FIRST: LeadSort = { by: 'updated', direction: 'descending' };

/** What the list shows (search, order), which rows are selected, and which one the keys act on. */
export function useLeadList() {
  const { store, readSetting, writeSetting } = useServices();
  const { live, version } = useLiveIndex(store);
  const { index, ready, definitions } = live;
  const [text, setTextState] = useState('');
  const [sort, setSortState] = useState<LeadSort>(NEWEST_FIRST);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** `turn` grows with each choice, so that choosing the same row again focuses it again. */
  const [active, setActiveState] = useState({ index: -1, turn: 0 });

  useEffect(() => {
    let changed = false;
    void readSetting('leadSort').then((stored) => {
      const by = findLeadSortKey(stored?.by);
      if (!stored || !by || changed) return;
      void live.prepare(by).then(() => {
        if (!changed) setSortState({ by, direction: stored.direction });
      });
    });
    return () => {
      changed = true;
    };
  }, [readSetting, live]);

  // The field keeps up with the fingers; the list follows when there is time.
  const wanted = useDeferredValue(text);
  const context = useMemo(() => {
    void version;
    return { ...definitions, now: store.now() };
  }, [definitions, version, store]);
  const ids = useMemo(() => {
    void version;
    return index.query({ text: wanted, sort }, context);
  }, [index, version, wanted, sort, context]);

  const setActive = (index: number) => setActiveState(({ turn }) => ({ index, turn: turn + 1 }));

  // In another list the same place is another lead.
  function setText(next: string) {
    setTextState(next);
    setActive(-1);
  }

  /** Takes effect once everything is sorted. */
  function setSort(next: LeadSort) {
    void live.prepare(next.by).then(() => setSortState(next));
    void writeSetting('leadSort', next);
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
    sort,
    setSort,
    selected: kept,
    setSelected,
    toggle,
    active: Math.min(active.index, ids.length - 1),
    activeTurn: active.turn,
    setActive,
    /** The list shows less than everything. */
    narrowed: wanted.trim() !== '',
  };
}

export type LeadList = ReturnType<typeof useLeadList>;
