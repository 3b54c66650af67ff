import type { Post } from '@/lib/leads/candidate';
import { collapse } from '@/lib/page/shown-text';
import type { ThreadKind } from '../decide';
import { isLaterPage } from '../later-page';
import { getPhrases, LANGUAGES } from './languages';
import {
  anyOf,
  blank,
  findPhrases,
  getLists,
  getSureWords,
  getVocabulary,
  getWords,
  toLower,
  type Vocabulary,
  weighPhrases,
} from './match';
import type { IntentPhrases } from './phrases';

type Intent = Post['intent'];

/** Requests are made early in a post; what follows after this many characters is detail. */
const MAX_READ = 3_000;
const MAX_TITLE = 300;

/** The words of one side, buying or selling, and what they weigh. */
interface Side {
  weight: number;
  words: { text: string; weight: number }[];
  /** Weight by language. */
  readonly languages: Map<string, number>;
  /** Some words of the text decide alone, and its author says them of themselves. */
  own: boolean;
}

const createSide = (): Side => ({ weight: 0, words: [], languages: new Map(), own: false });

const othersOf = new Map<IntentPhrases, RegExp>();
/** How far before a phrase the words stand that make it somebody else's. */
const OTHERS_REACH = 30;

/** Whether what is said at `start` is said of somebody else, or not at all: "if you want to buy". */
function isOfOthers(phrases: IntentPhrases, text: string, start: number): boolean {
  let pattern = othersOf.get(phrases);
  if (pattern === undefined) othersOf.set(phrases, (pattern = new RegExp(anyOf(phrases.others), 'i')));
  const before = text.slice(Math.max(0, start - OTHERS_REACH), start);
  return pattern.test(before.split(/[.!?;\n。！？；]/).at(-1) ?? '');
}

/** How far behind the opening of a question stands whom it asks for. */
const ASK_REACH = 60;

type Weighed = ReturnType<typeof weighPhrases>;

/** What asks to buy: phrases, and the first question for somebody who delivers ("Does anyone know a reliable roofer"). */
function weighBuying(
  { buy, asks = [], trades = [], request }: IntentPhrases,
  text: string,
  lower: string,
  words: ReadonlySet<string>,
): Weighed {
  const { sum, found } = weighPhrases(buy, text, lower, words);
  for (const { start, end } of findPhrases(asks, text, lower, words)) {
    const rest = lower.slice(end, end + ASK_REACH).split(/[.!?;,\n。！？，]| that | which /, 1)[0] ?? '';
    const known = getWords(
      rest,
      getVocabulary(request.suppliers, () => getSureWords([trades, request.suppliers])),
    );
    const [asked] = [trades, request.suppliers].flatMap((list) => findPhrases(list, rest, rest, known));
    if (asked === undefined) continue;
    const question = {
      text: text.slice(start, end + asked.end),
      start,
      end: end + asked.end,
      weight: ENOUGH,
    };
    return { sum: sum + ENOUGH, found: [question, ...found] };
  }
  return { sum, found };
}

const getWordsOf = (phrases: IntentPhrases): Vocabulary =>
  getVocabulary(phrases, () => {
    const { never = [], asks = [], buy, sell } = phrases;
    return getSureWords([never, asks, ...getLists(buy), ...getLists(sell)]);
  });

/** Sums the phrases of a title and a text; the title says what the post is about, so it counts double. */
function weighBoth(
  title: string,
  text: string,
  language: string | undefined,
  asked: readonly ('buy' | 'sell')[] = ['buy', 'sell'],
): { buy: Side; sell: Side } {
  const sides = { buy: createSide(), sell: createSide() };
  const head = title.slice(0, MAX_TITLE);
  const body = text.slice(0, MAX_READ);
  // A long story holds many weak words by chance.
  const length = Math.max(1, Math.sqrt(body.length / 500));
  const lower = [toLower(head), toLower(body)] as const;
  for (const phrases of getPhrases(language, `${head}\n${body}`)) {
    const vocabulary = getWordsOf(phrases);
    const [headWords, bodyWords] = [getWords(lower[0], vocabulary), getWords(lower[1], vocabulary)];
    const lowerHead = blank(lower[0], headWords, phrases.never);
    const lowerBody = blank(lower[1], bodyWords, phrases.never);
    for (const side of asked) {
      const weigh = (text: string, lower: string, known: ReadonlySet<string>): Weighed =>
        side === 'buy'
          ? weighBuying(phrases, text, lower, known)
          : weighPhrases(phrases.sell, text, lower, known);
      const [inHead, inBody] = [weigh(head, lowerHead, headWords), weigh(body, lowerBody, bodyWords)];
      const weight = 2 * inHead.sum + inBody.sum / length;
      const total = sides[side];
      total.weight += weight;
      total.words.push(...inHead.found, ...inBody.found);
      total.languages.set(phrases.language, weight);
      total.own ||= inBody.found.some((one) => one.weight === 3 && !isOfOthers(phrases, body, one.start));
    }
  }
  return sides;
}

/** Words kept to be marked in the text. */
const MAX_PHRASES = 12;
const MAX_PHRASE_LENGTH = 120;

/** What a post wants and by which of its words one can tell. */
export interface Decision {
  readonly intent: Intent;
  /** As written, those that weigh most first. */
  readonly phrases: readonly string[];
  /** ISO 639 of these words; absent where a section or tag of no language decided. */
  readonly language: string | undefined;
}

const NONE: Decision = { intent: 'none', phrases: [], language: undefined };

function toDecision(intent: 'buy' | 'sell', side: Side, lead: readonly string[] = []): Decision {
  const words = side.words
    .filter(({ text }) => /\p{L}/u.test(text))
    .sort((a, b) => b.weight - a.weight)
    .map(({ text }) => text.trim());
  const seen = new Set<string>();
  const phrases = [...lead, ...words].filter((text) => {
    const key = text.toLowerCase();
    if (text === '' || text.length > MAX_PHRASE_LENGTH || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const [best] = [...side.languages].sort((a, b) => b[1] - a[1]);
  return {
    intent,
    phrases: phrases.slice(0, MAX_PHRASES),
    language: best !== undefined && best[1] > 0 ? best[0] : undefined,
  };
}

/** "[WTB] …", "Suche: …", "【求购】…": the first word or tag of a title. */
const PREFIX = /^[[(【〔「]?\s?([\p{L}/' ]{1,20}?)\s?(?:[\])】〕」]|[::]|\s[-–|]\s)/u;
const findPrefix = (title: string): string => PREFIX.exec(title.slice(0, 60).trim())?.[1] ?? '';

function getLabelIntent(
  labels: readonly string[],
  language: string | undefined,
): { intent: 'buy' | 'sell'; label: string } | undefined {
  const bare = labels.map((label) =>
    label
      .toLowerCase()
      .replace(/[^\p{L}/' ]/gu, '')
      .trim(),
  );
  for (const { labels: known } of getPhrases(language, labels.join(' '))) {
    for (const intent of ['buy', 'sell'] as const) {
      const at = bare.findIndex((label) => known[intent].includes(label));
      if (at >= 0) return { intent, label: labels[at] ?? '' };
    }
  }
  return undefined;
}

/** What page and section say about all their posts. */
export interface ThreadIntent {
  readonly title: string;
  /** Every top-level post is a request or an offer, because the thread or section is a call for them. */
  readonly every: Intent;
  /** The words of title or address that make it one. */
  readonly call?: string | undefined;
  /** The requests ask for people's work; their links and mail addresses are the employer's. */
  readonly hiring: boolean;
  /** The page begins with the thread's first post. */
  readonly firstPage: boolean;
  /** Tags and prefixes beside the thread's title. */
  readonly tags?: readonly string[];
}

const REQUEST_SECTION =
  /\/(?:projects?|requests?|wanted|gesuche|tenders?|rfqs?|buying-leads|demandes)(?:[/?]|$)/i;
const HIRING = /hiring|jobs?\b|freelanc|stellen|emploi|empleo|vagas|lavoro|ваканси|работа|招聘|求人/i;

export function getThreadIntent(document: Document, url: URL, kind: ThreadKind): ThreadIntent {
  const heading = collapse(document.querySelector('h1')?.textContent ?? '').slice(0, 300);
  const title = collapse(document.title).slice(0, 300);
  const about = `${title}\n${heading}`.toLowerCase();
  let every: Intent = 'none';
  let call: string | undefined;
  for (const { calls } of LANGUAGES) {
    const buying = calls.buy.find(
      (words) =>
        about.includes(words) &&
        (kind === 'thread' ? words.includes('hir') || words.includes('wanted') : true),
    );
    const selling =
      every === 'none' && kind === 'thread'
        ? calls.sell.find((words) => words.includes('hired') && about.includes(words))
        : undefined;
    if (buying === undefined && selling === undefined) continue;
    every = buying === undefined ? 'sell' : 'buy';
    const words = buying ?? selling ?? '';
    const at = about.indexOf(words);
    call = `${title}\n${heading}`.slice(at, at + words.length);
  }
  if (kind !== 'thread' && REQUEST_SECTION.test(url.pathname)) every = 'buy';
  // The site's own name after the title ("… | Buy & Sell Forum") says nothing about the thread.
  const own =
    heading !== '' && title.toLowerCase().includes(heading.toLowerCase())
      ? heading
      : (title.split(/\s[|–—-]\s|\s»\s/)[0] ?? title);
  return {
    title: own,
    every,
    call,
    hiring: every === 'buy' && HIRING.test(about),
    firstPage: !isLaterPage(url),
  };
}

export interface IntentContext {
  readonly kind: ThreadKind;
  readonly text: string;
  readonly title: string | undefined;
  /** The thread's first post; it carries the intent, while answers only repeat its words. */
  readonly opening: boolean;
  /** Not an answer to another post of the page. */
  readonly top: boolean;
  readonly labels: readonly string[];
  readonly thread: ThreadIntent;
  readonly language: string | undefined;
}

/** From this sum on the words decide. */
const ENOUGH = 3;

/** Whether a post asks to buy, offers to sell, or neither: tags and sections first, then the phrases of its language. */
export function getIntent({
  kind,
  text,
  title,
  opening,
  top,
  labels,
  thread,
  language,
}: IntentContext): Decision {
  const called = thread.call === undefined ? [] : [thread.call];
  if (kind === 'thread') {
    if (thread.every !== 'none')
      return top && !opening
        ? toDecision(thread.every, weighBoth('', text, language, [thread.every])[thread.every], called)
        : NONE;
    if (!opening || !thread.firstPage) return getReplyIntent(text, language);
    const { buy, sell } = weighBoth(thread.title, text, language);
    const labelled = getLabelIntent(
      [...(thread.tags ?? []), findPrefix(thread.title), findPrefix(text)],
      language,
    );
    if (labelled !== undefined)
      return toDecision(labelled.intent, { buy, sell }[labelled.intent], [labelled.label]);
    if (buy.weight >= ENOUGH && buy.weight >= sell.weight) return toDecision('buy', buy);
    return sell.weight >= ENOUGH * (sell.own && buy.weight <= 1 ? 1 : 1.5) ? toDecision('sell', sell) : NONE;
  }
  const labelled = getLabelIntent([findPrefix(title ?? ''), ...labels], language);
  const { buy, sell } = weighBoth(title ?? '', text.slice(title?.length ?? 0), language);
  if (labelled?.intent === 'buy') return toDecision('buy', buy, [labelled.label]);
  if (kind === 'ads')
    return buy.weight >= ENOUGH && buy.weight > sell.weight
      ? toDecision('buy', buy)
      : toDecision('sell', sell, labelled === undefined ? [] : [labelled.label]);
  if (thread.every !== 'none') return toDecision(thread.every, { buy, sell }[thread.every], called);
  if (labelled !== undefined) return toDecision('sell', sell, [labelled.label]);
  if (buy.weight >= ENOUGH + 1 && buy.weight >= sell.weight) return toDecision('buy', buy);
  return sell.weight >= ENOUGH + 1 ? toDecision('sell', sell) : NONE;
}

/**
 * Answers repeat the words of the request, so that only one which plainly asks for itself is a request: "WTB as well", "I
 * am looking for a supplier, too".
 */
function getReplyIntent(text: string, language: string | undefined): Decision {
  const { buy, sell } = weighBoth('', text, language);
  const labelled = getLabelIntent([findPrefix(text)], language);
  if (labelled?.intent === 'buy') return toDecision('buy', buy, [labelled.label]);
  if (buy.own && buy.weight >= ENOUGH && buy.weight > sell.weight) return toDecision('buy', buy);
  return sell.own && sell.weight >= ENOUGH && sell.weight > buy.weight ? toDecision('sell', sell) : NONE;
}
