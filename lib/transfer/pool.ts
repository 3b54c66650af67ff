import * as z from 'zod/mini';
import { activity, task } from '@/lib/leads/activity';
import { category, customField, list } from '@/lib/leads/definitions';
import { capture, lead } from '@/lib/leads/lead';
import { id, timestamp } from '@/lib/leads/lead-parts';
import type { Chunks } from './columns/lead-source';

/**
 * Our lossless file: leads with everything that is known of them, as JSON. `docs/files.md` describes it for others, with
 * the JSON Schema of `pool`. A change that older code would misread raises the version.
 */

export const POOL_FORMAT = 'leadlight-pool';
export const POOL_VERSION = 1;

/** One lead with what stands about it elsewhere. Lists that would be empty are absent. */
export const poolLead = z.object({
  lead,
  /** What pages said of it, and of leads merged into it, which then is their `leadId`. */
  captures: z.optional(z.array(capture).check(z.minLength(1))),
  activities: z.optional(z.array(activity).check(z.minLength(1))),
  tasks: z.optional(z.array(task).check(z.minLength(1))),
  /** Ids of leads that were merged into it: whatever names them means this one. */
  merged: z.optional(z.array(id).check(z.minLength(1))),
});
export type PoolLead = z.infer<typeof poolLead>;

/** What leads name by id. */
const definitions = {
  categories: z.array(category),
  lists: z.array(list),
  customFields: z.array(customField),
  /** Files that values came from. */
  imports: z.array(
    z.object({ id, file: z.string().check(z.minLength(1), z.maxLength(1_000)), at: timestamp }),
  ),
};

/** All but the leads, which a reader takes one by one. */
export const poolHead = z.object({
  format: z.literal(POOL_FORMAT),
  version: z.literal(POOL_VERSION),
  writtenAt: z.optional(timestamp),
  ...definitions,
});
export type PoolHead = z.infer<typeof poolHead>;
export type PoolDefinitions = Pick<PoolHead, keyof typeof definitions>;

export const pool = z.extend(poolHead, { leads: z.array(poolLead) });
export type Pool = z.infer<typeof pool>;

/** A pool on its way into a file. */
export interface PoolSource {
  readonly definitions: PoolDefinitions;
  readonly count: number;
  chunks(): Chunks<PoolLead>;
}
