import { getText } from '@/lib/leads/field-text';
import { fold } from '@/lib/leads/fold';
import type { Fact, Lead } from '@/lib/leads/lead';
import { fieldIds, type FieldValue, type Phone } from '@/lib/leads/values';

/** Everything one can search a lead for, folded, values on lines of their own; a number also as bare digits. */
export function toSearchText(lead: Lead): string {
  const lines: string[] = [];
  for (const field of fieldIds) {
    const list: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    for (const { value } of list) {
      lines.push(getText(field, value));
      if (field === 'phone' || field === 'fax') lines.push(...toDigits(value as Phone));
    }
  }
  lines.push(...lead.tags, ...(lead.requests ?? []).flatMap(({ products }) => products));
  if (lead.note !== undefined) lines.push(lead.note);
  return fold(lines.join('\n'));
}

/** As dialled from abroad, and as written when that is not a part of it (the leading 0 of a national number). */
function toDigits({ e164, text }: Phone): string[] {
  const abroad = e164?.slice(1) ?? '';
  const written = text.replace(/\(0\)/, '').replace(/\D/g, '').replace(/^00/, '');
  return [abroad, abroad.includes(written) ? '' : written].filter((digits) => digits !== '');
}
