import { findAttribute, scanXml, type XmlHandler, isOn } from './xml';

/** How numbers are shown, as far as it changes what they are: dates, times, percentages, digits with leading zeros. */
export type NumberFormat =
  | { readonly is: 'number' }
  /** @property seconds whether the time of day is shown with them */
  | { readonly is: 'date' | 'moment' | 'time'; readonly seconds: boolean }
  | { readonly is: 'percent' }
  /** Digits at fixed places, `00000` or `(000) 000-0000`, by the number of digits up to which each holds. */
  | { readonly is: 'digits'; readonly patterns: readonly DigitPattern[] };

interface DigitPattern {
  readonly below: number;
  /** Literal text and places, in order; `0` is shown as zero, `#` left out, where there is no digit. */
  readonly parts: readonly ({ readonly place: '0' | '#' } | { readonly text: string })[];
}

const NUMBER: NumberFormat = { is: 'number' };

/** Formats every spreadsheet has built in (ECMA-376 part 1, 18.8.30); 27–36 and 50–58 are those of East Asian versions. */
function toBuiltIn(id: number): NumberFormat {
  if (id === 9 || id === 10) return { is: 'percent' };
  if (
    (id >= 14 && id <= 17) ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  )
    return { is: 'date', seconds: false };
  if (id === 22) return { is: 'moment', seconds: false };
  if (id === 19 || id === 21 || (id >= 45 && id <= 47)) return { is: 'time', seconds: true };
  if (id === 18 || id === 20 || (id >= 32 && id <= 35) || id === 55 || id === 56)
    return { is: 'time', seconds: false };
  return NUMBER;
}

/** What a format code says; only its first section, that of positive numbers, counts. */
export function toNumberFormat(code: string): NumberFormat {
  // Elapsed time, `[h]:mm`, counts on beyond a day; it is a length of time and stays a number.
  if (/\[(?:h+|m+|s+)\]/i.test(code)) return NUMBER;
  const bare = toBare(code.split(';')[0] ?? '');
  if (/^\s*general/i.test(bare)) return NUMBER;
  if (/[#0?]/.test(bare) === false) {
    const date = /[ydegb]|m{3}/i.test(bare) || (/m/i.test(bare) && !/[hs]/i.test(bare));
    const time = /[hs]/i.test(bare);
    const seconds = /s/i.test(bare);
    if (date) return { is: time ? 'moment' : 'date', seconds };
    if (time) return { is: 'time', seconds };
    return NUMBER;
  }
  // Fractions of seconds, `ss.000`, have places for digits and are times all the same.
  if (/s\.0/i.test(bare)) return { is: /[yd]/i.test(bare) ? 'moment' : 'time', seconds: true };
  if (bare.includes('%')) return { is: 'percent' };
  const patterns = toDigitPatterns(code);
  return patterns === undefined ? NUMBER : { is: 'digits', patterns };
}

/** The code without quoted and escaped signs, colours, conditions, languages and padding. */
const toBare = (section: string) => section.replace(/"[^"]*"?|\\.|\[[^\]]*\]?|[_*]./gsu, '');

/** Postal codes and phone numbers: zeros in front, or signs between the digits. */
function toDigitPatterns(code: string): DigitPattern[] | undefined {
  const patterns: DigitPattern[] = [];
  for (const section of code.split(';').slice(0, 2)) {
    const limit = /^\[<(=?)(\d{1,15})\]/.exec(section);
    const rest = limit ? section.slice(limit[0].length) : section.replace(/^\[\$-[\dA-F]{1,8}\]/i, '');
    const parts = toParts(rest);
    if (parts === undefined) return undefined;
    patterns.push({ below: limit ? Number(limit[2]) + (limit[1] === '=' ? 1 : 0) : Infinity, parts });
    if (!limit) break;
  }
  const places = patterns.flatMap(({ parts }) => parts);
  // `0` and `#` alone are plain numbers.
  const isPlain =
    places.every((part) => 'place' in part) &&
    places.filter((part) => 'place' in part && part.place === '0').length < 2;
  return isPlain || !places.some((part) => 'place' in part) ? undefined : patterns;
}

function toParts(section: string): DigitPattern['parts'] | undefined {
  const parts: DigitPattern['parts'][number][] = [];
  for (const [sign, quoted, escaped] of section.matchAll(/"([^"]*)"|\\(.)|./gsu)) {
    const text = quoted ?? escaped ?? (/[-+() ]/.test(sign) ? sign : undefined);
    if (text !== undefined) parts.push({ text });
    else if (sign === '0' || sign === '#') parts.push({ place: sign });
    else return undefined;
  }
  // Words in front of or behind a number are units and currencies; between digits there are only separators.
  return parts.some((part) => 'text' in part && /[\p{L}\p{Sc}]/u.test(part.text)) ? undefined : parts;
}

/** Fills a whole number's digits in from the right. */
function fillDigits(patterns: readonly DigitPattern[], number: number): string | undefined {
  const pattern = patterns.find(({ below }) => number < below);
  if (pattern === undefined || number < 0 || !Number.isSafeInteger(number)) return undefined;
  const digits = String(number);
  const places = pattern.parts.filter((part) => 'place' in part).length;
  let left = digits.length;
  let text = '';
  let place = places;
  for (const part of [...pattern.parts].reverse()) {
    if ('text' in part) {
      text = part.text + text;
      continue;
    }
    place -= 1;
    // The leftmost place takes all digits that are left.
    const from = place === 0 ? 0 : left - 1;
    const taken = left > 0 ? digits.slice(from, left) : '';
    text = (taken === '' && part.place === '0' ? '0' : taken) + text;
    left = Math.min(left, from);
  }
  return text;
}

/**
 * A stored number as people see it.
 *
 * @param raw as it stands in the file
 * @param from1904 whether days are counted from 1904 on, as old Macs did
 */
export function showNumber(
  raw: string,
  format: NumberFormat,
  from1904: boolean,
): { text: string; kind?: 'number' | 'date' } {
  const number = Number(raw);
  // What is no number is kept as it is: some writers put text here.
  if (raw.trim() === '' || !Number.isFinite(number)) return { text: raw };
  if (format.is === 'date' || format.is === 'moment' || format.is === 'time') {
    const shown = showMoment(number, format, from1904);
    if (shown !== undefined) return shown;
  }
  if (format.is === 'percent') return { text: `${toPlain(number * 100)}%`, kind: 'number' };
  if (format.is === 'digits') {
    const text = fillDigits(format.patterns, number);
    if (text !== undefined) return { text, kind: 'number' };
  }
  // Whole numbers as they stand: one of 18 digits is no double, and is a register number to whoever wrote it.
  return { text: /^-?\d+$/.test(raw) ? raw : toPlain(number), kind: 'number' };
}

/** 15 digits, as spreadsheets show: 0.1 is stored as 0.10000000000000001. */
const toPlain = (number: number): string => String(Number(number.toPrecision(15)));

const DAY = 86_400;
/** 9999-12-31, the last day there is. */
const LAST_SERIAL = 2_958_466;

function showMoment(
  serial: number,
  format: { is: 'date' | 'moment' | 'time'; seconds: boolean },
  from1904: boolean,
): { text: string; kind?: 'date' } | undefined {
  if (serial < 0 || serial >= LAST_SERIAL) return undefined;
  const seconds = Math.round(serial * DAY);
  const days = Math.floor(seconds / DAY);
  const time = new Date((seconds % DAY) * 1_000).toISOString().slice(11, format.seconds ? 19 : 16);
  // A time of day is one without a day; with one it is a moment that is shown in part.
  if (format.is === 'time' && days === 0) return { text: time };
  const day = toDay(days, from1904);
  if (day === undefined) return undefined;
  const isWhole = format.is === 'date' || (format.is === 'moment' && seconds % DAY === 0 && !format.seconds);
  return { text: isWhole ? day : `${day}T${time}`, kind: 'date' };
}

/** Excel counts 1900-01-01 as 1, and a 29 February 1900 that never was as 60. */
function toDay(days: number, from1904: boolean): string | undefined {
  if (!from1904 && (days === 0 || days === 60)) return undefined;
  const since = from1904 ? 24_107 : days < 60 ? 25_568 : 25_569;
  return new Date((days - since) * DAY * 1_000).toISOString().slice(0, 10);
}

/** The formats of a workbook by the index cells name. */
export async function readNumberFormats(
  path: string,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<readonly NumberFormat[]> {
  const codes = new Map<number, NumberFormat>();
  const formats: NumberFormat[] = [];
  let isCells = false;
  const handler: XmlHandler = {
    open(name, attributes) {
      if (name === 'numFmt') {
        const code = findAttribute(attributes, 'formatCode');
        const id = Number(findAttribute(attributes, 'numFmtId'));
        if (code !== undefined) codes.set(id, toNumberFormat(code));
      } else if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells) {
        const id = Number(findAttribute(attributes, 'numFmtId') ?? 0);
        formats.push(codes.get(id) ?? toBuiltIn(id));
      }
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') isCells = false;
    },
  };
  await scanXml(path, pieces, handler);
  return formats;
}

/** Whether days are counted from 1904, as the workbook says. */
export const isFrom1904 = (attributes: string): boolean => isOn(attributes, 'date1904');
