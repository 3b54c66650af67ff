import * as z from 'zod/mini';
import { columnSet, type ColumnSet } from './column-set';
import { id, stages, timestamp } from './lead-parts';

/**
 * What a user sets up to keep leads in order: categories, lists, fields of their own, rules, pairs that are not one, and
 * sets of columns to export.
 * Each is a row of the store with an `id`; changes of them are commands with history and undo, like changes of leads.
 */

const name = z.string().check(z.minLength(1), z.maxLength(80));

/** Names of the colours, so that every theme can choose its own shade. */
export const colours = ['red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'grey'] as const;
export type Colour = (typeof colours)[number];

export const category = z.object({
  id,
  name,
  /** The category it belongs to; absent at the top. Never in a circle (`moveCategory` refuses). */
  parentId: z.optional(id),
  colour: z.optional(z.enum(colours)),
  createdAt: timestamp,
});
export type Category = z.infer<typeof category>;

/** With a `query` a list fills itself with what the search finds (a smart list); without, it holds what was put in by hand. */
export const list = z.object({
  id,
  name,
  query: z.optional(z.string().check(z.minLength(1), z.maxLength(1_000))),
  createdAt: timestamp,
});
export type List = z.infer<typeof list>;

/** `date` is `2026-11-22`, `choice` one of the field's choices. */
export const customFieldTypes = ['text', 'number', 'date', 'choice', 'boolean', 'url'] as const;
export type CustomFieldType = (typeof customFieldTypes)[number];

export const customField = z.object({
  id,
  name,
  type: z.enum(customFieldTypes),
  choices: z.optional(z.array(name).check(z.minLength(1), z.maxLength(100))),
  createdAt: timestamp,
});
export type CustomField = z.infer<typeof customField>;

/** Leads the search finds get the marks, when they are captured and on demand. */
export const rule = z.object({
  id,
  name,
  /** In the words of the search box: `industry:plumb* city:Boston`. */
  query: z.string().check(z.minLength(1), z.maxLength(1_000)),
  enabled: z.boolean(),
  adds: z.object({
    categoryIds: z.optional(z.array(id)),
    tags: z.optional(z.array(name)),
    listIds: z.optional(z.array(id)),
    /** Only where the lead has none yet. */
    stage: z.optional(z.enum(stages)),
    owner: z.optional(name),
  }),
  /** Rules run in this order; one without stands behind those that have one, in the order they were made. */
  position: z.optional(z.int().check(z.nonnegative())),
  createdAt: timestamp,
});
export type Rule = z.infer<typeof rule>;

/** "These two are not one." The id is `toDismissalId` of the two leads. */
export const dismissal = z.object({ id: z.string().check(z.maxLength(80)), createdAt: timestamp });
export type Dismissal = z.infer<typeof dismissal>;

/** The same whichever lead is named first. */
export function toDismissalId(leadId: string, otherId: string): string {
  return leadId < otherId ? `${leadId}|${otherId}` : `${otherId}|${leadId}`;
}

/** Each kind of definition under the name of its table. */
export interface Definitions {
  categories: Category;
  lists: List;
  customFields: CustomField;
  rules: Rule;
  dismissals: Dismissal;
  columnSets: ColumnSet;
}
export type DefinitionKind = keyof Definitions;
export type Definition = Definitions[DefinitionKind];

export const definitionSchemas = {
  categories: category,
  lists: list,
  customFields: customField,
  rules: rule,
  dismissals: dismissal,
  columnSets: columnSet,
} as const satisfies Record<DefinitionKind, z.ZodMiniType>;
export const definitionKinds = Object.keys(definitionSchemas) as readonly DefinitionKind[];
