import type { Phone } from '@/lib/leads/values';
import type { Match } from './match';
import {
  findWritten,
  hasPlan,
  isPossibleNumber,
  isValidNumber,
  parseNumber,
  type PlanNumber,
} from './number-plan';
import { decodePercent } from './percent';
import { remember } from './remember';

/*
 * libphonenumber's data decide what is a number of some country's plan; finding where one begins and ends is ours: its own
 * search costs 30–60 ms on a long page and knows neither labels nor "(0xx11)". The `min` metadata (20 kB gzip less than
 * `max`) find the same numbers on the vectors; they only cannot tell Canada from the United States.
 */

export interface PhoneOptions {
  /** ISO 3166-1 alpha-2 of the plan that numbers without `+` belong to. */
  readonly country?: string | undefined;
}

export type PhoneMatch = Match<Phone> & {
  /** True when the label says fax and nothing else. */
  readonly fax: boolean;
  /** What stands before the number: "Tel", "Mobile", "Sales". */
  readonly label?: string;
};

/** Fewer than five digits are no phone number; this alone dismisses most text. */
const MAYBE = /[0-9٠-٩۰-۹０-９](?:[^0-9٠-٩۰-۹０-９]{0,5}[0-9٠-٩۰-۹０-９]){4}/;

const FOREIGN_DIGITS = /[٠-٩۰-۹०-९০-৯๐-๙]/g;
const ODD_MARKS = /[‐‑‒–—―−ー　\u00a0\u2000-\u200a\u202f\u2060\u00ad⁓∼]/g;
const FULL_WIDTH = /[！-～]/g;

/** One-to-one replacement, so that offsets stay those of the page's text. */
function toAscii(text: string): string {
  return text
    .replace(FULL_WIDTH, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(FOREIGN_DIGITS, (digit) => {
      const code = digit.charCodeAt(0);
      for (const zero of [0x660, 0x6f0, 0x966, 0x9e6, 0xe50])
        if (code >= zero && code <= zero + 9) return String(code - zero);
      return digit;
    })
    .replace(ODD_MARKS, (mark) => (/[⁓∼]/.test(mark) ? '~' : /[\s\u2060\u00ad]/.test(mark) ? ' ' : '-'));
}

const EXTENSION =
  '(?:;ext=|\\s{0,2}[,;]?\\s{0,2}(?:e?xt(?:ensi[oó]n?|n)?\\.?|доб(?:авочный)?\\.?|внутр\\.?|anexo|ramal|poste|int(?:erno|\\.)|wew\\.?|内線|内线|分机|分機|转|轉|내선|(?<=\\d\\s?,?\\s?)x|#|~)\\s?[:.：]?\\s{0,3}#?)(?<extension>\\d{1,7})(?!\\d)';
const CANDIDATE = /(?:[+([]\s?){0,3}\d(?:[-x \t.()[\]/~•·]{0,5}\d){4,24}/g;
const EXTENSION_AFTER = new RegExp(EXTENSION, 'iuy');

/** Where one candidate may really be two numbers, tried in this order. */
const SPLITS = [/\s?\/+\s?/g, /\s?[|;,•·]\s?/g, /(?=\()/g, /\s-\s|\s{2,}-?\s*|~/g, /\.\s/g, /\s/g];
/** Between values of different kinds: after "VAT 123" only these may begin a phone number. */
const WIDE_SPLITS = [/\s?[|;•·]\s?/g, /\s-\s|\s{3,}/g];

const WORD_LABELS =
  'tele?(?:ph?one?|f(?:on|oon|one|ono|oni|ón))?|t[eé]l(?:[eé]phone)?|tel[eé]fono?|telefon(?:nummer|szám)?|tfno?|tlf|tph|phones?|ph(?:one)?|fon|call(?: us)?|mobile?|mob|mobil(?:e|telefon|funk)?|handy|cell(?:ular|phone)?|celular|m[oó]vil|gsm|portable|direct|hotline|helpline|toll[- ]?free|free ?phone|landline|festnetz|switchboard|zentrale|whats ?app|viber|p|t|m|c|тел(?:ефон)?|моб(?:ильный)?|phone number|contact(?: no| number)?|rufnummer|numero|numéro|puh(?:elin)?|sími|τηλ(?:έφωνο)?|κιν(?:ητό)?|telefoon|telefonas|tālrunis|đt|điện thoại|sđt|di động|โทร(?:ศัพท์)?|मोबाइल|फ़ोन|هاتف|تلفن|جوال|טל(?:פון)?|נייד|電話(?:番号)?|電話號碼|电话(?:号码)?|联系电话|聯絡電話|手机(?:号码?)?|手機|固话|座机|热线|熱線|服务热线|携帯|フリーダイヤル|전화(?:번호)?|휴대폰|핸드폰|대표번호|연락처|문의|☎|☏|✆|📞|📱|📲|🕿';
const FAX_LABELS =
  'tele?fax|fax(?:nummer|nr| number| no)?|факс|φαξ|ファックス|ファクス|传真(?:号码?)?|傳真|팩스|فاكس|פקס|โทรสาร|t[eé]l[eé]copie(?:ur)?|f|📠';
const LABEL = `(?:${WORD_LABELS}|${FAX_LABELS})`;
const BETWEEN_LABELS = '[\\s.:：/&+,-]{1,4}(?:(?:and|und|et|y|e|i|и)\\s)?';
// Counted repetitions are written out by the engine, and cost 15 ms in every page that is read; the text before is short.
const LABEL_BEFORE = new RegExp(
  `(?<![\\p{L}\\d])(?<words>(?:${LABEL}${BETWEEN_LABELS})*${LABEL})(?<tail>[\\s.:：-]{0,3}(?:\\(?(?:no|nr|nummer|number|núm|num|n[º°]|№|#|work|home|office|büro|main|free|gratuit|kostenlos|freephone|us|at|on|is|now|today|direct)\\)?[\\s.:：]{0,3})*[\\s.:：=>#)\\]–—-]{0,5})$`,
  'iu',
);
/** "03-5550-0101（FAX）", "617-555-0101 fax" */
const LABEL_AFTER = new RegExp(
  `[^\\S\\n]{0,2}(?:[([]\\s?(?<said>${LABEL})\\.?\\s?[)\\]]|(?<fax>(?=\\S{3})(?:${FAX_LABELS}))(?=\\s{0,3}(?:$|[\\n|;,•·])))`,
  'iuy',
);
const ONLY_FAX = new RegExp(`^(?:${FAX_LABELS})(?:${BETWEEN_LABELS}(?:${FAX_LABELS}))*$`, 'iu');
/** "Sales: ", "Head office – ": a name for the number, though no proof that it is one. */
const NAME_BEFORE = /(?:^|[\n|;,•·])\s{0,4}(\p{L}[\p{L}\p{M} .&/'-]{1,38}?)\s{0,2}[:：]\s{0,4}$/u;

/** Numbers that registers, banks, shops and calendars gave. */
const OTHER_NUMBER_BEFORE =
  /(?:vat|v\.a\.t\.?|ust\.?-?(?:id)?|uid|mwst|tva|t\.v\.a\.?|iva|btw|moms|tax|steuer[a-zÀ-\u024f]{0,12}|st\.?\s?-?nr|kvk|k\.v\.k\.?|iban|bic|swift|konto|kto|blz|bank(?: account)?|account|a\/c|acct|cnpj|cpf|cif|nif|nip|regon|krs|siret|siren|rcs|sous le|naf|ape|c\.f|fisc(?:ale)?|p\.?\s?i(?:va)?|rea|icp|isbn|issn|ean|upc|gtin|asin|duns|d-u-n-s|ein|abn|acn|bn|gst(?:in)?|pan|cin|crn|hr[ab]|registr[a-zÀ-\u024f]{0,12}|reg|company number|license|licence|lic|permit|invoice|order|ref(?:erence)?|sku|part|art(?:ikel)?|item|model|serial|article|ticket|case|id|zip|plz|postcode|cep|code|pin|version|v|ver|инн|огрн(?:ип)?|кпп|бик|р\/с|к\/с|окпо|едрпоу|ico|ičo|dič|oib|cui|事業者登録番号|登録番号|許可番号|備案|备案号?|公网安备|许可证[一-鿿]{0,4}|信用代码|账号|帐号|帳號|统一编号|統一編號|邮编|郵遞區號|邮政编码|사업자(?:등록)?\s?번호|등록번호|통신판매[가-힣]{0,10}|신고번호|우편번호|계좌(?:번호)?|qq(?:群|号)?)\s{0,2}(?:(?:no|nr|num(?:ber|mer|éro)?|nº|n°|№|id|code|#|号码?|號)\s?\.?)?[\s.:：#=№/()-]{0,4}(?:[A-Z]{2,3}\s?)?$/iu;
const MONEY_BEFORE = /(?:[$€£¥￥₽₴₹₩₺₫฿]|(?<!\p{L})(?:usd|eur|gbp|chf|rmb|cny|rs\.?|rub|pln|kč|kr))\s?$/iu;
const UNIT_AFTER =
  /^\s?(?:[$€£¥₽₴₹₩₺₫฿%°]|(?:usd|eur|gbp|chf|rub|руб|pln|zł|kč|kr|元|円|원|kg|mm|cm|km|m[²³2]|sq\.?|ft|gb|mb|kb|kwh|hz|views?|posts?|users?|reviews?|euros?)(?!\p{L}))/iu;
const DATE_LIKE =
  /^(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d([./-])[01]?\d\2[0-3]?\d|(?:19|20)\d\d[01]\d[0-3]\d[ T]?(?:[0-2]\d[0-5]\d)?|(?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d|(?:0\d|1[0-2])[0-5][05]-[0-2]\d[0-5][05])(?!\d)/;
const SLASH_DATE = /(?:(?:[0-3]?\d\/[01]?\d)|(?:[01]?\d\/[0-3]?\d))\/(?:[12]\d)?\d{2}(?!\d)/;
const PAGES = /\d{1,5}-+\d{1,5}\s{0,4}\(\d{1,4}/;
const TIMESTAMP = /[12]\d{3}[-/]?[01]\d[-/]?[0-3]\d +[0-2]\d$/;

/** "+90 555 555 55 55": nobody's. */
const PLACEHOLDER = /^(\d)\1+$|(\d)\2{9}$/;

/** A text with so many groups of digits that are no phone numbers is a table of figures; each costs up to 0.1 ms. */
const MOST_FAILURES = 500;

/**
 * All phone and fax numbers of a text, in order. A number no plan knows is kept (without `e164`) only when a phone
 * label stands right before it.
 */
export function findPhones(text: string, options: PhoneOptions = {}): PhoneMatch[] {
  if (!MAYBE.test(text)) return [];
  const ascii = toAscii(text);
  const found: PhoneMatch[] = [];
  let from = 0;
  for (let failures = 0; failures < MOST_FAILURES;) {
    CANDIDATE.lastIndex = from;
    const candidate = CANDIDATE.exec(ascii);
    if (!candidate) return found;
    const start = candidate.index;
    const match = readCandidate(text, ascii, start, start + candidate[0].length, options, found.at(-1));
    if (match) found.push(match);
    else failures += 1;
    from = match ? match.end : start + candidate[0].length;
  }
  return found;
}

function readCandidate(
  text: string,
  ascii: string,
  start: number,
  end: number,
  options: PhoneOptions,
  previous: PhoneMatch | undefined,
): PhoneMatch | undefined {
  const label = findLabelAfter(ascii, end, findLabel(ascii, start, previous, text));
  const whole = readStretch(text, ascii, start, end, options, label);
  if (whole) return whole;
  const isOther =
    label?.isPhone !== true && OTHER_NUMBER_BEFORE.test(ascii.slice(Math.max(0, start - 40), start));
  const stretch = ascii.slice(start, end);
  for (const split of isOther ? WIDE_SPLITS : SPLITS)
    for (const [a, b] of getPieces(stretch, split)) {
      const piece = readStretch(text, ascii, start + a, start + b, options, a === 0 ? label : undefined);
      if (piece) return piece;
    }
  if (isOther) return undefined;
  for (const [a, b] of getRuns(stretch)) {
    const run = readStretch(text, ascii, start + a, start + b, options, a === 0 ? label : undefined);
    if (run) return run;
  }
  return label?.isPhone === true && label.isClose ? keepUnplaced(text, ascii, start, end, label) : undefined;
}

/** The parts of a stretch between the places where `split` matches, none when it matches nowhere. */
function getPieces(stretch: string, split: RegExp): [number, number][] {
  const pieces: [number, number][] = [];
  let at = 0;
  for (const cut of stretch.matchAll(split)) {
    if (cut.index > at) pieces.push([at, cut.index]);
    at = cut.index + cut[0].length;
  }
  if (at === 0) return [];
  pieces.push([at, stretch.length]);
  return pieces.filter(([a, b]) => b - a >= 5).slice(0, 8);
}

/** "01 99 00 12 34 01 99 00 12 34": runs of groups that start like a number, longest first. */
function getRuns(stretch: string): [number, number][] {
  const groups = [...stretch.matchAll(/\S+/g)].slice(0, 12);
  const runs: [number, number][] = [];
  groups.forEach((first, from) => {
    if (!/^[+(]?0\d|^\+\d/.test(first[0])) return;
    for (let to = Math.min(groups.length, from + 6) - 1; to > from; to--) {
      const last = groups[to];
      const end = last === undefined ? 0 : last.index + last[0].length;
      const digits = stretch.slice(first.index, end).replace(/\D/g, '').length;
      if (digits >= 7 && digits <= 15) runs.push([first.index, end]);
    }
  });
  return runs;
}

interface Label {
  readonly text: string;
  readonly isPhone: boolean;
  readonly fax: boolean;
  /** False when only a line break joins it to the number, as in a menu "Mobile" over an article number. */
  readonly isClose: boolean;
}

function findLabel(
  ascii: string,
  start: number,
  previous: PhoneMatch | undefined,
  text: string,
): Label | undefined {
  if (
    previous &&
    /^\s{0,3}(?:[,;/|、&]|und|and|or|oder|et|ou|y|o|e|и|или)\s{0,3}$/iu.test(ascii.slice(previous.end, start))
  )
    return { text: previous.label ?? '', isPhone: true, fax: previous.fax, isClose: true };
  const before = ascii.slice(Math.max(previous?.end ?? 0, start - 60), start);
  const words = LABEL_BEFORE.exec(before);
  // "C.F. 041…": of two letters with dots neither is a label, nor is the number one is registered under.
  const isWeak = /(?:^|[.\s])(?:\p{L}|n[uú]m[eé]ro)$/iu.test(words?.groups?.words ?? '');
  // "T4 2016" is called so.
  const isPartOf = isWeak && words?.groups?.tail === '' && !/[+(0]/.test(ascii.charAt(start));
  if (words && !isPartOf && !(isWeak && OTHER_NUMBER_BEFORE.test(before))) {
    const said = words.groups?.words ?? '';
    const label = text.slice(
      start - before.length + words.index,
      start - before.length + words.index + said.length,
    );
    const isClose = !/\n/.test(words.groups?.tail ?? '') || /[:：]/.test(words.groups?.tail ?? '');
    return { text: trimLabel(label), isPhone: true, fax: ONLY_FAX.test(said), isClose };
  }
  const name = NAME_BEFORE.exec(before)?.[1];
  return name === undefined
    ? undefined
    : { text: trimLabel(name), isPhone: false, fax: false, isClose: false };
}

/** The label behind a number, where there is one in brackets, or "fax" and none before it; a name before it stays its name. */
function findLabelAfter(ascii: string, end: number, before: Label | undefined): Label | undefined {
  LABEL_AFTER.lastIndex = end;
  const { said, fax } = LABEL_AFTER.exec(ascii)?.groups ?? {};
  const words = said ?? (before?.isPhone === true ? undefined : fax);
  if (words === undefined) return before;
  const text = before?.isPhone === false ? before.text : words;
  return { text, isPhone: true, fax: ONLY_FAX.test(words), isClose: true };
}

function trimLabel(label: string): string {
  return label.replace(/^[\s.:：/&+,-]+|[\s.:：/&+,-]+$/g, '').slice(0, 80);
}

/** Fifteen by E.164, and the `00` or carrier's prefix before them. */
const MAX_DIGITS = 18;

function readStretch(
  text: string,
  ascii: string,
  start: number,
  end: number,
  options: PhoneOptions,
  label: Label | undefined,
): PhoneMatch | undefined {
  [start, end] = trimStretch(ascii, start, end);
  const shown = ascii.slice(start, end);
  const digits = shown.replace(/\D/g, '').length;
  if (digits < 5 || digits > MAX_DIGITS || isSomethingElse(ascii, start, end, label)) return undefined;

  const number = placeNumber(shown, options.country, label?.isPhone === true && label.isClose);
  if (!number) return undefined;
  const { e164, country, extension } = number;
  const whole = extension === undefined ? getWithExtension(ascii, end) : { end, extension };
  if (isGlued(ascii, start, whole.end)) return undefined;
  return toMatch(text, start, whole.end, label, { e164, country, extension: whole.extension });
}

/** Where a number ends with the extension behind it. */
function getWithExtension(ascii: string, end: number): { end: number; extension?: string | undefined } {
  EXTENSION_AFTER.lastIndex = end;
  const found = EXTENSION_AFTER.exec(ascii);
  return { end: end + (found?.[0].length ?? 0), extension: found?.groups?.extension };
}

function keepUnplaced(
  text: string,
  ascii: string,
  start: number,
  end: number,
  label: Label,
): PhoneMatch | undefined {
  [start, end] = trimStretch(ascii, start, end);
  // "23531856 / 23625062": the next one is read by itself.
  const [first] = /^[^/]{6,}?(?=\s?\/[^/]{6})/.exec(ascii.slice(start, end)) ?? [];
  if (first !== undefined) end = start + first.length;
  const digits = ascii.slice(start, end).replace(/\D/g, '');
  if (digits.length < 6 || digits.length > 16 || PLACEHOLDER.test(digits)) return undefined;
  const whole = getWithExtension(ascii, end);
  if (label.text.length < 2 || isSomethingElse(ascii, start, end, label) || isGlued(ascii, start, whole.end))
    return undefined;
  return toMatch(text, start, whole.end, label, whole);
}

function toMatch(
  text: string,
  start: number,
  end: number,
  label: Label | undefined,
  number: { e164?: string | undefined; country?: string | undefined; extension?: string | undefined },
): PhoneMatch {
  const shown = text.slice(start, end);
  return {
    value: {
      text: shown,
      ...(number.e164 !== undefined && { e164: number.e164 }),
      ...(number.country !== undefined && { country: number.country }),
      ...(number.extension !== undefined && { extension: number.extension }),
    },
    shown,
    start,
    end,
    fax: label?.fax ?? false,
    ...(label && label.text !== '' && { label: label.text }),
  };
}

/** Brackets that open or close outside the number are not part of it: "(030 123456" in "(call 030 123456)". */
function trimStretch(ascii: string, start: number, end: number): [number, number] {
  while (end > start && !/\d/.test(ascii.charAt(end - 1))) end--;
  while (start < end && !/[\d+([]/.test(ascii.charAt(start))) start++;
  const shown = ascii.slice(start, end);
  if (/^[([]/.test(shown) && !/^[([][^)\]]*[)\]]/.test(shown)) return trimStretch(ascii, start + 1, end);
  return [start, end];
}

/** Letters, money signs or an address bar around a number say that it is part of something longer. */
function isGlued(ascii: string, start: number, end: number): boolean {
  const before = ascii.charAt(start - 1);
  const after = ascii.slice(end, end + 2);
  if (/[$€£¥₽₹%@_=&?#\d]/.test(before) && start > 0) return true;
  if (/^[$€£¥₽₹%@_\d]/.test(after)) return true;
  if (/[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]/.test(before) && !LABEL_BEFORE.test(ascii.slice(Math.max(0, start - 40), start)))
    return true;
  // "01 99 00 12 34Voir": the next element's first word glued on by the page.
  return /^[A-Za-zÀ-ɏͰ-ϿЀ-ӿ]/.test(after) && !/^\p{Lu}\p{Ll}/u.test(after);
}

function isSomethingElse(ascii: string, start: number, end: number, label: Label | undefined): boolean {
  const shown = ascii.slice(start, end);
  const before = ascii.slice(Math.max(0, start - 40), start);
  const after = ascii.slice(end, end + 12);
  if (
    isCounting(shown) ||
    isGrouped(shown, label) ||
    PAGES.test(shown) ||
    SLASH_DATE.test(shown) ||
    DATE_LIKE.test(shown)
  )
    return true;
  if (TIMESTAMP.test(shown) && /^:[0-5]\d/.test(after)) return true;
  if (MONEY_BEFORE.test(before) || UNIT_AFTER.test(after)) return true;
  if (/(?<!\d)\d{1,5}[.,]$/.test(before) || /^[.,]\d{1,5}(?!\d)/.test(after)) return true;
  if (label?.isPhone !== true && OTHER_NUMBER_BEFORE.test(before)) return true;
  return isInsideAddress(ascii, start, end);
}

/** "1 2 3 4 5 …", "(1) (2) (3)": the pages of a list. */
function isCounting(shown: string): boolean {
  const numbers = (shown.match(/\d+/g) ?? []).map(Number);
  return (
    numbers.length >= 4 &&
    numbers.every((number, index) => number < 100 && number === (numbers[0] ?? 0) + index)
  );
}

/** "12.345.678", "12.345": thousands; "10.10.3": a version. */
function isGrouped(shown: string, label: Label | undefined): boolean {
  if (label?.isPhone === true) return false;
  return /^\d{1,3}(?:\.\d{3}){1,2}$/.test(shown) || /^\d{1,2}(?:\.\d{1,2}){1,3}$/.test(shown);
}

/** Digits of a link or e-mail address written out in the text. */
function isInsideAddress(ascii: string, start: number, end: number): boolean {
  let a = start;
  let b = end;
  while (a > 0 && start - a < 200 && /\S/.test(ascii.charAt(a - 1))) a--;
  while (b < ascii.length && b - end < 100 && /\S/.test(ascii.charAt(b))) b++;
  const head = ascii.slice(a, start);
  if (
    /:\/\/|www\.|\.(?:com|net|org|html?|php)\b|[?&]\w{1,20}=/i.test(head) &&
    !/^(?:tel|callto|sms)/i.test(head)
  )
    return true;
  return /^[\w.-]{0,40}@/.test(ascii.slice(end, b)) && !/\s/.test(ascii.slice(a, end));
}

/** Brazilian habit: `0xx11` stands for "0, your carrier's code, 11". */
const CARRIER_GAP = /\(?\b0\s?(?:xx|\.\.)\s?(\d\d)\)?/i;

/** Area codes of Canada: `min` metadata cannot tell its numbers from those of the United States. */
const CANADIAN =
  /^\+1(?:204|226|236|249|250|257|263|289|306|343|354|365|367|368|382|387|403|416|418|428|431|437|438|450|460|468|474|506|514|519|548|579|581|584|587|604|613|639|647|672|683|705|709|742|753|778|780|782|807|819|825|867|873|879|902|905|942)/;

interface Placed {
  readonly e164: string;
  readonly country: string | undefined;
  readonly extension: string | undefined;
}

/** A page writes a number in its list, its links and its data, and several readers come by; each costs 40 µs. */
const placeNumber = (shown: string, country: string | undefined, isLabelled: boolean): Placed | undefined =>
  placeRemembered(`${isLabelled ? '1' : '0'}${country ?? ''} ${shown}`);

const placeRemembered = remember((key) => {
  const space = key.indexOf(' ');
  return placeNew(key.slice(space + 1), key.slice(1, space) || undefined, key.startsWith('1'));
});

function placeNew(shown: string, country: string | undefined, isLabelled: boolean): Placed | undefined {
  const isBrazilian = CARRIER_GAP.test(shown);
  const plain = shown
    .replace(CARRIER_GAP, '($1)')
    .replace(/[[\]]/g, ' ')
    .replace(/[•·,~]/g, ' ')
    .trim()
    .replace(/^\(\s?\+/, '+');
  const home = isBrazilian ? (country ?? 'BR') : country;
  const plan = home !== undefined && hasPlan(home) ? home : undefined;
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 5 || digits.length > 20 || PLACEHOLDER.test(digits) || /^\d*x\d/.test(plain))
    return undefined;
  const isInternational = plain.startsWith('+');

  const number =
    parse(plain, plan) ??
    (!isInternational && /^00[1-9]/.test(digits) ? parse(`+${digits.slice(2)}`, plan) : undefined);
  if (number && isValidNumber(number)) {
    const isLikely =
      isInternational || isLabelled || isBrazilian || isWrittenLikeANumber(plain, digits, number, plan);
    return isLikely ? toPlaced(number, plan) : undefined;
  }
  const american = AMERICAN_SHAPE.test(plain) ? parse(plain, 'US') : undefined;
  if (american && isValidNumber(american)) return toPlaced(american, undefined);
  // Plans grow faster than metadata, so what is plainly meant as a number need only have a possible length.
  const isMeant =
    isInternational ||
    isBrazilian ||
    (isLabelled && plan !== undefined && (/^[(0]/.test(plain) || AMERICAN_LENGTH.test(digits)));
  return isMeant && number && isPossibleNumber(number) && number.national.length >= 6
    ? toPlaced(number, plan)
    : undefined;
}

/** Ten digits, or eleven with the trunk prefix. */
const AMERICAN_LENGTH = /^1?[2-9]\d{9}$/;

/** No other plan is written 3-3-4 as a habit, so this shape is believed on pages of any or no country. */
const AMERICAN_SHAPE = /^(?:1[-. ])?(?:\([2-9]\d\d\) ?|[2-9]\d\d[-. ])[2-9]\d\d[-. ]\d{4}$/;

const toE164 = ({ code, national }: PlanNumber): string => `+${code}${national}`;

function toPlaced(number: PlanNumber, plan: string | undefined): Placed {
  const e164 = toE164(number);
  const isAmerican = number.code === '1' && number.country === undefined;
  return {
    e164,
    country: isAmerican ? (CANADIAN.test(e164) ? 'CA' : plan === 'CA' ? undefined : 'US') : number.country,
    extension: number.extension,
  };
}

/** The metadata allow German numbers longer than the fifteen digits of E.164. */
const E164 = /^\+\d{5,15}$/;

function parse(text: string, plan: string | undefined): PlanNumber | undefined {
  const number = parseNumber(text, plan);
  return number && E164.test(toE164(number)) ? number : undefined;
}

/**
 * Without `+` and without a label, plain digits must look as the country writes its numbers: with the trunk prefix
 * where there is one, and not as a bare run of eight digits, which is rather an article number.
 */
function isWrittenLikeANumber(
  shown: string,
  digits: string,
  number: PlanNumber,
  plan: string | undefined,
): boolean {
  if (digits.startsWith('00')) return true;
  if (digits.length < 7 && !digits.startsWith('0')) return false;
  const isBare = /^\d+$/.test(shown);
  if (isBare && digits.length < 9 && !digits.startsWith('0')) return false;
  const written = findWritten(number);
  const hasPrefixLeftOut =
    written !== undefined && written.length > digits.length && written.endsWith(digits);
  if (hasPrefixLeftOut) return /^\(\d{2,5}\)/.test(shown);
  // The plan has no way of writing it: a house number and a postal code, say.
  if (written === undefined && !/^[(0]/.test(shown)) return false;
  return plan !== undefined || !isBare;
}

const WHOLE_LABEL = new RegExp(
  `^\\s{0,3}(?:(?:${WORD_LABELS}|${FAX_LABELS})[\\s.:：/&+,-]{0,4}(?:nr|no|number|nummer)?[\\s.:：]{0,3})*`,
  'iu',
);

/** The one number a text consists of; a label before it and blanks around it are allowed. */
export function toPhone(text: string, options: PhoneOptions = {}): Phone | undefined {
  if (text.length > 200) return undefined;
  const trimmed = text.trim();
  const rest = trimmed.replace(WHOLE_LABEL, '');
  // A field that is nothing but digits was meant as a number, so it is read as if a label stood before it.
  const matches = findPhones(`tel: ${rest}`, options);
  const [only] = matches;
  if (matches.length !== 1 || !only || only.start > 6) return undefined;
  return /^[\s.,;:)\]]*$/.test(`tel: ${rest}`.slice(only.end)) ? only.value : undefined;
}

/** The number of a `tel:`, `callto:`, `sms:` or `phone:` link. */
export function phoneFromHref(href: string, options: PhoneOptions = {}): Phone | undefined {
  const link = /^\s{0,5}(?:tel|callto|phone|sms|fax|telto|telprompt):(?:\/\/)?([^?]{3,120})/i.exec(href);
  if (link?.[1] === undefined) return undefined;
  return toPhone(decodePercent(link[1]).replace(/;phone-context=[^;]{0,40}/i, ''), options);
}

/** Equal for equal numbers however they are written; without `e164` the digits as shown. */
export function phoneKey(phone: Phone): string {
  const number = phone.e164 ?? toAscii(phone.text).replace(/\D/g, '').replace(/^0+/, '');
  return phone.extension === undefined ? number : `${number};ext=${phone.extension}`;
}
