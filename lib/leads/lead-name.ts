import type { FoundFacts, LeadKind } from './candidate';
import type { Facts } from './lead';

/** What a list calls a lead or candidate; `undefined` when it has no name of any kind. */
export function getLeadName(lead: { kind: LeadKind; facts: Facts | FoundFacts }): string | undefined {
  const { name, legalName, person } = lead.facts;
  const order = lead.kind === 'person' ? [person, name, legalName] : [name, legalName, person];
  return order.map((list) => list?.[0]?.value).find((value) => value !== undefined);
}
