import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { LeadSort } from '@/lib/search/lead-index';
import { useServices } from '../services';
import { useLeadIndex } from './use-lead-index';

/** What the list can be ordered by. */
export const sortKeys = [
  'updated',
  'created',
  'name',
  'locality',
] as const satisfies readonly LeadSort['by'][];

export const NEWEST_FIRST: LeadSort = { by: 'updated', direction: 'descending' };

/** What the list shows (search, category, order), which rows are selected, and which one the keys act on. */
export function useLeadList() {
  const { store, readSetting, writeSetting } = useServices();
  const { index, ready, version } = useLeadIndex(store);
  const [text, setTextState] = useState('');
  const [categoryId, setCategoryState] = useState<string>();
  const [sort, setSortState] = useState<LeadSort>(NEWEST_FIRST);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  /** `turn` grows with each choice, so that choosing the same row again focuses it again. */
  const [active, setActiveState] = useState({ index: -1, turn: 0 });

  useEffect(() => {
    let changed = false;
    void readSetting('leadSort').then((stored) => {
      const by = sortKeys.find((key) => key === stored?.by);
      if (stored && by && !changed) setSortState({ by, direction: stored.direction });
    });
    return () => {
      changed = true;
    };
  }, [readSetting]);

  // The field keeps up with the fingers; the list follows when there is time.
  const wanted = useDeferredValue(text);
  const ids = useMemo(() => {
    void version;
    return index.query({
      ...(wanted.trim() !== '' && { text: wanted }),
      ...(categoryId !== undefined && { categoryId }),
      sort,
    });
  }, [index, version, wanted, categoryId, sort]);

  const setActive = (index: number) => setActiveState(({ turn }) => ({ index, turn: turn + 1 }));

  // In another list the same place is another lead.
  function setText(next: string) {
    setTextState(next);
    setActive(-1);
  }

  function setCategoryId(next: string | undefined) {
    setCategoryState(next);
    setActive(-1);
  }

  function setSort(next: LeadSort) {
    setSortState(next);
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
    return ready ? new Set([...selected].filter((id) => index.get(id) !== undefined)) : selected;
  }, [index, version, ready, selected]);

  return {
    index,
    ready,
    /** Grows with every change of the index. */
    version,
    ids,
    text,
    setText,
    categoryId,
    setCategoryId,
    sort,
    setSort,
    selected: kept,
    setSelected,
    toggle,
    active: Math.min(active.index, ids.length - 1),
    activeTurn: active.turn,
    setActive,
    /** The list shows less than everything. */
    narrowed: wanted.trim() !== '' || categoryId !== undefined,
  };
}

export type LeadList = ReturnType<typeof useLeadList>;
