import { addressLikeness, findAddresses, toAddress } from '@/lib/contact/address';
import type { PostalAddress } from '@/lib/leads/values';
import { shownText } from '@/lib/page/shown-text';
import type { Found, ReadingContext } from '@/lib/readers/reader';
import { toFound } from './found';
import type { LabelledLine } from './labelled-lines';
import type { PageRecord } from './record';
import type { Unit } from './units';

export interface AddressCandidate {
  readonly value: PostalAddress;
  readonly shown: string;
  readonly element: Element;
  /** Index of the first of the record's lines it stands on. */
  readonly line: number;
  readonly score: number;
}

const ADDRESS_CLASS =
  /(?:^|[\s_-])(?:addr(?:ess)?|adr|adresse|adres|direccion|indirizzo|endereco|location|locality)(?:$|[\s_-])|Address|Addr\b/;
/** Lines around an address that cannot be part of it. */
const NOT_ADDRESS = /@|https?:|www\.|\b(?:tel|phone|fax|mobile|e-?mail)\b\s*[:.]/i;

/** The postal addresses of each record, surest first. */
export function findAddressCandidates(
  lines: readonly LabelledLine[],
  element: Element,
  name: Unit | undefined,
  context: ReadingContext,
): AddressCandidate[] {
  const options = { country: context.country };
  const candidates: AddressCandidate[] = [];

  // Text with every line in its place, so that a match can be traced to its element.
  const starts: number[] = [];
  let text = '';
  const usable = (one: LabelledLine): boolean =>
    !one.isLabel &&
    one.line.text.length <= 300 &&
    one.line.order !== name?.order &&
    (one.field === undefined || one.field === 'address' || one.field === 'name');
  for (const one of lines) {
    starts.push(text.length);
    const value = usable(one) && !(NOT_ADDRESS.test(one.value) && one.field !== 'address') ? one.value : '';
    text += `${value}\n`;
    if (text.length > 6_000) break;
  }
  for (const match of findAddresses(text, options)) {
    const index = findLine(starts, match.start);
    const line = lines[index];
    if (line === undefined) continue;
    candidates.push({
      value: match.value,
      shown: match.shown,
      element: line.line.element,
      line: index,
      score: 0.5 + 0.4 * getCompleteness(match.value) + (line.field === 'address' ? 0.3 : 0),
    });
  }
  lines.forEach((one, index) => {
    if (one.field !== 'address' || one.isLabel) return;
    const following = lines
      .slice(index, index + 4)
      .filter(
        (next) => next.field === 'address' && next.label === one.label && !NOT_ADDRESS.test(next.value),
      );
    const joined = following.map((next) => next.value).join('\n');
    const value = toAddress(joined, options);
    if (value !== undefined)
      candidates.push({
        value,
        shown: joined,
        element: one.line.element,
        line: index,
        score: 0.6 + 0.4 * getCompleteness(value),
      });
  });
  const marked = findMarked(element);
  if (marked !== undefined) {
    const shown = shownText(marked)
      .split(/[\n\t]+/)
      .filter((line) => !NOT_ADDRESS.test(line) && line !== name?.text)
      .join('\n');
    const value = shown.length > 4 && shown.length < 250 ? toAddress(shown, options) : undefined;
    if (value !== undefined && addressLikeness(shown, options) >= 0.35) {
      const index = lines.findIndex((one) => marked.contains(one.line.element));
      candidates.push({
        value,
        shown,
        element: marked,
        line: Math.max(0, index),
        score: 0.65 + 0.4 * getCompleteness(value),
      });
    }
  }
  return candidates.sort((a, b) => b.score - a.score || a.line - b.line);
}

function findMarked(element: Element): Element | undefined {
  for (const one of element.querySelectorAll(
    'address,[itemprop="address"],[class*="addr" i],[class*="adr" i],[class*="location" i]',
  )) {
    if (
      one.localName === 'address' ||
      one.hasAttribute('itemprop') ||
      ADDRESS_CLASS.test(one.getAttribute('class') ?? '')
    )
      return one;
  }
  return undefined;
}

function getCompleteness(value: PostalAddress): number {
  return (
    (value.street !== undefined ? 0.4 : 0) +
    (value.locality !== undefined ? 0.3 : 0) +
    (value.postalCode !== undefined ? 0.3 : 0)
  );
}

function findLine(starts: readonly number[], offset: number): number {
  let index = 0;
  while (index + 1 < starts.length && (starts[index + 1] ?? 0) <= offset) index += 1;
  return index;
}

function getLineSlot(record: PageRecord, line: number): string | undefined {
  const target = record.lines[line]?.line;
  return record.units.find((unit) => unit.line === target)?.slot;
}

/**
 * The postal address of each record of a list. Where the patterns find none ("улица Ленина, 5"), the line in the
 * place where most other records have theirs is taken.
 */
export function readAddresses(
  records: readonly PageRecord[],
  names: readonly (Unit | undefined)[],
  context: ReadingContext,
): (Found<PostalAddress> | undefined)[] {
  const best = records.map(
    (record, index) => findAddressCandidates(record.lines, record.element, names[index], context)[0],
  );
  const slots = new Map<string, number>();
  best.forEach((candidate, index) => {
    const record = records[index];
    const slot =
      candidate === undefined || record === undefined ? undefined : getLineSlot(record, candidate.line);
    if (slot !== undefined) slots.set(slot, (slots.get(slot) ?? 0) + 1);
  });
  const [usual, count] = [...slots].sort((a, b) => b[1] - a[1])[0] ?? [];
  const isUsual = usual !== undefined && (count ?? 0) >= Math.max(2, records.length * 0.25);

  return records.map((record, index) => {
    const candidate = best[index];
    if (candidate !== undefined) {
      return toFound(candidate.value, {
        shown: candidate.shown,
        element: candidate.element,
        reader: 'listing',
        confidence: Math.min(0.95, candidate.score),
      });
    }
    if (!isUsual) return undefined;
    const unit = record.units.find((one) => one.slot === usual);
    if (unit === undefined || unit === names[index] || NOT_ADDRESS.test(unit.line.text)) return undefined;
    const value = toAddress(unit.line.text, { country: context.country });
    return (
      value &&
      toFound(value, { shown: unit.line.text, element: unit.element, reader: 'listing', confidence: 0.55 })
    );
  });
}
