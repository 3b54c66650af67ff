import { getOwnIndexes, type Block, type Borders } from './borders';

import { isSignature } from './quotes';
import type { PageScan } from './scan';

/** One very long post must not decide what the others' body is. */
const MAX_WEIGHT = 1_500;
const BODY_PROPERTY = /^(?:text|articleBody|description|commentText)$/;
const BODY_NAME =
  /content|body|text|message(?!-user)|prose|comment|entry|inner|markdown|post(?!er|ed)|brief|description/i;
const ASIDE_NAME =
  /user|author|poster|profile|panel|avatar|member|signature|footer|toolbar|actions|menu|buttons|meta|share|file/i;

/**
 * Finds what holds the words of each post: elements of one shape that most blocks have, with the most text
 * and neither the author nor the date inside.
 *
 * @returns index in the scan for each block, `undefined` where nothing fits
 */
export function findBodies(
  scan: PageScan,
  borders: Borders,
  heads: readonly (readonly number[])[],
): (number | undefined)[] {
  const shapes = new Map<string, { held: Map<number, number>; weight: number }>();
  const whole = (index: number): number => (scan.textAfter[index] ?? 0) - (scan.textBefore[index] ?? 0);
  const fallback: (number | undefined)[] = [];
  borders.blocks.forEach((_, at) => {
    const head = heads[at] ?? [];
    let largest: number | undefined;
    const largestOf = new Map<string, number>();
    const nested: Block[] = [];
    for (
      let next = at + 1;
      (borders.blocks[next]?.start ?? Infinity) < (borders.blocks[at]?.end ?? 0);
      next += 1
    ) {
      const block = borders.blocks[next];
      if (block !== undefined && block.start >= (nested.at(-1)?.end ?? 0)) nested.push(block);
    }
    // What holds the answers to a post must not be taken for its words.
    const size = (index: number): number =>
      nested.reduce(
        (left, block) =>
          index < block.start && block.end <= (scan.ends[index] ?? 0) ? left - whole(block.start) : left,
        whole(index),
      );
    for (const index of getOwnIndexes(borders.blocks, at)) {
      if (index === borders.blocks[at]?.start && borders.blocks[at].last === index && head.length > 0)
        continue;
      const length = size(index);
      if (length === 0 || length > (borders.sizes[at] ?? 0)) continue;
      if (head.some((sign) => index <= sign && sign < (scan.ends[index] ?? 0))) continue;
      const element = scan.elements[index];
      if (element === undefined || isSignature(element)) continue;
      if (largest === undefined || length > size(largest)) largest = index;
      const shape = scan.shapes[index] ?? '';
      if (length > size(largestOf.get(shape) ?? -1)) largestOf.set(shape, index);
    }
    for (const [shape, index] of largestOf) {
      let entry = shapes.get(shape);
      if (entry === undefined) shapes.set(shape, (entry = { held: new Map(), weight: 0 }));
      entry.held.set(at, index);
      const property = scan.elements[index]?.getAttribute('itemprop') ?? '';
      const bonus = BODY_PROPERTY.test(property) ? 3 : BODY_NAME.test(shape) ? 1.5 : 1;
      entry.weight += Math.min(size(index), MAX_WEIGHT) * bonus * (ASIDE_NAME.test(shape) ? 0.4 : 1);
    }
    // Words between elements are in none of them: telnet boards.
    const block = borders.blocks[at];
    const isBare = block?.last !== block?.start && size(largest ?? -1) < 0.5 * (borders.sizes[at] ?? 0);
    fallback.push(isBare ? undefined : largest);
  });
  const ranked = [...shapes.values()]
    .map((entry) => ({ ...entry, worth: entry.weight * (entry.held.size / borders.blocks.length) }))
    .sort((a, b) => b.worth - a.worth);
  const best = ranked[0];
  return borders.blocks.map((_, at) => {
    const own = best?.held.get(at);
    if (own !== undefined) return own;
    // A post of another make (deleted, system note): the next best shape that it shares with some others.
    return (
      ranked
        .slice(1, 12)
        .find(({ held }) => held.has(at) && held.size > 1)
        ?.held.get(at) ?? fallback[at]
    );
  });
}
