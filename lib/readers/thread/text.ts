import { isHidden } from '@/lib/page/hidden';
import { isBlock, isCell } from '@/lib/page/shown-text';
import { getOriginal, unclobbered } from '@/lib/page/unclobbered';

const UNTIDY = /[\u200B\u200C\u200E\u200F\u2060\uFEFF\u00AD\u00A0\t]| {2}| \n|\n[\s\n]/;

const tidy = (text: string): string => (UNTIDY.test(text) ? tidyLines(text) : text.trim());

const tidyLines = (text: string): string =>
  text
    .replace(/[\u200B\u200C\u200E\u200F\u2060\uFEFF\u00AD]/g, '')
    .replace(/\u00A0/g, ' ')
    .split('\n')
    .map((line) => line.replace(/[ \t]{2,}/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');

/** What stands in a post without being its words. */
const CONTROLS = new Set(['BUTTON', 'INPUT', 'LABEL', 'NAV', 'FORM', 'ASIDE']);

/**
 * The text of sibling nodes from `first` to `last` as a person sees it, one line a block or `<br>`, without
 * the elements `leaveOut` names, without buttons and forms, and without what is hidden.
 */
export function getTextBetween(first: Node, last: Node, leaveOut: (element: Element) => boolean): string {
  let text = '';
  const visitText = (node: Node): void => {
    const value = node.nodeValue ?? '';
    // Replacing each blank by a blank costs more than all else.
    text += /[^\S ]| {2}/.test(value) ? value.replace(/\s+/g, ' ') : value;
  };
  /** @param node as `unclobbered` gives it */
  const visit = (node: Node): void => {
    if (node.nodeType !== 1) return;
    const element = node as Element;
    const { tagName } = element;
    if (tagName === 'BR') {
      text += '\n';
      return;
    }
    if (CONTROLS.has(tagName) || isHidden(element) || leaveOut(element)) {
      // What stood on either side of a quote is not one sentence.
      text += '\n';
      return;
    }
    const block = isBlock(element);
    if (block) text += '\n';
    visitChildren(element);
    if (block) text += '\n';
    else if (isCell(element)) text += ' ';
  };
  const visitChildren = (parent: Node): void => {
    let child = parent.firstChild;
    while (child !== null) {
      // A form's control of that name is no number.
      if (child.nodeType === 3) {
        visitText(child);
        child = child.nextSibling;
        continue;
      }
      const own: ChildNode = unclobbered(child);
      visit(own);
      child = own.nextSibling;
    }
  };
  if (first === last && unclobbered(first).nodeType === 1) {
    // The first element may itself be a form around the whole post.
    visitChildren(unclobbered(first));
  } else {
    const end = getOriginal(last);
    for (let node: Node | null = getOriginal(first); node !== null;) {
      const own: Node = unclobbered(node);
      if (own.nodeType === 3) visitText(own);
      else visit(own);
      node = node === end ? null : own.nextSibling;
    }
  }
  return tidy(text);
}

export const getText = (element: Element, leaveOut: (element: Element) => boolean = () => false): string =>
  getTextBetween(element, element, leaveOut);
