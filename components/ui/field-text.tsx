import { getText } from '@/lib/leads/field-text';
import type { FieldId, FieldValue, Phone } from '@/lib/leads/values';
import { Link } from './link';

/** A value as one line of text. */
export function getFieldText(field: FieldId, value: FieldValue): string {
  return getText(field, value);
}

/** A value as text, as a link where there is something to open, call or write to. */
export function FieldText({
  field,
  value,
  tabIndex,
}: {
  field: FieldId;
  value: FieldValue;
  tabIndex?: number;
}) {
  const text = getFieldText(field, value);
  return (
    <Link href={findHref(field, value)} tabIndex={tabIndex}>
      {/^https?:/.test(text) ? text.replace(/^https?:\/\/(?:www\.)?|\/$/g, '') : text}
    </Link>
  );
}

function findHref(field: FieldId, value: FieldValue): string | undefined {
  switch (field) {
    case 'website':
    case 'profile':
      return getText(field, value);
    case 'email':
      return `mailto:${getText(field, value)}`;
    case 'phone': {
      const { e164 } = value as Phone;
      return e164 === undefined ? undefined : `tel:${e164}`;
    }
    case 'social':
      return (value as { url: string }).url;
    default:
      return undefined;
  }
}
