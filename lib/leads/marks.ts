import * as z from 'zod/mini';
import { setCustom } from './changes';
import { leadKinds } from './candidate';
import { customValue, leadClasses, levels, stages } from './lead-parts';
import { lead as leadSchema, type Lead } from './lead';

/**
 * What a person says of one lead, or of many at once. A part that is absent stays as it is, `''` takes a text away, and
 * `new`, `prospect`, `internal` and `false` are what a lead is when nothing is said.
 */
export const leadMarks = z.strictObject({
  kind: z.optional(z.enum(leadKinds)),
  owner: z.optional(z.string().check(z.maxLength(80))),
  stage: z.optional(z.enum(stages)),
  stageReason: z.optional(z.string().check(z.maxLength(1_000))),
  class: z.optional(z.enum(['prospect', ...leadClasses])),
  existing: z.optional(z.boolean()),
  level: z.optional(z.enum(levels)),
  doNotContact: z.optional(
    z.union([z.boolean(), z.strictObject({ reason: z.string().check(z.minLength(1), z.maxLength(1_000)) })]),
  ),
  language: z.optional(z.union([z.literal(''), leadSchema.shape.language])),
  note: z.optional(z.string().check(z.maxLength(100_000))),
  custom: z.optional(z.record(z.string(), z.union([z.literal(''), customValue]))),
});
export type LeadMarks = z.infer<typeof leadMarks>;

/** @param at milliseconds since 1970 */
export function applyMarks(lead: Lead, marks: LeadMarks, at: number): Lead {
  let next: Lead = { ...lead, ...(marks.kind !== undefined && { kind: marks.kind }) };
  next = setOnce(next, 'owner', marks.owner, '');
  next = setOnce(next, 'stage', marks.stage, 'new');
  next = setOnce(next, 'stageReason', marks.stageReason, '');
  next = setOnce(next, 'class', marks.class, 'prospect');
  next = setOnce(next, 'existing', marks.existing, false);
  next = setOnce(next, 'level', marks.level, 'internal');
  next = setOnce(next, 'language', marks.language, '');
  next = setOnce(next, 'note', marks.note, '');
  // The reason belongs to a lead nobody follows up.
  if (next.stage !== 'unqualified') next = setOnce(next, 'stageReason', '', '');
  next = setDoNotContact(next, marks.doNotContact, at);
  for (const [id, value] of Object.entries(marks.custom ?? {}))
    next = setCustom(next, id, value === '' ? undefined : value);
  return next;
}

type Once = 'owner' | 'stage' | 'stageReason' | 'class' | 'existing' | 'level' | 'language' | 'note';

/** `nothing` is the value that is stored by being absent. */
function setOnce<P extends Once>(lead: Lead, part: P, value: unknown, nothing: unknown): Lead {
  if (value === undefined) return lead;
  const { [part]: _, ...rest } = lead;
  return (value === nothing ? rest : { ...rest, [part]: value }) as Lead;
}

function setDoNotContact(lead: Lead, wish: LeadMarks['doNotContact'], at: number): Lead {
  if (wish === undefined) return lead;
  const { doNotContact: old, ...rest } = lead;
  if (wish === false) return rest;
  const since = old?.since ?? at;
  return { ...rest, doNotContact: wish === true ? (old ?? { since }) : { since, reason: wish.reason } };
}
