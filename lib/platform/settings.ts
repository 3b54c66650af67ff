import * as z from 'zod/mini';
import { browser } from 'wxt/browser';

const sortStep = z.object({ by: z.string(), direction: z.enum(['ascending', 'descending']) });

/**
 * Small things remembered between openings, in `storage.local`. Leads are never kept here.
 * A stored value that no longer fits its schema reads as absent: a setting is not worth an error.
 */
const settings = {
  /** Category the last capture was saved to. */
  lastCategoryId: z.uuid(),
  /** What the user is called in the history; absent is “You”. */
  ownName: z.string().check(z.minLength(1), z.maxLength(80)),
  /** How the lead list was last sorted. */
  leadSort: z.extend(sortStep, { then: z.optional(z.array(sortStep)) }),
  /** How the workspace shows leads: ids of columns in order, their widths in CSS pixels, groups, table or board. */
  leadTable: z.object({
    columns: z.optional(z.array(z.string())),
    widths: z.optional(z.record(z.string(), z.number())),
    groupBy: z.optional(z.string()),
    as: z.optional(z.enum(['table', 'board'])),
  }),
  /** Whether threads that are read, and nothing of them saved, are counted as well; absent is yes. */
  countThreads: z.boolean(),
  /** When the user was last reminded to back up and put it off, milliseconds since 1970. */
  reminded: z.number(),
  /** What is remembered of the store outside of it (`lib/store/marks.ts`). */
  storeMark: z.object({
    leads: z.number(),
    commandAt: z.optional(z.number()),
    backupAt: z.optional(z.number()),
    backupSeq: z.optional(z.number()),
    fileAt: z.optional(z.number()),
    errors: z.optional(z.array(z.object({ at: z.number(), name: z.string() }))),
  }),
  /** Whether leads that are certainly the same are merged without asking; absent is no. */
  mergeCertain: z.boolean(),
  /** What was last chosen for an export, by what is exported. Whether it holds who may not be contacted is asked anew each time. */
  lastExport: z.record(
    z.string(),
    z.object({
      format: z.string(),
      /** Id of a ready column set or one of the user's own. */
      set: z.string(),
      level: z.optional(z.string()),
      provenance: z.optional(z.boolean()),
      sources: z.optional(z.boolean()),
      ref: z.optional(z.boolean()),
    }),
  ),
  /** Since when what the user allowed is allowed, by permission or pattern of sites; milliseconds since 1970. */
  grants: z.record(z.string(), z.number()),
  /** Patterns of sites that were allowed for passing leads on, and not for being read (`sync-access.ts`). */
  syncSites: z.array(z.string()),
} as const;

export type SettingName = keyof typeof settings;
export type Setting<N extends SettingName> = z.infer<(typeof settings)[N]>;

export async function readSetting<N extends SettingName>(name: N): Promise<Setting<N> | undefined> {
  const stored = await browser.storage.local.get(name);
  const parsed = settings[name].safeParse(stored[name]);
  return parsed.success ? (parsed.data as Setting<N>) : undefined;
}

/** Stores a setting; `undefined` forgets it. */
export async function writeSetting<N extends SettingName>(
  name: N,
  value: Setting<N> | undefined,
): Promise<void> {
  if (value === undefined) await browser.storage.local.remove(name);
  else await browser.storage.local.set({ [name]: value });
}

/**
 * Keeps scripts that run in pages from reading `storage.local`, which they can by default.
 * To be called at every start. Firefox has no such switch; its content scripts are our own reader only.
 */
export async function lockStorage(): Promise<void> {
  const area = browser.storage.local as {
    setAccessLevel?: (level: { accessLevel: string }) => Promise<void>;
  };
  await area.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
