import { hasLegalForm } from '@/lib/contact/company-name';
import { remember } from '@/lib/contact/remember';
import { looksLikeRating } from '@/lib/page/signals';
import type { Steps } from '../steps';
import type { Borders } from './borders';
import { getTextBetween } from './text';
import type { PageScan } from './scan';
import type { Topic } from './topics';

export type ThreadKind = 'thread' | 'topics' | 'ads';

/** Blocks looked into for the words below; the first, the last and some between say as much as all. */
const SAMPLE = 24;
/** … and so many in a few milliseconds. */
const PAUSE = 6;

const ACTION_WORDS =
  /\b(?:reply|quote|report|permalink|upvote|like|share this post|antworten|zitieren|melden|répondre|citer|signaler|responder|citar|denunciar|rispondi|quota|segnala|svar|sitera|antwoord|citeer|odpowiedz|cytuj|odpovědět|válasz|cevapla|alıntı|trả lời)\b|ответить|цитат|пожаловаться|回复|回覆|引用|返信|举报|답글|신고|پاسخ|نقل قول|رد|اقتباس/i;
const COUNT_WORDS =
  /\b(?:replies|views|comments?|answers|votes|points?|antworten|zugriffe|aufrufe|réponses|vues|respuestas|respostas|visitas|risposte|visite|reacties|odpowiedzi|bids|offers)\b|ответов|просмотр|回复|浏览|查看|返信|عرض|ردود|مشاهد/i;
const PRICE =
  /(?:[$€£¥₽₹₺₴]|\b(?:EUR|USD|GBP|CHF|AUD|kr|zł|Kč|Ft|lei|руб|грн|VB|R\$|RM|Rp)\b\.?)\s?\d|\d[\d.,\s]{0,20}(?:[$€£¥₽₹₺₴元円원]|\b(?:EUR|USD|CHF|kr|zł|Kč|Ft|lei|руб|грн|SEK|NOK|DKK)\b|万)|\b(?:zu verschenken|free|gratis|negotiable|bytte|selges)\b/i;
export const showsPrice = (text: string): boolean => PRICE.test(text);

/** An ad's own page: the word for it, and a long number. */
const AD_LINK =
  /(?:^|[/_-])(?:s-ad|ads?|item|anzeigen?|s-anzeige|annonces?|anuncios?|annunci\w*|classifieds?|listing|forsale|for-sale|recommerce|obyavleni\w*|oglas\w*|inzerat\w*|oferta|ogloszeni\w*|annons\w*|marketplace|ventes?_\w+)(?:[/_.-]|$).*\d{5}/i;
const CART =
  /add to (?:cart|basket|bag)|buy now|warenkorb|panier|carrito|carrello|carrinho|winkelwagen|varukorg|koszyk|корзин|カート|购物车|購物車|quick ?view/i;
const RUNNING_NUMBER = /(?:^|\s)(?:No\.|Nr\.|#|№)\s?\d{1,10}\b|\d\s?楼|\d\s?樓/;
/** What blocks that are counted begin with: "12) …", "3 ：…". */
const LEADING_NUMBER = /^[^\d\p{L}]{0,3}(\d{1,6})\s?[)：:.\]」\-–|]/u;
const RATING = /rating|(?:^|[-_.])stars?(?:$|[-_.#])|reviews?(?:$|[-_.#])|bewertung|avis|rezension/i;

/** What readers thought of a post, a member's rank and what buyers thought of a seller. */
const STANDING =
  /(?:author|user|member|poster|seller|post|comment|message|topic|thread)s?[-_]*(?:\w+[-_])?(?:rating|score)/i;

const isRatingShape = remember((shape) => RATING.test(shape) && !STANDING.test(shape));
/** One star without a word is to be clicked: it keeps an ad among the favourites. */
const isStarShape = remember(
  (shape) => /[-_.]star(?:$|[-_.#])/i.test(shape) && !/rating|review/i.test(shape),
);

const FORUM_ADDRESS =
  /forum|board|thread|topic|discussion|communit|\bbbs\b|viewtopic|showthread|comment|question|\/t\/|\/r\/|answers?\b|\/posts?\b|\/messages?\b|talk\b|guest-?book|g(?:ae|ä)stebuch|gastenboek|livre-?d-?or|libro-?(?:de-?)?visitas|gbook|read\.cgi|\/res\/\d|tieba|item\?id=|projects?\b|requests?\b|classified|kleinanzeigen|anzeigen|annonce|anuncio|\bads?\b/i;
const FORUM_TITLE =
  /g(?:ä|ae)stebuch|guest ?book|livre d.or|libro de (?:visitas|firmas)|libro degli ospiti|gastenboek|гостевая|掲示板|留言板|留言本/i;
const FORUM_SCHEMA =
  '[itemtype*="DiscussionForumPosting"],[itemtype$="/Comment"],[itemtype$="/Answer"],[itemtype$="/Question"],[itemtype$="/QAPage"],[itemtype$="/UserComments"]';
const FORUM_GENERATOR =
  /discourse|vbulletin|phpbb|xenforo|mybb|simple machines|smf|invision|nodebb|flarum|vanilla|woltlab|burning board|discuz|fluxbb|punbb|bbpress|ubb|khoros|lithium|insided|lemmy|yabb|ikonboard|phorum|esotalk/i;

/** A card that is one big link begins with the name. */
const isCompany = (title: string): boolean => hasLegalForm(title) || hasLegalForm(title.split(' ')[0] ?? '');

/** What speaks for and against the blocks being posts. All shares 0–1. */
export interface Evidence {
  readonly actions: number;
  readonly counts: number;
  readonly prices: number;
  readonly ratings: number;
  readonly phones: number;
  /** Links to pages of single ads by their address. */
  readonly adLinks: number;
  /** Things to put into a basket: a shop. */
  readonly carts: number;
  /** Running numbers shown in the text: "#12", "No.345", "3楼". */
  readonly counted: number;
  /** Titles with a company's legal form: a register or directory. */
  readonly companies: number;
  readonly forumPage: number;
}

/** How much the page says of itself that it is a forum, 0–1: software, schema.org type, address. */
export function getForumPage(document: Document, url: URL): number {
  const generator = document.querySelector('meta[name="generator" i]')?.getAttribute('content') ?? '';
  if (FORUM_GENERATOR.test(generator) || document.querySelector(FORUM_SCHEMA) !== null) return 1;
  const scripted = [...document.querySelectorAll('script[type="application/ld+json"]')].some((script) =>
    /"(?:DiscussionForumPosting|QAPage)"/.test(script.textContent),
  );
  if (scripted) return 1;
  const body = document.body as HTMLElement | null;
  const classes = body?.getAttribute('class') ?? '';
  return FORUM_ADDRESS.test(url.hostname + url.pathname + url.search) ||
    FORUM_ADDRESS.test(`${body?.id ?? ''} ${classes.slice(0, 400)}`) ||
    FORUM_TITLE.test(document.title.slice(0, 300))
    ? 0.6
    : 0;
}

/** Links to who wrote something, by words nearly every board has in them. */
const WRITERS =
  'a[href*="user"],a[href*="member"],a[href*="profile"],a[href*="author"],a[href*="/u/"],a[href*="/@"]';
const FEWEST_WRITERS = 4;
/** How to reach one who is on the page: a directory's entry or a firm, whatever is written below. */
const REACHED =
  'a[href^="tel:"],[itemprop="telephone"],[itemprop="address"],[itemtype*="Business"],[itemtype*="Organization"],[typeof]';

/**
 * Whether a page is so likely a thread that the thread reader should look at it before anybody else does. Where it is
 * none, that look would have come afterwards.
 */
export function isLikelyThread(document: Document, url: URL): boolean {
  return (
    getForumPage(document, url) > 0 &&
    document.querySelectorAll(WRITERS).length >= FEWEST_WRITERS &&
    document.querySelector(REACHED) === null
  );
}

export function* getEvidence(
  scan: PageScan,
  borders: Borders,
  topics: readonly (Topic | undefined)[] | undefined,
  forumPage: number,
): Steps<Evidence> {
  const step = Math.max(1, Math.ceil(borders.blocks.length / SAMPLE));
  let looked = 0;
  const leading: (number | undefined)[] = [];
  const found = {
    actions: 0,
    counts: 0,
    prices: 0,
    ratings: 0,
    phones: 0,
    companies: 0,
    counted: 0,
    adLinks: 0,
    carts: 0,
  };
  for (let at = 0; at < borders.blocks.length; at += step) {
    const block = borders.blocks[at];
    const first = block === undefined ? undefined : scan.elements[block.start];
    const last = block === undefined ? undefined : scan.elements[block.last];
    if (block === undefined || first === undefined || last === undefined) continue;
    looked += 1;
    if (looked % PAUSE === 0) yield;
    if (isCompany(topics?.[at]?.title ?? '')) found.companies += 1;
    const text = getTextBetween(first, last, () => false).slice(0, 4_000);
    let controls = '';
    let rated = false;
    let stars = 0;
    let phoned = false;
    for (let index = block.start; index < Math.min(block.end, block.start + 400); index += 1) {
      const element = scan.elements[index];
      if (element === undefined) break;
      const tag = scan.tags[index];
      if (tag === 'button' || tag === 'a') {
        controls += ` ${element.textContent.slice(0, 30)} ${element.getAttribute('title')?.slice(0, 40) ?? ''}`;
        phoned ||= element.getAttribute('href')?.startsWith('tel:') ?? false;
      }
      const shape = scan.shapes[index] ?? '';
      const hasText = (scan.textAfter[index] ?? 0) > (scan.textBefore[index] ?? 0);
      if (!hasText && isStarShape(shape)) stars += 1;
      rated ||=
        stars > 1 ||
        (isRatingShape(shape) && (hasText || !isStarShape(shape))) ||
        scan.rated.has(index) ||
        (topics !== undefined &&
          hasText &&
          element.firstElementChild === null &&
          !STANDING.test(shape) &&
          looksLikeRating(element.textContent));
    }
    if (ACTION_WORDS.test(controls)) found.actions += 1;
    if (COUNT_WORDS.test(text)) found.counts += 1;
    if (showsPrice(text)) found.prices += 1;
    if (AD_LINK.test(topics?.[at]?.url?.replace(/^https?:\/\/[^/]+/, '') ?? '')) found.adLinks += 1;
    if (CART.test(controls)) found.carts += 1;
    if (RUNNING_NUMBER.test(text)) found.counted += 1;
    const number = LEADING_NUMBER.exec(text)?.[1];
    leading.push(number === undefined ? undefined : Number(number));
    if (rated) found.ratings += 1;
    if (phoned) found.phones += 1;
  }
  const share = (count: number): number => count / Math.max(1, looked);
  const runs = (up: 1 | -1): boolean =>
    leading.every((number, at) => at === 0 || (number ?? NaN) * up > (leading[at - 1] ?? NaN) * up);
  if (looked >= 3 && (runs(1) || runs(-1))) found.counted = looked;
  return {
    actions: share(found.actions),
    counts: share(found.counts),
    prices: share(found.prices),
    ratings: share(found.ratings),
    phones: share(found.phones),
    companies: share(found.companies),
    counted: share(found.counted),
    adLinks: share(found.adLinks),
    carts: share(found.carts),
    forumPage,
  };
}

/** Sum of the signs above which blocks are taken for posts; the pages between 2.2 and 2.6 are told apart by nothing else. */
const ENOUGH = 2.4;
const ENOUGH_FOR_TOPICS = 2.3;

/** Whether `decide` may say yes to the blocks whatever the evidence, which is dear to gather. */
export function mayBePosts(
  { blocks, dateShare, authorShare }: Borders,
  hasTopics: boolean,
  forumPage: number,
): boolean {
  if (dateShare >= 0.5 && authorShare >= 0.5) return true;
  return blocks.length >= 4 && (hasTopics || (forumPage > 0 && dateShare >= 0.9));
}

/** Whether the blocks are posts, and of which kind of page; `undefined` for everything that is not a place where people write. */
export function decide(
  borders: Borders,
  evidence: Evidence,
  hasTopics: boolean,
): { kind: ThreadKind; confidence: number } | undefined {
  const { dateShare, authorShare } = borders;
  const weight =
    dateShare +
    authorShare +
    (borders.numbered ? 0.3 : 0) +
    (borders.named ? 0.4 : 0) +
    0.5 * Math.max(evidence.actions, evidence.counted) +
    (hasTopics ? 0.3 * evidence.counts : 0) +
    0.8 * evidence.forumPage -
    1.2 * evidence.ratings -
    1.5 * evidence.phones -
    (evidence.companies >= 0.3 ? 1.5 : 0);
  const confidence = Math.max(0, Math.min(1, (weight - 1.4) / 2));
  // A blog's list of articles has dates and authors too; a board says that it is one, or counts replies.
  const board = !hasTopics || evidence.forumPage > 0 || evidence.counts >= 0.6;
  if (board && dateShare >= 0.5 && authorShare >= 0.5 && weight >= (hasTopics ? ENOUGH_FOR_TOPICS : ENOUGH))
    return { kind: hasTopics ? 'topics' : 'thread', confidence };
  // Boards where nobody has a name: a form, and answers with a running number and a date.
  if (
    !hasTopics &&
    evidence.forumPage > 0 &&
    dateShare >= 0.9 &&
    evidence.counted >= 0.9 &&
    borders.blocks.length >= 4
  )
    return { kind: 'thread', confidence: 0.55 };
  const adWeight =
    evidence.prices +
    Math.max(dateShare, evidence.adLinks) +
    (borders.named ? 0.4 : 0) +
    (borders.numbered ? 0.2 : 0) +
    0.4 * evidence.forumPage -
    1.5 * evidence.ratings -
    2 * evidence.phones -
    (evidence.companies >= 0.3 ? 2 : 0);
  const dated = dateShare >= 0.25 || evidence.adLinks >= 0.8;
  if (
    hasTopics &&
    evidence.prices >= 0.4 &&
    evidence.carts < 0.3 &&
    dated &&
    borders.blocks.length >= 4 &&
    adWeight >= 1.5
  ) {
    return { kind: 'ads', confidence: Math.min(1, adWeight / 2.6) };
  }
  return undefined;
}

/** In characters: what somebody wants besides its title. */
const TEASER = 40;

/**
 * Whether titles with teasers on a page that says it lists requests are those, though they tell neither who asks nor when:
 * marketplaces of projects and tenders sell that.
 */
export function isBoardOfRequests(
  { sizes, blocks }: Borders,
  { carts, ratings, phones, companies }: Evidence,
  topics: readonly (Topic | undefined)[] | undefined,
): boolean {
  const told = topics?.filter(
    (topic, at) => topic !== undefined && (sizes[at] ?? 0) >= topic.title.length + TEASER,
  );
  return (
    told !== undefined &&
    blocks.length >= 4 &&
    told.length >= blocks.length * 0.6 &&
    Math.max(carts, ratings, phones, companies) < 0.3
  );
}
