import { useEffect, useRef, useState } from 'react';
import { toFirst, type Exporter, type ExportLook, type ExportOrder } from '@/lib/store/export/order';
import { useServices } from '../services';

/** Choices come one after the other: only the last one is worth looking at (ms). */
const WAIT = 120;

/** How the file would begin and how many rows it would have; undefined while that is being found out. */
export interface Looked {
  readonly look: ExportLook | undefined;
  /** Only where rows are no leads: those are counted already. */
  readonly rows: number | undefined;
}

/**
 * Looks at what an order would write, in a thread that lives as long as the screen.
 *
 * @param key says whether it is another order than before
 */
export function useLook(key: string, getOrder: () => ExportOrder | undefined): Looked {
  const { openExporter } = useServices();
  const [looked, setLooked] = useState<Looked & { key: string }>();
  const exporter = useRef<Promise<Exporter>>(undefined);
  const latest = useRef(getOrder);
  useEffect(() => {
    latest.current = getOrder;
  });

  useEffect(() => {
    const stopper = new AbortController();
    const { signal } = stopper;
    async function lookAt(order: ExportOrder) {
      try {
        const opened = await (exporter.current ??= openExporter());
        const look = await opened.look(toFirst(order), { signal });
        const isCounted = order.columns.rows === 'lead' || order.chosen.requestKeys !== undefined;
        if (!signal.aborted) setLooked({ key, look, rows: undefined });
        if (isCounted) return;
        const rows = await opened.count(order, { signal });
        if (!signal.aborted) setLooked({ key, look, rows });
      } catch {
        // The export itself says what is wrong.
      }
    }
    const timer = setTimeout(() => {
      const order = latest.current();
      if (order !== undefined) void lookAt(order);
    }, WAIT);
    return () => {
      clearTimeout(timer);
      stopper.abort();
    };
  }, [key, openExporter]);

  useEffect(
    () => () => {
      void exporter.current?.then((opened) => opened.close());
      exporter.current = undefined;
    },
    [],
  );

  // What was looked at before stays in sight until the next is there; a count of something else would be wrong.
  return { look: looked?.look, rows: looked?.key === key ? looked.rows : undefined };
}
