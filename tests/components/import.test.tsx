import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { Workspace } from '@/components/table/workspace';
import { ImportLine } from '@/components/transfer/import-line';
import { ImportView } from '@/components/transfer/import-view';
import type { Review } from '@/lib/store/import/importer';
import { readDefinitions } from '@/lib/store/queries';
import { FileError } from '@/lib/transfer/read/file-error';
import { expectNoViolations } from './accessible';
import { createServices, expectSaid, show } from './fixtures';
import { begin, createImporter, toEmptyPlan } from './import-double';

type Answers = Parameters<typeof createImporter>[1];

function Screen({ onShow }: { onShow: (ids: readonly string[], word: string) => void }) {
  return (
    <main>
      <h1>Leadlight</h1>
      <ImportView onShow={onShow} />
    </main>
  );
}

function openView(answers?: Answers) {
  const services = createServices();
  const importer = createImporter(services.store, answers);
  services.openImporter = () => Promise.resolve(importer);
  const onShow = vi.fn();
  return { services, importer, onShow, ...show(<Screen onShow={onShow} />, services) };
}

const file = new File(['Company;Tel.\nAcme Plumbing;617 555 0100\n'], 'contacts.csv');

async function openFile(answers?: Answers) {
  const view = openView(answers);
  await view.user.upload(screen.getByLabelText('Choose a file …'), file);
  await screen.findByRole('heading', { name: 'What the columns are' });
  return view;
}

async function check(answers?: Answers) {
  const view = await openFile(answers);
  await view.user.click(screen.getByRole('button', { name: 'Check' }));
  return view;
}

describe('a file', () => {
  it('is chosen, and what it is stands there and can be changed', async () => {
    const { user, importer, container } = await openFile();
    expect(screen.getByText('contacts.csv')).toBeVisible();
    expect(screen.getByText('5 rows')).toBeVisible();
    expect(screen.getByRole('combobox', { name: 'Encoding' })).toHaveDisplayValue('UTF-8');
    expect(screen.getByRole('combobox', { name: 'Separator' })).toHaveDisplayValue('separated by ;');
    expect(screen.getByRole('list', { name: 'About this file' })).toHaveTextContent(
      'Rows have more or fewer cells than the others. (at 4)',
    );
    await expectNoViolations(container);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Encoding' }), 'gb18030');
    await waitFor(() =>
      expect(importer.open).toHaveBeenLastCalledWith(file, { encoding: 'gb18030', separator: undefined }),
    );
  });

  it('can be dropped anywhere', async () => {
    const { importer } = openView();
    const dataTransfer = { types: ['Files'], files: [file], dropEffect: 'none' };
    const view = screen.getByRole('region', { name: 'Import' });
    fireEvent.dragOver(view, { dataTransfer });
    expect(screen.getByText('Drop the file to look at it')).toBeVisible();
    fireEvent.drop(view, { dataTransfer });
    await screen.findByRole('heading', { name: 'What the columns are' });
    expect(importer.open).toHaveBeenCalledWith(file, {});
  });

  it('can be a table pasted from a spreadsheet', async () => {
    const { importer } = openView();
    fireEvent.paste(screen.getByRole('textbox', { name: 'or paste a table here' }), {
      clipboardData: { files: [], getData: () => 'Company\tTel.\nAcme\t617 555 0100' },
    });
    await screen.findByRole('heading', { name: 'What the columns are' });
    expect(importer.open.mock.calls[0]?.[0].name).toBe('Pasted table');
  });

  it('that cannot be read says why, where and what to do, and nothing is changed', async () => {
    const { user, importer, container } = openView();
    importer.open.mockRejectedValueOnce(new FileError('damaged', 'xl/worksheets/sheet1.xml'));
    await user.upload(screen.getByLabelText('Choose a file …'), file);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('contacts.csv cannot be imported');
    expect(alert).toHaveTextContent('Download or copy it once more.');
    expect(alert).toHaveTextContent('Where in the file: xl/worksheets/sheet1.xml');
    expect(screen.getByLabelText('Choose a file …')).toBeInTheDocument();
    await expectNoViolations(container);
  });

  it('is text to us, whatever stands in it', async () => {
    await openFile({
      look: {
        columns: [
          {
            at: 0,
            heading: '<img src=x onerror=alert(1)>',
            to: 'name',
            confidence: 1,
            samples: ['<b>Acme</b>'],
          },
        ],
      },
    });
    expect(screen.getByRole('rowheader', { name: 'A <img src=x onerror=alert(1)>' })).toBeVisible();
    expect(screen.getByText('<b>Acme</b>')).toBeVisible();
    expect(document.querySelector('img[src=x]')).toBeNull();
  });
});

describe('the columns', () => {
  const meaningOf = (column: string) =>
    screen.getByRole('combobox', { name: `What column ${column} becomes` });

  it('show what they seem to be, and can be something else or nothing', async () => {
    const { user, importer } = await check().then(async (view) => {
      await view.user.click(await screen.findByRole('button', { name: 'Back to the columns' }));
      return view;
    });
    expect(meaningOf('Company')).toHaveValue('Name');
    expect(
      within(screen.getByRole('row', { name: /Employees/ })).getByText('a guess, look at it'),
    ).toBeVisible();
    await user.click(meaningOf('Employees'));
    await user.clear(meaningOf('Employees'));
    await user.type(meaningOf('Employees'), 'Leave out{Enter}');
    await user.type(meaningOf('Firm'), 'Legal name{Enter}');
    expect(screen.getByText('3 of 5 are taken in')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByRole('heading', { name: /What would come/ });
    expect(importer.dryRun.mock.lastCall?.[0].columns).toEqual([
      { at: 0, to: 'name' },
      { at: 1, to: 'phone' },
      { at: 4, to: 'legalName' },
    ]);
  });

  it('tell when two mean the same thing of which there is one', async () => {
    const { user } = await openFile();
    await user.type(meaningOf('Firm'), 'Name{Enter}');
    expect(screen.getByText('Column A is this, too. Only one of them is meant.')).toBeVisible();
  });

  it('become a field of the user’s own, which is made with the import and not before', async () => {
    const { user, services, importer } = await openFile();
    await user.click(screen.getByRole('button', { name: 'New field “Rank” (Number)' }));
    await waitFor(() => expect(meaningOf('Rank')).toHaveValue('Rank'));
    expect(screen.getByText(/The import makes this field/)).toBeVisible();
    expect(await readDefinitions(services.store, 'customFields')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('New fields: Rank')).toBeVisible();
    const plan = importer.dryRun.mock.lastCall?.[0];
    expect(plan?.fields).toMatchObject([{ name: 'Rank', type: 'number' }]);
    expect(plan?.columns).toContainEqual({ at: 3, to: `custom.${plan?.fields?.[0]?.id ?? ''}` });
  });

  it.each([
    ['what the values of another are called', 'Phone: Label'],
    ['whether they work', 'Phone: Does it work?'],
  ])('can be %s', async (_, name) => {
    const { user } = await openFile();
    await user.click(meaningOf('Firm'));
    await user.keyboard(`{Control>}a{/Control}${name.slice(0, 8)}`);
    await user.click(await screen.findByRole('option', { name }));
    expect(meaningOf('Firm')).toHaveValue(name);
  });

  it('may have their headings in another row', async () => {
    const { user, importer } = await openFile();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Headings' }), 'There are no headings');
    await waitFor(() => expect(importer.look).toHaveBeenLastCalledWith(0, { headerRow: null }));
  });

  it('are set as for the last file with these headings, unless one starts afresh', async () => {
    const { user } = await openFile({
      look: {
        remembered: {
          ...toEmptyPlan(),
          columns: [{ at: 1, to: 'fax' }],
          mode: 'create',
          defaults: { owner: 'Ann' },
        },
      },
    });
    expect(meaningOf('Tel.')).toHaveValue('Fax');
    expect(screen.getByRole('textbox', { name: 'Owner' })).toHaveValue('Ann');
    await user.click(screen.getByRole('button', { name: 'Start afresh' }));
    await waitFor(() => expect(meaningOf('Tel.')).toHaveValue('Phone'));
  });

  it('come with what is done with rows, and with what every row gets', async () => {
    const { user, importer } = await openFile();
    expect(screen.getByRole('combobox', { name: 'Country of phones and addresses' })).toHaveValue(
      'United States',
    );
    await user.selectOptions(screen.getByRole('combobox', { name: 'What rows do' }), 'Only add new leads');
    expect(screen.queryByRole('combobox', { name: 'Where the file says otherwise' })).toBeNull();
    await user.type(screen.getByRole('combobox', { name: 'Add tag' }), 'fair{Enter}');
    await user.type(screen.getByRole('combobox', { name: 'Add category' }), 'Plumbers{Enter}');
    await screen.findByRole('button', { name: 'Remove Plumbers' });
    await user.click(screen.getByRole('button', { name: 'Check' }));
    await screen.findByRole('heading', { name: /What would come/ });
    expect(importer.dryRun.mock.lastCall?.[0]).toMatchObject({
      mode: 'create',
      country: 'US',
      headings: ['Company', 'Tel.', 'Employees', 'Rank', 'Firm'],
      defaults: { tags: ['fair'], categoryIds: [expect.any(String)] },
    });
  });
});

describe('the check', () => {
  it('says what would come of the rows, and what to look at', async () => {
    const { container } = await check();
    expect(await screen.findByRole('heading', { name: 'What would come of 4 rows' })).toBeVisible();
    await expectSaid('What would come of 4 rows: 2 new · 1 changed · 1 left out');
    const figure = (name: string) => screen.getByText(name).parentElement;
    expect(figure('New leads')).toHaveTextContent('2');
    expect(figure('Left out')).toHaveTextContent('1');
    expect(screen.getByText(/One of the new leads may be there already/)).toBeVisible();
    expect(screen.getByText('New categories: Trade › Plumbers')).toBeVisible();
    const problem = screen.getByText('Row 2').closest('li') as HTMLElement;
    expect(problem).toHaveTextContent('Tel.');
    expect(problem).toHaveTextContent('17155501');
    expect(problem).toHaveTextContent('Lost its leading zero. It was put back.');
    await expectNoViolations(container);
  });

  it('lets rows be taken out', async () => {
    const { user, importer } = await check();
    await user.click(await screen.findByRole('checkbox', { name: 'Take in row 2' }));
    // Row 4 is left out anyway.
    expect(screen.queryByRole('checkbox', { name: 'Take in row 4' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Import 2 leads' }));
    await screen.findByRole('heading', { name: 'Importing contacts.csv' });
    expect(importer.start.mock.lastCall?.[0].without).toEqual([2]);
  });

  it('writes the rows to be mended into a file', async () => {
    const { user, services } = await check();
    await user.click(await screen.findByRole('button', { name: 'Save these rows to mend them' }));
    await waitFor(() =>
      expect(services.saveFile).toHaveBeenCalledWith('rows-to-mend-2026-05-12.xlsx', expect.any(Blob)),
    );
    await expectSaid('Written to your downloads.');
  });

  it('can be stopped', async () => {
    const { user, importer } = await openFile();
    importer.dryRun.mockImplementationOnce(
      (_plan, watch) =>
        new Promise((_resolve, reject) => {
          watch?.onProgress?.(300, 1_000);
          watch?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
        }),
    );
    await user.click(screen.getByRole('button', { name: 'Check' }));
    expect(await screen.findByText('300 rows looked at')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('max', '1000');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('heading', { name: 'What the columns are' })).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('an import on its way', () => {
  async function start() {
    const view = await check();
    await view.user.click(await screen.findByRole('button', { name: /^Import \d/ }));
    await screen.findByRole('heading', { name: 'Importing contacts.csv' });
    const { store } = view.services;
    const [row] = await store.db.imports.toArray();
    if (!row) throw new Error('Nothing was begun.');
    const end = (change: object) =>
      act(async () => {
        await store.db.jobs.update(row.id, { state: 'done', done: 4 });
        await store.db.imports.update(row.id, { state: 'done', ...change });
      });
    return { ...view, store, id: row.id, end };
  }

  it('says how far it is, rests and goes on', async () => {
    const { user, container, store, id } = await start();
    expect(screen.getByText('1 of 4')).toBeVisible();
    expect(screen.getByRole('progressbar')).toHaveAttribute('value', '1');
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Pause the import of contacts.csv' }));
    await user.click(await screen.findByRole('button', { name: 'Go on with the import of contacts.csv' }));
    await screen.findByRole('heading', { name: 'Importing contacts.csv' });
    expect((await store.db.jobs.get(id))?.state).toBe('running');
  });

  it('stops, and keeps what was done', async () => {
    const { user } = await start();
    await user.click(screen.getByRole('button', { name: 'Stop and keep the import of contacts.csv' }));
    expect(
      await screen.findByRole('heading', { name: 'The import of contacts.csv was stopped' }),
    ).toBeVisible();
    expect(screen.getByText('1 new')).toBeVisible();
  });

  it('says at its end what came of it, aloud too, and shows its leads', async () => {
    const { user, container, end, onShow } = await start();
    await end({ created: 3, skipped: 1, problems: [{ row: 4, code: 'nothing' }] });
    expect(await screen.findByRole('heading', { name: 'contacts.csv is imported' })).toBeVisible();
    await waitFor(() =>
      expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(
        'imported 3 new · 1 left out',
      ),
    );
    expect(screen.getByText('Names no company or person. The row is left out.')).toBeVisible();
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Show leads from contacts.csv' }));
    await waitFor(() => expect(onShow).toHaveBeenCalledWith([], 'From contacts.csv'));
  });

  it('stands among those before, when one looks for another file', async () => {
    const { user, end, container } = await start();
    await end({ created: 3 });
    await user.click(await screen.findByRole('button', { name: 'Import another file' }));
    const past = within(await screen.findByRole('article', { name: /^contacts\.csv, May 12, 2026/ }));
    expect(past.getByText('3 new')).toBeVisible();
    await expectNoViolations(container);
    await user.click(past.getByRole('button', { name: 'Details: contacts.csv' }));
    expect(await screen.findByRole('heading', { name: 'contacts.csv is imported' })).toBeVisible();
  });
});

describe('a file of ours that came back', () => {
  const review: Review = {
    changed: [
      {
        row: 2,
        leadId: '1',
        name: 'Acme Plumbing',
        cells: [
          { column: 'name', exported: 'Acme', stored: 'Acme', file: 'Acme Plumbing', conflict: false },
          { column: 'stage', exported: 'New', stored: 'Contacted', file: 'Qualified', conflict: true },
        ],
      },
    ],
    changedCount: 1,
    conflictCount: 1,
    unchanged: 40,
    withoutRef: 2,
    gone: [{ row: 9, name: 'Cobalt Drains' }],
    problems: [],
  };
  const answers: Answers = {
    look: {
      hasRef: true,
      columns: [
        { at: 0, heading: 'Name', to: 'name', confidence: 1, samples: ['Acme Plumbing'] },
        { at: 1, heading: 'Leadlight ID', to: 'ref', confidence: 1, samples: ['1~2'] },
      ],
    },
    review,
  };

  it('shows cell by cell what was exported, what is here and what stands in the file', async () => {
    const { container } = await check(answers);
    expect(await screen.findByRole('heading', { name: '1 lead was changed in the file' })).toBeVisible();
    const stage = screen.getByRole('row', { name: /Stage/ });
    expect(
      within(stage)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    ).toEqual(['New', expect.stringMatching(/^Contacted.*changed here, too/), 'Qualified']);
    expect(screen.getByText('1 lead was deleted since and stays so: Cobalt Drains')).toBeVisible();
    await expectNoViolations(container);
  });

  it('leaves alone what was changed here as well, until one says otherwise', async () => {
    const { user, importer } = await check(answers);
    const stage = await screen.findByRole('checkbox', { name: 'Take over Stage of Acme Plumbing' });
    expect(stage).not.toBeChecked();
    expect(screen.getByRole('checkbox', { name: 'Take over Name of Acme Plumbing' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Take over 1 change' }));
    await screen.findByRole('heading', { name: 'Importing contacts.csv' });
    expect(importer.start.mock.lastCall?.[0]).toMatchObject({
      mode: 'update',
      refused: [{ row: 2, column: 'stage' }],
    });
  });

  it('is decided one by one or all at once', async () => {
    const { user, importer } = await check(answers);
    await user.click(await screen.findByRole('button', { name: 'Take the file’s' }));
    expect(screen.getByRole('checkbox', { name: 'Take over Stage of Acme Plumbing' })).toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Take over the changes of Acme Plumbing' }));
    expect(screen.getByRole('button', { name: 'Nothing chosen' })).toBeDisabled();
    await user.click(screen.getByRole('checkbox', { name: 'Take over Name of Acme Plumbing' }));
    await user.click(screen.getByRole('checkbox', { name: 'Take in 2 rows that were added to the file' }));
    await user.click(screen.getByRole('button', { name: 'Take over 1 change' }));
    await screen.findByRole('heading', { name: 'Importing contacts.csv' });
    expect(importer.start.mock.lastCall?.[0]).toMatchObject({ mode: 'both' });
  });
});

describe('elsewhere', () => {
  it('a file half named is not lost while one looks at another view', async () => {
    const services = createServices();
    services.openImporter = () => Promise.resolve(createImporter(services.store));
    location.hash = '#import';
    const { user } = show(<Workspace />, services);
    await user.upload(await screen.findByLabelText('Choose a file …'), file);
    await screen.findByRole('heading', { name: 'What the columns are' });
    const view = screen.getByRole('region', { name: 'Import' });
    await user.click(screen.getByRole('tab', { name: 'Leads' }));
    expect(view).toHaveAttribute('hidden');
    await user.click(await screen.findByRole('button', { name: 'Import a spreadsheet' }));
    expect(view).not.toHaveAttribute('hidden');
    expect(screen.getByRole('heading', { name: 'What the columns are' })).toBeVisible();
  });

  it('a quiet line says how far an import is, and then what came of it, until that was read', async () => {
    const services = createServices();
    const onOpen = vi.fn();
    const { user, container } = show(<ImportLine onOpen={onOpen} />, services);
    expect(screen.queryByRole('group')).toBeNull();
    const { importId } = await begin(services.store);
    expect(await screen.findByText('Importing contacts.csv · 25 %')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(onOpen).toHaveBeenCalled();
    await services.store.db.jobs.update(importId, { state: 'done' });
    expect(await screen.findByText('contacts.csv imported')).toBeVisible();
    await expectNoViolations(container);
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('group')).toBeNull());
  });
});
