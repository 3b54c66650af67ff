import { hasLegalForm } from '@/lib/contact/company-name';
import { isGivenName, isPersonalName } from '@/lib/contact/given-names';
import { isJobTitle, personLikeness } from '@/lib/contact/person-name';
import type { Found, FoundFacts } from '@/lib/readers/reader';
import { toFound } from '@/lib/readers/record/found';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { readLabelledPerson } from '@/lib/readers/record/person';
import type { PageRecord } from '@/lib/readers/record/record';
import type { Unit } from '@/lib/readers/record/units';
import type { Steps } from '@/lib/readers/steps';

const HONORIFIC =
  /^(?:dra?|mr|mrs|ms|miss|prof|rev|fr|sr|sra|dott|d(?:ott|r)\.?ssa|avv|ing|lic|mtr[oa]|mstr[oa]|c\.p\.c|mgr|mme|maître|me|herr|frau|deacon|pastor|father|sister|dña?|ul)\.?\s/i;
/** Whether a record of a list of people is one of a person, where there are firms among them. */
export function isOneOfPeople(shown: string): boolean {
  const name = trimName(shown);
  if (hasLegalForm(name)) return false;
  return personLikeness(name) >= 0.3 || isGivenName(withoutHonorific(name).split(' ')[0] ?? '');
}

/**
 * "Acme Ltd, www.…", "Jane Roe: 555-0142", "Chair" and ": Jane Roe": the sign belongs to what stands beside it, and
 * "( RS / SC ) –" says where.
 */
export const trimName = (shown: string): string =>
  shown.replace(/^(?:\(\s?\p{Lu}{2}(?:\s?\/\s?\p{Lu}{2})*\s?\)|[\s,;:：–-])+|[\s,;:：/]+$/gu, '');

/** "Dr. Jane Roe" → "Jane Roe". */
export function withoutHonorific(name: string): string {
  return name.replace(HONORIFIC, '');
}

const CJK = /[\u3040-\u9fff\uac00-\ud7af]/;

/** Whether a text that could be somebody's name holds a word that is one: a given name, a title. */
export function isKnownPerson(text: string): boolean {
  if (personLikeness(text) < 0.3) return false;
  if (personLikeness(text) > 0.8) return true;
  if (CJK.test(text) || HONORIFIC.test(text)) return true;
  const words = text
    .replace(/,.*$/, (rest) => (/\s/.test(text.split(',')[0] ?? '') ? '' : rest))
    .split(/[\s,]+/);
  return words.slice(0, 2).some(isPersonalName) || isPersonalName(words.at(-1) ?? '');
}

const toLetters = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z ]/g, '');

/** `jroe@…`, `jane.roe@…`: the mailbox is called after the name, so the name is a person's. */
export function isMailboxOf(name: string, email: string): boolean {
  const box = toLetters(email.split('@')[0] ?? '');
  return toLetters(name)
    .split(' ')
    .some((word) => word.length >= 4 && box.includes(word));
}

/** The units of all records by slot, with the record each is from; only the first of a slot in a record. */
function bySlot(records: readonly PageRecord[]): Map<string, { record: number; unit: Unit }[]> {
  const slots = new Map<string, { record: number; unit: Unit }[]>();
  records.forEach(({ units }, record) => {
    for (const unit of units.slice(0, 40)) {
      const known = slots.get(unit.slot);
      if (known) known.push({ record, unit });
      else slots.set(unit.slot, [{ record, unit }]);
    }
  });
  return slots;
}

/** Texts of visitors, not of the firm. */
const VISITORS = /review|comment|testimonial|author|user|rating|bewertung|avis/i;

const clean = (text: string): string => text.replace(/[\s,;:|–-]+$/, '').replace(/^[\s,;:|–-]+/, '');

interface SlotQuestion {
  /** Least share of the records that have the slot. */
  readonly presence: number;
  /** Least share of its texts that are what is looked for. */
  readonly share: number;
  readonly is: (text: string, unit: Unit, record: number) => boolean;
  /** What some of the texts must be besides, a third at least. */
  readonly isSure?: (text: string) => boolean;
}

/** The text of each record in the slot where most texts are what is asked for. */
function* findInSlot(
  records: readonly PageRecord[],
  names: readonly (Unit | undefined)[],
  question: SlotQuestion,
): Steps<(Unit | undefined)[]> {
  let best: { record: number; unit: Unit }[] = [];
  let most = 0;
  for (const [slot, all] of bySlot(records)) {
    yield;
    if (VISITORS.test(slot)) continue;
    const found = all.filter(({ record, unit }) => unit !== names[record]);
    if (found.length < Math.max(2, records.length * question.presence) || found.length < all.length * 0.5)
      continue;
    const count = found.filter(({ unit, record }) => question.is(clean(unit.text), unit, record)).length;
    if (count < found.length * question.share || count <= most) continue;
    const { isSure = () => true } = question;
    if (found.filter(({ unit }) => isSure(clean(unit.text))).length < found.length * 0.35) continue;
    most = count;
    best = found;
  }
  const chosen = new Map(best.map(({ record, unit }) => [record, unit]));
  return records.map((_, index) => {
    const unit = chosen.get(index);
    return unit !== undefined && question.is(clean(unit.text), unit, index) ? unit : undefined;
  });
}

const isDistinct = (units: readonly (Unit | undefined)[], least: number): boolean => {
  const texts = units.flatMap((unit) => (unit === undefined ? [] : [unit.text.toLowerCase()]));
  return new Set(texts).size >= texts.length * least;
};

function toValue(unit: Unit, confidence: number): Found<string>[] {
  return [
    toFound(clean(unit.text), { shown: unit.text, element: unit.element, reader: 'listing', confidence }),
  ];
}

const ORG_CLASS =
  /(?:^|[\s_>.-])(?:org|organi[sz]ation|company|firm|employer|practice|office)(?:$|[\s_>.-])/i;
const FIRM_WORD =
  /\s&\s|\b(?:law|group|associates|partners|realty|properties|agency|studio|clinic|centre|center|church|bank|services|kanzlei|cabinet|studio|notaría|bufete)\b/i;

/**
 * The other half of each record: of a list of firms the person to ask for, of a list of people their firm and
 * position, by label, by slot or by class.
 */
export function* findSecondParty(
  records: readonly PageRecord[],
  names: readonly (Unit | undefined)[],
  arePeople: boolean,
): Steps<Pick<FoundFacts, 'name' | 'person' | 'jobTitle'>[]> {
  const titles = yield* findInSlot(records, names, {
    presence: 0.3,
    share: 0.5,
    is: (text, unit) => isJobTitle(text) && !unit.line.text.includes('@') && personLikeness(text) < 0.5,
  });
  if (arePeople) {
    const firms = yield* findInSlot(records, names, {
      presence: 0.5,
      share: 0.6,
      is: (text, unit, record) => {
        if (isJobTitle(text) || getNameQuality(text) < 0.6 || isKnownPerson(text)) return false;
        const surname = names[record]?.text.split(/[\s,]+/).findLast((word) => word.length >= 4) ?? '?';
        return (
          hasLegalForm(text) || FIRM_WORD.test(text) || ORG_CLASS.test(unit.slot) || text.includes(surname)
        );
      },
    });
    const areFirms = isDistinct(firms, 0.5);
    return records.map((_, index) => {
      const [title, firm] = [titles[index], areFirms ? firms[index] : undefined];
      return {
        ...(title !== undefined && { jobTitle: toValue(title, 0.7) }),
        ...(firm !== undefined && firm !== title && { name: toValue(firm, 0.65) }),
      };
    });
  }
  const people = yield* findInSlot(records, names, {
    presence: 0.25,
    share: 0.6,
    is: (text) => (text.includes(' ') || CJK.test(text)) && personLikeness(text) >= 0.5,
    isSure: isKnownPerson,
  });
  const areOwn = isDistinct(people, 0.7);
  const parties: Pick<FoundFacts, 'person' | 'jobTitle'>[] = [];
  for (const [index, record] of records.entries()) {
    yield;
    const labelled = readLabelledPerson(record.lines, 'listing');
    // Where most are told of somebody, a title says who it is in a record marked up otherwise.
    const find = () =>
      record.units.find(
        (unit) => unit !== names[index] && HONORIFIC.test(unit.text) && personLikeness(unit.text) > 0.8,
      );
    const [person, title] = [
      areOwn && people.some(Boolean) ? (people[index] ?? find()) : undefined,
      titles[index],
    ];
    if (labelled.person !== undefined) parties.push(labelled);
    else if (person === undefined) parties.push({});
    else
      parties.push({
        person: toValue(person, 0.6),
        ...(title !== undefined && { jobTitle: toValue(title, 0.6) }),
      });
  }
  return parties;
}
