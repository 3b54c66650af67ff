import { expect, it } from 'vitest';
import { parseCustomValue } from '@/lib/leads/custom-value';
import type { CustomField, CustomFieldType } from '@/lib/leads/definitions';
import { nextId } from './candidates';

const field = (type: CustomFieldType): CustomField => ({
  id: nextId(),
  name: 'Own',
  type,
  ...(type === 'choice' && { choices: ['Small', 'Large'] }),
  createdAt: 1,
});

it.each([
  ['text', '  two words ', 'two words'],
  ['text', ' ', undefined],
  ['number', '12', 12],
  ['number', '-0.5', -0.5],
  ['number', '1,200.5', 1200.5],
  ['number', '1 200 000', 1_200_000],
  ['number', '12 people', undefined],
  ['number', '1,5', 1.5],
  ['date', '2026-11-22', '2026-11-22'],
  ['date', '2026-13-40', undefined],
  ['date', '22.11.2026', undefined],
  ['choice', 'large', 'Large'],
  ['choice', 'huge', undefined],
  ['boolean', '是', true],
  ['boolean', 'No', false],
  ['boolean', 'perhaps', undefined],
  ['url', 'alder.example/x', 'https://alder.example/x'],
  ['url', 'https://alder.example', 'https://alder.example'],
  ['url', 'javascript:alert(1)', undefined],
  ['url', 'two words', undefined],
] as const)('%s %j is %j', (type, text, expected) => {
  expect(parseCustomValue(field(type), text)).toBe(expected);
});
