import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makePhonePlans } from '../../scripts/make-phone-plans';
import { root } from './source-files';

it('the phone plans are those of the installed libphonenumber-js (else: node scripts/make-phone-plans.ts)', () => {
  expect(readFileSync(`${root}lib/contact/phone-plans.json`, 'utf8') === makePhonePlans()).toBe(true);
});
