import { expect, it, vi } from 'vitest';
import { remember } from '@/lib/contact/remember';

it('asks once for each text, also where the answer is nothing', () => {
  const read = vi.fn((text: string) => (text === '' ? undefined : text.length));
  const length = remember(read);
  expect(['abc', '', 'abc', '', 'de'].map(length)).toEqual([3, undefined, 3, undefined, 2]);
  expect(read.mock.calls.flat()).toEqual(['abc', '', 'de']);
});

it('begins anew instead of growing without end', () => {
  const read = vi.fn((text: string) => text.length);
  const length = remember(read);
  for (let at = 0; at <= 20_000; at += 1) length(`text ${String(at)}`);
  length('text 20000');
  expect(read).toHaveBeenCalledTimes(20_001);
  length('text 0');
  expect(read).toHaveBeenCalledTimes(20_002);
});
