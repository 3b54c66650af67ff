import type { ImportPlan } from '@/lib/transfer/import/plan';
import { openFile } from '@/lib/transfer/read/open-file';
import type { FileRow, OpenedFile } from '@/lib/transfer/read/opened-file';

/** Rows worked on in one go: what a killed browser has to do again, and how long others wait for the database. */
export const BATCH = 400;

/** Opens a file as the plan says. @throws FileError */
export function openPlanned(
  file: Blob & { name?: string },
  { encoding, separator }: ImportPlan,
): Promise<OpenedFile> {
  return openFile(file, {
    ...(encoding !== undefined && { encoding }),
    ...(separator !== undefined && { separator }),
  });
}

/** The rows an import is about: below the headings, without those the user took out. @param after only behind this row */
export async function* readPlannedRows(
  opened: OpenedFile,
  { sheet, headerRow = 0, without = [] }: ImportPlan,
  after = 0,
): AsyncGenerator<FileRow[], void, void> {
  const left = new Set(without);
  let batch: FileRow[] = [];
  for await (const piece of opened.rows(sheet)) {
    for (const row of piece) {
      if (row.number <= headerRow || row.number <= after || left.has(row.number)) continue;
      batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
