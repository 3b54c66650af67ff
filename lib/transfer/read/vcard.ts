/**
 * vCards of versions 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350), line by line: folding, quoted-printable text in the charset it
 * names, groups, parameters in all their spellings.
 */

/** One line of a card: `item1.TEL;TYPE=work,voice:+1 617 555 0100`. */
export interface CardLine {
  /** In upper case. */
  readonly name: string;
  /** Lines of one group belong together: a value and what it is called. */
  readonly group?: string;
  /** By name in upper case; several values in one list. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
  /** As it stands: parts are separated by `;`, escapes are still there. */
  readonly value: string;
}

export type Card = readonly CardLine[];

/** Characters of one line that are kept: longer than any note, shorter than any photo. */
const MAX_LINE = 100_000;

/** Finds cards in text that comes piece by piece. */
export class CardReader {
  #rest = '';
  /** Lines that go on, while they do. */
  #line: string | undefined;
  /** The line is quoted-printable text, in 2.1, and goes on behind an equals sign. */
  #isQuoted = false;
  #isOpen = false;
  #card: CardLine[] | undefined;
  /** Cards inside cards, as of an agent: left out. */
  #depth = 0;

  push(text: string, isLast: boolean): Card[] {
    const cards: Card[] = [];
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    const rest = isLast ? '' : (lines.pop() ?? '');
    this.#rest = rest.length > 2 * MAX_LINE ? rest.slice(0, MAX_LINE) : rest;
    for (const line of lines) this.#takeLine(line, cards);
    if (isLast) {
      this.#finishLine(cards);
      if (this.#card) cards.push(this.#card);
    }
    return cards;
  }

  #takeLine(line: string, cards: Card[]): void {
    const before = this.#line;
    if (before !== undefined && this.#isOpen) {
      if (before.length < MAX_LINE) this.#line = before.slice(0, -1) + line;
      this.#isOpen = line.endsWith('=');
      return;
    }
    if (before !== undefined && /^[ \t]/.test(line)) {
      if (before.length < MAX_LINE) this.#line = before + line.slice(1);
      this.#isOpen = this.#isQuoted && line.endsWith('=');
      return;
    }
    this.#finishLine(cards);
    this.#line = line;
    this.#isQuoted = /^[^:]{0,1000}QUOTED-PRINTABLE/i.test(line);
    this.#isOpen = this.#isQuoted && line.endsWith('=');
  }

  #finishLine(cards: Card[]): void {
    const line = this.#line === undefined ? undefined : parseLine(this.#line);
    this.#line = undefined;
    if (line === undefined) return;
    const isCard = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isCard) {
      // A card that never ended ends here, unless this one stands inside it.
      if (this.#card && this.#card.at(-1)?.name === 'AGENT') this.#depth += 1;
      else {
        if (this.#card) cards.push(this.#card);
        this.#card = [];
      }
    } else if (line.name === 'END' && isCard) {
      if (this.#depth > 0) this.#depth -= 1;
      else if (this.#card) {
        cards.push(this.#card);
        this.#card = undefined;
      }
    } else if (this.#depth === 0) this.#card?.push(line);
  }
}

function parseLine(line: string): CardLine | undefined {
  const colon = findColon(line);
  if (colon === undefined) return undefined;
  const [head = '', ...parameters] = splitOutside(line.slice(0, colon), ';');
  const [, group, name] = /^(?:([\w-]+)\.)?([\w-]+)$/.exec(head.trim()) ?? [];
  if (name === undefined) return undefined;
  const all = new Map<string, string[]>();
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    // 2.1 writes types and encodings bare: `TEL;WORK;VOICE`.
    const key = equals < 0 ? toBareKey(parameter) : parameter.slice(0, equals).trim().toUpperCase();
    const values = splitOutside(equals < 0 ? parameter : parameter.slice(equals + 1), ',').map(toParameter);
    all.set(key, [
      ...(all.get(key) ?? []),
      ...values.flatMap((value) => (key === 'TYPE' ? value.split(',') : [value])),
    ]);
  }
  const raw = line.slice(colon + 1);
  const isQuoted = all.get('ENCODING')?.some((value) => /^(?:QUOTED-PRINTABLE|Q)$/i.test(value));
  const value = isQuoted ? decodeQuoted(raw, all.get('CHARSET')?.[0]) : raw;
  return {
    name: name.toUpperCase(),
    ...(group === undefined ? {} : { group: group.toLowerCase() }),
    parameters: all,
    value,
  };
}

const toBareKey = (value: string) =>
  /^(?:QUOTED-PRINTABLE|BASE64|8BIT|7BIT|Q|B)$/i.test(value.trim()) ? 'ENCODING' : 'TYPE';

/** The colon behind the parameters; one in quotes is part of them. */
function findColon(line: string): number | undefined {
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === ':' && !isQuoted) return at;
  }
  const first = line.indexOf(':');
  return first < 0 ? undefined : first;
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') isQuoted = !isQuoted;
    else if (sign === separator && !isQuoted) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** Without its quotes, and with what RFC 6868 writes for quotes and line breaks. */
function toParameter(value: string): string {
  const bare = value.trim().replace(/^"(.*)"$/s, '$1');
  return bare.replace(/\^(['n^])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign === "'" ? '"' : '^'));
}

function decodeQuoted(text: string, charset?: string): string {
  // What is no ASCII was decoded with the file already and stands for itself.
  if (/[^\u0000-\u007f]/.test(text)) {
    return text.replace(/(?:=[\da-f]{2})+/gi, (run) => decodeQuoted(run, charset));
  }
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const hex = text[at] === '=' ? /^[\da-f]{2}/i.exec(text.slice(at + 1, at + 3))?.[0] : undefined;
    bytes.push(hex === undefined ? text.charCodeAt(at) : parseInt(hex, 16));
    if (hex !== undefined) at += 2;
  }
  return decode(Uint8Array.from(bytes), charset);
}

/** Of bytes nobody says the charset of: they are UTF-8, or what phones and Outlook wrote when they were made. */
function decode(bytes: Uint8Array<ArrayBuffer>, charset: string | undefined): string {
  try {
    return new TextDecoder(charset, { fatal: charset === undefined }).decode(bytes);
  } catch {
    return new TextDecoder(charset === undefined ? 'windows-1252' : 'utf-8').decode(bytes);
  }
}

/** The parts of a value, `;` between them, without escapes. */
export function splitParts(value: string): string[] {
  return splitUnescaped(value, ';').map(unescape);
}

/** The items of a list, `,` between them. */
export function splitItems(value: string): string[] {
  return splitUnescaped(value, ',')
    .map(unescape)
    .filter((item) => item !== '');
}

function splitUnescaped(value: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++;
    else if (value[at] === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, value.slice(start)];
}

export function unescape(value: string): string {
  return value.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign)).trim();
}
