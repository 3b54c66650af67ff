import { isBlock, isCell } from '@/lib/page/shown-text';
import type { Box, Survey } from '@/lib/page/survey';
import type { Steps } from '@/lib/readers/steps';
import { getLabelField } from './labels';

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

/** The block or cell a text stands in. */
function getContainer(text: Box): Box {
  let box = text.parent;
  while (box?.parent !== undefined && !isBlock(box.element) && !isCell(box.element)) box = box.parent;
  return box ?? text;
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

/**
 * Where a line begins anew because a label stands in it: "Contact: Jane Roe Phone: 030 123", "联系人：王先生　电话：…". A
 * label has at most three words and a colon.
 */
function findLabels(text: string): number[] {
  const starts: number[] = [];
  for (const { index } of text.matchAll(/[:：](?!\/\/|\d\d\b)/g)) {
    const before = text.slice(Math.max(0, index - 32), index);
    for (const [words = ''] of [...before.matchAll(/(?<=[\s|,;，；·•–-])(?=\S)/g)]
      .slice(-3)
      .map((at) => [before.slice(at.index)])) {
      // "USDOT Number: 12" is no phone.
      if (getLabelField(words) === undefined || /^number$/i.test(words)) continue;
      starts.push(index - words.length);
      break;
    }
  }
  return starts.filter((start, at) => start > 2 && start !== starts[at - 1]);
}

/** A line as shown, parted where a label begins in it. */
function partLine(line: Line, offsets: readonly number[]): Line[] {
  const starts = line.text.length <= 400 && /[:：]/.test(line.text) ? findLabels(line.text) : [];
  if (starts.length === 0) return [line];
  return [0, ...starts].flatMap((from, index) => {
    const to = starts[index] ?? line.text.length;
    const pieces = line.pieces.flatMap(({ text, box }, at): Piece[] => {
      const offset = offsets[at] ?? 0;
      const own = text.slice(Math.max(0, from - offset), Math.max(0, to - offset)).trim();
      return own === '' ? [] : [{ text: own, box }];
    });
    const [first] = pieces;
    if (first === undefined) return [];
    const text = line.text.slice(from, to).replace(/[\s|,;，；·•–-]+$/, '');
    return [
      {
        text,
        pieces,
        element: pieces.length === 1 ? first.box.element : line.element,
        order: first.box.order,
      },
    ];
  });
}

/** Boxes that are looked through in a few milliseconds. */
const PAUSE = 128;

/** The lines of a part of the page, `from` … `to - 1` by order. */
export function* getLines(survey: Survey, from: number, to: number): Steps<Line[]> {
  const lines: Line[] = [];
  let pieces: Piece[] = [];
  let container: Box | undefined;
  const finish = (): void => {
    const first = pieces[0];
    if (first !== undefined) {
      let text = first.text;
      const offsets = [0];
      for (let index = 1; index < pieces.length; index += 1) {
        const before = pieces[index - 1];
        const piece = pieces[index];
        if (before === undefined || piece === undefined) continue;
        if (isParted(before, piece)) text += ' ';
        offsets.push(text.length);
        text += piece.text;
      }
      const element = (pieces.length === 1 ? first.box : (container ?? first.box)).element;
      lines.push(...partLine({ text, pieces, element, order: first.box.order }, offsets));
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
    if ((order - from) % PAUSE === PAUSE - 1) yield;
  }
  finish();
  return lines;
}

const linesOf = new WeakMap<Survey, readonly Line[]>();

/** The lines of the whole page; several steps of a reading ask for them. */
export function* getPageLines(survey: Survey): Steps<readonly Line[]> {
  let lines = linesOf.get(survey);
  if (lines === undefined) {
    lines = yield* getLines(survey, 0, survey.boxes.length);
    linesOf.set(survey, lines);
  }
  return lines;
}
