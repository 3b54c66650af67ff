import type { Candidate, Found, LeadKind, ReaderId } from '@/lib/leads/candidate';
import { getText } from '@/lib/leads/field-text';
import type { Lead } from '@/lib/leads/lead';
import { toLead } from '@/lib/leads/merge';
import { fieldIds, type FieldId, type FieldValue, type ValueOf } from '@/lib/leads/values';

/** Values as a test writes them: one or many, phones as E.164 or as text. */
export type Written = {
  [F in FieldId]?: WrittenValue<F> | WrittenValue<F>[];
};
type WrittenValue<F extends FieldId> = F extends 'phone' | 'fax' ? string : ValueOf[F];

let serial = 0;
/** UUIDs that tell their age: …0001, …0002. */
export function nextId(): string {
  serial++;
  return `00000000-0000-4000-8000-${serial.toString().padStart(12, '0')}`;
}

export function toCandidate(
  written: Written,
  {
    kind = 'organisation',
    key = nextId(),
    reader = 'listing',
    confidence = 0.9,
  }: { kind?: LeadKind; key?: string; reader?: ReaderId; confidence?: number } = {},
): Candidate {
  const facts: Partial<Record<FieldId, Found<FieldValue>[]>> = {};
  for (const field of fieldIds) {
    const values = written[field];
    if (values === undefined) continue;
    facts[field] = (Array.isArray(values) ? values : [values]).map((one) => {
      const value = toValue(field, one);
      return { value, shown: getText(field, value), reader, confidence };
    });
  }
  return { key, kind, facts: facts as Candidate['facts'] };
}

function toValue(field: FieldId, written: FieldValue): FieldValue {
  if ((field !== 'phone' && field !== 'fax') || typeof written !== 'string') return written;
  return written.startsWith('+')
    ? { text: written, e164: written.replace(/[^+\d]/g, '') }
    : { text: written };
}

export function toStoredLead(
  written: Written,
  { at = 1_000, ...options }: { at?: number; kind?: LeadKind } = {},
): Lead {
  return toLead(toCandidate(written, options), { id: nextId(), captureId: nextId(), at });
}
