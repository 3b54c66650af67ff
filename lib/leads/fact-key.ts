import { fieldSpecs } from './field-specs';
import type { FieldId, FieldValue } from './values';

/**
 * Identity of one value: two facts with the same key are the same fact seen twice. Starts with the field, so that
 * keys of different fields never meet. `value` must be one of this field, as it is in every list of facts.
 */
export function factKey(field: FieldId, value: FieldValue): string {
  return `${field}:${fieldSpecs[field].getKey(value as never)}`;
}
