import { FileError } from './file-error';
import { guessEncoding, type EncodingGuess } from './guess-encoding';
import { openDelimited } from './open-delimited';
import { openJson } from './open-json';
import { openVCards } from './open-vcards';
import type { OpenedFile } from './opened-file';
import { PIECE } from './limits';
import { decodePieces, readPieces } from './read-bytes';
import { looksLikePool } from './read-pool';
import { expectWorkbook, sniffBytes, sniffText } from './sniff';
import { openZip } from './unzip';
import { openWorkbook } from './xlsx/workbook';

export interface OpenOptions {
  /** Instead of the encoding that is guessed; of text only. */
  readonly encoding?: string | undefined;
  /** One character, instead of the separator that is guessed. */
  readonly separator?: string | undefined;
}

/**
 * Opens a chosen file: told by its bytes, whatever its name. Only its beginning is read; of workbooks also the texts their
 * sheets share.
 *
 * @throws FileError
 */
export async function openFile(
  file: Blob & { name?: string },
  options: OpenOptions = {},
): Promise<OpenedFile> {
  if ((await sniffBytes(file)) === 'zip') {
    const zip = await openZip(file);
    await expectWorkbook(zip);
    return openWorkbook(zip);
  }
  const guess: EncodingGuess = options.encoding
    ? { encoding: expectEncoding(options.encoding), certainty: 'sure' }
    : await guessEncoding(file);
  const head = await readHead(file, guess.encoding);
  switch (sniffText(head)) {
    case 'vcard':
      return openVCards(file, guess);
    case 'json':
      return looksLikePool(head) ? openPool(file) : openJson(file, guess);
    case 'csv':
      return openDelimited(file, guess, head, options.separator);
  }
}

/** Only named: it needs no columns, and `readPool` gives its leads. */
function openPool(file: Blob & { name?: string }): OpenedFile {
  return {
    kind: 'pool',
    sheets: [{ name: file.name ?? '' }],
    problems: [],
    rows: () => ({
      [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ done: true, value: undefined }) }),
    }),
  };
}

async function readHead(file: Blob, encoding: string): Promise<string> {
  let head = '';
  for await (const text of decodePieces(readPieces(file, 0, Math.min(file.size, PIECE)), encoding))
    head += text;
  return head;
}

/** @throws FileError for what no browser knows */
function expectEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    throw new FileError('unknown-encoding', undefined, { cause });
  }
}
