import type { Steps } from '@/lib/readers/steps';
import { getLabelField, splitLabel, type LabelField } from './labels';
import type { Line } from './lines';

/** A line with what the page calls it, whether the label stands in the line, before it, or over its column. */
export interface LabelledLine {
  readonly line: Line;
  /** The text without the label. */
  readonly value: string;
  readonly field: LabelField | undefined;
  /** The label as shown. */
  readonly label: string | undefined;
  /** True when the line is nothing but a label. */
  readonly isLabel: boolean;
}

/** Lines that are looked at in a few milliseconds. */
const PAUSE = 32;

/** How many lines one label can speak for: an address has several, anything else one. */
const REACH: Partial<Record<LabelField, number>> = { address: 4, person: 1, phone: 2, email: 2 };

/**
 * Tells labels from values. `getColumn` gives the header over a line's table column, if it stands in a table
 * with a header row.
 */
export function* labelLines(
  lines: readonly Line[],
  getColumn: (line: Line) => string | undefined,
): Steps<LabelledLine[]> {
  const labelled: LabelledLine[] = [];
  let carried: { field: LabelField; label: string; left: number } | undefined;
  for (const [index, line] of lines.entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const own = getLabelField(line.text);
    // A lone letter is a label before a number only; elsewhere it stands in for a picture.
    const isInitial = /^\p{L}$/u.test(line.text) && !/\d{3}/.test(lines[index + 1]?.text ?? '');
    if (own !== undefined && !isInitial) {
      carried = { field: own, label: trim(line.text), left: REACH[own] ?? 1 };
      labelled.push({ line, value: '', field: own, label: carried.label, isLabel: true });
      continue;
    }
    const split = splitLabel(line.text);
    if (split !== undefined) {
      const reach = REACH[split.field] ?? 1;
      carried =
        reach > 1 && split.field === 'address'
          ? { field: split.field, label: trim(split.label), left: reach - 1 }
          : undefined;
      labelled.push({
        line,
        value: split.rest,
        field: split.field,
        label: trim(split.label),
        isLabel: false,
      });
      continue;
    }
    const column = getColumn(line);
    const columnField = column === undefined ? undefined : getLabelField(column);
    if (columnField !== undefined) {
      carried = undefined;
      labelled.push({ line, value: line.text, field: columnField, label: column, isLabel: false });
      continue;
    }
    // "Contact" over a street names nobody.
    if (carried?.field === 'person' && /\d/.test(line.text)) carried = undefined;
    if (carried !== undefined && carried.left > 0) {
      labelled.push({ line, value: line.text, field: carried.field, label: carried.label, isLabel: false });
      carried = { ...carried, left: carried.left - 1 };
      continue;
    }
    carried = undefined;
    labelled.push({ line, value: line.text, field: undefined, label: undefined, isLabel: false });
  }
  return labelled;
}

function trim(label: string): string {
  return label.replace(/[\s:：.]+$/, '').slice(0, 80);
}
