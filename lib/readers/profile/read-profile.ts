import { personLikeness } from '@/lib/contact/person-name';
import { siteOf } from '@/lib/contact/website';
import type { Survey, Zone } from '@/lib/page/survey';
import type { FoundFacts, ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { findAddressCandidates, splitHead, type AddressCandidate } from '@/lib/readers/record/addresses';
import { createColumnLookup } from '@/lib/readers/record/columns';
import { readContacts } from '@/lib/readers/record/contacts';
import { toFound } from '@/lib/readers/record/found';
import { labelLines, type LabelledLine } from '@/lib/readers/record/labelled-lines';
import { getLines } from '@/lib/readers/record/lines';
import { readLabelledPerson } from '@/lib/readers/record/person';
import { CONTACT_PAGE, isHeading, PROFILE_PATH } from '@/lib/readers/page-kind';
import { mergeStructured } from '@/lib/readers/reconcile';
import { findOrganisationName, getHostOverlap } from './organisation-name';

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
  const isOwnMail = survey.signals.some((signal) => signal.kind === 'email' && signal.key.endsWith(domain));
  const isFrontDoor = url.pathname.split('/').filter((part) => part !== '').length <= 2;
  if (isOwnMail && isFrontDoor) return true;
  const isContactPage = CONTACT_PAGE.test(url.pathname);
  const named =
    main === undefined || !isHeading(main, document)
      ? undefined
      : (main.facts.name ?? main.facts.person)?.[0]?.value;
  if (named !== undefined && getHostOverlap(named, url) < 0.3 && !isContactPage) return false;
  if (PROFILE_PATH.test(url.pathname) && !isContactPage) return false;
  // A directory's site is far bigger than one page's worth: it has a long address and an entry's name as heading.
  const heading = document.querySelector('h1')?.textContent ?? '';
  if (getHostOverlap(heading, url) >= 0.5) return true;
  return isFrontDoor && survey.elements < 1_500;
}

/** Reads the page as that of one organisation or person. */
export function readProfile(
  survey: Survey,
  items: readonly StructuredItem[],
  context: ReadingContext,
): PageProfile {
  const { document, url } = context;
  const main = findMainItem(document, items);
  const isOwnSite = isOwnSiteOf(context, survey, main);
  const zones = isOwnSite ? OWN_ZONES : DIRECTORY_ZONES;
  const all = labelLines(getLines(survey, 0, survey.boxes.length), createColumnLookup());
  const lines = all.filter((one) => zones.includes(one.line.pieces[0]?.box.zone ?? 'main'));
  const isInMain = (one: LabelledLine): boolean => one.line.pieces[0]?.box.zone === 'main';

  const range = { from: 0, to: survey.boxes.length };
  const facts: FoundFacts = {
    ...readContacts(survey, range, lines, context, (box) => zones.includes(box.zone)),
  };
  if (isOwnSite) facts.website = [];
  else facts.website = (facts.website ?? []).filter((one) => one.confidence >= 0.9).slice(0, 2);

  const candidates = findAddressCandidates(lines.filter(isInMain), document.body, undefined, context);
  const address = chooseAddress(
    candidates.length > 0 ? candidates : findAddressCandidates(lines, document.body, undefined, context),
    main,
  );
  // What stands in the line above the street is the addressee, unless it is the building.
  const split =
    address && splitHead(address.value, (text) => getNameQuality(text) >= 0.6 && !BUILDING.test(text));
  if (address !== undefined) {
    facts.address = [
      toFound(split?.rest ?? address.value, {
        shown: address.shown,
        element: address.element,
        reader: 'profile',
        confidence: Math.min(0.95, address.score),
      }),
    ];
  }
  const name = findOrganisationName(
    document,
    url,
    lines,
    main === undefined ? items.slice(0, 3) : [main],
    address === undefined
      ? undefined
      : lines.filter(isInMain).findIndex((one) => one.line.element === address.element),
    isOwnSite,
    split && address && { text: split.head, element: address.element },
  );
  let isPerson = main?.kind === 'person';
  if (name !== undefined) {
    const found = toFound(name.text, {
      shown: name.text,
      element: name.element,
      reader: 'profile',
      confidence: Math.min(0.95, name.weight / 1.5),
    });
    if (isPerson && personLikeness(name.text) >= 0.4) facts.person = [found];
    else {
      isPerson = false;
      facts.name = [found];
    }
  }
  if (facts.person === undefined) Object.assign(facts, readLabelledPerson(lines, 'profile'));
  const merged = main === undefined ? facts : mergeStructured(facts, main.facts);
  return { facts: withoutEmpty(merged), isPerson, isOwnSite };
}

const BUILDING = /\b(?:house|building|centre|center|park|tower|court|plaza|mall|estate|floor)$/i;

/** The surest address; one that the page's own markup confirms before all others. */
function chooseAddress(
  candidates: readonly AddressCandidate[],
  main: StructuredItem | undefined,
): AddressCandidate | undefined {
  const marked = main?.facts.address?.[0]?.value.postalCode;
  return (
    (marked === undefined ? undefined : candidates.find((one) => one.value.postalCode === marked)) ??
    candidates[0]
  );
}

function withoutEmpty(facts: FoundFacts): FoundFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, list]) => (list?.length ?? 0) > 0));
}
