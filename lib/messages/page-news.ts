import * as z from 'zod/mini';
import type { PageNews } from '@/lib/platform/watch-page';

const message = z.object({
  type: z.enum(['page/arrived', 'page/left', 'page/moved'] satisfies PageNews[]),
});

/** Who the browser says sent a message. Foreign until looked at. */
const sender = z.object({
  id: z.string(),
  /** The tab's page itself; a frame in it speaks for nobody. */
  frameId: z.literal(0),
  /** Scheme and host of the page as the browser knows them, which a page cannot choose; `url` it could. */
  origin: z.string().check(z.regex(/^https?:\/\/[^/]+$/)),
  tab: z.object({ id: z.int() }),
});

export interface NewsOfPage {
  type: PageNews;
  tabId: number;
  /** `https://www.acme.example` */
  origin: string;
}

/**
 * Takes a message of the watcher, and nothing else: from a content script of this extension, in the top frame of a page.
 * It holds no data; all it can bring about is that a page is looked at that may be read anyway.
 *
 * @param ownId the extension's own id
 */
export function findNewsOfPage(received: unknown, from: unknown, ownId: string): NewsOfPage | undefined {
  const news = message.safeParse(received);
  const who = sender.safeParse(from);
  if (!news.success || !who.success || who.data.id !== ownId) return undefined;
  return { type: news.data.type, tabId: who.data.tab.id, origin: who.data.origin };
}
