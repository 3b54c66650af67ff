import { remember } from './remember';

export interface DateOptions {
  /** BCP 47 of the text: decides between 3/4 as March and as April, and which month names are tried first. */
  readonly language?: string | undefined;
  /** The moment the page was read. Without it "yesterday" and dates without a year are unreadable. */
  readonly now?: Date | undefined;
}

/** A day and, where given, the time of day, as the page wrote them: no time zone is applied. */
interface Moment {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time?: Time | undefined;
}
interface Time {
  readonly hour: number;
  readonly minute: number;
}

/** Languages whose month and unit names are generated from Intl, most frequent on the web first. */
const LANGUAGES =
  'en de fr es it pt ru nl pl tr id vi fa ja zh zh-Hant ko uk sv cs el ro hu ar th da fi nb he bg hr sk sr sl lt lv et ca hi bn ms be ka hy az kk mk sq gl eu is ta te mr fil sw af ar-LB ar-DZ sr-Latn'.split(
    ' ',
  );

/**
 * A date written anywhere in a short text as ISO 8601: `2016-03-02`, or `2016-03-02T18:39` where the time is given.
 * Undefined when there is none, or when it needs `now` and `now` is absent.
 */
export function toDate(text: string, options: DateOptions = {}): string | undefined {
  const folded = fold(text.slice(0, 200));
  if (!/\d|[\p{L}\p{M}]{3}|[天日月년昨今]/u.test(folded)) return undefined;
  const languages = getLanguages(options.language, folded);
  const absolute =
    readIso(folded) ??
    readCjk(folded, options.now) ??
    readNamedMonth(folded, languages, options.now) ??
    readNumeric(folded, options);
  if (absolute) return toIso(absolute);
  if (!options.now) return undefined;
  const relative = readRelative(folded, languages, options.now);
  if (relative !== undefined) return relative;
  const short = readDayAndMonth(folded, options);
  return short ? toIso(short) : undefined;
}

const FOREIGN_DIGITS = /[٠-٩۰-۹०-९০-৯๐-๙]/g;

function fold(text: string): string {
  return (
    text
      .normalize('NFKC')
      .replace(FOREIGN_DIGITS, (digit) => {
        const code = digit.charCodeAt(0);
        return String(
          (code -
            ([0x660, 0x6f0, 0x966, 0x9e6, 0xe50].find((zero) => code >= zero && code <= zero + 9) ?? code)) %
            10,
        );
      })
      .toLowerCase()
      .normalize('NFD')
      // Accents, Hebrew points and Arabic vowel signs; the vowels of Indic and Thai script stay.
      .replace(/[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u200e\u200f\u202a-\u202e]/g, '')
      .normalize('NFC')
      .replace(/[’‘ʻʼ՚ꞌ＇′‵ʹ`]/g, "'")
      .replace(/[\s\u00a0\u202f]+/g, ' ')
  );
}

/**
 * The page's own language, English, then the others its letters allow. Names of one language cost about 5 ms to make, so
 * on a page that declares its language only the six most likely others are tried.
 */
function getLanguages(language: string | undefined, folded: string): readonly string[] {
  const script = SCRIPTS.findIndex(([pattern]) => pattern.test(folded));
  return listLanguages(`${String(script)} ${language?.toLowerCase().split('-')[0] ?? ''}`);
}

const listLanguages = remember((key): readonly string[] => {
  const [script, own] = key.split(' ');
  const byScript = SCRIPTS[Number(script)]?.[1];
  const known = LANGUAGES.filter((code) => code.split('-')[0] === own);
  const others = byScript ?? (known.length > 0 ? LIKELY : LANGUAGES.filter((code) => !NON_LATIN.has(code)));
  return [...new Set([...known, ...(byScript ? [] : ['en']), ...others])];
});

const LIKELY = ['de', 'fr', 'es', 'it', 'pt', 'nl'];

const SCRIPTS: [RegExp, string[]][] = [
  [/[\u0400-\u04ff]/, ['ru', 'uk', 'bg', 'sr', 'be', 'mk', 'kk']],
  [/[\u0600-\u06ff]/, ['ar', 'fa', 'ar-LB', 'ar-DZ']],
  [/[\u0590-\u05ff]/, ['he']],
  [/[\u0370-\u03ff]/, ['el']],
  [/[\u0e00-\u0e7f]/, ['th']],
  [/[\u0900-\u097f]/, ['hi', 'mr']],
  [/[\u0980-\u09ff]/, ['bn']],
  [/[\u10a0-\u10ff]/, ['ka']],
  [/[\u0530-\u058f]/, ['hy']],
  [/[\u0b80-\u0bff]/, ['ta']],
  [/[\u0c00-\u0c7f]/, ['te']],
  [/[\u3040-\u30ff]/, ['ja']],
  [/[\uac00-\ud7af]/, ['ko']],
  [/[\u4e00-\u9fff]/, ['zh', 'zh-Hant', 'ja', 'ko']],
];
const NON_LATIN = new Set(SCRIPTS.flatMap(([, codes]) => codes));

function toIso({ year, month, day, time }: Moment): string {
  const pad = (part: number, width = 2) => String(part).padStart(width, '0');
  const date = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
  return time ? `${date}T${pad(time.hour)}:${pad(time.minute)}` : date;
}

function toMoment(year: number, month: number, day: number, time?: Time): Moment | undefined {
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  if (year > 2_400 && year < 2_700) year -= 543; // Thai solar calendar
  if (year >= 1_300 && year < 1_450) return fromJalali(year, month, day, time);
  if (year < 1_000 || year > 2_200 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return { year, month, day, time };
}

/** Iranian solar calendar by the 33-year rule, which is right for 1343–1472 (1964–2093); 1 Farvardin 1394 is 21 March 2015. */
function fromJalali(year: number, month: number, day: number, time?: Time): Moment {
  const leapsBefore = (one: number) => Math.floor((8 * one + 21) / 33);
  const dayOfYear = month <= 6 ? (month - 1) * 31 + day : 186 + (month - 7) * 30 + day;
  const days = (year - 1394) * 365 + leapsBefore(year) - leapsBefore(1394) + dayOfYear - 1;
  const date = new Date(Date.UTC(2015, 2, 21 + days));
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), time };
}

function toYear(text: string, now?: Date): number {
  const year = Number(text);
  if (text.length > 2) return year;
  const pivot = ((now?.getFullYear() ?? 2_040) % 100) + 10;
  return year <= pivot ? 2_000 + year : 1_900 + year;
}

const MERIDIEM =
  '(?<half>[ap]\\.? ?m\\b\\.?|오전|오후|上午|下午|晚上|晚|早上|凌晨|中午|午前|午後|π\\.?μ|μ\\.?μ|pagi|sore|malam|sa|ch|öö|de\\.|du\\.)';
const TIME = new RegExp(
  `(?<![\\d.:/-])(?:${MERIDIEM.replace('<half>', '<before>')} ?)?(?<hour>[01]?\\d|2[0-3])(?:[:.h時时點点시٫]|(?<=\\d) ?uhr ?| ?h ?| ?시 ?) ?(?<minute>[0-5]\\d)?(?![\\d/-])(?:[:.分분 ]{1,2}[0-5]\\d(?:[.,]\\d{1,6})?[秒초]?)?(?: ?uhr| ?h| ?분| ?分)?(?: ?${MERIDIEM})?`,
  'iu',
);
const HOUR_ONLY = /(?<![\d.:/-])(?<hour>1?\d) ?(?<half>[ap]\.?m\b\.?)/iu;

function readTime(text: string): Time | undefined {
  const match = TIME.exec(text) ?? HOUR_ONLY.exec(text);
  const groups = match?.groups;
  if (!match || groups?.hour === undefined) return undefined;
  if (
    groups.minute === undefined &&
    groups.half === undefined &&
    groups.before === undefined &&
    !/[時时點点시h]|uhr/.test(match[0])
  )
    return undefined;
  let hour = Number(groups.hour);
  const half = (groups.half ?? groups.before ?? '').replace(/[. ]/g, '');
  if (/^(?:pm|오후|下午|晚上?|午後|μμ|sore|malam|ch)$/.test(half) && hour < 12) hour += 12;
  if (/^(?:am|오전|上午|早上|凌晨|午前|πμ|pagi|sa)$/.test(half) && hour === 12) hour = 0;
  return { hour, minute: Number(groups.minute ?? 0) };
}

/** The time after a date, or, on older boards, before it. */
function timeAround(text: string, start: number, end: number): Time | undefined {
  return readTime(text.slice(end, end + 40)) ?? readTime(text.slice(Math.max(0, start - 30), start));
}

function readIso(text: string): Moment | undefined {
  const match = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?:[t ](\d{2}):?(\d{2}))?(?!\d)/.exec(text);
  if (!match) return undefined;
  const [shown, year, month, day, hour, minute] = match;
  const time =
    hour !== undefined && Number(hour) < 24 && Number(minute) < 60
      ? { hour: Number(hour), minute: Number(minute) }
      : timeAround(text, match.index, match.index + shown.length);
  return toMoment(Number(year), Number(month), Number(day), time);
}

const CJK =
  /(?:(?<era>民國|民国|令和|平成|昭和)? ?(?<year>\d{2,4}|元) ?[年년] ?)?(?<month>1[0-2]|0?[1-9]) ?[月월] ?(?<day>[12]\d|3[01]|0?[1-9]) ?[日号號일]?/u;
const ERA_START: Record<string, number> = { 民國: 1911, 民国: 1911, 令和: 2018, 平成: 1988, 昭和: 1925 };

function readCjk(text: string, now?: Date): Moment | undefined {
  const match = CJK.exec(text);
  const groups = match?.groups;
  if (!match || groups?.month === undefined || groups.day === undefined) return undefined;
  const month = Number(groups.month);
  const day = Number(groups.day);
  const time = timeAround(text, match.index, match.index + match[0].length);
  if (groups.year === undefined) return withoutYear(month, day, time, now);
  const inEra = groups.year === '元' ? 1 : Number(groups.year);
  const start = groups.era === undefined ? undefined : ERA_START[groups.era];
  return toMoment(start === undefined ? toYear(groups.year, now) : start + inEra, month, day, time);
}

/** The latest such day that is not in the future: posts are from the past. */
function withoutYear(
  month: number,
  day: number,
  time: Time | undefined,
  now: Date | undefined,
): Moment | undefined {
  if (!now) return undefined;
  const isPast = month < now.getMonth() + 1 || (month === now.getMonth() + 1 && day <= now.getDate() + 1);
  return toMoment(now.getFullYear() - (isPast ? 0 : 1), month, day, time);
}

const monthNames = new Map<string, Map<string, number>>();
/** Spellings in use that CLDR does not list. */
const MORE_MONTHS: Record<string, number> = {
  mrz: 3,
  sept: 9,
  juil: 7,
  avr: 4,
  fev: 2,
  dic: 12,
  abr: 4,
  ago: 8,
  set: 9,
  out: 10,
  okt: 10,
  dez: 12,
  maj: 5,
  avg: 8,
};
const JALALI_MONTHS = 'فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند'.split(' ');

/**
 * As `Intl` has them, which takes 3 ms a language to say so: of the languages that are tried on every page. January to
 * December, twice; `-` where the short name is the long one.
 */
const COMMON_MONTHS: Readonly<Record<string, string>> = {
  en: 'january february march april may june july august september october november december jan feb mar apr - jun jul aug sep oct nov dec',
  de: 'januar februar marz april mai juni juli august september oktober november dezember jan feb mar apr - jun jul aug sep okt nov dez',
  fr: 'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre janv fevr - avr - - juil - sept oct nov dec',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene feb mar abr may jun jul ago sept oct nov dic',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen feb mar apr mag giu lug ago set ott nov dic',
  pt: 'janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro jan fev mar abr mai jun jul ago set out nov dez',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december jan feb mrt apr - jun jul aug sep okt nov dec',
};

function getMonthNames(language: string): Map<string, number> {
  const known = monthNames.get(language);
  if (known) return known;
  const names = new Map<string, number>();
  COMMON_MONTHS[language]?.split(' ').forEach((name, at) => {
    if (name !== '-') names.set(name, (at % 12) + 1);
  });
  if (names.size === 0) addMonthNames(names, language);
  monthNames.set(language, names);
  return names;
}

function addMonthNames(names: Map<string, number>, language: string): void {
  const tag = `${language}-u-ca-gregory-nu-latn`;
  for (const month of ['long', 'short'] as const)
    for (const day of [undefined, 'numeric'] as const) {
      const format = new Intl.DateTimeFormat(tag, { month, ...(day && { day }), timeZone: 'UTC' });
      for (let index = 0; index < 12; index++) {
        const part = format
          .formatToParts(new Date(Date.UTC(2021, index, 15)))
          .find(({ type }) => type === 'month');
        const name = fold(part?.value ?? '')
          .replace(/\./g, '')
          .trim();
        if (/^[\p{L}\p{M}' ]{2,}$/u.test(name) && !names.has(name)) names.set(name, index + 1);
      }
    }
}

function findMonth(word: string, language: string): number | undefined {
  const names = getMonthNames(language);
  const exact = names.get(word);
  if (exact !== undefined) return exact;
  if (word.length < 3) return undefined;
  let found: { name: string; month: number } | undefined;
  for (const [name, month] of names) {
    if (
      !name.startsWith(word) &&
      !(name.length > 3 && word.startsWith(name) && word.length - name.length < 4)
    )
      continue;
    if (
      found !== undefined &&
      found.month !== month &&
      !found.name.startsWith(name) &&
      !name.startsWith(found.name)
    )
      return undefined;
    // Czech "čer" is June (červen), July (červenec) being the longer word.
    if (found === undefined || name.length < found.name.length) found = { name, month };
  }
  return found?.month;
}

const FILLER = "(?:(?:de|del|di|of|da|do|den|der|d'|the|am|le|el|gada|m\\.?|ng|ika|thang|von) ?){0,2}";
const ORDINAL = '(?:st|nd|rd|th|er|re|e|o|º|ª|°|a|ste|de|-?го|-?е|-?ое|-?га|η|ης|ής|an|ko|ren|η|일|日)?';
const YEAR_END = '(?!\\d|:\\d| ?[:h]\\d|\\.\\d{2} ?uhr)';
const DAY_BEFORE = new RegExp(
  `(?<![\\d:])(?:(?<year>\\d{4})[.,]? ?${FILLER})?(?<day>[12]\\d|3[01]|0?[1-9])${ORDINAL}[\\s.,/\\-]{0,3}${FILLER}[\\s.,/\\-]{0,2}$`,
  'u',
);
const YEAR_BEFORE = new RegExp(`(?<!\\d)(?<year>\\d{4})[\\s.,/\\-]{0,3}${FILLER}$`, 'u');
const YEAR_AFTER = new RegExp(`^[\\s.,/\\-']{0,4}${FILLER}['’]?(?<year>\\d{4}|\\d{2})${YEAR_END}`, 'u');
const DAY_AFTER = new RegExp(
  `^[\\s.,/\\-\\])]{0,3}${FILLER}(?<day>[12]\\d|3[01]|0?[1-9])(?!\\d|:)${ORDINAL}(?:[\\s.,/\\-]{1,3}${FILLER}['’]?(?<year>\\d{4}|\\d{2}(?!\\d| ?[:h.]\\d| ?[ap]m))${YEAR_END})?`,
  'u',
);

/**
 * With what the months' names of all languages in Latin and Cyrillic letters begin, three letters each: hardly any word
 * beside a number does, and to ask every language takes 3 ms each.
 */
const MONTH_STARTS = new Set(
  'abeabrabuagoaguaouapiapraraaugavgavqavrazabalbirbrecercvccvnczedecdekdesdetdezdhjdicdisdubekaekieloeneeylfebfevgeggengiugrugushazheihelhuhhulhunianiraiuliuniyliyniyujaajanjoujuijuljunjuukaskeskolkorkovkvekwilapledlieliplislokluglutmaamacmagmaimajmarmaymeimrtmrznennisnobnoinovnoyocaoctogooktotsottoutozupazpebpriproqerrijrugrujsausensepsetshkshtsiesijspasrpstustysubsvisyyszetamtemtettoutraunourrurtuztvasveevelwrzxanxulxunyanzarавгапрақпбервергрудекдецжелжніжовиюлиюнкасквікралиплислютліплісмаимаммармаумаямајнауновноенояоктсаксенсепсерснестусічсәутамтрафебфевчерчэршілюлиюниянвянујанјулјунқазқарқаңқыр'.match(
    /.../gu,
  ),
);
/** Catalan has a month of two letters. */
const mayBeMonth = (word: string): boolean =>
  !/^[a-z\u0400-\u04ff]/.test(word) || MONTH_STARTS.has(word.slice(0, 3)) || word === 'ag';

function readNamedMonth(text: string, languages: readonly string[], now?: Date): Moment | undefined {
  if (!/\d/.test(text)) return undefined;
  const vietnamese =
    /(?<day>\d{1,2}),? (?:thg|thang) ?(?<month>\d{1,2})[, ]{1,2}(?:nam )?(?<year>\d{4})/.exec(text)?.groups;
  if (vietnamese)
    return toMoment(
      Number(vietnamese.year),
      Number(vietnamese.month),
      Number(vietnamese.day),
      readTime(text),
    );
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}.]+/gu)].filter(
    ({ index, 0: word }) =>
      /\d/.test(text.slice(Math.max(0, index - 14), index)) ||
      /\d/.test(text.slice(index + word.length, index + word.length + 10)),
  );
  const jalali = words.find(([word]) => JALALI_MONTHS.includes(word));
  if (jalali) {
    const date = readBeside(
      text,
      jalali.index,
      jalali[0].length,
      JALALI_MONTHS.indexOf(jalali[0]) + 1,
      undefined,
    );
    if (date) return date;
  }
  // Names of many languages cost time, so they are asked for only where some month there would make a date.
  const named = words.filter(
    ({ 0: word, index }) =>
      mayBeMonth(word.replace(/\./g, '')) && readBeside(text, index, word.length, 1, now) !== undefined,
  );
  for (const language of languages)
    for (const word of named) {
      const month =
        findMonth(word[0].replace(/\./g, ''), language) ?? MORE_MONTHS[word[0].replace(/\./g, '')];
      if (month === undefined) continue;
      const date = readBeside(text, word.index, word[0].length, month, now);
      if (date) return date;
    }
  return undefined;
}

function readBeside(
  text: string,
  start: number,
  length: number,
  month: number,
  now: Date | undefined,
): Moment | undefined {
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(start + length, start + length + 40);
  const left = DAY_BEFORE.exec(before)?.groups;
  const yearRight = YEAR_AFTER.exec(after);
  const right = DAY_AFTER.exec(after);
  const yearLeft = YEAR_BEFORE.exec(before)?.groups?.year;
  const end = start + length;
  if (yearLeft !== undefined && right?.groups?.day !== undefined)
    return toMoment(
      Number(yearLeft),
      month,
      Number(right.groups.day),
      timeAround(text, start, end + right[0].length),
    );
  if (left?.day !== undefined) {
    const year = yearRight?.groups?.year ?? left.year;
    const time = timeAround(text, start - 12, end + (yearRight?.[0].length ?? 0));
    return year === undefined
      ? withoutYear(
          month,
          Number(left.day),
          readTime(after) ?? readTime(before.slice(0, before.length - 3)),
          now,
        )
      : toMoment(toYear(year, now), month, Number(left.day), time);
  }
  if (right?.groups?.day === undefined) return undefined;
  const time = timeAround(text, start, end + right[0].length);
  const { day, year } = right.groups;
  if (year !== undefined) return toMoment(toYear(year, now), month, Number(day), time);
  // "Mon Oct 29 16:46:00 2017": the time stands between day and year.
  const late = /^[^\d]{0,4}\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?[^\d]{1,8}(\d{4})(?!\d)/.exec(
    after.slice(right[0].length).replace(/^/, ''),
  )?.[1];
  return late === undefined
    ? withoutYear(month, Number(day), time, now)
    : toMoment(Number(late), month, Number(day), time);
}

const YEAR_FIRST =
  /(?<!\d)(?<year>\d{4}) ?(?<mark>[./-]|\. ) ?(?<month>\d{1,2}) ?(?:[./-]|\. ) ?(?<day>\d{1,2})(?!\d)/;
const YEAR_LAST = /(?<![\d.])(?<a>\d{1,2}) ?(?<mark>[./-]) ?(?<b>\d{1,2}) ?\k<mark> ?(?<c>\d{4}|\d{2})(?!\d)/;
const NO_YEAR =
  /(?<![\p{L}\d.,])(?:(?<a>\d{1,2})(?<mark>[/-])(?<b>\d{1,2})(?![\d/-])|(?<c>\d{1,2})\.(?<d>\d{1,2})\.(?!\d))/u;
const MONTH_FIRST = new Set(['en', 'fil']);
const YEAR_FIRST_LANGUAGES = new Set(['ja', 'zh', 'ko', 'hu', 'lt', 'mn']);

function readNumeric(text: string, { language, now }: DateOptions): Moment | undefined {
  const first = YEAR_FIRST.exec(text);
  if (first?.groups) {
    const { year, month, day } = first.groups;
    const time = timeAround(text, first.index, first.index + first[0].length);
    return (
      toMoment(Number(year), Number(month), Number(day), time) ??
      toMoment(Number(year), Number(day), Number(month), time)
    );
  }
  const own = language?.toLowerCase() ?? '';
  const primary = own.split('-')[0] ?? '';
  const monthFirst = (MONTH_FIRST.has(primary) || own === '') && !/^en-(?!us|ph|ca)/.test(own);
  const match = YEAR_LAST.exec(text);
  if (match?.groups) {
    const { a = '', b = '', c = '', mark } = match.groups;
    const end = match.index + match[0].length;
    const time = timeAround(text, match.index, end);
    if (
      c.length === 2 &&
      (YEAR_FIRST_LANGUAGES.has(primary) || /^ ?\([日月火水木金土]\)/.test(text.slice(end)) || Number(a) > 31)
    ) {
      const date = toMoment(toYear(a, now), Number(b), Number(c), time);
      if (date) return date;
    }
    const year = toYear(c, now);
    const dayFirst = mark === '.' || !monthFirst;
    const [day, month] = dayFirst ? [a, b] : [b, a];
    return (
      toMoment(year, Number(month), Number(day), time) ?? toMoment(year, Number(day), Number(month), time)
    );
  }
  return undefined;
}

/** "24.12." and "12/24": a day of this year or the last. */
function readDayAndMonth(text: string, { language, now }: DateOptions): Moment | undefined {
  const short = NO_YEAR.exec(text);
  if (!short?.groups || !now) return undefined;
  const { a = short.groups.c, b = short.groups.d, mark = '.' } = short.groups;
  const time = timeAround(text, short.index, short.index + short[0].length);
  const primary = language?.toLowerCase().split('-')[0] ?? '';
  const isMonthFirst = primary === '' || MONTH_FIRST.has(primary) || YEAR_FIRST_LANGUAGES.has(primary);
  const [day, month] = mark === '.' || !isMonthFirst ? [a, b] : [b, a];
  return (
    withoutYear(Number(month), Number(day), time, now) ?? withoutYear(Number(day), Number(month), time, now)
  );
}

type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
const UNITS: readonly Unit[] = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year'];

interface Relatives {
  /** "hours", "Std.", "ч" → hour */
  readonly units: ReadonlyMap<string, Unit>;
  /** What stands beside every unit: "ago", "vor", "назад". */
  readonly ago: ReadonlySet<string>;
  /** Whole phrases with a number inside the word: Arabic and Hebrew duals, "just now". */
  readonly phrases: ReadonlyMap<string, { readonly count: number; readonly unit: Unit }>;
  /** "yesterday" → −1, in days */
  readonly days: ReadonlyMap<string, number>;
  /** Names of the week's days, full and short, 0 = Sunday. */
  readonly weekdays: ReadonlyMap<string, number>;
}
const relatives = new Map<string, Relatives>();
const MORE_UNITS: Record<string, Unit> = {
  sec: 'second',
  secs: 'second',
  s: 'second',
  min: 'minute',
  mins: 'minute',
  m: 'minute',
  hr: 'hour',
  hrs: 'hour',
  h: 'hour',
  d: 'day',
  wk: 'week',
  wks: 'week',
  w: 'week',
  mo: 'month',
  mos: 'month',
  mon: 'month',
  mons: 'month',
  yr: 'year',
  yrs: 'year',
  y: 'year',
  std: 'hour',
  tag: 'day',
  tagen: 'day',
  monaten: 'month',
  jahren: 'year',
  wochen: 'week',
};

function getRelatives(language: string): Relatives {
  const known = relatives.get(language);
  if (known) return known;
  const tag = `${language}-u-ca-gregory-nu-latn`;
  const strip = (text: string) =>
    fold(text)
      .replace(/[\d.,+−-]/g, '')
      .trim();
  const unitsOfWord = new Map<string, Set<Unit>>();
  const names = new Map<string, Unit>();
  const phrases = new Map<string, { count: number; unit: Unit }>();
  for (const style of ['long', 'short', 'narrow'] as const) {
    const relative = new Intl.RelativeTimeFormat(tag, { style });
    for (const unit of UNITS) {
      const number = new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: style });
      for (const count of [1, 2, 5]) {
        const name = strip(number.format(count));
        if (/\p{L}/u.test(name) && !names.has(name)) names.set(name, unit);
        const phrase = fold(relative.format(-count, unit));
        if (!/\d/.test(phrase)) phrases.set(phrase, { count, unit });
        else
          for (const word of strip(phrase).split(' '))
            unitsOfWord.set(word, (unitsOfWord.get(word) ?? new Set()).add(unit));
      }
    }
  }
  const units = new Map(names);
  const ago = new Set<string>();
  for (const [word, of] of unitsOfWord) {
    const [unit] = of;
    if (of.size > 2) ago.add(word);
    else if (unit !== undefined && /\p{L}/u.test(word) && !units.has(word)) units.set(word, unit);
  }
  for (const word of ago) units.delete(word);

  const days = new Map<string, number>();
  const auto = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  for (const offset of [-2, -1, 0, 1, 2]) {
    const word = fold(auto.format(offset, 'day'));
    if (!/\d/.test(word)) days.set(word, offset);
  }
  phrases.set(fold(auto.format(0, 'second')), { count: 0, unit: 'second' });
  const weekdays = new Map<string, number>();
  for (const style of ['long', 'short'] as const) {
    const weekday = new Intl.DateTimeFormat(tag, { weekday: style, timeZone: 'UTC' });
    for (let day = 0; day < 7; day++)
      weekdays.set(strip(weekday.format(new Date(Date.UTC(2021, 7, 1 + day)))), day);
  }
  const made = { units, ago, phrases, days, weekdays };
  relatives.set(language, made);
  return made;
}

const MS: Record<Exclude<Unit, 'month' | 'year'>, number> = {
  second: 1_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
const FUTURE =
  /^(?:in|dans|en|через|za|om|fra|tra|em|om|om|以后|之后|后|後) |\b(?:from now|later)\b|(?:以后|之后|后|後)$/;
const ONE =
  /\b(?:an?|one|ein(?:e[mnr]?)?|une?|uno?|una|um|uma|een|en|ett|jeden|jedna|один|одну|одна|bir)\b(?= \p{L})/gu;

const NOW =
  /^(?:just now|now|gerade eben|à l'instant|a l'instant|ahora mismo|только что|刚刚|剛剛|たった今|방금|az once|przed chwila|till date)$/;

function readRelative(text: string, languages: readonly string[], now: Date): string | undefined {
  const counted = text.replace(ONE, '1').replace(NUMBER_WORD, (word) => String(NUMBER_WORDS.indexOf(word)));
  if (NOW.test(text.trim())) return fromCounts([{ count: 0, unit: 'second' }], -1, now);
  const numbers = counted.match(/(?<![\d:])\d{1,4}(?![\d:])/g)?.length ?? 0;
  // "Mit 13:14": the beginning of a weekday is enough where only a time follows.
  const begun = /^(\p{L}{2,4})\.?,? \d{1,2}[:.]\d{2}$/u.exec(text.trim())?.[1];
  let best: Count[] = [];
  for (const language of languages) {
    const { units, ago, phrases, days, weekdays } = getRelatives(language);
    for (const [word, offset] of days)
      if (includesWord(text, word)) return toIso(shift(now, offset, readTime(text)));
    for (const [phrase, count] of phrases)
      if (includesWord(text, phrase)) return fromCounts([count], -1, now);
    const found = readCounts(counted, units);
    if (found.length > best.length) best = found;
    if (best.length > 0 && best.length >= numbers) break;
    const words = text.match(/[\p{L}\p{M}]+/gu) ?? [];
    const lone = words.map((word) => units.get(word)).find((unit) => unit !== undefined);
    if (numbers === 0 && lone !== undefined && words.some((word) => ago.has(word)))
      return fromCounts([{ count: 1, unit: lone }], -1, now);
    for (const [word, day] of weekdays)
      if (
        (includesWord(text, word) &&
          (word.length > 3 || (text.length < 20 && (language === languages[0] || language === 'en')))) ||
        (begun !== undefined && language === languages[0] && word.startsWith(begun))
      ) {
        const back = (now.getDay() - day + 7) % 7;
        return toIso(shift(now, -(back === 0 ? 7 : back), readTime(text)));
      }
  }
  if (best.length > 0) return fromCounts(best, FUTURE.test(text.trim()) ? 1 : -1, now);
  const time = readTime(text);
  return time && text.trim().length <= 12 ? toIso(shift(now, 0, time)) : undefined;
}

const NUMBER_WORDS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER_WORD = /(?<!\p{L})(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?!\p{L})/gu;

interface Count {
  readonly count: number;
  readonly unit: Unit;
}

function includesWord(text: string, word: string): boolean {
  if (word.length < 2) return false;
  const at = text.indexOf(word);
  if (at < 0) return false;
  if (/[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(word)) return true;
  return !/\p{L}/u.test(text.charAt(at - 1)) && !/\p{L}/u.test(text.charAt(at + word.length));
}

function readCounts(text: string, units: ReadonlyMap<string, Unit>): Count[] {
  const found: Count[] = [];
  for (const match of text.matchAll(
    /(\d{1,4}(?:[.,]\d{1,2})?) ?([\p{L}\p{M}]{1,20})(?: ([\p{L}\p{M}]{1,20}))?/gu,
  )) {
    const [, count = '', word = '', next = ''] = match;
    const unit = units.get(`${word} ${next}`) ?? units.get(word) ?? MORE_UNITS[word] ?? startOf(word, units);
    if (unit) found.push({ count: Number(count.replace(',', '.')), unit });
  }
  return found;
}

/** Unspaced scripts glue the "ago" to the unit: "3小时前", "3시간전". */
function startOf(word: string, units: ReadonlyMap<string, Unit>): Unit | undefined {
  if (!/[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(word)) return undefined;
  for (let length = Math.min(word.length, 8); length > 0; length--) {
    const unit = units.get(word.slice(0, length));
    if (unit) return unit;
  }
  return undefined;
}

function fromCounts(found: readonly Count[], direction: 1 | -1, now: Date): string | undefined {
  let date = new Date(now);
  let isExact = false;
  for (const { count, unit } of found) {
    if (unit === 'month') date = addMonths(date, direction * Math.round(count));
    else if (unit === 'year') date = addMonths(date, direction * Math.round(count * 12));
    else date = new Date(date.getTime() + direction * count * MS[unit]);
    isExact ||= unit === 'second' || unit === 'minute' || unit === 'hour';
  }
  // "2000 years ago" is no date of a page.
  if (Number.isNaN(date.getTime()) || Math.abs(date.getFullYear() - now.getFullYear()) > 200)
    return undefined;
  return toIso(fromDate(date, isExact ? { hour: date.getHours(), minute: date.getMinutes() } : undefined));
}

function addMonths(date: Date, months: number): Date {
  const moved = new Date(date);
  moved.setDate(1);
  moved.setMonth(moved.getMonth() + months);
  const last = new Date(moved.getFullYear(), moved.getMonth() + 1, 0).getDate();
  moved.setDate(Math.min(date.getDate(), last));
  return moved;
}

function shift(now: Date, count: number, time: Time | undefined): Moment {
  const date = new Date(now);
  date.setDate(date.getDate() + count);
  return fromDate(date, time);
}

function fromDate(date: Date, time: Time | undefined): Moment {
  return { year: date.getFullYear(), month: date.getMonth() + 1, day: date.getDate(), time };
}
