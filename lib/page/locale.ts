/** BCP 47 of the page's text as declared: `lang` of the document, else the `Content-Language` meta tag. */
export function findLanguageTag(document: Document): string | undefined {
  // A script can take away even the root element.
  const root: Element | null = document.documentElement;
  const declared =
    root?.getAttribute('lang') ??
    root?.getAttribute('xml:lang') ??
    document.querySelector('meta[http-equiv="content-language" i]')?.getAttribute('content') ??
    document.querySelector('meta[property="og:locale"]')?.getAttribute('content');
  const tag = declared?.trim().replace(/_/g, '-');
  return tag !== undefined && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : undefined;
}

/** Top-level domains that say a country although they are not its ISO code, or are one but say nothing. */
const TLD_COUNTRY: Readonly<Record<string, string | undefined>> = {
  uk: 'GB',
  gov: 'US',
  mil: 'US',
  edu: 'US',
  su: 'RU',
  // Sold as words, not as countries.
  ai: undefined,
  cc: undefined,
  co: undefined,
  eu: undefined,
  fm: undefined,
  io: undefined,
  me: undefined,
  tv: undefined,
  ws: undefined,
  ly: undefined,
  to: undefined,
  gg: undefined,
  ag: undefined,
  la: undefined,
  sh: undefined,
  nu: undefined,
  pw: undefined,
  tk: undefined,
};

/** Where a language is spoken by most of its writers on the web; only languages with one such country. */
const LANGUAGE_COUNTRY: Readonly<Record<string, string>> = {
  en: 'US', de: 'DE', fr: 'FR', es: 'ES', it: 'IT', nl: 'NL', pl: 'PL', pt: 'PT', ru: 'RU', uk: 'UA', cs: 'CZ', sk: 'SK',
  hu: 'HU', ro: 'RO', bg: 'BG', el: 'GR', tr: 'TR', sv: 'SE', da: 'DK', nb: 'NO', no: 'NO', nn: 'NO', fi: 'FI', et: 'EE',
  lv: 'LV', lt: 'LT', sl: 'SI', hr: 'HR', sr: 'RS', he: 'IL', fa: 'IR', hi: 'IN', th: 'TH', vi: 'VN', id: 'ID', ms: 'MY',
  ja: 'JP', ko: 'KR', ka: 'GE', hy: 'AM', is: 'IS', ca: 'ES', eu: 'ES', gl: 'ES', zh: 'CN',
}; // prettier-ignore

/** Text typical of one script or language, for pages that declare nothing; the first that is found often enough counts. */
const SCRIPT_LANGUAGE: readonly [RegExp, string][] = [
  [/[\u3040-\u30FF]/g, 'ja'],
  [/[\uAC00-\uD7AF]/g, 'ko'],
  [/[\u4E00-\u9FFF]/g, 'zh'],
  [/[іїєґ]/g, 'uk'],
  [/[\u0400-\u04FF]/g, 'ru'],
  [/[\u0370-\u03FF]/g, 'el'],
  [/[\u0590-\u05FF]/g, 'he'],
  [/[\u0E00-\u0E7F]/g, 'th'],
  [/[پچژگ]/g, 'fa'],
  [/[ơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]/g, 'vi'],
];

/** Letters of the Latin script that one language alone writes; they come seldom. */
const LETTER_LANGUAGE: readonly [RegExp, string][] = [
  [/[ğşıİ]/g, 'tr'],
  [/[łąęśźż]/g, 'pl'],
  [/[ěřů]/g, 'cs'],
  [/[őű]/g, 'hu'],
  [/[țșăţ]/g, 'ro'],
];

/** The language of a piece of text by its script, for scripts that mostly write one language, else by telling letters. */
export function guessLanguageByScript(text: string): string | undefined {
  const sample = text.slice(0, 4_000);
  const count = (letters: RegExp): number => sample.match(letters)?.length ?? 0;
  for (const [letters, language] of SCRIPT_LANGUAGE)
    if (count(letters) > Math.max(8, sample.length / 50)) return language;
  return LETTER_LANGUAGE.find(([letters]) => count(letters) > Math.max(3, sample.length / 200))?.[1];
}

/**
 * The country whose national phone numbers and addresses the page most likely writes: its top-level domain,
 * else the region of its language tag, else the language's main country.
 */
export function guessCountry(url: URL, languageTag: string | undefined): string | undefined {
  const tld = url.hostname.split('.').pop() ?? '';
  if (tld in TLD_COUNTRY) {
    const country = TLD_COUNTRY[tld];
    if (country !== undefined) return country;
  } else if (/^[a-z]{2}$/.test(tld)) return tld.toUpperCase();
  const [language, ...subtags] = (languageTag ?? '').split('-');
  const region = subtags.find((subtag) => /^[A-Za-z]{2}$/.test(subtag));
  if (region !== undefined) return region.toUpperCase();
  if (subtags.some((subtag) => subtag.toLowerCase() === 'hant')) return 'TW';
  return LANGUAGE_COUNTRY[(language ?? '').toLowerCase()];
}
