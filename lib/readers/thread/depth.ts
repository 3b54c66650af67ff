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
    const style = element.getAttribute('style');
    const margin = style === null ? undefined : /(?:margin|padding)-left\s*:\s*(\d{1,4})/.exec(style)?.[1];
    if (margin !== undefined) return Number(margin);
    // A spacer is as high as a hair.
    if (element.localName === 'img' && element.getAttribute('height') === '1')
      return Number(element.getAttribute('width') ?? 0);
  }
  return countAround(scan, start);
}

/** In how many more elements like the one around it a block lies: `li.comment` in `li.comment`, each beside its answers. */
function countAround(scan: PageScan, start: number): number {
  let own: string | undefined;
  let count = 0;
  for (let index = start; ;) {
    const parent = scan.elements[index]?.parentElement;
    const next = parent == null ? undefined : scan.indexOf.get(parent);
    if (next === undefined || next >= index) return count;
    const shape = scan.shapes[next] ?? '';
    own ??= shape;
    // Without a class it says nothing.
    if (!own.includes('.')) return 0;
    if (index !== start && shape === own) count += 1;
    index = next;
  }
}

/** Which block each one answers: the one it is nested in, or the last before it that is indented less. */
export function findParents(scan: PageScan, blocks: readonly Block[]): (number | undefined)[] {
  const indentations = blocks.map((block) => getIndentation(scan, block));
  const open: number[] = [];
  return blocks.map(({ start }, at) => {
    const isAbove = (other: number): boolean =>
      start < (blocks[other]?.end ?? 0) || (indentations[other] ?? 0) < (indentations[at] ?? 0);
    while (open.length > 0 && !isAbove(open.at(-1) ?? 0)) open.pop();
    const parent = open.at(-1);
    open.push(at);
    return parent;
  });
}
