import { isSameSite } from '@/lib/contact/website';
import { isSamePage, resolveLink } from '@/lib/page/links';
import type { Box, Survey } from '@/lib/page/survey';
import { getSlot } from '@/lib/readers/record/slots';
import type { Steps } from '@/lib/readers/steps';

export interface DetailLink {
  readonly url: string;
  readonly element: Element;
}

interface RecordRange {
  readonly from: number;
  readonly to: number;
  readonly top: Box | undefined;
}

const NO_PROFILE =
  /\.(?:jpe?g|png|gif|svg|webp|pdf|css|js)$|\/(?:login|signup|register|cart|compare|share|print|report|claim)\b|[?&](?:share|print|action=(?:edit|login))/i;

/**
 * The link of each record to its own page on the same site. Of all places (slots) a link stands in, the one
 * that has a link in most records, each to another page, wins; the name's own link counts double.
 */
export function* findDetailLinks(
  survey: Survey,
  page: URL,
  records: readonly RecordRange[],
  nameElements: readonly (Element | undefined)[],
): Steps<(DetailLink | undefined)[]> {
  interface Link extends DetailLink {
    readonly slot: string;
    readonly isName: boolean;
  }
  const linksOf: Link[][] = [];
  for (const [index, { from, to, top }] of records.entries()) {
    const links: Link[] = [];
    yield;
    for (let order = from; order < to; order += 1) {
      const box = survey.boxes[order];
      if (box?.tag !== 'a') continue;
      const url = resolveLink(box.element.getAttribute('href'), survey.base);
      if (url === undefined || isSamePage(url, page) || !isSameSite(url.href, page.href)) continue;
      if (NO_PROFILE.test(url.pathname + url.search)) continue;
      const name = nameElements[index];
      const isName = name !== undefined && (box.element.contains(name) || name.contains(box.element));
      const address = url.href.replace(/#.*$/s, '');
      links.push({ url: address, element: box.element, slot: getSlot(box, top), isName });
    }
    linksOf.push(links);
  }
  const recordsOf = new Map<string, Set<number>>();
  linksOf.forEach((links, index) => {
    for (const { url } of links) {
      const known = recordsOf.get(url);
      if (known) known.add(index);
      else recordsOf.set(url, new Set([index]));
    }
  });
  const isOwn = (url: string): boolean =>
    (recordsOf.get(url)?.size ?? 0) <= Math.max(1, records.length * 0.05);

  const slots = new Map<string, number>();
  for (const links of linksOf) {
    const seen = new Set<string>();
    for (const { slot, url, isName } of links) {
      if (seen.has(slot) || !isOwn(url)) continue;
      seen.add(slot);
      slots.set(slot, (slots.get(slot) ?? 0) + (isName ? 2 : 1));
    }
  }
  return linksOf.map((links) => {
    const own = links.filter(({ url }) => isOwn(url));
    const best = [...own].sort(
      (a, b) => Number(b.isName) - Number(a.isName) || (slots.get(b.slot) ?? 0) - (slots.get(a.slot) ?? 0),
    )[0];
    if (best === undefined) return undefined;
    // One stray link in one record is a link in its text, not its page.
    return (slots.get(best.slot) ?? 0) >= Math.max(2, records.length * 0.2)
      ? { url: best.url, element: best.element }
      : undefined;
  });
}
