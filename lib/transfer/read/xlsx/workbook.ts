import { FileError } from '../file-error';
import { findDuplicateHeaders, findFirstRow } from '../first-row';
import type { FileProblem, FileRow, FileSheet, OpenedFile } from '../opened-file';
import { Problems, Tally } from '../tally';
import type { ZipArchive } from '../unzip';
import { readNumberFormats, isFrom1904 } from './number-formats';
import { readSharedStrings, type SharedStrings } from './shared-strings';
import { readSheetRows } from './sheet';
import { decodeXml, findAttribute, scanXml, XmlScanner } from './xml';

const MEBI = 1024 * 1024;
/** Unpacked sizes. A sheet passes through, so that its limit is one of time; the others are kept. */
const MAX_PART = 64 * MEBI;
const MAX_STRINGS = 1_024 * MEBI;
const MAX_SHEET = 4_096 * MEBI;
/** As many as Excel allows in a sheet. */
const MAX_LINKS = 65_530;

interface SheetPart extends FileSheet {
  readonly path: string;
}

/** A workbook of the Office Open XML formats, strict or not, as Excel, LibreOffice, Google Sheets and small writers make them. */
export async function openWorkbook(zip: ZipArchive): Promise<OpenedFile> {
  const workbookPath = await findWorkbook(zip);
  const relations = await readRelations(zip, workbookPath);
  const { sheets, from1904 } = await readWorkbook(zip, workbookPath, relations);
  const findPart = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target;

  const stylesPath = findPart('styles');
  const formats =
    stylesPath === undefined || !zip.has(stylesPath)
      ? []
      : await readNumberFormats(stylesPath, zip.read(stylesPath, MAX_PART));

  // Sheets share them, and not every file has them.
  const stringsPath = findPart('sharedStrings');
  let strings: Promise<SharedStrings | undefined> | undefined;
  const readStrings = () =>
    (strings ??=
      stringsPath === undefined || !zip.has(stringsPath)
        ? Promise.resolve(undefined)
        : readSharedStrings(stringsPath, zip.read(stringsPath, MAX_STRINGS)));

  async function* readRows(
    { path }: SheetPart,
    tally: Tally,
  ): AsyncGenerator<readonly FileRow[], void, void> {
    const context = {
      path,
      formats: formats,
      from1904,
      strings: await readStrings(),
      links: await readLinks(zip, path),
      tally,
    };
    yield* readSheetRows(zip.read(path, MAX_SHEET), context);
  }

  const known: FileProblem[] = [];
  if (zip.paths.some((path) => /^xl\/externallinks\//.test(path))) known.push({ code: 'external-links' });
  if (zip.has('xl/vbaProject.bin')) known.push({ code: 'macros' });
  const filled = await lookAtSheets(sheets, (sheet) => readRows(sheet, new Tally()), known);
  if (!filled) throw new FileError('empty');
  const shown: FileSheet[] = [];
  for (const sheet of sheets) shown.push(await toSheet(zip, sheet));
  const problems = new Problems(known);
  return {
    kind: 'xlsx',
    sheets: shown,
    get problems() {
      return problems.all;
    },
    async *rows(index) {
      const sheet = sheets[index];
      if (sheet === undefined) throw new RangeError(`There is no sheet ${index}.`);
      const tally = new Tally(index);
      yield* problems.follow(index, tally, readRows(sheet, tally));
    },
  };
}

/** Sheets whose beginning is looked at on opening. */
const LOOKED_AT = 20;

/** Finds empty sheets and headings that stand twice. @returns whether any sheet holds anything */
async function lookAtSheets(
  sheets: readonly SheetPart[],
  read: (sheet: SheetPart) => AsyncIterable<readonly FileRow[]>,
  problems: FileProblem[],
): Promise<boolean> {
  let filled = sheets.length > LOOKED_AT;
  for (const [index, sheet] of sheets.slice(0, LOOKED_AT).entries()) {
    const first = await findFirstRow(read(sheet));
    if (first === undefined) problems.push({ code: 'empty-sheet', sheet: index });
    else {
      filled = true;
      problems.push(...findDuplicateHeaders(first).map((problem) => ({ ...problem, sheet: index })));
    }
  }
  return filled;
}

interface Relation {
  /** The last part of its type's address, which strict and transitional files have in common. */
  readonly type: string;
  /** Path in the archive; for what lies outside, its address. */
  readonly target: string;
}

/** Where the workbook is; nearly always `xl/workbook.xml`. */
async function findWorkbook(zip: ZipArchive): Promise<string> {
  const relations = zip.has('_rels/.rels') ? await readRelations(zip, '') : new Map<string, Relation>();
  const main = [...relations.values()].find(
    ({ type, target }) => type === 'officeDocument' && zip.has(target),
  );
  const path = main?.target ?? 'xl/workbook.xml';
  if (!zip.has(path)) throw new FileError('damaged', path);
  return path;
}

/** The relations of a part, by id. */
async function readRelations(zip: ZipArchive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = new Map<string, Relation>();
  if (!zip.has(path)) return relations;
  await scanXml(path, zip.read(path, MAX_PART), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => findAttribute(attributes, key));
      if (id === undefined || target === undefined) return;
      const isOutside = findAttribute(attributes, 'TargetMode') === 'External';
      relations.set(id, {
        type: type?.slice(type.lastIndexOf('/') + 1) ?? '',
        target: isOutside ? target : resolvePath(folder, target),
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  return relations;
}

/** `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` or `../media/x` beside a folder. */
function resolvePath(folder: string, target: string): string {
  const parts: string[] = [];
  for (const part of (target.startsWith('/') ? target : folder + target).split(/[/\\]/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

async function readWorkbook(
  zip: ZipArchive,
  path: string,
  relations: ReadonlyMap<string, Relation>,
): Promise<{ sheets: SheetPart[]; from1904: boolean }> {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  await scanXml(path, zip.read(path, MAX_PART), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isFrom1904(attributes);
      if (name !== 'sheet') return;
      const relation = relations.get(findAttribute(attributes, 'id') ?? '');
      // Charts and dialogs are sheets of other types.
      if (relation?.type !== 'worksheet' || !zip.has(relation.target)) return;
      const state = findAttribute(attributes, 'state');
      sheets.push({
        name: findAttribute(attributes, 'name') ?? String(sheets.length + 1),
        path: relation.target,
        ...(state === 'hidden' || state === 'veryHidden' ? { hidden: true as const } : {}),
      });
    },
    text: () => undefined,
    close: () => undefined,
  });
  if (sheets.length === 0) throw new FileError('damaged', path);
  return { sheets, from1904 };
}

/** The sheet as shown, with the number of rows it says of itself. */
async function toSheet(zip: ZipArchive, { name, path, hidden }: SheetPart): Promise<FileSheet> {
  const rows = await readStatedRows(zip, path);
  return { name, ...(hidden ? { hidden } : {}), ...(rows === undefined ? {} : { rows }) };
}

/** The last row by `<dimension ref="A1:F100">`, which stands in front of the cells. */
async function readStatedRows(zip: ZipArchive, path: string): Promise<number | undefined> {
  let rows: number | undefined;
  let isOver = false;
  const scanner = new XmlScanner(path, {
    open(name, attributes) {
      if (name === 'dimension') {
        const last = /:[A-Z]{1,3}(\d{1,7})$/.exec(findAttribute(attributes, 'ref') ?? '')?.[1];
        rows = last === undefined ? undefined : Number(last);
      }
      if (name === 'sheetData' || name === 'dimension') isOver = true;
    },
    text: () => undefined,
    close: () => undefined,
  });
  for await (const text of decodeXml(zip.read(path, MAX_SHEET), path)) {
    scanner.push(text.slice(0, 100_000));
    if (isOver) break;
  }
  return rows;
}

/**
 * Links of a sheet's cells. They stand behind the cells and are wanted with them, so a sheet that has any is read twice;
 * the cells are skipped the first time.
 */
async function readLinks(zip: ZipArchive, path: string): Promise<ReadonlyMap<string, string>> {
  const links = new Map<string, string>();
  const relations = await readRelations(zip, path);
  const targets = new Map([...relations].filter(([, { type }]) => type === 'hyperlink'));
  if (targets.size === 0) return links;
  const scanner = new XmlScanner(path, {
    open(name, attributes) {
      if (name !== 'hyperlink' || links.size >= MAX_LINKS) return;
      const url = targets.get(findAttribute(attributes, 'id') ?? '')?.target;
      const cell = /^[A-Z]{1,3}\d{1,7}/.exec(findAttribute(attributes, 'ref') ?? '')?.[0];
      if (url === undefined || cell === undefined) return;
      const place = findAttribute(attributes, 'location');
      links.set(cell, place === undefined || url.includes('#') ? url : `${url}#${place}`);
    },
    text: () => undefined,
    close: () => undefined,
  });
  const END = 'sheetData>';
  let isBehind = false;
  let last = '';
  for await (const piece of decodeXml(zip.read(path, MAX_SHEET), path)) {
    if (isBehind) {
      scanner.push(piece);
      continue;
    }
    const text = last + piece;
    const end = text.lastIndexOf(END);
    if (end >= 0 && /<\/(?:\w{1,20}:)?$/.test(text.slice(Math.max(0, end - 24), end))) {
      isBehind = true;
      // The sheet itself ends once more than it began here.
      scanner.push('<worksheet>');
      scanner.push(text.slice(end + END.length));
    } else last = text.slice(-40);
  }
  return links;
}
