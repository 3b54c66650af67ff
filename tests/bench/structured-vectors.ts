import type { FieldId } from '@/lib/leads/values';
import type { ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { readStructured } from '@/lib/readers/structured/read-structured';
import { atOnce } from '@/lib/readers/steps';

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

type Miss = (id: string, input: unknown, expected: unknown, got: unknown) => void;
type Figures = Record<string, number>;
/** Makes a document of a page's HTML at its address. */
export type Parse = (html: string, url: string) => Document;

function read(html: string, url: string, parse: Parse): StructuredItem[] {
  const context: ReadingContext = {
    document: parse(html, url),
    url: new URL(url),
    country: 'US',
    language: 'en',
    budget: { spent: () => false, breathe: () => Promise.resolve() },
    report: () => undefined,
  };
  return atOnce(readStructured(context));
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

function scoreMicroformats(cases: MicroformatsCase[], miss: Miss, parse: Parse): Figures {
  let passed = 0;
  for (const { id, input, expected } of cases) {
    const items = read(input.html, input.baseUrl, parse);
    const cards = expected.cards.filter((card) => !isEmpty(card));
    const found = cards.every((card) => items.some((item) => isCard(item, card)));
    if (found && items.length <= expected.cards.length) passed += 1;
    else miss(id, input.html, expected.cards, items.map(textsOf));
  }
  return { cases: cases.length, passed };
}

const textsOf = (item: StructuredItem): unknown =>
  Object.entries(item.facts).map(([field, found]) => [field, ...(found ?? []).map((each) => each.shown)]);

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

/** A region somebody serves or comes from is no lead. */
function isServedArea({ types, telephone, address }: Entity): boolean {
  const isArea = types.some((type) => /^(?:AdministrativeArea|City|DefinedRegion)$/.test(type));
  return isArea && telephone === undefined && address?.streetAddress === undefined;
}

/** JSON-LD is what the expected entities were read from: every entity with all its values must be found. */
function scoreJsonLd(cases: SchemaOrgCase[], miss: Miss, parse: Parse): Figures {
  let found = 0;
  let entities = 0;
  for (const { id, input, expected } of cases) {
    if (input.jsonld === null) continue;
    const items = read(input.jsonld, BASE, parse);
    for (const entity of expected.entities) {
      if (isServedArea(entity)) continue;
      if (!Object.keys(entity).some((key) => !/^(?:types|kind|depth)$/.test(key))) continue;
      entities += 1;
      if (items.some((item) => isEntity(item, entity, BASE))) found += 1;
      else miss(id, 'json-ld', entity, items.map(textsOf));
    }
  }
  return { entities, found };
}

/**
 * The other syntaxes of the same examples: each field an independent reader found alike there must have the
 * values of the JSON-LD. Strict are the cases on which all three syntaxes agree.
 */
function scoreSyntax(
  syntax: 'microdata' | 'rdfa',
  cases: SchemaOrgCase[],
  miss: Miss,
  parse: Parse,
): { strict: [number, number]; all: [number, number] } {
  const score: { strict: [number, number]; all: [number, number] } = { strict: [0, 0], all: [0, 0] };
  for (const { id, input, expected, agreement, threeSyntaxesAgree } of cases) {
    const html = input[syntax];
    if (html === null) continue;
    const items = read(html, BASE, parse);
    for (const [field, agrees] of Object.entries(agreement[syntax] ?? {})) {
      if (!agrees) continue;
      const leads = expected.entities.filter((entity) => !isServedArea(entity));
      const want = leads.flatMap((entity) =>
        field === 'postalCode' ? (entity.address?.postalCode ?? []) : (entity[field as EntityField] ?? []),
      );
      const have = items.flatMap((item) =>
        field === 'postalCode'
          ? (item.facts.address ?? []).map(({ value }) => fold(value.postalCode ?? ''))
          : shown(item, ...FIELDS[field as EntityField]),
      );
      const isFound = want.every((each) => have.some((one) => one.includes(fold(each))));
      if (!isFound) miss(id, syntax, [field, want], have);
      for (const counts of threeSyntaxesAgree ? [score.strict, score.all] : [score.all]) {
        counts[1] += 1;
        if (isFound) counts[0] += 1;
      }
    }
  }
  return score;
}

/** The sets of vectors the structured readers are scored on, by file name. */
export function structuredSets(parse: Parse): Record<string, (cases: unknown[], miss: Miss) => Figures> {
  return {
    microformats: (cases, miss) => scoreMicroformats(cases as MicroformatsCase[], miss, parse),
    schemaorg: (unknownCases, miss) => {
      const cases = unknownCases as SchemaOrgCase[];
      const { entities, found } = scoreJsonLd(cases, miss, parse) as { entities: number; found: number };
      const microdata = scoreSyntax('microdata', cases, miss, parse);
      const rdfa = scoreSyntax('rdfa', cases, miss, parse);
      return {
        jsonLdFound: found,
        jsonLdEntities: entities,
        microdataStrict: microdata.strict[0] / microdata.strict[1],
        microdata: microdata.all[0] / microdata.all[1],
        rdfaStrict: rdfa.strict[0] / rdfa.strict[1],
        rdfa: rdfa.all[0] / rdfa.all[1],
      };
    },
  };
}
