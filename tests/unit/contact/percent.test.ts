import { describe, expect, it } from 'vitest';
import { decodePercent } from '@/lib/contact/percent';

describe('text in percents', () => {
  it.each([
    ['/%E8%81%AF%E7%B5%A1', '/聯絡'],
    ['%2B1%20617', '+1 617'],
    ['plain', 'plain'],
    ['100% off', '100% off'],
    ['%E8%81', '%E8%81'],
  ])('%s reads %s', (written, read) => {
    expect(decodePercent(written)).toBe(read);
  });
});
