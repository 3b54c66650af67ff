import { isHidden } from './hidden';

/** Elements that start and end a line of their own in every browser's default style. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL OPTGROUP P PRE SEARCH SECTION SUMMARY ' +
    'TABLE TBODY TFOOT THEAD TR UL CAPTION'
  ).split(' '),
);

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName);
}

export function isCell(element: Element): boolean {
  return element.tagName === 'TD' || element.tagName === 'TH';
}

/** Collapses runs of whitespace (and invisible joiners, which pages use to break up copied text) to one space. */
export function collapse(text: string): string {
  return text
    .replace(/[\u200B\u200C\u200E\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The text as a person sees it, like `innerText` but without asking for layout (`innerText` of a page of
 * 18,000 elements takes 58 ms, and needs a real browser): blocks and `<br>` become newlines, table cells
 * are parted by tabs, runs of whitespace are one space, hidden elements are left out.
 */
export function shownText(node: Node): string {
  let text = '';
  const visit = (current: Node): void => {
    if (current.nodeType === 3) {
      text += (current.nodeValue ?? '').replace(/[\t\n\r\f ]+/g, ' ');
      return;
    }
    if (current.nodeType === 1) {
      const element = current as Element;
      if (isHidden(element)) return;
      if (element.tagName === 'BR') {
        text += '\n';
        return;
      }
      if (isBlock(element)) {
        text += '\n';
        visitChildren(element);
        text += '\n';
        return;
      }
      visitChildren(element);
      if (isCell(element)) text += '\t';
      return;
    }
    visitChildren(current);
  };
  const visitChildren = (parent: Node): void => {
    for (let child = parent.firstChild; child !== null; child = child.nextSibling) visit(child);
  };
  visit(node);
  return text
    .replace(/[\u200B\u200C\u200E\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\u00A0/g, ' ')
    .split('\n')
    .map((line) =>
      line
        .replace(/ {2,}/g, ' ')
        .replace(/ ?\t[\t ]*/g, '\t')
        .trim(),
    )
    .filter((line) => line !== '')
    .join('\n');
}
