import type { Steps } from '../steps';
import type { PageScan, Sign } from './scan';
import { dealOut, getSlotShare } from './shares';
import { looksLikePostName } from './signs';

/**
 * One post's part of the page: a run of siblings, `start` to before `end` in the scan's order. What lies in
 * a block nested in it (a reply in a tree) belongs to that one.
 */
export interface Block {
  readonly start: number;
  readonly end: number;
  /** The last of the siblings; `start` is the first. */
  readonly last: number;
}

/** How well a way of cutting the page into blocks explains its dates, authors and text. */
export interface Borders {
  readonly blocks: readonly Block[];
  readonly dates: readonly (readonly Sign[])[];
  readonly authors: readonly (readonly Sign[])[];
  /** Characters that are the block's own. */
  readonly sizes: readonly number[];
  readonly dateShare: number;
  readonly authorShare: number;
  /** Blocks carry a running number in id or anchor. */
  readonly numbered: boolean;
  /** Blocks are called post, comment, topic … by their classes or ids. */
  readonly named: boolean;
  readonly coverage: number;
  readonly score: number;
  readonly origin: string;
}

const MAX_GROUPS_TO_WEIGH = 400;
/** Groups that are weighed in a few milliseconds. */
const PAUSE = 4;
const MAX_BLOCKS = 2_500;

function getOwnSizes(scan: PageScan, blocks: readonly Block[]): number[] {
  const sizes = blocks.map(({ start, last }) => (scan.textAfter[last] ?? 0) - (scan.textBefore[start] ?? 0));
  const whole = [...sizes];
  const open: number[] = [];
  blocks.forEach((block, index) => {
    while (open.length > 0 && (blocks[open.at(-1) ?? 0]?.end ?? 0) <= block.start) open.pop();
    const parent = open.at(-1);
    if (parent !== undefined) sizes[parent] = (sizes[parent] ?? 0) - (whole[index] ?? 0);
    open.push(index);
  });
  return sizes;
}

interface Group {
  readonly origin: string;
  readonly members: number[];
  readonly numbered: boolean;
  readonly named: boolean;
}

/** A score from its parts; it grows with each of them. */
function toScore(
  { numbered, named }: Group,
  blocks: number,
  {
    dateShare,
    authorShare,
    told,
    coverage,
  }: Record<'dateShare' | 'authorShare' | 'told' | 'coverage', number>,
): number {
  const signs = 0.9 * dateShare + 0.9 * authorShare + 0.4 * told + (numbered ? 0.5 : 0) + (named ? 0.4 : 0);
  return signs * (0.25 + 0.75 * Math.sqrt(coverage)) * Math.min(1, 0.55 + 0.12 * Math.log2(blocks));
}

/** How well blocks explain the signs on the page; `blocks` in page order, an outer one before those in it. */
export function weigh(scan: PageScan, blocks: readonly Block[], group: Group): Borders {
  return weighIfAbove(scan, blocks, group, -1) as Borders;
}

/** The same, and nothing where the score is sure to be below `least`: most ways to cut a page leave out most of it. */
function weighIfAbove(
  scan: PageScan,
  blocks: readonly Block[],
  group: Group,
  least: number,
): Borders | undefined {
  const sizes = getOwnSizes(scan, blocks);
  const total = Math.max(1, scan.textAfter[0] ?? 1);
  const coverage = Math.min(1, sizes.reduce((sum, size) => sum + size, 0) / total);
  const told = sizes.filter((size) => size >= 25).length / blocks.length;
  const atMost = { dateShare: 1, authorShare: 1, told, coverage };
  if (toScore(group, blocks.length, atMost) < least) return undefined;
  const dateShare = getSlotShare(blocks, scan.dates);
  if (toScore(group, blocks.length, { ...atMost, dateShare }) < least) return undefined;
  const authorShare = getSlotShare(blocks, scan.authors);
  const score = toScore(group, blocks.length, { dateShare, authorShare, told, coverage });
  if (score < least) return undefined;
  return {
    blocks,
    dates: dealOut(blocks, scan.dates),
    authors: dealOut(blocks, scan.authors),
    sizes,
    dateShare,
    authorShare,
    numbered: group.numbered,
    named: group.named,
    coverage,
    score,
    origin: group.origin,
  };
}

const toBlock = (scan: PageScan, index: number): Block => ({
  start: index,
  end: scan.ends[index] ?? index + 1,
  last: index,
});

/** Grows each member to the largest element that holds no other member. */
function lift(scan: PageScan, members: readonly number[], parents: Int32Array): number[] {
  const lifted = members.map((member, at) => {
    let current = member;
    for (;;) {
      const parent = parents[current] ?? -1;
      if (parent <= 0) return current;
      const before = members[at - 1];
      const after = members[at + 1];
      if (
        (before !== undefined && before >= parent) ||
        (after !== undefined && after < (scan.ends[parent] ?? 0))
      )
        return current;
      current = parent;
    }
  });
  return lifted;
}

/** Lets each block run on to the next one, where they are siblings: header and body side by side, pairs of rows. */
function runOn(scan: PageScan, members: readonly number[], parents: Int32Array): Block[] | undefined {
  const parent = parents[members[0] ?? 0] ?? -1;
  if (members.length < 2 || members.some((member) => parents[member] !== parent)) return undefined;
  const siblings: number[] = [];
  for (let at = members[0] ?? 0; at < (scan.ends[parent] ?? 0); at = scan.ends[at] ?? at + 1)
    siblings.push(at);
  const at = new Map(siblings.map((sibling, position) => [sibling, position]));
  const starts = members.map((member) => at.get(member) ?? 0);
  const lengths = starts.slice(1).map((start, index) => start - (starts[index] ?? 0));
  // What follows the last block on its page is a reply form or paging, so it is given no more than the others took.
  const usual = [...lengths].sort((a, b) => a - b)[lengths.length >> 1] ?? 1;
  if (usual < 2) return undefined;
  return starts.map((start, index) => {
    const stop = starts[index + 1] ?? Math.min(siblings.length, start + usual);
    const last = siblings[stop - 1] ?? siblings[start] ?? 0;
    return { start: siblings[start] ?? 0, end: scan.ends[last] ?? last + 1, last };
  });
}

/**
 * A numbered value without its numbers: `post_12_34` → `post_#_#`. Some count in letters as well: `thing_t1_o8n5jvy` →
 * `thing_t#_#`, for a word and its number have the letters first.
 */
const toPattern = (value: string): string =>
  value.replace(/(?<![a-z\d])(?![a-z]*\d+(?![a-z\d]))(?=[a-z]*\d)[a-z\d]{5,}/gi, '#').replace(/\d+/g, '#');

function collectGroups(scan: PageScan, parents: Int32Array): Group[] {
  const byShape = new Map<string, number[]>();
  const byNumber = new Map<string, Map<string, number>>();
  const siblings = new Map<string, number[]>();
  const add = <K>(map: Map<K, number[]>, key: K, index: number): void => {
    const members = map.get(key);
    if (members === undefined) map.set(key, [index]);
    else members.push(index);
  };
  const keysOf = new Map<string, readonly string[]>();
  const getKeys = (tag: string, shape: string): readonly string[] => {
    let keys = keysOf.get(shape);
    if (keys === undefined) {
      const [, ...tokens] = shape.split('.');
      keys = [
        ...new Set([...tokens.map((token) => `${tag}.${token}`), ...(tokens.length > 1 ? [shape] : [])]),
      ];
      keysOf.set(shape, keys);
    }
    return keys;
  };
  scan.elements.forEach((element, index) => {
    if (index === 0) return;
    const tag = element.localName;
    for (const key of getKeys(tag, scan.shapes[index] ?? '')) add(byShape, key, index);
    if (tag !== 'br' && tag !== 'a' && tag !== 'span')
      add(siblings, `${String(parents[index] ?? -1)}>${tag}`, index);
  });
  for (const { index, attribute, value } of scan.numbers) {
    if (index === 0) continue;
    const key = `${scan.elements[index]?.localName ?? ''}[${attribute}=${toPattern(value)}]`;
    let known = byNumber.get(key);
    if (known === undefined) byNumber.set(key, (known = new Map<string, number>()));
    if (!known.has(value)) known.set(value, index);
  }
  const groups: Group[] = [];
  const push = (origin: string, members: number[], numbered: boolean): void => {
    if (members.length >= 2 && members.length <= MAX_BLOCKS)
      groups.push({ origin, members, numbered, named: looksLikePostName(origin) });
  };
  for (const [key, known] of byNumber) push(key, [...known.values()], true);
  for (const [key, members] of byShape) push(key, members, false);
  for (const [key, members] of siblings) if (members.length >= 3) push(key, members, false);
  const bySlot = new Map<string, number[]>();
  for (const { index, slot } of scan.dates) add(bySlot, `date ${slot}`, index);
  for (const { index, slot } of scan.authors) add(bySlot, `author ${slot}`, index);
  for (const [key, members] of bySlot) push(key, members, false);
  return groups;
}

function getParents(scan: PageScan): Int32Array {
  const parents = new Int32Array(scan.elements.length).fill(-1);
  const open: number[] = [];
  for (let index = 0; index < parents.length; index += 1) {
    while (open.length > 0 && (scan.ends[open.at(-1) ?? 0] ?? 0) <= index) open.pop();
    parents[index] = open.at(-1) ?? -1;
    open.push(index);
  }
  return parents;
}

const joinNames = (known: Borders, group: Group): Group => ({
  members: group.members,
  origin: `${known.origin} ${group.origin}`,
  numbered: known.numbered || group.numbered,
  named: known.named || group.named,
});

/** No more ways than this are asked for afterwards. */
const MOST_WAYS = 30;

/** The best ways found to cut the page into posts, best first. */
export function* findBorders(scan: PageScan, isOver: () => boolean): Steps<Borders[]> {
  const parents = getParents(scan);
  const ways: Borders[] = [];
  /** Places in `ways`, by how many blocks there are and where they begin and end: few of them are not the same throughout. */
  const places = new Map<string, number[]>();
  /** The scores, best first. */
  const scores: number[] = [];
  let isFirst = true;
  const consider = (blocks: readonly Block[], group: Group): void => {
    const [first, last] = [blocks[0], blocks.at(-1)];
    if (first === undefined || last === undefined || blocks.length < 2) return;
    const key = `${String(blocks.length)}:${String(first.start)}-${String(first.end)}-${String(last.end)}`;
    const alike = places.get(key);
    const place = alike?.find((one) => areSame(ways[one]?.blocks ?? [], blocks)) ?? ways.length;
    const known = ways[place];
    if (known !== undefined && (known.numbered || !group.numbered) && (known.named || !group.named)) return;
    isFirst = false;
    const least = Math.max(scores[MOST_WAYS - 1] ?? -1, known?.score ?? -1);
    // Found again, they are called what they were called before as well.
    const all = known === undefined ? group : joinNames(known, group);
    const way = weighIfAbove(scan, blocks, all, least);
    if (way === undefined || way.score === known?.score) return;
    if (alike === undefined) places.set(key, [place]);
    else if (known === undefined) alike.push(place);
    ways[place] = way;
    if (known !== undefined) scores.splice(scores.indexOf(known.score), 1);
    scores.splice(scores.findLastIndex((score) => score >= way.score) + 1, 0, way.score);
  };
  const countWithin = (signs: readonly Sign[], start: number, end: number): number => {
    const at = (index: number): number => {
      let low = 0;
      let high = signs.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((signs[middle]?.index ?? Infinity) < index) low = middle + 1;
        else high = middle;
      }
      return low;
    };
    return at(end) - at(start);
  };
  yield;
  for (const [at, group] of collectGroups(scan, parents)
    .slice(0, MAX_GROUPS_TO_WEIGH * 10)
    .entries()) {
    if (at % PAUSE === PAUSE - 1) yield;
    if (!isFirst && isOver()) break;
    // Most repeated elements of a page have nothing to do with posts; numbers and names may speak without dates.
    const from = parents[group.members[0] ?? 0] ?? 0;
    const last = group.members.at(-1) ?? 0;
    const to = scan.ends[parents[last] ?? last] ?? 0;
    const signs = countWithin(scan.dates, from, to) + countWithin(scan.authors, from, to);
    if (signs < 0.5 * group.members.length && !(group.named || group.numbered)) continue;
    consider(
      group.members.map((index) => toBlock(scan, index)),
      group,
    );
    const lifted = lift(scan, group.members, parents);
    const distinct = [...new Set(lifted)].sort((a, b) => a - b);
    if (distinct.length < lifted.length) continue;
    consider(
      distinct.map((index) => toBlock(scan, index)),
      group,
    );
    const runs = runOn(scan, distinct, parents);
    if (runs !== undefined) consider(runs, group);
  }
  return ways.sort((a, b) => b.score - a.score).slice(0, MOST_WAYS);
}

const areSame = (one: readonly Block[], other: readonly Block[]): boolean =>
  one.length === other.length &&
  one.every(({ start, end }, at) => start === other[at]?.start && end === other[at].end);

/** Elements of one block, without those of the blocks nested in it. */
export function getOwnIndexes(blocks: readonly Block[], at: number): number[] {
  const block = blocks[at];
  if (block === undefined) return [];
  const indexes: number[] = [];
  let next = at + 1;
  for (let index = block.start; index < block.end; index += 1) {
    while ((blocks[next]?.start ?? Infinity) < index) next += 1;
    const nested = blocks[next];
    if (nested?.start === index) index = nested.end - 1;
    else indexes.push(index);
  }
  return indexes;
}

/**
 * Of remarks below the answers to a question, the way that cuts the page into the answers: one nearly as good whose
 * blocks hold all of them.
 */
export function findOuter(borders: Borders, ways: readonly Borders[]): Borders | undefined {
  return ways.find(
    (way) =>
      way.named &&
      way.numbered &&
      way.score >= NEARLY * borders.score &&
      way.blocks.length < borders.blocks.length &&
      way.coverage > borders.coverage &&
      way.dateShare >= 0.8 &&
      way.authorShare >= 0.8 &&
      borders.blocks.every(({ start, end }) =>
        way.blocks.some((block) => block.start < start && end <= block.end),
      ),
  );
}
const NEARLY = 0.9;

const hasBoth = (borders: Borders): number =>
  borders.blocks.filter(
    (_, at) => (borders.dates[at]?.length ?? 0) > 0 && (borders.authors[at]?.length ?? 0) > 0,
  ).length / borders.blocks.length;

/** Blocks that answer something which is not one of them. */
const REPLY = /comment|repl(?:y|ies)|answer|response|antwort|kommentar/i;

function isCalledPost(scan: PageScan, index: number): boolean {
  const element = scan.elements[index];
  if (element === undefined) return false;
  if (/Question|DiscussionForumPosting/.test(element.getAttribute('itemtype') ?? '')) return true;
  return looksLikePostName(`${scan.shapes[index] ?? ''}.${element.id.replace(/\d+/g, '#')}`);
}

/** A quoted post inside a post has author and date too. */
const QUOTED = /quote|citat|zitat|embed|preview|card/i;

/**
 * Adds what is posted in other markup than most: remarks inside answers, and the opening post before the
 * replies. An addition must bring author and date of its own and leave the others theirs.
 */
export function complete(
  scan: PageScan,
  borders: Borders,
  ways: readonly Borders[],
  withOpener: boolean,
): Borders {
  let result = borders;
  const join = (blocks: readonly Block[]): Borders =>
    weigh(
      scan,
      [...result.blocks, ...blocks].sort((a, b) => a.start - b.start || b.end - a.end),
      { origin: borders.origin, members: [], numbered: borders.numbered, named: borders.named },
    );
  const share = hasBoth(borders);
  for (const way of ways) {
    if (way === borders || !way.named || !way.numbered || way.dateShare < 0.8 || way.authorShare < 0.8)
      continue;
    if (QUOTED.test(way.origin) || way.blocks.length > 20 * borders.blocks.length) continue;
    const holders = way.blocks.map(({ start, end }) =>
      result.blocks.findLast((block) => block.start < start && end <= block.end),
    );
    // One in each is what the post itself stands in.
    const isPart = way.blocks.length === result.blocks.length && new Set(holders).size === holders.length;
    if (isPart || holders.includes(undefined)) continue;
    const joined = join(way.blocks);
    const emptied = joined.sizes.filter((size) => size < MIN_OWN).length;
    if (hasBoth(joined) >= 0.95 * share && emptied <= 0.1 * joined.blocks.length) result = joined;
  }
  const opener = withOpener ? findOpener(scan, result) : undefined;
  const first = borders.blocks[0]?.start ?? 0;
  const replies = REPLY.test(
    `${borders.origin} ${scan.shapes[first] ?? ''} ${scan.elements[first]?.getAttribute('itemprop') ?? ''}`,
  );
  if (
    opener !== undefined &&
    (replies || isCalledPost(scan, opener.start) || scan.elements[opener.start]?.querySelector('h1') != null)
  )
    result = join([opener]);
  const preamble = withOpener && result === borders ? findPreamble(scan, borders) : undefined;
  if (preamble !== undefined) result = join([preamble]);
  return result;
}

/** Characters a post keeps when the remarks below it are taken out. */
const MIN_OWN = 20;
const MAX_LEVELS = 7;
const MIN_OPENER = 60;

/**
 * An opening post in no element of its own: bare text or a quotation's element, with a date, between what else stands
 * before the answers (telnet boards, picture boards).
 */
function findPreamble(scan: PageScan, borders: Borders): Block | undefined {
  const first = borders.blocks[0];
  const start = first === undefined ? undefined : scan.elements[first.start];
  const parent = start?.parentElement;
  if (first === undefined || start === undefined || parent == null) return undefined;
  let said = 0;
  let from: Element | undefined;
  let last: Element | undefined;
  for (const node of parent.childNodes) {
    if (node === start) break;
    if (node.nodeType === 3 && from !== undefined) said += (node.nodeValue ?? '').trim().length;
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (/^(?:form|nav|header|table|h[1-6]|hr)$/.test(element.localName)) return undefined;
    if (element.localName === 'blockquote') said += element.textContent.trim().length;
    from ??= element;
    last = element;
  }
  const begin = scan.indexOf.get(from ?? parent);
  const end = scan.indexOf.get(last ?? parent);
  if (from === undefined || begin === undefined || end === undefined || said < MIN_OWN) return undefined;
  const dated = scan.dates.some(({ index }) => begin <= index && index < first.start);
  return dated ? { start: begin, end: first.start, last: end } : undefined;
}

/** The nearest element before the first block, beside it or beside what holds it, that has author, date and text. */
function findOpener(scan: PageScan, borders: Borders): Block | undefined {
  const first = borders.blocks[0];
  let current: Element | null | undefined = first === undefined ? undefined : scan.elements[first.start];
  for (let level = 0; current != null && current !== scan.elements[0] && level < MAX_LEVELS; level += 1) {
    for (
      let sibling = current.previousElementSibling, count = 0;
      sibling !== null && count < 12;
      sibling = sibling.previousElementSibling, count += 1
    ) {
      const start = scan.indexOf.get(sibling);
      if (start === undefined) continue;
      const block = toBlock(scan, start);
      const size = (scan.textAfter[start] ?? 0) - (scan.textBefore[start] ?? 0);
      const within = ({ index }: Sign): boolean => start <= index && index < block.end;
      if (size < MIN_OPENER || !scan.dates.some(within) || !scan.authors.some(within)) continue;
      return block;
    }
    current = current.parentElement;
  }
  return undefined;
}

/**
 * The one post of a thread nobody answered yet: an element called a post, with a number, that holds author
 * and date.
 */
export function findSinglePost(scan: PageScan): Borders | undefined {
  let best: Block | undefined;
  scan.elements.forEach((element, start) => {
    if (best !== undefined && start < best.end) return;
    const name = `${scan.shapes[start] ?? ''}.${element.id}`;
    if (
      !/\d/.test(element.id) &&
      !element.hasAttribute('itemtype') &&
      element.localName !== 'article' &&
      !element.localName.includes('-')
    )
      return;
    if (!looksLikePostName(name.replace(/\d+/g, '#')) && !element.localName.includes('post')) return;
    const block = toBlock(scan, start);
    const size = (scan.textAfter[start] ?? 0) - (scan.textBefore[start] ?? 0);
    const within = ({ index }: Sign): boolean => start <= index && index < block.end;
    if (size >= MIN_OPENER && scan.dates.some(within) && scan.authors.some(within)) best ??= block;
  });
  return best === undefined
    ? undefined
    : weigh(scan, [best], { origin: 'single', members: [], numbered: true, named: true });
}
