import { harborCompanies } from '../../sample/companies.ts';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import { giveFile } from '../give-file.ts';
import { getStage, NARROW_PAGE, openSized, PAGE, takeBothThemes, type Language } from './stage.ts';

/** Headings and a note as people write them, by language. */
const lists = {
  en: ['Company', 'Contact', 'Tel.', 'E-mail', 'Street', 'ZIP', 'City', 'Category', 'Annual sales', 'Notes'],
  'zh-CN': ['公司名称', '联系人', '电话', '邮箱', '街道', '邮编', '城市', '分类', '年销售额', '备注'],
  'zh-TW': ['公司名稱', '聯絡人', '電話', '電子郵件', '街道', '郵遞區號', '城市', '分類', '年營業額', '備註'],
  de: [
    'Firma',
    'Ansprechpartner',
    'Tel.',
    'E-Mail',
    'Straße',
    'PLZ',
    'Ort',
    'Kategorie',
    'Jahresumsatz',
    'Notizen',
  ],
  ja: [
    '会社名',
    '担当者',
    '電話番号',
    'メール',
    '住所',
    '郵便番号',
    '市区町村',
    'カテゴリー',
    '年間売上',
    '備考',
  ],
  es: [
    'Empresa',
    'Contacto',
    'Tel.',
    'Correo',
    'Calle',
    'Código postal',
    'Ciudad',
    'Categoría',
    'Facturación anual',
    'Notas',
  ],
} as const;

function toFile(language: Language): string {
  const rows = harborCompanies
    .slice(0, 24)
    .map((company, index) => [
      company.name,
      company.person ?? '',
      index === 3 ? '4,91511E+11' : (company.phone?.shown ?? ''),
      index === 5 ? 'office at example' : (company.email ?? ''),
      company.street,
      company.postalCode,
      company.locality,
      company.trade,
      String(120_000 + index * 35_000),
      index === 0 ? 'Met at the fair, hall 3' : '',
    ]);
  rows.splice(8, 0, ['', '', '', '', '', '', '', '', '90000', 'call back']);
  rows.push(rows[1] ?? []);
  return [lists[language] as readonly string[], ...rows]
    .map((row) => row.map((cell) => (/[;"\n]/.test(cell) ? `"${cell}"` : cell)).join(';'))
    .join('\r\n');
}

const [company] = harborCompanies;

/** Runs in the page: the id of the first company's lead. */
const FIND_FIRST = `findFirst = () => new Promise((resolve, reject) => {
  const opening = indexedDB.open('leadlight');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const all = opening.result.transaction('leads').objectStore('leads').getAll();
    all.onsuccess = () => {
      opening.result.close();
      resolve(all.result.find(({ facts }) => facts.name[0].value === ${JSON.stringify(company?.name)}).id);
    };
  };
});`;

const heading = (view: View, what: string) =>
  view.waitFor(what, () => document.querySelector('[role=tabpanel] h2') !== null);

/** An import that takes a while, held in the middle so that both themes see the same. */
async function takeProgress(browser: ExtensionBrowser, language: Language): Promise<void> {
  const [headings = '', ...rows] = toFile(language).split('\r\n');
  const many = Array.from(
    { length: 2_000 },
    (_, index) => rows[index % 20]?.replace(/^[^;]+/, (name) => `${name} ${index}`) ?? '',
  );
  const view = await openSized(browser, 'workspace.html#import', PAGE);
  await giveFile(view, 'fair-exhibitors-all.csv', [headings, ...many].join('\r\n'));
  await view.waitFor('the columns', () => document.querySelector('tbody tr') !== null);
  const goOn = () => view.click({ css: '[role=tabpanel] section > :last-child button', nth: 0 });
  await goOn();
  await view.waitFor('the figures', () => document.querySelector('dl dd') !== null);
  await goOn();
  await view.waitFor('the bar', () => document.querySelector('[role=tabpanel] progress[value]') !== null);
  await view.click({ css: '[aria-busy=true] button', nth: 0 });
  await view.waitFor('the pause', () => document.querySelector('h2 .lucide-pause') !== null);
  await takeBothThemes(view, `import-running-${language}`);
  await view.close();
}

/** A file on its way in: chosen, named, checked, imported; one that cannot be read; and what was imported before. */
export async function takeImport(browser: ExtensionBrowser, language: Language): Promise<void> {
  const view = await openSized(browser, 'workspace.html#import', PAGE);
  await heading(view, 'the start');
  await takeBothThemes(view, `import-start-${language}`);
  await giveFile(view, 'fair-exhibitors.xls', '<!doctype html><table><tr><td>Company</td></tr></table>');
  await view.waitFor('what is wrong', () => document.querySelector('[role=alert]') !== null);
  await takeBothThemes(view, `import-bad-file-${language}`);

  await giveFile(view, 'fair-exhibitors.csv', `${toFile(language)}\r\n`);
  await view.waitFor('the columns', () => document.querySelector('tbody tr') !== null);
  await takeBothThemes(view, `import-columns-${language}`);
  await view.click({ css: '[role=tabpanel] input[role=combobox]', nth: 2 });
  await takeBothThemes(view, `import-meaning-${language}`);
  await view.press('Escape');
  await view.click({ css: '[role=tabpanel] section > :last-child button', nth: 0 });
  await view.waitFor('the figures', () => document.querySelector('dl dd') !== null);
  await takeBothThemes(view, `import-check-${language}`);
  await view.click({ css: '[role=tabpanel] section > :last-child button', nth: 0 });
  await view.waitFor('the end', () => document.querySelector('.lucide-circle-check') !== null);
  await takeBothThemes(view, `import-done-${language}`);
  await view.click({ css: '[role=tabpanel] section > :last-child button', nth: 0 });
  await view.waitFor('what was imported', () => document.querySelector('[role=tabpanel] article') !== null);
  await takeBothThemes(view, `import-past-${language}`);

  // A file that came back with two cells changed in it.
  await getStage(view).evaluate(FIND_FIRST);
  const leadId = (await getStage(view).evaluate('findFirst()')) as string;
  const cells = [
    'Name',
    'Owner',
    'City',
    'Leadlight ID',
    company?.name ?? '',
    'Ann',
    'Rockport',
    `${leadId}~1`,
  ];
  await giveFile(view, 'leads-edited.csv', `${cells.slice(0, 4).join(';')}\n${cells.slice(4).join(';')}\n`);
  await view.waitFor('the columns', () => document.querySelector('tbody tr') !== null);
  await view.click({ css: '[role=tabpanel] section > :last-child button', nth: 0 });
  await view.waitFor('the review', () => document.querySelector('section section table') !== null);
  await takeBothThemes(view, `import-review-${language}`);
  await view.close();

  await takeProgress(browser, language);

  const narrow = await openSized(browser, 'workspace.html#import', NARROW_PAGE);
  await giveFile(narrow, 'fair-exhibitors.csv', `${toFile(language)}\r\n`);
  await narrow.waitFor('the columns', () => document.querySelector('tbody tr') !== null);
  await takeBothThemes(narrow, `import-narrow-${language}`);
  await narrow.close();
}
