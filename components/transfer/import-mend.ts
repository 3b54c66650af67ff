import { i18n } from '#i18n';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { RowProblem } from '@/lib/transfer/import/problems';
import { exportFormats } from '@/lib/transfer/formats';
import { openFile } from '@/lib/transfer/read/open-file';
import type { FileRow } from '@/lib/transfer/read/opened-file';
import type { Cell, Column, Table } from '@/lib/transfer/table';
import { getColumnLetters, getRowProblemSentence } from './import-words';

/**
 * The rows that have problems, as they stand in the file, with what is wrong beside each: mended in a spreadsheet, they can
 * be imported as they are. All cells are text, so that no number loses a zero on the way.
 *
 * @throws FileError when the file cannot be read any more
 */
export async function writeProblemRows(
  file: File,
  { sheet, headerRow, encoding, separator }: ImportPlan,
  problems: readonly RowProblem[],
): Promise<Blob> {
  const byRow = Map.groupBy(problems, ({ row }) => row);
  const opened = await openFile(file, {
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { separator }),
  });
  let headings: FileRow | undefined;
  const rows: FileRow[] = [];
  for await (const piece of opened.rows(sheet)) {
    for (const row of piece) {
      if (row.number === headerRow) headings = row;
      else if (byRow.has(row.number)) rows.push(row);
    }
  }
  const width = Math.max(headings?.cells.length ?? 0, ...rows.map(({ cells }) => cells.length));
  const columns: Column[] = Array.from({ length: width }, (_, at) => ({
    id: String(at),
    header: headings?.cells[at]?.text ?? getColumnLetters(at),
    kind: 'text',
  }));
  columns.push({ id: 'problem', header: i18n.t('import.whatIsWrong'), kind: 'text' });
  const table: Table = {
    name: i18n.t('import.mendName'),
    columns,
    count: rows.length,
    *rows(): Generator<readonly Cell[]> {
      for (const { number, cells } of rows) {
        const said = (byRow.get(number) ?? []).map(({ code }) => getRowProblemSentence(code));
        yield [...Array.from({ length: width }, (_, at) => cells[at]?.text), [...new Set(said)].join(' ')];
      }
    },
  };
  return exportFormats.xlsx.write([table]);
}
