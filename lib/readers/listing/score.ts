import { MAX_CANDIDATES } from '@/lib/leads/limits';
import type { Box, Survey } from '@/lib/page/survey';
import { getLength, getParts, getStretchSignals, type Group, type Stretch } from './stretch';

/** What one stretch shows, by kind of signal; the sets hold distinct keys. */
export interface Profile {
  readonly stretch: Stretch;
  readonly phones: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  readonly sites: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly titles: number;
  readonly dated: boolean;
  /** A street with its number stands in it, before any date: an event says when before it says where. */
  readonly located: boolean;
  readonly priced: boolean;
  readonly rated: boolean;
  readonly firm: boolean;
  readonly length: number;
  /** The first words, as a name to tell the stretches apart by. */
  readonly opening: string;
  /** The first words marked up as a title or link. */
  readonly title: string;
}

export interface ScoredGroup {
  readonly group: Group;
  readonly profiles: readonly Profile[];
  readonly score: number;
  /** Mean over the records of how sure it is that they are somebody one can contact, links apart. */
  readonly contact: number;
  /** Share of records with a link no other record has. */
  readonly linked: number;
  readonly dated: number;
  readonly priced: number;
  readonly rated: number;
  readonly firms: number;
  /** See `getHomogeneity`; 1 until asked. */
  readonly homogeneity: number;
}

const LETTERS = /\p{L}{2}/u;

/** Elements a name is put together in: `<b><span>Jane</span> <span>Roe</span></b>`. */
const NAME_PARTS = new Set(['span', 'b', 'strong', 'em', 'i', 'font']);

function getOpening(survey: Survey, from: number, to: number): string {
  for (let order = from; order < to; order += 1) {
    const box = survey.boxes[order];
    if (box === undefined || box.text === '' || !LETTERS.test(box.text)) continue;
    let whole: Box = box;
    while (whole.parent !== undefined && NAME_PARTS.has(whole.parent.tag) && whole.parent.length <= 60)
      whole = whole.parent;
    if (whole.length === box.length) return box.text.slice(0, 80);
    const parts = survey.boxes.slice(whole.order, whole.end).flatMap(({ text }) => (text === '' ? [] : text));
    return parts.join(' ');
  }
  return '';
}

function toProfile(survey: Survey, stretch: Stretch): Profile {
  const sets = {
    phone: new Set<string>(),
    email: new Set<string>(),
    address: new Set<string>(),
    site: new Set<string>(),
    link: new Set<string>(),
  };
  const counts = { title: 0, date: 0, price: 0, rating: 0, firm: 0 };
  let title = '';
  let located = false;
  for (const { kind, key, order } of getStretchSignals(survey, stretch)) {
    if (kind === 'address' && counts.date === 0 && /\d/.test(key)) located = true;
    if (title === '' && (kind === 'title' || kind === 'link'))
      title = getOpening(survey, order, survey.boxes[order]?.end ?? order);
    if (kind in sets) sets[kind as keyof typeof sets].add(key);
    else counts[kind as keyof typeof counts] += 1;
  }
  return {
    stretch,
    phones: sets.phone,
    emails: sets.email,
    addresses: sets.address,
    sites: sets.site,
    links: sets.link,
    titles: counts.title,
    dated: counts.date > 0,
    located,
    priced: counts.price > 0,
    rated: counts.rating > 0,
    firm: counts.firm > 0,
    length: getLength(stretch),
    opening: getOpening(survey, stretch.first.order, stretch.last.end),
    title,
  };
}

const share = <T>(all: readonly T[], is: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(is).length / all.length;

/** Keys that stand in at most one profile of the group. */
function getOwn(profiles: readonly Profile[], pick: (profile: Profile) => ReadonlySet<string>): Set<string> {
  const seen = new Map<string, number>();
  for (const profile of profiles) for (const key of pick(profile)) seen.set(key, (seen.get(key) ?? 0) + 1);
  return new Set([...seen].filter(([, count]) => count === 1).map(([key]) => key));
}

const hasAny = (set: ReadonlySet<string>, of: ReadonlySet<string>): boolean => {
  for (const key of set) if (of.has(key)) return true;
  return false;
};

/** 0–1: how evenly the text is spread, as entropy; sections of a page of which one holds nearly everything are no records. */
function getBalance(lengths: readonly number[]): number {
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total === 0 || lengths.length < 2) return 0;
  let entropy = 0;
  for (const length of lengths) if (length > 0) entropy -= (length / total) * Math.log(length / total);
  return entropy / Math.log(lengths.length);
}

/** What visitors wrote: reviews, comments, questions. */
const REVIEWS =
  /(?:^|[\s_/-])(?:[Rr]eviews?|[Cc]omments?|testimonials?|faq|questions?|avis|bewertung(?:en)?|отзывы?)(?:$|[\s_-])/;

function isReview(box: Box | undefined): boolean {
  return (
    box !== undefined &&
    REVIEWS.test(
      `${box.element.getAttribute('class') ?? ''} ${box.element.getAttribute('itemtype') ?? ''} ${box.element.id}`,
    )
  );
}

/** Short rows under several headings are shelves; where the same things also stand in one list, that is it. */
const SCATTERED = 0.9;

/** Whether a stretch begins with its title: what has it at its end begins in the middle of a record. */
const isTitledFirst = ({ opening, title }: Profile): boolean =>
  title !== '' && opening.startsWith(title.slice(0, 20));

const CHROME: Readonly<Record<string, number>> = { main: 1, header: 0.3, nav: 0.1, aside: 0.5, footer: 0.15 };

/** How much of the page's contact data and text there is to be covered. */
export interface PageTotals {
  readonly length: number;
  readonly contacts: number;
}

export function getTotals(survey: Survey): PageTotals {
  const contacts = survey.signals.filter(
    (signal) =>
      signal.zone === 'main' &&
      (signal.kind === 'phone' || signal.kind === 'email' || signal.kind === 'address'),
  );
  return {
    length: Math.max(1, survey.body.length),
    contacts: new Set(contacts.map((one) => one.kind + one.key)).size,
  };
}

/** What a box holds, elements that only wrap it looked through. */
function getContents(box: Box): readonly Box[] {
  const [only] = box.children;
  return box.children.length === 1 && (only?.tag === 'div' || only?.tag === 'span')
    ? getContents(only)
    : box.children;
}

/** The tags of a stretch's parts, what they hold and what that holds, as paths. */
export function getShape(
  stretch: Stretch,
  toContents: (box: Box) => readonly Box[] = ({ children }) => children,
): Set<string> {
  const shape = new Set<string>();
  for (const part of getParts(stretch)) {
    shape.add(part.tag);
    for (const child of toContents(part)) {
      shape.add(`${part.tag}>${child.tag}`);
      for (const inner of toContents(child).slice(0, 12)) shape.add(`${part.tag}>${child.tag}>${inner.tag}`);
    }
  }
  return shape;
}

/**
 * 0–1: how alike the stretches are inside, by the tags of their children and grandchildren. Asked only of the
 * best groups.
 */
export function getHomogeneity(group: ScoredGroup): number {
  const shapes = group.profiles.map(({ stretch }) => getShape(stretch, getContents));
  const counts = new Map<string, number>();
  for (const shape of shapes) for (const step of shape) counts.set(step, (counts.get(step) ?? 0) + 1);
  let sum = 0;
  for (const shape of shapes) {
    let common = 0;
    for (const step of shape) common += (counts.get(step) ?? 0) / shapes.length;
    sum += common / Math.max(1, shape.size);
  }
  return sum / Math.max(1, shapes.length);
}

/** Whether a group has more members than were looked at. */
export const isLonger = ({ group }: ScoredGroup): boolean => group.stretches.length > MAX_CANDIDATES;

/**
 * How much a group looks like the records of a directory:
 * log₂(1 + n) × (0.45 + √coverage) × contact × named × homogeneity × (1 − 0.7 multi) × penalties.
 * Coverage and "a link of its own" lifted record F1 from .81 to .89 on lists that show no phone at all.
 */
export function scoreGroup(survey: Survey, group: Group, totals: PageTotals): ScoredGroup {
  const all = group.stretches.slice(0, MAX_CANDIDATES).map((stretch) => toProfile(survey, stretch));
  const whole = group.stretches.length / all.length;
  // Rows of headings, spacers and ads between the records.
  const profiles = all.filter(
    (one) =>
      one.opening !== '' &&
      one.phones.size + one.emails.size + one.addresses.size + one.sites.size + one.links.size + one.titles >
        0,
  );
  const ownPhones = getOwn(profiles, (one) => one.phones);
  const ownEmails = getOwn(profiles, (one) => one.emails);
  const ownAddresses = getOwn(profiles, (one) => one.addresses);
  const ownSites = getOwn(profiles, (one) => one.sites);
  const ownLinks = getOwn(profiles, (one) => one.links);

  let contactSum = 0;
  let evidenceSum = 0;
  let linkedCount = 0;
  for (const one of profiles) {
    const miss =
      (hasAny(one.phones, ownPhones) ? 0.1 : 1) *
      (hasAny(one.emails, ownEmails) ? 0.1 : 1) *
      (hasAny(one.addresses, ownAddresses) ? 0.3 : one.addresses.size > 0 ? 0.6 : 1) *
      (hasAny(one.sites, ownSites) ? 0.5 : 1) *
      (one.firm ? 0.4 : 1);
    const linked = hasAny(one.links, ownLinks);
    if (linked) linkedCount += 1;
    contactSum += 1 - miss;
    evidenceSum += 1 - miss * (linked ? (one.rated ? 0.4 : miss < 1 ? 0.45 : 0.65) : 1);
  }
  const n = Math.max(1, profiles.length);
  const contact = contactSum / n;
  const evidence = evidenceSum / n;
  const named =
    Math.max(
      new Set(profiles.map((one) => one.opening)).size,
      new Set(profiles.map((one) => one.title)).size,
    ) / n;
  const length = profiles.reduce((sum, one) => sum + one.length, 0) * whole;
  const contacts =
    new Set(profiles.flatMap((one) => [...one.phones, ...one.emails, ...one.addresses])).size * whole;
  const byLength = Math.min(1, length / totals.length);
  const coverage = totals.contacts >= 3 ? (byLength + Math.min(1, contacts / totals.contacts)) / 2 : byLength;
  const multi = share(
    profiles,
    (one) => one.phones.size > 6 || one.emails.size > 4 || one.addresses.size > 5,
  );
  const titled = share(profiles, (one) => one.titles > 0 || one.links.size > 0 || one.sites.size > 0);
  const tiny = share(profiles, (one) => one.length < 25);
  const kept = profiles.length / Math.max(1, all.length);
  const first = profiles[0]?.stretch.first;
  const dated = share(profiles, (one) => one.dated);
  const priced = share(profiles, (one) => one.priced);
  const noise = (dated > 0.5 && contact < 0.4 ? 0.5 : 1) * (priced > 0.5 && contact < 0.4 ? 0.5 : 1);
  // Half the rows with phones and the other half with names are half records each.
  const usual = Math.max(
    share(profiles, (one) => one.phones.size > 0),
    share(profiles, (one) => one.emails.size > 0),
    share(profiles, (one) => one.addresses.size > 0),
    share(profiles, (one) => one.sites.size > 0),
    linkedCount / n,
  );
  const score =
    profiles.length < 2
      ? 0
      : Math.log2(1 + n) *
        (0.45 + Math.sqrt(coverage)) *
        evidence *
        (0.4 + 0.6 * named) *
        (0.5 + 0.5 * kept) *
        (0.7 + 0.3 * titled) *
        (1 - 0.7 * multi) *
        (1 - 0.6 * tiny) *
        getBalance(profiles.map((one) => one.length)) ** 2 *
        noise *
        (isReview(first) || isReview(first?.parent) ? 0.3 : 1) *
        (0.4 + 0.6 * usual) *
        (group.by === 'cousins' && first?.parent !== profiles.at(-1)?.stretch.first.parent ? SCATTERED : 1) *
        (group.by === 'runs' ? 0.5 + 0.5 * share(profiles, isTitledFirst) : 1) *
        (n < 3 ? 0.45 : 1) *
        (CHROME[first?.zone ?? 'main'] ?? 1);
  return {
    group,
    profiles,
    score,
    contact,
    linked: linkedCount / n,
    dated,
    priced,
    rated: share(profiles, (one) => one.rated),
    firms: share(profiles, (one) => one.firm),
    homogeneity: 1,
  };
}
