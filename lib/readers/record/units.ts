import { remember } from '@/lib/contact/remember';
import type { Box } from '@/lib/page/survey';
import type { Line, Piece } from './lines';
import { getSlot } from './slots';

/** A run of text marked up as one thing: the text of a link, a heading, a bold run, or else a bare text node. */
export interface Unit {
  readonly text: string;
  readonly element: Element;
  readonly line: Line;
  readonly order: number;
  /** Slot and how many of the same slot came before it in the record. */
  readonly slot: string;
  readonly markup: Markup;
  readonly link: Element | undefined;
}

export interface Markup {
  /** 1–6 for a heading, 0 for none. */
  readonly heading: number;
  readonly bold: boolean;
  readonly link: boolean;
  /** By class or `itemprop`. */
  readonly calledName: boolean;
}

const NAME_CLASS =
  /(?:^|[\s_-])(?:name|title|company|firm|fn|org|headline|heading|caption)(?:$|[\s_-])|(?:Name|Title|Company)(?:$|[\s_-])|^(?:company|business|firm)Name/;
const NO_NAME_CLASS = /job|user|author|review|subtitle|sub-title|street|city|category|file/i;

const BADGE = /(?:^|[\s_-])(?:badge|label|tag|status|chip|pill|sponsored|verified)(?:$|[\s_-])/i;

/** The same few hundred classes come again and again. */
const isNameClass = remember((classes) => NAME_CLASS.test(classes) && !NO_NAME_CLASS.test(classes));
const isBadge = remember((classes) => BADGE.test(classes));

function getUnitBox(piece: Piece, top: Box | undefined): Box {
  let current: Box | undefined = piece.box.parent;
  let best: Box | undefined;
  for (
    let steps = 0;
    current !== undefined && current !== top && steps < 6;
    steps += 1, current = current.parent
  ) {
    // "Verified", "Open now" beside the name, within its heading.
    if (current.classes !== '' && isBadge(current.classes)) return current;
    if (/^(?:a|h[1-6]|b|strong|dt|th)$/.test(current.tag) || current.element.hasAttribute('itemprop')) {
      if (current.length <= 200 && !isCardLink(current)) best = current;
      // A link's text is the name even where the heading around it also holds a number.
      if (current.tag === 'a' || /^h[1-6]$/.test(current.tag)) break;
    } else if (!/^(?:span|em|i|font|u|mark|small|big)$/.test(current.tag)) break;
  }
  if (best !== undefined) return best;
  let own = piece.box.parent ?? piece.box;
  while (/^(?:em|mark)$/.test(own.tag) && own.parent !== undefined && own.parent !== top) own = own.parent;
  return own;
}

/** A card that is one big link holds many texts; the link says of none that it is the name. */
function isCardLink(box: Box): boolean {
  const count = (inside: Box): number =>
    inside.tag === '#text' ? 1 : inside.children.reduce((sum, child) => sum + count(child), 0);
  return box.tag === 'a' && box.end - box.order > 8 && count(box) > 4;
}

function getMarkup(box: Box, top: Box | undefined): { markup: Markup; link: Element | undefined } {
  let heading = 0;
  let bold = false;
  let link: Element | undefined;
  let calledName = false;
  for (
    let current: Box | undefined = box, steps = 0;
    current !== undefined && current !== top && steps < 5;
    current = current.parent, steps += 1
  ) {
    // A heading far above a text is that of its section.
    if (current.length > box.length * 2 + 60) break;
    if (/^h[1-6]$/.test(current.tag)) heading ||= Number(current.tag.slice(1));
    if (/^(?:b|strong|dt|th)$/.test(current.tag)) bold = true;
    if (current.tag === 'a') link ??= current.element;
    const property = current.element.getAttribute('itemprop') ?? '';
    if (property === 'name' || property === 'legalName' || isNameClass(current.classes)) calledName = true;
  }
  return { markup: { heading, bold, link: link !== undefined, calledName }, link };
}

/** Whether an icon, or anything else without text, parts a text from what stands before it. */
function isAfterIcon({ box }: Piece): boolean {
  const before = box.node.previousSibling;
  return (
    before?.nodeType === 1 &&
    (before as Element).localName !== 'wbr' &&
    (before.textContent ?? '').trim() === ''
  );
}

/** Chinese and Japanese part no words; everything else is parted by a space, save before closing marks. */
function joinWords(before: string, after: string): string {
  const isCjk =
    /[\u3040-\u30ff\u4e00-\u9fff（）()]$/.test(before) && /^[\u3040-\u30ff\u4e00-\u9fff（）()]/.test(after);
  return `${before}${isCjk || /^[.,;:)]/.test(after) || before.endsWith('(') ? '' : ' '}${after}`;
}

/** The units of a record's lines, in order; `top` is the parent of the record's siblings. */
export function getUnits(lines: readonly Line[], top: Box | undefined): Unit[] {
  const units: Unit[] = [];
  const counts = new Map<string, number>();
  for (const line of lines) {
    let run: { box: Box; text: string; order: number } | undefined;
    const finish = (): void => {
      if (run === undefined) return;
      const slot = getSlot(run.box, top);
      const count = counts.get(slot) ?? 0;
      counts.set(slot, count + 1);
      const { markup, link } = getMarkup(run.box, top);
      units.push({
        text: run.text,
        element: run.box.element,
        line,
        order: run.order,
        slot: count === 0 ? slot : `${slot}#${String(count)}`,
        markup,
        link,
      });
      run = undefined;
    };
    for (const piece of line.pieces) {
      const box = getUnitBox(piece, top);
      if (run !== undefined && run.box === box && !(piece.box.parent === box && isAfterIcon(piece)))
        run.text = joinWords(run.text, piece.text);
      else {
        finish();
        run = { box, text: piece.text, order: piece.box.order };
      }
    }
    finish();
  }
  return units;
}
