import { getQueryEntries } from '@/lib/contact/query-entries';
import type { Post } from '@/lib/leads/candidate';
import { MAX_POST_LENGTH, MAX_POSTS, MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import { placeOf } from '@/lib/page/place';
import type { ReadingContext } from '../reader';
import type { FittingPage } from '../recipe/find-page';
import { findRecipeThread, type ToldPosts } from '../recipe/posts';
import type { Steps } from '../steps';
import { inferNamesFromHeads, readAuthors, type Author } from './author';
import { findBodies } from './body';
import { getOwnIndexes, type Block, type Borders } from './borders';
import { PostFacts, readContacts, type Region, type RegionText } from './contacts';
import { readDates, type PostDate } from './date';
import { findParents } from './depth';
import type { ThreadKind } from './decide';
import { findThread } from './find-thread';
import { advertises } from './advertises';
import { getIntent, getThreadIntent } from './intent/intent';
import { readRequest } from './intent/request';
import { readPermalinks } from './permalink';
import { Writers, type ReplySigns } from './reply-to';
import { beginsWithRule, isNote, isQuote, isSignature, splitLines } from './quotes';
import type { PageScan } from './scan';
import { getSlots } from './slots';
import { getText, getTextBetween } from './text';

export interface ThreadReading {
  /** Page order. */
  readonly posts: Post[];
  /** 0–1: how sure it is that this is a thread, board index, list of ads or comment page. */
  readonly confidence: number;
}

interface PostParts {
  readonly text: string;
  readonly regions: readonly RegionText[];
  readonly reply: ReplySigns;
}

/** Posts that are read in a few milliseconds. */
const PAUSE = 4;

const NO_REPLY: ReplySigns = { quotes: [], raw: '', panel: '', links: [] };

/** The first and last of the paragraphs a post's words are, where nothing but the post itself holds them. */
function getParagraphs(
  scan: PageScan,
  { start, end }: Block,
  body: number,
  heads: readonly (number | undefined)[],
): { first: number; last: number } {
  const isParagraph = (element: Element | undefined | null): boolean => {
    const index = element == null ? undefined : scan.indexOf.get(element);
    return (
      index !== undefined &&
      start < index &&
      index < end &&
      scan.shapes[index] === scan.shapes[body] &&
      !heads.some((head) => head !== undefined && index <= head && head < (scan.ends[index] ?? 0))
    );
  };
  const paragraph = scan.elements[body];
  if (paragraph?.localName !== 'p') return { first: body, last: body };
  const all = [...(paragraph.parentElement?.children ?? [])].filter(isParagraph);
  return {
    first: scan.indexOf.get(all[0] ?? paragraph) ?? body,
    last: scan.indexOf.get(all.at(-1) ?? paragraph) ?? body,
  };
}

/** Parts one block into the author's own words, the signature, and the panel around them. */
function readParts(
  scan: PageScan,
  borders: Borders,
  at: number,
  body: number | undefined,
  author: Author | undefined,
  date: number | undefined,
  told: ToldPosts | undefined,
): PostParts {
  const block = borders.blocks[at];
  const first = block === undefined ? undefined : scan.elements[borders.blocks[at]?.start ?? -1];
  const last = block === undefined ? undefined : scan.elements[block.last];
  if (block === undefined || first === undefined || last === undefined)
    return { text: '', regions: [], reply: NO_REPLY };
  const paragraphs = body === undefined ? undefined : getParagraphs(scan, block, body, [author?.index, date]);
  const bodyElement = paragraphs && scan.elements[paragraphs.first];
  const bodyLast = paragraphs && scan.elements[paragraphs.last];
  const bodyStart = paragraphs?.first ?? Infinity;
  const bodyEnd = scan.ends[paragraphs?.last ?? -1] ?? 0;
  const isBody = (element: Element): boolean => {
    const index = scan.indexOf.get(element) ?? -1;
    return bodyStart <= index && index < bodyEnd;
  };
  const signatures = new Set<Element>();
  const quotes = new Set<Element>();
  const links: Record<Region, Element[]> = { signature: [], panel: [], body: [] };
  let signatureEnd = 0;
  let quoteEnd = 0;
  for (const index of getOwnIndexes(borders.blocks, at)) {
    const element = scan.elements[index];
    if (element === undefined) continue;
    const end = scan.ends[index] ?? 0;
    const inSignature = index < signatureEnd;
    const inQuote = index < quoteEnd;
    if (element.localName === 'a' && element.hasAttribute('href') && !inQuote) {
      const inBody = bodyStart <= index && index < bodyEnd;
      links[inSignature ? 'signature' : inBody ? 'body' : 'panel'].push(element);
    }
    if (inSignature || inQuote || index === body || index === block.start) continue;
    // Stack Exchange calls the card of the author a signature.
    if (
      told?.signatures.has(element) === true ||
      ((isSignature(element) || (index >= bodyEnd && bodyEnd > 0 && beginsWithRule(element))) &&
        !(author !== undefined && index <= author.index && author.index < end))
    ) {
      signatures.add(element);
      signatureEnd = end;
    } else if (isQuote(element) && !(body !== undefined && index <= body && body < end)) {
      quotes.add(element);
      quoteEnd = end;
    }
  }
  const nested = new Set<Element | undefined>();
  for (let next = at + 1; (borders.blocks[next]?.start ?? Infinity) < block.end; next += 1)
    nested.add(scan.elements[borders.blocks[next]?.start ?? -1]);
  const foreign = (element: Element): boolean =>
    nested.has(element) || quotes.has(element) || signatures.has(element);
  const raw = getTextBetween(
    bodyElement ?? first,
    bodyLast ?? last,
    (element) => foreign(element) || isNote(element) || told?.leftOut.has(element) === true,
  );
  const { own, signature } = splitLines(raw);
  const signatureText = [signature, ...[...signatures].map((element) => getText(element))]
    .filter((text) => text !== '')
    .join('\n');
  const panelText =
    bodyElement === undefined
      ? ''
      : getTextBetween(
          first,
          last,
          (element) => isBody(element) || foreign(element) || told?.leftOut.has(element) === true,
        );
  return {
    text: own,
    regions: [
      { region: 'signature', text: signatureText, links: links.signature },
      { region: 'panel', text: panelText, links: links.panel },
      { region: 'body', text: own, links: links.body },
    ],
    reply: { quotes, raw, panel: panelText, links: links.body },
  };
}

/** Telnet boards write the date into the message; what holds it is then no head, unless the words have a part of their own. */
function isHead(scan: PageScan, date: PostDate | undefined): boolean {
  if (date === undefined) return false;
  const parts = [...(scan.elements[date.index]?.children ?? [])];
  return (
    (scan.textAfter[date.index] ?? 0) - (scan.textBefore[date.index] ?? 0) <=
      1.6 * (date.shown?.length ?? 0) + 20 ||
    parts.some((part) => /^(?:blockquote|div|p)$/.test(part.localName) && part.textContent.trim() !== '')
  );
}

/** Dates and authors marked up the same in most blocks: each is part of a post's head, also where it stands twice. */
function getMarkedSigns(borders: Borders): number[][] {
  const marked: number[][] = borders.blocks.map(() => []);
  for (const { share, name } of getSlots(borders.blocks, borders.dates)) {
    if (share < 0.6) continue;
    borders.dates.forEach((signs, at) => {
      for (const sign of signs)
        if (sign.slot === name && sign.text === undefined) marked[at]?.push(sign.index);
    });
  }
  return marked;
}

/** Of a thread for which there is no time so many are read. */
const FIRST_POSTS = 200;

function getFirst(borders: Borders, count: number): Borders {
  const first = <T>(all: readonly T[]): readonly T[] => all.slice(0, count);
  const { blocks, dates, authors, sizes } = borders;
  return {
    ...borders,
    blocks: first(blocks),
    dates: first(dates),
    authors: first(authors),
    sizes: first(sizes),
  };
}

/** `item?id=2` on the page of `item?id=1`: where each post has a page like this one, the first is an answer to it. */
function isPageBeside(permalink: string | undefined, page: URL): boolean {
  if (permalink === undefined) return false;
  const link = new URL(permalink);
  const getNames = (url: URL): string =>
    getQueryEntries(url)
      .map(([name]) => name)
      .join();
  return (
    link.pathname === page.pathname &&
    link.search !== page.search &&
    link.hash === '' &&
    getNames(link) === getNames(page)
  );
}

/** Posts that are none: the board's own advertising between the others. */
const ADVERTISER =
  /^(?:publicité|advertisement|werbung|anzeige|sponsored|promoted|реклама|广告|廣告|publicidad|pubblicità|adbot|google ads?bot)\b/i;
const PINGBACK = /^(?:pingback|trackback)\s?[::]/i;

/**
 * Reads a thread, a board's index, a list of ads or the comments of a page into posts, for any engine.
 *
 * @returns nothing if the page is not a place where people write, or if nothing could be told apart
 */
export function* readThread(
  context: ReadingContext,
  fitting?: FittingPage<'thread'>,
): Steps<ThreadReading | undefined> {
  const byRecipe = fitting && (yield* findRecipeThread(context, fitting));
  const told = byRecipe?.told;
  const found = byRecipe ?? (yield* findThread(context));
  if (found === undefined) return undefined;
  const { scan, base, topics, kind, confidence } = found;
  const borders = context.budget.spent(0.85) ? getFirst(found.borders, FIRST_POSTS) : found.borders;
  if (borders.blocks.length < found.borders.blocks.length) context.report('budget-spent', 'thread');
  yield;
  const authors = yield* prefer(told?.authors, function* () {
    const marked = found.authors ?? (yield* readAuthors(scan, borders, base));
    // Where a recipe parts the posts, nobody has looked for names in the lines of their dates yet.
    const heads = marked.every((one) => one === undefined) ? inferNamesFromHeads(scan, borders) : undefined;
    return heads === undefined ? marked : yield* readAuthors(scan, { ...borders, authors: heads }, base);
  });
  yield;
  const dates = yield* prefer(told?.dates, () =>
    readDates(scan, borders, context.language, topics !== undefined),
  );
  const bodies = yield* prefer(told?.bodies, () => {
    const marked = getMarkedSigns(borders);
    return findBodies(
      scan,
      borders,
      borders.blocks.map((_, at) =>
        [
          authors[at]?.index,
          isHead(scan, dates[at]) ? dates[at]?.index : undefined,
          topics?.[at]?.index,
          ...(marked[at] ?? []),
        ].filter((index) => index !== undefined),
      ),
    );
  });
  yield;
  const permalinks = yield* prefer(told?.permalinks, () =>
    topics === undefined
      ? readPermalinks(
          scan,
          borders,
          dates.map((date) => date?.index),
          bodies,
          context.url,
          base,
        )
      : topics.map((topic) => topic?.url),
  );
  const threadIntent = getThreadIntent(context.document, context.url, kind);
  yield;

  const parts: PostParts[] = [];
  for (const [at] of borders.blocks.entries()) {
    if (at % PAUSE === PAUSE - 1) yield;
    if (parts.length >= MAX_POSTS || (at % 50 === 0 && at > 0 && context.budget.spent())) break;
    parts.push(readParts(scan, borders, at, bodies[at], authors[at], dates[at]?.index, told));
  }
  if (parts.length < borders.blocks.length)
    context.report(parts.length >= MAX_POSTS ? 'too-many-records' : 'budget-spent', 'thread');
  const texts = dropRefrains(parts.map(({ text }) => text));
  const parents = findParents(scan, borders.blocks);
  const writers = new Writers(
    authors.map((author, at) => ({ author: author?.name, permalink: permalinks[at] })),
    base,
  );
  // One writes and nobody answers: each message stands for itself.
  const isChannel =
    kind === 'thread' &&
    authors.length >= 3 &&
    authors.every((author) => author !== undefined && author.name === authors[0]?.name);
  const posts: Post[] = [];
  for (const [at, { regions, reply }] of parts.entries()) {
    yield;
    const author = authors[at];
    const date = dates[at];
    const own = texts[at] ?? '';
    const title = topics?.[at]?.title;
    const teaser = own === title ? '' : own;
    const text = (
      title === undefined ? own : [title, ...(teaser.length > 2 * MIN_TEASER ? [teaser] : [])].join('\n')
    ).slice(0, MAX_POST_LENGTH);
    if (author !== undefined && ADVERTISER.test(author.name)) continue;
    // The page's head repeats who opened the thread and when.
    if (
      at === 0 &&
      told === undefined &&
      kind === 'thread' &&
      author !== undefined &&
      scan.shapes[borders.blocks[0]?.start ?? -1] !== scan.shapes[borders.blocks[1]?.start ?? -1] &&
      author.name === authors[1]?.name &&
      (date?.at === undefined || date.at.slice(0, 10) === dates[1]?.at?.slice(0, 10))
    )
      continue;
    if (PINGBACK.test(text) || (text === '' && author === undefined)) continue;
    const element = scan.elements[borders.blocks[at]?.start ?? -1];
    const isFirst = posts.length === 0 && !isPageBeside(permalinks[at], context.url);
    const isOpening = isFirst && threadIntent.firstPage && threadIntent.every === 'none' && !isChannel;
    const { intent, phrases, language } = getIntent({
      kind,
      text,
      title,
      opening: isFirst || isChannel,
      top: parents[at] === undefined,
      labels: getLabels(scan, borders, at, kind),
      thread: isChannel ? { ...threadIntent, title: '' } : threadIntent,
      language: context.language,
    });
    const facts = new PostFacts();
    const mentioned = new PostFacts();
    readContacts(facts, mentioned, regions, context, {
      author: author?.name,
      authorUrl: author?.url,
      hiring: threadIntent.hiring && intent !== 'none',
      offers: kind === 'ads' || threadIntent.every !== 'none' || intent === 'sell',
    });
    // What the first one asks for takes 30 ms to read, for all of it is new to the engine.
    yield;
    const parent = authors[parents[at] ?? -1]?.name;
    const replyTo = kind === 'thread' ? writers.findAnswered(reply, author?.name, parent) : [];
    const signature = regions.find(({ region }) => region === 'signature');
    posts.push({
      key: permalinks[at]?.slice(-180) ?? `post-${String(at + 1)}`,
      author: author?.name.slice(0, MAX_VALUE_LENGTH),
      authorUrl: author?.url,
      postedAt: date?.at,
      postedAtShown: date?.shown,
      permalink: permalinks[at],
      text,
      facts: facts.facts,
      ...(!mentioned.isEmpty && { mentioned: mentioned.facts }),
      intent,
      ...(replyTo.length > 0 && { replyTo }),
      ...(signature !== undefined &&
        threadIntent.every === 'none' &&
        advertises(signature, context) && { advertises: true }),
      ...(phrases.length > 0 && { phrases: [...phrases] }),
      ...(intent === 'buy' && {
        request: readRequest({
          // What a thread asks for stands in its title; an answer that asks for something has none of its own.
          title: title ?? (isOpening ? threadIntent.title : ''),
          text,
          language: language ?? context.language,
          hiring: threadIntent.hiring,
        }),
      }),
      place: element === undefined ? undefined : placeOf(element),
    });
  }
  return posts.length === 0 ? undefined : { posts: distinguish(posts), confidence };
}

type Told<T> = readonly (T | undefined)[];

/** What the recipe says of each post, else what is found without it; that is looked for only where the recipe is silent. */
function* prefer<T>(told: Told<T> | undefined, find: () => Told<T> | Steps<Told<T>>): Steps<Told<T>> {
  if (told?.every((one) => one !== undefined) === true) return told;
  const given = find();
  const found = 'next' in given ? yield* given : given;
  return told === undefined ? found : found.map((one, at) => told[at] ?? one);
}

/** Lines that open or close most posts ("Re: Dough mixer", "Reply") are the board's and not the authors'. */
function dropRefrains(texts: readonly string[]): string[] {
  if (texts.length < MIN_FOR_REFRAIN) return [...texts];
  const lines = texts.map((text) => text.split('\n'));
  for (const end of [0, -1] as const) {
    for (let round = 0; round < MAX_REFRAINS; round += 1) {
      const counts = new Map<string, number>();
      const key = (post: readonly string[]): string =>
        post.length > 1 ? (post.at(end) ?? '').replace(/^re:\s*/i, '').trim() : '';
      for (const post of lines) counts.set(key(post), (counts.get(key(post)) ?? 0) + 1);
      const refrain = [...counts].find(([line, count]) => line !== '' && count >= 0.6 * texts.length)?.[0];
      if (refrain === undefined) break;
      for (const post of lines) if (key(post) === refrain) post.splice(end, 1);
    }
  }
  return lines.map((post) => post.join('\n'));
}
const MIN_FOR_REFRAIN = 3;
const MAX_REFRAINS = 3;

const MIN_TEASER = 15;

const MAX_LABEL = 24;

/** Short texts of an ad or topic: tags and prefixes ("Gesuch", "[WTB]"). */
function getLabels(scan: PageScan, borders: Borders, at: number, kind: ThreadKind): string[] {
  if (kind === 'thread') return [];
  return getOwnIndexes(borders.blocks, at).flatMap((index) => {
    const element = scan.elements[index];
    const size = (scan.textAfter[index] ?? 0) - (scan.textBefore[index] ?? 0);
    if (element === undefined || size === 0 || size > MAX_LABEL || element.firstElementChild !== null)
      return [];
    return [element.textContent.trim()];
  });
}

/** Keys are unique within one reading; a post shown twice keeps its own. */
function distinguish(posts: Post[]): Post[] {
  const seen = new Map<string, number>();
  return posts.map((post) => {
    const count = (seen.get(post.key) ?? 0) + 1;
    seen.set(post.key, count);
    return count === 1 ? post : { ...post, key: `${post.key}~${String(count)}` };
  });
}
