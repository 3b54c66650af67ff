import { describe, expect, it } from 'vitest';
import { addressLikeness, toAddress } from '@/lib/contact/address';
import { findAddresses } from '@/lib/contact/find-addresses';

describe('toAddress', () => {
  it.each([
    [
      '12 Main St, Boston, MA 02101',
      { street: '12 Main St', locality: 'Boston', region: 'MA', postalCode: '02101', countryCode: 'US' },
    ],
    [
      '12 Main Street, Suite 5, San Francisco, California 94108',
      {
        street: '12 Main Street, Suite 5',
        locality: 'San Francisco',
        region: 'California',
        postalCode: '94108',
      },
    ],
    [
      '250 Sample Street New York, NY 10012',
      { street: '250 Sample Street', locality: 'New York', region: 'NY', postalCode: '10012' },
    ],
    [
      '6 Sample Avenue\nLondon, ON N6C 2W9\nCanada',
      { locality: 'London', region: 'ON', postalCode: 'N6C 2W9', countryCode: 'CA' },
    ],
    [
      '1 Sample Street\nMelbourne VIC 3000\nAustralia',
      { locality: 'Melbourne', region: 'VIC', postalCode: '3000', countryCode: 'AU' },
    ],
    [
      '10 Sample Road, London EC1M 5RF',
      { street: '10 Sample Road', locality: 'London', postalCode: 'EC1M 5RF', countryCode: 'GB' },
    ],
    [
      'Musterstraße 5\nD-10178 Berlin',
      { street: 'Musterstraße 5', locality: 'Berlin', postalCode: '10178', countryCode: 'DE' },
    ],
    [
      'Musterstr. 5, 70567 Stuttgart (Süd)',
      { street: 'Musterstr. 5', locality: 'Stuttgart', postalCode: '70567' },
    ],
    ['37 rue Exemple 75007 Paris', { street: '37 rue Exemple', locality: 'Paris', postalCode: '75007' }],
    ['12 cours Exemple - 47000 AGEN', { street: '12 cours Exemple', locality: 'AGEN', postalCode: '47000' }],
    [
      'Voorbeeldstraat 13, 7511 JV Enschede',
      { locality: 'Enschede', postalCode: '7511 JV', countryCode: 'NL' },
    ],
    [
      'Via Esempio 13\n76121 Barletta BT\nItaly',
      { locality: 'Barletta', region: 'BT', postalCode: '76121', countryCode: 'IT' },
    ],
    [
      'ul. Przykładowa 11, 32-005 Niepołomice, woj. małopolskie, Polska',
      {
        street: 'ul. Przykładowa 11',
        locality: 'Niepołomice',
        region: 'małopolskie',
        postalCode: '32-005',
        countryCode: 'PL',
      },
    ],
    [
      '1016 Budapest\nPélda utca 11.\nHungary',
      { street: 'Példa utca 11.', locality: 'Budapest', postalCode: '1016', countryCode: 'HU' },
    ],
    [
      'Rua Exemplo, 68, Catete, Rio de Janeiro - RJ, 22221-000',
      { locality: 'Rio de Janeiro', region: 'RJ', postalCode: '22221-000', countryCode: 'BR' },
    ],
    [
      '〒100-0001 東京都千代田区千代田1-1',
      { region: '東京都', locality: '千代田区', postalCode: '100-0001', countryCode: 'JP' },
    ],
    ['北京市朝阳区示例路88号', { locality: '北京市', street: '朝阳区示例路88号', countryCode: 'CN' }],
    ['广东省深圳市南山区示例路1号 518000', { region: '广东省', locality: '深圳市', postalCode: '518000' }],
    ['서울특별시 강남구 예시로 12', { locality: '서울특별시', countryCode: 'KR' }],
    [
      '12 Sample Road\nNew Delhi - 110001\nIndia',
      { locality: 'New Delhi', postalCode: '110001', countryCode: 'IN' },
    ],
    ['Oak Brook, IL', { locality: 'Oak Brook', region: 'IL', countryCode: 'US' }],
    ['Beograd, Serbia', { locality: 'Beograd', countryCode: 'RS' }],
    ['Beispielweg 1, 5020 Salzburg, Österreich', { locality: 'Salzburg', countryCode: 'AT' }],
    [
      'Address: 24 Sample Road, Kowloon, Hong Kong',
      { street: '24 Sample Road', locality: 'Hong Kong', countryCode: 'HK' },
    ],
  ])('%s', (text, expected) => {
    expect(toAddress(text)).toMatchObject(expected);
  });

  it.each([
    [
      'Примерная, 8, 2 этаж, Санкт-Петербург',
      'RU',
      { street: 'Примерная, 8, 2 этаж', locality: 'Санкт-Петербург' },
    ],
    ['Sample Lane 3, Perwez 1360', 'BE', { locality: 'Perwez', postalCode: '1360' }],
  ])('%s on a page of %s', (text, country, expected) => {
    expect(toAddress(text, { country })).toMatchObject(expected);
  });

  it('keeps the whole address on one line', () => {
    expect(toAddress('Acme\nMusterstraße 5\n10178 Berlin')?.text).toBe('Acme, Musterstraße 5, 10178 Berlin');
  });

  it.each(['Contact us', 'About', 'Hello world, how are you', ''])('reads none in %j', (text) => {
    expect(toAddress(text)).toBeUndefined();
  });
});

describe('addressLikeness', () => {
  it.each([
    '12 Main St, Boston, MA 02101',
    'Musterstraße 5, 10178 Berlin',
    'Leliestraat 46',
    'Oak Brook, IL',
    'Zagreb, Croatia',
    '北京市朝阳区示例路88号',
  ])('is high for %s', (text) => {
    expect(addressLikeness(text)).toBeGreaterThanOrEqual(0.5);
  });
  it.each([
    'Mar 11, 2005 at 6:36 am',
    'Sales: (617) 555-0100\nService: (617) 555-0101',
    '35 reviews · 4.5',
    '© 2013 Acme, all rights reserved',
    'France, Germany, Spain',
    'It is quite common, so you can use it',
    'info@acme.example, Main Street 12',
    'iPhone 14',
  ])('is low for %s', (text) => {
    expect(addressLikeness(text)).toBeLessThan(0.5);
  });
});

describe('findAddresses', () => {
  it.each([
    ['Acme GmbH\nMusterstraße 5\n10178 Berlin\nTel: 030 23125 100', ['Musterstraße 5\n10178 Berlin']],
    ['Visit us: 12 Main Street, Boston, MA 02101. Open daily', ['12 Main Street, Boston, MA 02101']],
    [
      '12 Sample Road\nLondon EC1M 5RF\nUnited Kingdom\nPhone: 1',
      ['12 Sample Road\nLondon EC1M 5RF\nUnited Kingdom'],
    ],
    ['地址：北京市朝阳区示例路88号 电话：010 12345678', ['北京市朝阳区示例路88号']],
    ['69207 Sandhausen', []],
    ['May 11, 2024\nPosts 1336', []],
  ])('%s', (text, expected) => {
    const found = findAddresses(text, { country: 'DE' });
    expect(found.map(({ shown }) => shown)).toEqual(expected);
    for (const { shown, start, end } of found) expect(text.slice(start, end)).toBe(shown);
  });

  it.each([
    [
      'a line for each part, the code on the last',
      'GB',
      'Unit 4, The Old Mill\nSample Lane\nBurford\nOxfordshire\nOX18 4SG',
      { locality: 'Burford', region: 'Oxfordshire', postalCode: 'OX18 4SG' },
    ],
    [
      'an Irish code',
      'IE',
      'Unit 7, Sample Industrial Estate,\nTivoli,\nCork,\nT23 XY12',
      { street: 'Unit 7, Sample Industrial Estate', locality: 'Cork', postalCode: 'T23 XY12' },
    ],
    [
      'two streets, the house on the first',
      'FR',
      '12 rue des Exemples\nZA de Modèle\n56850 Caudan',
      { street: '12 rue des Exemples, ZA de Modèle', locality: 'Caudan' },
    ],
    [
      'a labelled code between street and town',
      'BR',
      'Rua Exemplo, 1450 - Centro\nCEP: 83005-000 - São José dos Pinhais - PR',
      { locality: 'São José dos Pinhais', region: 'PR', postalCode: '83005-000' },
    ],
    [
      'town and state a line below the code',
      'BR',
      'Rua Exemplo, 648, Cep 05452-000\nAlto de Pinheiros, São Paulo - SP',
      { locality: 'São Paulo', region: 'SP', postalCode: '05452-000' },
    ],
    [
      'from the large to the small',
      'RU',
      '394006, г. Воронеж, ул. Примерная, д. 19',
      { street: 'ул. Примерная, д. 19', locality: 'Воронеж', postalCode: '394006' },
    ],
    [
      'a code glued to its town',
      'IN',
      'Plot No. 12, Sample Gate Road,\nRajkot-360021, Gujarat, India',
      { locality: 'Rajkot', region: 'Gujarat', postalCode: '360021' },
    ],
    [
      'in a sentence',
      'US',
      'Our library is located at 118 N. Sample Street, Nicholasville, Kentucky 40356.',
      { street: '118 N. Sample Street', locality: 'Nicholasville', region: 'Kentucky' },
    ],
    [
      'the country as two letters',
      'US',
      'Eksempelgade 149\nCopenhagen, 1620, DK',
      { locality: 'Copenhagen', postalCode: '1620', countryCode: 'DK' },
    ],
  ])('%s', (_what, country, text, expected) => {
    expect(findAddresses(text, { country }).map(({ value }) => value)).toEqual([
      expect.objectContaining(expected),
    ]);
  });

  it('takes no year for a postal code where codes are longer', () => {
    const text = 'J.D., Example University School of Law, 2005\nB.A., University of Example, 2002';
    expect(findAddresses(text, { country: 'US' })).toEqual([]);
  });
});
