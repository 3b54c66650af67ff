/**
 * Why a file cannot be read. The words, and what to do about it, are the screens'.
 *
 * - `empty`: no bytes, or nothing but blanks; a workbook whose sheets are all empty
 * - `old-xls` `xlsb` `ods` `numbers` `xml-spreadsheet`: spreadsheets of other kinds; saved as XLSX or CSV they can be read
 * - `password-protected`: encrypted by Excel or inside a ZIP
 * - `other-office`: a text document or slides
 * - `html`: a web page, which many sites' "Excel export" really is
 * - `pdf` `image` `xml` `binary`: no table
 * - `archive`: a ZIP or gzip with something else in it, to be unpacked first
 * - `backup`: our own backup, which is restored and not imported; `newer`: our own file, of a newer version
 * - `damaged`: cut off, or changed on the way
 * - `unpacks-too-large`: a few bytes that unpack to gigabytes
 * - `unsafe-xml`: declares entities, which no spreadsheet does and which can be made to fill the memory
 * - `too-large`: more than can be read here; `where` says of what
 * - `not-rows`: JSON that holds no list of objects
 * - `unknown-encoding`: the encoding asked for is none
 * - `unreadable`: the browser cannot read the file (any more): moved, changed, or its permission is gone
 */
export type FileErrorCode =
  | 'empty'
  | 'old-xls'
  | 'xlsb'
  | 'ods'
  | 'numbers'
  | 'xml-spreadsheet'
  | 'password-protected'
  | 'other-office'
  | 'html'
  | 'pdf'
  | 'image'
  | 'xml'
  | 'binary'
  | 'archive'
  | 'backup'
  | 'newer'
  | 'damaged'
  | 'unpacks-too-large'
  | 'unsafe-xml'
  | 'too-large'
  | 'not-rows'
  | 'unknown-encoding'
  | 'unreadable';

export class FileError extends Error {
  override readonly name = 'FileError';
  constructor(
    readonly code: FileErrorCode,
    /** The part of the file: a path in an archive, a row, a place in JSON. Never text out of cells. */
    readonly where?: string,
    options: { cause?: unknown } = {},
  ) {
    super(`This file cannot be read: ${code}${where === undefined ? '' : ` (${where})`}.`, options);
  }
}
