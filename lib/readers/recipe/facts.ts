import { toAddress } from '@/lib/contact/address';
import { emailFromHref, findEmails } from '@/lib/contact/email';
import { findMessengers, messengerFromHref } from '@/lib/contact/messenger';
import { findPhones, phoneFromHref } from '@/lib/contact/phone';
import { toSocialProfile } from '@/lib/contact/social';
import { findWebsites, isSameSite, toWebsite } from '@/lib/contact/website';
import type { FieldValue, PostalAddress } from '@/lib/leads/values';
import { resolveLink } from '@/lib/page/links';
import { collapse } from '@/lib/page/shown-text';
import type { FoundFacts, ReadingContext } from '@/lib/readers/reader';
import { toFound } from '@/lib/readers/record/found';
import type { ListingPage, ProfilePage, RecordFields } from '@/lib/recipes/recipe';
import { takeAll, type Taken } from './take';

interface ToldValue {
  readonly value: FieldValue;
  readonly from: Taken;
}

/** Values one text holds. */
type Reader = (text: string, context: ReadingContext, base: URL) => (FieldValue | undefined)[];

const TEXTS = ['name', 'legalName', 'person', 'jobTitle', 'industry', 'description'] as const;
const PARTS = ['street', 'locality', 'region', 'postalCode'] as const;

const readPhones: Reader = (text, { country }) => {
  const linked = phoneFromHref(text, { country });
  return linked ? [linked] : findPhones(`tel: ${text}`, { country }).map(({ value }) => value);
};

/** Fields whose values are told from their text, and whether a link's target is meant rather than its text. */
const READERS: Record<string, { read: Reader; isLink?: true }> = {
  phone: { read: readPhones },
  fax: { read: readPhones },
  email: {
    read: (text) => {
      const linked = emailFromHref(text);
      return linked === undefined ? findEmails(text).map(({ value }) => value) : [linked];
    },
  },
  website: {
    read: (text, { url }, base) => {
      const address = /^(?:https?:)?\/|^\?/.test(text) ? text : findWebsites(text)[0]?.value;
      const site = address === undefined ? undefined : toWebsite(address, base);
      // Who has no site of their own links to their page on a network.
      return [site === undefined || isSameSite(site, url.href) || toSocialProfile(site) ? undefined : site];
    },
    isLink: true,
  },
  profile: {
    read: (text, _context, base) => [resolveLink(text.replace(/#.*$/s, ''), base)?.href],
    isLink: true,
  },
  social: { read: (text, _context, base) => [toSocialProfile(toWebsite(text, base) ?? '')], isLink: true },
  messenger: {
    read: (text) => {
      const linked = messengerFromHref(text);
      return linked ? [linked] : findMessengers(text).map(({ value }) => value);
    },
  },
};

function readAddress(
  parts: readonly Element[],
  fields: RecordFields,
  country: string | undefined,
): ToldValue[] {
  const named: Partial<Record<(typeof PARTS)[number], string>> = {};
  let from: Taken | undefined;
  for (const part of PARTS) {
    const [first] = takeAll(parts, fields[part]);
    const text = first && collapse(first.text).replace(/^[\s,;:()]+|[\s,;:()]+$/g, '');
    if (first === undefined || text === undefined || text === '') continue;
    named[part] = text.slice(0, part === 'postalCode' ? 20 : 300);
    from ??= first;
  }
  const whole = takeAll(parts, fields.address);
  // Parts of an address in elements of their own are lines of it.
  const lines = whole.flatMap((one) => one.text.split('\n')).map(collapse);
  const text = (whole.length > 0 ? lines : Object.values(named)).filter((line) => line !== '').join('\n');
  from = whole[0] ?? from;
  if (from === undefined) return [];
  const value: PostalAddress = {
    ...(toAddress(text, { country }) ?? { text: text.replaceAll('\n', ', ') }),
    ...named,
  };
  return [{ value, from: { ...from, text } }];
}

/** The values a recipe names in a row or page, without those it names but which do not stand there. */
export function readFields(
  parts: readonly Element[],
  fields: RecordFields,
  context: ReadingContext,
  base: URL,
): FoundFacts {
  const told: Record<string, ToldValue[]> = { address: readAddress(parts, fields, context.country) };
  for (const field of TEXTS)
    told[field] = takeAll(parts, fields[field]).map((from) => ({ value: collapse(from.text), from }));
  for (const [field, { read, isLink }] of Object.entries(READERS))
    told[field] = takeAll(parts, fields[field as keyof RecordFields], isLink).flatMap((from) =>
      read(from.text, context, base).flatMap((value) => (value ? [{ value, from }] : [])),
    );

  const facts: Record<string, unknown> = {};
  for (const [field, list] of Object.entries(told)) {
    const seen = new Set<string>();
    const kept =
      list.length < 2
        ? list
        : list.filter(({ value }) => {
            const key = JSON.stringify(value);
            return !seen.has(key) && seen.add(key);
          });
    const many = ['phone', 'fax', 'email', 'website', 'social', 'messenger', 'industry'].includes(field);
    if (kept.length > 0)
      facts[field] = kept
        .slice(0, many ? undefined : 1)
        .map(({ value, from }) =>
          toFound(value, { shown: from.text, element: from.element, reader: 'recipe', confidence: 0.95 }),
        );
  }
  return facts;
}

/** What the page showed, with what the recipe found in place of it; the fields it did not find stay, unless it alone counts. */
export function applyRecipe(
  { facts, isPerson }: { facts: FoundFacts; isPerson: boolean },
  told: FoundFacts,
  { only = [], lead }: Pick<ListingPage | ProfilePage, 'only' | 'lead'>,
): { facts: FoundFacts; isPerson: boolean } {
  const merged: FoundFacts = { ...facts };
  for (const field of only) if (field in merged) Reflect.deleteProperty(merged, field);
  Object.assign(merged, told);
  // One text is not the name of both a person and their firm.
  if (told.person && !told.name && isSameName(told.person, facts.name)) delete merged.name;
  if (told.name && !told.person && isSameName(told.name, facts.person)) delete merged.person;
  const person = lead === undefined ? isPerson && told.name === undefined : lead === 'person';
  return { facts: merged, isPerson: person && merged.person !== undefined };
}

function isSameName(one: FoundFacts['name'], other: FoundFacts['name']): boolean {
  return one?.[0]?.value.toLowerCase() === other?.[0]?.value.toLowerCase();
}
