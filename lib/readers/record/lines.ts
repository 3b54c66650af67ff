import { isBlock, isCell } from '@/lib/page/shown-text';
import type { Box, Survey } from '@/lib/page/survey';
import { unclobbered } from '@/lib/page/unclobbered';

/** One text node of a record. */
export interface Piece {
  readonly text: string;
  readonly box: Box;
}

/** What stands on one line as the page shows it: text up to the next block, cell or `<br>`. */
export interface Line {
  readonly text: string;
  readonly pieces: readonly Piece[];
  /** The innermost element that holds the whole line. */
  readonly element: Element;
  readonly order: number;
}

function getContainer(box: Box): Element {
  let element: Element | null = box.element;
  while (element !== null && !isBlock(element) && !isCell(element)) {
    const parent: Element | null = element.parentElement;
    element = parent === null ? null : unclobbered(parent);
  }
  return element ?? box.element;
}

/** Tags that change how letters look, not where words end. */
const WITHIN_WORDS = new Set(['em', 'mark', 'b', 'strong', 'i', 'font', 'span', 'wbr', 'u']);

/** Whether two neighbouring pieces of a line are parted by a space. */
function isParted(before: Piece, after: Piece): boolean {
  const raw = before.box.node.nodeValue ?? '';
  const rawAfter = after.box.node.nodeValue ?? '';
  if (/\s$/.test(raw) || /^\s/.test(rawAfter)) return true;
  if (/[@.]$/.test(raw) || /^[@.,;:)]/.test(rawAfter)) return false;
  const neighbours =
    before.box.node.nextSibling === after.box.element ||
    before.box.element.nextSibling === after.box.node ||
    before.box.element.nextSibling === after.box.element;
  // Glued spans are most often boxes side by side ("Phone" + number); only a highlighted part of a word is one.
  return !(
    neighbours &&
    WITHIN_WORDS.has(after.box.element.localName) &&
    /\p{L}$/u.test(raw) &&
    /^\p{Ll}/u.test(rawAfter)
  );
}

/** The lines of a part of the page, `from` … `to - 1` by order. */
export function getLines(survey: Survey, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let container: Element | undefined;
  const finish = (): void => {
    const first = pieces[0];
    if (first !== undefined) {
      let text = first.text;
      for (let index = 1; index < pieces.length; index += 1) {
        const before = pieces[index - 1];
        const piece = pieces[index];
        if (before === undefined || piece === undefined) continue;
        text += (isParted(before, piece) ? ' ' : '') + piece.text;
      }
      const element = pieces.length === 1 || container === undefined ? first.box.element : container;
      lines.push({ text, pieces, element, order: first.box.order });
    }
    pieces = [];
  };
  for (let order = from; order < to; order += 1) {
    const box = survey.boxes[order];
    if (box === undefined) break;
    if (box.tag === 'br' || box.tag === 'hr') finish();
    else if (box.tag === '#text') {
      const own = getContainer(box);
      if (own !== container) {
        finish();
        container = own;
      }
      pieces.push({ text: box.text, box });
    }
  }
  finish();
  return lines;
}
