import { toDate } from '@/lib/contact/date';
import { collapse } from '@/lib/page/shown-text';
import type { Steps } from '../steps';
import type { Borders } from './borders';
import { EPOCH_ATTRIBUTE, TOOLTIP_ATTRIBUTE, type PageScan, type Sign } from './scan';
import { getSlots, type Slot } from './slots';
import { looksLikeDate } from './signs';

export interface PostDate {
  /** ISO 8601 as precise as the page is; absent when the page says only "yesterday". */
  readonly at: string | undefined;
  readonly shown: string | undefined;
  readonly index: number;
}

const MAX_SHOWN = 120;
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)\s?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/;

/** A machine-readable date as written in `datetime` or `content`, its zone kept; anything else goes to `toDate`. */
function readIso(value: string): string | undefined {
  const match = ISO.exec(value.trim());
  if (match?.[1] === undefined || match[1].startsWith('0000') || match[1].startsWith('1970-01-01'))
    return undefined;
  const [, day, time, zone] = match;
  return time === undefined ? day : `${day}T${time}${zone === 'UTC' ? 'Z' : (zone ?? '')}`;
}

/** Forums are younger than 1990, and a post is not from the far future; in seconds. */
const EARLIEST = 631_152_000;
const LATEST = 4_102_444_800;

function readEpoch(element: Element): string | undefined {
  for (const { name, value } of element.attributes) {
    if (!EPOCH_ATTRIBUTE.test(name) || !/^\d{9,13}$/.test(value)) continue;
    const seconds = value.length > 11 ? Number(value) / 1_000 : Number(value);
    if (seconds > EARLIEST && seconds < LATEST) return new Date(seconds * 1_000).toISOString();
  }
  return undefined;
}

/** "Posted on", "» ", "#12 ": what forums write around a date; and what they write after it. */
const AROUND =
  /^[^\p{L}\d]+|^(?:#\d+\s*[-–|:]?\s*)|^(?:\p{L}{2,14}\s+){0,2}(?:on|am|le|el|il|op|dne|den|em|at|posté le|escrito|publicado|erstellt|geschrieben|posted|dodano|добавлено|написано|отправлено|发表于|發表於)\s*[::]?\s+/iu;

function readText(text: string, language: string | undefined): string | undefined {
  // "3 hours ago" costs as much as a date, and nothing absolute is written with fewer digits.
  if ((text.match(/\p{Nd}/gu)?.length ?? 0) < 3) return undefined;
  const options = language === undefined ? {} : { language };
  const whole = readIso(text) ?? toDate(text, options);
  if (whole !== undefined) return whole;
  const bare = text.replace(AROUND, '').replace(AROUND, '');
  const unled = bare === text ? undefined : toDate(bare, options);
  // Boards in any language write their dates in English when the software is old.
  return (
    unled ??
    (/[A-Z][a-z]{2}/.test(text)
      ? toDate(text.replace(/[^\x20-\x7E]+/g, ' ').trim(), { language: 'en' })
      : undefined)
  );
}

/** A tooltip's date; on the element itself or on what closely wraps it. */
function readTooltip(element: Element, language: string | undefined): string | undefined {
  for (const source of [element, element.parentElement]) {
    if (source === null) continue;
    for (const { name, value } of source.attributes) {
      if (
        !TOOLTIP_ATTRIBUTE.test(name) ||
        value.length > MAX_SHOWN ||
        !looksLikeDate(value) ||
        !/\d/.test(value)
      )
        continue;
      const at = readText(collapse(value), language);
      if (at !== undefined) return at;
    }
  }
  return undefined;
}

/** Reads one date, the markup before the words: `datetime`, `content`, `data-*`, tooltip, text. */
function readDate(
  sign: Sign,
  element: Element,
  language: string | undefined,
): Omit<PostDate, 'index'> | undefined {
  const text = collapse(element.textContent);
  const shown = (sign.text ?? text) === '' ? undefined : (sign.text ?? text).slice(0, MAX_SHOWN);
  const inner = element.localName === 'time' ? element : (element.querySelector('time[datetime]') ?? element);
  for (const source of [inner, element]) {
    for (const name of ['datetime', 'content', 'ts']) {
      const value = source.getAttribute(name);
      if (value === null || value === '') continue;
      const at = readIso(value) ?? (/\d{4}/.test(value) ? toDate(value, { language: 'en' }) : undefined);
      if (at !== undefined) return { at, shown: shown ?? value.slice(0, MAX_SHOWN) };
    }
  }
  const hidden = readEpoch(element) ?? readTooltip(element, language);
  if (hidden !== undefined) return { at: hidden, shown };
  if (shown === undefined) return undefined;
  const at =
    readText(sign.text ?? text, language) ??
    (text.length <= MAX_SHOWN ? readText(text, language) : undefined);
  if (at !== undefined) return { at, shown };
  // Date and time in elements of their own (`<b>9:43pm</b> On <b>Dec 09</b>`).
  const around = element.parentElement === null ? '' : collapse(element.parentElement.textContent);
  const wider = around.length <= MAX_SHOWN ? readText(around, language) : undefined;
  if (wider !== undefined) return { at: wider, shown: around };
  return looksLikeDate(shown) ? { at: undefined, shown } : undefined;
}

/** Whether `3/4` is the third of April here: what the page's own dates allow, and which order lets posts follow one another. */
function findLanguageOfNumbers(texts: readonly string[], language: string | undefined): string | undefined {
  const days = texts.flatMap((text) => {
    const match = /(?<![\d:.])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/.exec(text);
    return match === null ? [] : [[Number(match[1]), Number(match[3]), Number(match[4])] as const];
  });
  if (days.length < 2) return language;
  if (days.some(([first]) => first > 12))
    return days.some(([, second]) => second > 12) ? language : DAY_FIRST;
  if (days.some(([, second]) => second > 12)) return MONTH_FIRST;
  const falls = (month: 0 | 1): number => {
    const order = days.map((day) => day[2] * 372 + day[month] * 31 + day[(1 - month) as 0 | 1]);
    const down = order.filter((value, at) => at > 0 && value < (order[at - 1] ?? 0)).length;
    const up = order.filter((value, at) => at > 0 && value > (order[at - 1] ?? 0)).length;
    return Math.min(down, up);
  };
  return falls(0) < falls(1) ? MONTH_FIRST : falls(1) < falls(0) ? DAY_FIRST : language;
}
const DAY_FIRST = 'en-GB';
const MONTH_FIRST = 'en-US';

/** Reads dates where a recipe says they stand: from the text it names, else from what its element says. */
export function readGivenDates(
  given: readonly ({ readonly text: string; readonly element: Element } | undefined)[],
  language: string | undefined,
): (Omit<PostDate, 'index'> | undefined)[] {
  const numbersIn = findLanguageOfNumbers(
    given.map((one) => one?.text ?? ''),
    language,
  );
  return given.map((one) => {
    if (one === undefined) return undefined;
    const { text, element } = one;
    const read = readDate({ index: 0, slot: '', value: '' }, element, numbersIn);
    if (text === collapse(element.textContent) && read !== undefined) return read;
    const seconds = /^\d{9,13}$/.test(text) ? Number(text) / (text.length > 11 ? 1_000 : 1) : undefined;
    const at =
      seconds === undefined ? readText(collapse(text), numbersIn) : new Date(seconds * 1_000).toISOString();
    return at === undefined ? read : { at, shown: collapse(text).slice(0, MAX_SHOWN) };
  });
}

/** Since when somebody is a member, not when they wrote; when a post was changed. */
const NOT_WRITTEN =
  /join|regist|member since|inscri|dabei|mitglied|anmeld|beitritt|desde|iscritto|lid sinds|dołącz|зарегистр|регистрац|на форуме|注册|註冊|登録|last (?:edit|visit|seen|active|post|login)|edited|modified|bearbeitet|modifi|editado|изменен|изм\.|编辑|最后|last reply/i;

const NOT_WRITTEN_CLASS =
  /join|regist|last-?(?:edit|modified|visit|seen|active|post|reply)|edited|replies-last/i;

function isOther(scan: PageScan, sign: Sign): boolean {
  const element = scan.elements[sign.index];
  if (element === undefined || element.getAttribute('itemprop') === 'dateModified') return true;
  const parent = element.parentElement;
  if (NOT_WRITTEN_CLASS.test(`${element.getAttribute('class') ?? ''} ${parent?.getAttribute('class') ?? ''}`))
    return true;
  // Only what stands before the date names it: "Joined: Mar 2010", but "14 June 2020 (edited 15 June)".
  const whole = element.textContent.trim();
  const at = sign.text === undefined ? 0 : Math.max(0, whole.indexOf(sign.text));
  const own = whole.slice(Math.max(0, at - 40), at) + (/^\D{0,60}/.exec(sign.text ?? whole)?.[0] ?? '');
  const before = element.previousSibling?.textContent?.trim().slice(-40) ?? '';
  const label = element.previousElementSibling?.textContent ?? '';
  const around = parent?.textContent.trim() ?? '';
  const lead = around.length < 80 ? (/^\D{0,60}/.exec(around)?.[0] ?? '') : '';
  return [own, before, label.length < 30 ? label : '', lead].some((text) => NOT_WRITTEN.test(text));
}

/** How often a date is before the one above it, or after it where the newest stand first. */
function countFalls(dates: readonly string[]): number {
  const falls = dates.filter((date, at) => at > 0 && date < (dates[at - 1] ?? '')).length;
  const rises = dates.filter((date, at) => at > 0 && date > (dates[at - 1] ?? '')).length;
  return Math.min(falls, rises);
}

/** A date found in fewer blocks is one somebody wrote about. */
const MIN_SHARE = 0.1;
/** Dates that are read in a few milliseconds. */
const PAUSE = 16;

/** Reads when each block was written: the date slot most blocks have, marked-up dates and full ones before bare ones. */
export function* readDates(
  scan: PageScan,
  borders: Borders,
  language: string | undefined,
  hasTopics: boolean,
): Steps<(PostDate | undefined)[]> {
  const written = borders.dates.map((signs) => signs.filter((sign) => !isOther(scan, sign)));
  const slots = getSlots(borders.blocks, written).filter(
    ({ share }) => share >= MIN_SHARE || borders.blocks.length < 8,
  );
  const datesOf = new Map<Slot, Map<number, PostDate>>();
  for (const slot of slots) {
    const dates = new Map<number, PostDate>();
    datesOf.set(slot, dates);
    const texts = [...slot.signs.values()].map(
      (sign) => sign.text ?? scan.elements[sign.index]?.textContent.slice(0, MAX_SHOWN) ?? '',
    );
    const numbersIn = findLanguageOfNumbers(texts, language);
    let at = 0;
    for (const [block, sign] of slot.signs) {
      if (at++ % PAUSE === 0) yield;
      const element = scan.elements[sign.index];
      if (element === undefined) continue;
      const date = readDate(sign, element, numbersIn);
      if (date !== undefined) dates.set(block, { ...date, index: sign.index });
    }
  }
  const ranked = slots
    .map((slot) => {
      const dates = datesOf.get(slot) ?? new Map<number, PostDate>();
      const values = [...dates.values()];
      const absolute = values.filter(({ at }) => at !== undefined).length / borders.blocks.length;
      const timed =
        values.filter(({ at }) => at !== undefined && at.length > 10).length / borders.blocks.length;
      // People write one after another; since when they are members follows no order.
      const order = values.flatMap(({ at }) => at ?? []);
      const isMixed = !hasTopics && order.length >= 8 && countFalls(order) > 0.3 * order.length;
      // "TOP" with a tooltip, until when: what only points at a date is not when somebody wrote.
      const unsaid = values.filter(({ shown = '1' }) => !/\d/.test(shown) && !looksLikeDate(shown)).length;
      const sample = values[0] === undefined ? undefined : scan.elements[values[0].index];
      const property = sample?.getAttribute('itemprop');
      const marked = property != null && /^date(?:Published|Created|Posted)/.test(property);
      const worth =
        dates.size / borders.blocks.length +
        0.4 * absolute +
        (hasTopics ? 0 : 0.25 * timed) +
        (marked ? 0.3 : 0) -
        (isMixed ? 0.5 : 0) -
        (unsaid / borders.blocks.length) * 0.5 -
        (hasTopics ? Math.min(0.6, slot.position * 0.2) : Math.min(0.3, slot.position * 0.03));
      return { dates, worth };
    })
    .sort((a, b) => b.worth - a.worth);
  return borders.blocks.map((_, block) => {
    const found = ranked.flatMap(({ dates }) => dates.get(block) ?? []);
    return found.find(({ at }) => at !== undefined) ?? found[0];
  });
}
