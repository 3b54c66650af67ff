import { MAX_VALUE_LENGTH, MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import type { FieldId } from '@/lib/leads/values';
import type { Found, FoundFacts, ReadingContext } from './reader';

/** Values whose tail can be cut without making another value of them; half a phone number would be a wrong one. */
const CUTTABLE: ReadonlySet<FieldId> = new Set([
  'name',
  'legalName',
  'person',
  'jobTitle',
  'industry',
  'size',
  'description',
]);
const LONGEST_EMAIL = 254;
const LONGEST_URL = 2_048;

function fits(field: FieldId, value: unknown): boolean {
  if (typeof value === 'string') {
    if (value === '') return false;
    return (
      value.length <=
      (field === 'email'
        ? LONGEST_EMAIL
        : field === 'website' || field === 'profile'
          ? LONGEST_URL
          : MAX_VALUE_LENGTH)
    );
  }
  return Object.entries(value as object).every(
    ([key, part]) =>
      typeof part !== 'string' || part.length <= (key === 'url' ? LONGEST_URL : MAX_VALUE_LENGTH),
  );
}

/** Facts as the contract allows them: long texts shortened, what cannot be shortened dropped, both noted. */
export function capFacts(facts: FoundFacts, report: ReadingContext['report']): FoundFacts {
  const capped: Partial<Record<FieldId, Found<unknown>[]>> = {};
  for (const [field, list] of Object.entries(facts) as [FieldId, Found<unknown>[]][]) {
    const kept: Found<unknown>[] = [];
    for (const one of list) {
      if (fits(field, one.value)) kept.push(one);
      else if (CUTTABLE.has(field) && typeof one.value === 'string' && one.value !== '') {
        report('value-shortened');
        kept.push({ ...one, value: one.value.slice(0, MAX_VALUE_LENGTH) });
      } else report('value-dropped');
    }
    if (kept.length > MAX_VALUES_PER_FIELD) report('value-dropped');
    if (kept.length > 0) capped[field] = kept.slice(0, MAX_VALUES_PER_FIELD);
  }
  return capped as FoundFacts;
}
