import { DelimitedParser, findLayout, findSeparatorLine, type Layout } from './delimited';
import { FileError } from './file-error';
import { findDuplicateHeaders, findFirstRow } from './first-row';
import type { EncodingGuess } from './guess-encoding';
import { PIECE } from './limits';
import type { FileProblem, FileRow, OpenedFile } from './opened-file';
import { decodePieces, readPieces } from './read-bytes';
import { Problems, Tally } from './tally';

/**
 * Opens delimited text.
 *
 * @param head its beginning, decoded
 * @param separator instead of the one that is guessed
 */
export async function openDelimited(
  file: Blob & { name?: string },
  { encoding, certainty }: EncodingGuess,
  head: string,
  separator: string | undefined,
): Promise<OpenedFile> {
  const line = findSeparatorLine(head);
  const start = line?.length ?? 0;
  const isWhole = file.size <= PIECE;
  const layout = findLayout(head.slice(start), isWhole, separator ?? line?.separator);
  const readRows = () => parse(decodePieces(readPieces(file), encoding), start, layout);

  const first = await findFirstRow(readRows());
  if (first === undefined) throw new FileError('empty');
  const known: FileProblem[] = findDuplicateHeaders(first).map((problem) => ({ ...problem, sheet: 0 }));
  const problems = new Problems(known);
  const lines = head.split(/\r\n?|\n/).length - 1;
  return {
    kind: 'csv',
    sheets: [
      {
        name: file.name ?? '',
        // As many as there would be if all were as long as the first.
        rows: isWhole ? lines : Math.round((file.size / new TextEncoder().encode(head).length) * lines),
      },
    ],
    encoding,
    certainty,
    separator: layout.separator,
    get problems() {
      return problems.all;
    },
    async *rows(sheet) {
      if (sheet !== 0) throw new RangeError(`There is no sheet ${sheet}.`);
      const tally = new Tally(0);
      yield* problems.follow(0, tally, readRows());
    },
  };
}

async function* parse(
  texts: AsyncIterable<string>,
  start: number,
  { separator, width }: Layout,
): AsyncGenerator<readonly FileRow[], void, void> {
  const parser = new DelimitedParser(separator, width);
  let skip = start;
  let next = '';
  for await (const text of texts) {
    next += skip < text.length ? text.slice(skip) : '';
    skip = Math.max(0, skip - text.length);
    // A row longer than what is read at once would be read over and over.
    if (next.length < parser.waiting) continue;
    yield* parser.push(next, false);
    next = '';
  }
  yield* parser.push(next, true);
}
