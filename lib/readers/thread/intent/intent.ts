import type { Post } from '@/lib/leads/candidate';
import { collapse } from '@/lib/page/shown-text';
import type { ThreadKind } from '../decide';
import { isLaterPage } from '../later-page';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { ja } from './ja';
import { nl } from './nl';
import type { IntentPhrases, Weighted } from './phrases';
import { pt } from './pt';
import { ru } from './ru';
import { zh } from './zh';

type Intent = Post['intent'];

/** One file of phrases a language; adding a language is adding a file and a line here. */
const LANGUAGES: Readonly<Record<string, IntentPhrases>> = { en, de, fr, es, pt, it, nl, ru, zh, ja };

const WORD_START = /^[\p{L}\p{N}]/u;
const WORD_END = /[\p{L}\p{N}]$/u;
/** Scripts written without spaces know no word borders. */
const NO_SPACES = /[\u3040-\u30FF\u4E00-\u9FFF]/;

/** One pattern for all phrases of one weight; a plural ending is let through where words have borders. */
function compile(phrases: readonly string[]): RegExp {
  const patterns = phrases.map((phrase) => {
    const escaped = phrase
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/'/g, "['’]")
      .replace(/\s*…\s*/g, '\\s(?:[^.!?\\n]{1,40}?\\s)?');
    if (NO_SPACES.test(phrase)) return escaped;
    return `${WORD_START.test(phrase) ? '(?<![\\p{L}\\p{N}])' : ''}${escaped}${WORD_END.test(phrase) ? '(?:e?[ns])?(?![\\p{L}\\p{N}])' : ''}`;
  });
  return new RegExp(patterns.join('|'), 'giu');
}

/** The longest part of a phrase that stands in a text exactly so, if the phrase does. */
const getNeedle = (phrase: string): string =>
  phrase
    .split(/[…']/)
    .map((part) => part.trim())
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');

/** Patterns for the few phrases whose needles a text holds; the same few come again and again. */
const compiled = new Map<string, RegExp>();

function getPattern(phrases: readonly string[]): RegExp {
  const key = phrases.join('\n');
  let pattern = compiled.get(key);
  if (pattern === undefined) compiled.set(key, (pattern = compile(phrases)));
  return pattern;
}

/** The phrases of the page's language and of English, which boards everywhere mix in ("WTB"). */
function getPhrases(language: string | undefined, text: string): IntentPhrases[] {
  const byScript = /[\u3040-\u30FF]/.test(text)
    ? ja
    : /[\u4E00-\u9FFF]/.test(text)
      ? zh
      : /[\u0400-\u04FF]/.test(text)
        ? ru
        : undefined;
  const declared = language === undefined ? undefined : LANGUAGES[language];
  return [...new Set([byScript ?? declared ?? en, en])];
}

/** Requests are made early in a post; what follows after this many characters is detail. */
const MAX_READ = 3_000;
const MAX_TITLE = 300;

function weigh(weighted: Weighted, text: string): number {
  const lower = text.toLowerCase();
  const seen = new Set<string>();
  let sum = 0;
  for (const weight of [3, 2, 1] as const) {
    // All phrases in one pattern took 200 ms for a page of twelve posts; few texts hold any.
    const phrases = weighted[weight].filter((phrase) => lower.includes(getNeedle(phrase)));
    if (phrases.length === 0) continue;
    for (const [match] of text.matchAll(getPattern(phrases))) {
      const key = match.toLowerCase();
      if (seen.has(key)) continue;
      seen.add(key);
      sum += weight;
    }
  }
  return sum;
}

/** Sums the phrases of a title and a text; the title says what the post is about, so it counts double. */
function weighBoth(title: string, text: string, language: string | undefined): { buy: number; sell: number } {
  const total = { buy: 0, sell: 0 };
  const head = title.slice(0, MAX_TITLE);
  const body = text.slice(0, MAX_READ);
  // A long story holds many weak words by chance.
  const length = Math.max(1, Math.sqrt(body.length / 500));
  for (const { buy, sell } of getPhrases(language, `${head} ${body}`)) {
    total.buy += 2 * weigh(buy, head) + weigh(buy, body) / length;
    total.sell += 2 * weigh(sell, head) + weigh(sell, body) / length;
  }
  return total;
}

/** "[WTB] …", "Suche: …", "【求购】…": the first word or tag of a title. */
const PREFIX = /^[[(【〔「]?\s?([\p{L}/' ]{1,20}?)\s?(?:[\])】〕」]|[::]|\s[-–|]\s)/u;
const findPrefix = (title: string): string => PREFIX.exec(title.slice(0, 60).trim())?.[1] ?? '';

function getLabelIntent(labels: readonly string[], language: string | undefined): Intent {
  const lower = labels.map((label) =>
    label
      .toLowerCase()
      .replace(/[^\p{L}/' ]/gu, '')
      .trim(),
  );
  for (const phrases of getPhrases(language, labels.join(' '))) {
    if (lower.some((label) => phrases.labels.buy.includes(label))) return 'buy';
    if (lower.some((label) => phrases.labels.sell.includes(label))) return 'sell';
  }
  return 'none';
}

/** What page and section say about all their posts. */
export interface ThreadIntent {
  readonly title: string;
  /** Every top-level post is a request or an offer, because the thread or section is a call for them. */
  readonly every: Intent;
  /** The requests ask for people's work; their links and mail addresses are the employer's. */
  readonly hiring: boolean;
  /** The page begins with the thread's first post. */
  readonly firstPage: boolean;
}

const REQUEST_SECTION =
  /\/(?:projects?|requests?|wanted|gesuche|tenders?|rfqs?|buying-leads|demandes)(?:[/?]|$)/i;
const HIRING = /hiring|jobs?\b|freelanc|stellen|emploi|empleo|vagas|lavoro|ваканси|работа|招聘|求人/i;

export function getThreadIntent(document: Document, url: URL, kind: ThreadKind): ThreadIntent {
  const heading = collapse(document.querySelector('h1')?.textContent ?? '').slice(0, 300);
  const title = collapse(document.title).slice(0, 300);
  const about = `${title}\n${heading}`.toLowerCase();
  let every: Intent = 'none';
  for (const { calls } of Object.values(LANGUAGES)) {
    if (
      calls.buy.some(
        (call) =>
          about.includes(call) &&
          (kind === 'thread' ? call.includes('hir') || call.includes('wanted') : true),
      )
    )
      every = 'buy';
    else if (
      every === 'none' &&
      kind === 'thread' &&
      calls.sell.some((call) => call.includes('hired') && about.includes(call))
    )
      every = 'sell';
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
}: IntentContext): Intent {
  if (kind === 'thread') {
    if (thread.every !== 'none') return top && !opening ? thread.every : 'none';
    if (!opening || !thread.firstPage) return 'none';
    const labelled = getLabelIntent([findPrefix(thread.title)], language);
    if (labelled !== 'none') return labelled;
    const { buy, sell } = weighBoth(thread.title, text, language);
    return buy >= ENOUGH && buy >= sell ? 'buy' : sell >= ENOUGH * 1.5 ? 'sell' : 'none';
  }
  const labelled = getLabelIntent([findPrefix(title ?? ''), ...labels], language);
  if (labelled === 'buy') return 'buy';
  const { buy, sell } = weighBoth(title ?? '', text.slice(title?.length ?? 0), language);
  if (kind === 'ads') return buy >= ENOUGH && buy > sell ? 'buy' : 'sell';
  if (thread.every !== 'none') return thread.every;
  if (labelled !== 'none') return labelled;
  return buy >= ENOUGH + 1 && buy >= sell ? 'buy' : sell >= ENOUGH + 1 ? 'sell' : 'none';
}
