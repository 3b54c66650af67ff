import type { CustomField } from './definitions';
import type { CustomValue } from './lead-parts';
import { webUrl } from './values';

const TRUE = /^(?:true|yes|y|1|x|✓|是|对|對|ja|oui|sí|si|sim|да|はい)$/i;
const FALSE = /^(?:false|no|n|0|否|不是|nein|non|não|нет|いいえ)$/i;

/**
 * What a person or a file wrote as a value of a field of the user's own; `undefined` when it is none of the field's
 * type. Numbers may be grouped by commas or spaces (`1,200.5`) and have a decimal comma where it can be nothing else
 * (`1,5`); dates are ISO (`2026-11-22`).
 */
export function parseCustomValue(
  { type, choices = [] }: CustomField,
  typed: string,
): CustomValue | undefined {
  const text = typed.trim();
  if (text === '') return undefined;
  switch (type) {
    case 'text':
      return text;
    case 'number': {
      const plain = text.replace(/(?<=\d)[,\s](?=\d{3}(?:\D|$))/g, '').replace(/^(-?\d+),(\d+)$/, '$1.$2');
      const number = Number(plain);
      return Number.isFinite(number) ? number : undefined;
    }
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
    case 'choice':
      return choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    case 'boolean':
      return TRUE.test(text) ? true : FALSE.test(text) ? false : undefined;
    case 'url': {
      const url = /^[a-z]+:/i.test(text) ? text : `https://${text}`;
      return webUrl.safeParse(url).success && /^[^/]+\/\/[^/\s]+\.[^/\s]/.test(url) ? url : undefined;
    }
  }
}
