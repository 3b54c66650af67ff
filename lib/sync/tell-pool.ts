import { levels } from '@/lib/leads/lead-parts';
import type { Mapping } from '@/lib/leads/sync-target';
import type { News } from '@/lib/store/sync/outbox';
import type { EventType, ItemMark, OutboxItem } from '@/lib/store/sync/rows';
import { digest } from './digest';
import { getBase, readBase, toElements } from './elements';
import { barredParts, findHold } from './outgoing';
import { splitParts, toDocument, type PoolDocument, type PoolWords } from './pool-document';

export interface PoolTelling {
  mapping: Mapping;
  words: Omit<PoolWords, 'pageOf'>;
  newId: () => string;
}

/**
 * What a pool is told of a lead's news: its whole document, or that it is gone. A lead the mapping holds back is left
 * there as it is, since others may have put it there; only one that was made more secret here than is passed on is taken
 * away. What we cannot read there is not written over.
 */
export function tellPool({ row, lead, synced, winner, more }: News, telling: PoolTelling): OutboxItem[] {
  const { mapping } = telling;
  if (synced?.barred !== undefined) return [];
  const parents = synced?.rev === undefined ? undefined : [synced.rev, ...(synced.others ?? [])];
  const toItem = (type: EventType, data: object, mark: ItemMark): OutboxItem => ({
    id: telling.newId(),
    type,
    leadId: row.leadId,
    at: row.at,
    data,
    mark,
    ...(parents && { parents }),
  });
  if (lead === undefined) {
    if (synced === undefined) return [];
    return winner !== undefined && findHold(winner, mapping) === undefined
      ? [toItem('lead.merged', { id: row.leadId, into: winner.id }, 'gone')]
      : [toItem('lead.erased', { id: row.leadId, reason: 'deleted' }, 'gone')];
  }
  const hold = findHold(lead, mapping);
  if (hold !== undefined)
    return hold === 'level' && wasPassedOn(synced?.base, mapping)
      ? [toItem('lead.erased', { id: row.leadId, reason: 'withheld' }, 'gone')]
      : [];
  const pageOf = (captureId: string) => more?.pages.get(captureId);
  const { ours } = splitParts(
    toDocument(lead, more?.activities ?? [], { ...telling.words, pageOf }),
    mapping,
  );
  const base = getBase(toElements(ours));
  if (base === synced?.base && synced.others === undefined) return [];
  const type = synced?.rev === undefined ? 'lead.created' : 'lead.updated';
  const mark = { digest: digest(base), revision: lead.revision, base };
  return [toItem(type, withRest(ours, synced?.rest), mark)];
}

/** Whether the pool has it at a level we pass on; of those above nothing was ever ours to take away. */
function wasPassedOn(base: string | undefined, { ceiling }: Mapping): boolean {
  const { is } = readBase(base);
  return levels.slice(0, levels.indexOf(ceiling) + 1).some((level) => is('level', level));
}

/** What the pool holds besides stays there, but for ways to reach somebody who may not be contacted any more. */
function withRest(ours: PoolDocument, rest: Partial<PoolDocument> = {}): PoolDocument {
  const kept = ours.doNotContact === undefined ? rest : withoutBarred(rest);
  return { ...kept, ...ours, fields: { ...kept.fields, ...ours.fields } };
}

function withoutBarred(rest: Partial<PoolDocument>): Partial<PoolDocument> {
  const keep = <T extends object>(values: T): T =>
    Object.fromEntries(
      Object.entries(values).filter(([key]) => !(barredParts as readonly string[]).includes(key)),
    ) as T;
  return { ...keep(rest), ...(rest.fields && { fields: keep(rest.fields) }) };
}
