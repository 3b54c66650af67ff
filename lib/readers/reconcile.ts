import { companyKey } from '@/lib/contact/company-name';
import { phoneKey } from '@/lib/contact/phone';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { unclobbered } from '@/lib/page/unclobbered';
import type { FoundFacts, StructuredItem } from './reader';
import type { Steps } from './steps';

/** Fields a list of values is kept for; of the others the first stands. */
const MANY: ReadonlySet<FieldId> = new Set([
  'phone',
  'fax',
  'email',
  'website',
  'social',
  'messenger',
  'registration',
  'industry',
]);

function toKey(field: FieldId, value: FieldValue): string {
  if (typeof value === 'string') {
    return field === 'website' || field === 'profile'
      ? value.replace(/^https?:\/\/(?:www\.)?|[/#]+$/g, '').toLowerCase()
      : value.toLowerCase();
  }
  if ('text' in value) return field === 'address' ? value.text : phoneKey(value);
  if ('url' in value) return value.url;
  return 'id' in value ? `${value.service} ${value.id}` : value.number;
}

/**
 * What the page shows, completed by what it marks up. Structured data is never preferred blindly: it is
 * wrong often enough (region and postal code swapped, one placeholder phone on every record), and what a person
 * sees is what they will be asked about. Equal values grow surer.
 */
export function mergeStructured(shown: FoundFacts, marked: FoundFacts): FoundFacts {
  const merged: Record<string, unknown> = { ...shown };
  for (const [field, list] of Object.entries(marked) as [FieldId, NonNullable<FoundFacts[FieldId]>][]) {
    const known = shown[field] ?? [];
    if (known.length === 0) merged[field] = list;
    else if (MANY.has(field)) {
      const keys = new Set(known.map((one) => toKey(field, one.value)));
      const agreeing = new Set(list.map((one) => toKey(field, one.value)));
      // Where the page shows numbers of its own, another one in the markup is rather stale than missing.
      const isComplete = field === 'phone' || field === 'website';
      merged[field] = [
        ...known.map((one) =>
          agreeing.has(toKey(field, one.value))
            ? { ...one, confidence: Math.min(1, one.confidence + 0.1) }
            : one,
        ),
        ...list.filter((one) => !keys.has(toKey(field, one.value)) && !isComplete),
      ];
    }
  }
  return merged;
}

/** Records or items that are looked at in a few milliseconds. */
const PAUSE = 64;

/** Lower-case name key of facts, organisation or person. */
function getNameKey(facts: FoundFacts): string | undefined {
  const name = facts.name?.[0]?.value ?? facts.person?.[0]?.value;
  return name === undefined ? undefined : companyKey(name) || name.toLowerCase();
}

/**
 * Finds for each record of a list the item that speaks of it: by its page's address, else by its name where only
 * one item has it, else by being marked up inside the record.
 */
export function* matchItems(
  records: readonly { readonly element: Element; readonly facts: FoundFacts }[],
  items: readonly StructuredItem[],
): Steps<(StructuredItem | undefined)[]> {
  const byUrl = new Map<string, StructuredItem>();
  const byName = new Map<string, StructuredItem | null>();
  for (const item of items) {
    for (const field of ['profile', 'website'] as const) {
      for (const one of item.facts[field] ?? []) byUrl.set(toKey('profile', one.value), item);
    }
    const name = getNameKey(item.facts);
    if (name !== undefined) byName.set(name, byName.has(name) ? null : item);
  }
  const elements = new Set(records.map(({ element }) => element));
  const byRecord = new Map<Element, StructuredItem>();
  for (const [index, item] of items.entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    if (item.reader === 'json-ld' || item.parent !== undefined) continue;
    let record: Element | null = item.element;
    while (record !== null && !elements.has(record)) record = unclobbered(record).parentElement;
    if (record !== null && record !== record.ownerDocument.body && !byRecord.has(record))
      byRecord.set(record, item);
  }
  const matched: (StructuredItem | undefined)[] = [];
  for (const [index, { element, facts }] of records.entries()) {
    if (index % PAUSE === PAUSE - 1) yield;
    const inside = byRecord.get(element);
    const url = facts.profile?.[0]?.value;
    const name = getNameKey(facts);
    matched.push(
      inside ??
        (url === undefined ? undefined : byUrl.get(toKey('profile', url))) ??
        (name === undefined ? undefined : (byName.get(name) ?? undefined)),
    );
  }
  return matched;
}
