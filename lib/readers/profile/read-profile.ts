import { isStreet, toAddress } from '@/lib/contact/address';
import { hasLegalForm, splitLegalForm } from '@/lib/contact/company-name';
import { decodePercent } from '@/lib/contact/percent';
import { siteOf } from '@/lib/contact/website';
import { collapse, shownText } from '@/lib/page/shown-text';
import type { Survey, Zone } from '@/lib/page/survey';
import type { FoundFacts, ReadingContext, StructuredItem } from '@/lib/readers/reader';
import type { Steps } from '@/lib/readers/steps';
import { isKnownPerson } from '@/lib/readers/listing/people';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { splitHead } from '@/lib/readers/record/addresses';
import { readContacts } from '@/lib/readers/record/contacts';
import { toFound } from '@/lib/readers/record/found';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';
import { isHeading, isInPath, isProse } from '@/lib/readers/page-kind';
import { CONTACT_PAGE, PROFILE_PATH } from '@/lib/readers/page-words';
import { mergeStructured } from '@/lib/readers/reconcile';
import { findOrganisationName, getHostOverlap, getSiteNames, type NameCandidate } from './organisation-name';
import { getOwnLines } from './own-lines';
import { findPageAddress } from './page-address';
import { findContactPerson, findSubject, PERSON_PATH } from './people';

export interface PageProfile {
  readonly facts: FoundFacts;
  readonly isPerson: boolean;
  /** Whether the site is the organisation's own, rather than a directory that describes it. */
  readonly isOwnSite: boolean;
}

/** The parts of an organisation's own page, surest first; a directory's header and footer are its own. */
const OWN_ZONES: readonly Zone[] = ['main', 'aside', 'footer', 'header', 'nav'];
const DIRECTORY_ZONES: readonly Zone[] = ['main', 'aside'];

/** The one item that the page is about: named in its heading or title, or the only one with contact data. */
export function findMainItem(
  document: Document,
  items: readonly StructuredItem[],
): StructuredItem | undefined {
  const heads = [
    document.title,
    ...[...document.querySelectorAll('h1')].map((heading) => heading.textContent ?? ''),
  ]
    .join('\n')
    .toLowerCase();
  const named = items.filter((item) => item.parent === undefined || item.role !== 'author');
  const withContact = named.filter((item) => item.facts.phone ?? item.facts.address ?? item.facts.email);
  const isNamed = (item: StructuredItem): boolean => {
    const name = (item.facts.name?.[0] ?? item.facts.person?.[0])?.value.toLowerCase();
    return name !== undefined && name.length > 2 && heads.includes(name);
  };
  return (
    withContact.find(isNamed) ??
    (withContact.length === 1 ? withContact[0] : undefined) ??
    named.find(isNamed)
  );
}

/** Whether the page is the site of the very organisation whose data stands on it. */
function isOwnSiteOf(context: ReadingContext, survey: Survey, main: StructuredItem | undefined): boolean {
  const { url, document } = context;
  const domain = siteOf(url.href) ?? url.hostname;
  const isContactPage = CONTACT_PAGE.test(decodePercent(url.pathname));
  // A directory's mail stands around its entries, an organisation's in its text.
  const isOwnMail = survey.signals.some(
    ({ kind, key, zone }) => kind === 'email' && key.endsWith(domain) && (isContactPage || zone === 'main'),
  );
  const isFrontDoor = isContactPage || url.pathname.split('/').filter((part) => part !== '').length <= 2;
  if (isOwnMail && (isFrontDoor || PERSON_PATH.test(url.pathname))) return true;
  const named =
    main === undefined || !isHeading(main, document)
      ? undefined
      : (main.facts.name ?? main.facts.person)?.[0]?.value;
  if (named !== undefined && getHostOverlap(named, url) < 0.3 && !isContactPage) return false;
  // `/company/` itself is a firm's own page about itself.
  const path = url.pathname.replace(/\/$/, '');
  if ((PROFILE_PATH.test(path) || ENTRY_QUERY.test(url.search)) && !isContactPage) return false;
  const heading = collapse(shownText(document.querySelector('h1') ?? document.createElement('h1')));
  if (getHostOverlap(heading, url) >= 0.5) return true;
  // The site bears the name of its host, and the heading, which the title begins with, another.
  const isFrontPage = url.pathname === '/' && url.search === '';
  if (
    !isContactPage &&
    getNameQuality(heading) >= 0.6 &&
    isInPath(heading, url.pathname) &&
    getSiteNames(survey, document).some((name) => name !== heading && getHostOverlap(name, url) >= 0.5)
  )
    return false;
  // A directory's site is far bigger than one page's worth: it has a long address.
  return isFrontDoor && (isFrontPage || !LOOKED_UP.test(url.search)) && survey.elements < 1_500;
}

/** A site that nowhere says whose it is is called by its address. */
function getHostName({ url, document }: ReadingContext): NameCandidate | undefined {
  const [label = ''] = siteOf(url.href)?.split('.') ?? [];
  if (!/\p{L}{3}/u.test(label)) return undefined;
  return { text: label.slice(0, 1).toUpperCase() + label.slice(1), element: document.body, weight: 0.3 };
}

/** One of many, by number or as the answer to a question; pages and menu items of one site have numbers too. */
const LOOKED_UP = /[?&](?:p|(?!(?:page|lang|cat|menu|site)_)(?:\w+_)?id)=|quer/;

/** The entry of a marketplace's or portal's member. */
const ENTRY_QUERY = /[?&](?:seller|merchant|vendor|company|member|shop|firm)(?:_?id)?=/i;

/** Reads the page as that of one organisation or person. */
export function* readProfile(
  survey: Survey,
  items: readonly StructuredItem[],
  context: ReadingContext,
): Steps<PageProfile> {
  const { document, url } = context;
  const main = findMainItem(document, items);
  const isOwnSite = isOwnSiteOf(context, survey, main);
  const { lines, accepts } = yield* getOwnLines(survey, isOwnSite ? OWN_ZONES : DIRECTORY_ZONES);

  // Where an entry has its number under a label, the numbers in a directory's sentences are the directory's.
  const isTold = !isOwnSite && lines.some(({ field, value }) => field === 'phone' && /\d{3}/.test(value));
  const told = isTold ? lines.filter(({ line }) => !isProse(line)) : lines;
  const whole = { from: 0, to: survey.boxes.length };
  const facts: FoundFacts = { ...(yield* readContacts(survey, whole, told, context, accepts)) };
  yield;
  setSites(facts, lines, isOwnSite, context);

  const address = yield* findPageAddress(lines, main, context);
  yield;
  // What stands in the line above the street is the addressee, unless it is the building.
  const split =
    address &&
    splitHead(
      address.found.value,
      (text) =>
        hasLegalForm(text) ||
        (getNameQuality(text) >= 0.6 &&
          !isStreet(text) &&
          !BUILDING.test(text) &&
          toAddress(text, context) === undefined),
    );
  if (address !== undefined)
    facts.address = [{ ...address.found, value: split?.rest ?? address.found.value }];

  const content = lines.filter(({ line }) => /^(?:main|aside)$/.test(line.pieces[0]?.box.zone ?? 'main'));
  const subject = findSubject(content, main, context);
  yield;
  const found = yield* findOrganisationName(
    document,
    url,
    lines,
    subject !== undefined ? [] : main === undefined ? items.slice(0, 3) : [main],
    address?.line,
    isOwnSite,
    split && address?.line && { text: split.head, element: address.line.line.element },
    subject?.person?.[0]?.value,
  );
  const name = found ?? (isOwnSite ? getHostName(context) : undefined);
  yield;
  Object.assign(facts, subject ?? findContactPerson(lines, isOwnSite));
  yield;
  // On a directory's page about a person nobody but the directory itself would be left to name.
  if (name !== undefined && (subject === undefined || isOwnSite)) {
    facts.name = [
      toFound(name.text, {
        shown: name.text,
        element: name.element,
        reader: 'profile',
        confidence: Math.min(0.95, name.weight / 1.5),
      }),
    ];
    setLegalName(facts, lines, name.text, isOwnSite ? address?.line : undefined);
    // "Contact" over the name of the firm.
    if (
      subject === undefined &&
      facts.person?.[0]?.value.endsWith(name.text) === true &&
      !isKnownPerson(name.text)
    )
      delete facts.person;
    const shown = facts.address?.[0];
    // The name's own line can look like a street: "Quinta das Amendoeiras".
    if (shown?.value.text.toLowerCase().startsWith(`${name.text.toLowerCase()}, `) === true)
      facts.address = [
        { ...shown, value: { ...shown.value, text: shown.value.text.slice(name.text.length + 2) } },
      ];
  }
  const merged = { ...(main === undefined ? facts : mergeStructured(facts, toOrganisation(main))) };
  // Of an entry the page is the profile; on its own site none of its pages is.
  if (isOwnSite) delete merged.profile;
  return { facts: withoutEmpty(merged), isPerson: subject !== undefined, isOwnSite };
}

const BUILDING =
  /\b(?:house|building|centre|center|park|tower|court|plaza|mall|estate|floor)$|^(?:b[âa]t|pol(?:[íi]gono|\.)|urb|unit|zone|z\.?[ai]|gewerbe|industrie)/i;

/** On its own site the site is the website; on a directory's, what it says is one, and the page is the entry. */
function setSites(
  facts: FoundFacts,
  lines: readonly LabelledLine[],
  isOwnSite: boolean,
  { url, document }: ReadingContext,
): void {
  const found = (value: string, confidence: number) => [
    toFound(value, { shown: value, element: document.documentElement, reader: 'profile', confidence }),
  ];
  // A shop on a market's subdomain says under "Website" where its own site is.
  const told = (facts.website ?? []).filter(({ value }) =>
    lines.some(
      (one) => one.field === 'website' && !one.isLabel && one.value.includes(siteOf(value) ?? value),
    ),
  );
  if (isOwnSite && told.length > 0) {
    facts.website = told.slice(0, 1);
    return;
  }
  if (isOwnSite) {
    // `localhost` and bare numbers are nobody's address.
    facts.website = /\.[a-z]{2,}$/i.test(url.hostname) ? found(`${url.origin}/`, 0.8) : [];
    return;
  }
  facts.profile = found(url.href, 0.8);
  const websites = (facts.website ?? []).filter((one) => one.confidence >= 0.9);
  const labelled = websites.filter((one) => one.confidence >= 0.95);
  facts.website = (labelled.length > 0 ? labelled : websites).slice(0, 2);
}

/** Markup that calls a firm a person (contact plug-ins do) is not believed. */
function toOrganisation({ facts }: StructuredItem): FoundFacts {
  const { person, ...others } = facts;
  if (person === undefined || !hasLegalForm(person[0]?.value ?? '')) return facts;
  return { ...others, name: person };
}

/** The name with its legal form, where the page tells it besides the name it goes by: the same, or over its address. */
function setLegalName(
  facts: FoundFacts,
  lines: readonly LabelledLine[],
  name: string,
  address: LabelledLine | undefined,
): void {
  const base = splitLegalForm(name).base.toLowerCase();
  const over = hasLegalForm(name) || address === undefined ? undefined : lines[lines.indexOf(address) - 1];
  for (const one of lines) {
    const { line, value } = one;
    const [first = ''] = value.split(/\s[|｜]\s/);
    const text = first
      .replace(/^(?:©|\(c\)|copyright|[\d\s,–-])+/gi, '')
      .replace(/\.? all rights reserved.*$/i, '');
    if (text.length > 100 || text === name || !hasLegalForm(text)) continue;
    if (one !== over && !text.toLowerCase().startsWith(base)) continue;
    facts.legalName = [
      toFound(text, { shown: line.text, element: line.element, reader: 'profile', confidence: 0.8 }),
    ];
    return;
  }
}

function withoutEmpty(facts: FoundFacts): FoundFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, list]) => (list?.length ?? 0) > 0));
}
