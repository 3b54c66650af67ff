import { hasLegalForm } from '@/lib/contact/company-name';
import { isJobTitle, personLikeness, toPerson, type Person } from '@/lib/contact/person-name';
import { looksLikeAddress } from '@/lib/page/signals';
import type { FoundFacts } from '@/lib/readers/reader';
import { isHeadingLine } from '@/lib/readers/profile/own-lines';
import { toFound } from '@/lib/readers/record/found';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { readLabelledPerson } from '@/lib/readers/record/person';

type Names = Pick<FoundFacts, 'name' | 'person' | 'jobTitle'>;

/** Numbers, mails and addresses of sites name nobody. */
const NO_NAME = /@|https?:|\bwww\.|\d(?:\D{0,3}\d){4}/i;
const LONGEST = 120;

/** From here on a word or two is a person's name. */
const PERSON_FROM = 0.6;
const NAME_FROM = 0.45;

/**
 * Whom a block of contact data speaks of. Somebody selected it, so there is one, and most often its first line says who:
 * a firm by its legal form or heading, a person by the name, with the position before or after it.
 *
 * @param isAddress whether a line belongs to the block's postal address
 */
export function readNames(lines: readonly LabelledLine[], isAddress: (index: number) => boolean): Names {
  const usable = [...lines.entries()].filter(
    ([index, { line, value, isLabel }]) =>
      !isLabel && value.length <= LONGEST && !NO_NAME.test(value) && !isAddress(index) && line.text !== '',
  );
  const found = ({ line, value }: LabelledLine, confidence: number, text = value) => [
    toFound(text, { shown: line.text, element: line.element, reader: 'contact', confidence }),
  ];
  const names: Names = readLabelledPerson(lines, 'contact');
  const [first] = usable;
  let best: { line: LabelledLine; weight: number } | undefined;
  for (const [index, one] of usable) {
    const { value, field } = one;
    if (field === 'person' || field === 'jobTitle') continue;
    const isFirm = field === 'name' || hasLegalForm(value);
    const person = isFirm ? undefined : findPerson(value);
    if (person !== undefined && names.person === undefined) {
      names.person = found(one, 0.75, person.name);
      // "Managing Director" over a name is a label elsewhere, beside one it is a position.
      const title = [lines[index + 1], lines[index - 1]].find(
        (next) => next !== undefined && isJobTitle(next.line.text),
      );
      if (person.jobTitle !== undefined) names.jobTitle = found(one, 0.7, person.jobTitle);
      else if (title !== undefined) names.jobTitle ??= found(title, 0.7, title.line.text);
      continue;
    }
    if (!isFirm && (field !== undefined || isJobTitle(value) || looksLikeAddress(value))) continue;
    const place = one === first?.[1] ? 0.2 : 0;
    const weight =
      getNameQuality(value) * (isFirm ? 1 : 0.7) + place + (!isFirm && isHeadingLine(one.line) ? 0.2 : 0);
    if (weight > (best?.weight ?? NAME_FROM)) best = { line: one, weight };
  }
  // Beside a person an unmarked later line is as likely a street or a slogan.
  if (best !== undefined && (names.person === undefined || best.weight >= 0.65))
    names.name = found(best.line, Math.min(0.95, best.weight));
  return names;
}

/** "Jane Miller", or "Jane Miller, Sales Manager". */
function findPerson(text: string): Person | undefined {
  const person = toPerson(text);
  if (person?.jobTitle !== undefined && personLikeness(person.name) >= PERSON_FROM) return person;
  return personLikeness(text) >= PERSON_FROM ? { name: text } : undefined;
}
