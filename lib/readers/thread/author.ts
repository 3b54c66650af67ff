import { collapse } from '@/lib/page/shown-text';
import { resolveLink } from '@/lib/page/links';
import type { Borders } from './borders';
import type { PageScan, Sign } from './scan';
import { getSlots } from './slots';
import { looksLikeDate, looksLikeProfileLink } from './signs';

export interface Author {
  readonly name: string;
  readonly url: string | undefined;
  /** Where in the scan the name stands. */
  readonly index: number;
}

const MAX_NAME = 60;
/** What stands where a name could stand and is none. */
const NO_NAME =
  /^(?:(?:view |visit |see )?profil\w*|members?|users?|guests?:?|author|posts?:?|reply|quote|report|pm|message|contact|follow|homepage|website|blog|avatar|op|admin|moderator|anzeige|publicité|advertisement|sponsored|login|sign in|register|more|share|[^\p{L}\p{N}]*|[\d.,\s]+[km]?)$/iu;
const LEAD_IN =
  /^(?:(?:posted|written|started|created|submitted|asked|answered|edited)?\s*(?:by|from)|von|par|de|da|por|di|av|od|autor|author|автор|от|作者|楼主|发信人|发布者|by user)\s*[::]?\s+|^@(?=\w)/i;

function getName(element: Element): string | undefined {
  if (element.localName === 'meta') return element.getAttribute('content')?.trim() ?? undefined;
  const named = element.querySelector('[itemprop="name"]');
  const shown = collapse(
    (named?.getAttribute('content') ?? named?.textContent ?? element.textContent) ||
      (element.getAttribute('content') ?? ''),
  );
  const name = shown
    .replace(LEAD_IN, '')
    .replace(/[\s:,·•|»>]+$/u, '')
    .trim();
  return name === '' ||
    name.length > MAX_NAME ||
    NO_NAME.test(name) ||
    (looksLikeDate(name) && /\d/.test(name))
    ? undefined
    : name;
}

function getProfileLink(element: Element, base: URL): string | undefined {
  const link =
    element.localName === 'a' ? element : (element.closest('a[href]') ?? element.querySelector('a[href]'));
  const href = link?.getAttribute('href');
  if (href == null || !(looksLikeProfileLink(href) || element.localName === 'a')) return undefined;
  return resolveLink(href, base)?.href;
}

const EDITED =
  /^(?:last\s)?(?:edited|modified|bearbeitet|geändert|modifié|édité|editado|modificato|отредактировано|编辑|編輯)|(?:last (?:post|reply|edited)|letzter beitrag|dernier message)/i;

/** Who changed a post or answered last stands beside its author, marked up the same. */
function isEditor(element: Element | undefined): boolean {
  let current = element?.parentElement ?? null;
  for (let level = 0; current !== null && level < 3; level += 1) {
    const text = current.textContent.trim();
    if (text.length > 200) return false;
    if (EDITED.test(text)) return true;
    current = current.parentElement;
  }
  return false;
}

/** Reads who wrote each block: the slot that names somebody in most blocks, links and marked-up names before bare classes. */
export function readAuthors(scan: PageScan, borders: Borders, base: URL): (Author | undefined)[] {
  const nameOf = (sign: Sign): string | undefined => {
    const element = scan.elements[sign.index];
    return element === undefined ? undefined : getName(element);
  };
  const written = borders.authors.map((signs) => {
    const kept = signs.length < 2 ? signs : signs.filter((sign) => !isEditor(scan.elements[sign.index]));
    return kept.length === 0 ? signs : kept;
  });
  const ranked = getSlots(borders.blocks, written)
    .map((slot) => {
      const names = new Map<number, string>();
      const counts = new Map<string, number>();
      for (const [block, sign] of slot.signs) {
        const name = nameOf(sign);
        if (name === undefined) continue;
        names.set(block, name);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      // Somebody may call themselves "pm"; but not in every second post.
      for (const [block, name] of names)
        if (NO_NAME.test(name) && ((counts.get(name) ?? 0) > 1 || names.size < 4)) names.delete(block);
      const sample = slot.signs.values().next().value;
      const element = sample === undefined ? undefined : scan.elements[sample.index];
      const linked =
        element?.localName === 'a' || element?.closest('a') != null || element?.querySelector('a') != null;
      const marked =
        element?.getAttribute('itemprop') === 'author' || element?.closest('[itemprop="author"]') != null;
      const distinct = new Set(names.values()).size;
      const share = names.size / borders.blocks.length;
      // The same words in every block of a long page are a rank or a button, not a name.
      const varied = names.size < 4 || distinct > 1 ? 1 : 0.3;
      return {
        slot,
        names,
        worth:
          (share + (linked ? 0.15 : 0) + (marked ? 0.2 : 0) - Math.min(0.2, slot.position * 0.02)) * varied,
      };
    })
    .filter(({ names }) => names.size > 0)
    .sort((a, b) => b.worth - a.worth);
  return borders.blocks.map((_, block) => {
    for (const { slot, names } of ranked) {
      const sign = slot.signs.get(block);
      const name = names.get(block);
      if (sign === undefined || name === undefined) continue;
      const element = scan.elements[sign.index];
      if (element === undefined) continue;
      // A name's link may be another element of the same block: the avatar beside it.
      return { name, url: getProfileLink(element, base), index: sign.index };
    }
    return undefined;
  });
}
