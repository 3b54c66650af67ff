import { getLinkBase } from '@/lib/page/links';
import type { ReadingContext } from '../reader';
import type { Steps } from '../steps';
import { inferNames, inferNamesFromHeads, readAuthors, type Author } from './author';
import { complete, findBorders, findOuter, findSinglePost, type Borders } from './borders';
import { decide, getEvidence, getForumPage, isBoardOfRequests, mayBePosts, type ThreadKind } from './decide';
import { getIntent, getThreadIntent, type ThreadIntent } from './intent/intent';
import { isLaterPage } from './later-page';
import { scanPage, type PageScan } from './scan';
import { getTextBetween } from './text';
import { findTopics, type Topic } from './topics';

/** Ways of cutting the page that are looked at closely; the right one is nearly always the first. */
const WAYS_TO_TRY = 4;

/** Where the posts of a page begin and end, and what kind of place it is. */
export interface FoundThread {
  readonly scan: PageScan;
  /** What the page's links are relative to. */
  readonly base: URL;
  readonly borders: Borders;
  readonly kind: ThreadKind;
  /** 0–1: how sure it is that this is a thread, board index, list of ads or comment page. */
  readonly confidence: number;
  readonly topics: readonly (Topic | undefined)[] | undefined;
  /** Who wrote each block, where that had to be read to tell. */
  readonly authors?: readonly (Author | undefined)[];
}

/** What names found by their place alone count for. */
const INFERRED = 0.7;
/** … and beside the titles of topics, which are links of the board's own. */
const INFERRED_BESIDE_TITLES = 0.95;

/**
 * Names nobody marked up are looked for only where dates already speak for posts; of a list of topics, beside the
 * titles.
 */
function withNames(
  scan: PageScan,
  borders: Borders,
  forumPage: number,
  topics?: readonly (Topic | undefined)[],
): Borders {
  if (borders.authorShare >= 0.5 || borders.dateShare < 0.7) return borders;
  // Beside the titles of ads stand places.
  if (forumPage === 0 && (topics !== undefined || !(borders.numbered && borders.named))) return borders;
  const authors =
    inferNames(scan, borders, topics) ??
    (topics === undefined ? inferNamesFromHeads(scan, borders) : undefined);
  return authors === undefined
    ? borders
    : { ...borders, authors, authorShare: topics === undefined ? INFERRED : INFERRED_BESIDE_TITLES };
}

/** Whether what is marked up as an author names one in most blocks: buttons and pictures lead to profiles too. */
function isNamed(authors: readonly (Author | undefined)[]): boolean {
  return authors.filter((author) => author !== undefined).length >= 0.5 * authors.length;
}

/** How far into a title its call stands: "Latest tenders", "Anfragen zu …", but not "How to answer tenders". */
const CALL_REACH = 12;
/** Blocks of which one must ask for something. */
const MOST_ASKED = 24;

/** Whether a page is called after requests. */
function isCalledAfterRequests({ title, call, every }: ThreadIntent, document: Document): boolean {
  return (
    every === 'buy' &&
    call !== undefined &&
    [title, document.querySelector('h1')?.textContent?.trim() ?? ''].some((text) => {
      const at = text.toLowerCase().indexOf(call.toLowerCase());
      return at >= 0 && at <= CALL_REACH;
    })
  );
}

/** Whether one of the first blocks asks for something in its own words. */
const asksForThings = (
  scan: PageScan,
  { blocks }: Borders,
  thread: ThreadIntent,
  language: string | undefined,
): boolean =>
  blocks.slice(0, MOST_ASKED).some(({ start, last }) => {
    const [first, end] = [scan.elements[start], scan.elements[last]];
    if (first === undefined || end === undefined) return false;
    const text = getTextBetween(first, end, () => false);
    const post = { kind: 'ads', text, title: undefined, opening: false, top: true, labels: [] } as const;
    return getIntent({ ...post, thread, language }).intent === 'buy';
  });

/**
 * Whether a page is a place where people write, and where its posts are. Reads none of them, so that it can run on
 * every page.
 */
export function* findThread(context: ReadingContext): Steps<FoundThread | undefined> {
  const base = getLinkBase(context.document, context.url);
  // Each part of the work leaves the later ones their time, so that the posts looked at are read whatever the machine.
  const scan = yield* scanPage(context.document, () => context.budget.spent(0.3));
  const forumPage = getForumPage(context.document, context.url);
  const calls = getThreadIntent(context.document, context.url, 'topics');
  const isRequests = isCalledAfterRequests(calls, context.document);
  const ways = yield* findBorders(scan, () => context.budget.spent(0.5));
  for (const [at, way] of ways.slice(0, WAYS_TO_TRY).entries()) {
    yield;
    if (at > 0 && context.budget.spent()) return undefined;
    const topics = yield* findTopics(scan, way, context.url, base, isRequests);
    const borders = withNames(scan, way, forumPage, topics);
    if (!mayBePosts(borders, topics !== undefined, forumPage)) continue;
    const evidence = yield* getEvidence(scan, borders, topics, forumPage);
    const decision = decide(borders, evidence, topics !== undefined);
    if (decision === undefined) {
      if (
        isRequests &&
        isBoardOfRequests(borders, evidence, topics) &&
        asksForThings(scan, borders, calls, context.language)
      )
        return { scan, base, borders, kind: 'topics', confidence: 0.6, topics };
      // A dated and signed list of articles or firms: then its parts are no posts either.
      if (topics !== undefined && borders.dateShare >= 0.5 && borders.authorShare >= 0.5) return undefined;
      continue;
    }
    if (decision.kind !== 'thread') return { scan, base, borders, ...decision, topics };
    const withOpener = forumPage > 0 && !isLaterPage(context.url);
    const outer = findOuter(borders, ways.slice(0, WAYS_TO_TRY)) ?? borders;
    const completed = complete(scan, outer, ways, withOpener);
    // Names found by their place are found again where a block was added.
    const marked = completed === borders ? borders : withNames(scan, completed, forumPage);
    const found = { scan, base, ...decision, topics: undefined };
    const authors = yield* readAuthors(scan, marked, base);
    return isNamed(authors)
      ? { ...found, borders: marked, authors }
      : { ...found, borders: { ...marked, authors: inferNames(scan, marked) ?? marked.authors } };
  }
  const single = forumPage >= 0.6 ? findSinglePost(scan) : undefined;
  return single === undefined
    ? undefined
    : { scan, base, borders: single, kind: 'thread', confidence: 0.6, topics: undefined };
}
