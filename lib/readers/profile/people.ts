import { isJobTitle, personLikeness } from '@/lib/contact/person-name';
import { collapse, shownText } from '@/lib/page/shown-text';
import { isKnownPerson } from '@/lib/readers/listing/people';
import type { FoundFacts, ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { toFound } from '@/lib/readers/record/found';
import type { LabelledLine } from '@/lib/readers/record/labelled-lines';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { readLabelledPerson } from '@/lib/readers/record/person';
import { isHeadingLine } from './own-lines';

/** What sites call the address of a page about one person. */
export const PERSON_PATH =
  /\/(?:people|person|persons|staff|team|attorneys?|lawyers?|agents?|doctors?|dentists?|physicians?|providers?|faculty|bios?|mitarbeiter|avocats?|equipe|équipe|experts?|abogados?|avvocati|advogados?)\//i;

type PersonFacts = Pick<FoundFacts, 'person' | 'jobTitle'>;

function isTitleLine({ line, isLabel, field }: LabelledLine): boolean {
  return (
    !isLabel &&
    (field === undefined || field === 'jobTitle') &&
    line.text.length <= 60 &&
    isJobTitle(line.text) &&
    // "Contact details" is a heading, "Contact" a label.
    !/^contact/i.test(line.text)
  );
}

function toPersonFacts(name: LabelledLine, title: LabelledLine | undefined, confidence: number): PersonFacts {
  const toFact = ({ line, value }: LabelledLine, sure: number) => [
    toFound(value, { shown: line.text, element: line.element, reader: 'profile', confidence: sure }),
  ];
  return {
    person: toFact(name, confidence),
    ...(title !== undefined && { jobTitle: toFact(title, confidence - 0.05) }),
  };
}

/** The person the page is about: its heading is a name, and the markup, the address or a position under it say so. */
export function findSubject(
  lines: readonly LabelledLine[],
  main: StructuredItem | undefined,
  { document, url }: ReadingContext,
): PersonFacts | undefined {
  const heading = document.querySelector('h1');
  const name = heading === null ? '' : collapse(shownText(heading));
  const likeness = personLikeness(name);
  if (heading === null || likeness < 0.5) return undefined;
  const at = lines.findIndex(({ line }) => heading.contains(line.element) || line.element.contains(heading));
  const own = lines[at];
  if (own === undefined) return undefined;
  const title = lines.slice(at + 1, at + 4).find(isTitleLine);
  const isTold =
    main?.kind === 'person' ||
    likeness >= 0.75 ||
    PERSON_PATH.test(url.pathname) ||
    (title !== undefined && isKnownPerson(name));
  return isTold ? toPersonFacts({ ...own, value: name }, title, 0.85) : undefined;
}

/**
 * Somebody an organisation's page names as the one to talk to: by a label, or on its own site as a bold name over
 * a position. What stands in header and menus names nobody.
 */
export function findContactPerson(all: readonly LabelledLine[], isOwnSite: boolean): PersonFacts {
  const lines = all.filter(({ line }) => !/^(?:header|nav)$/.test(line.pieces[0]?.box.zone ?? 'main'));
  // "Kontakt" heads the firm's own name on its pages more often than somebody's.
  const isFirm = ({ label = '', value }: LabelledLine) => /^kontakt$/i.test(label) && !isKnownPerson(value);
  const labelled = readLabelledPerson(
    lines.filter((line) => !isFirm(line)),
    'profile',
  );
  if (labelled.person !== undefined || !isOwnSite) return labelled;
  for (const [index, name] of lines.entries()) {
    if (name.isLabel || name.value !== name.line.text || !isHeadingLine(name.line)) continue;
    if (personLikeness(name.value) < 0.55 || getNameQuality(name.value) < 0.5) continue;
    const title = lines[index + 1];
    if (title !== undefined && isTitleLine(title)) return toPersonFacts(name, title, 0.65);
  }
  return {};
}
