import * as z from 'zod/mini';
import { activity, task } from '@/lib/leads/activity';
import type { Birth } from '@/lib/leads/changes';
import { definitionKinds, definitionSchemas, type DefinitionKind } from '@/lib/leads/definitions';
import { capturedPage } from '@/lib/leads/captured-page';
import { capture, facts, historyEntry, lead, type Change } from '@/lib/leads/lead';
import { customValue, id, timestamp } from '@/lib/leads/lead-parts';
import { leadRequest } from '@/lib/leads/request';
import { targetSettings } from '@/lib/leads/sync-target';
import type { ThreadRecord } from '@/lib/leads/thread-record';
import { importPlan } from '@/lib/transfer/import/plan';
import type { ImportRow, SearchRow, StoredHistoryRow } from '../schema';

/**
 * What each table's rows must be to be taken from a file. A backup may have been written by anybody, so rows are parsed
 * into fresh objects, and so is what the history would put back on undo. One that does not fit is `undefined`.
 */
export const rowParsers = {
  leads: parserOf(lead),
  captures: parserOf(z.extend(capture, { withdrawn: z.optional(z.boolean()) })),
  history: parseHistory,
  ...(Object.fromEntries(
    definitionKinds.map((kind) => [kind, parserOf(definitionSchemas[kind] as z.ZodMiniType)]),
  ) as Record<DefinitionKind, RowParser>),
  merges: parserOf(z.object({ id, into: id, at: timestamp })),
  // After leads and merges: adding one brings its lead up to date.
  activities: parserOf(activity),
  tasks: parserOf(task),
  searches: parserOf(
    z.object({
      text: text(1_000),
      count: timestamp,
      lastAt: timestamp,
      found: timestamp,
    }) satisfies z.ZodMiniType<SearchRow>,
  ),
  threads: parserOf(
    z.object({
      key: text(2_400),
      page: capturedPage,
      readAt: timestamp,
      saved: z.optional(z.literal(true)),
      asked: z.array(z.object({ key: text(20), at: z.int(), products: z.array(text(120)) })),
      answered: z.array(
        z.object({
          account: text(400),
          name: text(1_000),
          month: z.int(),
          count: z.int().check(z.positive()),
        }),
      ),
    }) satisfies z.ZodMiniType<ThreadRecord>,
  ),
  imports: parserOf(
    z.object({
      id,
      file: text(1_000),
      startedAt: timestamp,
      endedAt: z.optional(timestamp),
      state: z.enum(['running', 'done', 'stopped', 'failed', 'reverted']),
      revertedBy: z.optional(id),
      elsewhere: z.optional(z.literal(true)),
      plan: importPlan,
      created: timestamp,
      updated: timestamp,
      unchanged: timestamp,
      skipped: timestamp,
      mayBeSame: z.optional(timestamp),
      problemCount: z.optional(timestamp),
      problems: z
        .array(
          z.object({
            row: z.int().check(z.positive()),
            column: z.optional(z.int().check(z.nonnegative())),
            code: text(60),
            text: z.optional(z.string().check(z.maxLength(300))),
          }),
        )
        .check(z.maxLength(1_000)),
    }) satisfies z.ZodMiniType<ImportRow>,
  ),
  // Where leads are passed on to, without the keys for it: these are in no backup.
  targets: parserOf(z.object({ id: text(200), enabled: z.boolean(), settings: z.optional(targetSettings) })),
  outbox: parserOf(
    z.object({
      targetId: text(200),
      leadId: id,
      revision: z.int().check(z.positive()),
      at: timestamp,
      deleted: z.optional(z.literal(true)),
    }),
  ),
} satisfies Record<string, RowParser>;

export type BackupTable = keyof typeof rowParsers;
export const backupTables = Object.keys(rowParsers) as readonly BackupTable[];

/** Tables that grow with the leads, and so are read and written in pieces. */
export const largeTables = ['leads', 'captures', 'history'] as const satisfies readonly BackupTable[];
export const smallTables = backupTables.filter((table) => !largeTables.some((large) => large === table));

/** What belongs to this browser and not to the leads. */
export const notBackedUp: readonly string[] = [
  'meta',
  'jobs',
  'drafts',
  'syncStates',
  'synced',
  'syncedTogether',
  'quarantine',
  'credentials',
  'conflicts',
  'owners',
];

type RowParser = (row: unknown) => object | undefined;

function text(most: number) {
  return z.string().check(z.minLength(1), z.maxLength(most));
}

function parserOf(schema: z.ZodMiniType): RowParser {
  return (row) => {
    const parsed = schema.safeParse(row);
    return parsed.success ? (parsed.data as object) : undefined;
  };
}

const birth = z.object({
  id,
  kind: lead.shape.kind,
  facts,
  print: text(40),
}) satisfies z.ZodMiniType<Birth>;

const changes = z
  .array(z.object({ path: text(3_000), before: z.optional(z.unknown()), after: z.optional(z.unknown()) }))
  .check(z.minLength(1));
const rowEnds = {
  seq: z.int().check(z.positive()),
  captures: z.optional(z.array(z.object({ id, withdrawn: z.boolean() }))),
  changes,
};
const leadRow = z.extend(historyEntry, {
  ...rowEnds,
  merge: z.optional(z.object({ into: id, undone: z.boolean() })),
  aliases: z.optional(z.array(z.object({ id, gone: z.boolean() }))),
});
const otherRow = z.extend(z.omit(historyEntry, { leadId: true }), rowEnds);
const definitionRow = z.extend(otherRow, {
  definition: z.object({ kind: z.enum(definitionKinds as [DefinitionKind]), id }),
});
const categoryRow = z.extend(otherRow, { categoryId: id });
const historyRow = z.union([leadRow, definitionRow, categoryRow]);
const birthsRow = z.extend(z.omit(historyEntry, { leadId: true, changes: true, rules: true }), {
  seq: rowEnds.seq,
  births: z.array(birth).check(z.minLength(1)),
});

function parseHistory(row: unknown): StoredHistoryRow | undefined {
  const births = birthsRow.safeParse(row);
  if (births.success) {
    const { data } = births;
    return { ...data, leadIds: data.births.map((one) => one.id), size: data.births.length };
  }
  const parsed = historyRow.safeParse(row);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const kind = 'definition' in data ? data.definition.kind : 'categoryId' in data ? 'categories' : undefined;
  const parsedChanges = data.changes.map((change) => parseChange(change, kind));
  if (parsedChanges.includes(undefined)) return undefined;
  return { ...data, changes: parsedChanges } as StoredHistoryRow;
}

/** The values before and after as fresh objects; `undefined` where one cannot stand there. */
function parseChange(
  { path, before, after }: z.infer<typeof changes>[number],
  kind: DefinitionKind | undefined,
): Change | undefined {
  const parse = findValueParser(path, kind);
  if (parse === undefined) return undefined;
  const values = [before, after].map((value) => (value === undefined ? { value } : parse(value)));
  const [was, is] = values;
  return was && is && { path, before: was.value, after: is.value };
}

type ValueParser = (value: unknown) => { value: unknown } | undefined;

function findValueParser(path: string, kind: DefinitionKind | undefined): ValueParser | undefined {
  if (kind !== undefined) return valueParserOf(definitionSchemas[kind]);
  if (path === 'lead') return valueParserOf(z.union([lead, birth]));
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const part = Object.entries(lead.shape).find(([name]) => name === head)?.[1];
    return part && valueParserOf(part);
  }
  switch (head) {
    case 'requests':
      return valueParserOf(leadRequest);
    case 'custom':
      return valueParserOf(customValue);
    case 'activities':
      return valueParserOf(activity);
    case 'tasks':
      return valueParserOf(task);
    case 'facts':
      return (value) => {
        const parsed = facts.safeParse({ [rest.join('.')]: value });
        const [list] = parsed.success ? Object.values(parsed.data) : [];
        return list && { value: list };
      };
    default:
      return undefined;
  }
}

function valueParserOf(schema: z.ZodMiniType): ValueParser {
  return (value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? { value: parsed.data } : undefined;
  };
}
