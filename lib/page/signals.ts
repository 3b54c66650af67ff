import { isGivenName } from '@/lib/contact/given-names';
import { remember } from '@/lib/contact/remember';

/**
 * Cheap signs of contact data, for finding *where* on a page records are. They over- and under-find;
 * what a value is, `lib/contact` decides later and only for the text inside records.
 */
export type SignalKind =
  'phone' | 'email' | 'address' | 'site' | 'link' | 'title' | 'date' | 'price' | 'rating' | 'firm';

/** A run of 7 to 15 digits with the separators phone numbers have. */
const PHONE_RUN = /(?:\+|\(|\b)\d(?:[\d\s().\/\-‐–－·+]{5,22})\d/g;
/** Dates, times, coordinates, prices and decimals that have as many digits as a phone number. */
const NOT_PHONE =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\s(?:19|20)\d{2}\s\d{1,2}$|(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)\d{2}|\d{1,3}\.\d{4,}|\d{1,3}(?:[., ]000)+|\d{1,2}[.:]\d{2}\s?[-–]\s?\d{1,2}[.:]\d{2}|\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})/;

/** The last eight digits of everything in the text that could be a phone number. */
export function findPhoneRuns(text: string): string[] {
  const runs: string[] = [];
  for (const [run] of text.matchAll(PHONE_RUN)) {
    const digits = run.replace(/\D/g, '');
    // "0157-555101 / 070-5550102"
    if (digits.length > 15 && /[\d)]\s?\/\s?[\d(+]/.test(run)) {
      runs.push(...run.split('/').flatMap(findPhoneRuns));
      continue;
    }
    if (digits.length < 7 || digits.length > 15 || NOT_PHONE.test(run.replace(/^[\s(]+/, ''))) continue;
    // Long bare numbers are ids; phone numbers are grouped, start with 0, + or 1, or are ten or eleven digits.
    if (/^\d{7,}$/.test(run) && digits.length > 11) continue;
    runs.push(digits.slice(-8));
  }
  return runs;
}

const EMAIL_SIGN = /[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]{1,63}(?:\.|\[dot\]|\(dot\))[a-z]{2,24}/i;

/** What looks like a mail address, in lower case; most text has no sign of one, and the pattern begins at every word. */
export function findEmailSign(text: string): string | undefined {
  return /@|[[(]at[\])]/i.test(text) ? EMAIL_SIGN.exec(text)?.[0].toLowerCase() : undefined;
}

// `\b` knows only Latin letters without accents: words of other scripts need their borders spelled out. Letters are
// ranges, for `\p{L}` without regard to case takes milliseconds to compile, in every page that is read.
const STREET_WORD =
  /\b(?:street|avenue|road|boulevard|drive|lane|suite|st\.|ave\.?|rd\.|blvd\.?|hwy|highway|floor|ste\b|p\.?\s?o\.? box|rue|place|chemin|quai|calle|avda?|plaza|paseo|via|viale|piazza|corso|rua|avenida|travessa|ulica|al\.|utca|krt\.?|straat|laan|plein|gatan|katu|tie|cad\.|sok\.|mah\.)\b|(?<![a-zÀ-\u1fff\u2c00-\ud7ff\d])(?:(?:ul|str|tř|mah|mh|cad|cd|sok|sk|бул|ул|просп|пр|наб|пер|вул|λεωφ|οδ)\.|mahalle[a-zÀ-\u1fff\u2c00-\ud7ff]*|cadde[a-zÀ-\u1fff\u2c00-\ud7ff]*|sokak|sokağı|praça|nám\.|náměstí|vägen|đường|phố|quận|улица|проспект|пр-т|переулок|шоссе|бульвар|площадь|проезд|вулиця|οδός|λεωφόρος|шосе|רחוב|شارع|طريق)(?![a-zÀ-\u1fff\u2c00-\ud7ff\d])|[a-zÀ-\u1fff\u2c00-\ud7ff]{2,}(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|straat|laan|plein|weg|kade|gracht|gata|gatan|vägen|vägen|vej|gade|katu|tie|utca)\s\d/i;
const POSTCODE_LINE =
  /(?:^|[,–-]|(?<![\p{L}\d])\d{1,4}[a-z]?\s|\s(?!(?:19|20)\d\d\s))(?:[A-Z]{1,3}-)?\d{4,5}\s\p{Lu}\p{L}{2,}|\b\d{5}-\d{3}\b|\b\d{3}\s?\d{2}\s\p{Lu}\p{L}{2,}|\b[A-Z]{2}\.?,?\s\d{5}(?:-\d{4})?\b|\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b|\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b|\b\d{4}\s?[A-Z]{2}\s\p{Lu}\p{L}{2,}|\b(?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT)\s\d{4}\b|〒\s?\d{3}-?\d{4}|\b\d{2}-\d{3}\s\p{Lu}|(?<!(?:[Pp]roduct [Cc]ode|[Aa]rt(?:icle)?|[Ii]tem|SKU|ID|[Rr]ef|[Nn][or])\.?[:#]? ?)\b\d{6}\b(?=,|$)|\p{L}\s?[-–]\s?\d{3}\s?\d{3}\.?$|,\s?\d{5}$/u;
/** "Austin, TX" alone on a line: directories that show no street show at least the town. */
const TOWN_LINE = /^\p{Lu}[\p{L}.'’ -]{1,30},\s(?:[A-Z]{2}|\p{Lu}[\p{L}.' -]{3,24})$/u;
const CJK_ADDRESS =
  /[省市区區县縣郡][^\s，。]{1,12}[路街道村号號町丁弄]|[都道府県][^\s]{1,10}[市区町村]|[가-힣]+(?:시|도|구|군)\s[가-힣]+(?:구|동|로|길|읍|면)/u;

/** Whether a line of text looks like part of a postal address. */
export const looksLikeAddress = (text: string): boolean => text.length <= 220 && isAddressLike(text);

/** Asked of every text of the page, and then of those of its records again. */
const isAddressLike = remember((text): boolean => {
  if (/[\u3000-\u9fff\uac00-\ud7af]/.test(text) && CJK_ADDRESS.test(text)) return true;
  // Most text has no digit, and these two patterns are the dearest of all.
  if (/\d/.test(text) && /\p{L}/u.test(text) && (POSTCODE_LINE.test(text) || STREET_WORD.test(text)))
    return true;
  return (
    text.length < 60 &&
    text.includes(',') &&
    TOWN_LINE.test(text) &&
    !STREET_WORD.test(text) &&
    !isGivenName(/, (\p{L}*)/u.exec(text)?.[1] ?? '')
  );
});

const DATE =
  /\b(?:19|20)\d{2}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}|\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d{2}\b|\b\d{1,2}\.?\s(?:de\s)?(?:jan|ene|f[eé][bv]|mar|mär|a[pbv]r|ma[iy]|jui?n|jui?l|a[ug]o|aoû|aug|se[pt]|o[ck]t|out|nov|d[eé][cz]|dic)[a-zà-ÿ]{0,7}\.?,?\s(?:de\s)?(?:19|20)?\d{2}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-zà-ÿ]{0,6}\.?\s\d{1,2}\b|\b\d{1,2}:\d{2}\s?(?:uhr|am|pm|gmt)|\b\d{1,3}\s(?:minutes?|hours?|hrs?|days?|weeks?|months?)\sago|\bvor\s\d|\bhá\s\d|il y a\s\d/i;
const PRICE =
  /(?:[$€£¥₹₽]|\b(?:USD|EUR|GBP|CHF|SEK|kr|zł|Kč|руб)\.?)\s?\d|\d\s?(?:[$€£¥₹₽]|\b(?:USD|EUR|GBP|CHF|SEK|kr\b|zł|Kč|руб))/;
const RATING =
  /\b\d[.,]\d\s?(?:\/\s?5|out of|von 5|sur 5|stars?|\(\d)|\b\d+\s?(?:reviews?|ratings?|bewertung(?:en)?|avis|recensioni|recensies|opiniones|avaliações|отзыв(?:а|ов)?|оцен(?:ка|ки|ок)|리뷰|件の口コミ|votes?)\b|^\(?\d[.,]\d\)?$|^★/iu;
/** The commonest legal forms, enough to see that a list is one of firms; short ones as firms write them, for "as" is a word. */
const FIRM =
  /(?:^|[\s,.(])(?:inc|llc|l\.l\.c|ltd|limited|corp|plc|llp|gmbh|mbh|ohg|e\.\s?k|s\.?a\.?r\.?l|sasu|eurl|s\.r\.l|srl|s\.p\.a|s\.l(?:\.u)?|s\.a|b\.v|n\.v|aps|a\/s|s\.?r\.?o|sp\.\s?z\s?o\.?\s?o|kft|zrt|d\.?o\.?o|ltda|pty|pvt)\.?(?=$|[\s,.)])|有限公司|株式会社|有限会社|㈱|주식회사|公司|(?:^|\s)(?:ООО|ОАО|ЗАО|ИП|ТОВ)\s/iu;
const SHORT_FIRM = /(?:^|[\s,(])(?:KG|AG|UG|SAS|SA|SPA|SpA|SLU?|BV|NV|OY|Oy|AB|AS|CO|Co)\.?(?=$|[\s,.)])/u;

export function looksLikeDate(text: string): boolean {
  return text.length < 120 && /\d/.test(text) && DATE.test(text);
}
export function looksLikePrice(text: string): boolean {
  return text.length < 80 && /\d/.test(text) && PRICE.test(text);
}
export function looksLikeRating(text: string): boolean {
  return text.length < 80 && /[\d★]/.test(text) && RATING.test(text);
}
export function looksLikeFirm(text: string): boolean {
  return text.length < 120 && (FIRM.test(text) || SHORT_FIRM.test(text));
}
