import { isJobTitle, personLikeness, toPerson, type Person } from '@/lib/contact/person-name';
import type { ReaderId } from '@/lib/leads/candidate';
import type { FoundFacts } from '@/lib/readers/reader';
import { toFound } from './found';
import type { LabelledLine } from './labelled-lines';
import { getNameQuality } from './name-quality';

/** What parts the people of one line: "Max Beispiel, Dipl.-Ing. Erika Beispiel". */
const NEXT_PERSON = /\s*[,;、/()（）]\s*|\s(?:und|and|et|y|e|i|&)\s/;

/** The first person of a text that is told to name one, with the title before or after the name. */
function findPerson(text: string): Person | undefined {
  const whole = toPerson(text);
  if (whole !== undefined) return whole;
  const first = text.split(NEXT_PERSON, 1)[0] ?? '';
  if (personLikeness(first) >= 0.4) return { name: first };
  // "代表取締役社長 山田 太郎"
  const [, title, name] = /^(\S{2,20})\s(.{2,40})$/u.exec(text) ?? [];
  return title !== undefined &&
    name !== undefined &&
    isJobTitle(title) &&
    (personLikeness(name) >= 0.5 || /^[\u4e00-\u9fff]{2,6}$/.test(name))
    ? { name, jobTitle: title }
    : undefined;
}

/** "Directeur de la publication : Jean Exemple": a label that no list has, but a position. */
function findByPosition(text: string): Person | undefined {
  if (text.length > 100) return undefined;
  const [, owner] = /^(?:inh|prop|gf|gesch\.-?f)\.?:?\s(.{4,60})$/iu.exec(text) ?? [];
  if (owner !== undefined) return findPerson(owner);
  if (!/\S\s?[:：]\s?\S/.test(text)) return undefined;
  const person = toPerson(text);
  return person?.jobTitle === undefined ? undefined : person;
}

/** First name and surname, under labels or in columns of their own; "Name" beside one of them is the other. */
export function readSplitName(
  lines: readonly LabelledLine[],
  reader: ReaderId,
): FoundFacts['person'] | undefined {
  const find = (field: LabelledLine['field']) =>
    lines.find(
      (one) =>
        !one.isLabel &&
        one.field === field &&
        /^\p{L}[^\d@:]{0,39}$/u.test(one.value) &&
        one.line.element.closest('form') === null,
    );
  const [given, family] = [find('givenName'), find('familyName')];
  const [first, last] = [given ?? (family && find('name')), family ?? (given && find('name'))];
  if (first === undefined || last === undefined) return undefined;
  const name = `${first.value} ${last.value}`;
  return [toFound(name, { shown: name, element: first.line.element, reader, confidence: 0.85 })];
}

/** The person a labelled line names, with the job title if one is told: "Inhaber: …", "Contact: …", "代表者 …". */
export function readLabelledPerson(
  lines: readonly LabelledLine[],
  reader: ReaderId,
): Pick<FoundFacts, 'person' | 'jobTitle'> {
  const whole = readSplitName(lines, reader);
  if (whole !== undefined) return { person: whole };
  for (const { line, field, isLabel, label, value } of lines) {
    if (isLabel) continue;
    const person = field === 'person' ? findPerson(value) : findByPosition(line.text);
    if (person === undefined || getNameQuality(person.name) < 0.25) continue;
    // "Contact" names no position.
    const jobTitle = person.jobTitle ?? toPerson(`${label ?? ''}: ${person.name}`)?.jobTitle;
    const found = (text: string, shown: string, confidence: number) => [
      toFound(text, { shown, element: line.element, reader, confidence }),
    ];
    return {
      person: found(person.name, line.text, 0.75),
      ...(jobTitle !== undefined && { jobTitle: found(jobTitle, jobTitle, 0.7) }),
    };
  }
  return {};
}
