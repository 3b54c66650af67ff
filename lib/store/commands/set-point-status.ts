import { factKey } from '@/lib/leads/fact-key';
import type { PointStatus } from '@/lib/leads/lead-parts';
import type { Fact, Lead } from '@/lib/leads/lead';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { bump, runCommand, type CommandResult } from '../command';
import { StoreError } from '../store-error';
import type { Store } from '../store';

/**
 * Says of one value whether it still works. A page that shows it again does not change that: the page may be as old as
 * the number. What is dead stands last, so that lists and files show what works.
 *
 * @param key the value's `factKey`
 * @throws StoreError `not-found` when the lead or the value is gone
 */
export async function setPointStatus(
  store: Store,
  leadId: string,
  field: FieldId,
  key: string,
  status: PointStatus,
): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const lead = await store.db.leads.get(leadId);
    const facts: readonly Fact<FieldValue>[] = lead?.facts[field] ?? [];
    if (lead === undefined || !facts.some(({ value }) => factKey(field, value) === key)) {
      throw new StoreError('not-found', 'This value was deleted.');
    }
    command.changeLead(lead, { ...withPointStatus(lead, field, key, status), ...bump(lead, command.at) });
  });
  return { commandId };
}

/** The lead with this said of one value; as it is when it has no such value. */
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
