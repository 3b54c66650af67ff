import * as z from 'zod/mini';
import { id } from '@/lib/leads/lead-parts';
import { lead as leadSchema, type Lead } from '@/lib/leads/lead';
import { applyMarks, leadMarks, type LeadMarks } from '@/lib/leads/marks';
import type { CommandResult } from '../command';
import { parseInput } from '../parse-input';
import type { Store } from '../store';
import { changeEach, changeSet, type SetChange } from './change-each';

const ids = z.optional(z.array(id));
const tags = z.optional(leadSchema.shape.tags);
const changeSchema = z.extend(leadMarks, {
  categoryIds: z.optional(z.strictObject({ add: ids, remove: ids })),
  listIds: z.optional(z.strictObject({ add: ids, remove: ids })),
  tags: z.optional(z.strictObject({ add: tags, remove: tags })),
});

export interface LeadsChange extends LeadMarks {
  categoryIds?: SetChange | undefined;
  listIds?: SetChange | undefined;
  tags?: SetChange | undefined;
}

/**
 * Changes the marks of many leads in one command; leads that are gone are passed over.
 *
 * @throws StoreError `invalid` with the place of each mistake
 */
export async function changeLeads(
  store: Store,
  leadIds: readonly string[],
  change: LeadsChange,
): Promise<CommandResult> {
  const { categoryIds, listIds, tags, ...marks } = parseInput(
    changeSchema,
    change,
    'These marks cannot be kept.',
  );
  return changeEach(store, 'edit', leadIds, (lead, at) => {
    const marked: Lead = {
      ...applyMarks(lead, marks, at),
      categoryIds: changeSet(lead.categoryIds, categoryIds),
      tags: changeSet(lead.tags, tags),
    };
    const { listIds: _, ...rest } = marked;
    const onLists = changeSet(lead.listIds ?? [], listIds);
    return onLists.length === 0 ? rest : { ...rest, listIds: onLists };
  });
}
