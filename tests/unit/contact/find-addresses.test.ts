import { describe, expect, it } from 'vitest';
import { findAddresses } from '@/lib/contact/find-addresses';

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
      'lines that end in a comma, the house parted from its street',
      'IN',
      '302, 3rd Floor, Sample Chambers,\nNo. 12, Model Road,\nBengaluru - 560 001',
      { locality: 'Bengaluru', postalCode: '560 001' },
    ],
    [
      'a town with its word and no code',
      'RU',
      'г. Нижний Новгород проспект Образцовый, 88',
      { street: 'проспект Образцовый, 88', locality: 'Нижний Новгород' },
    ],
    [
      'the town last',
      'RU',
      'ул. Примерная, 12, г. Пермь',
      { street: 'ул. Примерная, 12', locality: 'Пермь' },
    ],
    [
      'a state in letters with dots',
      'MX',
      'Av. de la Muestra #1010,\nCentro Cívico, Mexicali B.C. C.P. 21000',
      { street: 'Av. de la Muestra #1010', locality: 'Mexicali', region: 'BC', postalCode: '21000' },
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
