import * as z from 'zod/mini';
import { isEqual } from '@/lib/leads/changes';
import { factKey } from '@/lib/leads/fact-key';
import { id } from '@/lib/leads/lead-parts';
import { lead as leadSchema, type Fact, type Facts, type Lead } from '@/lib/leads/lead';
import { MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import { applyMarks, leadMarks, type LeadMarks } from '@/lib/leads/marks';
import { withKeys } from '@/lib/leads/merge';
import { fieldIds, fieldValues, type FieldId, type FieldValue, type ValueOf } from '@/lib/leads/values';
import { bump, runCommand, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { changeEach } from './change-each';

const editSchema = z.extend(leadMarks, {
  facts: z.optional(
    z.strictObject(
      Object.fromEntries(
        fieldIds.map((field) => [
          field,
          z.optional(z.array(fieldValues[field]).check(z.maxLength(MAX_VALUES_PER_FIELD))),
        ]),
      ),
    ),
  ),
  tags: z.optional(leadSchema.shape.tags),
  categoryIds: z.optional(z.array(id)),
  listIds: z.optional(z.array(id)),
});

export interface LeadEdit extends LeadMarks {
  /**
   * For each field given, the whole list of its values from now on, the shown one first; `[]` empties the field.
   * Values that were there keep their sources. Captured values left out do not come back with the next capture.
   */
  facts?: { [F in FieldId]?: readonly ValueOf[F][] | undefined } | undefined;
  tags?: readonly string[] | undefined;
  categoryIds?: readonly string[] | undefined;
  listIds?: readonly string[] | undefined;
}

/** @throws StoreError `invalid` with the place of each mistake, `not-found` */
export async function editLead(store: Store, leadId: string, edit: LeadEdit): Promise<CommandResult> {
  // The schema is the type of `LeadEdit`; building it from the list of fields hides that from the compiler.
  const wanted = parseInput(editSchema, edit, 'These values cannot be kept.') as LeadEdit;
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const lead = await store.db.leads.get(leadId);
    if (lead === undefined) throw new StoreError('not-found', 'This lead was deleted.');
    const edited = withKeys({ ...applyEdit(lead, wanted, command.at), ...bump(lead, command.at) });
    command.changeLead(lead, edited);
  });
  return { commandId };
}

/**
 * Several edits of each of many leads, in their order, as one command with one undo; leads that are gone are passed over.
 *
 * @throws StoreError `invalid` with the place of each mistake
 */
export async function editLeads(
  store: Store,
  edits: ReadonlyMap<string, readonly LeadEdit[]>,
): Promise<CommandResult> {
  const wanted = new Map(
    [...edits].map(([leadId, list]) => [
      leadId,
      list.map((edit) => parseInput(editSchema, edit, 'These values cannot be kept.') as LeadEdit),
    ]),
  );
  return changeEach(store, 'edit', [...wanted.keys()], (lead, at) =>
    withKeys((wanted.get(lead.id) ?? []).reduce((now, edit) => applyEdit(now, edit, at), lead)),
  );
}

/** The lead as `editLead` would write it, but for its revision. */
export function applyEdit(lead: Lead, edit: LeadEdit, at: number): Lead {
  const { facts, tags, categoryIds, listIds, ...marks } = edit;
  const { removed: _, listIds: oldLists = [], ...rest } = applyMarks(lead, marks, at);
  const onLists = [...new Set(listIds ?? oldLists)];
  const next = facts === undefined ? lead.facts : applyFacts(lead.facts, facts, at);
  const removed = getRemoved(lead, next);
  return {
    ...rest,
    facts: next,
    ...(tags !== undefined && { tags: [...new Set(tags)] }),
    ...(categoryIds !== undefined && { categoryIds: [...new Set(categoryIds)] }),
    ...(onLists.length > 0 && { listIds: onLists }),
    ...(removed.length > 0 && { removed }),
  };
}

function applyFacts(facts: Facts, edit: NonNullable<LeadEdit['facts']>, at: number): Facts {
  let next = facts;
  for (const field of fieldIds) {
    const values: readonly FieldValue[] | undefined = edit[field];
    if (values === undefined) continue;
    const old: readonly Fact<FieldValue>[] = next[field] ?? [];
    const list = new Map(
      values.map((value): [string, Fact<FieldValue>] => [
        factKey(field, value),
        old.find((fact) => isEqual(fact.value, value)) ?? { value, sources: [{ by: 'user', at }] },
      ]),
    );
    const { [field]: _, ...others } = next;
    next = list.size === 0 ? others : { ...others, [field]: [...list.values()] };
  }
  return next;
}

/** Keys taken out now or before, unless the value is there again. */
function getRemoved(before: Lead, after: Facts): string[] {
  const keysOf = (facts: Facts) =>
    fieldIds.flatMap((field) => {
      const list: readonly Fact<FieldValue>[] = facts[field] ?? [];
      return list.map((fact) => factKey(field, fact.value));
    });
  const there = new Set(keysOf(after));
  return [...new Set([...(before.removed ?? []), ...keysOf(before.facts)])].filter((key) => !there.has(key));
}
