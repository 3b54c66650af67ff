/** Which page of a list this is, as the page itself writes it. */
export interface PageNumber {
  number: number;
  count: number;
  /** Written out, "page 2 of 10"; else the pager's own highest number, which may not be the last page. */
  stated: boolean;
}

/**
 * Runs in the page, sent as its source, so it refers to nothing outside itself. Looks at short texts that speak of pages
 * and at the box that holds most links called by a number; changes nothing.
 */
export function findPageNumber(): PageNumber | undefined {
  const SAID =
    /(?:page|pages|seite|página|pagina|side|sida|strona|страница|стр\.|第)\s*(\d{1,5})\s*(?:of|von|de|di|van|af|av|z|ze|из|\/|页\s*[，,/]?\s*共|頁\s*[，,/]?\s*共)\s*(\d{1,5})(?!\d)/i;
  const MOST = 30_000;
  const fits = (number: number, count: number) => number >= 1 && number <= count;

  const texts = document.createTreeWalker(document.body ?? document.documentElement, 4);
  let seen = 0;
  for (let text = texts.nextNode(); text !== null && seen < MOST; text = texts.nextNode()) {
    seen += 1;
    if (!/page|seite|págin|pagin|sid[ea]|stron|стр|[页頁第]/i.test(text.nodeValue ?? '')) continue;
    const said = (text.parentElement?.textContent ?? '').replace(/\s+/g, ' ');
    const [, number, count] = said.length <= 120 ? (SAID.exec(said) ?? []) : [];
    if (number !== undefined && fits(Number(number), Number(count)))
      return { number: Number(number), count: Number(count), stated: true };
  }

  const toNumber = (element: Element) => {
    const shown = (element.textContent ?? '').trim();
    return /^\d{1,4}$/.test(shown) ? Number(shown) : undefined;
  };
  const boxes = new Map<Element, number[]>();
  for (const link of [...document.querySelectorAll('a[href]')].slice(0, MOST)) {
    const number = toNumber(link);
    const box = link.closest('li')?.parentElement ?? link.parentElement;
    if (number !== undefined && box !== null) boxes.set(box, [...(boxes.get(box) ?? []), number]);
  }
  const [pager, linked] = [...boxes].sort((a, b) => b[1].length - a[1].length)[0] ?? [];
  if (pager === undefined || linked === undefined) return undefined;
  for (const element of pager.querySelectorAll('*')) {
    const number = toNumber(element);
    if (number === undefined || element.childElementCount > 0) continue;
    const link = element.closest('a[href]');
    if (link !== null && element.closest('[aria-current]') === null) continue;
    const count = Math.max(number, ...linked);
    return { number, count, stated: false };
  }
  return undefined;
}
