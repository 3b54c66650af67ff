import { companyKey, hasLegalForm } from '@/lib/contact/company-name';
import { siteOf } from '@/lib/contact/website';
import { collapse, shownText } from '@/lib/page/shown-text';
import type { Survey } from '@/lib/page/survey';
import type { StructuredItem } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';
import { getNameQuality } from '@/lib/readers/record/name-quality';

export interface NameCandidate {
  readonly text: string;
  readonly element: Element;
  readonly weight: number;
}

/** Separators of a title's parts: "Acme GmbH | Contact", "Contact – Acme GmbH". */
const TITLE_PARTS = /\s+[|–—•·:»«›/]+\s+|\s+-+\s+|[|｜•]|«(?![^«»]*»)|(?<!«[^«»]*)»|\s*::\s*|：/;

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
  /** Whether the content itself names it so, rather than the title, a logo or the copyright line. */
  readonly isTold?: boolean;
  /** Whether it is a name for sure, though it may look like a position ("Malermeister Beispiel"). */
  readonly isSure?: boolean;
  /** Whether it stands right over the address, as on an envelope. */
  readonly isOver?: boolean;
}

const COPYRIGHT =
  /(?:©|\(c\)|copyright|&copy;)[\s©]*(?:copyright)?\s*(?:\d{4}(?:\s?[-–]\s?\d{2,4})?)?\s*(?:by)?\s*(.{3,70}?)(?:\.?\s*(?:all rights|alle rechte|tous droits|todos (?:los|os)|tutti i|tüm haklar|wszelkie|все права|всі права|všechna|minden jog|版权|\||[-–]\s|\d{4}|$))/iu;

/** Who holds the rights, by "© 2024 Acme Ltd" or "Acme Ltd © 2024". */
function getHolder(text: string): string | undefined {
  const before = /^(.{3,60}?)\s*(?:©|\(c\))\s*\d{4}/iu.exec(text);
  const after = COPYRIGHT.exec(text);
  return (before ?? after)?.[1]?.replace(/^[\s,.]+|[\s,]+$/g, '');
}

/** "About Acme", "Welcome to Acme", "Contact Acme". */
const OPENING_WORDS =
  /^(?:head ?(?:office|quarters)|hoofdkantoor|hauptsitz|zentrale|siège(?: social)?|sede (?:central|legale|operativa)|casa matriz|about|welcome to|contact|über|willkommen bei|kontakt|bienvenue (?:à|chez)|bienvenidos a|contacter|о компании|关于)\s+(?!us$)(?=\p{Lu}|\p{Lo})/iu;

/** "여기는 주식회사 예시입니다.", "当店は株式会社見本です。" */
const SENTENCE = /^(?:\p{Lo}{1,4}[는은は]\s?)?([^.。]*?)(?:입니다|です)[.。]?$/u;

/** "丸高 (MARUTAKA CO., LTD.)": the same name again in other letters is no part of it. */
function withoutAlias(text: string): string {
  const [, name, alias] = /^(.{2,60}?)\s*[(（]([^()（）]{2,60})[)）]$/u.exec(text) ?? [];
  const isCjk = (part: string): boolean => /[\u3040-\u9fff\uac00-\ud7af]/.test(part);
  return name !== undefined && alias !== undefined && isCjk(name) && !isCjk(alias) ? name : text;
}

/** What a page's head and logo call the site it is on. */
export function getSiteNames(survey: Survey, document: Document): string[] {
  const siteName = document.querySelector('meta[property="og:site_name"]')?.getAttribute('content');
  const logos = [...document.querySelectorAll(LOGO)].map((image) => image.getAttribute('alt') ?? '');
  const rights = survey.boxes
    .filter(({ text }) => text.length <= 140 && text.includes('©'))
    .map(({ text }) => getHolder(text) ?? '');
  return [...document.title.split(TITLE_PARTS).slice(1), siteName ?? '', ...logos, ...rights]
    .map((name) => collapse(name))
    .filter((name) => name !== '');
}

/** Texts that are looked at in a few milliseconds. */
const PAUSE = 16;

const LOGO =
  '[class*="logo" i] img[alt],[id*="logo" i] img[alt],img[class*="logo" i][alt],img[src*="logo" i][alt]';

function* collectSources(
  document: Document,
  page: URL,
  lines: readonly LabelledLine[],
  items: readonly StructuredItem[],
  address: LabelledLine | undefined,
  isOwnSite: boolean,
): Steps<Source[]> {
  const sources: Source[] = [];
  // A shop called by its address: "acme-party.example" over its street.
  const isHost = (text: string): boolean => isOwnSite && text.toLowerCase() === siteOf(page.href);
  const addressLine = address === undefined ? undefined : lines.indexOf(address);
  const people = new Set(lines.flatMap((one) => (one.field === 'person' && !one.isLabel ? one.value : [])));
  const over = lines.slice(0, addressLine ?? 0).findLast(({ isLabel }) => !isLabel);
  const add = (
    text: string | null | undefined,
    element: Element,
    weight: number,
    isTold = false,
    isOver = false,
  ): void => {
    // "Acme Ltd | Unit 4, Mill Estate"
    for (const part of (text ?? '').split(/\s[|｜]\s/)) {
      const shown = withoutAlias(collapse(part).replace(OPENING_WORDS, '').replace(SENTENCE, '$1'));
      if (shown.length >= 2 && shown.length <= 160)
        sources.push({ text: shown, element, weight, isTold, isOver, isSure: isHost(shown) });
    }
  };
  for (const item of items) {
    const name = item.facts.name?.[0] ?? item.facts.person?.[0];
    if (name !== undefined) add(name.value, item.element, item.reader === 'json-ld' ? 0.8 : 0.9);
  }
  const title = document.querySelector('title') ?? document.documentElement;
  const pageTitle = document.title.trim();
  const parts = pageTitle.split(TITLE_PARTS).map((part) => part.trim());
  // "Contact | Acme": the other part is whose page it is, and a heading that says neither is a slogan.
  const owners = isOwnSite && parts.length === 2 ? parts.filter((part) => getNameQuality(part) >= 0.5) : [];
  const owner = owners.length === 1 ? owners[0] : undefined;
  for (const heading of document.querySelectorAll('h1')) {
    const text = collapse(shownText(heading));
    // A directory's heading that leads to its front page is the directory's.
    if (!isOwnSite && heading.querySelector('a[href="/"]') !== null) continue;
    // A directory's own name or slogan can be a heading too; its title begins with the entry's.
    const isSure = !isOwnSite && text.length >= 2 && pageTitle.startsWith(text);
    if (isSure) sources.push({ text, element: heading, weight: 1.3, isSure });
    else add(text, heading, owner === undefined || text.includes(owner) ? 0.9 : 0.6);
  }
  const siteName = document.querySelector(
    'meta[property="og:site_name"],meta[name="application-name"],meta[name="author"]',
  );
  if (siteName !== null) add(siteName.getAttribute('content'), siteName, 0.55);
  parts.forEach((part) => {
    add(part, title, part === owner ? 0.8 : parts.length === 1 ? 0.5 : 0.6);
  });
  for (const image of document.querySelectorAll(LOGO)) {
    add((image.getAttribute('alt') ?? '').replace(/\blogo\b/i, ''), image, 0.5);
  }
  for (const element of document.querySelectorAll('.logo,#logo,.brand,.navbar-brand,.site-title,.site-name'))
    if (element.closest('header,nav,[class*="header" i],[id*="header" i]') !== null) {
      add(shownText(element), element, 0.5);
      // Name and slogan side by side in one link.
      for (const part of element.querySelectorAll('*'))
        if (part.childElementCount === 0) add(shownText(part), part, 0.5);
    }
  for (const element of document.querySelectorAll(
    '.vcard .fn,.vcard .org,.h-card .p-name,[itemprop="legalName"]',
  )) {
    add(shownText(element), element, 0.9);
  }
  for (const [index, one] of lines.entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const { line, field, value, isLabel } = one;
    if (isLabel) continue;
    const zone = line.pieces[0]?.box.zone;
    const isContent = zone === 'main' || zone === 'aside';
    // "Name" of whoever answers for the content is a person's.
    if (field === 'name' && !people.has(value)) add(value, line.element, 0.95, isContent);
    if (line.text.length > 140) continue;
    // A directory's title begins with the entry's name, whatever marks it up on the page; one word can be its trade's.
    const after = isOwnSite || !isContent ? undefined : afterStart(pageTitle, value);
    if (after !== undefined && (value.includes(' ') || !/^\s\p{L}/u.test(after))) add(value, line.element, 1);
    const holder = getHolder(line.text);
    if (holder !== undefined) {
      add(holder, line.element, 0.5);
      continue;
    }
    if (hasLegalForm(value.replace(SENTENCE, '$1')) && value.length <= 100) {
      // "Acme Corporation was founded in …": a text about it begins with its name.
      const isSubject = lines.some((other) => other !== one && other.line.text.startsWith(`${value} `));
      const weight = isOwnSite || isSubject ? 0.6 : 0.35;
      add(value.replace(/^[^:：]{2,40}[:：]\s*/, ''), line.element, weight, isContent);
    }
    if (addressLine !== undefined && index < addressLine && index >= addressLine - 3)
      add(
        value,
        line.element,
        one !== over ? 0.4 : field === 'address' ? 0.85 : 0.55,
        isContent,
        one === over && isContent,
      );
    if (isContent && /^h[1-5]$|^strong$|^b$/.test(line.element.localName))
      add(
        value,
        line.element,
        line.element.localName === 'h1' ? 0.3 : 0.35,
        false,
        // … or over another line that gives the street.
        index > 0 && address !== undefined && isStreetOf(lines[index + 1], address),
      );
  }
  return sources;
}

/** What follows in a title that begins with a text. */
const afterStart = (title: string, text: string): string | undefined =>
  title.startsWith(text) ? title.slice(text.length) : undefined;

/** Whether a line gives the same street as another: the first figure and a word with it. */
function isStreetOf(line: LabelledLine | undefined, { value }: LabelledLine): boolean {
  const [street] = /\p{L}{4,}[\p{L} .]*\s\d+|\d+\S*\s\p{L}[\p{L} .]*\p{L}{3}/u.exec(value) ?? [];
  return (
    street !== undefined &&
    line !== undefined &&
    !line.isLabel &&
    /\d/.test(line.value) &&
    (value.includes(line.value) || line.value.includes(street))
  );
}

/** Of two ways to write a name: with its legal form where the content says it so, else as it is called. */
function getRank({ text, weight, isTold }: Source, isOwnSite: boolean): number {
  if (!hasLegalForm(text)) return 1;
  return isOwnSite && isTold === true ? 2 : weight >= 0.8 ? 1 : 0;
}

/**
 * The name of the one organisation a page speaks of. Every place that may hold it is a candidate; agreeing
 * places, the host's own name and a legal form speak for it, words every such page has ("Contact us") against.
 */
export function* findOrganisationName(
  document: Document,
  page: URL,
  lines: readonly LabelledLine[],
  items: readonly StructuredItem[],
  address: LabelledLine | undefined,
  isOwnSite: boolean,
  addressee: { text: string; element: Element } | undefined,
  subject: string | undefined,
): Steps<NameCandidate | undefined> {
  const sources = (yield* collectSources(document, page, lines, items, address, isOwnSite)).filter(
    ({ text }) => subject === undefined || !text.includes(subject),
  );
  if (addressee !== undefined) sources.push({ ...addressee, weight: 0.85 });
  const byKey = new Map<string, { best: Source; weights: number[]; elements: Set<Element> }>();
  for (const [index, source] of sources.entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const quality = Math.max(getNameQuality(source.text), source.isSure === true ? 0.6 : 0);
    if (quality < 0.15) continue;
    const key = companyKey(source.text) || source.text.toLowerCase();
    const weighed = {
      ...source,
      weight: source.weight * quality,
    };
    const known = byKey.get(key);
    if (known === undefined)
      byKey.set(key, { best: weighed, weights: [weighed.weight], elements: new Set([weighed.element]) });
    else {
      known.weights.push(weighed.weight);
      known.elements.add(weighed.element);
      const rank = getRank(weighed, isOwnSite) - getRank(known.best, isOwnSite);
      if (rank > 0 || (rank === 0 && weighed.weight > known.best.weight)) known.best = weighed;
    }
  }
  let winner: (NameCandidate & { key: string }) | undefined;
  for (const [key, { best, weights, elements }] of byKey) {
    const top = Math.max(...weights);
    const agreeing = Math.min(0.45, (elements.size - 1) * 0.15);
    const overlap = getHostOverlap(best.text, page);
    const weight =
      top +
      agreeing +
      (isOwnSite ? 0.7 : -0.5) * overlap +
      (isOwnSite && best.isTold === true && agreeing + overlap > 0.1 && hasLegalForm(best.text) ? 0.2 : 0);
    if (winner === undefined || weight > winner.weight)
      winner = { text: best.text, element: best.element, weight, key };
  }
  // "Acme" in logo and title, "Dental practice Acme" over the street: the latter is the whole name.
  const short = ` ${winner?.key ?? ''} `;
  const fuller = sources.find(
    ({ text, isOver }) =>
      isOver === true &&
      isOwnSite &&
      text.split(' ').length <= 5 &&
      !/[\d,;:]/.test(text) &&
      getNameQuality(text) >= 0.6 &&
      ` ${companyKey(text)} `.endsWith(short) &&
      companyKey(text) !== winner?.key,
  );
  return winner && fuller ? { ...winner, text: fuller.text, element: fuller.element } : winner;
}
