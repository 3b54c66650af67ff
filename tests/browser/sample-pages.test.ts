import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  bayCompanies,
  guildMembers,
  haitangTimber,
  harborCompanies,
  speicherblock,
  larkspur,
  type SampleCompany,
} from '../../sample/companies.ts';
import { getHarborPage } from '../../sample/harbor-pages.ts';
import { exportLeads, openPanel, saveChosen } from '../../scripts/main-job.ts';
import { readXlsx, type Row } from './exported-sheet.ts';
import { openSession, type Session } from './session.ts';

/** What a person would copy from the page into a spreadsheet by hand, in forms that can be compared. */
interface Facts {
  name: string;
  person: string;
  phone: string;
  fax: string;
  email: string;
  website: string;
  street: string;
  city: string;
  postalCode: string;
}

const digitsOf = (text: string) => text.replace(/\D/g, '');
const withoutSlash = (url: string) => url.replace(/\/$/, '');

function toFacts(company: SampleCompany): Facts {
  return {
    name: company.name,
    person: company.person ?? '',
    phone: digitsOf(company.phone?.e164 ?? ''),
    fax: digitsOf(company.fax?.e164 ?? ''),
    email: company.email ?? '',
    website: withoutSlash(company.website ?? ''),
    street: company.street,
    city: company.locality,
    postalCode: company.postalCode,
  };
}

const toFound = (row: Row): Facts => ({
  name: row['Name'] ?? '',
  person: row['Contact'] ?? '',
  phone: digitsOf(row['Phone'] ?? ''),
  fax: digitsOf(row['Fax'] ?? ''),
  email: row['E-mail'] ?? '',
  website: withoutSlash(row['Website'] ?? ''),
  street: row['Street'] ?? '',
  city: row['City'] ?? '',
  postalCode: row['Postal code'] ?? '',
});

const byName = (a: Facts, b: Facts) => (a.name < b.name ? -1 : 1);
const [jsonLdFirm, plainFirm, microdataFirm] = [0, 1, 2].map((index) => harborCompanies[index + 12]);

/** Sample pages and everybody on them. A firm's own page does not always name the person. */
const pages: readonly { what: string; path: string; companies: readonly (SampleCompany | undefined)[] }[] = [
  { what: 'the directory, page 1', path: '/harbor/', companies: getHarborPage(1) },
  { what: 'the directory, page 3', path: '/harbor/?page=3', companies: getHarborPage(3) },
  {
    what: 'a firm’s page with JSON-LD',
    path: `/harbor/firm/${jsonLdFirm?.slug ?? ''}`,
    companies: [jsonLdFirm],
  },
  {
    what: 'a firm’s page without markup',
    path: `/harbor/firm/${plainFirm?.slug ?? ''}`,
    companies: [plainFirm],
  },
  {
    what: 'a firm’s page with microdata',
    path: `/harbor/firm/${microdataFirm?.slug ?? ''}`,
    companies: [microdataFirm],
  },
  { what: 'a German members’ table', path: '/guild/', companies: guildMembers },
  { what: 'a German imprint', path: '/speicherblock/impressum', companies: [speicherblock] },
  { what: 'an English contact page', path: '/larkspur/contact', companies: [larkspur] },
  { what: 'a Chinese directory', path: '/bay/', companies: bayCompanies },
  { what: 'a Chinese contact page', path: '/haitang/contact', companies: [haitangTimber] },
];

describe('everything on the sample pages is found', () => {
  let session: Session;

  beforeAll(async () => {
    session = await openSession();
  });
  afterAll(() => session.close());

  it.each(pages)('$what', async ({ path, companies }) => {
    const { popup } = await session.read(path);
    await saveChosen(popup);
    const panel = await openPanel(session.browser, popup);
    const rows = await readXlsx(await exportLeads(session.browser, panel, 'xlsx'));
    const found = rows.filter((row) => row['Source page'] === session.sample.origin + path).map(toFound);
    const expected = companies.flatMap((company) => (company ? [toFacts(company)] : []));
    expect(found.sort(byName)).toEqual(expected.sort(byName));
  });
});
