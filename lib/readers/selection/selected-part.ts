import { collapse } from '@/lib/page/shown-text';
import type { Box, Survey } from '@/lib/page/survey';

/** The part of a survey that is selected: boxes `from` … `to - 1`, the first and last text cut to what is selected of them. */
export interface SelectedPart {
  readonly survey: Survey;
  readonly from: number;
  readonly to: number;
}

/** @returns `undefined` when no text is selected */
export function findSelectedPart(survey: Survey, range: Range): SelectedPart | undefined {
  const boxes = [...survey.boxes];
  let from: number | undefined;
  let to = 0;
  for (const [order, box] of boxes.entries()) {
    if (box.tag !== '#text') continue;
    const text = cut(box, range);
    if (text === '') continue;
    if (text !== box.text) boxes[order] = { ...box, text, length: text.length };
    from ??= getStart(box);
    to = order + 1;
  }
  return from === undefined ? undefined : { survey: { ...survey, boxes }, from, to };
}

function cut({ node, text }: Box, range: Range): string {
  if (!range.intersectsNode(node)) return '';
  const whole = node.nodeValue ?? '';
  const start = node === range.startContainer ? range.startOffset : 0;
  const end = node === range.endContainer ? range.endOffset : whole.length;
  return start === 0 && end === whole.length ? text : collapse(whole.slice(start, end));
}

/** Who selects a link's text means the link. */
function getStart(text: Box): number {
  for (let box = text.parent; box !== undefined && box.children.length === 1; box = box.parent)
    if (box.tag === 'a') return box.order;
  return text.order;
}
