import { isSamePage, resolveLink } from '@/lib/page/links';
import type { Steps } from '../steps';
import { getOwnIndexes, type Block, type Borders } from './borders';
import type { PageScan } from './scan';
import { looksLikeProfileLink } from './signs';

const WORDS =
  /^(?:#|nr\.|no\.)$|^(?:#|nr\.?|no\.?)?\s?\d{1,6}\s?[.#楼樓]?$|^(?:perma(?:nent )?link|link|share|direktlink|lien|enlace|ссылка|链接|本篇全文|\d*\s?楼|#|\d{1,2}:\d\d(?::\d\d)?)$/i;
/** Links that do something with the post instead of leading to it. */
const ACTION =
  /report|quote|reply(?!\/\d|=\d|#)|(?:^|[/=])edit|delete|vote|like|react|flag|rate|login|register|print|mail|bookmark|\/ip$|location|timeline|newreply|authorid|zitat|melden|history|revisions|attachment|search|tag(?:s|ged)?[/=]|action=(?!permalink|show)/i;

/** Posts whose links are looked at in a few milliseconds. */
const PAUSE = 16;

/** The numbers a block is known by, from the ids and anchor names of its first elements. */
function getNumbers(scan: PageScan, block: Block): { number: string; anchor: string | undefined }[] {
  const found: { number: string; anchor: string | undefined }[] = [];
  const until = Math.min(block.end, block.start + 40);
  for (let index = block.start; index < until && found.length < 8; index += 1) {
    const element = scan.elements[index];
    if (element === undefined) break;
    // Most elements have none of these.
    if (!scan.numbered.has(index)) continue;
    const anchors = [element.id, scan.tags[index] === 'a' ? element.getAttribute('name') : null];
    const numbers = [
      element.getAttribute('data-pid'),
      element.getAttribute('data-post-id'),
      element.getAttribute('data-comment-id'),
    ];
    for (const value of [...anchors, ...numbers]) {
      const number = value == null ? undefined : /\d{2,}/.exec(value)?.[0];
      if (value != null && number !== undefined)
        found.push({ number, anchor: anchors.includes(value) ? value : undefined });
    }
  }
  return found;
}

interface Link {
  readonly block: number;
  readonly target: URL;
  readonly worth: number;
}

/** `/t/red-chairs-812#post-99` → `/t/red-chairs-#post-#`: the links of one kind over all posts share it. */
const getPattern = ({ pathname, search, hash }: URL): string =>
  `${pathname}${search}${hash}`.replace(/(?<=[/=#])(?=[^/]{0,64}\d)[A-Z0-9]{6,64}(?=\/|$)|\d+/g, '#');

/**
 * The address of each post. A link counts for what it says of itself (it carries the post's number, stands
 * on its date, is called "#12"), and the kind of link that says most over all posts is taken; else the
 * page's own address with the post's anchor.
 *
 * @param dates index of each post's date in the scan
 * @param bodies index of what holds each post's words, whose links lead elsewhere
 */
export function* readPermalinks(
  scan: PageScan,
  borders: Borders,
  dates: readonly (number | undefined)[],
  bodies: readonly (number | undefined)[],
  url: URL,
  base: URL,
): Steps<(string | undefined)[]> {
  const kinds = new Map<string, Map<number, Link>>();
  const anchors = new Set(
    scan.numbers.flatMap(({ attribute, value }) => (/^(?:id|name)$/.test(attribute) ? value : [])),
  );
  let own: string | undefined;
  const numbers = borders.blocks.map((block) => getNumbers(scan, block));
  for (const at of borders.blocks.keys()) {
    if (at % PAUSE === PAUSE - 1) yield;
    const body = bodies[at];
    const date = dates[at];
    // Links in a post's words lead elsewhere, unless what holds the words holds the post's head as well.
    const inBody = (index: number): boolean => {
      if (body === undefined) return false;
      const end = scan.ends[body] ?? 0;
      return body <= index && index < end && !(date !== undefined && body <= date && date < end);
    };
    for (const index of getOwnIndexes(borders.blocks, at)) {
      const element = scan.elements[index];
      if (element === undefined || inBody(index)) continue;
      const tag = scan.tags[index];
      const isMeta = tag === 'meta' && element.getAttribute('itemprop') === 'url';
      if (!isMeta && tag !== 'a') continue;
      const href = element.getAttribute('href') ?? element.getAttribute('content') ?? '';
      const target = href.startsWith('javascript:') ? undefined : resolveLink(href, base);
      if (target === undefined || target.hostname !== url.hostname) continue;
      const fragment = target.hash.slice(1);
      const text = element.textContent.trim();
      const onDate =
        date !== undefined &&
        ((index <= date && date < (scan.ends[index] ?? 0)) ||
          (date <= index && index < (scan.ends[date] ?? 0)));
      const relation = `${element.getAttribute('rel') ?? ''} ${element.getAttribute('class') ?? ''} ${element.getAttribute('title') ?? ''}`;
      const called =
        isMeta || /bookmark|permalink|permanent|message-?link|this (?:message|post|comment)/i.test(relation);
      if (isSamePage(target, url) && !/\d/.test(fragment)) {
        // The opening post's address is the thread's on many engines.
        if (at === 0 && (onDate || WORDS.test(text) || called)) own ??= target.href;
        continue;
      }
      const worth =
        (numbers[at]?.some(({ number }) => href.includes(number)) === true ? 3 : 0) +
        (onDate ? 2.5 : 0) +
        (WORDS.test(text) ? 2 : 0) +
        (/\d/.test(fragment) ? 1 : 0) +
        // An address that still holds when the thread grows to more pages.
        (numbers[at]?.some(({ number }) => (target.pathname + target.search).includes(number)) === true
          ? 0.5
          : 0) +
        (called ? 1.5 : 0) -
        // Boards write a post's number for its script beside the one that leads there.
        (isSamePage(target, url) && !anchors.has(fragment) ? 1 : 0) -
        (ACTION.test(href) || (text.length < 20 && ACTION.test(text)) ? 4 : 0) -
        (looksLikeProfileLink(target.pathname + target.search) ? 2 : 0);
      if (worth < 2) continue;
      const pattern = getPattern(target);
      let kind = kinds.get(pattern);
      if (kind === undefined) kinds.set(pattern, (kind = new Map<number, Link>()));
      const known = kind.get(at);
      if (known === undefined || worth > known.worth) kind.set(at, { block: at, target, worth });
    }
  }
  const ranked = [...kinds.values()]
    .map((kind) => {
      const links = [...kind.values()];
      const distinct = new Set(links.map(({ target }) => target.href)).size;
      return { kind, worth: links.reduce((sum, { worth }) => sum + worth, 0) * (distinct / links.length) };
    })
    .sort((a, b) => b.worth - a.worth);
  const linked = (ranked[0]?.kind.size ?? 0) / borders.blocks.length;
  return borders.blocks.map((block, at) => {
    const root = scan.elements[block.start];
    const given = resolveLink(root?.getAttribute('permalink') ?? root?.getAttribute('data-permalink'), base);
    if (given !== undefined) return given.href;
    for (const { kind } of ranked) {
      const link = kind.get(at);
      if (link !== undefined) return link.target.href;
    }
    if (at === 0 && own !== undefined) return own;
    if (borders.blocks.length === 1) return url.href.replace(/#.*$/, '');
    // An anchor nobody links to still leads to the post; where most posts have links, the lack of one means something.
    const anchor = numbers[at]?.find((number) => number.anchor !== undefined)?.anchor;
    if (anchor === undefined || linked > 0.5) return undefined;
    const address = new URL(url);
    address.hash = anchor;
    return address.href;
  });
}
