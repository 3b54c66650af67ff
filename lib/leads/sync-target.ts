import * as z from 'zod/mini';
import { id, levels, stages, timestamp } from './lead-parts';
import { fieldIds, webUrl, type FieldId } from './values';

/** Where leads are passed on to, and what of them. No row of these holds a secret (`lib/sync/credentials.ts`). */

export const targetKinds = ['webhook'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What of a lead can be passed on besides its fields. */
const otherParts = [
  'stage',
  'owner',
  'class',
  'language',
  'categories',
  'tags',
  'lists',
  'custom',
  'sites',
  'note',
  'requests',
] as const;
export type OutgoingPart = FieldId | (typeof otherParts)[number];
export const outgoingParts: readonly OutgoingPart[] = [...fieldIds, ...otherParts];

/** By which somebody can be reached: left out where nobody may write or call. */
export const contactParts = ['phone', 'fax', 'email', 'messenger', 'social'] as const satisfies FieldId[];

export const mapping = z.object({
  parts: z.array(z.enum(outgoingParts as [OutgoingPart])),
  /** Only leads on one of these lists; absent is all. */
  listIds: z.optional(z.array(id).check(z.minLength(1))),
  /** Only leads that have come this far; absent is all. */
  stages: z.optional(z.array(z.enum(stages)).check(z.minLength(1))),
  /** The most secret level that is passed on. */
  ceiling: z.enum(levels),
  /** Leads nobody may write to or call: `flag` passes them on with that mark and no way to reach them, `withhold` not at all. */
  doNotContact: z.enum(['flag', 'withhold']),
});
export type Mapping = z.infer<typeof mapping>;

/** Notes are for oneself until one says otherwise. */
export const defaultMapping: Mapping = {
  parts: outgoingParts.filter((part) => part !== 'note'),
  ceiling: 'internal',
  doNotContact: 'flag',
};

const address = webUrl.check(
  z.refine((url) => {
    if (!URL.canParse(url)) return false;
    const { username, password, hash } = new URL(url);
    return username === '' && password === '' && hash === '';
  }, 'an address that holds a name or password'),
);

export const targetSettings = z.object({
  kind: z.enum(targetKinds),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  url: address,
  mapping,
  /** Leads there were when it was switched on are passed on too, and not only what changes from then on. */
  everything: z.boolean(),
  createdAt: timestamp,
});
export type TargetSettings = z.infer<typeof targetSettings>;
