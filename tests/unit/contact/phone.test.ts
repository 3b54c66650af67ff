import { describe, expect, it } from 'vitest';
import { formatPhone } from '@/lib/contact/format-phone';
import { findPhones, phoneFromHref, phoneKey, toPhone } from '@/lib/contact/phone';

const numbers = (text: string, country?: string) =>
  findPhones(text, { country }).map(({ value }) => value.e164 ?? value.text);

describe('findPhones', () => {
  it.each([
    ['US', 'Call (617) 555-0100 today', ['+16175550100']],
    ['US', '617.555.0100', ['+16175550100']],
    [undefined, 'Office: (617) 555-0100', ['+16175550100']],
    ['DE', 'Tel. +49 (0) 30 23125 100', ['+493023125100']],
    ['DE', '030 23125 10-0', ['+493023125100']],
    ['DE', '(030 23125 100)', ['+493023125100']],
    [undefined, '(0xx11) 2345-6789', ['+551123456789']],
    ['BR', '(0xx11) 9123-4567', ['+551191234567']],
    ['CN', '客服热线：400-123-4567', ['+864001234567']],
    ['KR', '대표번호 1600-1234', ['+8216001234']],
    ['FR', 'Pas de démarchage 01 99 00 12 34', ['+33199001234']],
    ['FR', '01 99 00 12 34 01 99 00 12 34', ['+33199001234', '+33199001234']],
    ['FR', '01 99 00 12 34Voir le plan', ['+33199001234']],
    ['JP', 'ＴＥＬ：０３－１２３４－５６７８', ['+81312345678']],
    ['GB', '+44 20 7946 0018', ['+442079460018']],
    ['US', '617-555-0100 / 617-555-0101', ['+16175550100', '+16175550101']],
    ['US', 'CA 90001 - 617-555-0100', ['+16175550100']],
    ['US', 'registrar@a.example 617-555-0100', ['+16175550100']],
  ])('%s: %s', (country, text, expected) => {
    expect(numbers(text, country)).toEqual(expected);
  });

  it.each([
    ['Tel: 030 23125 100', { fax: false, label: 'Tel' }],
    ['Fax: 030 23125 100', { fax: true, label: 'Fax' }],
    ['F: 030 23125 100', { fax: true, label: 'F' }],
    ['Tel./Fax: 030 23125 100', { fax: false, label: 'Tel./Fax' }],
    ['传真：030 23125 100', { fax: true, label: '传真' }],
    ['Sales: 030 23125 100', { fax: false, label: 'Sales' }],
    ['030 23125 100', { fax: false }],
    ['030 23125 100 [fax]', { fax: true, label: 'fax' }],
    ['030 23125 100（ＦＡＸ）', { fax: true, label: 'FAX' }],
    ['030 23125 100 fax', { fax: true, label: 'fax' }],
    ['030 23125 100 (mobile)', { fax: false, label: 'mobile' }],
    ['Sales: 030 23125 100 (fax)', { fax: true, label: 'Sales' }],
    ['Tel: 030 23125 100 Fax\n030 23125 101', { fax: false, label: 'Tel' }],
    ['030 23125 100 Fax 030 23125 101', { fax: false }],
  ])('reads the label of %s', (text, expected) => {
    const [match] = findPhones(text, { country: 'DE' });
    expect(match).toMatchObject(expected);
    expect(match?.label).toBe('label' in expected ? expected.label : undefined);
  });

  it('tells a fax by full-width letters', () => {
    const matches = findPhones('ＴＥＬ：０３－１２３４－５６７８　ＦＡＸ：０３－１２３４－５６７９', {
      country: 'JP',
    });
    expect(matches.map(({ fax, label }) => [fax, label])).toEqual([
      [false, 'ＴＥＬ'],
      [true, 'ＦＡＸ'],
    ]);
  });

  it('gives numbers joined by a comma one label', () => {
    const matches = findPhones('Fax: 030 23125 100, 030 23125 101', { country: 'DE' });
    expect(matches.map(({ fax }) => fax)).toEqual([true, true]);
  });

  it('reads extensions', () => {
    const [match] = findPhones('617-555-0100 ext. 12', { country: 'US' });
    expect(match).toMatchObject({
      value: { e164: '+16175550100', extension: '12' },
      shown: '617-555-0100 ext. 12',
    });
  });

  it('keeps a labelled number no plan knows, without e164', () => {
    expect(findPhones('Tel: 999 123 4567 89', { country: 'FR' }).map(({ value }) => value)).toEqual([
      { text: '999 123 4567 89' },
    ]);
    expect(findPhones('999 123 4567 89', { country: 'FR' })).toEqual([]);
  });

  it.each([
    ['DE', 'USt-IdNr. DE 123 456 789'],
    ['DE', 'St.Nr.: 12/345/06789'],
    ['DE', 'IBAN DE89 3704 0044 0532 0130 00'],
    ['NL', 'KVK 12345678'],
    ['IT', 'P.I. 01234567890'],
    ['BR', 'CEP 01234-000'],
    ['KR', '사업자등록번호: 123-45-67890'],
    ['CN', '京ICP备12345678号'],
    ['CN', '账号：6222 0000 0000 0000'],
    ['US', 'Joined 03/27/2011'],
    ['US', '2012-01-02 08:00'],
    ['DE', '12.345.678 Besucher'],
    ['DE', 'macOS 10.10.3'],
    ['DE', 'Hauptstr. 19 70565 Stuttgart'],
    ['NL', 'Dwarsstraat 107-109'],
    ['US', 'Pages: 1 2 3 4 5 6 7 8 9 10'],
    ['US', '$1 234 567 8900'],
    ['DE', '1.250.000 €'],
    ['DE', 'https://acme.example/030-23125100'],
    ['US', 'part no. 617-555-0100'],
    ['SG', 'Item 12345678'],
    ['DE', 'T4 2016 1:10 Tourenwagen'],
    ['US', 'M-F 0800-1730'],
  ])('refuses what only looks like one (%s): %s', (country, text) => {
    expect(numbers(text, country)).toEqual([]);
  });
});

describe('toPhone and phoneFromHref', () => {
  it.each([
    ['Tel.: 030 23125 100', 'DE', '+493023125100'],
    ['12345678', 'SG', undefined],
    ['+1 617 555 0100', undefined, '+16175550100'],
    ['Call now', 'US', undefined],
    ['617 555 0100 or 617 555 0101', 'US', undefined],
  ])('toPhone(%s, %s)', (text, country, expected) => {
    expect(toPhone(text, { country })?.e164).toBe(expected);
  });

  it.each([
    ['tel:+1-617-555-0100', undefined, '+16175550100'],
    ['tel://03023125100', 'DE', '+493023125100'],
    ['callto:+493023125100', undefined, '+493023125100'],
    ['tel:', 'DE', undefined],
    ['mailto:info@acme.example', 'DE', undefined],
    ['https://wa.me/493023125100', 'DE', undefined],
  ])('phoneFromHref(%s, %s)', (href, country, expected) => {
    expect(phoneFromHref(href, { country })?.e164).toBe(expected);
  });

  it('tells Canada from the United States', () => {
    expect(toPhone('+1 613 555 0100')?.country).toBe('CA');
    expect(toPhone('+1 617 555 0100')?.country).toBe('US');
  });
});

it('has one key for one number, however it is written', () => {
  const national = toPhone('(617) 555-0100', { country: 'US' });
  const international = toPhone('+1 617 555 0100');
  expect(national && phoneKey(national)).toBe('+16175550100');
  expect(international && phoneKey(international)).toBe('+16175550100');
  expect(phoneKey({ text: '0999 12 34' })).toBe('9991234');
});

it('shows numbers in international form', () => {
  expect(formatPhone({ text: '(617) 555-0100', e164: '+16175550100', extension: '12' })).toBe(
    '+1 617 555 0100 ext. 12',
  );
  expect(formatPhone({ text: '999 12 34' })).toBe('999 12 34');
});
