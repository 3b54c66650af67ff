import { describe, expect, it } from 'vitest';
import { getCompany, getContact, getFactText, isMobileFact } from '@/lib/transfer/columns/lead-values';
import { toStoredLead } from '../../leads/candidates';

describe('what a lead says in a column', () => {
  it.each([
    ['a number that tells', { e164: '+491711234567' }, undefined, true],
    ['a number that does not tell', { e164: '+16175550100' }, undefined, false],
    ['what the page calls it', { e164: '+16175550100' }, 'Cell phone', true],
    ['in Chinese', {}, '手机', true],
    ['another label', {}, 'Automobile desk', false],
  ])('is mobile by %s', (_, value, label, expected) => {
    expect(isMobileFact({ value: { text: '…', ...value }, label })).toBe(expected);
  });

  it('is whom to ask for, and where they work', () => {
    const company = toStoredLead({ name: 'Acme', person: 'Ana Roe' });
    expect([getContact(company), getCompany(company)]).toEqual(['Ana Roe', 'Acme']);
    const alone = toStoredLead({ name: 'Ana Roe' }, { kind: 'person' });
    expect([getContact(alone), getCompany(alone)]).toEqual(['Ana Roe', undefined]);
    const legal = toStoredLead({ legalName: 'Acme Ltd' });
    expect([getContact(legal), getCompany(legal)]).toEqual([undefined, 'Acme Ltd']);
  });

  it('is a phone in international form, anything else as it is shown', () => {
    expect(getFactText('phone', { text: '(617) 555-0100', e164: '+16175550100' })).toBe('+1 617 555 0100');
    expect(getFactText('messenger', { service: 'wechat', id: 'acme88' })).toBe('wechat: acme88');
  });
});
