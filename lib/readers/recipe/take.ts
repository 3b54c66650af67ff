import { remember } from '@/lib/contact/remember';
import { decodeBase64 } from '@/lib/contact/website';
import { collapse, shownText } from '@/lib/page/shown-text';
import { readTextRun } from '@/lib/page/text-run';
import type { Source, Step } from '@/lib/recipes/recipe';

/** A text a recipe asked for, and what it stands on. */
export interface Taken {
  readonly text: string;
  readonly element: Element;
}

/** All a selector finds within some elements, themselves included. A selector no browser knows finds nothing. */
export function selectAll(parts: readonly (Element | Document)[], selector: string): Element[] {
  try {
    return parts.flatMap((part) => [
      ...('matches' in part && part.matches(selector) ? [part] : []),
      ...part.querySelectorAll(selector),
    ]);
  } catch {
    return [];
  }
}

function takeStep(text: string, step: Step): string | undefined {
  if (step === 'base64') return decodeBase64(text);
  if (step === 'percent') return decodeURIComponent(text);
  if ('query' in step) return new URL(text, 'https://_').searchParams.get(step.query) ?? undefined;
  if ('json' in step) {
    const value: unknown = (JSON.parse(text) as Record<string, unknown>)[step.json];
    return typeof value === 'string' ? value : undefined;
  }
  if ('split' in step) return text.split(step.split).at(step.part);
  const [mark, isAfter] = 'after' in step ? [step.after, true] : [step.before, false];
  const at = text.indexOf(mark);
  if (at < 0) return isAfter ? undefined : text;
  return isAfter ? text.slice(at + mark.length) : text.slice(0, at);
}

/** The pieces of text between the elements in an element, a line each. */
function ownText(element: Element): string {
  const lines: string[] = [];
  for (let node: Node | null = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType !== 3) continue;
    const run = readTextRun(node);
    lines.push(collapse(run.text));
    node = run.last;
  }
  return lines.filter((line) => line !== '').join('\n');
}

const LONGEST = 8_000;

/** The selector and the attribute a source names; the same for every row. */
const parseSource = remember((from): { selector: string; attribute: string | undefined } => {
  const [, selector = '', attribute] = /^(.*?)(?:@([\w:-]+))?$/s.exec(from) ?? [];
  return { selector, attribute };
});

/** The elements a selector names; the empty one names the first part itself. */
type Select = (selector: string) => readonly Element[];

const selectWithin =
  (parts: readonly Element[]): Select =>
  (selector) =>
    selector === '' ? parts.slice(0, 1) : selectAll(parts, selector);

/** What one alternative gives: a text for each element it selects, in page order, without empty ones. */
function takeFrom(select: Select, source: Source, isLink: boolean): Taken[] {
  const { from, steps } = typeof source === 'string' ? { from: source, steps: [] } : source;
  const { selector, attribute } = parseSource(from);
  const name = attribute ?? (isLink ? 'href' : undefined);
  const taken: Taken[] = [];
  for (const element of select(selector)) {
    let text: string | undefined =
      name === undefined
        ? shownText(element).trim() || collapse(element.textContent ?? '')
        : name === 'own-text'
          ? ownText(element)
          : (element.getAttribute(name) ?? undefined);
    try {
      for (const step of steps) text = text && takeStep(text.trim(), step);
    } catch {
      // Not JSON, not an address: then the value is not there.
      text = undefined;
    }
    text = text?.trim();
    if (text !== undefined && text !== '' && text.length <= LONGEST) taken.push({ text, element });
  }
  return taken;
}

/** The first element any alternative names that holds words, whatever it says. */
export function takeElement(select: Select, sources: readonly Source[] | undefined): Element | undefined {
  for (const source of sources ?? []) {
    const { selector } = parseSource(typeof source === 'string' ? source : source.from);
    const element = select(selector).find(({ textContent }) => textContent.trim() !== '');
    if (element !== undefined) return element;
  }
  return undefined;
}

/** What the first alternative that gives anything gives. */
export function takeAll(
  parts: readonly Element[] | Select,
  sources: readonly Source[] | undefined,
  isLink = false,
): Taken[] {
  const select = typeof parts === 'function' ? parts : selectWithin(parts);
  for (const source of sources ?? []) {
    const taken = takeFrom(select, source, isLink);
    if (taken.length > 0) return taken;
  }
  return [];
}
