import { MAX_ELEMENTS } from '@/lib/leads/limits';
import { isHidden, isNeverShown } from '@/lib/page/hidden';
import { readTextRun } from '@/lib/page/text-run';
import { unclobbered } from '@/lib/page/unclobbered';
import type { Steps } from '../steps';
import { looksLikeAuthorClass, looksLikeDate, looksLikeProfileLink } from './signs';
import { toTemplates } from './templates';

/** An element that may be a post's date or author; those marked up alike share a `slot`. */
export interface Sign {
  readonly index: number;
  readonly slot: string;
  /** What it says; a narrow screen's copy of a date says the same. */
  readonly value: string;
  /** The piece of text that gave it away, where the element holds more than that. */
  readonly text?: string;
}

/** An element with a number in an attribute that may count the page's posts. */
export interface NumberedElement {
  readonly index: number;
  readonly attribute: string;
  readonly value: string;
}

/** The page in document order, with what is needed to count inside any part of it without walking it again. */
export interface PageScan {
  readonly elements: readonly Element[];
  /** Lower-case tag of each element. */
  readonly tags: readonly string[];
  /** For each element the index after its last descendant. */
  readonly ends: Int32Array;
  /** Characters of text before each element begins, and at its end; their difference is the element's text. */
  readonly textBefore: Int32Array;
  readonly textAfter: Int32Array;
  /** Tag and classes of each element, digits written `#`: what elements of one template share. */
  readonly shapes: readonly string[];
  readonly dates: readonly Sign[];
  readonly authors: readonly Sign[];
  readonly numbers: readonly NumberedElement[];
  /** Elements with a digit in such an attribute, however long it is. */
  readonly numbered: ReadonlySet<number>;
  /** Elements marked up as a rating. */
  readonly rated: ReadonlySet<number>;
  readonly indexOf: ReadonlyMap<Element, number>;
}

/** Classes that say how an element is doing and not what it is; they differ between posts of one template. */
const STATE_CLASS =
  /^(?:(?:odd|even|alt\d?|alternat(?:e|ive|ing)|first|last|active|new|unread|read|online|offline|selected|hidden|collapsed|op|own)(?:[-_]?(?:row|item|child|post|comment|message|reply|topic|thread|cell|col|user|xs|sm|\d+))?$|row\d|bg\d|is-|has-|js-|id-)/i;

const MAX_CLASSES = 6;

/** What a tag and its classes say; pages repeat a few hundred of them thousands of times. */
interface ClassReading {
  readonly shape: string;
  readonly isAuthor: boolean;
  readonly isDate: boolean;
}

function readClass(tag: string, name: string): ClassReading {
  const tokens = name.split(/\s+/, MAX_CLASSES * 2).filter((token) => token !== '');
  const classes = tokens.filter((token) => !STATE_CLASS.test(token)).slice(0, MAX_CLASSES);
  return {
    shape: name === '' ? tag : `${tag}.${classes.join('.').replace(/\d+/g, '#')}`,
    isAuthor: tokens.some(looksLikeAuthorClass),
    isDate: DATE_TAG.test(tag) || (tag === 'abbr' && /(?:^|\s)published(?:$|\s)/.test(name)),
  };
}

const DATE_TAG = /^(?:time|relative-time|faceplate-timeago|time-ago|local-time)$/;
/** Attributes in which engines keep the moment a shown "2 days ago" was counted from. */
export const EPOCH_ATTRIBUTE = /^data-(?:\w+-)?(?:timestamp|time|utc|epoch|unixtime)$/;
export const TOOLTIP_ATTRIBUTE = /^(?:title|aria-label|data-(?!id|src|href|url|style|v-|lid|gtm|key)[\w-]+)$/;
const MAX_TOOLTIP = 70;
const DATE_PROPERTY = /^(?:date(?:Published|Created|Posted|Modified)?|uploadDate|startDate)$/;

/** Attributes that hold the number a post has in the board's database, or its place in the thread. */
const NUMBER_ATTRIBUTE =
  /^data-(?:(?:post|message|msg|comment|reply|answer|topic|thread|item|ad|content|listing)-?)?(?:id|pid|tid|mid|adid|lid|fullname|number|index)$/;

/** What an attribute's name promises of its value; pages repeat a few dozen names thousands of times. */
interface AttributeReading {
  readonly isEpoch: boolean;
  readonly isTooltip: boolean;
  readonly isNumber: boolean;
  /** It may say that the element is hidden. */
  readonly hides: boolean;
  /** Nothing of the above, and no name that `enter` asks for: its value says nothing. */
  readonly isNothing: boolean;
}

const ASKED_FOR = new Set(['class', 'href', 'data-href', 'data-url', 'itemprop', 'rel', 'name']);

function readAttributeName(name: string): AttributeReading {
  const isEpoch = EPOCH_ATTRIBUTE.test(name);
  const isTooltip = TOOLTIP_ATTRIBUTE.test(name);
  const isNumber = name === 'id' || NUMBER_ATTRIBUTE.test(name);
  return {
    isEpoch,
    isTooltip,
    isNumber,
    hides: name === 'hidden' || name === 'style',
    isNothing: !(isEpoch || isTooltip || isNumber || ASKED_FOR.has(name)),
  };
}

/** Whether an attribute's value is a date: "12 March 2019" on a post's link, not "Windows 95 from 2001" on a picture. */
function isDateAttribute(element: Element, { isEpoch, isTooltip }: AttributeReading, value: string): boolean {
  if (!isEpoch && !isTooltip) return false;
  if (value.length < 8 || value.length > MAX_TOOLTIP || !/\d/.test(value)) return false;
  if (isEpoch && /^\d{9,13}$/.test(value)) return true;
  return (
    isTooltip &&
    looksLikeDate(value) &&
    element.localName !== 'img' &&
    element.textContent.length < MAX_TOOLTIP
  );
}

/** A picture of a person stands before the name. */
const PERSON_ICON = /(?:^|[\s_-])(?:user|person|account|author)(?:$|[\s_-])/i;
const findPersonIcons = (document: Document): Set<Element | null> =>
  new Set(
    [...document.querySelectorAll('i[class]')].filter((icon) =>
      PERSON_ICON.test(icon.getAttribute('class') ?? ''),
    ),
  );

/** Gives signs their slots: what they and what holds them share with the others of their template. */
function withSlots(
  signs: readonly PlainSign[],
  shapes: readonly string[],
  elements: readonly Element[],
): Sign[] {
  const own = toTemplates(
    signs.map(({ index }) => index),
    shapes,
  );
  const around = toTemplates(
    signs.map(({ parent }) => parent),
    shapes,
  );
  return signs.map(({ index, parent, text }) => {
    const slot = `${around(parent)}>${own(index)}`;
    const value = text ?? elements[index]?.textContent.trim().slice(0, MAX_AUTHOR_TEXT) ?? '';
    return text === undefined ? { index, slot, value } : { index, slot, value, text };
  });
}

/** A sign before its slot is known. */
interface PlainSign {
  readonly index: number;
  readonly parent: number;
  readonly text: string | undefined;
}

/** Longest text that can be an author's name with what stands around it. */
const MAX_AUTHOR_TEXT = 80;

/** Nodes that are looked at in a few milliseconds. */
const PAUSE = 256;

/** Of a page too large to be read whole so many are looked at: they hold as many posts as are kept. */
const FIRST_ELEMENTS = 20_000;

/** … and on a slow machine no fewer. */
const FEWEST_ELEMENTS = 2_000;

/**
 * One walk over everything shown below `body`; asks for no layout. A page of 10,000 elements takes about 15 ms. What comes
 * after the moment `isOver` is left out.
 */
export function* scanPage(document: Document, isOver: () => boolean): Steps<PageScan> {
  const elements: Element[] = [];
  const tags: string[] = [];
  const ends: number[] = [];
  const textBefore: number[] = [];
  const textAfter: number[] = [];
  const shapes: string[] = [];
  const dates: PlainSign[] = [];
  const authors: PlainSign[] = [];
  const classes = new Map<string, Map<string, ClassReading>>();
  const open: number[] = [];
  const dated = new Set<number>();
  const rated = new Set<number>();
  const numbered = new Set<number>();
  const numbers: NumberedElement[] = [];
  const attributeNames = new Map<string, AttributeReading>();
  const datedTexts = new Map<string, boolean>();
  const icons = findPersonIcons(document);
  let text = 0;

  const addDate = (index: number, parent: number | undefined, text?: string): void => {
    if (dated.has(index)) return;
    dated.add(index);
    dates.push({ index, parent: parent ?? -1, text });
  };
  const readAttribute = (attribute: string): AttributeReading => {
    let reading = attributeNames.get(attribute);
    if (reading === undefined) attributeNames.set(attribute, (reading = readAttributeName(attribute)));
    return reading;
  };
  /** @param attributes their names: asking for `attributes` makes an object of each, which costs more than all that is done with them */
  const enter = (element: Element, tag: string, attributes: readonly string[]): number => {
    const index = elements.length;
    elements.push(element);
    ends.push(index + 1);
    textBefore.push(text);
    textAfter.push(text);
    tags.push(tag);
    let name = '';
    let isDate = false;
    let isAuthor = icons.size > 0 && icons.has(element.previousElementSibling);
    for (const attribute of attributes) {
      const reading = readAttribute(attribute);
      if (reading.isNothing) continue;
      const value = element.getAttribute(attribute) ?? '';
      if (attribute === 'class') name = value;
      else if (attribute === 'href') isAuthor ||= tag === 'a' && looksLikeProfileLink(value);
      else if (attribute === 'data-href' || attribute === 'data-url')
        isAuthor ||= looksLikeProfileLink(value);
      else if (attribute === 'itemprop') {
        if (/rating/i.test(value)) rated.add(index);
        isDate ||= DATE_PROPERTY.test(value);
        isAuthor ||= /^(?:author|creator)$/.test(value);
      } else if (attribute === 'rel') isAuthor ||= value.includes('author');
      else {
        isDate ||= isDateAttribute(element, reading, value);
        if ((reading.isNumber || (attribute === 'name' && tag === 'a')) && /\d/.test(value)) {
          numbered.add(index);
          if (value.length <= 60) numbers.push({ index, attribute, value });
        }
      }
    }
    // Not one map by both: joining them makes a new text of each.
    let ofTag = classes.get(tag);
    if (ofTag === undefined) classes.set(tag, (ofTag = new Map<string, ClassReading>()));
    let reading = ofTag.get(name);
    if (reading === undefined) ofTag.set(name, (reading = readClass(tag, name)));
    shapes.push(reading.shape);
    if (isDate || reading.isDate) addDate(index, open.at(-1));
    if (isAuthor || reading.isAuthor) authors.push({ index, parent: open.at(-1) ?? -1, text: undefined });
    return index;
  };
  const readText = (value: string): void => {
    const trimmed = value.trim();
    if (trimmed === '') return;
    text += trimmed.length;
    const index = open.at(-1);
    if (index === undefined) return;
    let isDate = datedTexts.get(trimmed);
    if (isDate === undefined) datedTexts.set(trimmed, (isDate = looksLikeDate(trimmed)));
    if (!isDate) return;
    // The text of a <time> or of a link inside one is that date again.
    if (open.slice(-2).some((ancestor) => dated.has(ancestor))) return;
    addDate(index, open.at(-2), trimmed);
  };

  const body: Element | null = document.body;
  let node: Node | null = body;
  const most = document.getElementsByTagName('*').length > MAX_ELEMENTS ? FIRST_ELEMENTS : MAX_ELEMENTS;
  for (let steps = 0; node !== null && elements.length < most; steps += 1) {
    if (steps % PAUSE === PAUSE - 1) {
      yield;
      if (elements.length >= FEWEST_ELEMENTS && isOver()) break;
    }
    let first: Node | null = null;
    if (node.nodeType === 3) {
      const run = readTextRun(node);
      readText(run.text);
      node = run.last;
    } else {
      node = unclobbered(node);
      if (node.nodeType === 1) {
        const element = node as Element;
        const tag = element.localName;
        const attributes = element.getAttributeNames();
        if (
          !isNeverShown(element) &&
          !(attributes.some((name) => readAttribute(name).hides) && isHidden(element))
        ) {
          const index = enter(element, tag, attributes);
          first = node.firstChild;
          if (first !== null) open.push(index);
          // Microdata says dates and authors in <meta>, which nobody sees.
        } else if (tag === 'meta' || tag === 'time') enter(element, tag, attributes);
      }
    }
    if (first !== null) {
      node = first;
      continue;
    }
    let next: Node | null = null;
    while (node !== null && node !== body && (next = node.nextSibling) === null) {
      const parent: Node | null = node.parentNode;
      node = parent === null ? null : unclobbered(parent);
      const closed = open.pop();
      if (closed !== undefined) {
        ends[closed] = elements.length;
        textAfter[closed] = text;
      }
    }
    node = node === null || node === body ? null : next;
  }
  for (const index of open) {
    ends[index] = elements.length;
    textAfter[index] = text;
  }
  yield;
  const named = authors.filter(({ index }) => {
    const size = (textAfter[index] ?? 0) - (textBefore[index] ?? 0);
    return (
      size <= MAX_AUTHOR_TEXT &&
      (size > 0 ||
        elements[index]?.localName === 'meta' ||
        elements[index]?.querySelector('img[alt]') != null)
    );
  });
  return {
    elements,
    tags,
    ends: Int32Array.from(ends),
    textBefore: Int32Array.from(textBefore),
    textAfter: Int32Array.from(textAfter),
    shapes,
    dates: withSlots(dates, shapes, elements),
    authors: withSlots(named, shapes, elements),
    numbers,
    numbered,
    rated,
    indexOf: new Map(elements.map((element, index) => [element, index])),
  };
}
