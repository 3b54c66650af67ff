import { findEmails, emailFromHref } from '@/lib/contact/email';
import { hasLegalForm } from '@/lib/contact/company-name';
import { messengerFromHref } from '@/lib/contact/messenger';
import { findPhones, phoneFromHref, phoneKey, toPhone } from '@/lib/contact/phone';
import { personLikeness } from '@/lib/contact/person-name';
import { findRegistrations } from '@/lib/contact/registration';
import { toSocialProfile } from '@/lib/contact/social';
import { isSameSite, toWebsite } from '@/lib/contact/website';
import type { Found, FoundFacts, LeadKind } from '@/lib/leads/candidate';
import { MAX_VALUE_LENGTH, MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import type { FieldId, ValueOf } from '@/lib/leads/values';
import { getLinkBase, resolveLink } from '@/lib/page/links';
import { placeOf } from '@/lib/page/place';
import type { ReadingContext, StructuredItem } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { composeAddress, toCountryCode } from './postal-address';
import { SHARE } from './share';
import { isNode, type StructuredNode, type StructuredText, type StructuredValue } from './structured-node';

type Reader = StructuredItem['reader'];

/** Items of one page and syntax; a page listing more records than that is cut by the candidates' limit anyway. */
const MAX_ITEMS = 5_000;
const MAX_DEPTH = 40;

/**
 * Words in the names of schema.org's organisations, businesses and places. Only items without any contact
 * value need it: what has a phone number or an address is taken whatever it is called.
 */
const ORGANISATION =
  /organi[sz]ation|business|store|shop|compan|corporat|ngo$|group|team|agen(?:cy|t)|(?:financial|legal|emergency|professional)service|attorney|notary|clinic|hospital|pharmacy|physician|dentist|medical|optician|veterinary|school|university|college|preschool|restaurant|cafe|bar$|pub$|bakery|brewery|winery|distillery|hotel|hostel|motel|resort|campground|breakfast|plumber|electrician|locksmith|contractor|painter|florist|dealer|repair|rental|wash$|salon|spa$|gym$|club|laundry|dealer|theater|museum|library|church|temple|mosque|synagogue|bank|creditunion|station|office|venue|gallery|casino|embassy|cooperative|consortium|project$|h-card|h-org|vcard/i;
const PERSON = /^(?:person|patient)$/i;
/** Never a lead by its name alone, whatever word of the above it contains. */
const NOT_ORGANISATION =
  /page|posting|review|offer|product$|event|action|list|audience|reservation|membership/i;

/** Register numbers by schema.org property, with the short form of their label. */
const REGISTRATIONS: readonly (readonly [string, string])[] = [
  ['vatID', 'VAT'],
  ['taxID', 'Tax ID'],
  ['leiCode', 'LEI'],
  ['duns', 'D-U-N-S'],
];

/** Sites `sameAs` likes to name that are neither the organisation's own nor a network to reach it on. */
const REFERENCE_SITES =
  /(?:^|\.)(?:wikipedia|wikidata|wikimedia|google|goo|yelp|tripadvisor|foursquare|crunchbase|bloomberg|isni|viaf|orcid|imdb|apple|bing|g|trustpilot|glassdoor|amazon)\.[a-z.]{2,6}$/;

const CONFIDENCE: Readonly<Record<Reader, number>> = {
  'json-ld': 0.9,
  microdata: 0.9,
  rdfa: 0.9,
  microformats: 0.85,
};

function texts(node: StructuredNode, property: string): StructuredText[] {
  return (node.properties.get(property) ?? []).filter((value): value is StructuredText => !isNode(value));
}

function nodes(node: StructuredNode, property: string): StructuredNode[] {
  return (node.properties.get(property) ?? []).filter(isNode);
}

/** The text of a property whether it is plain or a node with a name (`addressCountry`, `worksFor`). */
function namedTexts(node: StructuredNode, property: string): StructuredText[] {
  return (node.properties.get(property) ?? []).flatMap((value) =>
    isNode(value) ? texts(value, 'name').slice(0, 1) : [value],
  );
}

/** A number, or schema.org's QuantitativeValue, exact or from … to. */
function getSizes(node: StructuredNode): StructuredText[] {
  const ranges = nodes(node, 'numberOfEmployees').flatMap((range) => {
    const [value] = texts(range, 'value');
    const [from, to] = [texts(range, 'minValue')[0], texts(range, 'maxValue')[0]];
    if (value !== undefined || from === undefined) return value ?? [];
    return { ...from, text: to === undefined ? `${from.text}+` : `${from.text}–${to.text}` };
  });
  return [...texts(node, 'numberOfEmployees'), ...ranges].filter(({ text }) => /\d/.test(text));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Takes the facts of one item; knows what was taken already, so that a number given twice is one value. */
class FactCollector {
  readonly facts: FoundFacts = {};
  private readonly seen = new Set<string>();

  constructor(
    private readonly reader: Reader,
    private readonly context: ReadingContext,
    private readonly base: URL,
  ) {}

  private add<F extends FieldId>(
    field: F,
    key: string,
    value: ValueOf[F],
    from: StructuredText,
    options: { confidence?: number; label?: string | undefined } = {},
  ): void {
    const seenKey = `${field} ${key}`;
    if (this.seen.has(seenKey)) return;
    this.seen.add(seenKey);
    const found = (this.facts[field] ??= []) as Found<ValueOf[F]>[];
    if (found.length >= MAX_VALUES_PER_FIELD) return;
    const label = oneLine(options.label ?? from.label ?? '').slice(0, 80);
    found.push({
      value,
      shown: (from.text || (from.url ?? '')).slice(0, MAX_VALUE_LENGTH),
      reader: this.reader,
      confidence: CONFIDENCE[this.reader] * (options.confidence ?? 1),
      place: this.reader === 'json-ld' ? undefined : placeOf(from.element),
      label: label === '' ? undefined : label,
    });
  }

  /** Cuts what is too long for a value, and says so. */
  private shorten(text: string): string {
    if (text.length <= MAX_VALUE_LENGTH) return text;
    this.context.report('value-shortened', this.reader);
    // Not between the two halves of a character outside the basic plane.
    return text
      .slice(0, MAX_VALUE_LENGTH)
      .replace(/[\uD800-\uDBFF]$/, '')
      .trim();
  }

  text(
    field: 'name' | 'legalName' | 'person' | 'jobTitle' | 'industry' | 'size' | 'description',
    from: StructuredText,
  ): void {
    const text = this.shorten(field === 'description' ? from.text.trim() : oneLine(from.text));
    if (text !== '' && /[\p{L}\p{N}]/u.test(text)) this.add(field, text.toLowerCase(), text, from);
  }

  phone(
    field: 'phone' | 'fax',
    from: StructuredText,
    label: string | undefined,
    country: string | undefined,
  ): void {
    const options = { country: country ?? this.context.country };
    const text = oneLine(from.text).slice(0, 500);
    const linked = from.url === undefined ? undefined : phoneFromHref(from.url, options);
    const whole = toPhone(text, options);
    const parts = whole?.e164 === undefined ? findPhones(text, options) : [];
    const isFax = /^\s*(?:tele)?fax\b/i.test(text) ? 'fax' : field;
    if (parts.length > 0) {
      for (const part of parts)
        this.add(
          part.fax ? 'fax' : isFax,
          phoneKey(part.value),
          part.value,
          { ...from, text: part.shown },
          { label: label ?? part.label },
        );
    } else if (whole?.e164 !== undefined) this.add(isFax, phoneKey(whole), whole, from, { label });
    else if (linked !== undefined) this.add(isFax, phoneKey(linked), linked, from, { label });
    else if (whole !== undefined) this.add(isFax, phoneKey(whole), whole, from, { label, confidence: 0.7 });
    else if (text.length <= 40 && (text.match(/\d/g)?.length ?? 0) >= 5)
      this.add(isFax, text, { text }, from, { label, confidence: 0.6 });
  }

  email(from: StructuredText, label: string | undefined): void {
    const linked = emailFromHref(from.url ?? '') ?? emailFromHref(from.text);
    const emails =
      linked !== undefined ? [linked] : findEmails(from.text.slice(0, 2_000)).map((match) => match.value);
    for (const email of emails) this.add('email', email.toLowerCase(), email, from, { label });
  }

  /** A web address: social profile, messenger, the page about it on this site, or its own website. */
  web(from: StructuredText, options: { sameAs?: boolean; label?: string | undefined } = {}): void {
    const written = (from.url ?? from.text).trim();
    if (/^(?:javascript|data|vbscript):/i.test(written)) {
      this.context.report('value-dropped', this.reader);
      return;
    }
    const { label } = options;
    const shown = { ...from, text: from.text || written };
    // An empty `href` is not nothing: it says that this page is the one about the item.
    const address =
      from.url === ''
        ? this.base
        : resolveLink(/^www\./i.test(written) ? `https://${written}` : written, this.base);
    const messenger = messengerFromHref(address?.href ?? written);
    if (messenger !== undefined) {
      this.add('messenger', `${messenger.service} ${messenger.id}`, messenger, shown, { label });
      return;
    }
    if (address === undefined) {
      if (/^mailto:/i.test(written)) this.email(shown, label);
      else if (/^tel:/i.test(written)) this.phone('phone', shown, label, undefined);
      return;
    }
    const social = toSocialProfile(address.href);
    if (social !== undefined) {
      this.add('social', social.url, social, shown, { label });
      return;
    }
    if (isSameSite(address.href, this.context.url.href)) {
      // A record's own page is below the site's root; the root itself is the website of the site's owner.
      const isRoot = address.pathname === '/' && address.search === '';
      if (isRoot) this.add('website', address.href, address.href, shown, { label, confidence: 0.8 });
      else if (!options.sameAs) this.add('profile', address.href, address.href, shown, { label });
      return;
    }
    if (options.sameAs && REFERENCE_SITES.test(address.hostname)) return;
    const website = toWebsite(address.href, this.base);
    if (website !== undefined)
      this.add('website', website, website, shown, { label, confidence: options.sameAs ? 0.6 : 1 });
  }

  /** Returns the country of the address, for the numbers beside it. */
  address(from: StructuredText | StructuredNode, label: string | undefined): string | undefined {
    const address = composeAddress(from, this.context.country);
    if (address === undefined) return undefined;
    const shown = { text: isNode(from) ? address.text : from.text, element: from.element };
    this.add('address', address.text.toLowerCase(), { ...address, text: this.shorten(address.text) }, shown, {
      label,
    });
    return address.countryCode;
  }

  registration(scheme: string, from: StructuredText): void {
    const number = oneLine(from.text).slice(0, 60);
    if (!/\d/.test(number)) return;
    const named = findRegistrations(`${scheme}: ${number}`)[0]?.value;
    const value = named ?? { scheme: scheme.slice(0, 40), number };
    this.add('registration', value.number, value, from);
  }
}

const isAddressNode = (node: StructuredNode): boolean =>
  node.types.some((type) => /^(?:postaladdress|h-adr|adr|address)$/i.test(type)) ||
  ['streetAddress', 'addressLocality', 'postalCode'].some((property) => node.properties.has(property));

/** The parts of an item that hold its own contacts rather than another item's. */
function partsOf(node: StructuredNode): StructuredNode[] {
  const places = nodes(node, 'location').filter(
    (place) => isAddressNode(place) || place.properties.has('address'),
  );
  return [
    ...nodes(node, 'address').filter(isAddressNode),
    ...nodes(node, 'contactPoint'),
    // A place of its own name is an item of its own: the branch, the venue.
    ...places.filter((place) => !place.properties.has('name')),
  ];
}

function collectContacts(
  collector: FactCollector,
  node: StructuredNode,
  label: string | undefined,
  depth: number,
): void {
  const addresses: StructuredValue[] = [...(node.properties.get('address') ?? [])];
  if (isAddressNode(node)) addresses.push(node);
  let country: string | undefined;
  for (const address of addresses.slice(0, MAX_VALUES_PER_FIELD))
    country = collector.address(address, label) ?? country;
  country ??= toCountryCode(texts(node, 'addressCountry')[0]?.text);
  for (const phone of texts(node, 'telephone')) collector.phone('phone', phone, label, country);
  for (const fax of texts(node, 'faxNumber')) collector.phone('fax', fax, label, country);
  for (const email of texts(node, 'email')) collector.email(email, label);
  for (const url of texts(node, 'url')) collector.web(url, { label });
  if (depth > 2) return;
  for (const part of partsOf(node).slice(0, MAX_VALUES_PER_FIELD)) {
    const type = texts(part, 'contactType')[0] ?? texts(part, 'name')[0];
    // An address node was read above; here only the phone or mail some authors put into it.
    if (part !== node) collectContacts(collector, part, type?.text ?? label, depth + 1);
  }
}

function kindOf(node: StructuredNode): LeadKind {
  if (node.types.some((type) => PERSON.test(type))) return 'person';
  const has = (property: string): boolean => node.properties.has(property);
  const isCard = node.types.some((type) => type === 'h-card' || type === 'vcard');
  if (!isCard)
    return !node.types.some((type) => ORGANISATION.test(type)) && has('jobTitle') ? 'person' : 'organisation';
  const name = namedTexts(node, 'name')[0]?.text;
  const organisations = namedTexts(node, 'worksFor').map((organisation) => organisation.text);
  // In hCard, an organisation's card names it as its own organisation.
  if (name === undefined) return has('givenName') || has('familyName') ? 'person' : 'organisation';
  if (organisations.includes(name) || node.types.includes('h-org') || hasLegalForm(name))
    return 'organisation';
  if (organisations.length > 0 || has('jobTitle') || has('givenName') || has('familyName')) return 'person';
  return personLikeness(name) >= 0.5 ? 'person' : 'organisation';
}

function toFacts(
  node: StructuredNode,
  kind: LeadKind,
  reader: Reader,
  context: ReadingContext,
  base: URL,
  title: string | undefined,
): FoundFacts {
  const collector = new FactCollector(reader, context, base);
  const names = texts(node, 'name');
  for (const name of names) collector.text(kind === 'person' ? 'person' : 'name', name);
  const parts = [...texts(node, 'givenName').slice(0, 1), ...texts(node, 'familyName').slice(0, 1)];
  const first = parts[0];
  if (names.length === 0 && first !== undefined)
    collector.text(kind === 'person' ? 'person' : 'name', {
      text: parts.map((part) => part.text).join(' '),
      element: first.element,
    });
  if (kind === 'person' || names.length === 0)
    for (const name of namedTexts(node, 'worksFor')) collector.text('name', name);
  for (const name of texts(node, 'legalName')) collector.text('legalName', name);
  if (kind === 'person') {
    for (const job of namedTexts(node, 'jobTitle')) collector.text('jobTitle', job);
    if (title !== undefined) collector.text('jobTitle', { text: title, element: node.element });
  }
  collectContacts(collector, node, undefined, 0);
  for (const page of [...texts(node, 'mainEntityOfPage'), ...texts(node, 'sameAs')])
    collector.web(page, { sameAs: true });
  for (const [property, scheme] of REGISTRATIONS)
    for (const number of texts(node, property)) collector.registration(scheme, number);
  for (const identifier of nodes(node, 'identifier')) {
    const scheme = [...texts(identifier, 'propertyID'), ...texts(identifier, 'name')].find((text) =>
      /^[\p{L}\d .\-/]{2,40}$/u.test(text.text),
    );
    const number = texts(identifier, 'value')[0];
    if (scheme !== undefined && number !== undefined) collector.registration(scheme.text, number);
  }
  for (const industry of namedTexts(node, 'industry')) collector.text('industry', industry);
  for (const size of getSizes(node).slice(0, 1)) collector.text('size', size);
  for (const description of texts(node, 'description').slice(0, 1))
    collector.text('description', description);
  return collector.facts;
}

const CONTACT_FIELDS: readonly FieldId[] = ['phone', 'fax', 'email', 'address', 'registration', 'messenger'];

function isLead(node: StructuredNode, facts: FoundFacts): boolean {
  if (CONTACT_FIELDS.some((field) => facts[field] !== undefined)) return true;
  if (
    facts.name === undefined &&
    facts.person === undefined &&
    facts.legalName === undefined &&
    facts.jobTitle === undefined
  )
    return false;
  return node.types.some(
    (type) => PERSON.test(type) || (ORGANISATION.test(type) && !NOT_ORGANISATION.test(type)),
  );
}

/** Nodes that only stand between an item and what it names: `ListItem`, `OrganizationRole`. */
const isBetween = (node: StructuredNode): boolean =>
  node.types.some((type) => /^listitem\d*$|role$/i.test(type));

/**
 * The items among the nodes of one syntax: whoever has a contact, and every organisation and person that has
 * at least a name. Items hang on the nearest item above them.
 */
export function* toItems(
  roots: readonly StructuredNode[],
  reader: Reader,
  context: ReadingContext,
): Steps<StructuredItem[]> {
  const { budget } = context;
  const items: StructuredItem[] = [];
  const visited = new Set<StructuredNode>();
  const base = getLinkBase(context.document, context.url);

  interface Visit {
    readonly node: StructuredNode;
    readonly parent: StructuredItem | undefined;
    readonly role: string | undefined;
    readonly title: string | undefined;
    readonly depth: number;
  }
  /** Reads one node, if it is new, and gives the nodes it names. */
  const visit = ({ node, parent, role, title, depth }: Visit): Visit[] => {
    if (visited.has(node) || depth > MAX_DEPTH || items.length >= MAX_ITEMS) return [];
    visited.add(node);
    let above = parent;
    const between = isBetween(node);
    if (!between) {
      const kind = kindOf(node);
      const facts = toFacts(node, kind, reader, context, base, title);
      if (isLead(node, facts)) {
        above = { reader, types: node.types, kind, facts, element: node.element, parent, role };
        items.push(above);
        for (const part of partsOf(node)) visited.add(part);
      }
    }
    const roleName = between ? texts(node, 'roleName')[0]?.text : undefined;
    const next: Visit[] = [];
    for (const [property, values] of node.properties)
      for (const value of values)
        // Reviewers of an organisation are no leads, and there are hundreds.
        if (isNode(value) && !(above !== parent && /^(?:reviews?|aggregaterating)$/i.test(property)))
          next.push({
            node: value,
            parent: above,
            role: between ? role : property,
            title: roleName,
            depth: depth + 1,
          });
    return next;
  };

  const referred = new Set<StructuredNode>();
  const inner = new Set<StructuredNode>();
  for (const root of roots) {
    const pending = [root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (inner.has(node)) continue;
      inner.add(node);
      for (const values of node.properties.values())
        for (const value of values)
          if (isNode(value)) {
            referred.add(value);
            pending.push(value);
          }
    }
  }
  // What others refer to is read where they do, so that it has a parent and a role; cycles are read last.
  for (const root of [...roots.filter((node) => !referred.has(node)), ...roots]) {
    const pending: Visit[] = [{ node: root, parent: undefined, role: undefined, title: undefined, depth: 0 }];
    for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
      if (visited.has(one.node)) continue;
      if (budget.spent(SHARE)) return items;
      pending.push(...visit(one).reverse());
      yield;
    }
  }
  return items;
}
