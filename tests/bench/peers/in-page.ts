import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js/max';
import { guessCountry } from '@/lib/page/locale';
import { createBudget } from '@/lib/readers/budget';
import { readStructured } from '@/lib/readers/structured/read-structured';
import { atOnce } from '@/lib/readers/steps';
import { toBenchResult } from '../result';
import { findRows } from './list-scraper';

/**
 * What people take instead of Leadlight, run beside a page: what the page marks up of itself, every phone and mail on it,
 * and the well-known list scraper. Each gives a result as the scorer of the reading benchmark reads it.
 */

export type Peer = 'structured' | 'patterns' | 'scraper';
export type PeerResult = ReturnType<typeof toBenchResult>;
type Record = Partial<PeerResult['records'][number]>;

const EMPTY: PeerResult['records'][number] = {
  name: null,
  person: null,
  jobTitle: null,
  phones: [],
  faxes: [],
  emails: [],
  websites: [],
  profileUrl: null,
  address: null,
  locality: null,
  region: null,
  postalCode: null,
  countryCode: null,
  categories: [],
  social: [],
  im: [],
};

function toResult(records: readonly Record[], start: number): PeerResult {
  return {
    kind: records.length >= 3 ? 'listing' : records.length > 0 ? 'profile' : 'none',
    ms: performance.now() - start,
    nextPage: null,
    records: records.map((record) => ({ ...EMPTY, ...record })),
    posts: [],
  };
}

const url = new URL(location.href);
const country = guessCountry(url, document.documentElement.lang);

/** JSON-LD, microdata, RDFa and microformats, by Leadlight's own reader of them: the best that can be had of this kind. */
function readMarkup(): PeerResult {
  const start = performance.now();
  const markup = readStructured({
    document,
    url,
    country,
    language: undefined,
    budget: createBudget(() => performance.now(), undefined, 0, Infinity),
    report: () => undefined,
  });
  const items = atOnce(markup);
  const named = items.filter(({ facts }) => facts.name !== undefined || facts.person !== undefined);
  const { records } = toBenchResult({
    kind: 'listing',
    candidates: named.map(({ facts, kind }, index) => ({ key: String(index), kind, facts })),
    posts: [],
    problems: [],
    title: '',
    partial: false,
    ms: 0,
  });
  return toResult(records, start);
}

/** Each phone and each mail of the page's text is a row of its own: which belong together, nobody knows. */
function readPatterns(): PeerResult {
  const start = performance.now();
  const text = document.body.innerText;
  const emails = new Set(text.match(/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4}/g));
  const phones = new Set(
    findPhoneNumbersInText(text, country as CountryCode | undefined).map(({ number }) => number.number),
  );
  const rows = [
    ...[...phones].map((phone) => ({ phones: [phone] })),
    ...[...emails].map((email) => ({ emails: [email] })),
  ];
  return toResult(rows, start);
}

/** Its first guess. It knows no fields, so a row's first text and first link stand for name and entry. */
function readRows(): PeerResult {
  const start = performance.now();
  const rows = findRows(document.body).map((row) => {
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    let name = '';
    while (name === '' && texts.nextNode() !== null) name = (texts.currentNode.nodeValue ?? '').trim();
    const link = row.querySelector<HTMLAnchorElement>('a[href^="http"],a[href^="/"]');
    return { name: name === '' ? null : name, profileUrl: link?.href ?? null };
  });
  return toResult(rows, start);
}

export const peers: { [peer in Peer]: PeerResult } = {
  structured: readMarkup(),
  patterns: readPatterns(),
  scraper: readRows(),
};
