import type { Block } from './borders';
import type { PageScan } from './scan';

/** Elements at the start of a block among which its indentation stands. */
const LOOK_AT = 12;

/** How far a block is indented by its own markup: a level, or pixels of a margin or a spacer image. */
function getIndentation(scan: PageScan, { start, end }: Block): number {
  for (let index = start; index < Math.min(end, start + LOOK_AT); index += 1) {
    const element = scan.elements[index];
    if (element === undefined) break;
    for (const name of ['indent', 'data-depth', 'data-level', 'aria-level', 'depth']) {
      const level = element.getAttribute(name);
      if (level !== null && /^\d{1,3}$/.test(level)) return Number(level);
    }
    const margin = /(?:margin|padding)-left\s*:\s*(\d{1,4})/.exec(element.getAttribute('style') ?? '')?.[1];
    if (margin !== undefined) return Number(margin);
    // A spacer is as high as a hair.
    if (element.localName === 'img' && element.getAttribute('height') === '1')
      return Number(element.getAttribute('width') ?? 0);
  }
  return 0;
}

/** Which blocks answer another one: nested in it, or indented further than the least indented. */
export function findAnswers(scan: PageScan, blocks: readonly Block[]): boolean[] {
  const indentations = blocks.map((block) => getIndentation(scan, block));
  const least = Math.min(...indentations.slice(0, 2_000));
  let outerEnd = 0;
  return blocks.map(({ start, end }, at) => {
    const nested = start < outerEnd;
    if (!nested) outerEnd = end;
    return nested || (indentations[at] ?? 0) > least;
  });
}
