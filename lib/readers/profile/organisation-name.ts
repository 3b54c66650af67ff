import { companyKey, hasLegalForm } from '@/lib/contact/company-name';
import { siteOf } from '@/lib/contact/website';
import { collapse, shownText } from '@/lib/page/shown-text';
import type { StructuredItem } from '@/lib/readers/reader';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';
import { getNameQuality } from '@/lib/readers/record/name-quality';

export interface NameCandidate {
  readonly text: string;
  readonly element: Element;
  readonly weight: number;
}

/** Separators of a title's parts: "Acme GmbH | Contact", "Contact – Acme GmbH". */
const TITLE_PARTS = /\s+[|–—•·:»«›/]+\s+|\s+-+\s+|[|｜»«•]|\s*::\s*|：/;

/** Letters and digits only, for finding a name in a host name. */
function squeeze(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]/g, '');
}

/** 0–1: how much of a name stands in the host ("Chas & Phil" in `chasandphil.example`). */
export function getHostOverlap(name: string, page: URL): number {
  const label = (siteOf(page.href) ?? page.hostname).split('.')[0] ?? '';
  const host = squeeze(label);
  if (host.length < 3) return 0;
  const words = companyKey(name)
    .split(/\s+/)
    .map(squeeze)
    .filter((word) => word.length >= 2);
  const whole = words.join('');
  if (whole === '') return 0;
  if (whole === host || squeeze(name) === host || squeeze(name.replace(/&|\+/g, 'and')) === host) return 1;
  const covered = words
    .filter((word) => word.length >= 3 && host.includes(word))
    .reduce((sum, word) => sum + word.length, 0);
  const initials = words.map((word) => word[0]).join('');
  const byWords = Math.min(1, covered / host.length) * Math.min(1, (covered + 4) / whole.length);
  return Math.max(byWords, initials.length >= 3 && host.startsWith(initials) ? 0.5 : 0);
}

interface Source {
  readonly text: string;
  readonly element: Element;
  readonly weight: number;
}

function collectSources(
  document: Document,
  lines: readonly LabelledLine[],
  items: readonly StructuredItem[],
  addressLine: number | undefined,
  isOwnSite: boolean,
): Source[] {
  const sources: Source[] = [];
  const add = (text: string | null | undefined, element: Element, weight: number): void => {
    const shown = collapse(text ?? '');
    if (shown.length >= 2 && shown.length <= 160) sources.push({ text: shown, element, weight });
  };
  for (const item of items) {
    const name = item.facts.name?.[0] ?? item.facts.person?.[0];
    if (name !== undefined) add(name.value, item.element, item.reader === 'json-ld' ? 0.8 : 0.9);
  }
  for (const heading of document.querySelectorAll('h1'))
    add(shownText(heading).replace(/\s+/g, ' '), heading, 0.9);
  const siteName = document.querySelector(
    'meta[property="og:site_name"],meta[name="application-name"],meta[name="author"]',
  );
  if (siteName !== null) add(siteName.getAttribute('content'), siteName, 0.55);
  const title = document.querySelector('title') ?? document.documentElement;
  const parts = document.title.split(TITLE_PARTS).map((part) => part.trim());
  parts.forEach((part) => {
    add(part, title, parts.length === 1 ? 0.5 : 0.6);
  });
  for (const image of document.querySelectorAll(
    '[class*="logo" i] img[alt],[id*="logo" i] img[alt],img[class*="logo" i][alt],img[src*="logo" i][alt]',
  )) {
    add((image.getAttribute('alt') ?? '').replace(/\blogo\b/i, ''), image, 0.5);
  }
  for (const element of document.querySelectorAll(
    '.vcard .fn,.vcard .org,.h-card .p-name,[itemprop="legalName"]',
  )) {
    add(shownText(element), element, 0.9);
  }
  lines.forEach((one, index) => {
    const { line, field, value, isLabel } = one;
    if (isLabel) return;
    if (field === 'name') add(value, line.element, 0.95);
    if (line.text.length <= 140) {
      const copyright =
        /(?:©|\(c\)|copyright|&copy;)\s*(?:copyright)?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?\s*(?:by)?\s*(.{3,70}?)(?:\.?\s*(?:all rights|alle rechte|tous droits|todos los|tutti i|\||[-–]\s|\d{4}|$))/iu.exec(
          line.text,
        );
      if (copyright?.[1] !== undefined) add(copyright[1].replace(/^[\s,.]+|[\s,]+$/g, ''), line.element, 0.5);
      if (hasLegalForm(value) && value.length <= 100) add(value, line.element, isOwnSite ? 0.6 : 0.35);
      if (addressLine !== undefined && index < addressLine && index >= addressLine - 3)
        add(value, line.element, index === addressLine - 1 ? 0.55 : 0.4);
      if (/^h[1-4]$|^strong$|^b$/.test(line.element.localName))
        add(value, line.element, line.element.localName === 'h1' ? 0.3 : 0.35);
    }
  });
  return sources;
}

/**
 * The name of the one organisation a page speaks of. Every place that may hold it is a candidate; agreeing
 * places, the host's own name and a legal form speak for it, words every such page has ("Contact us") against.
 */
export function findOrganisationName(
  document: Document,
  page: URL,
  lines: readonly LabelledLine[],
  items: readonly StructuredItem[],
  addressLine: number | undefined,
  isOwnSite: boolean,
  addressee: { text: string; element: Element } | undefined,
): NameCandidate | undefined {
  const sources = collectSources(document, lines, items, addressLine, isOwnSite);
  if (addressee !== undefined) sources.push({ ...addressee, weight: 0.85 });
  const byKey = new Map<string, { best: Source; weights: number[] }>();
  for (const source of sources) {
    const quality = getNameQuality(source.text);
    if (quality < 0.15) continue;
    const key = companyKey(source.text) || source.text.toLowerCase();
    const weighed = { ...source, weight: source.weight * quality };
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { best: weighed, weights: [weighed.weight] });
    else {
      known.weights.push(weighed.weight);
      // The fuller form of the same name is the better one to keep.
      const fuller = isOwnSite && hasLegalForm(weighed.text) && !hasLegalForm(known.best.text);
      if (fuller || (weighed.weight > known.best.weight && !hasLegalForm(known.best.text)))
        known.best = { ...weighed, weight: Math.max(weighed.weight, known.best.weight) };
    }
  }
  let winner: NameCandidate | undefined;
  for (const { best, weights } of byKey.values()) {
    const top = Math.max(...weights);
    const agreeing = Math.min(0.45, (weights.length - 1) * 0.15);
    const overlap = getHostOverlap(best.text, page);
    const weight =
      top + agreeing + (isOwnSite ? 0.7 : -0.5) * overlap + (isOwnSite && hasLegalForm(best.text) ? 0.2 : 0);
    if (winner === undefined || weight > winner.weight)
      winner = { text: best.text, element: best.element, weight };
  }
  return winner;
}
