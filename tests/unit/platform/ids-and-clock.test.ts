import { describe, expect, it } from 'vitest';
import { id } from '@/lib/leads/lead-parts';
import { getNewId } from '@/lib/platform/ids-and-clock';

describe('a new id', () => {
  const ids = Array.from({ length: 10_000 }, getNewId);

  it('is a UUID', () => {
    expect(ids.filter((one) => !id.safeParse(one).success)).toEqual([]);
  });

  it('comes once', () => {
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts behind every earlier one, also within a millisecond', () => {
    expect([...ids].sort()).toEqual(ids);
  });
});
