import { isSamePage, resolveLink } from '@/lib/page/links';
import type { Block, Borders } from './borders';
import type { PageScan } from './scan';
import { looksLikeProfileLink } from './signs';

const WORDS =
  /^(?:#|nr\.?|no\.?)?\s?\d{1,6}\.?$|^(?:perma(?:nent )?link|link|share|direktlink|lien|enlace|ссылка|链接|本篇全文|楼|\d+楼|#)$/i;
/** Links that do something with the post instead of leading to it. */
const ACTION =
  /report|quote|reply|edit|delete|vote|like|flag|rate|login|register|print|mail|do=|action=(?!permalink)|newreply|zitat|melden|javascript:/i;

/** The numbers a block is known by: from the ids and anchor names of its own outermost elements. */
function getNumbers(scan: PageScan, block: Block): { number: string; anchor: string }[] {
  const found: { number: string; anchor: string }[] = [];
  const until = Math.min(block.end, block.start + 40);
  for (let index = block.start; index < until && found.length < 8; index += 1) {
    const element = scan.elements[index];
    if (element === undefined) break;
    const anchors = [
      element.id,
      element.localName === 'a' ? element.getAttribute('name') : null,
      element.getAttribute('data-pid'),
      element.getAttribute('data-post-id'),
      element.getAttribute('data-comment-id'),
    ];
    anchors.forEach((anchor, at) => {
      const number = anchor == null ? undefined : /\d{2,}/.exec(anchor)?.[0];
      if (anchor != null && number !== undefined) found.push({ number, anchor: at < 2 ? anchor : '' });
    });
  }
  return found;
}

/** Elements of one block, without those of the blocks nested in it. */
export function getOwnIndexes(blocks: readonly Block[], at: number): number[] {
  const block = blocks[at];
  if (block === undefined) return [];
  const indexes: number[] = [];
  let next = at + 1;
  for (let index = block.start; index < block.end; index += 1) {
    while ((blocks[next]?.start ?? Infinity) < index) next += 1;
    const nested = blocks[next];
    if (nested?.start === index) index = nested.end - 1;
    else indexes.push(index);
  }
  return indexes;
}

/**
 * The address of each post: the link that carries the post's own number, stands on its date, or is called
 * "#12" or "permalink"; else the page's own address with the post's anchor.
 */
export function readPermalinks(
  scan: PageScan,
  borders: Borders,
  dates: readonly (number | undefined)[],
  url: URL,
  base: URL,
): (string | undefined)[] {
  const chosen = borders.blocks.map((block, at) => {
    const numbers = getNumbers(scan, block);
    let best: { url: URL; worth: number; shape: string } | undefined;
    for (const index of getOwnIndexes(borders.blocks, at)) {
      const element = scan.elements[index];
      if (element === undefined) continue;
      const isMeta = element.localName === 'meta' && element.getAttribute('itemprop') === 'url';
      if (element.localName !== 'a' && !isMeta) continue;
      const href = element.getAttribute('href') ?? element.getAttribute('content');
      if (href === null || href === '' || href.startsWith('javascript:')) continue;
      const target = resolveLink(href, base);
      if (target === undefined || target.hostname !== url.hostname) continue;
      const fragment = target.hash.slice(1);
      const text = element.textContent.trim();
      const date = dates[at];
      const onDate =
        date !== undefined &&
        ((index <= date && date < (scan.ends[index] ?? 0)) ||
          (date <= index && index < (scan.ends[date] ?? 0)));
      const numbered = numbers.some(({ number }) => href.includes(number));
      let worth =
        (numbered ? 3 : 0) +
        (onDate ? 2.5 : 0) +
        (WORDS.test(text) ? 1.5 : 0) +
        (fragment !== '' && /\d/.test(fragment) ? 1 : 0);
      if (
        /bookmark|permalink/.test(
          `${element.getAttribute('rel') ?? ''} ${element.getAttribute('class') ?? ''}`,
        ) ||
        isMeta
      )
        worth += 1.5;
      if (ACTION.test(href) || (ACTION.test(text) && text.length < 20)) worth -= 3;
      if (looksLikeProfileLink(href)) worth -= 2;
      if (isSamePage(target, url) && (fragment === '' || !/\d/.test(fragment))) worth -= 3;
      if (worth >= 2 && (best === undefined || worth > best.worth))
        best = { url: target, worth, shape: scan.shapes[index] ?? '' };
    }
    return { best, numbers };
  });
  const linked = chosen.filter(({ best }) => best !== undefined).length / borders.blocks.length;
  return chosen.map(({ best, numbers }) => {
    if (best !== undefined) return best.url.href;
    // An anchor nobody links to still leads to the post; where other posts have links, its lack means there is none.
    const anchor = numbers.find((number) => number.anchor !== '')?.anchor;
    if (anchor === undefined || linked > 0.5) return undefined;
    const address = new URL(url);
    address.hash = anchor;
    return address.href;
  });
}
