import { useEffect, useMemo, useRef, useState } from 'react';
import type { CustomField } from '@/lib/leads/definitions';
import type { Setting } from '@/lib/platform/settings';
import { leadGroupings, type LeadGrouping } from '@/lib/search/group-leads';
import { useServices } from '../services';
import { getColumns, NARROWEST, usualColumns, WIDEST, type ColumnId, type TableColumn } from './columns';

type Stored = NonNullable<Setting<'leadTable'>>;

/** A chosen column at its present width. */
export interface ShownColumn extends TableColumn {
  readonly now: number;
}

/** Whether leads are a table or a board; which columns, in which order and how wide, and the groups; remembered. */
export function useColumns(customFields: readonly CustomField[]) {
  const { readSetting, writeSetting } = useServices();
  const [stored, setStored] = useState<Stored>({});
  const all = useMemo(() => getColumns(customFields), [customFields]);

  /** As `stored`, without waiting for the next drawing. */
  const latest = useRef<Stored>({});
  const reading = useRef<Promise<void>>(undefined);

  useEffect(() => {
    reading.current = readSetting('leadTable').then((found) => {
      // Whoever was quicker than the disk meant it.
      latest.current = { ...found, ...latest.current };
      setStored(latest.current);
    });
  }, [readSetting]);

  const { columns: chosen = usualColumns, widths, groupBy } = stored;
  const shown = useMemo(() => {
    // The name is frozen: it is first and cannot go. A field of the user's own may be gone.
    const ids = ['name', ...chosen.filter((id) => id !== 'name')];
    return ids.flatMap((id): ShownColumn[] => {
      const column = all.find((one) => one.id === id);
      return column ? [{ ...column, now: widths?.[id] ?? column.width }] : [];
    });
  }, [all, chosen, widths]);

  function write(part: Partial<Stored>) {
    latest.current = { ...latest.current, ...part };
    setStored(latest.current);
    // Else the rest of what was stored would be gone.
    void reading.current?.then(() => writeSetting('leadTable', latest.current));
  }
  const ids = shown.map(({ id }) => id);

  return {
    all,
    shown,
    groupBy: findGrouping(groupBy, all),
    as: stored.as ?? 'table',
    setAs: (as: 'table' | 'board') => write({ as }),
    setGroupBy: (by: LeadGrouping | undefined) => write({ groupBy: by }),
    /** A column that is put in stands last. */
    toggle: (id: ColumnId) =>
      write({ columns: ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id] }),
    /** Puts a column where another stands; the name stays first. Gives its new place, from 0. */
    move(id: ColumnId, to: number): number {
      const place = Math.max(1, Math.min(ids.length - 1, to));
      const rest = ids.filter((one) => one !== id);
      write({ columns: [...rest.slice(0, place), id, ...rest.slice(place)] });
      return place;
    },
    /** Gives the width it has then, in CSS pixels. */
    resize(id: ColumnId, width: number): number {
      const now = Math.round(Math.max(NARROWEST, Math.min(WIDEST, width)));
      write({ widths: { ...widths, [id]: now } });
      return now;
    },
    reset: () => write({ columns: [...usualColumns], widths: {} }),
  };
}

export type Columns = ReturnType<typeof useColumns>;

function findGrouping(stored: string | undefined, all: readonly TableColumn[]): LeadGrouping | undefined {
  if (stored === undefined) return undefined;
  return leadGroupings.find((known) => known === stored) ?? all.find(({ group }) => group === stored)?.group;
}
