import { isSameSite } from '@/lib/contact/website';
import { getLinkBase, isSamePage, resolveLink } from '@/lib/page/links';
import { collapse } from '@/lib/page/shown-text';
import type { Steps } from './steps';

/** "Next" as link text or label, in the languages of 25 search engines; never "next post" or "next slide". */
const NEXT =
  /^(?:next(?: page| results| \d{1,3})?|go to next page|weiter|(?:zur )?nächsten?(?: seite)?|vorwärts|suivante?s?|page suivante|siguientes?|página siguiente|próxima?(?: página)?|seguinte|avanti|successiv[ao]|pagina successiva|prossima|volgende(?: pagina)?|nästa(?: sida)?|næste|neste|seuraava|następn[aey](?: strona)?|dalej|další|ďalšia|naprej|następna|következő|înainte|următoarea|следующая(?: страница)?|вперед|вперёд|далее|наступна|επόμενη?|sonraki|ileri|הבא|التالي|بعدی|अगला|ถัดไป|trang (?:sau|tiếp)|tiếp|berikutnya|下一页|下一頁|下页|下頁|次へ|次のページ|次|다음(?: ?페이지)?)$/iu;
/** A list that grows on request; a teaser's "more" leads elsewhere, so this counts only for a page of the same series. */
const MORE =
  /^(?:(?:load |show |view |see )?more(?: \p{L}+){0,2}|mehr (?:laden|anzeigen|ergebnisse)|weitere ergebnisse|(?:voir|afficher) plus(?: de résultats)?|(?:cargar|ver|mostrar) más(?: resultados)?|(?:carregar|ver|mostrar) mais|(?:carica|mostra) altri|meer (?:laden|tonen|resultaten)|visa fler|vis flere|näytä lisää|pokaż więcej|zobrazit další|показать ещ[её]|ещ[её]|daha fazla|もっと見る|加载更多|查看更多|載入更多|더 ?보기)$/iu;
/** Backwards, or back in time: a blog's older posts are no next page of a list. */
const BACK =
  /^(?:prev(?:ious)?(?: page)?|back|older(?: posts| entries)?|newer(?: posts| entries)?|zurück|vorherige(?: seite)?|ältere(?: beiträge)?|précédente?s?|anterior(?:es)?|precedente?|indietro|vorige|föregående|poprzedni[ae]?|předchozí|назад|предыдущая|önceki|上一页|上一頁|前へ|이전)$/iu;
const ARROWS = /[\s»›>→▶▸❯⟩…\u00a0]+$|^[\s«‹<←]+/gu;
const ONLY_ARROW = /^(?:»|›|>|>>|→|▶|▸|❯)$/;
const PAGING = /pag(?:e|in)|seite|navi|nextlink/i;
const NEXT_CLASS = /(?:^|[\s_-])next(?:$|[\s_-])/i;
const BACK_CLASS = /(?:^|[\s_-])(?:prev(?:ious)?|older|newer)(?:$|[\s_-])/i;
/** Next month and next picture. */
const OTHER_NEXT =
  /carousel|slider|slick|swiper|gallery|lightbox|highslide|post-nav|nav-links?-post|calendar|datepicker|(?:^|[\s_-])(?:date|month|week)[_-]|(?:^|[\s_-])days?(?:$|[\s_-])/i;
const DISABLED = /(?:^|[\s_-])(?:disabled|inactive)(?:$|[\s_-])/i;
const CURRENT = /(?:^|[\s_-])(?:current|active|selected|highlight|this)(?:$|[\s_-])/i;
/** The number alone, also as "[2]", "2," or "1,024". */
const PAGE_NUMBER = /^[[(|\s]{0,2}(\d{1,4}|\d{1,3}[.,]\d{3})[\])|,.\s]{0,2}$/;

function getPageNumber(text: string): number | undefined {
  const shown = PAGE_NUMBER.exec(text)?.[1];
  return shown === undefined ? undefined : Number(shown.replace(/\D/g, ''));
}

const ENOUGH = 3;

/** Address with its numbers taken out, to see that two pages belong to one series. */
function toSeries(url: URL): string {
  return `${url.host}${url.pathname}${url.search}`.replace(/\d+/g, '#');
}

/** Whether `target` is the page after `url` by its address: one number grew, or there is a page number where there was none. */
function isStep(url: URL, target: URL): boolean {
  const path = `${target.pathname}${target.search}`;
  if (toSeries(url) !== toSeries(target))
    return (
      path.startsWith(url.pathname.replace(/(?:\/|\.\w{2,5})$/, '')) &&
      /(?<!\p{L})(?:page|pag|paged|seite|p|start|offset)[=/_-]?\d{1,4}(?!\d)/iu.test(path)
    );
  const numbers = (of: URL) => (`${of.pathname}${of.search}`.match(/\d+/g) ?? []).map(Number);
  const own = numbers(url);
  const steps = numbers(target).filter((number, index) => number !== own[index]);
  return steps.length > 0 && numbers(target).every((number, index) => number >= (own[index] ?? 0));
}

/** Whether an address counts along with the number its link shows: "3" leads to `page=3`, `p2` or `start=40`. */
function isCounted(number: number, target: URL): boolean {
  const counters = (`${target.pathname}${target.search}`.match(/\d+/g) ?? []).map(Number);
  return (
    number === 1 ||
    counters.some(
      (counter) =>
        counter <= number * 1_000 &&
        (counter === number || counter % number === 0 || counter % (number - 1) === 0),
    )
  );
}

interface PageLink {
  readonly element: Element;
  readonly target: URL;
}

/** Class names of a link and of what it stands in. */
function getFrame(link: Element): string {
  const parent = link.parentElement;
  const grandparent = parent?.parentElement;
  const around = [link, parent, grandparent, link.closest('nav,ul,div,td'), link.closest('table')];
  return around.map((one) => `${one?.getAttribute('class') ?? ''} ${one?.id ?? ''}`).join(' ');
}

function getLabel(link: Element): string {
  const label =
    link.getAttribute('aria-label') ??
    link.getAttribute('title') ??
    link.querySelector('img[alt]')?.getAttribute('alt') ??
    '';
  return collapse(label.slice(0, 200));
}

/** A page with more links than this has its pager among the first or last of them. */
const MOST_LINKS = 3_000;

function* getOuterLinks(document: Document): Generator<Element> {
  const links = document.querySelectorAll('a[href]');
  for (let index = 0; index < links.length; index += 1) {
    if (index === MOST_LINKS / 2) index = Math.max(index, links.length - MOST_LINKS / 2);
    const link = links[index];
    if (link !== undefined) yield link;
  }
}

/**
 * The address of the next page of the same list. A link a person can see is believed before the `rel=next` of the
 * page's head: on 10 of 52 pages that have it, that points elsewhere or to the next article.
 */
export function* findNextPage(document: Document, url: URL): Steps<string | undefined> {
  const base = getLinkBase(document, url);
  const resolve = (element: Element): URL | undefined => {
    const target = resolveLink(element.getAttribute('href'), base);
    return target !== undefined && target.href.length <= 2_048 && isSameSite(target.href, url.href)
      ? target
      : undefined;
  };

  const numbered = new Map<string, Map<number, PageLink>>();
  const backwards = new Set<string>();
  const candidates: { target: URL; weight: number }[] = [];
  let seen = 0;
  for (const element of getOuterLinks(document)) {
    if ((seen += 1) % 16 === 0) yield;
    const whole = element.textContent ?? '';
    const text = whole.length < 200 ? collapse(whole) : '';
    if (text.length > 40) continue;
    const number = getPageNumber(text);
    if (number !== undefined) {
      const target = resolve(element);
      if (target === undefined || !isCounted(number, target) || OTHER_NEXT.test(getFrame(element))) continue;
      const series = toSeries(target);
      const links = numbered.get(series) ?? new Map<number, PageLink>();
      if (!links.has(number)) links.set(number, { element, target });
      numbered.set(series, links);
      continue;
    }
    const label = getLabel(element);
    // "Next page – results 21 to 40"
    const words = [text, label.split(/\s[-–(]|[:,]/)[0] ?? ''].map((one) => one.replace(ARROWS, ''));
    const own = `${element.getAttribute('class') ?? ''} ${element.parentElement?.getAttribute('class') ?? ''}`;
    const related = element.getAttribute('rel') ?? '';
    const isRelated = /(?:^|\s)next(?:\s|$)/i.test(related);
    const says = words.some((one) => NEXT.test(one));
    const asksForMore = words.some((one) => MORE.test(one));
    const points = ONLY_ARROW.test(text);
    // "prev_next" names both.
    const isNamed = NEXT_CLASS.test(own) && !BACK_CLASS.test(own);
    const isBack =
      /(?:^|\s)prev(?:\s|$)/i.test(related) ||
      words.some((one) => BACK.test(one)) ||
      (BACK_CLASS.test(own) && !NEXT_CLASS.test(own));
    if (!isBack && !isRelated && !says && !asksForMore && !points && !isNamed) continue;
    const target = resolve(element);
    if (target === undefined || isSamePage(target, url)) continue;
    if (isBack) backwards.add(target.href);
    const frame = getFrame(element);
    if (isBack || OTHER_NEXT.test(frame) || DISABLED.test(own)) continue;
    const step = isStep(url, target);
    if (asksForMore && !step) continue;
    // What is only called "next" in its class must look like it: a word of its own leads elsewhere.
    if (isNamed && !isRelated && !says && !points && text.length > 2 && !step) continue;
    const weight =
      (says ? 3 : asksForMore || points ? 2 : 0) +
      (isRelated ? 2 : 0) +
      (isNamed ? 2 : 0) +
      (PAGING.test(frame) ? 1 : 0) +
      (step ? 1 : 0);
    candidates.push({ target, weight });
  }

  const leadsAway = (link: Element): boolean => {
    const target = resolve(link);
    return target !== undefined && !isSamePage(target, url);
  };
  let isLast = false;
  for (const links of numbered.values()) {
    const following = findFollowing(links, url, leadsAway);
    if (following === 'last') isLast = true;
    else if (following !== undefined) candidates.push({ target: following, weight: 3 });
  }

  const visible = pickBest(candidates, backwards);
  if (visible !== undefined || isLast) return visible;
  const announced = [...document.querySelectorAll('link[rel~="next" i][href]')].flatMap((link) => {
    const target = resolve(link);
    return target !== undefined && isStep(url, target) ? { target, weight: ENOUGH } : [];
  });
  return pickBest(announced, backwards);
}

function pickBest(
  candidates: readonly { target: URL; weight: number }[],
  backwards: ReadonlySet<string>,
): string | undefined {
  const best = candidates
    .filter(({ target, weight }) => weight >= ENOUGH && !backwards.has(target.href))
    .sort((a, b) => b.weight - a.weight)[0];
  return best?.target.href;
}

/** How far above its numbers a pager's box may be. */
const BOX_LEVELS = 4;

/**
 * The page after the current one in "1 2 **3** 4": the current one is the number among them that is no link, leads
 * nowhere or here, or is marked. `last` when there is a current one and none after it.
 */
function findFollowing(
  links: ReadonlyMap<number, PageLink>,
  url: URL,
  leadsAway: (link: Element) => boolean,
): URL | 'last' | undefined {
  const [first] = links.values();
  if (first === undefined) return undefined;
  for (const [number, { element, target }] of links) {
    const isMarked =
      element.hasAttribute('aria-current') ||
      CURRENT.test(element.getAttribute('class') ?? '') ||
      CURRENT.test(element.parentElement?.getAttribute('class') ?? '');
    if (isSamePage(target, url) || isMarked) return links.get(number + 1)?.target ?? 'last';
  }
  let box = first.element.parentElement;
  for (let level = 0; level < BOX_LEVELS && box !== null; level += 1) {
    const shown = box.textContent ?? '';
    if (shown.length > 400) break;
    const texts = box.ownerDocument.createTreeWalker(box, 4);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const number = getPageNumber(collapse(text.nodeValue ?? ''));
      if (number === undefined || number === 0 || links.has(number)) continue;
      const link = text.parentElement?.closest('a[href]');
      if (link != null && leadsAway(link)) continue;
      const next = links.get(number + 1)?.target;
      if (next !== undefined) return next;
      if (links.has(number - 1)) return 'last';
    }
    box = box.parentElement;
  }
  // "2 3 4 … " under a list whose first page names no number.
  const second = links.get(2);
  const isPager = links.has(3) || /\D2$/.test(getLabel(second?.element ?? first.element));
  return second !== undefined && isPager && !links.has(1) && isStep(url, second.target)
    ? second.target
    : undefined;
}
