import { factKey } from '@/lib/leads/fact-key';
import type { PointStatus } from '@/lib/leads/lead-parts';
import type { Fact } from '@/lib/leads/lead';
import { withPointStatus } from '@/lib/leads/point-status';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { bump, runCommand, type CommandResult } from '../command';
import { StoreError } from '../store-error';
import type { Store } from '../store';

/**
 * Says of one value whether it still works. A page that shows it again does not change that: the page may be as old as
 * the number.
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
