import { parseCustomValue } from '@/lib/leads/custom-value';
import { getText } from '@/lib/leads/field-text';
import type { Fact, Lead } from '@/lib/leads/lead';
import { leadKinds } from '@/lib/leads/candidate';
import { leadClasses, levels, stages } from '@/lib/leads/lead-parts';
import type { FieldId, FieldValue, PostalAddress } from '@/lib/leads/values';
import { findCountries } from '@/lib/search/countries';
import type { LeadEdit } from '@/lib/store/commands/edit-lead';
import type { Wrong } from '../lead/parse-field';
import type { ColumnId, TableColumn } from './columns';

/** How a column's cells are edited; `undefined` for what only pages and the store say. */
export type EditKind =
  'text' | 'long' | 'date' | 'choice' | 'toggle' | 'category' | 'tags' | 'lists' | 'owner';
type EditColumn = Pick<TableColumn, 'id' | 'field' | 'custom'>;

export function getEditKind({ id, field, custom }: EditColumn): EditKind | undefined {
  if (custom !== undefined) {
    if (custom.type === 'boolean') return 'toggle';
    return custom.type === 'date' || custom.type === 'choice' ? custom.type : 'text';
  }
  switch (id) {
    case 'description':
    case 'note':
      return 'long';
    case 'category':
    case 'tags':
    case 'lists':
    case 'owner':
      return id;
    case 'stage':
    case 'class':
    case 'level':
    case 'kind':
      return 'choice';
    case 'existing':
    case 'doNotContact':
      return 'toggle';
    case 'street':
    case 'postalCode':
    case 'locality':
    case 'region':
    case 'country':
    case 'language':
      return 'text';
    default:
      return field === undefined ? undefined : 'text';
  }
}

/** The ids a cell of a column can choose from; the words for them are the caller's. */
export function getChoices({ id, custom }: EditColumn): readonly string[] {
  if (custom !== undefined) return custom.choices ?? [];
  switch (id) {
    case 'stage':
      return stages;
    case 'class':
      return ['prospect', ...leadClasses];
    case 'level':
      return levels;
    case 'kind':
      return leadKinds;
    default:
      return [];
  }
}

/** What a cell holds now: as one would type it, or the id of a choice. */
export function getEditText(lead: Lead, column: EditColumn): string {
  const { id, custom } = column;
  if (custom !== undefined) {
    const value = lead.custom?.[custom.id];
    return value === undefined ? '' : String(value);
  }
  const field = findField(lead, column);
  if (field !== undefined) {
    const [first] = getValues(lead, field);
    return first === undefined ? '' : getText(field, first);
  }
  const address = lead.facts.address?.[0]?.value;
  switch (id) {
    case 'street':
    case 'postalCode':
    case 'locality':
    case 'region':
      return address?.[id] ?? '';
    case 'country':
      return address?.countryCode ?? '';
    case 'stage':
      return lead.stage ?? 'new';
    case 'class':
      return lead.class ?? 'prospect';
    case 'level':
      return lead.level ?? 'internal';
    case 'kind':
      return lead.kind;
    case 'owner':
      return lead.owner ?? '';
    case 'language':
      return lead.language ?? '';
    case 'note':
      return lead.note ?? '';
    default:
      return '';
  }
}

export type ToEdit =
  | { ok: true; edit: LeadEdit | undefined }
  | { ok: false; wrong: Wrong | 'number' | 'language' | 'country' | 'date' };

/** What was typed into a cell as a change of the lead, by the rules of the lead's page; `undefined` when it is the same. */
export async function toEdit(lead: Lead, column: EditColumn, typed: string): Promise<ToEdit> {
  const text = typed.trim();
  if (text === getEditText(lead, column).trim()) return { ok: true, edit: undefined };
  const { custom } = column;
  if (custom !== undefined) {
    const value = text === '' ? '' : parseCustomValue(custom, text);
    if (value !== undefined) return { ok: true, edit: { custom: { [custom.id]: value } } };
    return { ok: false, wrong: custom.type === 'number' || custom.type === 'date' ? custom.type : 'website' };
  }
  const field = findField(lead, column);
  if (field !== undefined) return toFieldEdit(lead, field, text);
  return toMarkEdit(lead, column.id, text);
}

/** The field behind a cell: a person's name is in another one than a company's. */
function findField({ kind, facts }: Lead, { id, field }: EditColumn): FieldId | undefined {
  if (id !== 'name') return field;
  if (kind === 'person') return facts.person || !facts.name ? 'person' : 'name';
  return facts.name || !facts.legalName ? 'name' : 'legalName';
}

function getValues({ facts }: Lead, field: FieldId): FieldValue[] {
  const list: readonly Fact<FieldValue>[] = facts[field] ?? [];
  return list.map(({ value }) => value);
}

async function toFieldEdit(lead: Lead, field: FieldId, text: string): Promise<ToEdit> {
  const [, ...others] = getValues(lead, field);
  if (text === '') return { ok: true, edit: { facts: { [field]: others } } };
  // It knows every country's phone numbers (60 kB), which opening the table need not wait for.
  const { parseField } = await import('../lead/parse-field');
  const country = lead.facts.address?.[0]?.value.countryCode ?? lead.facts.phone?.[0]?.value.country;
  const parsed = parseField(field, text, country);
  return parsed.ok ? { ok: true, edit: { facts: { [field]: [parsed.value, ...others] } } } : parsed;
}

function toMarkEdit(lead: Lead, id: ColumnId, text: string): ToEdit {
  switch (id) {
    case 'street':
    case 'postalCode':
    case 'locality':
    case 'region':
      return { ok: true, edit: toAddressEdit(lead, { [id]: text === '' ? undefined : text }) };
    case 'country': {
      // The browser calls the former East Germany Germany, too.
      const codes = text === '' ? [undefined] : [...new Set(findCountries(text).map(toPresentCode))];
      if (codes.length !== 1) return { ok: false, wrong: 'country' };
      return { ok: true, edit: toAddressEdit(lead, { countryCode: codes[0] }) };
    }
    case 'language': {
      const language = text === '' ? '' : toLanguage(text);
      return language === undefined ? { ok: false, wrong: 'language' } : { ok: true, edit: { language } };
    }
    case 'stage':
      return { ok: true, edit: { stage: stages.find((one) => one === text) } };
    case 'class':
      return {
        ok: true,
        edit: { class: (['prospect', ...leadClasses] as const).find((one) => one === text) },
      };
    case 'level':
      return { ok: true, edit: { level: levels.find((one) => one === text) } };
    case 'kind':
      return { ok: true, edit: { kind: leadKinds.find((one) => one === text) } };
    case 'owner':
    case 'note':
      return { ok: true, edit: { [id]: text } };
    default:
      return { ok: true, edit: undefined };
  }
}

const toPresentCode = (code: string) => new Intl.Locale('und', { region: code }).region;

type AddressPart = 'street' | 'postalCode' | 'locality' | 'region';

/** The address with another part; its line is changed where that part stands in it, or else written anew. */
function toAddressEdit(
  lead: Lead,
  part: { [P in AddressPart | 'countryCode']?: string | undefined },
): LeadEdit {
  const [old, ...others] = getValues(lead, 'address') as PostalAddress[];
  const parts: { [P in AddressPart | 'countryCode']?: string | undefined } = { ...old, ...part };
  const { street, postalCode, locality, region, countryCode } = parts;
  const [[name, now] = []] = Object.entries(part) as [AddressPart | 'countryCode', string | undefined][];
  const before = name === undefined ? undefined : old?.[name];
  const line = [street, locality, [region, postalCode].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const text =
    old !== undefined && name === 'countryCode'
      ? old.text
      : old !== undefined && before !== undefined && now !== undefined && old.text.includes(before)
        ? old.text.replace(before, () => now)
        : line || countryCode;
  if (text === undefined || text === '') return { facts: { address: others } };
  const next: PostalAddress = {
    text,
    ...(street !== undefined && { street }),
    ...(locality !== undefined && { locality }),
    ...(region !== undefined && { region }),
    ...(postalCode !== undefined && { postalCode }),
    ...(countryCode !== undefined && { countryCode }),
  };
  return { facts: { address: [next, ...others] } };
}

/** A box that is ticked or not: its other state. */
export function toToggle(lead: Lead, { id, custom }: EditColumn): LeadEdit | undefined {
  if (custom !== undefined) return { custom: { [custom.id]: lead.custom?.[custom.id] === true ? '' : true } };
  if (id === 'existing') return { existing: lead.existing !== true };
  if (id === 'doNotContact') return { doNotContact: lead.doNotContact === undefined };
  return undefined;
}

function toLanguage(typed: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(typed)[0];
  } catch {
    return undefined;
  }
}
