import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

interface RowsOptions {
  count: number;
  /** Of one row, in CSS pixels. */
  height: number;
  /** The row the keys act on; -1 for none. */
  active: number;
  /** Grows with each choice of that row. */
  turn: number;
}

/** Draws only the rows in sight, and brings the row the keys chose into sight and focus. */
export function useRows({ count, height, active, turn }: RowsOptions) {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef(-1);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });

  // Only a new choice moves the focus, not every redraw.
  useEffect(() => {
    if (active < 0) return;
    wanted.current = active;
    rows.scrollToIndex(active, { align: 'auto' });
    const row = scroller.current?.querySelector<HTMLElement>(`[data-main="${active}"]`);
    // Far away rows are drawn after the scroll; `focusWanted` catches them then.
    if (row) {
      wanted.current = -1;
      row.focus({ preventScroll: true });
    }
  }, [turn]);

  function focusWanted(element: HTMLElement | null) {
    if (element && wanted.current >= 0 && element.dataset['main'] === String(wanted.current)) {
      wanted.current = -1;
      element.focus({ preventScroll: true });
    }
  }

  return { scroller, rows, focusWanted };
}
