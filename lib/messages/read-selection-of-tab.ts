import type { Candidate, PageReading } from '@/lib/leads/candidate';
import { capturedPage, type CapturedPage } from '@/lib/leads/captured-page';
import { MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import type { FieldId } from '@/lib/leads/values';
import { loadPageOfTab } from '@/lib/platform/active-page';
import { runSelectionReader } from '@/lib/platform/injection';
import { toPageReading } from './page-reading';

/** A selection or link as it was read, with the page it stands on. */
export interface SelectionReading {
  page: CapturedPage;
  reading: PageReading;
  candidate: Candidate;
}

/**
 * Reads what is selected in a tab, or a link of its page by its address. Never throws; `undefined` when there is nothing
 * to keep, or the browser allows no look.
 */
export async function readSelectionOfTab(
  tabId: number,
  link?: string,
): Promise<SelectionReading | undefined> {
  try {
    const reading = toPageReading(await runSelectionReader(tabId, link));
    const tab = await loadPageOfTab(tabId);
    const page = capturedPage.safeParse({
      url: tab?.url,
      title: (tab?.title ?? '').slice(0, MAX_VALUE_LENGTH),
    });
    const candidate = reading?.candidates[0];
    return reading && candidate && page.success ? { page: page.data, reading, candidate } : undefined;
  } catch {
    return undefined;
  }
}

const REACH = [
  'phone',
  'email',
  'website',
  'profile',
  'address',
  'social',
  'messenger',
] as const satisfies FieldId[];

/** From here on a name is taken without asking. */
const SURE_FROM = 0.6;

/** Whether it is plain whom a selection speaks of and how to reach them; the rest is looked through first. */
export function isPlain({ facts }: Candidate): boolean {
  const name = facts.name?.[0] ?? facts.person?.[0];
  const reach = REACH.some((field) => (facts[field]?.[0]?.confidence ?? 0) >= 0.5);
  return name !== undefined && name.confidence >= SURE_FROM && reach;
}
