import { remember } from '@/lib/contact/remember';
import { siteOf } from '@/lib/contact/website';
import { isHidden, isNeverShown } from './hidden';
import { getLinkBase, isSamePage, resolveLink } from './links';
import { collapse } from './shown-text';
import { readTextRun } from './text-run';
import {
  findEmailSign,
  findPhoneRuns,
  looksLikeAddress,
  looksLikeDate,
  looksLikeFirm,
  looksLikePrice,
  looksLikeRating,
  type SignalKind,
} from './signals';
import { SAMPLE_LENGTH } from './sample';
import { getSignature } from './signature';
import { unclobbered } from './unclobbered';

/** An element or a piece of text with its place in the one walk over the page. */
export interface Box {
  readonly node: Element | Text;
  /** The element itself, or the one that holds the text. */
  readonly element: Element;
  readonly parent: Box | undefined;
  /** Not to be added to: those without any share one list. */
  children: readonly Box[];
  /** Lower-case tag name; `#text` for text. */
  readonly tag: string;
  /** As written; empty for text. */
  readonly classes: string;
  readonly depth: number;
  /** Position in document order; the subtree is `order` … `end - 1`. */
  readonly order: number;
  end: number;
  readonly signature: string;
  /** Characters of shown text in the subtree. */
  length: number;
  /** Text of a text box, whitespace collapsed. */
  readonly text: string;
  readonly zone: Zone;
}

/** Which part of the page something stands in. */
export type Zone = 'main' | 'header' | 'nav' | 'aside' | 'footer';

export interface Signal {
  readonly kind: SignalKind;
  readonly order: number;
  /** What makes two signals the same thing: digits, address, link target. */
  readonly key: string;
  /** The key's number; the same for the same key of the same kind. */
  readonly number: number;
  readonly zone: Zone;
}

/** A script among the text: pages write addresses with them (`document.write`). */
export interface Script {
  readonly element: Element;
  readonly parent: Box;
  /** Order of the box that follows it. */
  readonly order: number;
}

/** Everything the readers need to know of a page's shape, from one walk without asking for layout. */
export interface Survey {
  readonly body: Box;
  readonly boxes: readonly Box[];
  /** By order. */
  readonly signals: readonly Signal[];
  /** How many different keys the signals have. */
  readonly keys: number;
  /** By order. */
  readonly scripts: readonly Script[];
  /** Elements that hold a mail address in Cloudflare's code, by order. */
  readonly coded: readonly Box[];
  readonly elements: number;
  /** The page is larger than the time or the limit allowed: what comes after is left out. */
  readonly isCut: boolean;
  /** What links are relative to. */
  readonly base: URL;
  /** The page's first text, enough to tell the language. */
  readonly sample: string;
}

/** The page or site a link leads to; parts of an address are made anew each time they are asked for. */
interface Target {
  readonly kind: 'link' | 'site';
  readonly key: string;
}

/** The time of a reading, as far as the survey asks for it. */
interface SurveyBudget {
  spent(share: number): boolean;
  breathe(): Promise<void> | undefined;
}

/** Nodes that are looked at in a few milliseconds, also by code that is new to the engine. */
const PAUSE = 128;

/** The survey may take this share of the time. */
const SHARE = 0.4;

/** Half of a page's boxes are texts. */
const NO_CHILDREN: readonly Box[] = [];

/** Text longer than this is prose; contact data stands in short pieces. */
const LONGEST_SIGNAL_TEXT = 600;

const TITLES = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'b', 'strong', 'dt', 'th', 'legend']);
const TITLE_CLASS =
  /(?:^|[\s_-])(?:name|title|heading|headline|company|firm|fn|org)(?:$|[\s_-])|Name$|Title$/;

const ZONE_TAGS: Readonly<Record<string, Zone>> = {
  header: 'header',
  nav: 'nav',
  aside: 'aside',
  footer: 'footer',
};
const ZONE_ROLES: Readonly<Record<string, Zone>> = {
  banner: 'header',
  navigation: 'nav',
  complementary: 'aside',
  contentinfo: 'footer',
};
const FOOTER_NAME =
  /(?:^|[\s_-])(?:footer|foot|fuss|fusszeile|rodape|stopka|paticka|colophon|copyright|site-?info)(?:$|[\s_-])|Footer/;
const NAV_NAME =
  /(?:^|[\s_-])(?:nav|navi|navbar|navigation|menu|breadcrumbs?|mainmenu|topmenu|submenu)(?:$|[\s_-])|(?:^|\s)(?:mainNav|topNav|navBar)/;
const ASIDE_NAME = /(?:^|[\s_-])(?:sidebar|side-?bar|widget-area)(?:$|[\s_-])|Sidebar/;

/** What asks for leave to set cookies, and says whom to write to about them. */
const CONSENT = /cookie[\w-]{0,3}(?:ba|con|noti|law|pop|mod|info|mess|warn|hin|over|disc)|gdpr|consent/i;

/** What classes, with an id before them or none, call an element. */
interface NameReading {
  readonly isTitle: boolean;
  readonly isConsent: boolean;
  readonly isFooter: boolean;
  readonly side: Zone | undefined;
}

/** A page of 10,000 elements has some 200 different classes. */
const readName = remember((words): NameReading => ({
  isTitle: TITLE_CLASS.test(words),
  isConsent: CONSENT.test(words),
  isFooter: FOOTER_NAME.test(words),
  side: NAV_NAME.test(words) ? 'nav' : ASIDE_NAME.test(words) ? 'aside' : undefined,
}));
const NAMELESS: NameReading = { isTitle: false, isConsent: false, isFooter: false, side: undefined };

/** What its tag says of an element. */
interface TagReading {
  /** Lower case. */
  readonly tag: string;
  readonly isNeverShown: boolean;
  readonly isTitle: boolean;
  /** May be called a part of the page by its id or classes. */
  readonly mayBeZone: boolean;
}

const ZONED = new Set(['div', 'ul', 'table', 'section', 'td']);

const readTag = (element: Element): TagReading => {
  const tag = element.localName;
  return {
    tag,
    isNeverShown: isNeverShown(element),
    isTitle: TITLES.has(tag),
    mayBeZone: ZONED.has(tag),
  };
};

function getZone(
  element: Element,
  { tag, mayBeZone }: TagReading,
  classes: string,
  named: NameReading,
  id: string,
  role: string | null,
  inherited: Zone,
  depth: number,
): Zone {
  if (inherited !== 'main' && inherited !== 'aside') return inherited;
  const byRole = role === null ? undefined : ZONE_ROLES[role];
  if (byRole !== undefined) return byRole;
  const byTag = ZONE_TAGS[tag];
  if (byTag === 'header' || byTag === 'footer') {
    // A card has its own header and footer; only those near the top of the tree belong to the page.
    return depth <= 6 && element.closest('article,li,section,main,td') === null ? byTag : inherited;
  }
  if (byTag !== undefined) return byTag;
  if (!mayBeZone || id.length + classes.length + (id === '' ? 0 : 1) > 200) return inherited;
  const { isFooter, side } = id === '' ? named : readName(`${id} ${classes}`);
  // "sticky-footer" and "with-sidebar" are called after a part of what they hold, which is the whole page.
  if (depth <= 12 && isFooter && element.querySelector('h1,main') === null) return 'footer';
  return side !== undefined && element.querySelector('main') === null ? side : inherited;
}

/** The signals of a piece of text; every third one of a page stands there several times. */
const findTextSignals = remember((text): readonly (readonly [SignalKind, string])[] => {
  const found: [SignalKind, string][] = [];
  if (/\d/.test(text)) {
    for (const run of findPhoneRuns(text)) found.push(['phone', run]);
    if (looksLikeDate(text)) found.push(['date', text]);
    if (looksLikePrice(text)) found.push(['price', text]);
  }
  if (looksLikeRating(text)) found.push(['rating', text]);
  if (looksLikeAddress(text)) found.push(['address', text]);
  if (looksLikeFirm(text)) found.push(['firm', text]);
  const email = findEmailSign(text);
  if (email !== undefined) found.push(['email', email]);
  return found.length === 0 ? NO_SIGNALS : found;
});
const NO_SIGNALS: readonly (readonly [SignalKind, string])[] = [];

/**
 * Walks the page's first `most` elements once. Hidden boxes are left out: they hold menus, templates and dialogs far
 * oftener than records.
 */
export async function surveyPage(
  document: Document,
  url: URL,
  budget: SurveyBudget,
  most: number,
  // A script can take away even the body.
  root: Element = document.body ?? document.documentElement ?? document.createElement('body'),
): Promise<Survey> {
  const base = getLinkBase(document, url);
  const boxes: Box[] = [];
  const signals: Signal[] = [];
  const scripts: Script[] = [];
  const coded: Box[] = [];
  let isCoded = root.querySelector('[data-cfemail]') !== null;
  let elements = 0;
  let isCut = false;
  const site = siteOf(url.href) ?? url.hostname;
  const targets = new Map<string, Target | null>();
  const isOwnHost = (host: string): boolean => host === site || host.endsWith(`.${site}`);

  const numbers: { [K in SignalKind]?: Map<string, number> } = {};
  let keys = 0;
  const add = (kind: SignalKind, box: Box, key: string): void => {
    const known = (numbers[kind] ??= new Map<string, number>());
    let number = known.get(key);
    if (number === undefined) known.set(key, (number = keys++));
    signals.push({ kind, order: box.order, key, number, zone: box.zone });
  };
  const lookAtText = (box: Box): void => {
    if (box.text.length > LONGEST_SIGNAL_TEXT) return;
    for (const [kind, key] of findTextSignals(box.text)) add(kind, box, key);
  };
  const lookAtLink = (box: Box): void => {
    const { element } = box;
    const href = element.getAttribute('href');
    if (href === null) return;
    if (/^tel:/i.test(href)) add('phone', box, href.replace(/\D/g, '').slice(-8));
    else if (/^mailto:.|\/cdn-cgi\/l\/email-protection#/i.test(href))
      add('email', box, href.slice(7).toLowerCase());
    else {
      let target = targets.get(href);
      if (target === undefined) targets.set(href, (target = readTarget(href)));
      if (target === null) return;
      // A redirect that opens the mail program is no page.
      const shown = element.textContent ?? '';
      if (shown.length < 80 && findEmailSign(shown) !== undefined) return;
      add(target.kind, box, target.key);
    }
  };
  const readTarget = (href: string): Target | null => {
    const target = resolveLink(href, base);
    if (target === undefined || isSamePage(target, url)) return null;
    const { host, pathname } = target;
    return isOwnHost(target.hostname)
      ? { kind: 'link', key: host + pathname + target.search }
      : { kind: 'site', key: host + pathname };
  };

  // Pages hide everything until their script has run, and are saved like that; and with scripts off one
  // `<noscript>` within another takes in all that follows.
  let pageSize: number | undefined;
  const isWholePage = (element: Element): boolean => {
    pageSize ??= root.getElementsByTagName('*').length;
    return element.getElementsByTagName('*').length > pageSize * 0.5;
  };

  const create = (
    node: Element | Text,
    parent: Box | undefined,
    zone: Zone,
    tag: string,
    classes: string,
    text: string,
  ): Box => {
    const isText = tag === '#text';
    const element = isText && parent !== undefined ? parent.element : (node as Element);
    const box: Box = {
      node,
      element,
      parent,
      children: NO_CHILDREN,
      tag,
      classes,
      depth: parent === undefined ? 0 : parent.depth + 1,
      order: boxes.length,
      end: boxes.length + 1,
      signature: isText ? tag : getSignature(tag, classes, document),
      length: text.length,
      text,
      zone,
    };
    boxes.push(box);
    if (parent !== undefined) {
      if (parent.children === NO_CHILDREN) parent.children = [box];
      else (parent.children as Box[]).push(box);
    }
    return box;
  };

  const body = create(root, undefined, 'main', root.localName, root.getAttribute('class') ?? '', '');
  const tags = new Map<string, TagReading>();
  // An explicit stack: pages nest deeper than the engine's call stack likes, and the walk must be interruptible.
  const stack: { box: Box; next: Node | null }[] = [{ box: body, next: root.firstChild }];
  for (let steps = 0; stack.length > 0; steps += 1) {
    if (steps % PAUSE === PAUSE - 1) {
      const turn = budget.breathe();
      if (turn !== undefined) await turn;
      if (budget.spent(SHARE)) isCut = true;
    }
    const top = stack[stack.length - 1];
    if (top === undefined) break;
    const node = top.next;
    if (node === null || isCut) {
      stack.pop();
      top.box.end = boxes.length;
      if (top.box.parent !== undefined) top.box.parent.length += top.box.length;
      continue;
    }
    // A form's control of that name is no number.
    if (node.nodeType === 3) {
      const run = readTextRun(node);
      top.next = run.last.nextSibling;
      const text = collapse(run.text);
      if (text === '') continue;
      const box = create(node as Text, top.box, top.box.zone, '#text', '', text);
      top.box.length += text.length;
      lookAtText(box);
      continue;
    }
    const own = unclobbered(node);
    top.next = own.nextSibling;
    if (own.nodeType === 1) {
      const element = own as Element;
      elements += 1;
      isCut ||= elements >= most;
      const { tagName } = element;
      let told = tags.get(tagName);
      if (told === undefined) tags.set(tagName, (told = readTag(element)));
      const { tag } = told;
      // Most elements have none but a class, and asking for each by its name costs as much as for all names.
      const attributes = element.getAttributeNames();
      const mayHide = attributes.includes('style') || attributes.includes('hidden');
      if (
        (told.isNeverShown || (mayHide && isHidden(element))) &&
        !((tag === 'noscript' || !told.isNeverShown) && isWholePage(element))
      ) {
        if (tag === 'script') scripts.push({ element, parent: top.box, order: boxes.length });
        continue;
      }
      const classes = attributes.includes('class') ? (element.getAttribute('class') ?? '') : '';
      const role = attributes.includes('role') ? element.getAttribute('role') : null;
      const id = told.mayBeZone && attributes.includes('id') ? (element.getAttribute('id') ?? '') : '';
      const named = classes === '' ? NAMELESS : readName(classes);
      if (
        (named.isConsent || (id !== '' && CONSENT.test(id))) &&
        !isWholePage(element) &&
        element.querySelector('h1,main') === null
      )
        continue;
      const zone = getZone(element, told, classes, named, id, role, top.box.zone, top.box.depth + 1);
      const box = create(element, top.box, zone, tag, classes, '');
      if (told.isTitle || named.isTitle) add('title', box, '');
      if (tag === 'a') lookAtLink(box);
      const { shadowRoot } = element;
      if (shadowRoot !== null) isCoded = true;
      if (isCoded && attributes.includes('data-cfemail')) coded.push(box);
      const first = (shadowRoot ?? element).firstChild;
      if (first !== null) stack.push({ box, next: first });
    }
  }
  let sample = '';
  for (const { text } of boxes) {
    if (sample.length >= SAMPLE_LENGTH) break;
    if (text !== '') sample += `${text} `;
  }
  return { body, boxes, signals, keys, scripts, coded, elements, isCut, base, sample };
}

/** Index of the first thing at or after `order`, of things by order. */
export function findFirst(all: readonly { readonly order: number }[], order: number): number {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.order ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a stretch of the page, `from` … `to - 1` by order, holds so many signals. */
export function hasSignals(survey: Survey, from: number, to: number, count: number): boolean {
  return (survey.signals[findFirst(survey.signals, from) + count - 1]?.order ?? Infinity) < to;
}

/** Shows the signals in a stretch of the page, `from` … `to - 1` by order. */
export function eachSignal(survey: Survey, from: number, to: number, look: (signal: Signal) => void): void {
  for (let index = findFirst(survey.signals, from); index < survey.signals.length; index += 1) {
    const signal = survey.signals[index];
    if (signal === undefined || signal.order >= to) break;
    look(signal);
  }
}

/** The boxes of a stretch of the page, `from` … `to - 1` by order, among some by order. */
export function getBetween(all: readonly Box[], from: number, to: number): readonly Box[] {
  return all.length === 0 ? all : all.slice(findFirst(all, from), findFirst(all, to));
}

/** The scripts in a stretch of the page, `from` … `to - 1` by order. */
export function getScripts(survey: Survey, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let index = findFirst(survey.scripts, from + 1); index < survey.scripts.length; index += 1) {
    const script = survey.scripts[index];
    if (script === undefined || script.order > to) break;
    if (script.parent.order >= from && script.parent.order < to) found.push(script.element);
  }
  return found;
}
