import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import type { LeadRow } from '@/lib/transfer/columns/lead-source';
import { writeVCards } from '@/lib/transfer/write/vcard';
import { randomPool } from '../random-pool';

const at = Date.UTC(2026, 10, 21, 9, 5);
const id = '00000000-0000-4000-8000-000000000001';
const captureId = '00000000-0000-4000-8000-000000000002';
const categoryId = '00000000-0000-4000-8000-000000000003';
const sources = [{ by: 'capture' as const, captureId, at }];
const fact = <T>(value: T, label?: string) => ({ value, sources, ...(label !== undefined && { label }) });

const lead: Lead = {
  id,
  kind: 'organisation',
  facts: {
    name: [fact('Acme; Sons, Ltd')],
    person: [fact('Dr. Ana van Roe')],
    jobTitle: [fact('Purchasing')],
    phone: [
      fact({ text: '617', e164: '+16175550100' }, 'Sales'),
      fact({ text: '0171', e164: '+491711234567' }),
    ],
    fax: [fact({ text: '617', e164: '+16175550101' })],
    email: [fact('info@acme.example')],
    website: [fact('https://acme.example/')],
    address: [
      fact({
        text: '1 "Main" St, Boston',
        street: '1 "Main" St',
        locality: 'Boston',
        postalCode: '02101',
        countryCode: 'US',
      }),
    ],
    messenger: [fact({ service: 'telegram', id: 'acme sales' })],
    social: [fact({ network: 'linkedin', url: 'https://www.linkedin.com/company/acme' })],
  },
  categoryIds: [categoryId],
  tags: ['spring, fair'],
  note: 'Ring\r\non Monday',
  language: 'en',
  createdAt: at,
  updatedAt: at,
  revision: 1,
  keys: [],
};

const candidate = { key: 'x', kind: 'organisation' as const, facts: {} };
const captures = new Map([
  [captureId, { at, page: { url: 'https://directory.example/boston', title: 'Boston' }, candidate }],
]);
const options = { categories: [{ id: categoryId, name: 'Plumbers', createdAt: at }], locale: 'en' };

const write = async (rows: readonly LeadRow[]) =>
  (await writeVCards({ count: rows.length, chunks: () => [rows] }, options)).text();
/** As a reader sees it: folded lines joined. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').trimEnd().split('\r\n');

describe('a vCard', () => {
  it('holds what an address book can hold', async () => {
    expect(unfold(await write([{ lead, captures }]))).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'KIND:individual',
      'X-LEADLIGHT-KIND:organisation',
      `UID:urn:uuid:${id}`,
      'REV:20261121T090500Z',
      'FN:Dr. Ana van Roe',
      'N:van Roe;Ana;;Dr.;',
      'ORG:Acme\\; Sons\\, Ltd',
      'TITLE:Purchasing',
      'item1.TEL;TYPE=work,voice:+1 617 555 0100',
      'item1.X-ABLabel:Sales',
      'TEL;TYPE=work,cell:+49 171 1234567',
      'TEL;TYPE=work,fax:+1 617 555 0101',
      'EMAIL;TYPE=work:info@acme.example',
      `ADR;TYPE=work;LABEL="1 ^'Main^' St, Boston":;;1 "Main" St;Boston;;02101;United States`,
      'URL;TYPE=work:https://acme.example/',
      'IMPP;X-SERVICE-TYPE=Telegram:telegram:acme%20sales',
      'X-SOCIALPROFILE;TYPE=linkedin:https://www.linkedin.com/company/acme',
      'CATEGORIES:Plumbers,spring\\, fair',
      'NOTE:Ring\\non Monday',
      'LANG:en',
      'SOURCE:https://directory.example/boston',
      'END:VCARD',
    ]);
  });

  it('of a company without a person is the company’s, and is never without a name', async () => {
    const { person: _, ...facts } = lead.facts;
    const company = unfold(await write([{ lead: { ...lead, facts } }]));
    expect(company).toContain('KIND:org');
    expect(company).toContain('FN:Acme\\; Sons\\, Ltd');
    expect(company.some((line) => line.startsWith('N:'))).toBe(false);
    const bare = unfold(await write([{ lead: { ...lead, facts: { email: [fact('a@acme.example')] } } }]));
    expect(bare).toContain('FN:a@acme.example');
  });

  it('has lines of at most 75 octets, broken between characters', async () => {
    const note = '工具 🛠 '.repeat(60);
    const text = await write([{ lead: { ...lead, note } }]);
    const encoder = new TextEncoder();
    expect(text.split('\r\n').filter((line) => encoder.encode(line).length > 75)).toEqual([]);
    expect(text).not.toContain('\ufffd');
    expect(unfold(text)).toContain(`NOTE:${note}`);
  });

  it('cannot be broken out of by any text', async () => {
    await fc.assert(
      fc.asyncProperty(randomPool({ anything: true }), async ({ leads }) => {
        const lines = unfold(await write(leads.map((one) => ({ lead: one.lead }))));
        expect(lines.filter((line) => line === 'BEGIN:VCARD')).toHaveLength(leads.length);
        expect(lines.filter((line) => line === 'END:VCARD')).toHaveLength(leads.length);
        // A name, parameters with quotes in pairs, a colon.
        const property = /^(?:item\d+\.)?[A-Z-]+(?:;[A-Z-]+=(?:"[^"]*"|[^":;]*))*:/i;
        if (leads.length > 0) expect(lines.filter((line) => !property.test(line))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('stops when told so', async () => {
    const source = { count: 1, chunks: () => [[{ lead }]] };
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(writeVCards(source, { ...options, signal })).rejects.toThrow('enough');
  });
});
