import type { FileProblem, FileRow } from './opened-file';
import { toPlace } from './tally';

/** The first row that holds anything; no more of the file is read. */
export async function findFirstRow(pieces: AsyncIterable<readonly FileRow[]>): Promise<FileRow | undefined> {
  for await (const [first] of pieces) if (first) return first;
  return undefined;
}

/** Headings that stand over several columns, so that nobody could tell these apart by name. */
export function findDuplicateHeaders({ number, cells }: FileRow): FileProblem[] {
  const seen = new Set<string>();
  return cells.flatMap((cell, column): FileProblem[] => {
    if (cell === undefined) return [];
    const key = cell.text.trim().toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      { code: 'duplicate-header', where: toPlace(number, column), text: cell.text.trim().slice(0, 100) },
    ];
  });
}
