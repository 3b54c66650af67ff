import { describe, expect, it } from 'vitest';
import { findReasonLeftOut } from '@/lib/transfer/left-out';

describe('what an export leaves out', () => {
  it.each([
    [{}, { doNotContact: false, level: 'internal' }, undefined],
    [{}, { doNotContact: false, level: 'public' }, 'level'],
    [{ level: 'public' }, { doNotContact: false, level: 'public' }, undefined],
    [{ level: 'secret' }, { doNotContact: true, level: 'confidential' }, 'level'],
    [{ doNotContact: { since: 1 } }, { doNotContact: false, level: 'secret' }, 'doNotContact'],
    [{ doNotContact: { since: 1 } }, { doNotContact: true, level: 'secret' }, undefined],
  ] as const)('%j within %j: %s', (lead, limits, reason) => {
    expect(findReasonLeftOut(lead, limits)).toBe(reason);
  });
});
