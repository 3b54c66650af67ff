import { describe, expect, it } from 'vitest';
import { getWait, readRetryAfter } from '@/lib/sync/backoff';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 22, 12);

describe('waiting after failures', () => {
  it('is anything up to a bound that doubles, and never more than an hour', () => {
    expect([0, 1, 2, 3].map((failures) => getWait(failures, 0.999_999))).toEqual([
      2_000, 4_000, 8_000, 16_000,
    ]);
    expect(getWait(3, 0)).toBe(0);
    expect(getWait(500, 0.999_999_9)).toBe(HOUR);
  });

  it('is at least what was asked for, and that at most a day', () => {
    expect(getWait(0, 0.5, 90_000)).toBe(90_000);
    expect(getWait(0, 0.5, 900 * HOUR)).toBe(24 * HOUR);
  });
});

describe('Retry-After', () => {
  it.each([
    [{ 'retry-after': '120' }, 120_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
    // A day off, but the sender's own clock says what it means.
    [{ 'retry-after': 'Mon, 23 Nov 2026 12:00:30 GMT', date: 'Mon, 23 Nov 2026 12:00:00 GMT' }, 30_000],
    [{ 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{}, undefined],
  ])('%j', (headers, ms) => {
    expect(readRetryAfter(new Headers(headers as Record<string, string>), NOW)).toBe(ms);
  });
});
