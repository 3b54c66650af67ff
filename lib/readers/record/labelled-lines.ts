import { unclobbered } from '@/lib/page/unclobbered';
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
    const column = getColumn(line);
    const columnField = column === undefined ? undefined : getLabelField(column);
    // "Chairman" under "Position" announces nobody.
    const own = columnField === 'jobTitle' ? undefined : getLabelField(line.text);
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
    if (columnField !== undefined) {
      carried = undefined;
      labelled.push({ line, value: line.text, field: columnField, label: column, isLabel: false });
      continue;
    }
    const drawn = carried === undefined ? readIcon(line) : undefined;
    if (drawn !== undefined) {
      labelled.push({ line, value: line.text, field: drawn, label: undefined, isLabel: false });
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

const ICON: readonly (readonly [RegExp, LabelField])[] = [
  [/(?<![a-z])(?:(?:map|location|address|place|marker|geo)(?![a-z])|pin(?:-|$|\s))/i, 'address'],
  [/(?<![a-z])(?:tele)?(?:fax|print(?:er)?)(?![a-z])/i, 'fax'],
];

const ICON_SAYS = ['class', 'href', 'xlink:href', 'src', 'alt', 'data-icon', 'icon'];
const ICON_TAG = /^(?:i|em|span|img|svg|picture)$/;

/** What the picture before a line stands for: a pin for the address, a printer for the fax. */
function readIcon({ pieces: [first], text, element }: Line): LabelField | undefined {
  // Neither is known by less, and most lines have no sign of either.
  if (text.length > 120 || !/[\d,،、]/.test(text)) return undefined;
  let node: Node | null = first?.box.node ?? null;
  for (let steps = 0; steps < 3 && node !== null; steps += 1) {
    const before: Node | null = getBefore(node);
    if (before === null) {
      node = unclobbered(node).parentElement;
      continue;
    }
    const icon = before as Element;
    if (!ICON_TAG.test(icon.localName) || (icon.textContent ?? '').trim() !== '') return undefined;
    const field = getDrawn(icon);
    // The pin before a heading stands for the whole entry.
    const isEntry = field !== undefined && element.closest('h1,h2,h3,h4,h5,h6') !== null;
    return isEntry || !/\p{L}{2}/u.test(text) === (field === 'address') ? undefined : field;
  }
  return undefined;
}

/** What an icon is a picture of, as far as its attributes and those of the first within it say. */
function getDrawn(icon: Element): LabelField | undefined {
  const inside = icon.firstElementChild === null ? [] : [...icon.querySelectorAll('*')].slice(0, 4);
  for (const one of [icon, ...inside])
    for (const name of ICON_SAYS) {
      const said = one.getAttribute(name);
      const field = said === null ? undefined : ICON.find(([sign]) => sign.test(said.slice(-120)))?.[1];
      if (field !== undefined) return field;
    }
  return undefined;
}

/** What stands before a node in its parent, white space left out. */
function getBefore(node: Node): Node | null {
  let before = node.previousSibling;
  while (before !== null && before.nodeType !== 1 && (before.nodeValue ?? '').trim() === '')
    before = before.previousSibling;
  return before;
}

function trim(label: string): string {
  return label.replace(/[\s:：.]+$/, '').slice(0, 80);
}
