import { FileError, type FileErrorCode } from './file-error';
import { readBytes } from './read-bytes';
import type { ZipArchive } from './unzip';

/** What a file is by its first bytes; its name says what somebody thought it was. */

/** Beginnings of files that hold no rows, or none that can be read here. */
const MARKS: readonly (readonly [at: number, mark: string, code: FileErrorCode])[] = [
  [0, '%PDF-', 'pdf'],
  [0, '\x89PNG', 'image'],
  [0, '\xff\xd8\xff', 'image'],
  [0, 'GIF8', 'image'],
  [0, 'II*\0', 'image'],
  [0, 'MM\0*', 'image'],
  [8, 'WEBP', 'image'],
  [4, 'ftyphei', 'image'],
  [4, 'ftypavif', 'image'],
  [0, 'Rar!\x1a\x07', 'archive'],
  [0, '7z\xbc\xaf\x27\x1c', 'archive'],
  [0, 'BZh', 'archive'],
  [0, '\xfd7zXZ', 'archive'],
  [0, '{\\rtf', 'other-office'],
  // Excel 2 to 4, before there were compound files.
  [0, '\x09\x00\x04\x00', 'old-xls'],
  [0, '\x09\x02\x06\x00', 'old-xls'],
  [0, '\x09\x04\x06\x00', 'old-xls'],
];

const COMPOUND_MARK = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1';

/**
 * Says whether bytes begin a ZIP archive or text.
 *
 * @throws FileError for everything else
 */
export async function sniffBytes(file: Blob): Promise<'zip' | 'text'> {
  const head = await readBytes(file, 0, 64);
  const begins = (mark: string, at = 0) => [...mark].every((sign, i) => head[at + i] === sign.charCodeAt(0));
  if (head.length === 0) throw new FileError('empty');
  if (begins('PK\x03\x04') || begins('PK\x05\x06')) return 'zip';
  if (begins(COMPOUND_MARK)) throw new FileError(await findCompoundKind(file));
  if (begins('\x1f\x8b')) throw new FileError((await isOurBackup(file)) ? 'backup' : 'archive');
  const found = MARKS.find(([at, mark]) => begins(mark, at));
  if (found) throw new FileError(found[2]);
  return 'text';
}

/**
 * What an OLE compound file holds, by the names of its streams ([MS-CFB] 2.6): Excel encrypts workbooks into one, and wrote
 * them as one until 2003.
 */
async function findCompoundKind(file: Blob): Promise<FileErrorCode> {
  const names = await readCompoundNames(file);
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return 'password-protected';
  if (names.has('Workbook') || names.has('Book')) return 'old-xls';
  if (names.has('WordDocument') || names.has('PowerPoint Document')) return 'other-office';
  return 'binary';
}

/** A directory has a few dozen entries, four in each sector of 512 bytes. */
const MAX_DIRECTORY_SECTORS = 256;

async function readCompoundNames(file: Blob): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const header = await readBytes(file, 0, 512);
  if (header.length < 512) return names;
  const view = new DataView(header.buffer);
  const size = 1 << Math.min(12, Math.max(7, view.getUint16(30, true)));
  const readSector = (index: number) => readBytes(file, (index + 1) * size, (index + 2) * size);
  const seen = new Set<number>();
  let sector = view.getUint32(48, true);
  while (sector < 0xffff_fffa && !seen.has(sector) && seen.size < MAX_DIRECTORY_SECTORS) {
    seen.add(sector);
    const entries = await readSector(sector);
    for (let at = 0; at + 128 <= entries.length; at += 128) {
      const length = new DataView(entries.buffer).getUint16(at + 64, true);
      if (length >= 2 && length <= 64) {
        names.add(new TextDecoder('utf-16le').decode(entries.subarray(at, at + length - 2)));
      }
    }
    // The chain stands in the allocation table, whose first 109 sectors the header names.
    const table = Math.floor(sector / (size / 4));
    if (table >= 109) break;
    const links = await readSector(view.getUint32(76 + table * 4, true));
    const at = (sector % (size / 4)) * 4;
    if (at + 4 > links.length) break;
    sector = new DataView(links.buffer).getUint32(at, true);
  }
  return names;
}

const BACKUP_LINE = /^\s*\{"leadlight":"(?:encrypted )?backup"/;

async function isOurBackup(file: Blob): Promise<boolean> {
  const reader = file
    .slice(0, 64 * 1024)
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .getReader();
  try {
    const { value } = await reader.read();
    return BACKUP_LINE.test(new TextDecoder().decode(value));
  } catch {
    return false;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/**
 * Says nothing of a ZIP archive that is a workbook.
 *
 * @throws FileError for every other one
 */
export async function expectWorkbook(zip: ZipArchive): Promise<void> {
  if (zip.has('xl/workbook.xml')) return;
  if (zip.has('xl/workbook.bin')) throw new FileError('xlsb');
  const holds = (start: string) => zip.paths.some((path) => path.startsWith(start));
  if (holds('word/') || holds('ppt/')) throw new FileError('other-office');
  if (holds('index/') || zip.has('index.zip')) throw new FileError('numbers');
  if (zip.has('mimetype')) {
    let type = '';
    for await (const piece of zip.read('mimetype', 1_000)) type += new TextDecoder().decode(piece);
    if (type.includes('opendocument.spreadsheet')) throw new FileError('ods');
    if (type.includes('opendocument')) throw new FileError('other-office');
  }
  // Some writers put the workbook elsewhere and name it in the package's relations.
  if (!zip.has('[content_types].xml')) throw new FileError('archive');
}

/**
 * What a text is by how it begins.
 *
 * @param head the beginning, decoded
 * @throws FileError for text that holds no rows
 */
export function sniffText(head: string): 'vcard' | 'json' | 'csv' {
  const text = head.replace(/^[\s\0\ufeff]+/, '').slice(0, 10_000);
  if (text === '') throw new FileError('empty');
  if (BACKUP_LINE.test(text)) throw new FileError('backup');
  if (/^BEGIN:VCARD\b/i.test(text)) return 'vcard';
  if (looksLikeHtml(text)) throw new FileError('html');
  if (/^<\?xml\s/i.test(text) || /^<[\w:]{1,40}\s[^>]{0,500}xmlns/.test(text)) {
    if (text.includes('opendocument.spreadsheet')) throw new FileError('ods');
    throw new FileError(
      text.includes('schemas-microsoft-com:office:spreadsheet') ? 'xml-spreadsheet' : 'xml',
    );
  }
  // A line of a table may begin with a bracket, `[id],name`; no JSON goes on like that.
  if (/^(?:\{\s*(?:"|\}\s*$)|\[\s*(?:[{["\]\d-]|true|false|null))/.test(text)) return 'json';
  if (isBinary(head)) throw new FileError('binary');
  return 'csv';
}

function looksLikeHtml(text: string): boolean {
  if (/^MIME-Version:[\s\S]{0,500}multipart\/related/i.test(text)) return true;
  const bare = text.replace(/^(?:<\?xml[^>]{0,200}>|<!--[\s\S]{0,5000}?-->|\s)+/i, '');
  return /^<(?:!doctype\s+html|html|head|body|table|meta|style|script|title|div|center|font|p|br|t[rdh]|thead|tbody|span|pre|h[1-6]|form|link|frameset)\b/i.test(
    bare,
  );
}

/** Text has hardly any control characters, and a few by accident only. */
function isBinary(head: string): boolean {
  const controls = head.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/g)?.length ?? 0;
  return controls > 8 && controls > head.length / 20;
}
