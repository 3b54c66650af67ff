import { setCustom } from '@/lib/leads/changes';
import { factKey } from '@/lib/leads/fact-key';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { MAX_VALUES_PER_FIELD } from '@/lib/leads/limits';
import type { Fact, Lead, Source } from '@/lib/leads/lead';
import type { CustomValue } from '@/lib/leads/lead-parts';
import { applyMarks, type LeadMarks } from '@/lib/leads/marks';
import { withKeys } from '@/lib/leads/merge';
import { withPointStatus } from '@/lib/leads/point-status';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import type { Category, List } from '@/lib/leads/definitions';
import { getColumnSpec, parseColumnId } from '@/lib/transfer/columns/column';
import {
  createAspectValues,
  createLeadValues,
  type ColumnValues,
  type ValueOptions,
} from '@/lib/transfer/columns/lead-values';
import { idWords } from '@/lib/transfer/columns/words';
import { MAX_CELL_LENGTH } from '@/lib/transfer/read/limits';
import type { FileCell, FileRow } from '@/lib/transfer/read/opened-file';
import type { Cell } from '@/lib/transfer/table';
import type { Imported, ImportedValue } from './imported';
import { labelledTargets, toldOfValues, toToldTarget, type ParsedTarget, type Told } from './targets';
import { toImported, type ReadyPlan } from './to-imported';

/**
 * A file that came back. Three rows say what happened to a lead: as it was exported, as it is stored now, and as it stands
 * in the file. All three are read by the same code, so what a spreadsheet did to the way a number or date is written is no
 * change; what differs is compared part by part.
 */

/** What a group of columns says together: the parts of an address, `Phone` and `Phone 2` and `Mobile`. */
type Part =
  | { kind: 'fact' | Told; field: FieldId }
  | { kind: 'mark'; mark: keyof LeadMarks }
  | { kind: 'custom'; fieldId: string }
  | { kind: 'tags' | 'category' | 'lists' };

export interface ChangedPart {
  /** Targets of the columns, the first names the part. */
  readonly columns: readonly string[];
  readonly part: Part;
  readonly exported: Cell;
  readonly stored: Cell;
  readonly file: Cell;
  /** Changed here as well since it was exported, and otherwise. */
  readonly conflict: boolean;
}

export interface ReturnedContext {
  readonly ready: ReadyPlan;
  readonly categories: readonly Category[];
  readonly lists: readonly List[];
}

const FACTS: Readonly<Record<string, FieldId>> = {
  company: 'name',
  mobile: 'phone',
  domain: 'website',
  linkedin: 'social',
  firstName: 'person',
  lastName: 'person',
  street: 'address',
  postalCode: 'address',
  locality: 'address',
  region: 'address',
  country: 'address',
  countryName: 'address',
};
const MARKS = [
  'owner',
  'stage',
  'stageReason',
  'class',
  'existing',
  'level',
  'language',
  'doNotContact',
  'note',
  'kind',
] as const;

function toPart(target: ParsedTarget): Part | undefined {
  if ('fieldId' in target) return { kind: 'custom', fieldId: target.fieldId };
  const { id } = target;
  if (id === 'label' || id === 'status')
    return { kind: id, field: target.of === 'mobile' ? 'phone' : target.of };
  if (id === 'tags' || id === 'category' || id === 'lists') return { kind: id };
  const mark = MARKS.find((one) => one === id);
  if (mark) return { kind: 'mark', mark };
  const field = FACTS[id] ?? fieldIds.find((one) => one === id);
  return field && { kind: 'fact', field };
}

const toKey = (part: Part) => Object.values(part).join(' ');

/** What the row changed, part by part. @param base as it was exported; @param stored as it is now */
export function findChanges(
  row: FileRow,
  base: Lead,
  stored: Lead,
  { ready, categories, lists }: ReturnedContext,
): { changed: ChangedPart[]; imported: Imported } {
  const write = createRowWriter(ready, categories, lists);
  const [baseRow, storedRow] = [write(base), write(stored)];
  const [was, is, imported] = [baseRow, storedRow, row].map((one) => toImported(one, ready)) as [
    Imported,
    Imported,
    Imported,
  ];
  const spoiled = new Set(
    imported.problems.flatMap(({ code, column }) => (column !== undefined && LOSES.test(code) ? column : [])),
  );
  const groups = Map.groupBy(
    ready.columns.flatMap((column) => {
      const part = toPart(column.target);
      return part ? [{ ...column, part }] : [];
    }),
    ({ part }) => toKey(part),
  );
  const changed: ChangedPart[] = [];
  for (const columns of groups.values()) {
    const [first] = columns;
    // What could not be read is no wish to take anything away.
    if (first === undefined || columns.some(({ at }) => spoiled.has(at))) continue;
    const { part } = first;
    const [before, now, wanted] = [toPrint(was, part), toPrint(is, part), toPrint(imported, part)];
    if (wanted === before || wanted === now) continue;
    const text = (of: FileRow) =>
      columns.flatMap(({ at }) => of.cells[at]?.text.trim() || []).join('; ') || undefined;
    changed.push({
      columns: [...new Set(columns.map(({ to }) => to))],
      part,
      exported: text(baseRow),
      stored: text(storedRow),
      file: text(row),
      conflict: now !== before,
    });
  }
  return { changed, imported };
}

/** With these, a value of the file was lost. */
const LOSES = /^(?:rounded|bad-|unknown-|nothing)/;

/** Equal when a part says the same, however it is written. */
function toPrint(imported: Imported, part: Part): string {
  switch (part.kind) {
    case 'fact': {
      const list: readonly ImportedValue<FieldValue>[] = imported.facts[part.field] ?? [];
      return list.map(({ value }) => toValueKey(part.field, value)).join('\n');
    }
    case 'label': {
      const list: readonly ImportedValue<FieldValue>[] = imported.facts[part.field] ?? [];
      return list.map(({ label = '' }) => label).join('\n');
    }
    case 'status': {
      const list: readonly ImportedValue<FieldValue>[] = imported.facts[part.field] ?? [];
      return list.map(({ status = 'valid' }) => status).join('\n');
    }
    case 'mark': {
      const said =
        part.mark === 'kind' ? imported.kind : imported.marks[part.mark as keyof Imported['marks']];
      // What a lead is when nothing is said may be written or left empty.
      return said === USUAL[part.mark] ? '' : plain(JSON.stringify(said) ?? '');
    }
    case 'custom':
      return plain(JSON.stringify(imported.custom[part.fieldId]) ?? '');
    case 'tags':
      return [...imported.tags].sort().join('\n');
    case 'lists':
      return [...imported.lists].sort().join('\n');
    case 'category':
      return imported.categories
        .map((path) => path.join('\t'))
        .sort()
        .join('\n');
  }
}

const USUAL: { readonly [M in keyof LeadMarks]?: LeadMarks[M] } = {
  stage: 'new',
  class: 'prospect',
  level: 'internal',
  existing: false,
  doNotContact: false,
};

const plain = (text: string) => text.replace(/\\r\\n/g, '\\n');

/** Texts by their letters, numbers by what one dials, addresses by all of their parts. */
function toValueKey(field: FieldId, value: FieldValue): string {
  if (typeof value === 'string') return value.replace(/\r\n/g, '\n');
  if (field === 'address') return JSON.stringify(Object.entries(value).sort());
  return fieldSpecs[field].getKey(value as never);
}

/** The row a lead is written as, in the columns of the file. */
function createRowWriter(
  { columns, customFields }: ReadyPlan,
  categories: readonly Category[],
  lists: readonly List[],
): (lead: Lead) => FileRow {
  const options: ValueOptions = {
    words: idWords,
    categories,
    lists,
    mobileApart: columns.some(({ target }) => target.id === 'mobile'),
  };
  const values: Readonly<Record<string, Pick<ColumnValues, 'of'> | undefined>> = createLeadValues(options);
  const told = Object.fromEntries(
    labelledTargets.flatMap((target) =>
      toldOfValues.map((one) => [toToldTarget(target, one), createAspectValues(target, one, options)]),
    ),
  );
  const width = Math.max(0, ...columns.map(({ at }) => at + 1));
  return (lead) => {
    const cells = Array.from<FileCell | undefined>({ length: width });
    for (const [index, { at, to, target }] of columns.entries()) {
      const same = columns.filter((one) => one.to === to);
      const turn = same.findIndex((one) => one === columns[index]);
      const text =
        'fieldId' in target
          ? toText(customFields.has(target.fieldId) ? lead.custom?.[target.fieldId] : undefined)
          : toCell((told[to] ?? values[to])?.of({ lead }) ?? [], to, turn, same.length);
      if (text !== undefined && text !== '') cells[at] = { text: text.slice(0, MAX_CELL_LENGTH) };
    }
    return { number: 1, cells };
  };
}

/** Of a field of the user's own. */
function toText(value: CustomValue | undefined): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? undefined : String(value);
}

/** Of numbered columns the last holds the rest, as `toTables` writes them. */
function toCell(values: readonly Cell[], to: string, turn: number, count: number): string | undefined {
  const known = parseColumnId(to);
  const several = known !== undefined && 'id' in known ? getColumnSpec(known.id).several : undefined;
  const some =
    several === undefined
      ? values.slice(0, 1)
      : turn < count - 1
        ? values.slice(turn, turn + 1)
        : values.slice(turn);
  const texts = some.map((value) => (value instanceof Date ? value.toISOString() : String(value ?? '')));
  return texts.every((text) => text === '') ? undefined : texts.join('; ');
}

/** Names of categories and lists as ids, for the file's row and for the lead as it was exported. */
export interface ReturnedMoment {
  readonly importId: string;
  readonly at: number;
  readonly row: number;
  readonly categoryIds: readonly string[];
  readonly listIds: readonly string[];
}

/** The stored lead with these parts as the file has them; nothing else is touched. */
export function applyChanges(
  stored: Lead,
  base: Lead,
  imported: Imported,
  parts: readonly ChangedPart[],
  moment: ReturnedMoment,
): Lead {
  let lead = stored;
  for (const { part } of parts) {
    switch (part.kind) {
      case 'fact':
        lead = applyFacts(lead, base, imported, part.field, moment);
        break;
      case 'label':
        lead = applyLabels(lead, imported, part.field);
        break;
      case 'status':
        lead = applyStatuses(lead, imported, part.field);
        break;
      case 'mark':
        lead = applyMarks(lead, toMarks(imported, part.mark), moment.at);
        break;
      case 'custom':
        lead = setCustom(lead, part.fieldId, imported.custom[part.fieldId]);
        break;
      case 'tags':
        lead = { ...lead, tags: changeSet(lead.tags, base.tags, imported.tags) };
        break;
      case 'category':
        lead = {
          ...lead,
          categoryIds: changeSet(lead.categoryIds, base.categoryIds, moment.categoryIds),
        };
        break;
      case 'lists': {
        const { listIds = [], ...rest } = lead;
        const next = changeSet(listIds, base.listIds ?? [], moment.listIds);
        lead = next.length === 0 ? rest : { ...rest, listIds: next };
        break;
      }
    }
  }
  return withKeys(lead);
}

const changeSet = (now: readonly string[], before: readonly string[], wanted: readonly string[]) => [
  ...new Set([...now.filter((one) => !before.includes(one) || wanted.includes(one)), ...wanted]),
];

/** What a lead is when nothing is said takes a mark away. */
function toMarks({ kind, marks }: Imported, mark: (typeof MARKS)[number] | keyof LeadMarks): LeadMarks {
  switch (mark) {
    case 'kind':
      return { kind };
    case 'stage':
      return { stage: marks.stage ?? 'new' };
    case 'class':
      return { class: marks.class ?? 'prospect' };
    case 'level':
      return { level: marks.level ?? 'internal' };
    case 'existing':
      return { existing: marks.existing ?? false };
    case 'doNotContact':
      return { doNotContact: marks.doNotContact ?? false };
    case 'owner':
    case 'stageReason':
    case 'language':
    case 'note':
      return { [mark]: marks[mark] ?? '' };
    default:
      return {};
  }
}

/** What the file calls the values it has; without a word for one, it goes. */
function applyLabels(lead: Lead, imported: Imported, field: FieldId): Lead {
  const wanted: readonly ImportedValue<FieldValue>[] = imported.facts[field] ?? [];
  const now: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
  const list = now.map((fact) => {
    const said = wanted.find(({ value }) => toValueKey(field, value) === toValueKey(field, fact.value));
    if (said === undefined || said.label === fact.label) return fact;
    const { label: _, ...rest } = fact;
    return { ...rest, ...(said.label !== undefined && { label: said.label }) };
  });
  return list.length === 0 ? lead : { ...lead, facts: { ...lead.facts, [field]: list } };
}

/** Whether the values of the file work; of one nothing is said of, it does. */
function applyStatuses(lead: Lead, imported: Imported, field: FieldId): Lead {
  const said: readonly ImportedValue<FieldValue>[] = imported.facts[field] ?? [];
  const now: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
  return said.reduce((next, { value, status = 'valid' }) => {
    const fact = now.find((one) => toValueKey(field, one.value) === toValueKey(field, value));
    const isNews = fact !== undefined && (fact.status ?? 'valid') !== status;
    return isNews ? withPointStatus(next, field, factKey(field, fact.value), status) : next;
  }, lead);
}

/** Values the file no longer has go, new ones take their place, and what was never in the file stays. */
function applyFacts(
  lead: Lead,
  base: Lead,
  imported: Imported,
  field: FieldId,
  { importId, at, row }: ReturnedMoment,
): Lead {
  const key = (value: FieldValue) => toValueKey(field, value);
  const wanted: readonly ImportedValue<FieldValue>[] = imported.facts[field] ?? [];
  const exported: readonly Fact<FieldValue>[] = base.facts[field] ?? [];
  const now: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
  const isFirstOnly = parseColumnId(field) !== undefined && !fieldSpecs[field].many;
  const was = new Set((isFirstOnly ? exported.slice(0, 1) : exported).map(({ value }) => key(value)));
  const stays = new Set(wanted.map(({ value }) => key(value)));
  const kept = now.filter(({ value }) => !was.has(key(value)) || stays.has(key(value)));
  const gone = now.filter((fact) => !kept.includes(fact));
  const sources: Source[] = [{ by: 'import', importId, row, at }];
  const file = wanted.map(
    ({ value, label, status }): Fact<FieldValue> =>
      kept.find((fact) => key(fact.value) === key(value)) ?? {
        value,
        sources,
        ...(label !== undefined && { label }),
        ...(status !== undefined && status !== 'valid' && { status }),
      },
  );
  const list = [...file, ...kept.filter((fact) => !file.includes(fact))].slice(0, MAX_VALUES_PER_FIELD);
  const there = new Set(list.map(({ value }) => factKey(field, value)));
  const removed = [
    ...new Set([...(lead.removed ?? []), ...gone.map(({ value }) => factKey(field, value))]),
  ].filter((one) => !there.has(one));
  const { [field]: _, ...facts } = lead.facts;
  const { removed: __, ...rest } = lead;
  return {
    ...rest,
    facts: list.length === 0 ? facts : { ...facts, [field]: list },
    ...(removed.length > 0 && { removed }),
  };
}
