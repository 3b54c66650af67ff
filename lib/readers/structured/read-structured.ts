import type { ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { readJsonLd } from './json-ld';
import { readMicrodata } from './microdata';
import { readMicroformats } from './microformats';
import { readRdfa } from './rdfa';
import { toItems } from './schema-org';
import type { StructuredNode } from './structured-node';

const SYNTAXES: readonly [StructuredItem['reader'], (context: ReadingContext) => StructuredNode[]][] = [
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
export function readStructured(context: ReadingContext): StructuredItem[] {
  return SYNTAXES.flatMap(([reader, read]) => {
    try {
      return toItems(read(context), reader, context);
    } catch {
      context.report('reader-failed', reader);
      return [];
    }
  });
}
