import { factKey } from './fact-key';
import type { Fact, Lead } from './lead';
import type { PointStatus } from './lead-parts';
import type { FieldId, FieldValue } from './values';

/**
 * The lead with this said of one value; as it is when it has no such value. What is dead stands last, so that lists and
 * files show what works.
 *
 * @param key the value's `factKey`
 */
export function withPointStatus(lead: Lead, field: FieldId, key: string, status: PointStatus): Lead {
  const facts: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
  if (facts.length === 0) return lead;
  const marked = facts.map((fact) => {
    if (factKey(field, fact.value) !== key) return fact;
    const { status: _, ...rest } = fact;
    return status === 'valid' ? rest : { ...rest, status };
  });
  const isDead = (fact: Fact<FieldValue>) => fact.status === 'dead';
  const ordered = [...marked.filter((fact) => !isDead(fact)), ...marked.filter(isDead)];
  return { ...lead, facts: { ...lead.facts, [field]: ordered } };
}
