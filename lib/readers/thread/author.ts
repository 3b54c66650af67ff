import { collapse } from '@/lib/page/shown-text';
import { resolveLink } from '@/lib/page/links';
import type { Steps } from '../steps';
import { getOwnIndexes, type Borders } from './borders';
import type { PageScan, Sign } from './scan';
import { getSlots, joinAlternatives, type Slot } from './slots';
import { looksLikeDate, looksLikeProfileLink } from './signs';
import { toTemplates } from './templates';
import type { Topic } from './topics';

export interface Author {
  readonly name: string;
  readonly url: string | undefined;
  /** Where in the scan the name stands. */
  readonly index: number;
}

const MAX_NAME = 60;
/** What stands where a name could stand and is none. */
const NO_NAME =
  /^(?:(?:view |visit |see )?profil\w*|members?|users?|guests?:?|author|posts?:?|reply|quote|report|pm|message|contact|follow|homepage|website|blog|avatar|op|admin|moderator|anzeige|publicité|advertisement|sponsored|login|sign in|register|more|share|[^\p{L}\p{N}]*|[\d.,\s]+[km]?|\(\d+ \p{L}+\))$/iu;
/** … or the name of somebody who gave none, among others who did. */
const ROLE = /^(?:admin|moderator|guest)$/i;
const LEAD_IN =
  /^(?:(?:posted|written|started|created|submitted|asked|answered|edited)?\s*(?:by|from)|von|par|de|da|por|di|av|od|autor|author|автор|от|作者|楼主|发信人|发布者|by user)\s*[::]?\s+|^@(?=\w)/i;

const LEAD_OUT =
  /\s+(?:says|said|wrote|writes|schrieb|schreibt|sagt|a écrit|écrit|dit|escribió|dice|ha scritto|scrive|escreveu|disse|пишет|писал\(а\)|написал)\s*[::]?$|\s*\((?:not verified|no verificado|non vérifié|nicht überprüft|не проверено|guest|gast)\)$|[\s:,·•|»>]+$/iu;

/** In a link stands the first letter too, where somebody has no picture. */
const getNameOf = (link: Element): Element => link.querySelector('.username,.user-name') ?? link;

/** The part of an author's card that is the name: a link to the profile, a marked-up name, else the first words. */
function findNameIn(element: Element): Element | Text | undefined {
  if (element.childElementCount === 0) return element;
  if (element.localName === 'a') return getNameOf(element);
  const named = element.querySelector('[itemprop="name"],.fn');
  if (named !== null) return named;
  const links = [...element.querySelectorAll('a[href]')].filter((link) => link.textContent.trim() !== '');
  const profile = links.find((link) => looksLikeProfileLink(link.getAttribute('href') ?? ''));
  if (profile !== undefined) return getNameOf(profile);
  const walker = element.ownerDocument.createTreeWalker(element, 4);
  for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
    const text = node.data.trim();
    if (text === '' || LEAD_IN.test(`${text} `)) continue;
    // The words of one inline element belong together, those of a card do not.
    return node.parentElement !== null && node.parentElement !== element ? node.parentElement : node;
  }
  return undefined;
}

function getName(element: Element): string | undefined {
  if (element.localName === 'meta') return element.getAttribute('content')?.trim() ?? undefined;
  const part = findNameIn(element);
  if (part === undefined) return undefined;
  const written =
    part.nodeType === 1 ? ((part as Element).getAttribute('content') ?? part.textContent) : part.textContent;
  const name = collapse(written ?? '')
    .replace(LEAD_IN, '')
    .replace(LEAD_OUT, '')
    .replace(LEAD_OUT, '')
    .trim();
  return name === '' || name.length > MAX_NAME || (looksLikeDate(name) && /\d/.test(name)) ? undefined : name;
}

function getProfileLink(element: Element, base: URL): string | undefined {
  const link =
    element.localName === 'a' ? element : (element.closest('a[href]') ?? element.querySelector('a[href]'));
  const href = link?.getAttribute('href');
  if (href == null || !(looksLikeProfileLink(href) || element.localName === 'a')) return undefined;
  return resolveLink(href, base)?.href;
}

const EDITED =
  /^(?:last\s)?(?:edited|modified|bearbeitet|geändert|modifié|édité|editado|modificato|отредактировано|编辑|編輯)|^(?:last (?:post|reply|edited)|letzter beitrag|dernier message)/i;

/** Who changed a post or answered last stands beside its author, marked up the same. */
function isEditor(scan: PageScan, element: Element | undefined): boolean {
  let current = element?.parentElement ?? null;
  for (let level = 0; current !== null && level < 3; level += 1) {
    const index = scan.indexOf.get(current) ?? -1;
    if ((scan.textAfter[index] ?? 0) - (scan.textBefore[index] ?? 0) > 200) return false;
    const text = current.textContent.trim();
    if (text.length > 200) return false;
    if (EDITED.test(text)) return true;
    current = current.parentElement;
  }
  return false;
}

/** Buttons stand under every post and lead elsewhere from each ("Find", "3"): takes them out of a slot's names. */
function dropControls(scan: PageScan, signs: ReadonlyMap<number, Sign>, names: Map<number, string>): void {
  const targets = new Map<string, Set<string>>();
  for (const [block, name] of names) {
    const href = scan.elements[signs.get(block)?.index ?? -1]?.getAttribute('href');
    if (href == null) continue;
    const known = targets.get(name);
    if (known === undefined) targets.set(name, new Set([href]));
    else known.add(href);
  }
  const numeric = [...names.values()].filter((name) => /^[\d.,\s]+$/.test(name)).length;
  for (const [block, name] of names)
    if ((targets.get(name)?.size ?? 0) > 1 || (numeric >= 0.5 * names.size && names.size > 1))
      names.delete(block);
}

/** Names that are read in a few milliseconds. */
const PAUSE = 32;

/** Reads who wrote each block: the slot that names somebody in most blocks, links and marked-up names before bare classes. */
export function* readAuthors(scan: PageScan, borders: Borders, base: URL): Steps<(Author | undefined)[]> {
  const nameOf = (sign: Sign): string | undefined => {
    const element = scan.elements[sign.index];
    return sign.text ?? (element === undefined ? undefined : getName(element));
  };
  const written = borders.authors.map((signs) => {
    const kept =
      signs.length < 2 ? signs : signs.filter((sign) => !isEditor(scan, scan.elements[sign.index]));
    return kept.length === 0 ? signs : kept;
  });
  const slots = getSlots(borders.blocks, written);
  const namesIn = new Map<Slot, Map<number, string>>();
  for (const slot of slots) {
    const names = new Map<number, string>();
    namesIn.set(slot, names);
    let at = 0;
    for (const [block, sign] of slot.signs) {
      if (at++ % PAUSE === 0) yield;
      const name = nameOf(sign);
      if (name !== undefined) names.set(block, name);
    }
  }
  const ranked = slots
    .map((slot) => {
      const names = namesIn.get(slot) ?? new Map<number, string>();
      const counts = new Map<string, number>();
      for (const name of names.values()) counts.set(name, (counts.get(name) ?? 0) + 1);
      // Somebody may call themselves "pm"; but not in every second post.
      for (const [block, name] of names)
        if (NO_NAME.test(name) && ((counts.get(name) ?? 0) > 1 || names.size < 4)) names.delete(block);
      dropControls(scan, slot.signs, names);
      const sample = slot.signs.values().next().value;
      const element = sample === undefined ? undefined : scan.elements[sample.index];
      const linked =
        element?.localName === 'a' || element?.closest('a') != null || element?.querySelector('a') != null;
      const marked =
        element?.getAttribute('itemprop') === 'author' || element?.closest('[itemprop="author"]') != null;
      const distinct = new Set(names.values()).size;
      const share = names.size / borders.blocks.length;
      // The same words in every block of a long page are a rank or a button, not a name.
      const varied = names.size < 4 || distinct > 1 ? 1 : 0.3;
      return {
        slot,
        names,
        worth:
          (share + (linked ? 0.15 : 0) + (marked ? 0.2 : 0) - Math.min(0.2, slot.position * 0.02)) * varied,
      };
    })
    .filter(({ names }) => names.size > 0)
    .sort((a, b) => b.worth - a.worth);
  const found = borders.blocks.map((_, block): Author | undefined => {
    for (const { slot, names } of ranked) {
      const sign = slot.signs.get(block);
      const name = names.get(block);
      if (sign === undefined || name === undefined) continue;
      const element = scan.elements[sign.index];
      if (element === undefined) continue;
      return { name, url: getProfileLink(element, base), index: sign.index };
    }
    return readOwnAttribute(scan, borders, block);
  });
  // Guests have no profile to link to: their name stands where the others' links do.
  const getPlace = (index: number): string | undefined => {
    const element = scan.elements[index];
    const shape = scan.shapes[index] ?? '';
    if (element === undefined) return undefined;
    if (element.id !== '' || shape.includes('.')) return `${shape}#${element.id.replace(/\d+/g, '#')}`;
    // A bare element says nothing about what it holds, but for the words before it: "Posted by: ".
    const label =
      element.previousSibling?.nodeType === 3 ? collapse(element.previousSibling.nodeValue ?? '') : '';
    return label === '' ? undefined : `${shape}|${label}`;
  };
  const known = found.filter((author) => author !== undefined).length;
  const places = new Set<string>();
  for (const author of found) {
    const parent = author === undefined ? undefined : scan.elements[author.index]?.parentElement;
    const index = parent == null ? undefined : scan.indexOf.get(parent);
    if (index === undefined || (scan.textAfter[index] ?? 0) - (scan.textBefore[index] ?? 0) > 2 * MAX_NAME)
      continue;
    const place = getPlace(index);
    if (place !== undefined) places.add(place);
  }
  return found.map((author, block) => {
    if (author !== undefined || known < 0.5 * found.length) return author;
    for (const index of getOwnIndexes(borders.blocks, block)) {
      const element = scan.elements[index];
      if (element === undefined || !(places.has(getPlace(index) ?? '') || isLabelled(element))) continue;
      const name = getName(element);
      if (name !== undefined && /\p{L}{2}|\p{Lo}/u.test(name) && !NO_NAME.test(name))
        return { name, url: undefined, index };
    }
    return undefined;
  });
}

/** Some engines write the name only into the post's own attributes. */
function readOwnAttribute(scan: PageScan, borders: Borders, block: number): Author | undefined {
  const index = borders.blocks[block]?.start ?? -1;
  const element = scan.elements[index];
  const name = ['data-author', 'author', 'data-username', 'data-user-name']
    .map((attribute) => element?.getAttribute(attribute)?.trim() ?? '')
    .find((value) => value !== '' && value.length <= MAX_NAME);
  return name === undefined ? undefined : { name, url: undefined, index };
}

/** What holds a name is often called so; what is called a rank holds none. */
const CALLED_NAME = /(?:^|[-_ ])(?:authi?|author|autor|name|nick|poster|user|member)(?:$|[-_ ])|user_?name/i;
const CALLED_RANK =
  /(?:^|[-_ ])(?:rank|badge|role|grade)s?(?:$|[-_ ])|(?:user|member|post|custom)[-_]?(?:group|title|level|status|rank)/i;
const isCalled = (pattern: RegExp, { className, parentElement }: Element): boolean =>
  pattern.test(`${className} ${parentElement?.className ?? ''}`);
/** "Old hand" below a picture that says the same: the rank. */
const isPictured = (element: Element, name: string): boolean =>
  [...(element.parentElement?.querySelectorAll('img[alt]') ?? [])].some(
    (picture) => picture.getAttribute('alt') === name && !/avatar/i.test(picture.className),
  );

/** Something that says a name follows. */
const NAME_LABEL = /(?:name|author|posted by|by|von|par|名前|投稿者|作者|автор)\s*[::]?\s*$/i;
/** "作者 | breadman": a cell beside the word for it. */
const isLabelled = ({ previousElementSibling: label }: Element): boolean =>
  label !== null && label.textContent.length <= 12 && NAME_LABEL.test(label.textContent);
const NAME_TAG = /^(?:b|strong|cite|h[3-6]|dt|font|em|bdi|a)$/;

/**
 * Names on engines that neither link nor mark them: a short text that stands in the same place in nearly
 * every block and differs between them.
 *
 * @returns signs dealt to the blocks like those of a scan, or nothing if no place is convincing
 */
export function inferNames(
  scan: PageScan,
  borders: Borders,
  topics?: readonly (Topic | undefined)[],
): Sign[][] | undefined {
  const slots = new Map<
    string,
    {
      signs: Map<number, Sign>;
      positions: number;
      names: Map<string, number>;
      labelled: number;
      tagged: boolean;
      /** Of those whose name is no more than a role. */
      roles: number;
    }
  >();
  const sizeOf = (index: number): number => (scan.textAfter[index] ?? 0) - (scan.textBefore[index] ?? 0);
  const isName = (index: number): boolean => {
    const size = sizeOf(index);
    if (size < 2 || size > 30 || scan.elements[index]?.localName === 'blockquote') return false;
    // A badge or picture beside the name holds no text.
    const end = scan.ends[index] ?? 0;
    for (let inner = index + 1; inner < end; inner += 1) if (sizeOf(inner) > 0) return false;
    return true;
  };
  const parentOf = (index: number): number => {
    const parent = scan.elements[index]?.parentElement;
    return parent == null ? -1 : (scan.indexOf.get(parent) ?? -1);
  };
  const short = borders.blocks.map((_, block) =>
    getOwnIndexes(borders.blocks, block)
      .map((index, position) => ({ index, position }))
      .filter(({ index }) => isName(index)),
  );
  const templateOf = toTemplates(
    short.flatMap((all) => all.map(({ index }) => index)),
    scan.shapes,
  );
  const aroundOf = toTemplates(
    short.flatMap((all) => all.map(({ index }) => parentOf(index))),
    scan.shapes,
  );
  short.forEach((all, block) => {
    const ordinals = new Map<string, number>();
    all.forEach(({ index, position }) => {
      const element = scan.elements[index];
      if (element === undefined) return;
      const topic = topics?.[block];
      if (topic !== undefined && element.textContent.trim() === topic.title) return;
      const name = getName(element);
      if (
        name === undefined ||
        (!ROLE.test(name) && NO_NAME.test(name)) ||
        !/\p{L}/u.test(name) ||
        /[::?!]$|https?:|^[\d(]/.test(name) ||
        isCalled(CALLED_RANK, element) ||
        isPictured(element, name)
      )
        return;
      const place = `${aroundOf(parentOf(index))}>${templateOf(index)}`;
      const ordinal = (ordinals.get(place) ?? 0) + 1;
      ordinals.set(place, ordinal);
      const key = `${place}~${String(ordinal)}`;
      let slot = slots.get(key);
      if (slot === undefined)
        slots.set(
          key,
          (slot = {
            signs: new Map(),
            positions: 0,
            names: new Map(),
            labelled: 0,
            tagged: NAME_TAG.test(element.localName) || isCalled(CALLED_NAME, element),
            roles: 0,
          }),
        );
      if (slot.signs.has(block)) return;
      slot.signs.set(block, { index, slot: key, value: name });
      slot.positions += position;
      if (ROLE.test(name)) slot.roles += 1;
      slot.names.set(name, (slot.names.get(name) ?? 0) + 1);
      if (
        NAME_LABEL.test(
          element.previousSibling?.textContent ?? element.parentElement?.previousSibling?.textContent ?? '',
        )
      )
        slot.labelled += 1;
    });
  });
  joinAlternatives(slots, (common, other) => {
    common.positions += other.positions;
    common.labelled += other.labelled;
    common.roles += other.roles;
    for (const [name, count] of other.names) common.names.set(name, (common.names.get(name) ?? 0) + count);
  });
  const total = borders.blocks.length;
  const ranked = [...slots.values()]
    .filter(
      ({ signs, names, labelled, roles }) =>
        signs.size >= 0.8 * total &&
        signs.size - roles >= 0.5 * total &&
        (names.size > Math.min(2, total - 1) || labelled >= 0.8 * signs.size),
    )
    .map((slot) => ({
      slot,
      // People write more than once, titles and places seldom repeat so.
      worth:
        slot.signs.size / total +
        (slot.tagged ? 0.3 : 0) +
        (slot.labelled > 0 ? 0.5 : 0) +
        (slot.names.size < slot.signs.size ? 0.2 : 0) -
        Math.min(0.4, slot.positions / slot.signs.size / 50),
    }))
    .sort((a, b) => b.worth - a.worth);
  const best = ranked[0]?.slot.signs;
  return best === undefined
    ? undefined
    : borders.blocks.map((_, block) => [best.get(block)].filter((sign) => sign !== undefined));
}

/** "12) Uwe wrote on …", "Name としあき …", "3 ：名無し：…": what stands before a name in the line of its date. */
const HEAD_LEAD =
  /^\s*(?:(?:no|nr|#|№)?\.?\s?\d{1,9}\s?[)\].:：#楼樓]*\s*)?(?:(?:.{0,12}\s)?(?:name|名前)\s?[:：]?\s*|(?:posted|written|eintrag)?\s*(?:by|von|par|por|de|da|od|от|from)(?:\s*[:：]|\s)\s*)?[:：\-–|»]*\s*/iu;
/** … and between the name and the date. */
const HEAD_TRAIL =
  /\s*(?:\s(?:aus|from|de|da|из)\s\p{Lu}[\p{L} .-]{1,30}?)?(?:\s(?:schrieb|wrote|writes|said|a écrit|escribió|escreveu|ha scritto|писал\S{0,4}|написал\S{0,2}))?(?:\s(?:am|on|le|el|il|em|at|dne|den|vom|,))?[\s:：,;\-–|»(（]*$/iu;

/** "| Email: … | Date": the other fields of the line. */
const HEAD_FIELDS = /\s[|•·]\s\p{L}{2,14}\s?[:：].*$/u;

/** Names in the same line of text as the date, where nothing marks them up: guest books and boards without accounts. */
export function inferNamesFromHeads(scan: PageScan, borders: Borders): Sign[][] | undefined {
  const [slot] = getSlots(borders.blocks, borders.dates).sort((a, b) => b.share - a.share);
  if (slot === undefined || slot.share < 0.7) return undefined;
  const signs = borders.blocks.map((_, block): Sign[] => {
    const date = slot.signs.get(block);
    const element = scan.elements[date?.index ?? -1];
    if (date === undefined || element === undefined) return [];
    const line = collapse(element.textContent.slice(0, 2 * MAX_HEAD));
    const shown = collapse(date.text ?? line);
    const at = Math.max(0, line.indexOf(shown));
    const digit = at + shown.search(/\d{1,4}[./年-]|\d{1,2}\.?\s\p{L}|\p{L}{3,20}\.?\s\d{1,2},/u);
    const name = line
      .slice(0, Math.max(at, digit))
      .replace(HEAD_FIELDS, '')
      .replace(HEAD_LEAD, '')
      .replace(HEAD_TRAIL, '')
      .trim();
    if (name.length < 2 || name.length > MAX_NAME || !/\p{L}/u.test(name) || NO_NAME.test(name)) return [];
    return [{ index: date.index, slot: 'head', value: name, text: name }];
  });
  return signs.filter(({ length }) => length > 0).length >= 0.8 * signs.length ? signs : undefined;
}
const MAX_HEAD = 120;
