import { getCpuNow } from '../../cpu-clock';
import { describe, expect, it } from 'vitest';
import { factKey } from '@/lib/leads/fact-key';
import { fieldSpecs } from '@/lib/leads/field-specs';
import { getText } from '@/lib/leads/field-text';
import { fold, foldWords } from '@/lib/leads/fold';
import { getLeadName } from '@/lib/leads/lead-name';
import { nameKey } from '@/lib/leads/name-key';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import { toCandidate } from './candidates';

describe('fold', () => {
  it.each([
    ['Café Ünal', 'cafe unal'],
    ['Łódź Straße Ærø', 'lodz strasse aero'],
    ['ＡＢＣ　１２３', 'abc 123'],
    ['ﾗｲﾄ', 'ライト'],
    ['ガラス', 'ガラス'],
    ['서울 조명', '서울 조명'],
    ['臨江燈具', '臨江燈具'],
    ['Ёлка Й', 'елка и'],
  ])('%s → %s', (text, folded) => expect(fold(text)).toBe(folded));

  it('gives words without punctuation', () => {
    expect(foldWords('Smith & Sons, Inc. (O’Neil)')).toEqual(['smith', 'sons', 'inc', 'oneil']);
  });

  it.each([' '.repeat(40_000), 'a.'.repeat(20_000), 'é'.repeat(40_000), '有限'.repeat(20_000)])(
    'survives hostile text',
    (text) => {
      const start = getCpuNow();
      foldWords(text);
      nameKey(text);
      expect(getCpuNow() - start).toBeLessThan(2_000);
    },
  );
});

describe('nameKey', () => {
  it.each([
    ['Alder & Sons Ltd.', 'SONS, ALDER'],
    ['Müller GmbH & Co. KG', 'Muller'],
    ['北岸照明股份有限公司', '北岸照明'],
    ['株式会社ライト', 'ﾗｲﾄ'],
  ])('%s is %s', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));
  it('keeps a name that is nothing but a legal form', () => expect(nameKey('The Co.')).toBe('co the'));
});

describe('factKey', () => {
  it.each<[FieldId, FieldValue, FieldValue, boolean]>([
    ['name', 'Alder, Inc.', 'ALDER INC', true],
    ['name', 'Alder', 'Alder Inc', false],
    [
      'phone',
      { text: '(617) 555-0100', e164: '+16175550100' },
      { text: '617.555.0100', e164: '+16175550100' },
      true,
    ],
    [
      'phone',
      { text: 'x', e164: '+16175550100' },
      { text: 'x', e164: '+16175550100', extension: '2' },
      false,
    ],
    ['email', 'Info@alder.example', 'info@ALDER.example', true],
    ['website', 'https://www.alder.example/', 'http://alder.example', true],
    ['website', 'https://alder.example/a', 'https://alder.example/b', false],
    ['profile', 'https://d.example/#/1', 'https://d.example/#/2', false],
    [
      'address',
      { text: '12 Main St, Springvale', street: '12 Main St', postalCode: '02100' },
      { text: 'Springvale 02100, 12 MAIN ST.', street: '12 MAIN ST.', postalCode: '02100' },
      true,
    ],
    [
      'registration',
      { scheme: 'VAT', number: 'DE 000 000 001' },
      { scheme: 'vat', number: 'DE000000001' },
      true,
    ],
    ['messenger', { service: 'wechat', id: 'Alder_1' }, { service: 'whatsapp', id: 'Alder_1' }, false],
  ])('%s %o and %o: %s', (field, a, b, same) => {
    expect(factKey(field, a) === factKey(field, b)).toBe(same);
  });
});

describe('fields', () => {
  it('say of every field whether it has many values', () => {
    expect(fieldIds.filter((field) => !fieldSpecs[field].many)).toEqual([
      'name',
      'legalName',
      'person',
      'jobTitle',
      'size',
      'description',
    ]);
  });
  it.each<[FieldId, FieldValue, string]>([
    ['phone', { text: '(617) 555-0100', e164: '+16175550100' }, '(617) 555-0100'],
    ['address', { text: '12 Main St, Springvale' }, '12 Main St, Springvale'],
    ['social', { network: 'x', url: 'https://x.com/alder' }, 'https://x.com/alder'],
    ['messenger', { service: 'wechat', id: 'alder' }, 'wechat: alder'],
    ['registration', { scheme: 'HRB', number: '1001' }, 'HRB 1001'],
  ])('%s on one line', (field, value, text) => expect(getText(field, value)).toBe(text));
  it.each([
    [toCandidate({ name: 'Alder', legalName: 'Alder Ltd' }), 'Alder'],
    [toCandidate({ legalName: 'Alder Ltd', person: 'Ada' }), 'Alder Ltd'],
    [toCandidate({ name: 'Alder', person: 'Ada' }, { kind: 'person' }), 'Ada'],
    [toCandidate({ phone: '+1 617 555 0100' }), undefined],
  ])('a lead is called by its best name', (candidate, name) => expect(getLeadName(candidate)).toBe(name));
});
