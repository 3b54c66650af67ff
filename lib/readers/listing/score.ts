import { MAX_CANDIDATES } from '@/lib/leads/limits';
import type { SignalKind } from '@/lib/page/signals';
import { findFirst, type Box, type Signal, type Survey } from '@/lib/page/survey';
import { getLength, getParts, type Group, type Stretch } from './stretch';

/** What one stretch shows, by kind of signal, of equal keys the first. */
export interface Profile {
  readonly stretch: Stretch;
  readonly phones: readonly Signal[];
  readonly emails: readonly Signal[];
  readonly addresses: readonly Signal[];
  readonly sites: readonly Signal[];
  readonly links: readonly Signal[];
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

/** The first words of any stretch of the page, `from` … `to - 1` by order. */
type Openings = (from: number, to: number) => string;

/** Stretches lie in each other and begin with the same words, so each text is looked at once. */
function createOpenings({ boxes }: Survey): Openings {
  const next = new Int32Array(boxes.length + 1).fill(boxes.length);
  for (let order = boxes.length - 1; order >= 0; order -= 1) {
    const text = boxes[order]?.text ?? '';
    next[order] = text !== '' && LETTERS.test(text) ? order : (next[order + 1] ?? order);
  }
  const known = new Array<string | undefined>(boxes.length);
  return (from, to) => {
    const first = next[from] ?? to;
    const box = boxes[first];
    return first < to && box !== undefined ? (known[first] ??= toOpening(boxes, box)) : '';
  };
}

function toOpening(boxes: readonly Box[], box: Box): string {
  let whole: Box = box;
  while (whole.parent !== undefined && NAME_PARTS.has(whole.parent.tag) && whole.parent.length <= 60)
    whole = whole.parent;
  if (whole.length === box.length) return box.text.slice(0, 80);
  const parts = boxes.slice(whole.order, whole.end).flatMap(({ text }) => (text === '' ? [] : text));
  return parts.join(' ');
}

/** Most stretches have nothing of most kinds, and a page has thousands of stretches. */
const NONE: readonly Signal[] = [];

/** For each key of the survey's signals a number: which stretch had it last, or in how many of a group it stands. */
type Tally = Int32Array;

/** @param seen the order of the stretch that has shown a key last, one higher */
function toProfile(
  survey: Survey,
  stretch: Stretch,
  getOpening: Openings,
  seen: Tally,
  look: number,
): Profile {
  const found: { [K in SignalKind]?: Signal[] } = {};
  const { signals } = survey;
  const [from, to] = [stretch.first.order, stretch.last.end];
  let [title, titles, located] = ['', 0, false];
  let [dated, priced, rated, firm] = [false, false, false, false];
  for (let at = findFirst(signals, from); at < signals.length; at += 1) {
    const signal = signals[at];
    if (signal === undefined || signal.order >= to) break;
    const { kind, order } = signal;
    if (title === '' && (kind === 'title' || kind === 'link'))
      title = getOpening(order, survey.boxes[order]?.end ?? order);
    if (kind === 'title') titles += 1;
    else if (kind === 'date') dated = true;
    else if (kind === 'price') priced = true;
    else if (kind === 'rating') rated = true;
    else if (kind === 'firm') firm = true;
    else if (seen[signal.number] !== look) {
      seen[signal.number] = look;
      (found[kind] ??= []).push(signal);
    }
    if (kind === 'address' && !dated && /\d/.test(signal.key)) located = true;
  }
  return {
    stretch,
    phones: found.phone ?? NONE,
    emails: found.email ?? NONE,
    addresses: found.address ?? NONE,
    sites: found.site ?? NONE,
    links: found.link ?? NONE,
    titles,
    dated,
    located,
    priced,
    rated,
    firm,
    length: getLength(stretch),
    opening: getOpening(from, to),
    title,
  };
}

/** The same element is a member of several groups: by its tag, by its classes, by its path. */
function createProfiles(survey: Survey): (stretch: Stretch) => Profile {
  const known = new Array<Profile | undefined>(survey.boxes.length);
  const seen = new Int32Array(survey.keys);
  const getOpening = createOpenings(survey);
  let looks = 0;
  const look = (stretch: Stretch): Profile => toProfile(survey, stretch, getOpening, seen, (looks += 1));
  return (stretch) =>
    stretch.first === stretch.last ? (known[stretch.first.order] ??= look(stretch)) : look(stretch);
}

const CONTACTS = ['phones', 'emails', 'addresses', 'sites', 'links'] as const;

/** Counts in how many of the profiles each key stands; gives how many different ones there are. */
function count(profiles: readonly Profile[], pick: (typeof CONTACTS)[number], counts: Tally): number {
  let different = 0;
  for (let at = 0; at < profiles.length; at += 1) {
    const signals = profiles[at]?.[pick] ?? NONE;
    for (let index = 0; index < signals.length; index += 1) {
      const number = signals[index]?.number ?? 0;
      const before = counts[number] ?? 0;
      if (before === 0) different += 1;
      counts[number] = before + 1;
    }
  }
  return different;
}

function forget(profiles: readonly Profile[], counts: Tally): void {
  for (const pick of CONTACTS)
    for (let at = 0; at < profiles.length; at += 1) {
      const signals = profiles[at]?.[pick] ?? NONE;
      for (let index = 0; index < signals.length; index += 1) counts[signals[index]?.number ?? 0] = 0;
    }
}

/** Whether any of the keys stands in no other profile, or in few. */
function hasOwn(signals: readonly Signal[], counts: Tally, most = 1): boolean {
  for (let index = 0; index < signals.length; index += 1)
    if ((counts[signals[index]?.number ?? 0] ?? 0) <= most) return true;
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

export function isReview(box: Box | undefined): boolean {
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
    const children = toContents(part);
    for (let at = 0; at < children.length; at += 1) {
      const child = children[at];
      if (child === undefined) break;
      const path = outer * 4_096 + getTagNumber(child.tag);
      shape.add(path);
      const contents = toContents(child);
      for (let inner = 0; inner < contents.length && inner < 12; inner += 1)
        shape.add(path * 4_096 + getTagNumber(contents[inner]?.tag ?? ''));
    }
  }
  return shape;
}

const shapes = new WeakMap<Box, ReadonlySet<number>>();

/** The same, elements that only wrap looked through; remembered for what stands in several groups. */
function getInnerShape(stretch: Stretch): ReadonlySet<number> {
  if (stretch.first !== stretch.last) return getShape(stretch, getContents);
  let shape = shapes.get(stretch.first);
  if (shape === undefined) shapes.set(stretch.first, (shape = getShape(stretch, getContents)));
  return shape;
}

/**
 * 0–1: how alike the stretches are inside, by the tags of their children and grandchildren. Asked only of the
 * best groups.
 */
export function getHomogeneity(group: ScoredGroup): number {
  const all = group.profiles.map(({ stretch }) => getInnerShape(stretch));
  const counts = new Map<number, number>();
  const add = (step: number): void => {
    counts.set(step, (counts.get(step) ?? 0) + 1);
  };
  for (const shape of all) shape.forEach(add);
  let sum = 0;
  for (const shape of all) {
    let common = 0;
    shape.forEach((step) => {
      common += (counts.get(step) ?? 0) / all.length;
    });
    sum += common / Math.max(1, shape.size);
  }
  return sum / Math.max(1, all.length);
}

/** A group to be read as it is, of which nobody asks a score. */
export function toPlainGroup(boxes: readonly Box[]): ScoredGroup {
  const stretches = boxes.map((box): Stretch => ({ first: box, last: box }));
  const profiles = stretches.map((stretch): Profile => ({
    ...{
      stretch,
      phones: NONE,
      emails: NONE,
      addresses: NONE,
      sites: NONE,
      links: NONE,
      titles: 0,
      title: '',
    },
    ...{ dated: false, located: false, priced: false, rated: false, firm: false },
    length: stretch.first.length,
    opening: '',
  }));
  const group: Group = { stretches, signature: boxes[0]?.signature ?? '', by: 'siblings' };
  return {
    group,
    profiles,
    score: 0,
    contact: 0,
    linked: 0,
    dated: 0,
    priced: 0,
    rated: 0,
    firms: 0,
    homogeneity: 1,
  };
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
  const counts = new Int32Array(survey.keys);
  return (group) => scoreGroup(group, totals, toKnownProfile, counts);
}

function isRowLike({ stretch: { first, last }, opening }: Profile, before: Profile | undefined): boolean {
  return (
    first === last &&
    first.tag === 'tr' &&
    opening !== '' &&
    first.children.length >= 3 &&
    first.children.filter((cell) => cell.length > 0).length >= 2 &&
    first.children.every((cell) => cell.tag === 'td') &&
    before?.stretch.first.children.length === first.children.length
  );
}

function scoreGroup(
  group: Group,
  totals: PageTotals,
  toKnownProfile: (stretch: Stretch) => Profile,
  counts: Tally,
): ScoredGroup {
  const looked = Math.min(MAX_CANDIDATES, group.stretches.length);
  const whole = group.stretches.length / looked;
  let profiles: Profile[] = [];
  const bare = new Set<Profile>();
  for (let index = 0; index < looked; index += 1) {
    const stretch = group.stretches[index];
    const one = stretch && toKnownProfile(stretch);
    // Rows of headings, spacers and ads between the records.
    if (
      one !== undefined &&
      one.opening !== '' &&
      one.phones.length +
        one.emails.length +
        one.addresses.length +
        one.sites.length +
        one.links.length +
        one.titles >
        0
    )
      profiles.push(one);
    // A row of a table like the one before it, with its cells for contacts empty.
    else if (one !== undefined && isRowLike(one, profiles.at(-1))) {
      profiles.push(one);
      bare.add(one);
    }
  }
  // Too few have any for these to be what makes a list.
  if (profiles.length - bare.size < 4) profiles = profiles.filter((one) => !bare.has(one));
  const known =
    count(profiles, 'phones', counts) +
    count(profiles, 'emails', counts) +
    count(profiles, 'addresses', counts);
  count(profiles, 'sites', counts);
  count(profiles, 'links', counts);

  let [contactSum, evidenceSum, length] = [0, 0, 0];
  const having = {
    own: 0, phones: 0, emails: 0, addresses: 0, sites: 0,
    dated: 0, priced: 0, rated: 0, firms: 0, multi: 0, titled: 0, tiny: 0, titledFirst: 0,
  }; // prettier-ignore
  for (let at = 0; at < profiles.length; at += 1) {
    const one = profiles[at];
    if (one === undefined) break;
    const miss =
      // Two in one room have one number, all of a list that of its directory.
      (hasOwn(one.phones, counts) ? 0.1 : hasOwn(one.phones, counts, profiles.length / 2) ? 0.4 : 1) *
      (hasOwn(one.emails, counts) ? 0.1 : 1) *
      (hasOwn(one.addresses, counts) ? 0.3 : one.addresses.length > 0 ? 0.6 : 1) *
      (hasOwn(one.sites, counts) ? 0.5 : 1) *
      (one.firm ? 0.4 : 1);
    const linked = hasOwn(one.links, counts);
    contactSum += 1 - miss;
    evidenceSum += 1 - miss * (linked ? (one.rated ? 0.4 : miss < 1 ? 0.45 : 0.65) : 1);
    length += one.length;
    having.own += Number(linked);
    having.phones += Number(one.phones.length > 0);
    having.emails += Number(one.emails.length > 0);
    having.addresses += Number(one.addresses.length > 0);
    having.sites += Number(one.sites.length > 0);
    having.dated += Number(one.dated);
    having.priced += Number(one.priced);
    having.rated += Number(one.rated);
    having.firms += Number(one.firm);
    having.multi += Number(one.phones.length > 6 || one.emails.length > 4 || one.addresses.length > 5);
    having.titled += Number(one.titles > 0 || one.links.length > 0 || one.sites.length > 0);
    having.tiny += Number(one.length < 25);
    having.titledFirst += Number(isTitledFirst(one));
  }
  forget(profiles, counts);
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
  const contacts = known * whole;
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
