import type { ReadingContext, StructuredItem } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { readJsonLd } from './json-ld';
import { readMicrodata } from './microdata';
import { readMicroformats } from './microformats';
import { readRdfa } from './rdfa';
import { toItems } from './schema-org';
import type { StructuredNode } from './structured-node';

const SYNTAXES: readonly [StructuredItem['reader'], (context: ReadingContext) => Steps<StructuredNode[]>][] =
  [
    ['json-ld', readJsonLd],
    ['microdata', readMicrodata],
    ['rdfa', readRdfa],
    ['microformats', readMicroformats],
  ];

/**
 * Every organisation, person and place the page marks up as such, in any of the four syntaxes; within one
 * syntax in the order of the page, what hangs on an item after it. The same thing marked up twice is given
 * twice. Where a syntax fails, the others are still read.
 */
export function* readStructured(context: ReadingContext): Steps<StructuredItem[]> {
  const items: StructuredItem[] = [];
  for (const [reader, read] of SYNTAXES) {
    try {
      items.push(...(yield* toItems(yield* read(context), reader, context)));
    } catch {
      context.report('reader-failed', reader);
    }
    yield;
  }
  return items;
}
