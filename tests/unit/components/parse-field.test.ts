import { describe, expect, it } from 'vitest';
import { parseField, type Wrong } from '@/components/lead/parse-field';
import type { FieldId } from '@/lib/leads/values';

describe('parseField', () => {
  it.each<[FieldId, string, unknown]>([
    ['name', '  Acme Plumbing ', 'Acme Plumbing'],
    ['phone', '+1 617 555 0100', { e164: '+16175550100' }],
    ['phone', '(617) 555-0100', { e164: '+16175550100' }],
    ['phone', '555 0100', { text: '555 0100' }],
    ['email', 'info@acme.example', 'info@acme.example'],
    ['email', 'mailto:info@acme.example', 'info@acme.example'],
    ['website', 'acme.example', 'https://acme.example/'],
    ['website', 'http://acme.example/shop', 'http://acme.example/shop'],
    ['social', 'linkedin.com/company/acme', { network: 'linkedin' }],
    ['social', 'https://club.example/acme', { network: 'other', url: 'https://club.example/acme' }],
    ['messenger', 'WeChat: acme2026', { service: 'wechat', id: 'acme2026' }],
    ['registration', 'VAT DE123456789', { scheme: 'VAT', number: 'DE123456789' }],
    ['registration', '统一社会信用代码: 91310000XX', { scheme: '统一社会信用代码', number: '91310000XX' }],
    ['address', '12 High Street, Salem', { text: '12 High Street, Salem' }],
  ])('%s takes "%s"', (field, typed, value) => {
    const parsed = parseField(field, typed, 'US');
    if (!parsed.ok) throw new Error(`Refused as ${parsed.wrong}.`);
    if (typeof value === 'object') expect(parsed.value).toMatchObject(value as object);
    else expect(parsed.value).toBe(value);
  });

  it.each<[FieldId, string, Wrong]>([
    ['phone', 'call me', 'phone'],
    ['phone', '12', 'phone'],
    ['email', 'acme.example', 'email'],
    ['email', 'a@acme.example b@acme.example', 'email'],
    ['website', 'not a site', 'website'],
    ['website', 'localhost', 'website'],
    ['website', 'javascript:alert(1)', 'website'],
    ['messenger', 'acme2026', 'messenger'],
    ['registration', 'DE123456789', 'registration'],
    ['name', 'x'.repeat(1_001), 'long'],
  ])('%s refuses "%s"', (field, typed, wrong) => {
    expect(parseField(field, typed, 'US')).toEqual({ ok: false, wrong });
  });
});
