import { personLikeness } from '@/lib/contact/person-name';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { collapse } from '@/lib/page/shown-text';
import { siteOf } from '@/lib/contact/website';
import type { Survey } from '@/lib/page/survey';
import type { ScoredGroup } from './listing/score';
import type { ReadingContext, StructuredItem } from './reader';

/** Words in the address, title or heading of pages about one organisation. */
export const CONTACT_PAGE =
  /contact|kontakt|contatt|contato|impressum|imprint|legal-?notice|about-?us|yhteystiedot|kapcsolat|lien-?he|liên hệ|επικοινωνία|epikoinonia|联系|聯絡|关于我们|公司简介|お問い合わせ|会社概要|会社案内|company-?profile|カンパニー|문의|오시는|회사소개|контакт|o-nas|chi-siamo|quienes-somos|qui-sommes|over-ons|ota-yhteytta|find-us|anfahrt|outline|gaiyou/i;

/** What directories call the address of one entry. */
export const PROFILE_PATH =
  /\/(?:firms?|firma|profil(?:e|es|o)?|company|companies|biz|business|place|pros?|detail|member|listing|dealer|hotel|restaurant|shop|doctor|lawyer|agent|branchenbuch|unternehmen|empresa|entreprise|azienda|bedrijf|org)s?\//i;

/**
 * Whether the best group of the page is a list of organisations or people, and not one of news, products,
 * departments or links.
 */
export function isListing(
  groups: readonly ScoredGroup[],
  items: readonly StructuredItem[],
  main: StructuredItem | undefined,
  survey: Survey,
  context: ReadingContext,
): boolean {
  const best = groups[0];
  if (best === undefined) return false;
  const n = groups.reduce((sum, one) => sum + one.profiles.length, 0);
  if (n < 3 || best.profiles.length < 2) return false;
  const { contact, linked, rated, dated, priced } = best;
  const count = best.profiles.length;
  const withPhone = best.profiles.filter((one) => one.phones.size > 0 || one.emails.size > 0).length / count;
  const addressed = best.profiles.filter((one) => one.addresses.size > 0).length / count;
  if (isDepartments(best, main, context)) return false;
  if (n < 5 && best.homogeneity < 0.75) return false;
  const marked = items.filter(
    (item) => item.parent === undefined || item.role === 'itemListElement' || item.role === 'item',
  ).length;
  // The entry's own page, with a list of neighbours, branches or similar entries on it.
  const isEntry =
    (main !== undefined && isHeading(main, context.document)) || PROFILE_PATH.test(context.url.pathname);
  const length = groups.reduce(
    (sum, group) => sum + group.profiles.reduce((all, one) => all + one.length, 0),
    0,
  );
  if (isEntry && marked < n * 0.6 && (n < 12 || withPhone < 0.5) && length < survey.body.length * 0.5)
    return false;
  // Reviews and related things on the page of one product or article.
  const type = context.document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  if (/^(?:product|article|og:product|news)/i.test(type) && withPhone < 0.5 && n < 10) return false;
  const named =
    best.profiles.reduce((sum, one) => sum + getNameQuality(one.opening), 0) / best.profiles.length;
  // An imprint's paragraphs, each with an address or a number, make a few records of one organisation's parts.
  if (n < 6 && named < (CONTACT_PAGE.test(context.url.pathname) ? 0.6 : 0.3)) return false;
  // What stands beside the content is somebody else's: partners, the newest entries.
  if (best.profiles[0]?.stretch.first.zone !== 'main' && withPhone < 0.6) return false;
  // In a list the records have the same kind of thing each; a page's sections have one a phone, the next an address.
  const usual = Math.max(
    withPhone,
    addressed,
    linked,
    best.profiles.filter((one) => one.sites.size > 0).length / count,
  );
  if (usual < 0.55) return false;
  if (dated >= 0.6 && withPhone < 0.3 && rated < 0.5 && contact < 0.7) return false;
  if (priced >= 0.6 && withPhone < 0.3 && rated < 0.5 && addressed < 0.3) return false;
  if (contact >= 0.45 && (withPhone >= 0.4 || addressed >= 0.5 || n >= 5)) return true;
  if (n >= 5 && linked >= 0.7 && rated >= 0.6) return true;
  if (n >= 5 && linked >= 0.7 && contact >= 0.3) return true;
  return n >= 5 && linked >= 0.7 && marked >= n * 0.6;
}

/** Whether an item is what the page's heading names. */
export function isHeading(item: StructuredItem, document: Document): boolean {
  const name = (item.facts.name?.[0] ?? item.facts.person?.[0])?.value.toLowerCase() ?? '';
  if (name.length < 3) return false;
  return [...document.querySelectorAll('h1')].some((heading) => {
    const text = collapse(heading.textContent ?? '').toLowerCase();
    return text.includes(name) && name.length > text.length * 0.4;
  });
}

/** Sales, service, accounts: one organisation's numbers by purpose, all at its own domain and without addresses. */
function isDepartments(
  group: ScoredGroup,
  main: StructuredItem | undefined,
  context: ReadingContext,
): boolean {
  const count = group.profiles.length;
  const addressed = group.profiles.filter((one) => one.addresses.size > 0).length / count;
  if (addressed >= 0.4 || group.firms >= 0.3 || count > 14) return false;
  if (group.profiles.filter((one) => one.phones.size + one.emails.size > 0).length < count * 0.5)
    return false;
  const domain = siteOf(context.url.href) ?? context.url.hostname;
  const emails = group.profiles.flatMap((one) => [...one.emails]);
  const own = emails.filter((email) => email.endsWith(domain)).length;
  const isContactPage =
    main !== undefined && CONTACT_PAGE.test(`${context.url.pathname} ${context.document.title}`);
  const people = group.profiles.filter((one) => personLikeness(one.opening) >= 0.4).length / count;
  return (
    (people < 0.4 || isContactPage) &&
    (group.linked < 0.5 || main !== undefined) &&
    (emails.length === 0 || own >= emails.length * 0.5)
  );
}

/** 0–1 and above: how much speaks for the page being about one organisation or person that can be contacted. */
export function getProfileEvidence(
  survey: Survey,
  main: StructuredItem | undefined,
  context: ReadingContext,
): number {
  const { document, url } = context;
  const count = (kind: string, zones: readonly string[]): number =>
    new Set(
      survey.signals
        .filter((signal) => signal.kind === kind && zones.includes(signal.zone))
        .map((signal) => signal.key),
    ).size;
  const near = ['main', 'aside'];
  const phones = count('phone', near);
  const emails = count('email', near);
  const addresses = count('address', near);
  const anywhere = count('phone', ['header', 'footer', 'nav']) + count('email', ['header', 'footer', 'nav']);
  const firms = survey.signals.filter(
    (signal) => signal.kind === 'firm' && near.includes(signal.zone),
  ).length;
  const headings = [...document.querySelectorAll('h1,h2')]
    .slice(0, 6)
    .map((heading) => heading.textContent ?? '')
    .join(' ');

  let evidence = 0;
  if (phones > 0) evidence += phones <= 14 ? 0.35 : 0.1;
  if (emails > 0) evidence += emails <= 12 ? 0.25 : 0.1;
  if (addresses > 0) evidence += 0.25;
  if (phones + emails + addresses === 0 && anywhere > 0) evidence += 0.2;
  if (firms > 0) evidence += 0.1;
  if (CONTACT_PAGE.test(`${url.pathname} ${url.search}`)) evidence += 0.35;
  if (CONTACT_PAGE.test(`${document.title} ${headings}`)) evidence += 0.25;
  if (PROFILE_PATH.test(url.pathname)) evidence += 0.2;
  // News has phones or addresses, hardly ever both.
  if (phones > 0 && phones <= 14 && addresses > 0) evidence += 0.2;
  if (main !== undefined) {
    const isReachable = (main.facts.phone ?? main.facts.address ?? main.facts.email) !== undefined;
    // The shop or paper itself is marked up on every page of its site; only what the heading names is the subject.
    evidence += isHeading(main, document) ? (isReachable ? 0.8 : 0.4) : isReachable ? 0.35 : 0;
  }

  const dates = survey.signals.filter(
    (signal) => signal.kind === 'date' && near.includes(signal.zone),
  ).length;
  if (dates > 12) evidence -= 0.2;
  if (survey.body.length > 15_000 && main === undefined) evidence -= 0.25;
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  // Blogs keep directories too, each entry an "article".
  if (/article|product|news/i.test(type))
    evidence -= /article/i.test(type) && phones > 0 && addresses > 0 ? 0.1 : 0.35;
  return evidence;
}

/** From this evidence on a page is taken for that of one organisation. */
export const ENOUGH_EVIDENCE = 0.75;

/** A page saved or asked for before its script had filled it: hardly any text, yet scripts and an empty mount. */
export function isNotLoaded(survey: Survey, document: Document): boolean {
  if (survey.body.length > 200) return false;
  const mount = document.querySelector(
    '#root,#app,#__next,#__nuxt,[data-reactroot],app-root,#main-app,[ng-app]',
  );
  const isEmptyMount = mount !== null && (mount.textContent ?? '').trim().length < 100;
  const busy =
    document.querySelector(
      '[aria-busy="true"],[class*="skeleton" i],[class*="spinner" i],[class*="loading" i]',
    ) !== null;
  return isEmptyMount || busy || (survey.body.length < 60 && document.querySelector('script[src]') !== null);
}
