import { isSameSite } from '@/lib/contact/website';
import { getLinkBase, isSamePage, resolveLink } from '@/lib/page/links';
import { collapse } from '@/lib/page/shown-text';

/** "Next" as link text or label, in the languages of 25 search engines; never "next post" or "next slide". */
const NEXT =
  /^(?:next(?: page| results| \d{1,3})?|go to next page|older(?: posts| entries)?|weiter|nächste(?: seite)?|vorwärts|suivante?s?|page suivante|siguientes?|página siguiente|próxima?(?: página)?|seguinte|avanti|successiv[ao]|pagina successiva|prossima|volgende(?: pagina)?|nästa(?: sida)?|næste|neste|seuraava|następn[aey](?: strona)?|dalej|další|ďalšia|naprej|następna|következő|înainte|următoarea|следующая(?: страница)?|вперед|вперёд|далее|наступна|επόμενη?|sonraki|ileri|הבא|التالي|بعدی|अगला|ถัดไป|trang (?:sau|tiếp)|tiếp|berikutnya|下一页|下一頁|下页|下頁|次へ|次のページ|次|다음(?: ?페이지)?)$/iu;
const ARROWS = /[\s»›>→▶▸❯⟩…\u00a0]+$|^[\s«‹<←]+/gu;
const ONLY_ARROW = /^(?:»|›|>|>>|→|▶|▸|❯)$/;
const PAGING = /pag(?:e|ing|ination|er|inator)|seite|navi|wp-pagenavi|nextlink/i;
const CAROUSEL = /carousel|slider|slick|swiper|gallery|lightbox|post-nav|nav-links?-post/i;

/** Address with its numbers taken out, to see that two pages belong to one series. */
function toSeries(url: URL): string {
  return `${url.host}${url.pathname}`.replace(/\d+/g, '#');
}

/**
 * The address of the next page of the same list. `rel=next` is only believed when it is another page of this
 * site: on 10 of 52 pages that have it, it points elsewhere or to the next article.
 */
export function findNextPage(document: Document, url: URL): string | undefined {
  const base = getLinkBase(document, url);
  const resolve = (element: Element): URL | undefined => {
    const target = resolveLink(element.getAttribute('href'), base);
    return target !== undefined && !isSamePage(target, url) && isSameSite(target.href, url.href)
      ? target
      : undefined;
  };
  const candidates: { target: URL; weight: number }[] = [];
  for (const link of document.querySelectorAll('link[rel~="next" i][href]')) {
    const target = resolve(link);
    if (target !== undefined)
      candidates.push({ target, weight: toSeries(target).startsWith(toSeries(url).slice(0, 12)) ? 4 : 2 });
  }
  let current: number | undefined;
  const numbered = new Map<number, URL>();
  for (const link of document.querySelectorAll('a[href]')) {
    const target = resolve(link);
    const text = collapse(link.textContent ?? '').slice(0, 60);
    const label = collapse(
      link.getAttribute('aria-label') ??
        link.getAttribute('title') ??
        link.querySelector('img[alt]')?.getAttribute('alt') ??
        '',
    );
    const frame = `${link.className} ${link.id} ${link.parentElement?.className ?? ''} ${link.parentElement?.parentElement?.className ?? ''} ${link.closest('nav,ul,div,td')?.className ?? ''}`;
    if (
      /^\d{1,4}$/.test(text) &&
      target !== undefined &&
      (PAGING.test(frame) || toSeries(target) === toSeries(url) || /\d/.test(target.search))
    ) {
      const page = Number(text);
      if (!numbered.has(page)) numbered.set(page, target);
      continue;
    }
    if (target === undefined || CAROUSEL.test(frame)) continue;
    let weight = 0;
    if (link.matches('[rel~="next" i]')) weight += 3;
    if (NEXT.test(text.replace(ARROWS, '')) || NEXT.test(label.replace(ARROWS, ''))) weight += 3;
    else if (ONLY_ARROW.test(text) && PAGING.test(frame)) weight += 2;
    else if (
      /(?:^|[\s_-])next(?:$|[\s_-])/i.test(`${link.className} ${link.parentElement?.className ?? ''}`) &&
      PAGING.test(frame)
    )
      weight += 2;
    if (weight === 0) continue;
    if (PAGING.test(frame)) weight += 1;
    if (target.pathname === url.pathname || toSeries(target) === toSeries(url)) weight += 1;
    candidates.push({ target, weight });
  }
  for (const mark of document.querySelectorAll(
    '[aria-current="page"],[class*="current" i],[class*="active" i],[class*="selected" i],strong,b,span',
  )) {
    const text = collapse(mark.textContent ?? '');
    if (!/^\d{1,4}$/.test(text)) continue;
    const page = Number(text);
    // The current page is the number among the page links that is no link itself.
    if (numbered.has(page + 1) && mark.closest('a') === null && !numbered.has(page)) {
      current = page;
      break;
    }
  }
  const following = numbered.get(
    (current ?? (numbered.has(2) && numbered.has(3) && !numbered.has(1) ? 1 : -2)) + 1,
  );
  if (following !== undefined) candidates.push({ target: following, weight: 3 });
  const best = candidates.sort((a, b) => b.weight - a.weight)[0];
  return best !== undefined && best.weight >= 3 && best.target.href.length <= 2_048
    ? best.target.href
    : undefined;
}
