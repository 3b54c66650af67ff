import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { SidePanel } from '@/components/leads/side-panel';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { createList } from '@/lib/store/commands/lists';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { readDefinitions } from '@/lib/store/queries';
import { expectNoViolations } from './accessible';
import { acme, birch, cobalt, createServices, expectSaid, page, show, toCandidate } from './fixtures';
import { setLanguage } from './i18n';
import { parseCsv } from '../browser/exported-sheet';

/** Three leads: Birch must not be contacted, Cobalt is secret and on a list. */
async function openLeads() {
  const services = createServices();
  const { store } = services;
  const { saved } = await saveCandidates(store, { page, candidates: [acme, birch, cobalt].map(toCandidate) });
  const [, birchId = '', cobaltId = ''] = saved.map(({ leadId }) => leadId);
  const { listId } = await createList(store, { name: 'Fair' });
  await changeLeads(store, [birchId], { doNotContact: true });
  await changeLeads(store, [cobaltId], { level: 'secret', listIds: { add: [listId] } });
  const view = show(<SidePanel />, services);
  // Until all leads are here, nobody knows what there is to export.
  await waitFor(() => expect(screen.getByRole('button', { name: 'Export' })).toBeEnabled());
  return { ...view, services };
}

async function openDialog() {
  const opened = await openLeads();
  await opened.user.keyboard('d');
  const element = await screen.findByRole('dialog', { name: 'Export leads' });
  const dialog = within(element);
  await dialog.findByRole('radio', { name: 'CSV' });
  return { ...opened, element, dialog };
}
type Opened = Awaited<ReturnType<typeof openDialog>>;

/** Exports and gives the file, by rows. */
async function write({ user, dialog, services }: Pick<Opened, 'user' | 'dialog' | 'services'>) {
  await user.click(dialog.getByRole('button', { name: 'Export' }));
  await waitFor(() => expect(services.saveFile).toHaveBeenCalled());
  const [name = '', file] = services.saveFile.mock.lastCall ?? [];
  return { name, text: (await file?.text()) ?? '' };
}
const toRows = (text: string) => parseCsv(text.replace('\ufeff', ''));
const getSummary = (element: HTMLElement) => within(element).getAllByRole('status')[0]?.textContent;

describe('the export dialog', () => {
  it('says how many rows there will be, what is left out and why, and how confidential the rest is', async () => {
    const { user, element, dialog } = await openDialog();
    expect(getSummary(element)).toBe(
      '1 row will be written. Left out: 1 marked “do not contact” and 1 too confidential.In it: 1 Internal',
    );
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Confidential up to' }), 'Secret');
    await user.click(dialog.getByRole('checkbox', { name: 'Also the one marked “do not contact”' }));
    expect(getSummary(element)).toBe('3 rows will be written. In it: 2 Internal and 1 Secret');
    await expectNoViolations(element);
  });

  it('shows how the file begins', async () => {
    const { dialog } = await openDialog();
    const table = within(await dialog.findByRole('table'));
    expect(table.getAllByRole('columnheader').map((one) => one.textContent)).toEqual(
      expect.arrayContaining(['Name', 'Phone', 'Source page', 'Leadlight ID']),
    );
    expect(table.getByRole('cell', { name: 'Acme Plumbing' })).toBeVisible();
    expect(table.queryByRole('cell', { name: 'Birch Heating' })).toBeNull();
  });

  it('writes a file, names it, and remembers how, but never whom it left out', async () => {
    const opened = await openDialog();
    const { user, dialog, services } = opened;
    await user.click(dialog.getByRole('radio', { name: 'CSV' }));
    await user.click(dialog.getByRole('checkbox', { name: 'Also the one marked “do not contact”' }));
    const { name, text } = await write(opened);
    expect(name).toBe('leads-2026-05-12.csv');
    expect(toRows(text).map(([first]) => first)).toEqual(['Name', 'Birch Heating', 'Acme Plumbing']);
    await dialog.findByText('leads-2026-05-12.csv is in your downloads');
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(await services.readSetting('lastExport')).toMatchObject({ leads: { format: 'csv', set: 'all' } });

    await user.keyboard('d');
    const again = within(await screen.findByRole('dialog'));
    expect(await again.findByRole('radio', { name: 'CSV' })).toBeChecked();
    expect(again.getByRole('checkbox', { name: /do not contact/ })).not.toBeChecked();
  });

  it.each([
    ['TSV', 'tsv', /^Name\t/],
    ['vCard 4.0', 'vcf', /^BEGIN:VCARD\r\nVERSION:4\.0\r\n/],
    ['JSON', 'json', /^\{"format":"leadlight-pool"/],
  ])('writes %s', async (format, extension, begins) => {
    const opened = await openDialog();
    await opened.user.click(opened.dialog.getByRole('radio', { name: format }));
    const { name, text } = await write(opened);
    expect(name).toBe(`leads-2026-05-12.${extension}`);
    expect(text.replace('\ufeff', '')).toMatch(begins);
    expect(text).toContain('Acme Plumbing');
    expect(text).not.toContain('Birch Heating');
  });

  it('writes a list, however the leads are narrowed just now', async () => {
    const opened = await openDialog();
    const { user, dialog, element } = opened;
    await user.click(dialog.getByRole('radio', { name: 'A list' }));
    expect(dialog.getByRole('combobox', { name: 'Which list' })).toHaveDisplayValue('Fair');
    expect(getSummary(element)).toBe('Nothing is left to write. Left out: 1 too confidential.');
    expect(dialog.getByRole('button', { name: 'Export' })).toBeDisabled();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Confidential up to' }), 'Secret');
    await user.click(dialog.getByRole('radio', { name: 'CSV' }));
    expect(toRows((await write(opened)).text).map(([first]) => first)).toEqual(['Name', 'Cobalt Drains']);
  });

  it('offers a selection first, and the boxes a format has', async () => {
    const { user } = await openLeads();
    await user.click(screen.getByRole('checkbox', { name: 'Select Acme Plumbing' }));
    await user.keyboard('d');
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByRole('radio', { name: 'Selected (1)' })).toBeChecked();
    expect(dialog.getByRole('radio', { name: 'All leads (3)' })).not.toBeChecked();
    expect(dialog.getByRole('checkbox', { name: /sheet “Sources”/ })).toBeVisible();
    await user.click(dialog.getByRole('radio', { name: 'CSV' }));
    expect(dialog.queryByRole('checkbox', { name: /sheet “Sources”/ })).toBeNull();
    await user.click(dialog.getByRole('radio', { name: 'JSON' }));
    expect(dialog.queryByRole('combobox', { name: 'Columns' })).toBeNull();
    expect(dialog.queryByRole('checkbox', { name: /Leadlight ID/ })).toBeNull();
  });

  it('counts rows that are no leads', async () => {
    const { user, dialog, element } = await openDialog();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Columns' }), 'Contact points, one a row');
    // A phone and an address.
    await waitFor(() => expect(getSummary(element)).toMatch(/^2 rows will be written/));
  });

  it('leaves nothing behind when it is closed while it writes', async () => {
    const opened = await openLeads();
    const { user, services } = opened;
    let isClosed = false;
    services.openExporter.mockImplementation(() =>
      Promise.resolve({
        count: () => new Promise<never>(() => undefined),
        look: () => new Promise<never>(() => undefined),
        copy: () => new Promise<never>(() => undefined),
        write: (_order, { signal, onProgress } = {}) => {
          onProgress?.(25, 100);
          return new Promise((_done, failed) => {
            signal?.addEventListener('abort', () => failed(signal.reason as Error));
          });
        },
        close: () => {
          isClosed = true;
        },
      }),
    );
    await user.keyboard('d');
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(await dialog.findByRole('button', { name: 'Export' }));
    expect(
      await dialog.findByRole('progressbar', { name: /^Writing leads-2026-05-12.xlsx/ }),
    ).toHaveAttribute('value', '25');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await screen.findByText('The export was stopped. Nothing was written.');
    expect(await dialog.findByRole('button', { name: 'Export' })).toBeEnabled();
    expect(isClosed).toBe(true);
    expect(services.saveFile).not.toHaveBeenCalled();
  });
});

describe('a column set of one’s own', () => {
  it('begins as another one, is ordered by keys, renamed, saved, used, changed and deleted', async () => {
    const opened = await openDialog();
    const { user, dialog, services, element } = opened;
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Columns' }), 'Sales list');
    await user.click(dialog.getByRole('button', { name: 'Copy and change …' }));
    const editor = within(dialog.getByRole('form', { name: 'Column set' }));
    const name = editor.getByRole('textbox', { name: 'Name of the column set' });
    expect(name).toHaveValue('Sales list (mine)');
    await user.clear(name);
    await user.type(name, 'Dialler');
    const list = within(editor.getByRole('list', { name: 'In the file, in this order' }));
    const before = list.getAllByRole('textbox').length;
    await user.click(list.getByRole('button', { name: 'Leave out Phone' }));
    expect(list.getAllByRole('textbox')).toHaveLength(before - 1);
    await user.type(editor.getByRole('searchbox', { name: 'Find a column' }), 'Phone');
    await user.click(editor.getByRole('button', { name: 'Phone' }));
    await user.type(list.getByRole('textbox', { name: 'Heading of Phone' }), 'Call');
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    await screen.findByText(`Phone is now column ${before - 1} of ${before}`);
    await expectNoViolations(element);
    await user.selectOptions(
      editor.getByRole('combobox', { name: 'Several phones or e-mails' }),
      'Together in one cell',
    );
    await user.click(editor.getByRole('button', { name: 'Save column set' }));
    // It is among them once the store has told of it.
    await waitFor(() =>
      expect(dialog.getByRole('combobox', { name: 'Columns' })).toHaveDisplayValue('Dialler'),
    );
    const [set] = await readDefinitions(services.store, 'columnSets');
    expect(set).toMatchObject({ name: 'Dialler', rows: 'lead', several: 'joined' });
    expect(set?.columns.at(-2)).toEqual({ id: 'phone', header: 'Call' });

    await user.click(dialog.getByRole('radio', { name: 'CSV' }));
    const [headings] = toRows((await write(opened)).text);
    // Before the last column and the id.
    expect(headings?.at(-3)).toBe('Call');

    await user.click(dialog.getByRole('button', { name: 'Delete column set Dialler' }));
    await dialog.findByText('Column set Dialler deleted');
    await user.click(dialog.getByRole('button', { name: 'Undo' }));
    await waitFor(async () => expect(await readDefinitions(services.store, 'columnSets')).toHaveLength(1));
  });

  it.each([
    ['Everything that is known', 'E-mail: Label'],
    ['Google Contacts', 'Phone: Label 2'],
  ])('that begins as "%s" calls every column by a word', async (ready, column) => {
    const { user, dialog } = await openDialog();
    await user.selectOptions(dialog.getByRole('combobox', { name: 'Columns' }), ready);
    await user.click(dialog.getByRole('button', { name: 'Copy and change …' }));
    const list = dialog.getByRole('list', { name: 'In the file, in this order' });
    const words = within(list)
      .getAllByRole('textbox')
      .map((box) => box.getAttribute('placeholder') ?? '');
    expect(words).toContain(column);
    expect(words.filter((word) => /[.#][a-z0-9]/.test(word))).toEqual([]);
  });

  it('says what is wrong with its name', async () => {
    const { user, dialog } = await openDialog();
    await user.click(dialog.getByRole('button', { name: 'New column set …' }));
    await user.click(dialog.getByRole('button', { name: 'Save column set' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('Give it a name');
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    expect(dialog.getByRole('combobox', { name: 'Columns' })).toBeVisible();
  });
});

describe('the short ways', () => {
  it('write as last time with two clicks, and say what is left out', async () => {
    const { user, services } = await openLeads();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Excel (XLSX), Everything that is known' }));
    await waitFor(() => expect(services.saveFile).toHaveBeenCalled());
    await expectSaid(
      'leads-2026-05-12.xlsx is in your downloads Left out: 1 marked “do not contact” and 1 too confidential.',
    );
    expect(screen.getByRole('group', { name: 'Last change' })).toHaveTextContent('leads-2026-05-12.xlsx');
  });

  it('copy a table for a spreadsheet by a key, guarded', async () => {
    const { user, services } = await openLeads();
    await saveCandidates(services.store, {
      page,
      candidates: [toCandidate({ name: '=HYPERLINK("https://evil.example")' })],
    });
    await screen.findByText('4 leads');
    const written: Record<string, string>[] = [];
    vi.stubGlobal(
      'ClipboardItem',
      class {
        constructor(readonly data: Record<string, Promise<Blob>>) {}
      },
    );
    vi.spyOn(navigator.clipboard, 'write').mockImplementation(async (items) => {
      for (const { data } of items as unknown as { data: Record<string, Promise<Blob>> }[])
        written.push(
          Object.fromEntries(
            await Promise.all(
              Object.entries(data).map(async ([type, blob]) => [type, await (await blob).text()] as const),
            ),
          ),
        );
    });
    await user.keyboard('y');
    await expectSaid(/^2 rows copied\. Paste them into your spreadsheet\./);
    expect(written[0]?.['text/plain']).toMatch(/^Name\t/);
    expect(written[0]?.['text/plain']).toContain("'=HYPERLINK");
    expect(written[0]?.['text/html']).toContain('<th>Name</th>');
    vi.unstubAllGlobals();
  });
});

describe('in other languages', () => {
  it.each([
    ['zh_CN', '导出线索', '将写入 1 行。'],
    ['zh_TW', '匯出名單', '將寫入 1 列。'],
    ['de', 'Leads exportieren', 'Wird geschrieben: 1 Zeile.'],
    ['ja', 'リードのエクスポート', '1行を書き込みます。'],
    ['es', 'Exportar leads', 'Se escribirá: 1 fila.'],
  ] as const)('%s has its own words', async (language, title, summary) => {
    setLanguage(language);
    const services = createServices();
    await saveCandidates(services.store, { page, candidates: [toCandidate(acme)] });
    const { user } = show(<SidePanel />, services);
    const action = { zh_CN: '导出', zh_TW: '匯出', de: 'Exportieren', ja: 'エクスポート', es: 'Exportar' }[
      language
    ];
    await waitFor(() => expect(screen.getByRole('button', { name: action })).toBeEnabled());
    await user.keyboard('d');
    const element = await screen.findByRole('dialog', { name: title });
    expect(await within(element).findByRole('status')).toHaveTextContent(summary);
  });
});
