import { describe, expect, it } from 'vitest';
import { readHtml, toTexts } from './page-fixture';

/** A company says of itself what others would call "name, address, telephone, fax", in words of its own language. */

const toPage = (lang: string, rows: readonly (readonly [string, string])[]) =>
  `<!doctype html><html lang="${lang}"><head><title>Acme Example</title></head><body><main><h1>Acme Example</h1><table>${rows
    .map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`)
    .join('')}</table></main></body></html>`;

describe.each([
  ['ar', 'اسم الشركة', 'العنوان', 'الهاتف', 'فاكس', '971 4 555 01'],
  ['id', 'Nama Perusahaan', 'Alamat', 'Telepon', 'Faks', '62 21 5550 01'],
  ['th', 'ชื่อบริษัท', 'ที่อยู่', 'โทรศัพท์', 'แฟกซ์', '66 2 555 01'],
  ['he', 'שם החברה', 'כתובת', 'טלפון', 'פקס', '972 3 555 01'],
  ['uk', 'Назва', 'Адреса', 'Номер телефону', 'Факс', '380 44 555 01'],
  ['ro', 'Denumirea firmei', 'Sediul social', 'Număr de telefon', 'Fax', '40 21 555 01'],
  ['hr', 'Naziv tvrtke', 'Adresa', 'Mobitel', 'Faks', '385 1 5550 1'],
  ['tr', 'Ticari Ünvanı', 'Merkez Adresi', 'Telefon Numarası', 'Faks Numarası', '90 212 555 01'],
  ['ru', 'Полное наименование', 'Почтовый адрес', 'Контактный телефон', 'Факс', '7 495 555-01-'],
  ['pt', 'Razão social', 'Endereço', 'Telemóvel', 'Fax', '351 21 555 01'],
])('in %s', (lang, name, address, phone, fax, number) => {
  it('is understood', async () => {
    const { candidates } = await readHtml(
      toPage(lang, [
        [name, 'Acme Example'],
        [address, '12 Mill Street'],
        [phone, `+${number}42`],
        [fax, `+${number}43`],
      ]),
      'https://acme.example/contact',
    );
    expect(candidates.map(toTexts)).toMatchObject([
      {
        name: 'Acme Example',
        phones: [`+${number}42`],
        faxes: [`+${number}43`],
        address: '12 Mill Street',
      },
    ]);
  });
});
