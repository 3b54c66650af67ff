import { addressLikeness, toAddress, trimCity } from '@/lib/contact/address';
import { findCountryByName } from '@/lib/contact/countries';
import { findAddresses } from '@/lib/contact/find-addresses';
import { personLikeness } from '@/lib/contact/person-name';
import { remember } from '@/lib/contact/remember';
import type { PostalAddress } from '@/lib/leads/values';
import { looksLikeAddress, looksLikeDate, looksLikePrice, looksLikeRating } from '@/lib/page/signals';
import { getOriginal, unclobbered } from '@/lib/page/unclobbered';
import type { Found, ReadingContext } from '@/lib/readers/reader';
import { inTurns, type Steps } from '@/lib/readers/steps';
import { toFound } from './found';
import type { LabelledLine } from './labelled-lines';
import type { PageRecord } from './record';
import { getNameQuality } from './name-quality';
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
/** Whether classes call something an address; if perhaps, it is one where it is marked up as some property. */
const tellClass = remember((classes) =>
  !/addr|adr|location/i.test(classes) ? 'no' : ADDRESS_CLASS.test(classes) ? 'surely' : 'perhaps',
);
/** Lines around an address that cannot be part of it. */
const NOT_ADDRESS = /@|https?:|www\.|\b(?:tel|phone|fax|mobile|e-?mail)\b\s*[:.]/i;

/** A phone number without a word: a postal code is shorter. */
const NUMBER_ONLY = /^\D{0,3}\d(?:[\s()./-]{0,3}\d){7,14}$/;

/** The postal addresses of each record, surest first. */
export function* findAddressCandidates(
  lines: readonly LabelledLine[],
  element: Element,
  name: Unit | undefined,
  context: ReadingContext,
): Steps<AddressCandidate[]> {
  const options = { country: context.country };
  const candidates: AddressCandidate[] = [];

  // Text with every line in its place, so that a match can be traced to its element.
  const starts: number[] = [];
  let text = '';
  const usable = (one: LabelledLine): boolean =>
    !one.isLabel &&
    one.line.text.length <= 300 &&
    (one.line !== name?.line || one.line.pieces.length > 1) &&
    (one.field === undefined || /^(?:address|name|postalCode)$/.test(one.field));
  for (const one of lines) {
    starts.push(text.length);
    const value =
      usable(one) && !(NOT_ADDRESS.test(one.value) && one.field !== 'address')
        ? getAddressText(one, name)
        : '';
    text += `${value}\n`;
    if (text.length > 6_000) break;
  }
  yield;
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
  yield;
  lines.forEach((one, index) => {
    if (one.field !== 'address' || one.isLabel) return;
    const following = lines
      .slice(index, index + 4)
      .filter(
        (next) => next.field === 'address' && next.label === one.label && !NOT_ADDRESS.test(next.value),
      );
    // As many lines as make it fuller: after the last of an address other things follow.
    let value: PostalAddress | undefined;
    let joined = '';
    for (let count = 1; count <= following.length; count += 1) {
      const text = following
        .slice(0, count)
        .map((next) => next.value)
        .join('\n');
      // "Gartenstraße", the house on the next line
      const isHouse =
        value !== undefined && !/\d/.test(joined) && /\d/.test(following[count - 1]?.value ?? '');
      const longer =
        toAddress(text, options) ?? (isHouse ? { ...value, text: text.replace('\n', ', ') } : undefined);
      if (longer === undefined) continue;
      const gain = value === undefined ? 1 : getCompleteness(longer) - getCompleteness(value);
      // Chinese and Japanese addresses run on: house, then storey.
      const runsOn =
        gain === 0 && /^[\p{Lo}\d０-９ー－-]{2,24}[\dF階号室楼層]$/u.test(following[count - 1]?.value ?? '');
      if (gain <= 0 && !runsOn && !isHouse) continue;
      value = longer;
      joined = text;
    }
    if (value !== undefined)
      candidates.push({
        value,
        shown: joined,
        element: one.line.element,
        line: index,
        score: 0.6 + 0.4 * getCompleteness(value),
      });
  });
  const composed = composeAddress(lines);
  if (composed !== undefined) candidates.push(composed);
  yield;
  const marked = findMarked(element, context);
  yield;
  if (marked !== undefined) {
    const index = lines.findIndex((one) => marked.contains(one.line.element));
    const inside = lines.filter(
      (one) =>
        usable(one) &&
        marked.contains(one.line.element) &&
        !NOT_ADDRESS.test(one.value) &&
        !NUMBER_ONLY.test(one.value),
    );
    const shown = inside.map((one) => getAddressText(one, name)).join('\n');
    const value = shown.length > 4 && shown.length < 250 ? toAddress(shown, options) : undefined;
    // A firm's whole card in one `<address>`: name, street, number, register.
    const isCard = candidates.some(
      (one) =>
        marked.contains(one.element) &&
        one.value.street !== undefined &&
        one.value.locality !== undefined &&
        shown.length > one.shown.length * 1.5,
    );
    if (value !== undefined && !isCard && addressLikeness(shown, options) >= 0.35) {
      candidates.push({
        value,
        shown,
        element: marked,
        line: Math.max(0, index),
        score: 0.65 + 0.4 * getCompleteness(value),
      });
    }
  }
  return candidates
    .map((one) => ({ ...one, value: tidy(one.value) }))
    .sort((a, b) => b.score - a.score || a.line - b.line);
}

const DISTANCE = /^\(?\d{1,4}(?:[.,]\d{1,2})?\s?(?:km|mi|m|miles?|min|мин|км|м)\.?\)?,?$/i;

/** Street, postal code and town under labels or columns of their own. */
function composeAddress(lines: readonly LabelledLine[]): AddressCandidate | undefined {
  const find = (field: LabelledLine['field']): number =>
    lines.findIndex(
      (one) => one.field === field && !one.isLabel && one.value.length <= (field === 'postalCode' ? 12 : 80),
    );
  const [code, town, region, house] = [find('postalCode'), find('locality'), find('region'), find('house')];
  const place = [code, town].filter((index) => index >= 0);
  if (place.length === 0) return undefined;
  let street = find('address');
  // "Rua Exemplo, 12" on the line before "CEP: 80060-000".
  if (street < 0) {
    const before = Math.min(...place) - 1;
    const line = lines[before];
    if (line !== undefined && line.field === undefined && looksLikeAddress(line.value)) street = before;
  }
  const one = lines[street];
  if (one === undefined || (town < 0 && code !== street + 1)) return undefined;
  const value = (index: number): string | undefined => lines[index]?.value;
  const parts = [...new Set([street, ...place.sort((a, b) => a - b), region])].filter((index) => index >= 0);
  const streetText = `${one.value} ${value(house) ?? ''}`.trim();
  const text = parts
    .map((index) => (index === street ? streetText : (value(index) ?? '')))
    .join(', ')
    .replace(
      /(\d),\s(?=\p{L})/u,
      code >= 0 && town === code + 1 && !/\d,\s\p{L}.*,\s\d/u.test(one.value) ? '$1 ' : '$1, ',
    );
  // "Town: 46006 Valencia", "Cidade: Recife-PE", "184209, ул. Примерная, 12"
  const coded = /^(\d{4,5})\s(\p{L}.+)$/u.exec(value(town) ?? '') ?? /^(\d{6}),\s/.exec(streetText);
  const [, own, state] = /^(\p{L}[^\d]{2,40}?)\s?[-–/]\s?(\p{Lu}{2})$/u.exec(value(town) ?? '') ?? [];
  return {
    value: {
      text,
      street: streetText,
      ...(town >= 0 && { locality: trimCity(coded?.[2] ?? own ?? value(town)) }),
      ...((region >= 0 || state !== undefined) && { region: value(region) ?? state }),
      ...(code >= 0 ? { postalCode: value(code) } : coded !== null && { postalCode: coded[1] }),
    },
    shown: text,
    element: one.line.element,
    line: street,
    score: 1,
  };
}

/** A line without its buttons ("Show on map"), and parted where the page parts it: by dots, or by its pieces when it is long. */
function getAddressText(one: LabelledLine, name?: Unit): string {
  const { text } = one.line;
  // What follows the name on its line, as boxes under it that only style sheets part.
  const isNameLine = one.line === name?.line;
  const pieces = isNameLine
    ? one.line.pieces.filter(({ box }) => box.element !== name.element && !name.element.contains(box.node))
    : one.line.pieces;
  if (isNameLine) return pieces.map((piece) => piece.text).join('\n');
  if (pieces.length < 2) return splitSegments(one.value);
  const kept = pieces.filter(
    (piece) =>
      !DISTANCE.test(piece.text) &&
      (/\d/.test(piece.text) || piece.text.length <= 3 || getNameQuality(piece.text) > 0),
  );
  // Chinese and Japanese lines hold three facts in thirty characters.
  const isCrowded = pieces.length >= 3 && /[\u3040-\u9fff]/.test(text);
  if (kept.length === pieces.length && text.length <= 80 && !isCrowded) return splitSegments(one.value);
  return splitSegments(kept.map((piece) => piece.text).join(text.length > 80 || isCrowded ? '\n' : ' '));
}

function splitSegments(text: string): string {
  const parted = text.replace(/\s+[·•∙|]\s*|\s*[·•∙|]\s+/g, '\n');
  // "Rua Exemplo, 1234 - Sala 501 - Centro - Curitiba - PR": one dash parts street from town, several are commas.
  return /\s[-–]\s.*\s[-–]\s/.test(parted) ? parted.replace(/\s[-–]\s/g, ', ') : parted;
}

/** "( Burgos )" and "Amsterdam ," as pages glue their parts; the quarter or province in brackets is no part of a town's name. */
function tidy(value: PostalAddress): PostalAddress {
  const text = value.text
    .replace(/\(\s+/g, '(')
    .replace(/\s+\)/g, ')')
    .replace(/\s+,/g, ',')
    // "12 Mill Lane, Milton (first house on the left)"
    .replace(/\s\((?=\p{L}+ )(?=[^()]*\s\p{Ll}[^()]*\)$)[^()]{8,60}\)$/u, '');
  const inBrackets = /^(.{2,60}?)\s*\(\s*([^()]{1,40}?)\s*\)$/.exec(value.locality ?? '');
  if (inBrackets?.[1] === undefined) return { ...value, text };
  const region =
    value.region ??
    (/^[A-Z]{2}$/.test(inBrackets[2] ?? '') || /ES|IT|PT/.test(value.countryCode ?? '')
      ? inBrackets[2]
      : undefined);
  return { ...value, text, locality: inBrackets[1], ...(region !== undefined && { region }) };
}

/** By reading and by document or shadow root, for each element the first within it that is marked up as an address. */
const markedIn = new WeakMap<ReadingContext, Map<Node, ReadonlyMap<Element, Element>>>();

/** The first element within another that is marked up as an address; all are looked for at once, for lists ask for each record. */
function findMarked(element: Element, context: ReadingContext): Element | undefined {
  let roots = markedIn.get(context);
  if (roots === undefined) markedIn.set(context, (roots = new Map<Node, ReadonlyMap<Element, Element>>()));
  const root = unclobbered(element).getRootNode();
  let marked = roots.get(root);
  if (marked === undefined) roots.set(root, (marked = findAllMarked(root as ParentNode & Node)));
  return marked.get(getOriginal(element));
}

function findAllMarked(root: ParentNode): Map<Element, Element> {
  const firstIn = new Map<Element, Element>();
  // Classes are told apart here: a page has some hundred different ones, which the selector would look through for each element.
  for (const one of root.querySelectorAll('address,[itemprop="address"],[class]')) {
    const called = tellClass(one.getAttribute('class') ?? '');
    if (
      called !== 'surely' &&
      one.localName !== 'address' &&
      (called === 'no' ? one.getAttribute('itemprop') !== 'address' : !one.hasAttribute('itemprop'))
    )
      continue;
    for (
      let around = unclobbered(one).parentElement;
      around !== null && !firstIn.has(around);
      around = unclobbered(around).parentElement
    )
      firstIn.set(around, one);
  }
  return firstIn;
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

/** A street with a number, or a town with its state, and nothing else: too little by itself, enough where every record has it. */
const STREET_ONLY = /^\p{Lu}[\p{L}\p{M}.'’ -]{2,40}\s\d{1,4}(?:\s?[a-zA-Z])?(?:[-/]\d{1,4})?$/u;

function findShort(unit: Unit): string | undefined {
  return splitSegments(unit.text)
    .split('\n')
    .map((segment) => segment.replace(/^[\s,;:]+|[\s,;|]+$/g, ''))
    .find((segment) => looksLikeAddress(segment) || STREET_ONLY.test(segment));
}

/**
 * The postal address of each record of a list. Where the patterns find none ("улица Ленина, 5", "Albuquerque, NM"),
 * the text in the place where most records have something of the kind is taken.
 *
 * @param isTold whether a record's address is known from elsewhere; then it is not looked for closely
 */
export async function readAddresses(
  records: readonly PageRecord[],
  names: readonly (Unit | undefined)[],
  context: ReadingContext,
  isTold: (index: number) => boolean = () => false,
): Promise<(Found<PostalAddress> | undefined)[]> {
  const options = { country: context.country };
  const best: (AddressCandidate | undefined)[] = [];
  const slots = new Map<string, number>();
  const shorts: Map<string, { unit: Unit; text: string }>[] = [];
  for (const [index, record] of records.entries()) {
    await context.budget.breathe();
    const [surest] = isTold(index)
      ? []
      : await inTurns(
          findAddressCandidates(record.lines, record.element, names[index], context),
          context.budget,
        );
    best.push(surest);
    const found = new Map<string, { unit: Unit; text: string }>();
    const labelled = findOtherwiseLabelled(record);
    for (const unit of record.units.slice(0, 60)) {
      if (unit === names[index] || NOT_ADDRESS.test(unit.text) || labelled.has(unit.line)) continue;
      const text = findShort(unit);
      const slot = unit.slot.replace(/#\d+$/, '');
      if (text === undefined || found.has(slot)) continue;
      found.set(slot, { unit, text });
      slots.set(slot, (slots.get(slot) ?? 0) + 1);
    }
    shorts.push(found);
  }
  const [usual, count] = [...slots].sort((a, b) => b[1] - a[1])[0] ?? [];
  const isUsual = usual !== undefined && (count ?? 0) >= Math.max(3, records.length * 0.3);
  // Where four of five records have an address, what stands there in the fifth is one too.
  const findIn = (record: PageRecord, slot: string, name: Unit | undefined) => {
    const isLikely = (count ?? 0) >= records.length * 0.75;
    const labelled = findOtherwiseLabelled(record);
    const unit = record.units.find(
      (one) =>
        one !== name &&
        !labelled.has(one.line) &&
        one.slot.replace(/#\d+$/, '') === slot &&
        one.text.length <= 80 &&
        /\p{L}{3}.*[\d,]|\d.*\p{L}{3}/u.test(one.text) &&
        ![looksLikeRating, looksLikePrice, looksLikeDate].some((is) => is(one.text)) &&
        !NOT_ADDRESS.test(one.text),
    );
    return isLikely && unit !== undefined ? { unit, text: unit.text } : undefined;
  };

  // Where addresses fill the lines between name and numbers, a line no pattern knows belongs to its address too.
  const blocks = records.map((record, index) => getBlock(record, names[index]));
  const blocked = blocks.filter((block) => block.length > 1);
  const begun = blocks.filter((block, index) => {
    const shown = best[index]?.shown.split('\n')[0];
    return shown !== undefined && block[0]?.value.startsWith(shown) === true;
  });
  // … or where most begin with a house's number, a suite's or a square and end in a country or in a town with its code.
  const whole = blocked.filter(
    (block) =>
      block.some(({ value }) => /\d/.test(value)) &&
      block.slice(-2).some(({ value }) => findCountryByName(value) !== undefined || CODED_PLACE.test(value)),
  );
  const labelled = blocked.filter(([first]) => first !== undefined && isAddressLabelled(first));
  const proven = Math.max(begun.length, whole.length, labelled.length);
  const areBlocks = proven >= 3 && proven >= blocked.length * 0.6 && blocked.length >= records.length * 0.5;

  const streets = best.filter((one) => one?.value.street !== undefined && one.value.locality !== undefined);
  const isStreetFirst =
    streets.filter((one) => one?.value.text.startsWith(one.value.street ?? ' ')).length >=
    records.length * 0.3;

  return records.map((record, index) => {
    if (isTold(index)) return undefined;
    const candidate = best[index];
    const block = areBlocks ? readBlock(blocks[index] ?? [], candidate, options) : undefined;
    if (block !== undefined) return block;
    if (candidate !== undefined) {
      return toFound(candidate.value, {
        shown: candidate.shown,
        element: candidate.element,
        reader: 'listing',
        confidence: Math.min(0.95, candidate.score),
      });
    }
    const short = isUsual ? (shorts[index]?.get(usual) ?? findIn(record, usual, names[index])) : undefined;
    if (short === undefined) return findTown(record);
    const value = toAddress(short.text, options) ?? toTown(short.text, isStreetFirst);
    return toFound(tidy(value), {
      shown: short.text,
      element: short.unit.element,
      reader: 'listing',
      confidence: 0.55,
    });
  });
}

/** The lines that say themselves that they are something else: a number, a mail address, opening hours. */
function findOtherwiseLabelled({ lines }: PageRecord): ReadonlySet<unknown> {
  return new Set(
    lines.flatMap(({ line, field, value }) =>
      field === undefined ||
      value === line.text ||
      // "Office 302, …" is no number.
      looksLikeAddress(value) ||
      /^(?:address|locality|region|postalCode|name)$/.test(field)
        ? []
        : [line],
    ),
  );
}

/** "Address: 12 Mill Lane", the lines below it running on. */
const isAddressLabelled = ({ line, field, value }: LabelledLine): boolean =>
  field === 'address' && value !== line.text;

/** Not that of "Bogota D.C." or "Mill St." */
const SENTENCE_END = /[!?]$|\s\p{Ll}+\s.*\p{Ll}\.$/u;
/** "Split 21000", "New Hampshire 03276", "D-44319 Dortmund" */
const CODED_PLACE =
  /^(?:[A-Z]{1,2}-)?\d{4,6}\s\p{Lu}\p{L}+|^\p{Lu}\p{L}+[\p{L} ,.]*(?:\s|\s?[-–]\s?)(?:\d{4,6}|\d{3} \d{3})\.?$/u;

/** Lines that follow a record's name up to its first number, mail address or label; none if they run on as a text. */
function getBlock({ lines }: PageRecord, name: Unit | undefined): LabelledLine[] {
  const at = lines.findIndex((one) => one.line === name?.line);
  const rest = at < 0 ? [] : lines.slice(at + 1, at + 8);
  const end = rest.findIndex(
    (one) =>
      one.isLabel ||
      (one.field !== undefined && one.field !== 'address') ||
      NOT_ADDRESS.test(one.value) ||
      /\d(?:\D?\d){7}/.test(one.value),
  );
  const block = rest.slice(0, end);
  return end < 1 || end > 5 || block.some(({ value }) => value.length > 60 || SENTENCE_END.test(value))
    ? []
    : block;
}

/** A block as one address, unless the patterns found a fuller one within it. */
function readBlock(
  block: readonly LabelledLine[],
  known: AddressCandidate | undefined,
  options: { country: string | undefined },
): Found<PostalAddress> | undefined {
  const [first] = block;
  const text = block.map(({ value }) => value.replace(/[\s,]+$/, '')).join('\n');
  if (first === undefined || block.length < 2 || text.length > 200) return undefined;
  const whole = toAddress(text, options) ?? { text: text.replaceAll('\n', ', ') };
  const isFuller =
    known === undefined ||
    isAddressLabelled(first) ||
    known.value.locality === undefined ||
    known.value.postalCode !== whole.postalCode;
  if (!isFuller) return undefined;
  const town = block.findLast(
    ({ value }) => /^\p{Lu}[^\d]{2,30}$/u.test(value) && findCountryByName(value) === undefined,
  );
  const locality = town?.value.replace(/,.*$/, '');
  // Without a code nothing tells the town but its place at the end.
  const isTold = whole.postalCode !== undefined && whole.locality !== undefined;
  const value = locality === undefined || isTold ? whole : { ...whole, locality };
  return toFound(tidy(value), {
    shown: text,
    element: first.line.element,
    reader: 'listing',
    confidence: 0.7,
  });
}

/** The town alone, where a column or label tells it: exhibitors and members by place. */
function findTown({ lines }: PageRecord): Found<PostalAddress> | undefined {
  const find = (field: LabelledLine['field'], shape = /^\p{L}[^\d@]{1,39}$/u) =>
    lines.find((one) => one.field === field && !one.isLabel && shape.test(one.value));
  const [town, region] = [find('locality'), find('region')];
  if (town === undefined) {
    // "Locality: B-1/6, Janakpuri" is more than a town, "Address: Sandton" less than an address.
    const place =
      find('locality', /^(?=.*\d)(?=.*\p{L}{3})[^@]{6,100}$/u) ?? find('address', /^\p{L}[^@:]{2,60}$/u);
    // "Address: Mr. John Doe"
    if (place === undefined || personLikeness(place.value) > 0.8) return undefined;
    return toFound(
      { text: place.value },
      { shown: place.value, element: place.line.element, reader: 'listing', confidence: 0.5 },
    );
  }
  const text = region === undefined ? town.value : `${town.value}, ${region.value}`;
  return toFound(
    { text, locality: town.value, ...(region !== undefined && { region: region.value }) },
    { shown: town.value, element: town.line.element, reader: 'listing', confidence: 0.6 },
  );
}

/** A name at the head of an address ("Acme Ltd, 12 Mill Lane, …") and the address without it. */
export function splitHead(
  value: PostalAddress,
  isName: (text: string) => boolean,
): { head: string; rest: PostalAddress } | undefined {
  const [, head, rest] = /^([^,\d]{3,80}),\s*(.{6,})$/su.exec(value.text) ?? [];
  if (
    head === undefined ||
    rest === undefined ||
    !/^[^,]*\p{L}{3}[^,]*\d|^\d+\S*\s\p{L}{3}/u.test(rest) ||
    !isName(head)
  )
    return undefined;
  const street =
    value.street?.startsWith(head) === true
      ? value.street.slice(head.length).replace(/^[\s,]+/, '')
      : value.street;
  const { street: _whole, ...others } = value;
  return { head, rest: { ...others, text: rest, ...(street !== undefined && street !== '' && { street }) } };
}

/** "Albuquerque, NM": town and region, or street and town where the other addresses have them so; a street alone stays whole. */
export function toTown(text: string, isStreetFirst = false): PostalAddress {
  const [, first, second] = /^([^,\d]{2,40}),\s*([^,\d]{2,40})$/.exec(text) ?? [];
  if (isStreetFirst && second !== undefined && !/^\p{Lu}{2,3}$/u.test(second))
    return { text, street: first, locality: second };
  const [locality, region] = [first, second];
  return { text, ...(locality !== undefined && { locality }), ...(region !== undefined && { region }) };
}
