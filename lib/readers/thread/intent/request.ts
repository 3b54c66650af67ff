import type { FoundRequest, RequestKind } from '@/lib/leads/request';
import { findGoods } from './goods';
import { getPhrases } from './languages';
import {
  anyOf,
  findPhrases,
  getSureWords,
  getVocabulary,
  getWords,
  NO_SPACES,
  toLower,
  WORD_SIGNS,
} from './match';
import type { RequestWords } from './phrases';

/** What is asked stands early in a post; the rest is a story. In characters. */
const MAX_READ = 2_000;
const MAX_TITLE = 300;
const MAX_SHOWN = 120;

export interface AskedPost {
  readonly title: string;
  readonly text: string;
  /** ISO 639 of the words that decided it is a request, else of the page. */
  readonly language: string | undefined;
  /** The thread is a call for jobs. */
  readonly hiring: boolean;
}

/** Reads what a request asks for. Every part is as written; what is not said is absent. */
export function readRequest({ title, text, language, hiring }: AskedPost): FoundRequest {
  const head = title.slice(0, MAX_TITLE);
  const said = text.slice(0, MAX_READ);
  const body = said.startsWith(head) ? said.slice(head.length) : said;
  const whole = `${head}\n${body}`;
  const spoken = getPhrases(language, whole);
  const words = spoken.map(({ request }) => request);
  const first = <T>(read: (words: RequestWords) => T | undefined): T | undefined => {
    for (const one of words) {
      const found = read(one);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const cut = (shown: string | undefined) => shown?.trim().slice(0, MAX_SHOWN);
  const parts = {
    // A call for jobs counts users and names salaries.
    quantity: hiring ? undefined : cut(first((one) => findQuantity(whole, one))),
    budget: hiring ? undefined : cut(first((one) => findBudget(whole, one))),
    place: cut(first((one) => findPlace(whole, one))),
    deadline: hiring ? undefined : cut(first((one) => findDeadline(whole, one))),
    language: [language, spoken[0]?.language].find((code) => code !== undefined && /^[a-z]{2,3}$/.test(code)),
  };
  return {
    kind: hiring ? 'hiring' : getKind(head, body, words),
    products: findGoods(head, body, words).map((name) => name.slice(0, MAX_SHOWN)),
    ...Object.fromEntries(Object.entries(parts).filter(([, shown]) => shown !== undefined && shown !== '')),
  };
}

/** Of kinds equally spoken for the one that says more: who complains of a supplier asks for another one as well. */
const ORDER: readonly Exclude<RequestKind, 'purchase'>[] = [
  'complaint',
  'quotation',
  'comparison',
  'hiring',
  'supplier',
  'recommendation',
];

function getKind(head: string, body: string, words: readonly RequestWords[]): RequestKind {
  const weights = new Map<RequestKind, number>();
  const lowerBody = toLower(body);
  for (const { kinds } of words) {
    const bodyWords = getWords(
      lowerBody,
      getVocabulary(kinds, () => getSureWords(Object.values(kinds))),
    );
    for (const kind of ORDER) {
      const distinct = new Set(
        findPhrases(kinds[kind], body, lowerBody, bodyWords).map((found) => found.text.toLowerCase()),
      );
      const weight = 2 * findPhrases(kinds[kind], head).length + distinct.size;
      weights.set(kind, (weights.get(kind) ?? 0) + weight);
    }
  }
  const most = Math.max(...weights.values());
  return most === 0 ? 'purchase' : (ORDER.find((kind) => weights.get(kind) === most) ?? 'purchase');
}

const patterns = new WeakMap<RequestWords, Map<string, RegExp>>();

/** Patterns are made of a language's words on first use. */
function getPattern(words: RequestWords, name: string, make: () => RegExp): RegExp {
  let known = patterns.get(words);
  if (known === undefined) patterns.set(words, (known = new Map<string, RegExp>()));
  let pattern = known.get(name);
  if (pattern === undefined) known.set(name, (pattern = make()));
  return pattern;
}

const DIGITS = "\\d{1,3}(?:[.,\\u00A0 ']\\d{3}){1,3}|\\d{1,9}(?:[.,]\\d{1,2})?";
const RANGE = `(?:${DIGITS})(?:\\s?(?:-|–|x|to|bis|à|a|до|～|~|至|到)\\s?(?:${DIGITS}))?`;
const CHINESE_DIGITS = '[一二两兩三四五六七八九十百千几幾数數]{1,4}';
/** Measures every language writes alike; they say how big a thing is as often as how much is wanted. */
const MEASURES =
  'kg|kgs|kilos?|g|t|lbs?|pounds|oz|l|liters?|litres?|litros?|liter|m|m2|m²|m³|sqm|ft|meters?|metres?|metros?|кг|л|м|公斤|斤|克|升|米|平米|平方|キロ|リットル|平米';

/** "500 pcs", "two pallets", "200 kg a month". */
function findQuantity(text: string, words: RequestWords): string | undefined {
  const pattern = getPattern(words, 'quantity', () => {
    const spaceless = words.units.some((unit) => NO_SPACES.test(unit));
    const number = `(?<![${spaceless ? '\\d' : WORD_SIGNS}.,$€£¥])(?:(?:${RANGE})(?:\\s?(?:万|千|k))?|${anyOf(words.numbers)}${spaceless ? `|${CHINESE_DIGITS}` : ''})`;
    const rate = `\\s?(?:${anyOf(words.rates)})`;
    const before = spaceless
      ? `(?:(?:${anyOf(words.rates)})(?:${RANGE}|${CHINESE_DIGITS})(?:${MEASURES}))|`
      : '';
    return new RegExp(
      `${before}${number}\\s?(?:${anyOf(words.units, 'glued')}(?:${rate})?|(?:${MEASURES})(?![${WORD_SIGNS}])${spaceless ? '' : rate})`,
      'i',
    );
  });
  const found = pattern.exec(text)?.[0];
  // One of a thing is what everybody wants.
  return found === undefined || /^[一1]\s?[\u4e00-\u9fff]$/.test(found)
    ? undefined
    : found.replace(/\s(?:of|de|di|d['’])$/i, '');
}

const SYMBOL = `[$€£¥₽₹₺₴₩]|[ACUH]\\$|US\\$|R\\$|(?:CHF|USD|EUR|GBP|RMB)(?![${WORD_SIGNS}])|Fr\\.`;

/** An amount of money with a word beside it that makes it the buyer's: "under $300", "budget is 800 Euro". */
function findBudget(text: string, words: RequestWords): string | undefined {
  const pattern = getPattern(words, 'budget', () => {
    const named = anyOf(words.money, 'glued');
    const spaceless = words.money.some((unit) => NO_SPACES.test(unit));
    const number = spaceless ? `(?:${RANGE}|${CHINESE_DIGITS})` : RANGE;
    const scale = `(?:\\s?(?:k(?![${WORD_SIGNS}])|万|萬|тыс\\.?|千))?`;
    const amount = `(?:(?:${SYMBOL})\\s?${RANGE}${scale}(?!\\d)|${number}${scale}\\s?(?:${named}|${SYMBOL}))`;
    const bare = `\\d{2}[\\d.,]{1,9}${scale}(?![%${WORD_SIGNS}]|\\s?(?:${MEASURES}|${anyOf(words.units, 'glued')})(?![${WORD_SIGNS}]))`;
    const budget = anyOf(words.budget);
    const limits = anyOf(words.limits);
    return new RegExp(
      `(?:${budget})[^.!?\\n\\d]{0,30}?(?<kept>(?:(?:${limits})\\s?)?(?:${amount}|${bare})(?:\\s?(?:${limits}))?)|(?<limited>(?:(?:${limits})\\s?${amount})|${amount}\\s?(?:${limits}))`,
      'i',
    );
  });
  const groups = pattern.exec(text)?.groups;
  return groups?.['kept'] ?? groups?.['limited'];
}

/** A name of one to four words with capitals, and what is said after a comma: "Boston, MA", "Dover, New Hampshire". */
const CAPITAL = 'A-ZÀ-ÖØ-ÞĆČĎĐĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽΑ-ΩА-ЯЁІЇЄ';
const LETTER = 'A-Za-z\\u00C0-\\u1FFF';
const CAPITALS = `[${CAPITAL}][${LETTER}'’]{1,20}(?:[ -](?:(?:am|an der|sur|de|la|del|upon|of|do|di|les)[ -])?[${CAPITAL}][${LETTER}'’]{1,20}){0,2}(?:,\\s?(?:[A-Z]{2}|[${CAPITAL}][${LETTER}]{2,20}(?: [${CAPITAL}][${LETTER}]{2,20})?)(?![${LETTER}]))?`;
const POSTCODE = '(?:\\d{4,5}\\s)?';
/** Written with a capital after "in" and no place. */
const NO_PLACE =
  /^(?:the|my|our|this|i|january|february|march|april|may|june|july|august|september|october|november|december|english|german|french|spanish|stock|usd|eur|excel|python|java\w*|php|wordpress|html|zukunft|frage|ordnung|betracht|form|sachen|betrieb|erfahrung|richtung|bezug|höhe|größe|farbe|kombination|verbindung|kürze|deutsch|holz|edelstahl|schwarz|weiß|januar|februar|märz|mai|juni|juli|oktober|dezember|vollzeit|teilzeit|handarbeit|serie|etwa|anfrage|wunsch|dank|ihnen|euch|mir|uns|einem|einer|der|den|dem|gr\w*n|bosch|windows|linux)$/iu;

function findPlace(text: string, words: RequestWords): string | undefined {
  const sample = words.places[0];
  if (sample !== undefined && NO_SPACES.test(sample)) {
    const pattern = getPattern(
      words,
      'place',
      () =>
        new RegExp(
          `(?:${words.places.join('|')})(?:[\\u4e00-\\u9fff]{1,3}[市区區县縣府都])?[市都府県]?`,
          'u',
        ),
    );
    return pattern.exec(text)?.[0];
  }
  const pattern = getPattern(words, 'place', () => {
    // A sentence may begin with the word, so its first letter stands in either case; the place's may not.
    const cues = [...words.places]
      .sort((a, b) => b.length - a.length)
      .map(
        (cue) => `[${cue.slice(0, 1)}${cue.slice(0, 1).toUpperCase()}]${cue.slice(1).replace('.', '\\.')}`,
      );
    return new RegExp(`(?<![${WORD_SIGNS}])(?:${cues.join('|')})\\s(?<place>${POSTCODE}${CAPITALS})`, 'g');
  });
  const times = new Set(words.times);
  for (const { groups } of text.matchAll(pattern)) {
    const place = groups?.['place'];
    const name = (place?.replace(/^\d+\s/, '').split(/[\s,]/)[0] ?? '').toLowerCase();
    if (place !== undefined && !NO_PLACE.test(name) && !times.has(name)) return place;
  }
  return undefined;
}

const DAY =
  '\\d{1,2}[./-]\\d{1,2}(?:[./-]\\d{2,4})?\\.?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}月\\s?\\d{1,2}[日号號]?';
/** Small words between "by" and the time: "by the end of next week". */
const GLUE =
  'the|end|of|next|this|end of|beginning of|mid|early|late|coming|couple of|few|ende|anfang|mitte|des|der|den|dem|zum|nächste[nrs]?|diese[nrs]?|kommende[nrs]?|la|le|les|el|los|las|fin|finales|de|du|del|fim|final|do|da|dos|o|a|il|della|dello|fine|di|inizio|mese|prossim[oiae]|próxim[oa]s?|prochaine?s?|eind|begin|van|volgende|końca|początku|połowy|przyszłego|конца|начала|середины|следующ[а-я]{2,3}|ближайш[а-я]{2,3}|эт[а-я]{2,3}|来|下';

/** Places in a text where one such word is followed up. */
const MAX_CUES = 6;

/** "by Friday", "before 1 March", "within two weeks", "asap": the first in the text. */
function findDeadline(text: string, words: RequestWords): string | undefined {
  const spaceless = words.times.some((time) => NO_SPACES.test(time));
  const getTime = (): string => {
    const number = `\\d{1,4}(?:st|nd|rd|th|er|º|\\.)?|${anyOf(words.numbers)}${spaceless ? `|${CHINESE_DIGITS}` : ''}`;
    const times = anyOf(words.times);
    return spaceless
      ? `(?:${DAY}|(?:(?:${number})\\s?|来|來|今|本|翌|下个|下個|这个|這個|下)?(?:${times})(?:\\d{1,2}(?:日|号|號))?)`
      : `(?:${DAY}|(?:(?:${number}|${GLUE})\\s){0,5}(?:${times})(?:\\s(?:${number})(?![${WORD_SIGNS}:]))?(?:,?\\s\\d{4})?)`;
  };
  const after = getPattern(words, 'time after', () => new RegExp(`^\\s?${getTime()}`, 'i'));
  const before = getPattern(words, 'time before', () => new RegExp(`${getTime()}\\s?$`, 'i'));
  let first: { start: number; shown: string } | undefined;
  const lower = toLower(text);
  const consider = (start: number, shown: string): void => {
    if (first === undefined || start < first.start) first = { start, shown };
  };
  for (const template of words.deadlines) {
    const [left = '', right] = template.split('…').map((part) => part.trim());
    for (const { start, end, text: cue } of findPhrases([left || (right ?? '')], text, lower).slice(
      0,
      MAX_CUES,
    )) {
      if (right === undefined) consider(start, cue);
      else if (left === '') {
        const time = before.exec(text.slice(Math.max(0, start - 16), start))?.[0];
        if (time !== undefined) consider(start - time.length, time + cue);
      } else {
        const time = after.exec(text.slice(end, end + 60))?.[0];
        if (time !== undefined) consider(start, text.slice(start, end) + time);
      }
    }
  }
  return first?.shown;
}
