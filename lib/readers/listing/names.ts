import { hasLegalForm } from '@/lib/contact/company-name';
import { findCountryByName } from '@/lib/contact/countries';
import { personLikeness } from '@/lib/contact/person-name';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import type { Budget, FoundFacts } from '@/lib/readers/reader';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';
import type { Unit } from '@/lib/readers/record/units';
import { isKnownPerson, isMailboxOf, trimName, withoutHonorific } from './people';

/** One record's units, as far as names go. */
export interface NamedRecord {
  readonly units: readonly Unit[];
  readonly lines?: readonly LabelledLine[];
  readonly facts?: Pick<FoundFacts, 'email'>;
}

export interface NameSlot {
  readonly slot: string;
  readonly score: number;
  /** Mean of how much its texts look like people. */
  readonly person: number;
  /** Share of its texts with a legal form. */
  readonly firm: number;
  /**
   * Whether nearly all of its texts could be people's names, no brand runs through them, and enough hold a given
   * name or call the record's mailbox: by their shape alone "Mountain Goat" and "Big Wheel" are people too.
   */
  readonly arePeople: boolean;
  /** Whether most of its texts say where, not who: "Denmark" over a dealer, a town over its office. */
  readonly arePlaces: boolean;
  /** Whether most of its texts are marked up as names are, or have a legal form. */
  readonly isMarked: boolean;
}

/** Texts of one record that are looked at in a few milliseconds. */
const PAUSE = 8;
/** So many records tell whether a list is headed by places. */
const SAMPLE = 40;

/** Whether a text names a country, or the town of an address: one of the lines with a number. */
function isPlace(text: string, lines: readonly string[]): boolean {
  if (text.length > 30 || /\d/.test(text)) return false;
  // "RS", the state
  if (/^\p{Lu}{2}$/u.test(text) || findCountryByName(text) !== undefined) return true;
  const place = text.toLowerCase();
  return lines.some((line) => {
    const at = line.indexOf(place);
    return at >= 0 && TOWN_ENDS.test(line.slice(at + place.length));
  });
}
const TOWN_ENDS = /^\s*(?:$|[,(–-]|\d)/;

/** Whether a text is marked up as names are, links apart. */
export const isMarked = ({ markup: { heading, bold, calledName } }: Unit): boolean =>
  heading > 0 || bold || calledName;

/** Quality times what the markup says. */
export function weighUnit(unit: Unit, position: number): number {
  const { heading, bold, link, calledName } = unit.markup;
  const markup = 1 + (heading > 0 ? 0.6 : 0) + (bold ? 0.3 : 0) + (link ? 0.3 : 0) + (calledName ? 0.4 : 0);
  return getNameQuality(unit.text) * markup * (1 - Math.min(0.4, position * 0.03));
}

/**
 * Ranks the slots of a list by how well their texts serve as names: in most records, different in each, name-like
 * by themselves, marked up as a heading or link, and near the top. A constant ("Call now") is distinct nowhere.
 */
export async function rankNameSlots(records: readonly NamedRecord[], budget: Budget): Promise<NameSlot[]> {
  interface Tally {
    texts: string[];
    weights: number;
    persons: number;
    firms: number;
    peopled: number;
    known: number;
    /** How many more of its texts are places than are none. */
    places: number;
    marked: number;
  }
  const slots = new Map<string, Tally>();
  // The first country asked for takes the engine 12 ms and more: a step by itself.
  findCountryByName('Denmark');
  for (const [index, { units, lines, facts }] of records.entries()) {
    await budget.breathe();
    // What the page calls a contact or an address is not the record's name.
    const labelled = new Set(
      lines?.flatMap(({ line, field }) => (field === undefined || /name$/i.test(field) ? [] : line)),
    );
    const isSample = index < SAMPLE;
    const numbered = isSample
      ? (lines ?? []).flatMap(({ value }) => (/\d/.test(value) ? value.toLowerCase() : []))
      : [];
    for (const [position, unit] of units.slice(0, 40).entries()) {
      if (position % PAUSE === PAUSE - 1) await budget.breathe();
      let tally = slots.get(unit.slot);
      if (tally === undefined)
        slots.set(
          unit.slot,
          (tally = {
            texts: [],
            weights: 0,
            persons: 0,
            firms: 0,
            peopled: 0,
            known: 0,
            places: 0,
            marked: 0,
          }),
        );
      tally.texts.push(unit.text.toLowerCase());
      tally.weights += weighUnit(unit, position) * (labelled.has(unit.line) ? 0.5 : 1);
      const name = trimName(unit.text);
      // "Jane Roe, Mill Cottage, High Street"
      const head = name.includes(',') ? (name.split(',', 1)[0] ?? '') : '';
      const person = Math.max(personLikeness(name), head.includes(' ') ? personLikeness(head) : 0);
      tally.persons += person;
      tally.peopled += person >= 0.35 ? 1 : 0;
      if (isKnownPerson(name) || facts?.email?.some(({ value }) => isMailboxOf(unit.text, value)))
        tally.known += 1;
      tally.firms += hasLegalForm(unit.text) ? 1 : 0;
      if (isSample) tally.places += position < 3 && isPlace(unit.text, numbered) ? 1 : -1;
      if (isMarked(unit)) tally.marked += 1;
    }
  }
  const ranked = [...slots]
    .map(([slot, { texts, weights, persons, firms, peopled, known, places, marked }]) => {
      const presence = texts.length / records.length;
      const firm = firms / texts.length;
      // Offices of one firm all bear its name: the legal form says that it is one, though it tells none apart.
      const distinct = Math.max(new Set(texts).size / texts.length, firm > 0.8 ? 0.9 : 0);
      // "Roe, Jane" is shaped like "Austin, Texas"; where all are people it is as good a name as any.
      const tails = texts.flatMap((text) => text.split(', ')[1] ?? []);
      const areReversed = tails.length >= texts.length * 0.9;
      // Of given names few tables have all, and states come again.
      const areVaried = areReversed && new Set(tails).size >= tails.length * 0.7;
      const arePeople =
        peopled >= texts.length * 0.7 &&
        known >= texts.length * (areVaried ? 0.2 : 0.35) &&
        getBrandShare(texts) < 0.4;
      const weight = Math.max(weights / texts.length, arePeople && areReversed ? 0.7 : 0);
      return {
        slot,
        score: Math.sqrt(presence) * distinct * distinct * weight,
        person: persons / texts.length,
        firm,
        arePeople,
        arePlaces: places > 0,
        isMarked: marked >= texts.length * 0.5 || firm >= 0.5,
      };
    })
    .sort((a, b) => b.score - a.score);
  // "Denmark", and below it in bold who sells there.
  const [top] = ranked;
  const below = top?.arePlaces === true && ranked.find((one) => !one.arePlaces && one.isMarked);
  return below && below.score >= top.score * 0.2 ? [below, ...ranked.filter((one) => one !== below)] : ranked;
}

/** Share of the texts that begin with the same word: "Oakridge Ford", "Oakridge Honda". */
function getBrandShare(texts: readonly string[]): number {
  if (texts.length < 4) return 0;
  const counts = new Map<string, number>();
  for (const text of texts) {
    const word = withoutHonorific(text).split(' ')[0] ?? '';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Math.max(...counts.values()) / texts.length;
}
