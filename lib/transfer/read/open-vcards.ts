import { labelledTargets } from '@/lib/transfer/import/targets';
import { cardColumns, toCardValues, type CardColumn, type CardValues } from './card-row';
import { FileError } from './file-error';
import type { EncodingGuess } from './guess-encoding';
import { MAX_CELL_LENGTH, ROWS_A_PIECE } from './limits';
import type { CellProblem, FileCell, FileProblem, FileRow, OpenedFile } from './opened-file';
import { decodePieces, readPieces } from './read-bytes';
import { limitText, Problems, Tally } from './tally';
import { CardReader, type Card } from './vcard';

/** Columns that values of one kind get; the last of them holds all that are left, so that nothing is lost. */
const MOST = 5;
/** One column however many there are. */
const JOINED: ReadonlySet<CardColumn> = new Set([
  'tags',
  'language',
  'jobTitle',
  'note',
  'company',
  'person',
]);

/** Columns beside which names of their values stand, where there are any. */
const labelled: ReadonlySet<string> = new Set(labelledTargets);

/**
 * vCards as rows: the first row names our columns, numbered where a card has several values of a kind (`phone`, `phone 2`);
 * the n-th card is row n + 1.
 */
export async function openVCards(
  file: Blob & { name?: string },
  { encoding, certainty }: EncodingGuess,
): Promise<OpenedFile> {
  const read = () => readCards(decodePieces(readPieces(file), encoding));
  const { widths, named, count, left } = await measure(read());
  if (widths.size === 0) throw new FileError('empty');
  const columns = cardColumns.flatMap((column) => {
    const toColumns = (of: 'values' | 'labels') =>
      Array.from({ length: widths.get(column) ?? 0 }, (_, index) => ({ column, index, of }));
    return [...toColumns('values'), ...(named.has(column) ? toColumns('labels') : [])];
  });
  const known: FileProblem[] =
    left.size === 0 ? [] : [{ code: 'left-out', text: [...left].sort().join(', ') }];
  const problems = new Problems(known);

  async function* readRows(): AsyncGenerator<readonly FileRow[], void, void> {
    let number = 1;
    let rows: FileRow[] = [
      {
        number,
        cells: columns.map(({ column, index, of }) => ({
          text: `${column}${of === 'labels' ? ' label' : ''}${index === 0 ? '' : ` ${index + 1}`}`,
        })),
      },
    ];
    for await (const cards of read()) {
      for (const card of cards) {
        const row = toRow(++number, toCardValues(card), columns, widths);
        if (row.cells.length > 0) rows.push(row);
        if (rows.length < ROWS_A_PIECE) continue;
        yield rows;
        rows = [];
      }
    }
    if (rows.length > 0) yield rows;
  }

  return {
    kind: 'vcard',
    sheets: [{ name: file.name ?? '', rows: count + 1 }],
    encoding,
    certainty,
    get problems() {
      return problems.all;
    },
    async *rows(sheet) {
      if (sheet !== 0) throw new RangeError(`There is no sheet ${sheet}.`);
      yield* problems.follow(0, new Tally(0), readRows());
    },
  };
}

async function* readCards(texts: AsyncIterable<string>): AsyncGenerator<Card[], void, void> {
  const reader = new CardReader();
  for await (const text of texts) yield reader.push(text, false);
  yield reader.push('', true);
}

/** How many columns each kind of value needs. */
async function measure(pieces: AsyncIterable<Card[]>): Promise<{
  widths: Map<CardColumn, number>;
  /** Columns some of whose values have a name. */
  named: Set<CardColumn>;
  count: number;
  left: Set<string>;
}> {
  const named = new Set<CardColumn>();
  const widths = new Map<CardColumn, number>();
  const left = new Set<string>();
  let count = 0;
  for await (const cards of pieces) {
    for (const card of cards) {
      count += 1;
      const { values, labels, left: names } = toCardValues(card);
      for (const [column, texts] of labels)
        if (labelled.has(column) && texts.some((text) => text !== '')) named.add(column);
      for (const name of names) if (left.size < 50) left.add(name);
      for (const [column, texts] of values) {
        const width = JOINED.has(column) ? 1 : Math.min(MOST, texts.length);
        widths.set(column, Math.max(width, widths.get(column) ?? 0));
      }
    }
  }
  return { widths, named, count, left };
}

function toRow(
  number: number,
  card: CardValues,
  columns: readonly { column: CardColumn; index: number; of: 'values' | 'labels' }[],
  widths: ReadonlyMap<CardColumn, number>,
): FileRow {
  const cells: (FileCell | undefined)[] = [];
  const problems: CellProblem[] = [];
  columns.forEach(({ column, index, of }, at) => {
    const isLast = index + 1 === widths.get(column);
    const texts = (card[of].get(column) ?? []).slice(index, isLast ? undefined : index + 1);
    if (texts.every((one) => one === '')) return;
    const { text, problems: found } = limitText(texts.join(column === 'note' ? '\n' : '; '), MAX_CELL_LENGTH);
    for (const code of found) problems.push({ code, column: at });
    if (text === '') return;
    while (cells.length < at) cells.push(undefined);
    cells[at] = { text };
  });
  return { number, cells, ...(problems.length > 0 ? { problems } : {}) };
}
