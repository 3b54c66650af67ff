import { setRequest } from '@/lib/leads/changes';
import type { Lead } from '@/lib/leads/lead';
import { withKeys } from '@/lib/leads/merge';
import { removedRequestKey, type LeadRequest, type RequestStatus } from '@/lib/leads/request';
import { bump, runCommand, type CommandResult } from '../command';
import { StoreError } from '../store-error';
import type { Store } from '../store';

/** @throws StoreError `not-found` when the lead or the request is gone */
export async function setRequestStatus(
  store: Store,
  leadId: string,
  requestKey: string,
  status: RequestStatus,
): Promise<CommandResult> {
  return changeRequest(store, leadId, requestKey, (lead, request) =>
    setRequest(lead, requestKey, { ...request, status }),
  );
}

/**
 * Takes a request off its lead. Saving the post again does not put it back; undo does.
 *
 * @throws StoreError `not-found` when the lead or the request is gone
 */
export async function removeRequest(
  store: Store,
  leadId: string,
  requestKey: string,
): Promise<CommandResult> {
  return changeRequest(store, leadId, requestKey, (lead, request) => ({
    ...setRequest(lead, requestKey, undefined),
    removed: [...new Set([...(lead.removed ?? []), removedRequestKey(request)])],
  }));
}

async function changeRequest(
  store: Store,
  leadId: string,
  requestKey: string,
  change: (lead: Lead, request: LeadRequest) => Lead,
): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const lead = await store.db.leads.get(leadId);
    const request = lead?.requests?.find(({ key }) => key === requestKey);
    if (lead === undefined || request === undefined) {
      throw new StoreError('not-found', 'This request was deleted.');
    }
    command.changeLead(lead, withKeys({ ...change(lead, request), ...bump(lead, command.at) }));
  });
  return { commandId };
}
