import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { guessMapping } from '@/lib/transfer/import/guess-mapping';
import { pointStatuses } from '@/lib/leads/lead-parts';
import { findChoice } from '@/lib/transfer/import/choice-words';
import { findHeading } from '@/lib/transfer/import/heading-words';
import type { FileRow } from '@/lib/transfer/read/opened-file';

/** Rows of text, numbered from 1. */
export const toRows = (table: readonly (readonly string[])[]): FileRow[] =>
  table.map((cells, at) => ({
    number: at + 1,
    cells: cells.map((text) => (text === '' ? undefined : { text })),
  }));

const guess = (...table: string[][]) => guessMapping(toRows(table));
const targets = (...table: string[][]) => guess(...table).columns.map(({ to }) => to);

const LOCALES = readdirSync('locales').map((file) => file.replace('.yml', ''));

describe('headings of other programs', () => {
  it.each([
    [
      'HubSpot contacts',
      'First Name|Last Name|Email|Phone Number|Mobile Phone Number|Company Name|Job Title|Lifecycle Stage|Contact owner|Street Address|City|State/Region|Postal Code|Country/Region|Create Date',
      'firstName|lastName|email|phone|mobile|company|jobTitle|stage|owner|street|locality|region|postalCode|country|savedAt',
    ],
    [
      'HubSpot companies',
      'Company name|Company Domain Name|Phone Number|Industry|Number of Employees|Website URL',
      'company|domain|phone|industry|size|website',
    ],
    [
      'Salesforce leads',
      'FirstName|LastName|Company|Title|Phone|MobilePhone|Fax|Email|Website|Street|City|State|PostalCode|Country|Status|Industry|NumberOfEmployees|Description',
      'firstName|lastName|company|jobTitle|phone|mobile|fax|email|website|street|locality|region|postalCode|country|stage|industry|size|description',
    ],
    [
      'Pipedrive',
      'Person - Name|Organization - Name|Person - Phone - Work|Person - Email - Work|Organization - Address',
      'person|company|phone|email|address',
    ],
    [
      'Zoho leads',
      'Company|First Name|Last Name|Designation|Email|Phone|Mobile|Lead Status|Lead Owner|No. of Employees|Zip Code|Email Opt Out',
      'company|firstName|lastName|jobTitle|email|phone|mobile|stage|owner|size|postalCode|doNotContact',
    ],
    [
      'Google Contacts',
      'First Name|Last Name|Organization Name|Organization Title|E-mail 1 - Value|E-mail 2 - Value|Phone 1 - Value|Address 1 - Street|Address 1 - City|Address 1 - Postal Code|Website 1 - Value|Labels|Notes',
      'firstName|lastName|company|jobTitle|email|email|phone|street|locality|postalCode|website|tags|note',
    ],
    [
      'Google Contacts with labels',
      'First Name|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Type|Phone 2 - Value|Address 1 - Label|Website 1 - Label',
      'firstName|email.label|email|phone.label|phone|phone.label|phone|address.label|website.label',
    ],
    [
      'lists of checked addresses',
      'Company|Email|Email Status|Phone|Phone valid|Contact Status|手机|手机状态',
      'company|email|email.status|phone|phone.status|stage|mobile|mobile.status',
    ],
    [
      'Outlook',
      'First Name|Last Name|Company|Job Title|Business Street|Business City|Business Postal Code|Business Country/Region|Business Fax|Business Phone|Home Phone|Mobile Phone|E-mail Address|E-mail 2 Address|Web Page|Categories|Notes',
      'firstName|lastName|company|jobTitle|street|locality|postalCode|country|fax|phone|phone|mobile|email|email|website|category|note',
    ],
    [
      'LinkedIn',
      'First Name|Last Name|URL|Email Address|Company|Position|Connected On',
      'firstName|lastName|website|email|company|jobTitle|savedAt',
    ],
    [
      'a scraper',
      'name|full_address|city|postal_code|phone|site|category|latitude|rating',
      'name|address|locality|postalCode|phone|website|category||',
    ],
    [
      'German',
      'Firma|Ansprechpartner|Telefon|Handy|E-Mail-Adresse|Straße|PLZ|Ort|Land|Branche|Bemerkung|USt-IdNr.',
      'company|person|phone|mobile|email|street|postalCode|locality|country|industry|note|registration.VAT',
    ],
    [
      'Chinese',
      '公司名称|联系人|手机号码|邮箱|微信|地址|行业|备注|统一社会信用代码',
      'company|person|mobile|email|messenger.wechat|address|industry|note|registration.统一社会信用代码',
    ],
    [
      'Traditional Chinese',
      '公司名稱|聯絡人|行動電話|電子郵件|網址|郵遞區號|縣市|統一編號',
      'company|person|mobile|email|website|postalCode|region|registration.統一編號',
    ],
    [
      'French',
      'Société|Contact|Téléphone|Courriel|Code postal|Ville|Pays|SIRET',
      'company|person|phone|email|postalCode|locality|country|registration.SIRET',
    ],
    [
      'Spanish',
      'Empresa|Contacto|Teléfono|Correo electrónico|Ciudad|País|CIF',
      'company|person|phone|email|locality|country|registration.CIF',
    ],
    [
      'Italian',
      'Azienda|Referente|Cellulare|Sito web|CAP|Città|Partita IVA',
      'company|person|mobile|website|postalCode|locality|registration.VAT',
    ],
    [
      'Portuguese',
      'Empresa|Telefone|Celular|CEP|Cidade|CNPJ',
      'company|phone|mobile|postalCode|locality|registration.CNPJ',
    ],
    [
      'Japanese',
      '会社名|担当者|電話番号|メールアドレス|住所|法人番号',
      'company|person|phone|email|address|registration.法人番号',
    ],
    [
      'Russian',
      'Компания|Контактное лицо|Телефон|Почта|Город|ИНН',
      'company|person|phone|email|locality|registration.ИНН',
    ],
  ])('are known: %s', (_, headings, meant) => {
    expect(
      targets(
        headings.split('|'),
        headings.split('|').map((_, at) => `value ${String(at)}`),
      ).map((to) => to ?? ''),
    ).toEqual(meant.split('|'));
  });

  it.each(LOCALES)('and of our own exports in every language: %s', (locale) => {
    const words = parse(readFileSync(`locales/${locale}.yml`, 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const { field = {}, column = {}, mark = {}, stage = {}, list = {}, level = {}, kind: _ } = words;
    const own: Record<string, string | undefined> = {
      name: field['name'],
      person: field['person'],
      phone: field['phone'],
      email: field['email'],
      website: field['website'],
      address: field['address'],
      fax: field['fax'],
      industry: field['industry'],
      size: field['size'],
      legalName: field['legalName'],
      registration: field['registration'],
      description: field['description'],
      messenger: field['messenger'],
      social: field['social'],
      profile: field['profile'],
      jobTitle: field['jobTitle'],
      street: column['street'],
      postalCode: column['postalCode'],
      locality: column['locality'],
      region: column['region'],
      country: column['country'],
      category: column['category'],
      tags: column['tags'],
      note: column['note'],
      savedAt: column['savedAt'],
      kind: column['kind'],
      existing: column['existing'],
      mobile: column['mobile'],
      firstName: column['firstName'],
      lastName: column['lastName'],
      company: column['company'],
      ref: column['ref'],
      owner: mark['owner'],
      doNotContact: mark['doNotContact'],
      language: mark['language'],
      stage: stage['label'],
      lists: list['title'],
      level: level['label'],
    };
    const {
      export: { aspectOf = '' } = {},
      pointColumn: { label = '', status = '' } = {},
      point = {},
    } = words;
    for (const id of ['phone', 'email', 'website', 'address', 'messenger', 'social', 'fax'])
      for (const [told, word] of [
        ['label', label],
        ['status', status],
      ])
        own[`${id}.${told}`] = aspectOf.replace('{column}', field[id] ?? '').replace('{aspect}', word ?? '');
    for (const one of pointStatuses) expect(findChoice('status', point[one] ?? '')).toBe(one);
    own['mobile.label'] = aspectOf
      .replace('{column}', column['mobile'] ?? '')
      .replace('{aspect}', `${label} 2`);
    const understood = Object.fromEntries(
      Object.entries(own).map(([target, heading]) => [target, findHeading(heading ?? '')?.to]),
    );
    expect(understood).toEqual(Object.fromEntries(Object.keys(own).map((target) => [target, target])));
    for (const id of ['updatedAt', 'next', 'touched', 'outcome', 'sourcePage', 'shownName'])
      expect([id, findHeading(column[id] ?? '')?.to]).toEqual([id, 'derived']);
  });
});

describe('columns without a telling heading', () => {
  it('are told from their values', () => {
    expect(
      targets(
        ['A', 'B', 'C', 'D'],
        ['Acme Ltd', 'office@acme.example', '+1 617 555 0100', 'https://acme.example'],
        ['Bolt GmbH', 'info@bolt.example', '(617) 555-0101', 'www.bolt.example'],
      ),
    ).toEqual(['name', 'email', 'phone', 'website']);
  });

  it('have no heading row at all where the first row is a value like the others', () => {
    const found = guess(['Acme Ltd', 'office@acme.example'], ['Bolt GmbH', 'info@bolt.example']);
    expect(found.headerRow).toBeUndefined();
    expect(found.columns.map(({ to }) => to)).toEqual(['name', 'email']);
  });

  it('become fields of the user’s own, of the type their values have', () => {
    const found = guess(
      ['Company', 'Founded', 'Rows of seats', 'Member'],
      ['Acme Ltd', '2019-04-01', '12', 'yes'],
      ['Bolt GmbH', '2020-05-02', '7', 'no'],
    );
    expect(found.columns.slice(1).map(({ newField }) => newField)).toEqual([
      { name: 'Founded', type: 'date' },
      { name: 'Rows of seats', type: 'number' },
      { name: 'Member', type: 'boolean' },
    ]);
  });
});

it('finds headings below a title', () => {
  const found = guess(
    ['List of exhibitors 2026'],
    ['Made on 21 November'],
    ['Company', 'E-mail'],
    ['Acme', 'a@acme.example'],
  );
  expect(found.headerRow).toBe(3);
});

it('takes "Name" for the person where the company has a column of its own', () => {
  expect(targets(['Name', 'Company'], ['Ana Roe', 'Acme Ltd'])).toEqual(['person', 'company']);
});

it('tells which comes first in dates, and the country, where the file does', () => {
  const found = guess(
    ['Company', 'Created', 'Country'],
    ['Acme', '21/11/2026', 'Germany'],
    ['Bolt', '03/04/2026', 'Germany'],
  );
  expect(found).toMatchObject({ dates: 'day', country: 'DE' });
});
