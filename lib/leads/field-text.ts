import { fieldSpecs } from './field-specs';
import type { FieldId, FieldValue } from './values';

/**
 * The value on one line, as shown, searched and exported; a phone as the page wrote it.
 * `value` must be one of this field, as it is in every list of facts.
 */
export function getText(field: FieldId, value: FieldValue): string {
  return fieldSpecs[field].getText(value as never);
}
