import { collapse } from '@/lib/page/shown-text';
import { unclobbered } from '@/lib/page/unclobbered';
import { getLabelField } from './labels';
import type { Line } from './lines';

/** The column of each cell; one that spans rows pushes those of the next rows along. */
function indexCells(table: Element): Map<Element, number> {
  const columns = new Map<Element, number>();
  let taken: number[] = [];
  for (const row of table.querySelectorAll('tr')) {
    if (row.closest('table') !== table) continue;
    const left = taken.map((rows) => rows - 1);
    let column = 0;
    for (const cell of row.children) {
      while ((left[column] ?? 0) > 0) column += 1;
      columns.set(cell, column);
      const span = getSpan(cell, 'colspan');
      left.splice(column, span, ...new Array<number>(span).fill(getSpan(cell, 'rowspan')));
      column += span;
    }
    taken = left;
  }
  return columns;
}

function getSpan(cell: Element, name: 'colspan' | 'rowspan'): number {
  return Math.min(50, Math.max(1, Number(cell.getAttribute(name) ?? '1') || 1));
}

/** Header texts of a table by column; empty when it has no header row. */
function readHeaders(table: Element): string[] {
  const row = table.querySelector('tr');
  if (row === null || row.closest('table') !== table) return [];
  const cells = [...row.children];
  const isHeader =
    cells.length > 1 &&
    (row.parentElement?.localName === 'thead' || cells.every((cell) => cell.localName === 'th'));
  // Many tables mark their header row with nothing but `<b>` or a class.
  const isBold =
    cells.length > 1 &&
    cells.every(
      (cell) =>
        cell.querySelector('b,strong,th') !== null || /head|title/i.test(cell.className + row.className),
    );
  const headers: string[] = [];
  const texts = cells.map((cell) => collapse(cell.textContent ?? '').slice(0, 80));
  // … and some with nothing at all: "Name", "Position", "Plot", "Telephone".
  const labels = texts.filter((text) => getLabelField(text) !== undefined).length;
  if (!isHeader && !isBold && labels < Math.max(2, cells.length * 0.6)) return [];
  // "Customer name", "Customer phone": what all are of is no part of what they are.
  const common = /^\S+\s/.exec(texts[0] ?? '')?.[0] ?? ' ';
  const isCommon = texts.filter((text) => text.startsWith(common)).length >= 2;
  for (const [index, cell] of cells.entries()) {
    const span = getSpan(cell, 'colspan');
    const shown = texts[index] ?? '';
    const text = isCommon && shown.startsWith(common) ? shown.slice(common.length) : shown;
    for (let count = 0; count < span; count += 1) headers.push(text);
  }
  return headers;
}

const CELL = 'td,[data-label],[data-title],[data-th]';

/**
 * Looks up what stands over a line's column: the cell's own `data-label` / `data-title` (responsive tables), a
 * `<th>` at the start of its row, or the table's header row.
 */
export function createColumnLookup(): (line: Line) => string | undefined {
  const headersOf = new Map<Element, { headers: string[]; columns: Map<Element, number> }>();
  const cellOf = new Map<Element, Element | null>();
  const cellsIn = new Map<Node, ReadonlySet<Element>>();
  // Of a document without tables every line would else be asked for each element around it.
  const findCell = (element: Element): Element | null => {
    const root = element.getRootNode() as Element | Document | ShadowRoot;
    let cells = cellsIn.get(root);
    if (cells === undefined) cellsIn.set(root, (cells = new Set(root.querySelectorAll(CELL))));
    if (cells.size === 0) return null;
    const within: Element[] = [];
    let cell: Element | null | undefined;
    for (let current: Element | null = element; current !== null;) {
      cell = cells.has(current) ? current : cellOf.get(current);
      if (cell !== undefined) break;
      within.push(current);
      current = unclobbered(current).parentElement;
    }
    for (const one of within) cellOf.set(one, cell ?? null);
    return cell ?? null;
  };
  return (line) => {
    const cell = findCell(line.element);
    if (cell === null) return undefined;
    const own =
      cell.getAttribute('data-label') ?? cell.getAttribute('data-title') ?? cell.getAttribute('data-th');
    if (own !== null && own !== '') return own.slice(0, 80);
    if (cell.localName !== 'td') return undefined;
    const table = cell.closest('table');
    if (table === null) return undefined;
    let known = headersOf.get(table);
    if (known === undefined) {
      const headers = readHeaders(table);
      known = { headers, columns: headers.length === 0 ? new Map<Element, number>() : indexCells(table) };
      headersOf.set(table, known);
    }
    return known.headers[known.columns.get(cell) ?? -1];
  };
}
