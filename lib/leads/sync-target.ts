import * as z from 'zod/mini';
import { id, levels, stages, timestamp } from './lead-parts';
import { fieldIds, webUrl, type FieldId } from './values';

/** Where leads are passed on to, and what of them. No row of these holds a secret (`lib/sync/credentials.ts`). */

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

/** Choices of where in a CRM something goes; more are nobody's. */
export const MOST_CHOICES = 50;

/**
 * A part a CRM has no field of its own for, and the field there the user says it goes to: every team calls its stages and
 * tags otherwise.
 */
export const fieldChoice = z.object({
  from: z.enum(otherParts),
  /** Of the user's own field, where it is one (`custom`). */
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  /** The CRM's kind of record, and its field as its interface calls it; in Pipedrive as its people do. */
  object: z.string().check(z.regex(/^[A-Za-z]\w{0,49}$/)),
  property: z.string().check(z.regex(/^[^;=\s](?:[^;=]{0,98}[^;=\s])?$/)),
  /** What stages are called there; one without a word, or with an empty one, says nothing. Absent: as we call them. */
  stages: z.optional(z.partialRecord(z.enum(stages), z.string().check(z.maxLength(255)))),
});
export type FieldChoice = z.infer<typeof fieldChoice>;

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
  /** Of CRMs: what goes to fields the user names, besides what has its own. */
  fields: z.optional(z.array(fieldChoice).check(z.minLength(1), z.maxLength(MOST_CHOICES))),
  /** Of CRMs that have notes: requests become such, each once. */
  notes: z.optional(z.literal(true)),
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
    const { username, password, hash, protocol, hostname } = new URL(url);
    // Whoever carries the line reads along without encryption, secrets and leads alike.
    const isSafe = protocol === 'https:' || isOwnNetwork(hostname);
    return isSafe && username === '' && password === '' && hash === '';
  }, 'an address that holds a name or password, or sends what anybody can read'),
);

/** A machine nobody outside can reach: this one, one of a private network, or a name without a domain. */
export function isOwnNetwork(hostname: string): boolean {
  return (
    !/[.:]/.test(hostname) ||
    /\.(?:localhost|local|lan|internal|home\.arpa)$/.test(hostname) ||
    /^(?:127|10)(?:\.\d+){3}$|^192\.168(?:\.\d+){2}$|^172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}$/.test(
      hostname,
    ) ||
    /^\[(?:::1|f[cd][0-9a-f]{2}:.*)\]$/.test(hostname)
  );
}

/** A name of a property or field, as programs' interfaces call them. */
const fieldName = z.string().check(z.regex(/^[A-Za-z]\w{0,99}$/));

/**
 * What becomes of a CRM's record when its lead is deleted or may not be passed on any more: it stays, and only what tied it
 * to the lead is taken out, or it goes to the CRM's own bin.
 */
const onErase = z.enum(['keep', 'archive']);

/** What every target has. */
const common = {
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  url: address,
  mapping,
  /** Leads there were when it was switched on are passed on too, and not only what changes from then on. */
  everything: z.boolean(),
  createdAt: timestamp,
};

/** By kind, with what only this kind has. */
export const targetSettings = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('webhook') }),
  /** A team's pool; `url` is the server with the prefix of its databases, `user` who we are there. */
  z.object({ ...common, kind: z.literal('couch'), user: z.string().check(z.minLength(1), z.maxLength(200)) }),
  z.object({
    ...common,
    kind: z.literal('hubspot'),
    /** The internal name of the unique property that holds our id, of contacts and of companies. */
    idProperty: fieldName,
    /** People's firms become companies of their own; else only a text of the contact. */
    companies: z.boolean(),
    onErase,
  }),
  /** `url` is the organisation's own domain, `https://acme.my.salesforce.com`. */
  z.object({
    ...common,
    kind: z.literal('salesforce'),
    /** Leads as Salesforce calls them, or accounts with their contacts. */
    object: z.enum(['lead', 'contact']),
    /** The external-id field, of each object used. */
    idField: fieldName,
    /** `62.0` */
    apiVersion: z.string().check(z.regex(/^\d{2}\.0$/)),
    onErase,
  }),
  /** `url` is `https://api.pipedrive.com` or the company's own domain. */
  z.object({
    ...common,
    kind: z.literal('pipedrive'),
    /** The label of the text field that holds our id, of people and of organisations; its key is another in every account. */
    idLabel: z.string().check(z.minLength(1), z.maxLength(100)),
    /** People's firms become organisations of their own. */
    companies: z.boolean(),
    onErase,
  }),
]);
export type TargetSettings = z.infer<typeof targetSettings>;
export type TargetKind = TargetSettings['kind'];
export type SettingsOf<K extends TargetKind> = Extract<TargetSettings, { kind: K }>;
/** Of one to be set up: each kind without what the store gives it. */
export type NewTargetSettings = { [K in TargetKind]: Omit<SettingsOf<K>, 'createdAt'> }[TargetKind];
