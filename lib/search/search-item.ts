import type { Outcome } from '@/lib/leads/activity';
import { toDayStart } from '@/lib/leads/due';
import { getText } from '@/lib/leads/field-text';
import { fold } from '@/lib/leads/fold';
import type { Fact, Lead } from '@/lib/leads/lead';
import type { CustomValue, LeadClass, Level, Process, Stage } from '@/lib/leads/lead-parts';
import type { LeadKind } from '@/lib/leads/candidate';
import { fieldIds, type FieldId, type FieldValue, type Phone, type PostalAddress } from '@/lib/leads/values';

/** Parts of a lead that are searched as text: the fields, parts of the address, and what the user wrote. */
export const lineIds = [
  ...fieldIds,
  'locality',
  'region',
  'postalCode',
  'country',
  'tag',
  'request',
  'account',
  'note',
  'owner',
  'reason',
  'custom',
  'said',
] as const;
export type LineId = (typeof lineIds)[number];

/**
 * What a line of a search text begins with: a control character of its own for each part, which no text has (they are
 * taken out) and which fits in one byte, so that the text of most leads is kept in one byte a letter.
 */
export function getLineMark(line: LineId): string {
  return String.fromCharCode(0x80 + lineIds.indexOf(line));
}
export const isLineMark = (code: number) => code >= 0x80 && code <= 0x9f;

/** What many leads share; one object for all with the same marks, see `toMarks`. */
export interface Marks {
  readonly kind: LeadKind;
  readonly categoryIds: readonly string[];
  readonly listIds: readonly string[];
  readonly tags: readonly string[];
  readonly owner: string | undefined;
  readonly stage: Stage;
  readonly class: LeadClass | 'prospect';
  readonly existing: boolean;
  readonly level: Level;
  readonly doNotContact: boolean;
  /** Lower case. */
  readonly language: string | undefined;
  readonly process: Process | undefined;
  readonly sites: readonly string[];
  /** What came of the last contact. */
  readonly outcome: Outcome | undefined;
}

/** A lead as the search sees it: a seventh of its size. */
export interface SearchItem {
  readonly id: string;
  /** Folded; one line a value, each behind the mark of its part (`getLineMark`); a phone also as bare digits. */
  readonly text: string;
  readonly marks: Marks;
  /** Milliseconds since 1970, like the others. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When any of its values was last seen or typed. */
  readonly seenAt: number;
  /** When the last contact was; absent for a lead nobody has met. */
  readonly touchedAt: number | undefined;
  /** The first millisecond of the day the next step is due; `Infinity` for a step without a day. */
  readonly nextAt: number | undefined;
  /** Values of the user's own fields, by the ids of these. */
  readonly custom: Readonly<Record<string, CustomValue>> | undefined;
}

/** @param share finds the object other leads with equal marks have; without it, each has its own */
export function toSearchItem(lead: Lead, share: (marks: Marks) => Marks = (marks) => marks): SearchItem {
  return {
    id: lead.id,
    text: toSearchText(lead),
    marks: share(toMarks(lead)),
    createdAt: lead.createdAt,
    updatedAt: lead.updatedAt,
    seenAt: getSeenAt(lead),
    touchedAt: lead.touched?.at,
    nextAt: lead.next && (lead.next.due === undefined ? Infinity : toDayStart(lead.next.due)),
    custom: lead.custom,
  };
}

function toMarks(lead: Lead): Marks {
  return {
    kind: lead.kind,
    categoryIds: lead.categoryIds,
    listIds: lead.listIds ?? [],
    tags: lead.tags,
    owner: lead.owner,
    stage: lead.stage ?? 'new',
    class: lead.class ?? 'prospect',
    existing: lead.existing ?? false,
    level: lead.level ?? 'internal',
    doNotContact: lead.doNotContact !== undefined,
    language: lead.language?.toLowerCase(),
    process: lead.process,
    sites: lead.sites ?? [],
    outcome: lead.touched?.outcome,
  };
}

/** Everything one can search a lead for by words. */
function toSearchText(lead: Lead): string {
  let text = '';
  const add = (line: LineId, value: string | undefined) => {
    if (value !== undefined) text += getLineMark(line) + toLine(value);
  };
  for (const field of fieldIds) {
    const list: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    for (const { value } of list) addValue(field, value, add);
  }
  for (const tag of lead.tags) add('tag', tag);
  for (const { products } of lead.requests ?? []) for (const product of products) add('request', product);
  for (const account of lead.accounts ?? []) add('account', account);
  add('owner', lead.owner);
  add('reason', lead.stageReason);
  add('reason', lead.doNotContact?.reason);
  for (const value of Object.values(lead.custom ?? {}))
    if (typeof value !== 'boolean') add('custom', String(value));
  add('note', lead.note);
  add('said', lead.said);
  return text;
}

function addValue(field: FieldId, value: FieldValue, add: (line: LineId, value: string | undefined) => void) {
  add(field, getText(field, value));
  if (field === 'phone' || field === 'fax') for (const digits of toDigits(value as Phone)) add(field, digits);
  if (field !== 'address') return;
  const { locality, region, postalCode, countryCode } = value as PostalAddress;
  add('locality', locality);
  add('region', region);
  add('postalCode', postalCode);
  add('country', countryCode);
}

/** Folded, on one line. */
export function toLine(text: string): string {
  // The marks of lines must not come from a page.
  return fold(text).replace(/[\s\x80-\x9f]+/g, ' ');
}

/** As dialled from abroad, and as written when that is not a part of it (the leading 0 of a national number). */
function toDigits({ e164, text }: Phone): string[] {
  const abroad = e164?.slice(1) ?? '';
  const written = text.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^00/, '');
  return [abroad, abroad.includes(written) ? '' : written].filter((digits) => digits !== '');
}

function getSeenAt(lead: Lead): number {
  let seenAt = 0;
  for (const field of fieldIds)
    for (const { sources } of (lead.facts[field] ?? []) as readonly Fact<FieldValue>[])
      for (const { at } of sources) seenAt = Math.max(seenAt, at);
  return seenAt === 0 ? lead.createdAt : seenAt;
}

/** The first value of a part, or the one `skip` behind it, folded; `undefined` when there is none. */
export function findLine(text: string, line: LineId, skip = 0): string | undefined {
  const mark = getLineMark(line);
  let start = text.indexOf(mark);
  for (let skipped = 0; skipped < skip && start >= 0; skipped++) start = text.indexOf(mark, start + 1);
  if (start < 0) return undefined;
  let end = start + 1;
  while (end < text.length && !isLineMark(text.charCodeAt(end))) end++;
  return text.slice(start + 1, end);
}
