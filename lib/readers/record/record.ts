import type { Box, Survey } from '@/lib/page/survey';
import type { FoundFacts, ReadingContext } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { readContacts } from './contacts';
import { labelLines, type LabelledLine } from './labelled-lines';
import { getLines, type Line } from './lines';
import { getUnits, type Unit } from './units';

/** One stretch of the page that speaks of one organisation or person, taken apart. */
export interface PageRecord {
  readonly from: number;
  readonly to: number;
  readonly element: Element;
  readonly lines: readonly LabelledLine[];
  readonly units: readonly Unit[];
  readonly facts: FoundFacts;
}

export function* readRecord(
  survey: Survey,
  range: { from: number; to: number; element: Element; top: Box | undefined },
  context: ReadingContext,
  getColumn: (line: Line) => string | undefined,
): Steps<PageRecord> {
  const { from, to, element, top } = range;
  const lines = yield* getLines(survey, from, to);
  const labelled = yield* labelLines(lines, getColumn);
  return {
    from,
    to,
    element,
    lines: labelled,
    units: getUnits(lines, top),
    facts: yield* readContacts(survey, range, labelled, context),
  };
}
