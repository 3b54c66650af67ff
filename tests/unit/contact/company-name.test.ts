import { describe, expect, it } from 'vitest';
import { companyKey, hasLegalForm, splitLegalForm } from '@/lib/contact/company-name';

describe('splitLegalForm', () => {
  it.each([
    ['Acme Inc.', 'Acme', 'Inc.'],
    ['Acme Trading (Shanghai) Co., Ltd.', 'Acme Trading (Shanghai)', 'Co., Ltd.'],
    ['Muster GmbH & Co. KG', 'Muster', 'GmbH & Co. KG'],
    ['Muster UG (haftungsbeschränkt)', 'Muster', 'UG (haftungsbeschränkt)'],
    ['Esempio S.p.A.', 'Esempio', 'S.p.A.'],
    ['Ejemplo S.A. de C.V.', 'Ejemplo', 'S.A. de C.V.'],
    ['Przykład Sp. z o.o.', 'Przykład', 'Sp. z o.o.'],
    ['Exempel AB', 'Exempel', 'AB'],
    ['ООО «Пример»', 'Пример', 'ООО'],
    ['PT Contoh Jaya', 'Contoh Jaya', 'PT'],
    ['株式会社サンプル', 'サンプル', '株式会社'],
    ['示例科技有限公司', '示例科技', '有限公司'],
    ['주식회사 예시', '예시', '주식회사'],
  ])('%s', (name, base, form) => {
    expect(splitLegalForm(name)).toEqual({ base, form });
  });

  it.each(['Acme', 'GmbH', 'Limited Edition', ''])('leaves %j whole', (name) => {
    expect(splitLegalForm(name)).toEqual({ base: name });
  });
});

it.each([
  ['Acme GmbH', true],
  ['Acme GmbH (Berlin)', true],
  ['Ejemplo S.A. - Ejem', true],
  ['Contact us', false],
  ['Save as', false],
  ['About the company', false],
  ['Mario Sa', false],
  ['Los Angeles, CA', false],
  ['GmbH', false],
])('hasLegalForm(%s) is %s', (text, expected) => {
  expect(hasLegalForm(text)).toBe(expected);
});

it.each([
  ['Müller & Söhne GmbH', 'Muller and Sohne'],
  ['The Acme Company Ltd.', 'ACME'],
  ['Acme, Inc.', 'acme'],
  ["O'Example Ltd", 'OExample Limited'],
  ['示例科技有限公司', '示例科技'],
])('%s and %s have one key', (a, b) => {
  expect(companyKey(a)).toBe(companyKey(b));
});

it('keeps different names apart', () => {
  expect(companyKey('Acme North GmbH')).not.toBe(companyKey('Acme South GmbH'));
});
