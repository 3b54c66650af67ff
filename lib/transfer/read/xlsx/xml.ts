import { FileError } from '../file-error';

/**
 * A tokenizer for the XML of spreadsheets, fed piece by piece: a sheet of 100 MB is never held whole, as a document of it
 * would be. Namespace prefixes are left out of names; document types, which could declare entities, are refused.
 */

export interface XmlHandler {
  /** @param attributes as they stand in the tag, for `findAttribute` */
  open(name: string, attributes: string): void;
  /** Text without entities, where a tag or the end of a piece cuts it. */
  text(text: string): void;
  /** Also told of elements that were closed where they opened. */
  close(name: string): void;
}

/** A tag, comment or instruction without end is no spreadsheet. */
const MAX_TAG = 1024 * 1024;
/** Longest entity that is known, `&#x10FFFF;`. */
const MAX_ENTITY = 10;

const SLASH = 47;
const COLON = 58;
const BANG = 33;
const QUESTION = 63;

export class XmlScanner {
  #rest = '';
  /** The elements that are open. */
  readonly #open: string[] = [];
  readonly #handler: XmlHandler;
  /** The part of the archive, for messages. */
  readonly #path: string;

  constructor(path: string, handler: XmlHandler) {
    this.#path = path;
    this.#handler = handler;
  }

  push(piece: string): void {
    const text = this.#rest === '' ? piece : this.#rest + piece;
    const end = text.length;
    let at = 0;
    while (at < end) {
      const tag = text.indexOf('<', at);
      if (tag < 0) {
        at = this.#putText(text, at, end, false);
        break;
      }
      if (tag > at) this.#putText(text, at, tag, true);
      at = tag;
      const next = this.#readTag(text, tag);
      if (next === undefined) break;
      at = next;
    }
    this.#rest = at === end ? '' : text.slice(at);
    if (this.#rest.length > MAX_TAG) throw this.#damaged();
  }

  /** @throws FileError `damaged` when an element is still open */
  end(): void {
    if (this.#rest.trim() !== '' || this.#open.length > 0) throw this.#damaged();
  }

  /** Hands text over; of an open end keeps back what may be half an entity or half a line break. @returns where it came to */
  #putText(text: string, start: number, end: number, whole: boolean): number {
    let until = end;
    if (!whole) {
      const sign = text.lastIndexOf('&');
      if (sign >= start && sign > end - MAX_ENTITY) until = sign;
      else if (text.charCodeAt(end - 1) === 13) until = end - 1;
    }
    if (until > start) this.#handler.text(decodeText(text.slice(start, until)));
    return until;
  }

  /** @returns where the tag at `start` ends; `undefined` when more is needed */
  #readTag(text: string, start: number): number | undefined {
    const first = text.charCodeAt(start + 1);
    if (first === QUESTION) return findAfter(text, '?>', start);
    if (first === BANG) return this.#readDeclaration(text, start);
    let end = text.indexOf('>', start);
    if (end < 0) return undefined;
    if (first === SLASH) {
      let nameEnd = end;
      while (text.charCodeAt(nameEnd - 1) <= 32) nameEnd--;
      const name = toLocalName(text, start + 2, nameEnd);
      if (this.#open.pop() !== name) throw this.#damaged();
      this.#handler.close(name);
      return end + 1;
    }
    const closed = findTagEnd(text, start, end);
    if (closed === undefined) return undefined;
    end = closed;
    const isEmpty = text.charCodeAt(end - 1) === SLASH;
    const inner = isEmpty ? end - 1 : end;
    let nameEnd = start + 1;
    while (nameEnd < inner && text.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = toLocalName(text, start + 1, nameEnd);
    this.#handler.open(name, nameEnd === inner ? '' : text.slice(nameEnd, inner));
    if (isEmpty) this.#handler.close(name);
    else this.#open.push(name);
    return end + 1;
  }

  #readDeclaration(text: string, start: number): number | undefined {
    if (text.startsWith('<!--', start)) return findAfter(text, '-->', start + 4);
    if (text.startsWith('<![CDATA[', start)) {
      const end = text.indexOf(']]>', start);
      if (end < 0) return undefined;
      this.#handler.text(text.slice(start + 9, end));
      return end + 3;
    }
    if (/^<!(?:-?|\[C?D?A?T?A?)$/.test(text.slice(start, start + 9))) return undefined;
    throw new FileError('unsafe-xml', this.#path);
  }

  #damaged(): FileError {
    return new FileError('damaged', this.#path);
  }
}

function findAfter(text: string, sign: string, start: number): number | undefined {
  const at = text.indexOf(sign, start);
  return at < 0 ? undefined : at + sign.length;
}

/** The `>` that ends a tag: one in quotes does not. */
function findTagEnd(text: string, start: number, first: number): number | undefined {
  let end = first;
  let at = start;
  for (;;) {
    // Quotes come in pairs; whichever opens last decides.
    let quote = 0;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
    }
    if (quote === 0) return end;
    const close = text.indexOf(String.fromCharCode(quote), end);
    if (close < 0) return undefined;
    at = close + 1;
    end = text.indexOf('>', at);
    if (end < 0) return undefined;
  }
}

function toLocalName(text: string, start: number, end: number): string {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === COLON) return text.slice(at + 1, end);
  }
  return text.slice(start, end);
}

/** The value of an attribute, by its name without prefix. */
export function findAttribute(attributes: string, name: string): string | undefined {
  for (let at = 0; ;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return undefined;
    let open = equals + 1;
    while (attributes.charCodeAt(open) <= 32) open++;
    const quote = attributes[open];
    if (quote !== '"' && quote !== "'") return undefined;
    const close = attributes.indexOf(quote, open + 1);
    if (close < 0) return undefined;
    let nameEnd = equals;
    while (nameEnd > at && attributes.charCodeAt(nameEnd - 1) <= 32) nameEnd--;
    const before = nameEnd - name.length - 1;
    if (before >= at - 1 && attributes.endsWith(name, nameEnd)) {
      const sign = before < at ? 32 : attributes.charCodeAt(before);
      if (sign <= 32 || sign === COLON) return decodeText(attributes.slice(open + 1, close));
    }
    at = close + 1;
  }
}

/** An attribute that says yes or no. */
export function isOn(attributes: string, name: string): boolean {
  const value = findAttribute(attributes, name);
  return value === '1' || value === 'true' || value === 'on';
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeText(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!lines.includes('&')) return lines;
  return lines.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
    return code > 0x10_ffff ? whole : String.fromCodePoint(code);
  });
}

/**
 * Bytes of XML as text: UTF-8, or what a byte order mark or the declaration says.
 *
 * @throws FileError `damaged` for an encoding nobody knows
 */
export async function* decodeXml(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  path: string,
): AsyncGenerator<string, void, void> {
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= makeDecoder(piece, path);
    yield decoder.decode(piece, { stream: true });
  }
}

function makeDecoder(first: Uint8Array, path: string): TextDecoder {
  const [a, b] = first;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder('utf-16le');
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder('utf-16be');
  const declaration = String.fromCharCode(...first.subarray(0, 100));
  const encoding = /^<\?xml[^>]{0,60}encoding\s{0,3}=\s{0,3}["']([\w-]{1,30})["']/.exec(declaration)?.[1];
  try {
    return new TextDecoder(encoding ?? 'utf-8');
  } catch (cause) {
    throw new FileError('damaged', path, { cause });
  }
}

/** Scans a whole part, handing control back after each piece. */
export async function scanXml(
  path: string,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  handler: XmlHandler,
): Promise<void> {
  const scanner = new XmlScanner(path, handler);
  for await (const text of decodeXml(pieces, path)) scanner.push(text);
  scanner.end();
}
