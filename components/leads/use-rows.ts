import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';

/** Draws only the rows in sight, and brings the row the keys chose into sight and focus. */
export function useRows({ count, height, active }: { count: number; height: number; active: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const wanted = useRef(-1);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
  });

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
    // Only a new choice moves the focus, not every redraw.
  }, [active]);

  function focusWanted(element: HTMLElement | null) {
    if (element && wanted.current >= 0 && element.dataset['main'] === String(wanted.current)) {
      wanted.current = -1;
      element.focus({ preventScroll: true });
    }
  }

  return { scroller, rows, focusWanted };
}
