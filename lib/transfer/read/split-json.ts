import { FileError } from './file-error';

/**
 * A piece of a JSON text: an element of a list, or a member of the outermost object. One that is a list comes empty, and then
 * its elements.
 */
export interface JsonPart {
  /** The member of the outermost object it stands in; absent when the text is a list, or a value a line. */
  readonly key?: string;
  readonly isElement: boolean;
  /** Place among the elements of its list, from 0. */
  readonly index: number;
  readonly value: unknown;
}

/** Characters of one element. A lead is some kilobytes. */
const MAX_ELEMENT = 64 * 1024 * 1024;

/**
 * Takes JSON apart without ever holding the whole: a list, an object with lists among its members, or one value a line.
 *
 * @throws FileError `damaged` with the place where it stops being JSON, `too-large`
 */
export async function* splitJson(texts: AsyncIterable<string>): AsyncGenerator<JsonPart[], void, void> {
  const splitter = new JsonSplitter();
  let next = '';
  for await (const text of texts) {
    next += text;
    if (next.length < splitter.waiting) continue;
    const parts = splitter.push(next, false);
    next = '';
    if (parts.length > 0) yield parts;
  }
  yield splitter.push(next, true);
}

/** Nothing anybody keeps is nested deeper; what is cannot be taken apart within a stack. */
const MAX_NESTED = 500;

type State = 'top' | 'members' | 'elements' | 'after';

class JsonSplitter {
  #text = '';
  #at = 0;
  #isLast = false;
  #state: State = 'top';
  /** Where the list's end leads back to. */
  #key: string | undefined;
  #index = 0;
  /** Whether a value just ended, so that a comma or the end must follow. */
  #isBehind = false;

  get waiting(): number {
    return this.#text.length - this.#at;
  }

  push(text: string, isLast: boolean): JsonPart[] {
    this.#text = this.#text.slice(this.#at) + text;
    this.#at = 0;
    this.#isLast = isLast;
    const parts: JsonPart[] = [];
    while (this.#step(parts));
    if (this.waiting > MAX_ELEMENT) throw new FileError('too-large', this.#place());
    if (isLast && (this.#state === 'members' || this.#state === 'elements' || this.#at < this.#text.length)) {
      throw this.#damaged();
    }
    return parts;
  }

  /** @returns whether there is more to do with what is here */
  #step(parts: JsonPart[]): boolean {
    const start = this.#skipBlanks();
    if (start >= this.#text.length) return false;
    const sign = this.#text[start];
    switch (this.#state) {
      case 'top':
        // Values of lines may have commas between them, and a list may follow another.
        if (sign === '[') return this.#enter('elements', undefined, start + 1);
        if (sign === '{' && !this.#isLine(start)) return this.#enter('members', undefined, start + 1);
        return this.#takeValue(parts, start, true);
      case 'elements':
        if (sign === ']') return this.#leave(start + 1);
        if (this.#isBehind) return this.#takeComma(sign, start);
        return this.#takeValue(parts, start, true);
      case 'members':
        if (sign === '}') return this.#leave(start + 1);
        if (this.#isBehind) return this.#takeComma(sign, start);
        return this.#takeMember(parts, start);
      case 'after':
        throw this.#damaged();
    }
  }

  #skipBlanks(): number {
    while (this.#at < this.#text.length) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) break;
      this.#at++;
    }
    return this.#at;
  }

  /** An object that ends with its line, and another begins on the next: one value a line. */
  #isLine(start: number): boolean {
    if (this.#index > 0) return true;
    const end = findValueEnd(this.#text, start);
    return end !== undefined && /^[ \t]*\r?\n[ \t]*\{/.test(this.#text.slice(end, end + 100));
  }

  #enter(state: State, key: string | undefined, at: number): true {
    this.#state = state;
    this.#key = key;
    this.#index = 0;
    this.#isBehind = false;
    this.#at = at;
    return true;
  }

  #leave(at: number): true {
    this.#state = this.#state === 'elements' && this.#key !== undefined ? 'members' : 'after';
    this.#key = undefined;
    this.#isBehind = true;
    this.#at = at;
    return true;
  }

  #takeComma(sign: string | undefined, start: number): true {
    if (sign !== ',') throw this.#damaged();
    this.#isBehind = false;
    this.#at = start + 1;
    return true;
  }

  #takeMember(parts: JsonPart[], start: number): boolean {
    const keyEnd = findValueEnd(this.#text, start);
    if (keyEnd === undefined) return false;
    const key = this.#parse(start, keyEnd);
    if (typeof key !== 'string') throw this.#damaged();
    const [colon] = /^\s*:\s*/.exec(this.#text.slice(keyEnd, keyEnd + 10_000)) ?? [];
    if (colon === undefined) {
      if (this.#text.slice(keyEnd).trim() === '' && !this.#isLast) return false;
      throw this.#damaged();
    }
    const value = keyEnd + colon.length;
    if (value >= this.#text.length) return false;
    if (this.#text[value] === '[') {
      parts.push({ key, isElement: false, index: 0, value: [] });
      return this.#enter('elements', key, value + 1);
    }
    this.#key = key;
    this.#at = start;
    const end = findValueEnd(this.#text, value);
    if (end === undefined || (end === this.#text.length && !this.#isLast)) return false;
    parts.push({ key, isElement: false, index: 0, value: this.#parse(value, end) });
    this.#key = undefined;
    this.#isBehind = true;
    this.#at = end;
    return true;
  }

  #takeValue(parts: JsonPart[], start: number, isElement: boolean): boolean {
    const end = findValueEnd(this.#text, start);
    // A number may go on in the next piece.
    if (end === undefined || (end === this.#text.length && !this.#isLast)) return false;
    const value = this.#parse(start, end);
    parts.push({
      ...(this.#key === undefined ? {} : { key: this.#key }),
      isElement,
      index: this.#index++,
      value,
    });
    this.#isBehind = true;
    this.#at = end;
    return true;
  }

  #parse(start: number, end: number): unknown {
    try {
      return parseJson(this.#text.slice(start, end));
    } catch (cause) {
      throw this.#damaged(cause);
    }
  }

  #place(): string {
    return `${this.#key ?? ''}[${this.#index}]`;
  }

  #damaged(cause?: unknown): FileError {
    return new FileError('damaged', this.#place(), { cause });
  }
}

const parse = JSON.parse as (
  text: string,
  revive?: (key: string, value: unknown, context?: { source?: string }) => unknown,
) => unknown;

/** Whole numbers beyond what a double holds stay as they stand, as text: they are ids and register numbers. */
function parseJson(text: string): unknown {
  if (!/\d{16}/.test(text)) return parse(text);
  return parse(text, (_, value, context) =>
    typeof value === 'number' && /^-?\d+$/.test(context?.source ?? '') && context?.source !== String(value)
      ? context?.source
      : value,
  );
}

/** Where the value at `start` ends; `undefined` when it does not here. What is inside is not looked at. */
function findValueEnd(text: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) {
      const end = findStringEnd(text, at);
      if (end === undefined) return undefined;
      at = end - 1;
      if (depth === 0) return end;
    } else if (code === 123 || code === 91) {
      if (++depth > MAX_NESTED) throw new FileError('too-large');
    } else if (code === 125 || code === 93) {
      // The end of what it stands in also ends a bare number.
      if (depth === 0) return at === start ? at + 1 : at;
      if (--depth === 0) return at + 1;
    } else if (depth === 0 && at > start && (code === 44 || code <= 32)) return at;
  }
  return depth === 0 && text.length > start ? text.length : undefined;
}

function findStringEnd(text: string, start: number): number | undefined {
  for (let at = start + 1; ;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}
