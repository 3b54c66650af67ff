import type { FileProblem, FileRow } from './opened-file';
import { toPlace } from './tally';

/** The first row that holds anything; no more of the file is read. */
export async function findFirstRow(pieces: AsyncIterable<readonly FileRow[]>): Promise<FileRow | undefined> {
  for await (const [first] of pieces) if (first) return first;
  return undefined;
}

/** Nobody reads more of the same. */
const TOLD_HEADERS = 10;

/** Headings that stand over several columns, so that nobody could tell these apart by name: each once. */
export function findDuplicateHeaders({ number, cells }: FileRow): FileProblem[] {
  const seen = new Set<string>();
  const found = new Map<string, FileProblem>();
  for (const [column, cell] of cells.entries()) {
    const text = cell?.text.trim() ?? '';
    const key = text.toLowerCase();
    const known = found.get(key);
    if (known) found.set(key, { ...known, count: (known.count ?? 1) + 1 });
    else if (text !== '' && seen.has(key))
      found.set(key, { code: 'duplicate-header', where: toPlace(number, column), text: text.slice(0, 100) });
    seen.add(key);
  }
  return [...found.values()].slice(0, TOLD_HEADERS);
}
