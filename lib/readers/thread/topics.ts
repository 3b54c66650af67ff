import { isSameSite } from '@/lib/contact/website';
import { collapse } from '@/lib/page/shown-text';
import { isSamePage, resolveLink } from '@/lib/page/links';
import type { Steps } from '../steps';
import { getOwnIndexes, type Borders } from './borders';

import type { PageScan } from './scan';
import { looksLikeDate, looksLikeProfileLink } from './signs';

export interface Topic {
  readonly title: string;
  readonly url: string | undefined;
  readonly index: number;
  /** The title is a heading, bold, or called one. */
  readonly marked: boolean;
}

/** Blocks that are looked through in a few milliseconds. */
const PAUSE = 16;

const MIN_TITLE = 4;
/** A row of a list holds title, names, counts and perhaps a teaser; blocks with more text are posts. In characters. */
const MAX_ROW = 700;

/** Of a card that is one big link, the element with the longest text is the title. */
function findLongestPart(link: Element): Element {
  let longest = link;
  for (const part of link.querySelectorAll('*')) {
    if (part.firstElementChild !== null) continue;
    if (longest === link || part.textContent.length > longest.textContent.length) longest = part;
  }
  // A title may hold a bold word.
  return link.textContent.trim().length <= 1.5 * longest.textContent.trim().length ||
    link.childElementCount < 2
    ? link
    : longest;
}

/** A link as the title of a topic, with how much it looks like one. */
type Title = Topic & { readonly worth: number };

/** A page is cut in several ways, and a link says the same in all of them. */
const titlesOf = new WeakMap<PageScan, Map<number, Title | undefined>>();

const isBold = (link: Element): boolean =>
  /font-weight:\s?(?:bold|[6-9]00)/.test(link.getAttribute('style') ?? '') ||
  /^(?:b|strong)$/.test(link.parentElement?.localName ?? '');

function readTitle(
  scan: PageScan,
  index: number,
  url: URL,
  base: URL,
  isBoldTitle: boolean,
): Title | undefined {
  const element = scan.elements[index];
  const href = element?.getAttribute('href') ?? null;
  if (element === undefined || href === null) return undefined;
  if (looksLikeProfileLink(href.replace(/^https?:\/\/[^/]+/, ''))) return undefined;
  const target = resolveLink(href, base);
  if (
    target === undefined ||
    !isSameSite(target.href, url.href) ||
    isSamePage(target, url) ||
    // Whatever the path: a comment's own address.
    (/\d/.test(target.hash) && element.ownerDocument.getElementById(target.hash.slice(1)) !== null)
  )
    return undefined;
  const whole = element.textContent;
  if (whole.trim().length < MIN_TITLE) return undefined;
  // Most links hold nothing but text.
  const isPlain = element.firstElementChild === null;
  const heading =
    (isPlain ? null : element.querySelector('h1,h2,h3,h4,h5,[itemprop="name"]')) ??
    (element.closest('h1,h2,h3,h4,h5') === null ? null : element);
  const called =
    heading ?? (isPlain ? null : element.querySelector('[class*="title" i],[class*="subject" i]'));
  const titled = called ?? (isPlain ? element : findLongestPart(element));
  const text = collapse(whole);
  const title = titled === element ? text : collapse(titled.textContent);
  if (title.length < MIN_TITLE || (title.length < 40 && looksLikeDate(title))) return undefined;
  // An address written out is for copying.
  if (/^https?:\/\/\S+$/.test(title)) return undefined;
  // A link within a sentence belongs to a post's words.
  const parent = element.parentElement;
  if (heading === null && parent?.localName === 'p' && parent.textContent.length > 4 * text.length + 60)
    return undefined;
  const named = /title|subject|topic|thread|headline/i.test(
    `${element.getAttribute('class') ?? ''} ${parent?.getAttribute('class') ?? ''}`,
  );
  const worth =
    (heading === null ? 0 : 2) +
    (named ? 1 : 0) +
    Math.min(title.length, 80) / 80 -
    (title.length > 200 ? 1 : 0);
  return {
    title,
    url: target.href,
    index,
    marked: heading !== null || named || (isBoldTitle && isBold(element)),
    worth,
  };
}

/**
 * The topics of a board's index or a list of ads: in each block the link with the longest text that leads to
 * a page of its own.
 *
 * @param isBoldTitle whether bold links are titles, as on a board of requests; in threads they are names and quotes
 * @returns nothing if the blocks are no list of topics: their links have no titles, or all the same ("Re: …")
 */
export function* findTopics(
  scan: PageScan,
  borders: Borders,
  url: URL,
  base: URL,
  isBoldTitle: boolean,
): Steps<(Topic | undefined)[] | undefined> {
  const usual = [...borders.sizes].sort((a, b) => a - b)[borders.sizes.length >> 1] ?? 0;
  if (usual > MAX_ROW) return undefined;
  const known = titlesOf.get(scan) ?? new Map<number, Title | undefined>();
  titlesOf.set(scan, known);
  const getTitle = (index: number): Title | undefined => {
    if (!known.has(index)) known.set(index, readTitle(scan, index, url, base, isBoldTitle));
    return known.get(index);
  };
  const findTopic = (at: number): Topic | undefined => {
    let best: Title | undefined;
    for (const index of getOwnIndexes(borders.blocks, at)) {
      if (scan.tags[index] !== 'a') continue;
      const title = getTitle(index);
      if (title !== undefined && (best === undefined || title.worth > best.worth)) best = title;
    }
    return best;
  };
  const topics: (Topic | undefined)[] = [];
  for (const at of borders.blocks.keys()) {
    if (at % PAUSE === PAUSE - 1) yield;
    topics.push(findTopic(at));
  }
  const found = topics.filter((topic) => topic !== undefined);
  if (found.length < borders.blocks.length * 0.7) return undefined;
  // Two posts that happen to link to two pages are no list yet.
  if (found.length < 4 && !found.every(({ marked }) => marked)) return undefined;
  // A link in the panel beside a post is not what the block is about.
  const leading = topics.filter(
    (topic, at) =>
      topic !== undefined && (topic.marked || topic.title.length >= 0.25 * (borders.sizes[at] ?? 0)),
  );
  if (leading.length < found.length * 0.6) return undefined;
  const titles = new Set(found.map(({ title }) => title.replace(/^re(?:\[\d+\])?:\s*/i, '')));
  const urls = new Set(found.map((topic) => topic.url));
  const distinct =
    titles.size >= found.length * 0.7 ||
    (found.length >= 4 && titles.size >= found.length * 0.35 && urls.size === found.length);
  return distinct && urls.size >= found.length * 0.8 ? topics : undefined;
}
