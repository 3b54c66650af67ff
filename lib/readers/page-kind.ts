import { hasLegalForm } from '@/lib/contact/company-name';
import { isGivenName } from '@/lib/contact/given-names';
import { decodePercent } from '@/lib/contact/percent';
import { isJobTitle, personLikeness, toPerson } from '@/lib/contact/person-name';
import { siteOf } from '@/lib/contact/website';
import { collapse } from '@/lib/page/shown-text';
import { eachSignal, type Survey, type Zone } from '@/lib/page/survey';
import { saysWhom } from './listing/says-whom';
import type { Profile, ScoredGroup } from './listing/score';
import { getFrom, getTo } from './listing/stretch';
import { NEIGHBOURS } from './profile/own-lines';
import type { ReadingContext, StructuredItem } from './reader';
import { DEPARTMENT, REGISTER_WORD } from './record/contacts';
import { getLabelField, splitLabel, type LabelField } from './record/labels';
import { getPageLines, type Line } from './record/lines';
import { getNameQuality } from './record/name-quality';
import { CONTACT_PAGE, PROFILE_PATH } from './page-words';
import type { Steps } from './steps';

/** Texts that are looked at in a few milliseconds. */
const PAUSE = 16;

/** Pages the law asks for: whatever firms, hosts and authorities they name, they speak of one organisation. */
const LEGAL_PAGE =
  /impressum|imprint|legal[ _-]?(?:notice|info)|mentions[ _-]?l[eé]gales|note[ _-]?legali|avisos?[ _-]?lega(?:l|is)|特定商取引/i;

/**
 * Whether the best group of the page is a list of organisations or people, and not one of news, products,
 * departments or links.
 */
export function* isListing(
  groups: readonly ScoredGroup[],
  items: readonly StructuredItem[],
  main: StructuredItem | undefined,
  survey: Survey,
  context: ReadingContext,
): Steps<boolean> {
  const best = groups[0];
  if (best === undefined) return false;
  const n = groups.reduce((sum, one) => sum + one.profiles.length, 0);
  if (best.profiles.length < 2 || (n < 3 && !isPair(best, context))) return false;
  const { contact, linked, rated, dated, priced } = best;
  const count = best.profiles.length;
  const withPhone =
    best.profiles.filter((one) => one.phones.length > 0 || one.emails.length > 0).length / count;
  const addressed = best.profiles.filter((one) => one.addresses.length > 0).length / count;
  if (isDepartments(best, groups.slice(1), main, context) || isBranches(best, n)) return false;
  const { document, url } = context;
  const path = decodePercent(url.pathname);
  const heading = collapse(document.querySelector('h1,h2')?.textContent ?? '');
  if (LEGAL_PAGE.test(path + decodePercent(url.search)) || (heading.length <= 40 && LEGAL_PAGE.test(heading)))
    return false;
  const length = groups.reduce(
    (sum, group) => sum + group.profiles.reduce((all, one) => all + one.length, 0),
    0,
  );
  // "Address: …", "Phone: …": the lines of one record.
  if (best.profiles.filter(isLabelled).length > count * 0.5) return false;
  // What a search engine found is other people's pages: nobody in it can be reached but by going there.
  const isReached = (one: Profile): boolean =>
    one.phones.length + one.emails.length + one.addresses.length > 0;
  if (SEARCH_QUERY.test(url.search) && !best.profiles.some((one) => isReached(one) || one.firm)) return false;
  if (n < 5 && best.homogeneity < 0.75) return false;
  if (n < 6 && length >= survey.body.length * 0.8 && isSections(best)) return false;
  const marked = items.filter(
    (item) => item.parent === undefined || item.role === 'itemListElement' || item.role === 'item',
  ).length;
  if (
    isBesideEntry(groups, { n, withPhone, marked, share: length / survey.body.length }, main, survey, context)
  )
    return false;
  // Reviews and related things on the page of one product or article.
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  const sited = best.profiles.filter((one) => one.sites.length > 0).length / count;
  if (/^(?:product|article|og:product|news)/i.test(type) && withPhone < 0.5 && n < 10) {
    // A blog's page of partners is an "article" too; headlines are longer than names.
    const short = best.profiles.filter((one) => one.opening.split(' ').length <= 5).length / count;
    if (sited < 0.8 || short < 0.6) return false;
  }
  // A team's cards may say what each does before they say who it is.
  const getNamed = ({ opening }: Profile) => Math.max(getNameQuality(opening), isJobTitle(opening) ? 0.5 : 0);
  const named = n < 6 ? best.profiles.reduce((sum, one) => sum + getNamed(one), 0) / count : 1;
  // An imprint's paragraphs, each with an address or a number, make a few records of one organisation's parts.
  const isContactPage = CONTACT_PAGE.test(path);
  if (n < 6 && named < (isContactPage ? 0.6 : 0.3)) return false;
  // An article's paragraphs, a manual's examples: what reaches somebody stands in sentences.
  if (n < 12 && (yield* getProseShare(groups, survey)) > 0.5) return false;
  // "Milton": a contact page's few shops, each called after its town.
  const isTown = ({ opening, addresses }: Profile): boolean =>
    addresses.some(({ key }) => key.toLowerCase().includes(opening.toLowerCase()));
  if (n < 6 && isContactPage && best.profiles.filter(isTown).length >= count * 0.5) return false;
  // A contact page's few branches are part of what it says.
  if (n < 6 && isContactPage && length < survey.body.length * 0.4) return false;
  // What stands beside the content is somebody else's: partners, the newest entries.
  if (best.profiles[0]?.stretch.first.zone !== 'main' && withPhone < 0.6) return false;
  // In a list the records have the same kind of thing each; a page's sections have one a phone, the next an address.
  const usual = Math.max(withPhone, addressed, linked, sited);
  if (usual < 0.55) return false;
  const located = best.profiles.filter((one) => one.located).length / count;
  if (dated >= 0.6 && withPhone < 0.3 && rated < 0.5 && contact < 0.75 && located < 0.6) return false;
  // "Send to a friend", with no address in it: what is passed on and dated is news.
  const isShared = ({ emails }: Profile): boolean => emails.some(({ key }) => key.startsWith('?'));
  if (dated >= 0.6 && best.profiles.filter(isShared).length >= count * 0.6) return false;
  if (withPhone < 0.3 && best.profiles.filter(isByline).length >= count * 0.6) return false;
  if (priced >= 0.6 && withPhone < 0.3 && rated < 0.5 && addressed < 0.3) return false;
  // Teasers of other sites are sentences, names are shorter; universities' less so, where the page says that it lists partners.
  const words = best.profiles.reduce((sum, { opening }) => sum + opening.split(' ').length, 0) / count;
  const areSites = sited >= 0.6 && saysWhom(context) === 'firms';
  if (words > (areSites ? 9 : 6) && withPhone + addressed + best.firms < 0.3) return false;
  if (contact >= 0.45 && (withPhone >= 0.4 || addressed >= 0.5 || n >= 5)) return true;
  if (n >= 5 && linked >= 0.7 && rated >= 0.6) return true;
  if (n >= 5 && linked >= 0.7 && contact >= 0.3) return true;
  // Blogs mark up who wrote each post: the names must be those of the records.
  const names = new Set(items.flatMap(({ facts }) => facts.name?.[0]?.value.toLowerCase() ?? []));
  const called = best.profiles.filter(({ title, opening }) =>
    [title, opening].some((text) => names.has(text.toLowerCase())),
  ).length;
  return n >= 5 && linked >= 0.7 && marked >= n * 0.6 && called >= count * 0.5;
}

/** Who wrote an article stands in it, and its title stands elsewhere. */
function isByline({ stretch: { first } }: Profile): boolean {
  const title = first.element.closest('article')?.querySelector('h1,h2,h3');
  return title != null && !first.element.contains(title) && !title.contains(first.element);
}

/** "Professor: Jane Roe", "Jane Roe, Sales Manager" */
const isTitled = ({ opening }: Profile): boolean => toPerson(opening)?.jobTitle !== undefined;

/** Two people are a team where each has a number and a mail address, but on a contact page they are its firm's. */
function isPair({ profiles }: ScoredGroup, { url }: ReadingContext): boolean {
  return (
    !CONTACT_PAGE.test(decodePercent(url.pathname)) &&
    profiles.every(
      (one) => one.phones.length > 0 && one.emails.length > 0 && personLikeness(one.opening) >= 0.5,
    )
  );
}

/** A page's head, middle and foot: hardly any but one of them has a number, mail or address of its own; in a list most have. */
function isSections({ profiles }: ScoredGroup): boolean {
  const reached = profiles.map((one) =>
    [...one.phones, ...one.emails, ...one.addresses].map(({ number }) => number),
  );
  const all = reached.flat();
  const isOwn = (key: number): boolean =>
    all.filter((one) => one === key).length <= Math.max(1, profiles.length / 2);
  const own = reached.filter((keys) => keys.some(isOwn));
  return all.length > 0 && own.length < profiles.length * 0.7;
}

const SEARCH_QUERY = /[?&](?:q|query|search|s|wd|text|keywords?|p)=/i;

/** Of the numbers, mails and addresses in a list, how many stand in sentences. */
function* getProseShare(groups: readonly ScoredGroup[], survey: Survey): Steps<number> {
  const prose = yield* findProse(survey);
  let [contacts, told] = [0, 0];
  for (const { profiles } of groups)
    for (const { stretch } of profiles)
      eachSignal(survey, getFrom(stretch), getTo(stretch), ({ kind, order }) => {
        if (kind !== 'phone' && kind !== 'email' && kind !== 'address') return;
        contacts += 1;
        if (prose.has(order)) told += 1;
      });
  return contacts === 0 ? 0 : told / contacts;
}

/** Whether a stretch begins with a label other than the one for its name. */
function isLabelled({ opening }: Profile): boolean {
  const field = getLabelField(/^[^:：]{1,40}[:：]/.exec(opening)?.[0] ?? opening);
  return field !== undefined && field !== 'name' && field !== 'person';
}

/** What a directory keeps its lists under: `/companies/`, `/firms/`, but not `/business/`. */
const PLURAL = /(?:ie|[^s])s\//;

interface ListFigures {
  /** How many records there are, and how many the page marks up. */
  readonly n: number;
  readonly marked: number;
  /** Share of the records that have a number or mail address. */
  readonly withPhone: number;
  /** Share of the page's text that is theirs. */
  readonly share: number;
}

/** Whether the page is one entry's own, and its list the neighbours, branches or similar entries that stand beside it. */
function isBesideEntry(
  groups: readonly ScoredGroup[],
  { n, marked, withPhone, share }: ListFigures,
  main: StructuredItem | undefined,
  survey: Survey,
  context: ReadingContext,
): boolean {
  const [best] = groups;
  if (best === undefined || share >= 0.5) return false;
  const { document, url } = context;
  if (getSubjectEvidence(document) > 0 && isUnderNeighbours(best, survey)) return true;
  // A directory marks up "Plumbers in Leeds" as a business of its own too, and keeps its list under `/member/`.
  const isEntry =
    main !== undefined && isHeading(main, document)
      ? main.facts.address !== undefined || isReachedBeside(groups, survey)
      : PROFILE_PATH.test(url.pathname) &&
        (isReachedBeside(groups, survey, 0) || (isCalled(context) && !PLURAL.test(url.pathname)));
  if (isEntry && marked < n * 0.6 && (n < 12 || withPhone < 0.5)) return true;
  if (n >= 12 || share >= 0.35) return false;
  // Of its neighbours the entry itself is one.
  const isOwn = ({ title }: Profile): boolean => isHeadline(title, document) && isInPath(title, url.pathname);
  return best.profiles.filter(isOwn).length === 1 || (withPhone < 0.3 && isReachedBeside(groups, survey));
}

/**
 * Whether the page shows a number or mail outside its list, under a heading above it: the entry's own, beside its neighbours.
 *
 * @param otherwise from which order on, on a page without a heading
 */
function isReachedBeside(groups: readonly ScoredGroup[], survey: Survey, otherwise = Infinity): boolean {
  const stretches = groups.flatMap((group) => group.profiles.map(({ stretch }) => stretch));
  const heading = survey.boxes.find((box) => box.tag === 'h1' && box.length > 0);
  return survey.signals.some(
    ({ kind, zone, order }) =>
      (kind === 'phone' || kind === 'email') &&
      zone === 'main' &&
      order > (heading?.order ?? otherwise) &&
      !stretches.some((one) => getFrom(one) <= order && order < getTo(one)),
  );
}

/** Whether one of the last texts before a list says that it holds "similar businesses": the heading, then perhaps "view all". */
function isUnderNeighbours({ profiles }: ScoredGroup, { boxes }: Survey): boolean {
  let order = profiles[0]?.stretch.first.order ?? 0;
  for (let texts = 0; order > 0 && texts < 3; order -= 1) {
    const text = boxes[order - 1]?.text ?? '';
    if (NEIGHBOURS.test(text)) return true;
    if (text !== '') texts += 1;
  }
  return false;
}

/** Whether an item is what the page's heading names. */
export function isHeading({ facts }: StructuredItem, document: Document): boolean {
  return isHeadline((facts.name?.[0] ?? facts.person?.[0])?.value ?? '', document);
}

/** Whether the page's heading is a name or, where it has none, its title begins with it. */
function isHeadline(shown: string, document: Document): boolean {
  const name = shown.toLowerCase();
  if (name.length < 3) return false;
  const headings = [...document.querySelectorAll('h1')];
  if (headings.length === 0) return collapse(document.title).toLowerCase().startsWith(name);
  return headings.some((heading) => {
    const text = collapse(heading.textContent ?? '').toLowerCase();
    return text.includes(name) && name.length > text.length * 0.4;
  });
}

const BRANCH =
  /^(?:\p{Lo}{0,8}(?:[本支][社店]|営業所|事業所|出張所|工場|分公司|总部|지점|지사|본사)|(?:(?:head|branch|regional|main) office|headquarters|branch|zentrale|hauptsitz|niederlassung|filial\p{L}?|zweigstelle|oddział|siedziba|centrala|poboč\p{L}+|sucursal|sede|succursale|agence|vestiging|şube\p{L}*|merkez|филиал|представительство|головной офис)(?!\p{L}))/iu;

/** Head office and branches: the places of one firm, unless each has a page of its own. */
function isBranches({ profiles, linked }: ScoredGroup, n: number): boolean {
  const called = profiles.filter(({ opening, firm }) => !firm && BRANCH.test(opening)).length;
  return n <= 12 && linked < 0.5 && called >= profiles.length * 0.6;
}

/** Sales, service, accounts: one organisation's numbers by purpose, all at its own domain and without addresses. */
function isDepartments(
  group: ScoredGroup,
  others: readonly ScoredGroup[],
  main: StructuredItem | undefined,
  context: ReadingContext,
): boolean {
  const count = group.profiles.length;
  const addressed = group.profiles.filter((one) => one.addresses.length > 0).length / count;
  if (addressed >= 0.4 || group.firms >= 0.3 || count > 14) return false;
  if (group.profiles.filter((one) => one.phones.length + one.emails.length > 0).length < count * 0.5)
    return false;
  const path = decodePercent(context.url.pathname);
  const domain = siteOf(context.url.href) ?? context.url.hostname;
  const emails = group.profiles.flatMap((one) => one.emails.map(({ key }) => key));
  const own = emails.filter((email) => email.endsWith(domain)).length;
  const isContactPage = main !== undefined && CONTACT_PAGE.test(`${path} ${context.document.title}`);
  const people =
    group.profiles.filter((one) => personLikeness(one.opening) >= 0.4 || isTitled(one)).length / count;
  // "Admissions", "Press Inquiries": all at the firm's own domain on its contact page, and none has a person's first name.
  const isAnybody = group.profiles.some((one) => isGivenName(one.opening.split(' ')[0] ?? ''));
  const isPlace = others.some((other) => other.profiles.some((one) => one.addresses.length > 0));
  const called = group.profiles.filter((one) => DEPARTMENT.test(one.opening)).length / count;
  // Clubs and surgeries with nothing but a number are listed too.
  if (count > 5 && emails.length === 0 && called < 0.25 && !isContactPage && !CONTACT_PAGE.test(path))
    return false;
  if (CONTACT_PAGE.test(path) && own >= 3 && own === emails.length && !isAnybody && !isPlace) return true;
  return (
    (people < 0.4 || isContactPage) &&
    (group.linked < 0.5 || main?.facts.address !== undefined) &&
    (emails.length === 0 || own >= emails.length * 0.5)
  );
}

/** Parts of the page that hold what it is about; the others hold what stands on every page of the site. */
const CONTENT: readonly Zone[] = ['main', 'aside'];

/** A sentence: numbers in it are told about, not given. */
export function isProse(line: Line): boolean {
  const words = line.text.split(/\s+/).length;
  return words > 30 || (words >= 9 && /[.!?。]["”»)]?(?:\s|$)/.test(line.text));
}

interface Shown {
  readonly phones: number;
  readonly emails: number;
  readonly addresses: number;
}

/** How many different numbers, mails and addresses the zones give; what stands in sentences is counted apart. */
function countShown(survey: Survey, zones: readonly Zone[], prose: ReadonlySet<number>): [Shown, Shown] {
  const count = (kind: string, inProse: boolean): number =>
    new Set(
      survey.signals
        .filter(
          (signal) =>
            signal.kind === kind && zones.includes(signal.zone) && prose.has(signal.order) === inProse,
        )
        .map((signal) => signal.key),
    ).size;
  const toShown = (inProse: boolean): Shown => ({
    phones: count('phone', inProse),
    emails: count('email', inProse),
    addresses: count('address', inProse),
  });
  return [toShown(false), toShown(true)];
}

const REACHING: readonly LabelField[] = ['phone', 'email', 'address', 'postalCode'];

/** How many kinds of what reaches or registers somebody have their label in the content, questions of forms left out. */
function* countLabelled(survey: Survey): Steps<number> {
  const fields = new Set<LabelField>();
  for (const [index, { text, element, pieces }] of (yield* getPageLines(survey)).entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const field = getLabelField(text) ?? splitLabel(text)?.field;
    if (
      field !== undefined &&
      (REACHING.includes(field) || (field === 'other' && REGISTER_WORD.test(text))) &&
      CONTENT.includes(pieces[0]?.box.zone ?? 'main') &&
      element.closest('form') === null
    )
      fields.add(field);
  }
  return fields.size;
}

/** Where manuals keep what is an example of something. */
const EXAMPLE = /^(?:code|pre|kbd|samp|tt)$/;

const proseOf = new WeakMap<Survey, ReadonlySet<number>>();

/** The orders of everything that stands in a sentence or an example, links included. */
function* findProse(survey: Survey): Steps<ReadonlySet<number>> {
  const known = proseOf.get(survey);
  if (known !== undefined) return known;
  const orders = new Set<number>();
  for (const [index, line] of (yield* getPageLines(survey)).entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const isTold = isProse(line);
    for (const { box } of line.pieces) {
      if (!isTold && !EXAMPLE.test(box.element.localName)) continue;
      orders.add(box.order);
      if (box.parent?.tag === 'a') orders.add(box.parent.order);
    }
  }
  proseOf.set(survey, orders);
  return orders;
}

/** Types of pages about a thing, a text or a date rather than about somebody. */
const OTHER_TYPE =
  /"@type"\s*:\s*"(?:(?:News|Blog|Tech|Scholarly)?Article|BlogPosting|Product|\w{0,12}Event|Recipe|JobPosting|FAQPage|QAPage|HowTo|VideoObject|Movie|Book)"/;

function isMarkedAsOther(document: Document): boolean {
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  if (/product|news/i.test(type)) return true;
  for (const script of document.querySelectorAll('script[type="application/ld+json"]'))
    if (OTHER_TYPE.test((script.textContent ?? '').slice(0, 20_000))) return true;
  return false;
}

/** On a page that is no list, lists whose entries have less of contact data are its menus. */
export const WORTH_ASKING = 0.25;

/** 0–1 and above: how much speaks for the page being about one organisation or person that can be contacted. */
export function* getProfileEvidence(
  survey: Survey,
  main: StructuredItem | undefined,
  list: ScoredGroup | undefined,
  context: ReadingContext,
): Steps<number> {
  const { document, url } = context;
  const prose = yield* findProse(survey);
  const [given, told] = countShown(survey, CONTENT, prose);
  const [around] = countShown(survey, ['header', 'footer', 'nav'], prose);
  const { phones, emails, addresses } = given;
  const isNear = (zone: Zone): boolean => CONTENT.includes(zone);
  const hasFirm = survey.signals.some(({ kind, zone }) => kind === 'firm' && isNear(zone));
  const headings = [...document.querySelectorAll('h1,h2')].slice(0, 6);
  const dates = survey.signals.filter(({ kind, zone }) => kind === 'date' && isNear(zone)).length;
  const isContactPage = CONTACT_PAGE.test(decodePercent(url.pathname + url.search));
  const isEntry = main !== undefined && isHeading(main, document);

  let evidence = 0;
  if (phones > 0) evidence += phones <= 14 ? 0.35 : 0.1;
  if (emails > 0) evidence += emails <= 12 ? 0.25 : 0.1;
  if (addresses > 0) evidence += 0.25;
  // News has phones or addresses, hardly ever both.
  if (phones > 0 && phones <= 14 && addresses > 0) evidence += 0.2;
  if (phones === 0 && told.phones > 0) evidence += 0.15;
  if (emails === 0 && told.emails > 0) evidence += 0.1;
  if (addresses === 0 && told.addresses > 0) evidence += 0.1;
  const isReachedAround = around.phones > 0 && around.emails + around.addresses > 0;
  if (phones + emails + addresses === 0 && around.phones + around.emails > 0) evidence += 0.2;
  // A small firm's front page tells in its footer where to find it.
  if (isFrontPage(url) && isReachedAround && dates <= 4) evidence += 0.55;
  const labelled = phones + emails + addresses > 0 ? yield* countLabelled(survey) : 0;
  // "Your contact", a number and a mail address, and whose page it is in the footer.
  if (labelled >= 3 || (labelled === 2 && around.addresses > 0)) evidence += 0.25;
  if (hasFirm) evidence += 0.1;
  if (isContactPage) evidence += 0.35;
  if (CONTACT_PAGE.test(`${document.title} ${headings.map((one) => one.textContent ?? '').join(' ')}`))
    evidence += 0.25;
  const isEntryPath = PROFILE_PATH.test(url.pathname);
  if (isEntryPath) evidence += 0.2;
  if (phones + emails + addresses > 0) {
    evidence += isEntryPath && isCalled(context) ? 0.25 : getSubjectEvidence(document);
    // A directory shows others like it below an entry.
    if (list !== undefined && list.contact >= WORTH_ASKING && isUnderNeighbours(list, survey))
      evidence += 0.35;
  }
  if (main !== undefined) {
    const isReachable = (main.facts.phone ?? main.facts.address ?? main.facts.email) !== undefined;
    // The shop or paper itself is marked up on every page of its site; only what the heading names is the subject.
    evidence += isEntry ? (isReachable ? 0.8 : 0.4) : isReachable ? 0.35 : 0;
  }

  // What visitors wrote of an entry is long, and dated.
  if (dates > 12 && !isEntryPath) evidence -= 0.2;
  if (survey.body.length > 15_000 && main === undefined && !isEntryPath) evidence -= 0.25;
  if (!isEntry && isMarkedAsOther(document)) evidence -= 0.35;
  // Blogs keep directories too, each entry an "article".
  const type = document.querySelector('meta[property="og:type"]')?.getAttribute('content') ?? '';
  if (/article/i.test(type)) evidence -= phones > 0 && addresses > 0 ? 0.1 : 0.35;
  return evidence;
}

/** Whether the address holds what the heading or, where there is none, the title names: `/company/acme-tools-48211`. */
function isCalled({ document, url }: ReadingContext): boolean {
  const heading = collapse(
    document.querySelector('h1')?.textContent ?? document.title.split(/[|–,:]| - /)[0] ?? '',
  );
  return getNameQuality(heading) >= 0.6 && isInPath(heading, url.pathname);
}

/** Whether the address repeats a name: `/firms/acme-tools-48211` and "Acme Tools". */
export function isInPath(name: string, path: string): boolean {
  const squeeze = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
  const wanted = squeeze(name);
  return wanted.length > 3 && squeeze(decodePercent(path)).includes(wanted);
}

function isFrontPage(url: URL): boolean {
  return /^\/(?:(?:index|home|default)\.\w{3,5})?$/i.test(url.pathname) && url.search === '';
}

/** How much speaks for the heading naming somebody: a person, or what the title begins with too. */
function getSubjectEvidence(document: Document): number {
  const heading = collapse(document.querySelector('h1')?.textContent ?? '');
  if (personLikeness(heading) >= 0.5) return 0.25;
  // Headlines are longer than names.
  const isShort = heading.split(' ').length <= 4 || hasLegalForm(heading);
  const isNamed = heading.length > 2 && isShort && getNameQuality(heading) >= 0.6;
  return isNamed && collapse(document.title).startsWith(heading) ? 0.15 : 0;
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
