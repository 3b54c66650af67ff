import type { Fact } from '@/lib/leads/lead';
import type { FieldValue, Phone } from '@/lib/leads/values';
import type { Cell } from '../table';
import type { Aspect, ColumnId, pointFields } from './column';
import { getAspect, getFactText, isMobileFact } from './lead-values';
import type { LeadRow } from './lead-source';
import type { Words } from './words';

/** A row about one contact point of a lead. */
export interface PointRow extends LeadRow {
  readonly field: (typeof pointFields)[number];
  readonly fact: Fact<FieldValue>;
}

type PointColumnId = Extract<ColumnId, `point.${string}`>;

export function createPointValues({
  words,
}: {
  words: Words;
}): Record<PointColumnId, { of(row: PointRow): readonly Cell[] }> {
  const aspect = (which: Aspect) => ({
    of: (row: PointRow) => [getAspect(row, row.field, row.fact, which, words)],
  });
  return {
    'point.kind': {
      of: ({ field, fact }) => {
        const isMobile = field === 'phone' && isMobileFact(fact as Fact<Phone>);
        return [words.choice('point.kind', isMobile ? 'mobile' : field)];
      },
    },
    'point.value': { of: ({ field, fact }) => [getFactText(field, fact.value)] },
    'point.label': aspect('label'),
    // Said of every point, so that a filter in the sheet finds those that work.
    'point.status': { of: ({ fact }) => [words.choice('point.status', fact.status ?? 'valid')] },
    'point.page': aspect('page'),
    'point.site': aspect('site'),
    'point.capturedOn': aspect('capturedOn'),
    'point.reader': aspect('reader'),
    'point.shown': aspect('shown'),
  };
}
