import { describe, expect, it, vi } from 'vitest';
import { isPlain } from '@/lib/messages/read-selection-of-tab';
import { toCandidate } from '../leads/candidates';

vi.mock('wxt/browser', () => ({ browser: {} }));

describe('whether a selection can be saved without a look', () => {
  it('needs a sure name and a way to reach it', () => {
    expect(isPlain(toCandidate({ name: 'Acme', email: 'info@acme.example' }))).toBe(true);
    expect(isPlain(toCandidate({ person: 'Jane Roe', phone: '+16175550100' }, { kind: 'person' }))).toBe(
      true,
    );
    expect(isPlain(toCandidate({ name: 'Acme' }))).toBe(false);
    expect(isPlain(toCandidate({ email: 'info@acme.example' }))).toBe(false);
    expect(isPlain(toCandidate({ name: 'Acme', email: 'info@acme.example' }, { confidence: 0.5 }))).toBe(
      false,
    );
  });
});
