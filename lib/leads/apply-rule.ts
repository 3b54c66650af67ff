import type { Rule } from './definitions';
import { fold } from './fold';
import type { Lead } from './lead';

/** What there is to add: a rule may still name a category or list that was deleted since. */
export interface KnownMarks {
  readonly categoryIds: ReadonlySet<string>;
  readonly listIds: ReadonlySet<string>;
}

/** The parts of a lead a rule looks at before it adds. */
export type Marked = Pick<Lead, 'categoryIds' | 'tags' | 'listIds' | 'stage' | 'owner'>;

/** What the rule would add to a lead, without what it has already; `undefined` when there is nothing to add. */
export function findAdditions(
  lead: Marked,
  { categoryIds = [], tags = [], listIds = [], stage, owner }: Rule['adds'],
  known: KnownMarks,
): Rule['adds'] | undefined {
  const has = new Set(lead.tags.map(fold));
  const added = {
    categoryIds: categoryIds.filter((id) => known.categoryIds.has(id) && !lead.categoryIds.includes(id)),
    tags: tags.filter((tag) => !has.has(fold(tag))),
    listIds: listIds.filter((id) => known.listIds.has(id) && lead.listIds?.includes(id) !== true),
  };
  // `new` is what a lead is anyway.
  const newStage = lead.stage === undefined && stage !== 'new' ? stage : undefined;
  const newOwner = lead.owner === undefined ? owner : undefined;
  const nothing =
    added.categoryIds.length + added.tags.length + added.listIds.length === 0 &&
    newStage === undefined &&
    newOwner === undefined;
  if (nothing) return undefined;
  return {
    ...added,
    ...(newStage !== undefined && { stage: newStage }),
    ...(newOwner !== undefined && { owner: newOwner }),
  };
}

/** The lead with what the rule adds: the same object when there is nothing to add. */
export function applyRule(lead: Lead, adds: Rule['adds'], known: KnownMarks): Lead {
  const added = findAdditions(lead, adds, known);
  if (added === undefined) return lead;
  const { categoryIds = [], tags = [], listIds = [], stage, owner } = added;
  return {
    ...lead,
    categoryIds: [...lead.categoryIds, ...categoryIds],
    tags: [...lead.tags, ...tags],
    ...(listIds.length > 0 && { listIds: [...(lead.listIds ?? []), ...listIds] }),
    ...(stage !== undefined && { stage }),
    ...(owner !== undefined && { owner }),
  };
}
