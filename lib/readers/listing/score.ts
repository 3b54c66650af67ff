import { MAX_CANDIDATES } from '@/lib/leads/limits';
import type { SignalKind } from '@/lib/page/signals';
import { eachSignal, type Box, type Survey } from '@/lib/page/survey';
import { getLength, getParts, type Group, type Stretch } from './stretch';

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

type Keys = ReadonlySet<string>;
/** Most stretches have nothing of most kinds, and a page has thousands of stretches. */
const NONE: Keys = new Set();

function toProfile(survey: Survey, stretch: Stretch): Profile {
  const sets: { [K in SignalKind]?: Set<string> } = {};
  let [title, titles, located] = ['', 0, false];
  let [dated, priced, rated, firm] = [false, false, false, false];
  eachSignal(survey, stretch.first.order, stretch.last.end, ({ kind, key, order }) => {
    if (title === '' && (kind === 'title' || kind === 'link'))
      title = getOpening(survey, order, survey.boxes[order]?.end ?? order);
    if (kind === 'title') titles += 1;
    else if (kind === 'date') dated = true;
    else if (kind === 'price') priced = true;
    else if (kind === 'rating') rated = true;
    else if (kind === 'firm') firm = true;
    else (sets[kind] ??= new Set()).add(key);
    if (kind === 'address' && !dated && /\d/.test(key)) located = true;
  });
  return {
    stretch,
    phones: sets.phone ?? NONE,
    emails: sets.email ?? NONE,
    addresses: sets.address ?? NONE,
    sites: sets.site ?? NONE,
    links: sets.link ?? NONE,
    titles,
    dated,
    located,
    priced,
    rated,
    firm,
    length: getLength(stretch),
    opening: getOpening(survey, stretch.first.order, stretch.last.end),
    title,
  };
}

/** The same element is a member of several groups: by its tag, by its classes, by its path. */
function createProfiles(survey: Survey): (stretch: Stretch) => Profile {
  const known: Profile[] = [];
  return (stretch) =>
    stretch.first === stretch.last
      ? (known[stretch.first.order] ??= toProfile(survey, stretch))
      : toProfile(survey, stretch);
}

/** How many of the profiles each key stands in. */
function count(profiles: readonly Profile[], pick: (profile: Profile) => Keys): Map<string, number> {
  const counts = new Map<string, number>();
  for (const profile of profiles)
    for (const key of pick(profile)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Whether any of the keys stands in no other profile. */
function hasOwn(keys: Keys, counts: ReadonlyMap<string, number>): boolean {
  for (const key of keys) if (counts.get(key) === 1) return true;
  return false;
}

/** 0–1: how evenly the text is spread, as entropy; sections of a page of which one holds nearly everything are no records. */
function getBalance(profiles: readonly Profile[], total: number): number {
  if (total === 0 || profiles.length < 2) return 0;
  let entropy = 0;
  for (const { length } of profiles) if (length > 0) entropy -= (length / total) * Math.log(length / total);
  return entropy / Math.log(profiles.length);
}

/** What visitors wrote: reviews, comments, questions. */
const REVIEWS =
  /(?:^|[\s_/-])(?:[Rr]eviews?|[Cc]omments?|testimonials?|faq|questions?|avis|bewertung(?:en)?|отзывы?)(?:$|[\s_-])/;

function isReview(box: Box | undefined): boolean {
  return (
    box !== undefined &&
    REVIEWS.test(`${box.classes} ${box.element.getAttribute('itemtype') ?? ''} ${box.element.id}`)
  );
}

/** Short rows under several headings are shelves; where the same things also stand in one list, that is it. */
const SCATTERED = 0.9;

/** Whether a stretch begins with its title: what has it at its end begins in the middle of a record. */
const isTitledFirst = ({ opening, title }: Profile): boolean =>
  title !== '' && opening.startsWith(title.slice(0, 20));

const CHROME: Readonly<Record<string, number>> = { main: 1, header: 0.3, nav: 0.1, aside: 0.5, footer: 0.15 };

/** How much of the page's contact data and text there is to be covered. */
interface PageTotals {
  readonly length: number;
  readonly contacts: number;
}

function getTotals(survey: Survey): PageTotals {
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

/** Tags by number, so that a path of three is one number. */
const tagNumbers = new Map<string, number>();
function getTagNumber(tag: string): number {
  let number = tagNumbers.get(tag);
  if (number === undefined) tagNumbers.set(tag, (number = tagNumbers.size + 1));
  return number;
}

/** The tags of a stretch's parts, what they hold and what that holds, as numbers of their paths. */
export function getShape(
  stretch: Stretch,
  toContents: (box: Box) => readonly Box[] = ({ children }) => children,
): Set<number> {
  const shape = new Set<number>();
  for (const part of getParts(stretch)) {
    const outer = getTagNumber(part.tag);
    shape.add(outer);
    for (const child of toContents(part)) {
      const path = outer * 4_096 + getTagNumber(child.tag);
      shape.add(path);
      let left = 12;
      for (const inner of toContents(child)) {
        if ((left -= 1) < 0) break;
        shape.add(path * 4_096 + getTagNumber(inner.tag));
      }
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
  const counts = new Map<number, number>();
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
export function createScorer(survey: Survey): (group: Group) => ScoredGroup {
  const totals = getTotals(survey);
  const toKnownProfile = createProfiles(survey);
  return (group) => scoreGroup(group, totals, toKnownProfile);
}

function scoreGroup(
  group: Group,
  totals: PageTotals,
  toKnownProfile: (stretch: Stretch) => Profile,
): ScoredGroup {
  const looked = Math.min(MAX_CANDIDATES, group.stretches.length);
  const whole = group.stretches.length / looked;
  const profiles: Profile[] = [];
  for (let index = 0; index < looked; index += 1) {
    const stretch = group.stretches[index];
    const one = stretch && toKnownProfile(stretch);
    // Rows of headings, spacers and ads between the records.
    if (
      one !== undefined &&
      one.opening !== '' &&
      one.phones.size + one.emails.size + one.addresses.size + one.sites.size + one.links.size + one.titles >
        0
    )
      profiles.push(one);
  }
  const phones = count(profiles, (one) => one.phones);
  const emails = count(profiles, (one) => one.emails);
  const addresses = count(profiles, (one) => one.addresses);
  const sites = count(profiles, (one) => one.sites);
  const links = count(profiles, (one) => one.links);

  let [contactSum, evidenceSum, length] = [0, 0, 0];
  const having = {
    own: 0, phones: 0, emails: 0, addresses: 0, sites: 0,
    dated: 0, priced: 0, rated: 0, firms: 0, multi: 0, titled: 0, tiny: 0, titledFirst: 0,
  }; // prettier-ignore
  for (const one of profiles) {
    const miss =
      (hasOwn(one.phones, phones) ? 0.1 : 1) *
      (hasOwn(one.emails, emails) ? 0.1 : 1) *
      (hasOwn(one.addresses, addresses) ? 0.3 : one.addresses.size > 0 ? 0.6 : 1) *
      (hasOwn(one.sites, sites) ? 0.5 : 1) *
      (one.firm ? 0.4 : 1);
    const linked = hasOwn(one.links, links);
    contactSum += 1 - miss;
    evidenceSum += 1 - miss * (linked ? (one.rated ? 0.4 : miss < 1 ? 0.45 : 0.65) : 1);
    length += one.length;
    having.own += Number(linked);
    having.phones += Number(one.phones.size > 0);
    having.emails += Number(one.emails.size > 0);
    having.addresses += Number(one.addresses.size > 0);
    having.sites += Number(one.sites.size > 0);
    having.dated += Number(one.dated);
    having.priced += Number(one.priced);
    having.rated += Number(one.rated);
    having.firms += Number(one.firm);
    having.multi += Number(one.phones.size > 6 || one.emails.size > 4 || one.addresses.size > 5);
    having.titled += Number(one.titles > 0 || one.links.size > 0 || one.sites.size > 0);
    having.tiny += Number(one.length < 25);
    having.titledFirst += Number(isTitledFirst(one));
  }
  const n = Math.max(1, profiles.length);
  const [contact, evidence, linked] = [contactSum / n, evidenceSum / n, having.own / n];
  const [dated, priced] = [having.dated / n, having.priced / n];
  const scored = {
    group,
    profiles,
    contact,
    linked,
    dated,
    priced,
    rated: having.rated / n,
    firms: having.firms / n,
  };
  if (profiles.length < 2) return { ...scored, score: 0, homogeneity: 1 };

  const named =
    Math.max(
      new Set(profiles.map((one) => one.opening)).size,
      new Set(profiles.map((one) => one.title)).size,
    ) / n;
  const contacts = (phones.size + emails.size + addresses.size) * whole;
  const byLength = Math.min(1, (length * whole) / totals.length);
  const coverage = totals.contacts >= 3 ? (byLength + Math.min(1, contacts / totals.contacts)) / 2 : byLength;
  const first = profiles[0]?.stretch.first;
  const noise = (dated > 0.5 && contact < 0.4 ? 0.5 : 1) * (priced > 0.5 && contact < 0.4 ? 0.5 : 1);
  // Half the rows with phones and the other half with names are half records each.
  const usual = Math.max(having.phones, having.emails, having.addresses, having.sites, having.own) / n;
  const score =
    Math.log2(1 + n) *
    (0.45 + Math.sqrt(coverage)) *
    evidence *
    (0.4 + 0.6 * named) *
    (0.5 + (0.5 * n) / looked) *
    (0.7 + (0.3 * having.titled) / n) *
    (1 - (0.7 * having.multi) / n) *
    (1 - (0.6 * having.tiny) / n) *
    getBalance(profiles, length) ** 2 *
    noise *
    (isReview(first) || isReview(first?.parent) ? 0.3 : 1) *
    (0.4 + 0.6 * usual) *
    (group.by === 'cousins' && first?.parent !== profiles.at(-1)?.stretch.first.parent ? SCATTERED : 1) *
    (group.by === 'runs' ? 0.5 + (0.5 * having.titledFirst) / n : 1) *
    (n < 3 ? 0.45 : 1) *
    (CHROME[first?.zone ?? 'main'] ?? 1);
  return { ...scored, score, homogeneity: 1 };
}
