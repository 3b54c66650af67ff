import type { Candidate, Found } from './candidate';
import { factKey } from './fact-key';
import { fieldIds, type FieldValue } from './values';

/** Whether two candidates say the same, however it is written and wherever on the page it stands. */
export function saysTheSame(a: Candidate, b: Candidate): boolean {
  return getStatement(a) === getStatement(b);
}

function getStatement({ kind, facts, accounts = [], requests = [] }: Candidate): string {
  const keys = fieldIds.flatMap((field) => {
    const found: readonly Found<FieldValue>[] = facts[field] ?? [];
    return found.map(({ value }) => factKey(field, value));
  });
  return [kind, ...new Set(keys), ...accounts, ...requests.map(({ key }) => key)].join('\n');
}
