import type { Category, CustomField, List } from '@/lib/leads/definitions';
import type { Fact, Lead } from '@/lib/leads/lead';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { levels, type CustomValue } from '@/lib/leads/lead-parts';
import type { LeadRequest } from '@/lib/leads/request';
import { contactParts, type Mapping, type OutgoingPart } from '@/lib/leads/sync-target';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { digest } from './digest';

/** A lead as it leaves the house: plain JSON with words where we have ids. Parts the mapping leaves out are absent. */
export interface OutgoingLead {
  id: string;
  kind: Lead['kind'];
  /** Grows with every change. */
  revision: number;
  /** ISO 8601. */
  createdAt: string;
  updatedAt: string;
  level: string;
  /** One value where one is meant, else a list, best first. */
  fields: { [F in FieldId]?: FieldValue | OutgoingValue[] };
  /** Nobody may write to or call them; ways to do so are then left out. */
  doNotContact?: true;
  stage?: string;
  owner?: string;
  class?: string;
  existing?: true;
  language?: string;
  categories?: string[];
  tags?: string[];
  lists?: string[];
  /** Values of the user's own fields by their names. */
  custom?: Record<string, CustomValue>;
  sites?: string[];
  note?: string;
  requests?: OutgoingRequest[];
}

interface OutgoingValue {
  value: FieldValue;
  label?: string;
  status?: string;
}

export type OutgoingRequest = Omit<LeadRequest, 'foundAt' | 'phrases'> & { foundAt: string };

/** What ids of the user's own definitions stand for. */
export interface Names {
  categories: ReadonlyMap<string, string>;
  lists: ReadonlyMap<string, string>;
  customFields: ReadonlyMap<string, string>;
}

export function toNames(definitions: {
  categories: readonly Category[];
  lists: readonly List[];
  customFields: readonly CustomField[];
}): Names {
  const toMap = (rows: readonly { id: string; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]));
  return {
    categories: toMap(definitions.categories),
    lists: toMap(definitions.lists),
    customFields: toMap(definitions.customFields),
  };
}

/** Left out of somebody nobody may write to or call; what they asked for may hold how to reach them, too. */
export const barredParts: readonly OutgoingPart[] = [...contactParts, 'requests'];

export type HoldReason = 'level' | 'list' | 'stage' | 'do-not-contact';

/** Why a lead is not passed on at all. */
export function findHold(lead: Lead, mapping: Mapping): HoldReason | undefined {
  if (levels.indexOf(lead.level ?? 'internal') > levels.indexOf(mapping.ceiling)) return 'level';
  if (lead.doNotContact !== undefined && mapping.doNotContact === 'withhold') return 'do-not-contact';
  const { listIds, stages } = mapping;
  if (listIds !== undefined && lead.listIds?.some((id) => listIds.includes(id)) !== true) return 'list';
  if (stages !== undefined && !stages.includes(lead.stage ?? 'new')) return 'stage';
  return undefined;
}

/** The lead with what the mapping lets out, to be called for leads nothing holds back (`findHold`). */
export function toOutgoing(lead: Lead, mapping: Mapping, names: Names): OutgoingLead {
  const barred = lead.doNotContact === undefined ? [] : barredParts;
  const has = (part: OutgoingPart) => mapping.parts.includes(part) && !barred.includes(part);
  const toWords = (ids: readonly string[] | undefined, of: ReadonlyMap<string, string>) =>
    ids?.flatMap((id) => of.get(id) ?? []) ?? [];
  const fields: OutgoingLead['fields'] = {};
  for (const field of fieldIds) {
    const facts: readonly Fact<FieldValue>[] | undefined = has(field) ? lead.facts[field] : undefined;
    const [first] = facts ?? [];
    if (facts === undefined || first === undefined) continue;
    fields[field] = fieldSpecs[field].many ? facts.map(toValue) : first.value;
  }
  const custom = Object.entries(lead.custom ?? {}).flatMap(([id, value]): [string, CustomValue][] => {
    const name = names.customFields.get(id);
    return name === undefined ? [] : [[name, value]];
  });
  const lists = {
    categories: toWords(lead.categoryIds, names.categories),
    tags: lead.tags,
    lists: toWords(lead.listIds, names.lists),
    sites: lead.sites ?? [],
    requests: (lead.requests ?? []).map(toRequest),
  };
  return {
    id: lead.id,
    kind: lead.kind,
    revision: lead.revision,
    createdAt: new Date(lead.createdAt).toISOString(),
    updatedAt: new Date(lead.updatedAt).toISOString(),
    level: lead.level ?? 'internal',
    fields,
    ...(lead.doNotContact !== undefined && { doNotContact: true as const }),
    ...(has('stage') && { stage: lead.stage ?? 'new' }),
    ...(has('owner') && lead.owner !== undefined && { owner: lead.owner }),
    ...(has('class') && lead.class !== undefined && { class: lead.class }),
    ...(has('class') && lead.existing === true && { existing: true as const }),
    ...(has('language') && lead.language !== undefined && { language: lead.language }),
    ...Object.fromEntries(
      Object.entries(lists).filter(([part, list]) => has(part as keyof typeof lists) && list.length > 0),
    ),
    ...(has('custom') && custom.length > 0 && { custom: Object.fromEntries(custom) }),
    ...(has('note') && lead.note !== undefined && { note: lead.note }),
  };
}

function toValue({ value, label, status }: Fact<FieldValue>): OutgoingValue {
  return {
    value,
    ...(label !== undefined && { label }),
    ...(status !== undefined && { status }),
  };
}

function toRequest({ foundAt, phrases: _, ...request }: LeadRequest): OutgoingRequest {
  return { ...request, foundAt: new Date(foundAt).toISOString() };
}

/** What would be the same if the lead was only touched: moments and counts of changes are no news by themselves. */
export function getContent({ revision: _, updatedAt: __, ...content }: OutgoingLead): object {
  return content;
}

/**
 * The same as long as a target has nothing new to hear. Where something goes to another field of a CRM, it has.
 */
export function getOutgoingDigest(lead: OutgoingLead, { fields, notes }: Mapping): string {
  const where = fields === undefined && notes === undefined ? '' : JSON.stringify([fields, notes]);
  return digest(JSON.stringify(getContent(lead)) + where);
}
