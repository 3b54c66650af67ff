import { siteOf } from '@/lib/contact/website';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import type { FoundFacts } from '@/lib/readers/reader';

function getKey(field: FieldId, value: FieldValue): string {
  if (field === 'website' && typeof value === 'string') return siteOf(value) ?? value;
  if (typeof value === 'string') return value.toLowerCase();
  if ('text' in value) return value.text.replace(/\D/g, '').slice(-9) || value.text;
  if ('url' in value) return value.url;
  return 'id' in value ? `${value.service} ${value.id}` : `${value.scheme} ${value.number}`;
}

/** From this share of the records on (and at least three), a value is the directory's own, or a placeholder. */
const SHARE: Partial<Record<FieldId, number>> = {
  phone: 0.3,
  fax: 0.5,
  email: 0.9,
  website: 0.3,
  social: 0.3,
  messenger: 0.3,
};

/** Whether the records are the offices of the page's own firm: every mail is at its domain, and none has another site. */
function areOffices(records: readonly FoundFacts[], page: URL): boolean {
  const domain = siteOf(page.href);
  return records.every(
    ({ email, website }) =>
      website === undefined &&
      (email ?? []).every(({ value }) => domain !== undefined && value.endsWith(domain)),
  );
}

/**
 * Drops values that stand in many records: the directory's service line and badges, `000 000` placeholders.
 * A few honest repeats stay: sister branches share a number, and offices of one firm its e-mail address.
 */
export function dropConstants(records: readonly FoundFacts[], page?: URL): FoundFacts[] {
  const drop = new Map<FieldId, Set<string>>();
  for (const [field, share] of Object.entries(SHARE) as [FieldId, number][]) {
    const counts = new Map<string, number>();
    for (const facts of records) {
      const keys = new Set((facts[field] ?? []).map((one) => getKey(field, one.value)));
      for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const isOwn = field === 'email' && page !== undefined && areOffices(records, page);
    const least = isOwn ? Infinity : Math.max(3, records.length * share);
    drop.set(field, new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key)));
  }
  return records.map((facts) =>
    Object.fromEntries(
      (Object.entries(facts) as [FieldId, NonNullable<FoundFacts[FieldId]>][])
        .map(
          ([field, list]) =>
            [field, list.filter((one) => drop.get(field)?.has(getKey(field, one.value)) !== true)] as const,
        )
        .filter(([, list]) => list.length > 0),
    ),
  );
}
