import type { Box } from '@/lib/page/survey';

/** Inline elements that only style: a name in `<b><font>` has the same slot as one in `<b>`. */
const STYLING = new Set(['font', 'em', 'i', 'u', 'mark', 'small', 'big', 'center']);

/** How many steps above a box are told by their classes too. */
const TELLING = 2;

/**
 * Where in its record a box stands, as tags and telling classes from the record down: the same in every record
 * of a list, so that what is a name in most of them is one in all. `top` is the parent of the record's siblings.
 * Of the record itself and what is far above the box only tags count: their classes say that the record is paid
 * for, even or the second.
 */
export function getSlot(box: Box, top: Box | undefined): string {
  const steps: string[] = [];
  let told = 0;
  for (
    let current: Box | undefined = box;
    current !== undefined && current !== top;
    current = current.parent
  ) {
    if (current.tag === '#text' || STYLING.has(current.tag)) continue;
    const { tag, signature } = current;
    const isTelling = signature !== tag && told < TELLING && current.parent !== top;
    if (isTelling) told += 1;
    steps.push(isTelling ? signature : tag);
  }
  return steps.reverse().join('>');
}
