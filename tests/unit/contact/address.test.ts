import { describe, expect, it } from 'vitest';
import { addressLikeness, toAddress } from '@/lib/contact/address';

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
    [
      '福建省厦门市海沧区示例路88号示例大厦6楼, 361026',
      { street: '海沧区示例路88号示例大厦6楼', postalCode: '361026' },
    ],
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
    ['г. Екатеринбург, ул. Примерная, 51', 'RU', { street: 'ул. Примерная, 51', locality: 'Екатеринбург' }],
    [
      'Свердловская область, г. Реж, Образцовый пр-т, 7',
      'RU',
      { street: 'Образцовый пр-т, 7', locality: 'Реж', region: 'Свердловская область' },
    ],
    ['Sample Lane 3, Perwez 1360', 'BE', { locality: 'Perwez', postalCode: '1360' }],
    ['川崎市高津区見本1-1-26', 'JP', { street: '高津区見本1-1-26', locality: '川崎市', countryCode: 'JP' }],
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
