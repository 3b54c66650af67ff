import { getLinkBase, resolveLink } from '@/lib/page/links';
import { collapse } from '@/lib/page/shown-text';
import type { ReadingContext } from '@/lib/readers/reader';
import type { Author } from '@/lib/readers/thread/author';
import { weigh, type Block } from '@/lib/readers/thread/borders';
import { readGivenDates, type PostDate } from '@/lib/readers/thread/date';
import type { FoundThread } from '@/lib/readers/thread/find-thread';
import { scanPage, type PageScan } from '@/lib/readers/thread/scan';
import type { Steps } from '@/lib/readers/steps';
import type { Topic } from '@/lib/readers/thread/topics';
import type { Source } from '@/lib/recipes/recipe';
import type { FittingPage } from './find-page';
import { selectAll, takeAll, takeElement, type Taken } from './take';

/** What a recipe says of each post; where it says nothing the thread reader's own finds stand. */
export interface ToldPosts {
  readonly authors: readonly (Author | undefined)[];
  readonly dates: readonly (PostDate | undefined)[];
  readonly permalinks: readonly (string | undefined)[];
  /** Index in the scan of what holds the words. */
  readonly bodies: readonly (number | undefined)[];
  readonly signatures: ReadonlySet<Element>;
  readonly leftOut: ReadonlySet<Element>;
}

/** Posts that are read in a few milliseconds. */
const PAUSE = 8;

/** The posts of a page as a recipe parts them, in page order; nothing if all of its rows are hidden. */
export function* findRecipeThread(
  context: ReadingContext,
  { page, rows }: FittingPage<'thread'>,
): Steps<(FoundThread & { readonly told: ToldPosts }) | undefined> {
  const { document, url, language, budget } = context;
  const scan = yield* scanPage(document, () => budget.spent(0.3));
  const base = getLinkBase(document, url);
  const starts = rows.map((row) => scan.indexOf.get(row)).filter((index) => index !== undefined);
  const blocks = getBlocks(scan, starts, page.runsOn === true);
  if (blocks.length === 0) return undefined;
  const borders = weigh(scan, blocks, { origin: 'recipe', members: [], numbered: true, named: true });

  const selectOwn = dealOutSelected(document, scan, blocks);
  const readPost = (block: Block, at: number) => {
    const select = (selector: string) => selectOwn(selector, at);
    const take = (sources: readonly Source[] | undefined, isLink = false): Taken | undefined =>
      takeAll(select, sources, isLink)[0];
    const toUrl = (taken: Taken | undefined): string | undefined => resolveLink(taken?.text, base)?.href;
    const { fields } = page;
    const author = take(fields.author);
    const body = takeElement(select, fields.body);
    return {
      author: author && {
        name: collapse(author.text),
        url: toUrl(take(fields.authorUrl, true)) ?? toUrl(getLink(author.element)),
        index: getShownIndex(scan, author.element) ?? block.start,
      },
      date: take(fields.postedAt),
      permalink: toUrl(take(fields.permalink, true)),
      title: take(fields.title),
      body: body && scan.indexOf.get(body),
    };
  };
  const posts: ReturnType<typeof readPost>[] = [];
  for (const [at, block] of blocks.entries()) {
    if (at % PAUSE === PAUSE - 1) yield;
    posts.push(readPost(block, at));
  }
  const dates = readGivenDates(
    posts.map(({ date }) => date),
    language,
  ).map((date, at) => {
    const element = posts[at]?.date?.element;
    return date && element && { ...date, index: getShownIndex(scan, element) ?? 0 };
  });
  const topics = posts.map(({ title, permalink }): Topic | undefined =>
    title === undefined
      ? undefined
      : {
          title: collapse(title.text),
          url: permalink ?? toHref(title.element, base),
          index: getShownIndex(scan, title.element) ?? 0,
          marked: true,
        },
  );
  const all = (selector: string | undefined): Set<Element> =>
    new Set(selector === undefined ? [] : selectAll([document], selector));
  return {
    scan,
    base,
    borders,
    kind: page.is === 'ad' ? 'ads' : page.is === 'topic' ? 'topics' : 'thread',
    confidence: 1,
    topics: page.is === undefined || page.is === 'post' ? undefined : topics,
    told: {
      authors: posts.map(({ author }) => author),
      dates,
      permalinks: posts.map(({ permalink }) => permalink),
      bodies: posts.map(({ body }) => body),
      signatures: all(page.signature),
      leftOut: all(page.leaveOut),
    },
  };
}

/** What hides within a shown element (the machine's form of a date) counts as standing there. */
function getShownIndex(scan: PageScan, element: Element): number | undefined {
  for (let current: Element | null = element; current !== null; current = current.parentElement) {
    const index = scan.indexOf.get(current);
    if (index !== undefined) return index;
  }
  return undefined;
}

const toHref = (element: Element, base: URL): string | undefined =>
  resolveLink((element.closest('a[href]') ?? element.querySelector('a[href]'))?.getAttribute('href'), base)
    ?.href;

function getLink(element: Element): Taken | undefined {
  const link = element.closest('a[href]');
  return link === null ? undefined : { text: link.getAttribute('href') ?? '', element: link };
}

function getBlocks(scan: PageScan, rows: readonly number[], runsOn: boolean): Block[] {
  const starts = [...new Set(rows)].sort((a, b) => a - b);
  return starts.map((start, at) => {
    const parent = scan.elements[start]?.parentElement;
    const within = parent == null ? undefined : scan.indexOf.get(parent);
    const stop = Math.min(starts[at + 1] ?? Infinity, scan.ends[within ?? -1] ?? 0);
    let last = start;
    // The next sibling is counted in only if the next row does not begin within it.
    for (let next = scan.ends[start] ?? stop; runsOn && next < stop; next = scan.ends[next] ?? stop)
      if ((scan.ends[next] ?? stop) <= stop) last = next;
    return { start, last, end: scan.ends[last] ?? last + 1 };
  });
}

/**
 * Asks the page once for each selector, instead of every post, and tells which post each element is part of. The empty
 * selector names the post's first element.
 */
function dealOutSelected(
  document: Document,
  scan: PageScan,
  blocks: readonly Block[],
): (selector: string, at: number) => readonly Element[] {
  const owners = new Int32Array(scan.elements.length).fill(-1);
  // A post within a post comes after it, so what is left to the outer one is its own.
  blocks.forEach(({ start, end }, at) => owners.fill(at, start, end));
  const dealt = new Map<string, Map<number, Element[]>>();
  const deal = (selector: string): Map<number, Element[]> =>
    Map.groupBy(
      selectAll([document], selector),
      (element) => owners[getShownIndex(scan, element) ?? -1] ?? -1,
    );
  return (selector, at) => {
    if (selector === '') return [scan.elements[blocks[at]?.start ?? -1]].filter((one) => one !== undefined);
    let own = dealt.get(selector);
    if (own === undefined) dealt.set(selector, (own = deal(selector)));
    return own.get(at) ?? [];
  };
}
