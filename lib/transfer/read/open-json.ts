import { FileError } from './file-error';
import type { EncodingGuess } from './guess-encoding';
import { MAX_CELL_LENGTH, MAX_COLUMNS, ROWS_A_PIECE } from './limits';
import type { CellProblem, FileCell, FileProblem, FileRow, OpenedFile } from './opened-file';
import { decodePieces, readPieces } from './read-bytes';
import { splitJson, type JsonPart } from './split-json';
import { limitText, Problems, Tally } from './tally';

/**
 * JSON of other tools as rows: each list of objects is a sheet, each object a row, and what is nested gets a heading with
 * dots, `address.city`. Several texts stand in one cell, several objects in columns each: `phones.1.number`.
 */
export async function openJson(
  file: Blob & { name?: string },
  { encoding, certainty }: EncodingGuess,
): Promise<OpenedFile> {
  const read = () => findDeeper(splitJson(decodePieces(readPieces(file), encoding)));
  const lists = await findLists(read());
  if (lists.length === 0) throw new FileError('not-rows');
  const problems = new Problems(
    lists.flatMap(({ left }, sheet): FileProblem[] =>
      left > 0 ? [{ code: 'too-many-columns', sheet, where: '1', count: left }] : [],
    ),
  );
  return {
    kind: 'json',
    sheets: lists.map(({ key, rows }) => ({ name: key ?? file.name ?? '', rows: rows + 1 })),
    // JSON is UTF-8, or UTF-16 by its first bytes: nothing to choose, unless somebody wrote it otherwise.
    ...(!encoding.startsWith('utf-') && { encoding, certainty }),
    get problems() {
      return problems.all;
    },
    async *rows(sheet) {
      const list = lists[sheet];
      if (list === undefined) throw new RangeError(`There is no sheet ${sheet}.`);
      const tally = new Tally(sheet);
      yield* problems.follow(sheet, tally, readRows(read(), list));
    },
  };
}

/** A list of objects, and the headings of all that stands in them. */
interface List {
  readonly key: string | undefined;
  readonly headings: Map<string, number>;
  /** Objects in it. */
  rows: number;
  /** Headings beyond those that are kept. */
  left: number;
}

/** Lists further inside, as interfaces answer: `{"data": {"items": [{…}]}}` has one called `data.items`. */
async function* findDeeper(parts: AsyncIterable<JsonPart[]>): AsyncGenerator<JsonPart[], void, void> {
  for await (const piece of parts)
    yield piece.flatMap((part) =>
      part.isElement || part.key === undefined || !isObject(part.value)
        ? part
        : [...toDeepParts(part.value, part.key, 1)],
    );
}

function* toDeepParts(value: object, key: string, depth: number): Generator<JsonPart> {
  for (const [name, inner] of Object.entries(value) as [string, unknown][]) {
    const deeper = `${key}.${name}`;
    if (Array.isArray(inner))
      for (const [index, one] of inner.entries())
        yield { key: deeper, isElement: true, index, value: one as unknown };
    else if (isObject(inner) && depth < MAX_DEPTH) yield* toDeepParts(inner, deeper, depth + 1);
  }
}

async function findLists(parts: AsyncIterable<JsonPart[]>): Promise<List[]> {
  const lists = new Map<string | undefined, List>();
  for await (const piece of parts) {
    for (const { key, isElement, value } of piece) {
      if (!isElement || !isObject(value)) continue;
      let list = lists.get(key);
      if (list === undefined) lists.set(key, (list = { key, headings: new Map(), rows: 0, left: 0 }));
      list.rows += 1;
      for (const [heading] of toFlat(value)) {
        if (list.headings.has(heading)) continue;
        if (list.headings.size < MAX_COLUMNS) list.headings.set(heading, list.headings.size);
        else list.left += 1;
      }
    }
  }
  return [...lists.values()].sort((a, b) => b.rows - a.rows);
}

async function* readRows(
  parts: AsyncIterable<JsonPart[]>,
  list: List,
): AsyncGenerator<readonly FileRow[], void, void> {
  let rows: FileRow[] = [{ number: 1, cells: [...list.headings.keys()].map((text) => ({ text })) }];
  for await (const piece of parts) {
    for (const { key, isElement, index, value } of piece) {
      if (key !== list.key || !isElement || !isObject(value)) continue;
      // The row's number is its place in the list, so that it can be found there: the first is row 2.
      const row = toRow(index + 2, value, list.headings);
      if (row.cells.length > 0) rows.push(row);
      if (rows.length < ROWS_A_PIECE) continue;
      yield rows;
      rows = [];
    }
  }
  if (rows.length > 0) yield rows;
}

function toRow(number: number, value: object, headings: ReadonlyMap<string, number>): FileRow {
  const cells: (FileCell | undefined)[] = [];
  const problems: CellProblem[] = [];
  for (const [heading, cell] of toFlat(value)) {
    const column = headings.get(heading);
    if (column === undefined) continue;
    const { text, problems: found } = limitText(cell.text, MAX_CELL_LENGTH);
    for (const code of found) problems.push({ code, column });
    if (text === '') continue;
    while (cells.length < column) cells.push(undefined);
    cells[column] = { ...cell, text };
  }
  return { number, cells, ...(problems.length > 0 ? { problems } : {}) };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper than this nobody's contacts are nested; it stands as text. */
const MAX_DEPTH = 6;
/** Objects of a list that get columns of their own. */
const MAX_NUMBERED = 10;

/** What stands in an object, by dotted headings, in its order. */
function* toFlat(value: object, prefix = '', depth = 1): Generator<[heading: string, cell: FileCell]> {
  for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
    const heading = prefix + key;
    if (isObject(inner) && depth < MAX_DEPTH) yield* toFlat(inner, `${heading}.`, depth + 1);
    else if (Array.isArray(inner)) yield* toList(inner, heading, depth);
    else {
      const cell = toCell(inner);
      if (cell !== undefined) yield [heading, cell];
    }
  }
}

function* toList(list: readonly unknown[], heading: string, depth: number): Generator<[string, FileCell]> {
  const texts: string[] = [];
  let number = 0;
  for (const one of list) {
    if (isObject(one) && depth < MAX_DEPTH && ++number <= MAX_NUMBERED) {
      yield* toFlat(one, `${heading}.${number}.`, depth + 1);
    } else {
      const text = toCell(one)?.text;
      if (text !== undefined) texts.push(text);
    }
  }
  if (texts.length > 0) yield [heading, { text: texts.join('; ') }];
}

function toCell(value: unknown): FileCell | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  switch (typeof value) {
    case 'string':
      return { text: value };
    case 'number':
      return { text: String(value), kind: 'number' };
    case 'boolean':
      return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
    default:
      return { text: JSON.stringify(value) };
  }
}
