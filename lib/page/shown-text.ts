import { isHidden } from './hidden';
import { unclobbered } from './unclobbered';

/** Elements that start and end a line of their own in every browser's default style. */
const BLOCKS = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER ' +
    'FORM H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL OPTGROUP P PRE SEARCH SECTION SUMMARY ' +
    'TABLE TBODY TFOOT THEAD TR UL CAPTION'
  ).split(' '),
);

/** What a page's scripts made a tag for is a block on most pages, and a browser would not say without layout. */
const isOwnTag = (element: Element): boolean => element.tagName.includes('-') && element.firstChild !== null;

export function isBlock(element: Element): boolean {
  return BLOCKS.has(element.tagName) || isOwnTag(element);
}

export function isCell(element: Element): boolean {
  return element.tagName === 'TD' || element.tagName === 'TH';
}

/** Invisible joiners, which pages use to break up copied text. */
const JOINERS = /[\u200B\u200C\u200E\u200F\u2060\uFEFF\u00AD]/g;

/** Collapses runs of whitespace, without invisible joiners, to one space. */
export function collapse(text: string): string {
  const shown = text.trim();
  // Most text of a page is blank or has nothing to collapse.
  return /[\u200B\u200C\u200E\u200F\u2060\uFEFF\u00AD]|[^\S ]| {2}/.test(shown)
    ? shown.replace(JOINERS, '').replace(/\s+/g, ' ').trim()
    : shown;
}

/** Text of one line with nothing to collapse in it; blanks and blank lines around it do no harm. */
const PLAIN =
  /^[ \n]*[\x21-\x7e\xa1-\xac\xae-\u1fff\u3000-\ud7ff]+(?: [\x21-\x7e\xa1-\xac\xae-\u1fff\u3000-\ud7ff]+)*[ \n]*$/;

/** Parsers nest 512 levels at most; scripts can nest until the stack of a recursive walk is full. */
const MAX_DEPTH = 1_000;

/**
 * The text as a person sees it, like `innerText` but without asking for layout (`innerText` of a page of
 * 18,000 elements takes 58 ms, and needs a real browser): blocks and `<br>` become newlines, table cells
 * are parted by tabs, runs of whitespace are one space, hidden elements are left out.
 */
export function shownText(node: Node): string {
  let text = '';
  const visit = (current: Node, depth: number): void => {
    if (current.nodeType === 3) {
      text += (current.nodeValue ?? '').replace(/[\t\n\r\f ]+/g, ' ');
      return;
    }
    if (current.nodeType !== 1) {
      visitChildren(current, depth);
      return;
    }
    const element = current as Element;
    if (element.tagName === 'BR') {
      if (!isHidden(element)) text += '\n';
      return;
    }
    if (isHidden(element)) return;
    if (depth > MAX_DEPTH) text += ` ${current.textContent ?? ''} `;
    else if (isBlock(element)) {
      text += '\n';
      visitChildren(element, depth);
      text += '\n';
    } else {
      visitChildren(element, depth);
      if (isCell(element)) text += '\t';
    }
  };
  const visitChildren = (parent: Node, depth: number): void => {
    let child = parent.firstChild;
    while (child !== null) {
      // A form's control of that name is no number.
      const own: ChildNode = child.nodeType === 3 ? child : unclobbered(child);
      visit(own, depth + 1);
      child = own.nextSibling;
    }
  };
  visit(unclobbered(node), 0);
  if (PLAIN.test(text)) return text.trim();
  return text
    .replace(JOINERS, '')
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
