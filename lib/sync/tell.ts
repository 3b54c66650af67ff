import type { Mapping } from '@/lib/leads/sync-target';
import type { News } from '@/lib/store/sync/outbox';
import type { EventType, ItemMark, OutboxItem } from '@/lib/store/sync/rows';
import { digest } from './digest';
import { findHold, getOutgoingDigest, toOutgoing, type Names } from './outgoing';

export interface Telling {
  mapping: Mapping;
  names: Names;
  /** It can be told what happened besides the lead as it is. */
  events: boolean;
  newId: () => string;
}

/**
 * What a target is told of a lead's news, given what it was told before. Nothing when nothing it may know has changed. A
 * lead that may not be passed on any more is erased there, like one that was deleted: it was never to be known or no longer.
 */
export function tell({ row, lead, synced, winner }: News, telling: Telling): OutboxItem[] {
  const { mapping } = telling;
  const toItem = (type: EventType, data: object, mark: ItemMark): OutboxItem => ({
    id: telling.newId(),
    type,
    leadId: row.leadId,
    at: row.at,
    data,
    mark,
    ...(synced?.rev !== undefined && { parents: [synced.rev] }),
  });
  if (lead === undefined || findHold(lead, mapping) !== undefined) {
    if (synced === undefined) return [];
    // Into one the target may not know, it is gone and no more.
    if (lead === undefined && winner !== undefined && findHold(winner, mapping) === undefined)
      return [toItem('lead.merged', { id: row.leadId, into: winner.id }, 'gone')];
    const reason = lead === undefined ? 'deleted' : 'withheld';
    return [toItem('lead.erased', { id: row.leadId, reason }, 'gone')];
  }
  const outgoing = toOutgoing(lead, mapping, telling.names);
  const now = getOutgoingDigest(outgoing, mapping);
  const items: OutboxItem[] = [];
  if (synced?.digest !== now)
    items.push(
      toItem(synced === undefined ? 'lead.created' : 'lead.updated', outgoing, {
        digest: now,
        revision: lead.revision,
      }),
    );
  if (!telling.events) return items;
  if (outgoing.stage === 'converted' && synced?.converted !== true)
    items.push(toItem('lead.converted', { id: lead.id, lead: outgoing }, { converted: true }));
  const told = new Set(synced?.requests);
  for (const request of outgoing.requests ?? []) {
    const key = digest(request.key);
    if (!told.has(key)) items.push(toItem('request.created', { leadId: lead.id, request }, { request: key }));
  }
  return items;
}
