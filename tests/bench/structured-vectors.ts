import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { FieldId } from '@/lib/leads/values';
import type { ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { readStructured } from '@/lib/readers/structured/read-structured';

/**
 * Scores the structured readers on two vector files: the cards of microformats' own test suite, and
 * schema.org's examples in three syntaxes. Values are compared as shown, since normalising is `lib/contact`'s.
 */

interface MicroformatsCase {
  id: string;
  input: { html: string; baseUrl: string };
  expected: { cards: Card[] };
}
interface Card {
  type: string[];
  name: string | null;
  org: string[];
  tel: string[];
  email: string[];
  url: string[];
  jobTitle: string[];
  adr: Record<string, string[]> | null;
}

type EntityField = 'name' | 'legalName' | 'telephone' | 'faxNumber' | 'email' | 'url' | 'jobTitle';
type Entity = Partial<Record<EntityField, string[]>> & { types: string[]; address?: Record<string, string> };
interface SchemaOrgCase {
  id: string;
  input: { jsonld: string | null; microdata: string | null; rdfa: string | null };
  expected: { entities: Entity[] };
  agreement: Partial<Record<'microdata' | 'rdfa', Record<string, boolean>>>;
  threeSyntaxesAgree: boolean;
}

export interface Score {
  name: string;
  passed: number;
  of: number;
  misses: string[];
}

function read(html: string, url: string): StructuredItem[] {
  const context: ReadingContext = {
    document: new JSDOM(html, { url }).window.document,
    url: new URL(url),
    country: 'US',
    language: 'en',
    budget: { spent: () => false, breathe: () => Promise.resolve() },
    report: () => undefined,
  };
  return readStructured(context);
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
const foldWeb = (text: string): string =>
  fold(text)
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/$/, '');
/** The suite gives a plain-text mail of an old hCard as an address relative to the page. */
const foldEmail = (text: string): string =>
  fold(text)
    .replace(/^(?:mailto:|https?:\/\/[^/]+\/)/, '')
    .replace(/\?.*$/, '');

function shown(item: StructuredItem, ...fields: FieldId[]): string[] {
  return fields.flatMap((field) => (item.facts[field] ?? []).map((found) => fold(found.shown)));
}

function webValues(item: StructuredItem): string[] {
  const { website = [], profile = [], social = [] } = item.facts;
  return [...website, ...profile]
    .map(({ value }) => foldWeb(value))
    .concat(social.map(({ value }) => foldWeb(value.url)));
}

const holdsAll = (have: readonly string[], want: readonly string[]): boolean =>
  want.every((each) => have.includes(each));

function hasAddress(item: StructuredItem, parts: readonly string[]): boolean {
  return (item.facts.address ?? []).some(({ value }) => {
    const all = [value.text, value.street, value.locality, value.region, value.postalCode, value.countryCode];
    return parts.every((part) => all.some((each) => fold(each ?? '').includes(fold(part))));
  });
}

function isCard(item: StructuredItem, card: Card): boolean {
  const names = [...(card.name === null ? [] : [card.name]), ...card.org].map(fold);
  const known = [
    ...shown(item, 'name', 'person'),
    ...(item.facts.address ?? []).map(({ value }) => fold(value.text)),
  ];
  if (card.type.includes('h-adr')) {
    const parts = Object.entries(card.adr ?? {}).flatMap(([, values]) => values);
    return hasAddress(item, parts) && (card.name === null || known.includes(fold(card.name)));
  }
  return (
    holdsAll(known, names) &&
    holdsAll(shown(item, 'phone'), card.tel.map(fold)) &&
    holdsAll(
      (item.facts.email ?? []).map(({ value }) => value),
      card.email.map(foldEmail),
    ) &&
    holdsAll(webValues(item), card.url.map(foldWeb)) &&
    holdsAll(shown(item, 'jobTitle'), card.jobTitle.map(fold)) &&
    (card.adr === null || hasAddress(item, Object.values(card.adr).flat()))
  );
}

const isEmpty = (card: Card): boolean =>
  card.name === null &&
  card.adr === null &&
  [card.org, card.tel, card.email, card.url, card.jobTitle].every((list) => list.length === 0);

export function scoreMicroformats(folder: string): Score {
  const cases = JSON.parse(readFileSync(join(folder, 'microformats.json'), 'utf8')) as MicroformatsCase[];
  const misses = cases.filter(({ input, expected }) => {
    const items = read(input.html, input.baseUrl);
    const cards = expected.cards.filter((card) => !isEmpty(card));
    return !(
      cards.every((card) => items.some((item) => isCard(item, card))) && items.length <= expected.cards.length
    );
  });
  return {
    name: 'microformats',
    passed: cases.length - misses.length,
    of: cases.length,
    misses: misses.map(({ id }) => id),
  };
}

const FIELDS: Readonly<Record<EntityField, FieldId[]>> = {
  name: ['name', 'person'],
  legalName: ['legalName'],
  telephone: ['phone'],
  faxNumber: ['fax'],
  email: ['email'],
  url: ['website', 'profile', 'social'],
  jobTitle: ['jobTitle'],
};

function isEntity(item: StructuredItem, entity: Entity, base: string): boolean {
  for (const [field, ids] of Object.entries(FIELDS) as [EntityField, FieldId[]][]) {
    const want = entity[field] ?? [];
    if (field === 'url') {
      if (
        !holdsAll(
          webValues(item),
          want.map((url) => foldWeb(new URL(url, base).href)),
        )
      )
        return false;
    } else if (
      !holdsAll(
        shown(item, ...ids).map((text) => text.replace(/^mailto:/, '')),
        want.map(fold),
      )
    )
      return false;
  }
  const address = Object.entries(entity.address ?? {});
  const parts = address
    .filter(([part]) => part !== 'addressCountry')
    .map(([, text]) => text.replace(/\s+/g, ' '));
  return address.length === 0 || hasAddress(item, parts);
}

const BASE = 'https://directory.example/firms/1';

/** JSON-LD is what the expected entities were read from: every entity with all its values must be found. */
export function scoreJsonLd(folder: string): Score {
  const cases = readSchemaOrg(folder);
  const misses: string[] = [];
  let of = 0;
  for (const { id, input, expected } of cases) {
    if (input.jsonld === null) continue;
    const items = read(input.jsonld, BASE);
    for (const entity of expected.entities) {
      // A region somebody serves or comes from is no lead.
      const isArea = entity.types.some((type) => /^(?:AdministrativeArea|City|DefinedRegion)$/.test(type));
      if (isArea && entity.telephone === undefined && entity.address?.['streetAddress'] === undefined)
        continue;
      const hasValues = Object.keys(entity).some((key) => !/^(?:types|kind|depth)$/.test(key));
      if (!hasValues) continue;
      of += 1;
      if (!items.some((item) => isEntity(item, entity, BASE)))
        misses.push(`${id} ${entity.types.join('+')} ${(entity.name ?? []).join()}`);
    }
  }
  return { name: 'schema.org JSON-LD, entities', passed: of - misses.length, of, misses };
}

/**
 * The other syntaxes of the same examples: each field an independent reader found alike there must have the
 * values of the JSON-LD. `strict` takes only the cases on which all three syntaxes agree.
 */
export function scoreSyntax(folder: string, syntax: 'microdata' | 'rdfa', strict: boolean): Score {
  const misses: string[] = [];
  let of = 0;
  for (const { id, input, expected, agreement, threeSyntaxesAgree } of readSchemaOrg(folder)) {
    const html = input[syntax];
    if (html === null || (strict && !threeSyntaxesAgree)) continue;
    const items = read(html, BASE);
    for (const [field, agrees] of Object.entries(agreement[syntax] ?? {})) {
      if (!agrees) continue;
      const want = expected.entities.flatMap((entity) =>
        field === 'postalCode'
          ? (entity.address?.['postalCode'] ?? [])
          : (entity[field as EntityField] ?? []),
      );
      const have = items.flatMap((item) =>
        field === 'postalCode'
          ? (item.facts.address ?? []).map(({ value }) => fold(value.postalCode ?? ''))
          : shown(item, ...FIELDS[field as EntityField]),
      );
      of += 1;
      if (!want.every((each) => have.some((one) => one.includes(fold(each)))))
        misses.push(`${id} ${field}: ${want.join(' | ')}`);
    }
  }
  return {
    name: `schema.org ${syntax}, fields${strict ? ' (strict)' : ''}`,
    passed: of - misses.length,
    of,
    misses,
  };
}

function readSchemaOrg(folder: string): SchemaOrgCase[] {
  return JSON.parse(readFileSync(join(folder, 'schemaorg.json'), 'utf8')) as SchemaOrgCase[];
}

/** All scores of the structured readers on a folder of vectors. */
export function scoreStructured(folder: string): Score[] {
  return [
    scoreMicroformats(folder),
    scoreJsonLd(folder),
    scoreSyntax(folder, 'microdata', true),
    scoreSyntax(folder, 'microdata', false),
    scoreSyntax(folder, 'rdfa', true),
    scoreSyntax(folder, 'rdfa', false),
  ];
}
