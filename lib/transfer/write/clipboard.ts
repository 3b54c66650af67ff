import { guard } from '../guard';
import { readPieces, type Table, type WriteOptions } from '../table';
import { quoteForTabs, toPlainText } from './delimited';

/** What goes onto the clipboard: spreadsheets take the table, everything else the text. */
export interface ClipboardTable {
  /** `text/html` */
  readonly html: string;
  /** `text/plain`: tabs between cells, as spreadsheets write it. */
  readonly text: string;
}

/** Writes a table for pasting into Google Sheets or Excel; cells that would compute are guarded. */
export async function toClipboardTable(
  table: Table,
  { signal, onProgress }: WriteOptions = {},
): Promise<ClipboardTable> {
  const header = table.columns.map((column) => guard(column.header));
  const html = [
    '<meta charset="utf-8"><table><thead><tr>',
    ...header.map((text) => `<th>${toHtml(text)}</th>`),
    '</tr></thead><tbody>',
  ];
  const lines = [header.map(quoteForTabs).join('\t')];
  let done = 0;
  for await (const piece of readPieces(table, signal)) {
    for (const row of piece) {
      const texts = row.map((cell, at) => {
        if (cell === undefined) return '';
        return typeof cell === 'number' ? String(cell) : guard(toPlainText(cell, table.columns[at]));
      });
      lines.push(texts.map(quoteForTabs).join('\t'));
      const cells = texts.map((text, at) => {
        // Excel's own way to say that a cell is text, or it takes the zero off a postal code.
        const isText = typeof row[at] === 'string' && table.columns[at]?.kind !== 'day';
        return `<td${isText ? ` style="mso-number-format:'\\@'"` : ''}>${toHtml(text)}</td>`;
      });
      html.push(`<tr>${cells.join('')}</tr>`);
    }
    done += piece.length;
    onProgress?.(done, table.count);
  }
  html.push('</tbody></table>');
  return { html: html.join(''), text: lines.join('\r\n') };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A line break keeps the cell one cell. */
function toHtml(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)
    .replace(/\r\n?|\n/g, '<br style="mso-data-placement:same-cell">');
}
