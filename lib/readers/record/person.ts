import { isJobTitle, personLikeness, toPerson } from '@/lib/contact/person-name';
import type { ReaderId } from '@/lib/leads/candidate';
import type { FoundFacts } from '@/lib/readers/reader';
import { toFound } from './found';
import type { LabelledLine } from './labelled-lines';

/** The person a labelled line names, with the job title if one is told: "Inhaber: …", "Contact: …", "代表者 …". */
export function readLabelledPerson(
  lines: readonly LabelledLine[],
  reader: ReaderId,
): Pick<FoundFacts, 'person' | 'jobTitle'> {
  for (const { line, field, isLabel, label, value } of lines) {
    if (field !== 'person' || isLabel) continue;
    const person = toPerson(value) ?? (personLikeness(value) >= 0.4 ? { name: value } : undefined);
    if (person === undefined) continue;
    const told = 'jobTitle' in person ? person.jobTitle : undefined;
    const jobTitle = told ?? (label !== undefined && isJobTitle(label) ? label : undefined);
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
