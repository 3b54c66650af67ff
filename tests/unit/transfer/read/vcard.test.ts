import { describe, expect, it } from 'vitest';
import { findHeading } from '@/lib/transfer/import/heading-words';
import { cardColumns } from '@/lib/transfer/read/card-row';
import { openFile } from '@/lib/transfer/read/open-file';
import { writeVCards } from '@/lib/transfer/write/vcard';
import { getCpuNow } from '../../../cpu-clock';
import { hostileStrings } from '../../../hostile-strings';
import { toStoredLead } from '../../leads/candidates';
import { readTexts } from './read-all';

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

/** The first card by heading. */
async function readCard(text: string | Uint8Array<ArrayBuffer>): Promise<Record<string, string>> {
  const [headings = [], row = []] = await readTexts(await openFile(new Blob([text])));
  const named = headings.map((heading, i): [string, string] => [heading, row[i] ?? '']);
  return Object.fromEntries(named.filter(([, cell]) => cell !== ''));
}

describe('vCards', () => {
  it('of version 4.0', async () => {
    const text = card(
      'VERSION:4.0',
      'KIND:individual',
      'FN:Pat Example',
      'N:Example;Pat;;;',
      'ORG:Acme\\, Inc.;Sales',
      'TITLE:Buyer',
      'TEL;TYPE="work,voice";VALUE=uri:tel:+1-617-555-0100;ext=12',
      'TEL;TYPE=cell:+1 617 555 0101',
      'TEL;TYPE=work,fax:+1 617 555 0102',
      'EMAIL;TYPE=work:pat@acme.example',
      'EMAIL:info@acme.example',
      'ADR;TYPE=work;LABEL="1 Main St^nBoston, MA 02101":;;1 Main St;Boston;MA;02101;USA',
      'URL:https://acme.example/',
      'URL;TYPE=x-profile:https://directory.example/acme',
      'IMPP;X-SERVICE-TYPE=WhatsApp:whatsapp:%2B16175550100',
      'X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/company/acme-example',
      'CATEGORIES:trade,spring\\, new',
      'NOTE:Call\\nMonday',
      'LANG:en',
      'BDAY:19700101',
    );
    expect(await readCard(text)).toEqual({
      company: 'Acme, Inc.',
      person: 'Pat Example',
      jobTitle: 'Buyer',
      phone: '+1-617-555-0100 ext. 12',
      mobile: '+1 617 555 0101',
      fax: '+1 617 555 0102',
      email: 'pat@acme.example',
      'email 2': 'info@acme.example',
      website: 'https://acme.example/',
      profile: 'https://directory.example/acme',
      address: '1 Main St, Boston, MA 02101',
      street: '1 Main St',
      locality: 'Boston',
      region: 'MA',
      postalCode: '02101',
      countryName: 'USA',
      messenger: 'whatsapp: +16175550100',
      social: 'https://www.linkedin.com/company/acme-example',
      tags: 'trade; spring, new',
      note: 'Call\nMonday',
      language: 'en',
    });
    expect((await openFile(new Blob([text]))).problems).toEqual([
      { code: 'left-out', text: 'BDAY, ORG (unit)' },
    ]);
  });

  it.each<[string, string[], Record<string, string>]>([
    ['version 2.1 with bare types', ['VERSION:2.1', 'N:Example;Pat', 'TEL;CELL;VOICE:555-0100'], { person: 'Pat Example', mobile: '555-0100' }],
    ['quoted-printable', ['VERSION:2.1', 'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20M=', '=C3=BCller=', ' jun.'], { person: 'Jürgen Müller jun.' }],
    ['quoted-printable in another charset', ['FN;ENCODING=QUOTED-PRINTABLE;CHARSET=GBK:=CD=F5=D0=A1=C3=F7'], { person: '王小明' }],
    ['folded lines', ['FN:Pat', '  Exam', '\tple'], { person: 'Pat Example' }],
    ['groups', ['item1.TEL:555-0100', 'item1.X-ABLabel:Desk', 'FN:Pat'], { person: 'Pat', phone: '555-0100', 'phone label': 'Desk' }],
    ['names in Han', ['N:王;小明;;;', 'FN:'], { person: '王小明' }],
    ['a company of version 4', ['KIND:org', 'FN:Acme', 'ORG:Acme'], { company: 'Acme' }],
    ['a company of Apple’s', ['X-ABShowAs:COMPANY', 'FN:Acme', 'ORG:Acme Inc.;'], { company: 'Acme; Acme Inc.' }],
    ['a company of version 3', ['FN:Acme', 'ORG:Acme', 'N:;;;;'], { company: 'Acme' }],
    ['a messenger of old', ['FN:Pat', 'X-QQ:12345', 'X-SKYPE-USERNAME:pat.example'], { person: 'Pat', messenger: 'qq: 12345', 'messenger 2': 'skype: pat.example' }],
    ['two addresses', ['FN:Pat', 'ADR:;;1 Main St;Boston;;;', 'ADR:;;2 Side St;Ulm;;89073;Germany'], { person: 'Pat', address: '2 Side St, 89073 Ulm, Germany', street: '1 Main St', locality: 'Boston' }],
    ['a photo', ['FN:Pat', `PHOTO;ENCODING=b:${'QUJD'.repeat(50_000)}`], { person: 'Pat' }],
    ['a card inside', ['FN:Pat', 'AGENT:', 'BEGIN:VCARD', 'FN:Bob', 'END:VCARD', 'TEL:555-0100'], { person: 'Pat', phone: '555-0100' }],
    ['a role for a title', ['FN:Pat', 'ROLE:Buyer'], { person: 'Pat', jobTitle: 'Buyer' }],
  ])('with %s', async (_what, lines, expected) => {
    expect(await readCard(card(...lines))).toEqual(expected);
  }); // prettier-ignore

  it('stand in rows one after the other, whatever the line ends, also when one never ends', async () => {
    const text = `${card('FN:A')}\n\nBEGIN:VCARD\rFN:B\rBEGIN:VCARD\nFN:C\nTEL:1`;
    expect(await readTexts(await openFile(new Blob([text])))).toEqual([
      ['person', 'phone'],
      ['A'],
      ['B'],
      ['C', '1'],
    ]);
  });

  it('are told apart also behind a line without end', async () => {
    const endless = `NOTE;ENCODING=QUOTED-PRINTABLE:${'=41=\n'.repeat(60_000)}=42`;
    const photo = `PHOTO;ENCODING=b:${'QUJD'.repeat(400_000)}`;
    const text = `${card('FN:A', endless)}${card('FN:B', photo)}${card('FN:C', `NOTE:${'x'.repeat(90_000)}`)}`;
    const rows = await readTexts(await openFile(new Blob([text])));
    expect(rows.map(([name]) => name)).toEqual(['person', 'A', 'B', 'C']);
    expect(rows.slice(1).map((row) => row[1]?.slice(0, 3))).toEqual(['AAA', undefined, 'xxx']);
  });

  it('have at most five columns a kind, the last with all that are left', async () => {
    const phones = Array.from({ length: 7 }, (_, i) => `TEL:555-010${i}`);
    const [headings, row] = await readTexts(await openFile(new Blob([card('FN:Pat', ...phones)])));
    expect(headings?.slice(1)).toEqual(['phone', 'phone 2', 'phone 3', 'phone 4', 'phone 5']);
    expect(row?.at(-1)).toBe('555-0104; 555-0105; 555-0106');
  });

  it('of our own say what the lead did', async () => {
    const lead = {
      ...toStoredLead({
        name: 'Acme, Inc.; Söhne',
        person: 'Pat Example',
        jobTitle: 'Buyer',
        phone: ['+1 617 555 0100', '+1 617 555 0101'],
        fax: ['+1 617 555 0102'],
        email: ['pat@acme.example'],
        website: ['https://acme.example/a,b;c'],
        profile: ['https://directory.example/acme'],
        address: {
          text: '1 "Main" St, Boston, MA 02101',
          street: '1 "Main" St',
          locality: 'Boston',
          region: 'MA',
          postalCode: '02101',
          countryCode: 'US',
        },
        messenger: { service: 'wechat', id: 'acme_88' },
        social: { network: 'linkedin', url: 'https://www.linkedin.com/company/acme-example' },
      }),
      tags: ['fair 2026', 'a,b'],
      note: `Called; wants “五金”.\n${'Longer than a line. '.repeat(20)}`,
    };
    // eslint-disable-next-line @typescript-eslint/require-await
    const chunks = async function* () {
      yield [{ lead }];
    };
    const file = await writeVCards({ count: 1, chunks }, { categories: [], locale: 'en' });
    const opened = await openFile(file);
    const [headings = [], row = []] = await readTexts(opened);
    expect(Object.fromEntries(headings.map((heading, i) => [heading, row[i]]))).toEqual({
      kind: 'organisation',
      company: 'Acme, Inc.; Söhne',
      person: 'Pat Example',
      jobTitle: 'Buyer',
      phone: '+1 617 555 0100',
      'phone 2': '+1 617 555 0101',
      fax: '+1 617 555 0102',
      email: 'pat@acme.example',
      website: 'https://acme.example/a,b;c',
      address: '1 "Main" St, Boston, MA 02101',
      street: '1 "Main" St',
      locality: 'Boston',
      region: 'MA',
      postalCode: '02101',
      countryName: 'United States',
      messenger: 'wechat: acme_88',
      social: 'https://www.linkedin.com/company/acme-example',
      profile: 'https://directory.example/acme',
      tags: 'fair 2026; a,b',
      note: lead.note.trim(),
    });
    expect(opened.problems).toEqual([]);
  });

  it('say what each value is called, in step with the values', async () => {
    const [headings, row, other] = await readTexts(
      await openFile(
        new Blob([
          card('FN:Pat', 'TEL:555-0100', 'item1.TEL:555-0101', 'item1.X-ABLabel:_$!<Work>!$_'),
          card('FN:Eva', 'item1.EMAIL:eva@acme.example', 'TEL:555-0102'),
        ]),
      ),
    );
    expect(headings).toEqual(['person', 'phone', 'phone 2', 'phone label', 'phone label 2', 'email']);
    expect(row).toEqual(['Pat', '555-0100', '555-0101', '', 'Work']);
    expect(other).toEqual(['Eva', '555-0102', '', '', '', 'eva@acme.example']);
    expect(headings?.slice(3, 5).map((heading) => findHeading(heading)?.to)).toEqual([
      'phone.label',
      'phone.label',
    ]);
  });

  it('have headings that an import understands', () => {
    const numbered = cardColumns.flatMap((column) => [column, `${column} 2`]);
    expect(numbered.map((heading) => findHeading(heading)?.to)).toEqual(
      cardColumns.flatMap((column) => [column, column]),
    );
  });

  it('are never held up', async () => {
    for (const text of [...hostileStrings, '='.repeat(40_000), '\\'.repeat(40_000), '^'.repeat(40_000), ';"'.repeat(20_000)]) {
      const start = getCpuNow();
      const hostile = card('TITLE:Buyer', `FN:${text}`, `TEL;X=${text}:1`, `NOTE;ENCODING=QUOTED-PRINTABLE:${text}`, `ADR:;;${text}`, text);
      await readTexts(await openFile(new Blob([hostile])));
      expect(getCpuNow() - start, JSON.stringify(text.slice(0, 8))).toBeLessThan(3_000);
    }
  }); // prettier-ignore
});
