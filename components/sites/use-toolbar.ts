import { useEffect } from 'react';
import type { CapturedPage } from '@/lib/leads/lead';
import type { PageReading } from '@/lib/leads/candidate';
import type { Comparison } from '@/lib/store/queries';
import type { Row } from '../page/rows';
import { useServices } from '../services';

interface Read {
  page: CapturedPage;
  reading: PageReading;
  rows: readonly Row[];
}

/** Keeps the toolbar's icon and badge, and on sites that are always read the outlines, as the rows of a reading stand now. */
export function useToolbar(
  tabId: number,
  { page, reading, rows }: Read,
  compared: ReadonlyMap<string, Comparison> | undefined,
): void {
  const { showPage } = useServices();
  useEffect(() => {
    // The practice page of the welcome stands in no tab.
    if (tabId >= 0) void showPage(tabId, { url: page.url, reading, rows, compared });
  }, [showPage, tabId, page, reading, rows, compared]);
}
