import { collapse } from '@/lib/page/shown-text';
import { isSamePage, resolveLink } from '@/lib/page/links';
import type { Borders } from './borders';
import { getOwnIndexes } from './permalink';
import type { PageScan } from './scan';
import { looksLikeDate, looksLikeProfileLink } from './signs';

export interface Topic {
  readonly title: string;
  readonly url: string | undefined;
  readonly index: number;
}

const MIN_TITLE = 4;

/**
 * The topics of a board's index or a list of ads: in each block the link with the longest text that leads to
 * a page of its own.
 *
 * @returns nothing if the blocks are no list of topics: their links have no titles, or all the same ("Re: …")
 */
export function findTopics(
  scan: PageScan,
  borders: Borders,
  url: URL,
  base: URL,
): (Topic | undefined)[] | undefined {
  const topics = borders.blocks.map((_, at): Topic | undefined => {
    let best: (Topic & { worth: number }) | undefined;
    for (const index of getOwnIndexes(borders.blocks, at)) {
      const element = scan.elements[index];
      if (element?.localName !== 'a') continue;
      const href = element.getAttribute('href');
      if (href === null || looksLikeProfileLink(href.replace(/^https?:\/\/[^/]+/, ''))) continue;
      const target = resolveLink(href, base);
      if (
        target === undefined ||
        target.hostname.replace(/^www\./, '') !== url.hostname.replace(/^www\./, '') ||
        isSamePage(target, url)
      )
        continue;
      const heading =
        element.querySelector('h1,h2,h3,h4,h5,[itemprop="name"]') ??
        (element.closest('h1,h2,h3,h4,h5') === null ? null : element);
      const attribute = element.getAttribute('title') ?? '';
      const text = collapse((heading ?? element).textContent);
      // Of a card that is one big link the title attribute is the title.
      const title =
        heading === null &&
        attribute.length >= MIN_TITLE &&
        text.length > attribute.length + 20 &&
        text.includes(attribute)
          ? attribute
          : text;
      if (title.length < MIN_TITLE || (title.length < 40 && looksLikeDate(title))) continue;
      const named = /title|subject|topic|thread|headline/i.test(
        `${element.getAttribute('class') ?? ''} ${element.parentElement?.getAttribute('class') ?? ''}`,
      );
      const worth =
        (heading === null ? 0 : 2) +
        (named ? 1 : 0) +
        Math.min(title.length, 80) / 80 -
        (title.length > 200 ? 1 : 0);
      if (best === undefined || worth > best.worth) best = { title, url: target.href, index, worth };
    }
    return best;
  });
  const found = topics.filter((topic) => topic !== undefined);
  if (found.length < borders.blocks.length * 0.7) return undefined;
  const titles = new Set(found.map(({ title }) => title.replace(/^re(?:\[\d+\])?:\s*/i, '')));
  const urls = new Set(found.map((topic) => topic.url));
  if (titles.size < found.length * 0.7 || urls.size < found.length * 0.8) return undefined;
  return topics;
}
