import type { PostalAddress } from '@/lib/leads/values';
import {
  ADDRESS_LABEL,
  HOUSE_NUMBER,
  INSIDE_HOUSE,
  NOT_AN_ADDRESS,
  addressLikeness,
  isStreet,
  toAddress,
  type AddressOptions,
} from './address';
import { findCountryByName, isRegion } from './countries';
import type { Match } from './match';

/** Where an address ends and something else begins: phone, mail, opening hours. */
const STOP =
  /(?:tele?(?:fon|phone)?|phone|tel|fax|mobile?|e-?mail|mail|web(?:site)?|hours|open|öffnungszeiten|电话|電話|传真|邮箱|手机|전화|팩스|тел|факс)\s?[.:：]|https?:|www\.|@|☎|✆|📞|\(\d{2,5}\)\s?\d{3}/iu;

/** A line that names a place with its code, in the shapes of most countries, or a street and house in Chinese characters. */
const PLACE_LINE =
  /(?<![\d.,:/-])(?:[A-Z]{1,2}-)?(?:\d{4,6}|\d{3} \d{2,3},?|\d{2}-\d{3}|\d{5}-\d{3}|\d{4} ?[A-Z]{2})[ -]{1,3}\p{Lu}\p{L}|\p{L}\.?[ ,–-]{1,3}(?:\d{4,6}(?:-\d{3,4})?|\d{3} \d{3})(?![\d:./-]| \d)|(?<!\p{L})[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{L}\d])|(?<!\p{L})[A-Z]\d[A-Z] ?\d[A-Z]\d(?!\d)|^(?:\p{L}{3,20}\.?,? )?[A-Z]\d[\dW] [A-Z\d]{4}$|,\s?[A-Z]{2}$|(?<!\d)\d{6}, ?(?:г\. ?)?\p{Lu}\p{L}|(?<![\p{L}\d] ?)[гм]\. ?\p{Lu}[\p{L} -]+(?:$|.*\d)|〒|[路街道巷弄村里園园區区]\p{L}{0,12}[\d０-９]{1,5}[号號弄巷之-]|[都道府県市区町村][^\n]{1,20}\d|[로길동리]\s?\d/u;

/** No record has as many; a text that repeats one for ever may not hold the page up. */
const MOST_ADDRESSES = 300;

/**
 * Postal addresses in a longer text: lines that name a place with its postal code (or end in a state), together with the
 * street's line before them, or after them as in Hungary, and a country's line after them. A place without a street is none.
 */
export function findAddresses(text: string, options: AddressOptions = {}): Match<PostalAddress>[] {
  if (!/\d/.test(text)) return [];
  const lines = toLines(text);
  const found: Match<PostalAddress>[] = [];
  let used = -1;
  lines.forEach((line, index) => {
    if (index <= used || found.length === MOST_ADDRESSES || !PLACE_LINE.test(line.text)) return;
    for (const [back, ahead, isTall] of [getTallWindow(lines, index), ...WINDOWS]) {
      if (index - back <= used || !(isTall || joins(lines, index, back, ahead))) continue;
      const [nearest, last] = [lines[index - back], lines[index + ahead]];
      if (!nearest || !last) continue;
      // "2nd Floor, Model Towers" stands over the street.
      const over = lines[index - back - 1];
      const isIn = index - back - 1 > used && over && INSIDE_HOUSE.test(over.text) && over.text.length < 60;
      const first = isIn ? over : nearest;
      const more = countEnding(lines, index + ahead + 1, options.country);
      const start = first.start;
      const end = (lines[index + ahead + more] ?? last).end;
      const shown = text.slice(start, end);
      const value =
        shown.length < 250 && addressLikeness(shown, options) >= 0.6 ? toAddress(shown, options) : undefined;
      if (value?.street === undefined || (value.locality === undefined && value.postalCode === undefined))
        continue;
      // "12 rue des Exemples", "ZA de Modèle": the house stands a line above what is a street too.
      const above = lines[index - back - 1]?.text ?? '';
      if (ahead === 0 && back < 2 && !HOUSE_NUMBER.test(value.street) && STARTS_WITH_HOUSE.test(above))
        continue;
      if (back === 0 && CJK_TOWN.test(above)) continue;
      // "Suite 110, Anytown, CA 94566": the street stands a line above.
      if (back < 2 && INSIDE_HOUSE.test(value.street) && joins(lines, index, back + 1, 0)) continue;
      found.push({ value, shown, start, end });
      used = index + ahead + more;
      return;
    }
  });
  return found;
}

/** How many lines before and after the place's line are tried as one address. */
const WINDOWS: readonly Window[] = [
  [0, 0, false],
  [1, 0, false],
  [2, 0, false],
  [0, 1, false],
];

/** Lines before and after the place's, and whether a line each was looked at already. */
type Window = readonly [back: number, ahead: number, isTall: boolean];

/** How many lines from `at` on still belong to an address: its country, or quarter and town. */
function countEnding(lines: readonly Line[], at: number, country: string | undefined): number {
  const [next, after] = [lines[at]?.text ?? '', lines[at + 1]?.text ?? ''];
  if (endsAddress(next, country) || STOREY.test(next)) return 1;
  return country === 'BR' && /^\p{Lu}\D{2,30}$/u.test(next) && endsAddress(after, country) ? 2 : 0;
}

/** The country's line, or in Brazil the one of town and state: "São Paulo - SP". */
function endsAddress(text: string, country: string | undefined): boolean {
  if (text.length > 50 || /\d/.test(text)) return false;
  if (text.length < 30 && findCountryByName(text) !== undefined) return true;
  const state = country === 'BR' ? /\p{Ll}\s?[-–/]\s?([A-Z]{2})$/u.exec(text)?.[1] : undefined;
  return state !== undefined && isRegion(state, 'BR');
}

/** "見本ビル2F": house and storey on a line below the street. */
const STOREY = /^[\p{Lo}ー－-]{2,20}[\d０-９]{1,4}(?:F|階|号室?|楼|層)$/u;
/** "银川市金凤区", "〒665-0812": the town or code a line above its street. */
const CJK_TOWN = /^(?:[\u4e00-\u9fff]{0,6}[省市][\u4e00-\u9fff]{0,14}|〒\s?\d{3}-?\d{4})$/u;
const STARTS_WITH_HOUSE = /^\d{1,4}\s?(?:bis|ter|[a-z])?,?\s\p{L}{2}/iu;

/**
 * British, Irish and Canadian addresses have a line for each part, the code alone on the last: up to the first line that
 * is no street's, seen from the street's on. Elsewhere up to the first street's of the lines that end in a comma.
 */
function getTallWindow(lines: readonly Line[], index: number): Window {
  let back = 0;
  if (/^(?:\p{L}{3,20}\.?,? )?[A-Z\d]{3,4} \d?[A-Z\d]{2,4}$/u.test(lines[index]?.text ?? '')) {
    for (let above = 1; above <= 5; above += 1) {
      const text = lines[index - above]?.text ?? '';
      if (text.length < 3 || text.length > 45 || NOT_AN_ADDRESS.test(text)) break;
      if (isStreet(text)) back = above;
      else if (back > 0) break;
    }
  }
  for (let above = back + 1; above <= 5 && lines[index - above]?.runsOn === true; above += 1)
    if (isStreet(lines[index - above]?.text ?? '')) back = above;
  return [back, 0, back > 0];
}

/** The lines around the place's must be short and the street's. */
function joins(lines: readonly Line[], index: number, back: number, ahead: number): boolean {
  const around = [...lines.slice(index - back, index), ...lines.slice(index + 1, index + 1 + ahead)];
  return (
    around.length === back + ahead &&
    around.every(
      ({ text }, at) =>
        text.length < 70 &&
        !NOT_AN_ADDRESS.test(text) &&
        (isStreet(text) || CJK_TOWN.test(text) || (at > 0 && INSIDE_HOUSE.test(text))),
    )
  );
}

interface Line {
  readonly text: string;
  /** Whether it ends in a comma. */
  readonly runsOn: boolean;
  readonly start: number;
  readonly end: number;
}

/** "Our office is located at 12 Mill Lane, …" */
const LEAD_IN = /^.{0,80}?\b(?:located|situated|based) (?:at|in)\s(?=\d|\p{Lu})/u;

/** Lines and, within long ones, sentences; cut where another kind of value begins. */
function toLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const match of text.slice(0, 100_000).matchAll(/[^\n\r|]{4,}/g)) {
    let offset = match.index;
    for (const sentence of match[0].split(
      /(?<=(?<!CEP|Cep|PLZ|PSČ|[Cc]ode|ндекс)[!?:：]\s|\p{L}{5}\.\s|\d{4}\.\s)(?=\p{Lu}|\d)/u,
    )) {
      const stop = STOP.exec(sentence)?.index ?? sentence.length;
      const shown = sentence.slice(0, stop).replace(/[\s,;.(–-]{1,40}$/, '');
      const lead =
        (ADDRESS_LABEL.exec(shown) ?? LEAD_IN.exec(shown) ?? /^[\s,;:–-]{0,40}/.exec(shown))?.[0].length ?? 0;
      const length = shown.length - lead;
      if (length >= 4 && length < 200)
        lines.push({
          text: shown.slice(lead),
          runsOn: sentence.charAt(shown.length) === ',',
          start: offset + lead,
          end: offset + shown.length,
        });
      offset += sentence.length;
    }
    if (lines.length > 1_000) break;
  }
  return lines;
}
