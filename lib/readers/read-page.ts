import type { PageReading } from '@/lib/leads/candidate';
export interface ReadPageOptions {
  url: string;
  now: () => number;
  yield?: () => Promise<void>;
  budgetMs?: number;
  recipes?: boolean;
}
export function readPage(document: Document, options: ReadPageOptions): Promise<PageReading> {
  const start = options.now();
  return Promise.resolve({ kind: 'none', title: document.title, candidates: [], posts: [], problems: [], partial: false, ms: options.now() - start });
}
