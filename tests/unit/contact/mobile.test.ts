import { describe, expect, it } from 'vitest';
import { canBeMobile } from '@/lib/contact/mobile';

describe('a number somebody may carry about', () => {
  it.each(['+447700900123', '+491701234567', '+8613800138000', '+886912345678', '+819012345678'])(
    'begins like a mobile number of its country: %s',
    (number) => expect(canBeMobile(number)).toBe(true),
  );
  it.each([
    '+442079460123',
    '+493012345678',
    '+862112345678',
    '+886212345678',
    '+81312345678',
    '+18005550100',
  ])('does not begin like a landline or a free number: %s', (number) =>
    expect(canBeMobile(number)).toBe(false),
  );
  it.each(['+16175550100', '+254700000000'])('cannot be told where all numbers look alike: %s', (number) =>
    expect(canBeMobile(number)).toBe(true),
  );
});
