import type { Candidate } from '@/lib/leads/candidate';
import type { createFakeBrowser } from '../fake-browser';
import { toCandidate } from '../leads/candidates';

/** A row of an invented directory, with its place in the page. */
export function toRow(name: string, index: number, more: object = {}): Candidate {
  return {
    ...toCandidate({ name, email: `info@${name.toLowerCase()}.example`, ...more }, { key: name }),
    place: { selector: `#list>li:nth-child(${index + 1})` },
  };
}

/** What the injected reader returns for a page with these rows. */
export function toReading(candidates: readonly Candidate[], kind = 'listing') {
  return {
    kind: candidates.length === 0 ? 'none' : kind,
    title: 'Plumbers',
    candidates,
    posts: [],
    problems: [],
    partial: false,
    ms: 5,
  };
}

interface Page {
  /** What the page reader and the selection reader return. */
  reading: unknown;
  selection?: unknown;
  /** Whether the watcher runs there already. */
  watched?: boolean;
}

/** Answers for what the extension runs in pages, by tab; a test changes the pages as people do. */
export function answerInPages(fake: ReturnType<typeof createFakeBrowser>, pages: Map<number, Page>): void {
  const marks = new Map<number, unknown[]>();
  fake.inPage.mockImplementation((tabId, what, args) => {
    const page = pages.get(tabId);
    if (page === undefined) throw new Error('Cannot access this page.');
    if (what === '/reader.js') return page.reading;
    if (what === '/selection-reader.js') return page.selection;
    if (what === '/watcher.js') {
      const started = page.watched !== true;
      page.watched = true;
      return started;
    }
    if (args.length === 0) return { contentType: 'text/html', loading: false };
    if (args.length > 1 || typeof args[0] === 'string') return undefined;
    const before = marks.get(tabId) ?? [];
    const now = (args[0] ?? []) as unknown[];
    marks.set(tabId, now);
    return { before, now };
  });
}

/** How often a page was read. */
export function countReadings(fake: ReturnType<typeof createFakeBrowser>): number {
  return fake.inPage.mock.calls.filter(([, what]) => what === '/reader.js').length;
}
