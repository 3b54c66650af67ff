import { setCustom } from '@/lib/leads/changes';
import { factKey } from '@/lib/leads/fact-key';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import type { Fact, Lead, Source } from '@/lib/leads/lead';
import { applyMarks, type LeadMarks } from '@/lib/leads/marks';
import { isSame, pickFuller, withKeys } from '@/lib/leads/merge';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import type { Imported, ImportedMarks, ImportedValue } from './imported';
import type { ImportPlan } from './plan';

/** What a row means where it is written: names looked up, and the moment. */
export interface ImportMoment {
  readonly importId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Those the row names, without the plan's. */
  readonly categoryIds: readonly string[];
  readonly listIds: readonly string[];
  readonly plan: Pick<ImportPlan, 'differing' | 'defaults'>;
}

/** A new lead from a row. */
export function toImportedLead(imported: Imported, moment: ImportMoment & { id: string }): Lead {
  const { savedAt } = imported;
  const createdAt = savedAt !== undefined && savedAt <= moment.at ? savedAt : moment.at;
  const empty: Lead = {
    id: moment.id,
    kind: imported.kind,
    facts: {},
    categoryIds: [],
    tags: [],
    process: 'import',
    createdAt,
    updatedAt: moment.at,
    revision: 1,
    keys: [],
  };
  return withKeys(merge(empty, imported, { ...moment, plan: { ...moment.plan, differing: 'file' } }));
}

/**
 * A lead we have after a row of a file said something of it. With `file` the row's values come first and what differs
 * stays behind them; with `keep` the row only fills gaps and adds to lists. What the row says and the lead holds already
 * changes nothing, so the same file twice leaves no trace. The caller counts the revision.
 * Cases: tests/unit/transfer/import/merge-imported.test.ts.
 */
export function mergeImported(lead: Lead, imported: Imported, moment: ImportMoment): Lead {
  const merged = merge(lead, imported, moment);
  return merged === lead ? lead : withKeys(merged);
}

function merge(lead: Lead, imported: Imported, moment: ImportMoment): Lead {
  const { plan } = moment;
  const withFacts = mergeFacts(lead, imported, moment);
  const marked = applyMarks(withFacts, toMarks(lead, imported.marks, plan), moment.at);
  const kind = imported.saysKind && plan.differing === 'file' ? imported.kind : lead.kind;
  let next: Lead = { ...marked, kind };
  next = {
    ...next,
    categoryIds: union(next.categoryIds, [...moment.categoryIds, ...(plan.defaults.categoryIds ?? [])]),
    tags: union(next.tags, [...imported.tags, ...(plan.defaults.tags ?? [])]),
  };
  const listIds = union(next.listIds ?? [], [...moment.listIds, ...(plan.defaults.listIds ?? [])]);
  if (listIds.length > 0) next = { ...next, listIds };
  for (const [id, value] of Object.entries(imported.custom))
    if (plan.differing === 'file' || next.custom?.[id] === undefined) next = setCustom(next, id, value);
  return next;
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];

function toMarks(lead: Lead, said: ImportedMarks, { differing, defaults }: ImportMoment['plan']): LeadMarks {
  const file = differing === 'file';
  const pick = <T>(now: T | undefined, wanted: T | undefined, usual?: T): T | undefined =>
    wanted !== undefined && (file || now === undefined) ? wanted : now === undefined ? usual : undefined;
  const stage = pick(lead.stage, said.stage, defaults.stage);
  const note = said.note ?? (lead.note === undefined ? defaults.note : undefined);
  const reason = pick(lead.stageReason, said.stageReason);
  return compact({
    owner: pick(lead.owner, said.owner, defaults.owner),
    stage,
    stageReason: (stage ?? lead.stage) === 'unqualified' ? reason : undefined,
    class: pick<NonNullable<LeadMarks['class']>>(lead.class, said.class, defaults.class),
    existing: said.existing === false && !file ? undefined : said.existing,
    level: pick(lead.level, said.level, defaults.level),
    language: pick(lead.language, said.language),
    note: note === undefined ? undefined : addNote(lead.note, note),
    // Only a person takes such a wish back.
    doNotContact: said.doNotContact === false ? undefined : keepReason(lead, said.doNotContact),
  });
}

function keepReason(lead: Lead, wish: ImportedMarks['doNotContact']) {
  return wish === true && lead.doNotContact !== undefined ? undefined : wish;
}

/** Behind what is there, once. */
function addNote(old: string | undefined, note: string): string | undefined {
  if (old === undefined) return note;
  return old.includes(note) ? undefined : `${old}\n${note}`.slice(0, 100_000);
}

function compact(marks: { [P in keyof LeadMarks]?: LeadMarks[P] | undefined }): LeadMarks {
  return Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined));
}

function mergeFacts(lead: Lead, imported: Imported, moment: ImportMoment): Lead {
  const source: Source = { by: 'import', importId: moment.importId, row: imported.row, at: moment.at };
  // One list for all values of a row: in the store, structured clones keep that.
  const sources = [source];
  const isFile = moment.plan.differing === 'file';
  let { facts, removed = [] } = lead;
  for (const field of fieldIds) {
    const said: readonly ImportedValue<FieldValue>[] = imported.facts[field] ?? [];
    const wanted = isFile
      ? said
      : said.filter(({ value }) => lead.removed?.includes(factKey(field, value)) !== true);
    if (wanted.length === 0) continue;
    const known: readonly Fact<FieldValue>[] = facts[field] ?? [];
    const list = mergeField(field, known, wanted, sources, isFile);
    if (list === known) continue;
    facts = { ...facts, [field]: list.slice(0, MAX_VALUES_PER_FIELD) };
    const back = new Set(wanted.map(({ value }) => factKey(field, value)));
    removed = removed.filter((key) => !back.has(key));
  }
  if (facts === lead.facts) return lead;
  const { removed: _, ...rest } = lead;
  return { ...rest, facts, ...(removed.length > 0 && { removed }) };
}

/** The same list when nothing is new. */
function mergeField(
  field: FieldId,
  known: readonly Fact<FieldValue>[],
  said: readonly ImportedValue<FieldValue>[],
  sources: Source[],
  isFile: boolean,
): readonly Fact<FieldValue>[] {
  const { many } = fieldSpecs[field];
  if (!isFile && !many && known.length > 0) return known;
  let changed = false;
  const seen = new Map<Fact<FieldValue>, Fact<FieldValue>>();
  const file = said.map(({ value, label, status }): Fact<FieldValue> => {
    const old = known.find((fact) => isSame(field, fact.value, value));
    if (old === undefined) {
      changed = true;
      return {
        value,
        sources,
        ...(label !== undefined && { label }),
        ...(status !== undefined && status !== 'valid' && { status }),
      };
    }
    const better = isFile ? pickBetter(old.value, value) : old.value;
    // Nobody said of most values that they work, so to keep what is here is to keep what was said.
    const works = status === undefined || (!isFile && old.status !== undefined) ? old.status : status;
    const newStatus = works === 'valid' ? undefined : works;
    const { status: _, ...rest } = old;
    const fact =
      better === old.value && (label === undefined || old.label !== undefined) && newStatus === old.status
        ? old
        : {
            ...rest,
            value: better,
            ...(better !== old.value && { sources: [...old.sources, ...sources] }),
            ...(old.label === undefined && label !== undefined && { label }),
            ...(newStatus !== undefined && { status: newStatus }),
          };
    if (fact !== old) changed = true;
    seen.set(old, fact);
    return fact;
  });
  // What one value is meant of shows the file's, even if it was there before, behind another.
  if (isFile && !many && known[0] !== undefined && !seen.has(known[0])) changed = true;
  if (!changed) return known;
  if (!isFile) {
    const theirs = new Set(seen.values());
    return [...known.map((fact) => seen.get(fact) ?? fact), ...file.filter((fact) => !theirs.has(fact))];
  }
  return [...file, ...known.filter((fact) => !seen.has(fact))];
}

/** Text as the file writes it; numbers and addresses only where it says more. */
function pickBetter(old: FieldValue, fresh: FieldValue): FieldValue {
  if (typeof old === 'string' || typeof fresh === 'string')
    return isUrlOrMail(old) || old === fresh ? old : fresh;
  return Object.keys(fresh).length > Object.keys(old).length ? pickFuller(old, fresh) : old;
}

const isUrlOrMail = (value: FieldValue) => typeof value === 'string' && /^https?:|@/i.test(value);
