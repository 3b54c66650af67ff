import type { Box } from '@/lib/page/survey';

/** Inline elements that only style: a name in `<b><font>` has the same slot as one in `<b>`. */
const STYLING = new Set(['font', 'em', 'i', 'u', 'mark', 'small', 'big', 'center']);

/**
 * Where in its record a box stands, as tags and telling classes from the record down: the same in every record
 * of a list, so that what is a name in most of them is one in all. `top` is the parent of the record's siblings.
 * Of the record itself only the tag counts: its classes say that it is paid for, even or the second.
 */
export function getSlot(box: Box, top: Box | undefined): string {
  const steps: string[] = [];
  for (
    let current: Box | undefined = box;
    current !== undefined && current !== top;
    current = current.parent
  ) {
    if (current.tag !== '#text' && !STYLING.has(current.tag))
      steps.push(current.parent === top ? current.tag : current.signature);
  }
  return steps.reverse().join('>');
}
