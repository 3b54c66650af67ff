import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { CustomField } from '@/lib/leads/definitions';
import type { Lead } from '@/lib/leads/lead';
import type { Shelf } from '@/lib/platform/shelf';
import { rowParsers } from '@/lib/store/backup/tables';
import { changeCategories } from '@/lib/store/commands/categories';
import { createCustomField } from '@/lib/store/commands/custom-fields';
import { editLead } from '@/lib/store/commands/edit-lead';
import { createList } from '@/lib/store/commands/lists';
import { undo } from '@/lib/store/commands/undo';
import { dryRun } from '@/lib/store/import/dry-run';
import {
  pauseImport,
  resumeImport,
  runImport,
  startImport,
  stopImport,
  sweepCopies,
} from '@/lib/store/import/import-job';
import { BATCH } from '@/lib/store/import/open-rows';
import { readImportedLeadIds, readImports } from '@/lib/store/import/past-imports';
import { startRevert } from '@/lib/store/import/revert-job';
import { readLastJob } from '@/lib/store/jobs';
import { readCommands } from '@/lib/store/read-commands';
import type { Store } from '@/lib/store/store';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { openFile } from '@/lib/transfer/read/open-file';
import { importRows, planFor, runJobs, toFile } from './import-fixture';
import { createShelf } from './memory-shelf';
import { openTestStore } from './open';

const HEADINGS = ['Company', 'E-mail', 'Phone', 'City'];
const readLeads = (store: Store) => store.db.leads.orderBy(':id').toArray();
const nameOf = (lead: Lead | undefined) => lead?.facts.name?.[0]?.value;

/** Firms that are certainly not the same. */
const makeRows = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => [
    `Firm ${(from + index).toString(36)} ${((from + index) * 7_919).toString(36)}`,
    `office@firm-${from + index}.example`,
    '',
    '',
  ]);

describe('importing a file', () => {
  it('leaves no copy of it behind that no job reads, also when it ended as the browser was killed', async () => {
    const [store, shelf] = [openTestStore(), createShelf()];
    const file = toFile([HEADINGS, ...makeRows(3)]);
    await startImport(store, shelf, { file, name: 'list.csv', plan: await planFor(file) });
    await sweepCopies(store, shelf);
    expect(await shelf.list()).toHaveLength(1);
    await runJobs(store, { ...shelf, remove: () => Promise.reject(new Error('killed')) });
    expect(await shelf.list()).toHaveLength(1);
    await sweepCopies(store, shelf);
    expect(await shelf.list()).toEqual([]);
  });

  it('makes a lead of each row, as one command, and remembers which row said what', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const row = await importRows(store, shelf, [
      HEADINGS,
      ['Acme Ltd', 'office@acme.example', '+1 617 555 0100', 'Boston'],
      ['Bolt GmbH', 'info@bolt.example', '', 'Berlin'],
    ]);
    expect(row).toMatchObject({
      state: 'done',
      created: 2,
      updated: 0,
      unchanged: 0,
      skipped: 0,
      problems: [],
    });
    const acme = (await readLeads(store)).find((lead) => nameOf(lead) === 'Acme Ltd');
    expect(acme).toMatchObject({
      process: 'import',
      facts: {
        name: [
          { value: 'Acme Ltd', sources: [{ by: 'import', importId: row.id, row: 2, at: row.startedAt }] },
        ],
        email: [{ value: 'office@acme.example' }],
        phone: [{ value: { e164: '+16175550100' } }],
        address: [{ value: { locality: 'Boston' } }],
      },
    });
    const history = await store.db.history.toArray();
    expect(history).toMatchObject([{ commandId: row.id, cause: 'import', size: 2 }]);
    expect(await shelf.list()).toEqual([]);
  });

  it('finds leads that are certainly the same, fills them and lets the file come first', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    await importRows(store, shelf, [HEADINGS, ['Acme Ltd', 'office@acme.example', '+1 617 555 0100', '']]);
    const again = await importRows(store, shelf, [
      [...HEADINGS, 'Phone 2', 'Owner'],
      ['Acme Ltd', 'office@acme.example', '+1 617 555 0111', '', '+1 617 555 0100', 'Jo'],
    ]);
    expect(again).toMatchObject({ created: 0, updated: 1 });
    const [lead, ...others] = await readLeads(store);
    expect(others).toEqual([]);
    expect(lead?.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550111', '+16175550100']);
    expect(lead?.owner).toBe('Jo');
  });

  it('leaves no trace when the same file comes a second time', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const rows = [HEADINGS, ...makeRows(20)];
    await importRows(store, shelf, rows);
    const before = await readLeads(store);
    expect(await importRows(store, shelf, rows)).toMatchObject({ created: 0, updated: 0, unchanged: 20 });
    expect(await readLeads(store)).toEqual(before);
  });

  it('joins rows of one file that are the same lead', async () => {
    const store = openTestStore();
    const row = await importRows(store, createShelf(), [
      HEADINGS,
      ['Acme Ltd', 'office@acme.example', '', ''],
      ['Acme Ltd', 'office@acme.example', '+1 617 555 0100', ''],
    ]);
    expect(row).toMatchObject({ created: 1, updated: 1 });
    expect(row.problems).toMatchObject([{ row: 3, code: 'double' }]);
    expect(await store.db.leads.count()).toBe(1);
  });

  it.each([
    ['create', { created: 1, updated: 0, skipped: 1 }, 'known'],
    ['update', { created: 0, updated: 1, skipped: 1 }, 'not-found'],
  ] as const)('with the mode %s leaves the others out, and says so', async (mode, counts, code) => {
    const store = openTestStore();
    const shelf = createShelf();
    await importRows(store, shelf, [HEADINGS, ['Acme Ltd', 'office@acme.example', '', '']]);
    const row = await importRows(
      store,
      shelf,
      [HEADINGS, ['Acme Ltd', 'office@acme.example', '', 'Boston'], ['Bolt', 'info@bolt.example', '', '']],
      { mode },
    );
    expect(row).toMatchObject(counts);
    expect(row.problems).toMatchObject([{ code }]);
  });

  it('makes categories and lists that are missing, each once, and gives what the plan says to all', async () => {
    const store = openTestStore();
    const row = await importRows(
      store,
      createShelf(),
      [
        ['Company', 'Category', 'Lists'],
        ['Acme Ltd', 'Trade > Plumbers', 'Spring'],
        ['Bolt GmbH', 'trade › plumbers; Other', 'spring'],
      ],
      { defaults: { tags: ['fair'], stage: 'contacted' } },
    );
    expect(row.created).toBe(2);
    const categories = await store.db.categories.toArray();
    expect(categories.map(({ name }) => name).sort()).toEqual(['Other', 'Plumbers', 'Trade']);
    expect(await store.db.lists.count()).toBe(1);
    const [acme, bolt] = await readLeads(store);
    expect(acme).toMatchObject({ tags: ['fair'], stage: 'contacted' });
    expect(bolt?.categoryIds).toContain(acme?.categoryIds[0]);
    await undo(store, row.id);
    expect(await store.db.categories.count()).toBe(0);
    expect(await store.db.leads.count()).toBe(0);
  });

  it('goes on at its row after it was cut off, and makes nothing twice', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const file = toFile([HEADINGS, ...makeRows(1_000)]);
    await startImport(store, shelf, { file, name: 'list.csv', plan: await planFor(file) });
    const job = await readLastJob(store, 'import');
    if (job === undefined) throw new Error('There is no job.');
    // Dies at its second batch, as a killed browser does: nothing says that it ended.
    let writes = 0;
    const dying = { ...store, newId: () => store.newId() };
    const put = store.db.jobs.put.bind(store.db.jobs);
    const spy = (row: Parameters<typeof put>[0]) => {
      return ++writes > 1 ? Promise.reject(new Error('killed')) : put(row);
    };
    Object.assign(store.db.jobs, { put: spy });
    await expect(runImport(dying, shelf, job)).rejects.toThrow('killed');
    Object.assign(store.db.jobs, { put });
    await store.db.imports.update(job.id, { state: 'running' });
    const half = await store.db.leads.count();
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(1_000);
    expect((await readImports(store))[0]?.created).toBe(half);
    await runJobs(store, shelf);
    expect((await readImports(store))[0]).toMatchObject({ state: 'done', created: 1_000 });
    expect(await store.db.leads.count()).toBe(1_000);
  });

  it('goes on after a rest as if there had been none: leads of its own rows are no known ones', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const more = ['Firm 0 0', 'office@firm-0.example', '+1 617 555 0100', ''];
    const file = toFile([HEADINGS, ...makeRows(899), more]);
    const plan = await planFor(file, { mode: 'create' });
    await startImport(store, shelf, { file, name: 'list.csv', plan });
    await runFirstBatch(store, shelf);
    await runJobs(store, shelf);
    expect((await readImports(store))[0]).toMatchObject({ created: 899, updated: 1, skipped: 0 });
  });

  it('rests when it is told to, goes on, and keeps what was done when it is stopped', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const file = toFile([HEADINGS, ...makeRows(900)]);
    const { importId } = await startImport(store, shelf, {
      file,
      name: 'list.csv',
      plan: await planFor(file),
    });
    await pauseImport(store, importId);
    await runJobs(store, shelf);
    expect(await store.db.leads.count()).toBe(0);
    await resumeImport(store, importId);
    await runJobs(store, shelf);
    expect(await store.db.leads.count()).toBe(900);
    const second = toFile([HEADINGS, ...makeRows(900, 5_000)]);
    const next = await startImport(store, shelf, {
      file: second,
      name: 'b.csv',
      plan: await planFor(second),
    });
    await stopImport(store, shelf, next.importId);
    await runJobs(store, shelf);
    expect((await readImports(store))[0]).toMatchObject({ state: 'stopped', created: 0 });
    expect(await shelf.list()).toEqual([]);
  });

  it('sees what the user does meanwhile', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const rows = makeRows(900);
    const file = toFile([HEADINGS, ...rows]);
    await startImport(store, shelf, { file, name: 'list.csv', plan: await planFor(file) });
    // The last firm of the file is saved between its first rows and the others.
    await runFirstBatch(store, shelf);
    const other = await importLike(store, rows[899] ?? []);
    await runJobs(store, shelf);
    expect(await store.db.leads.get(other)).toBeDefined();
    expect(await store.db.leads.count()).toBe(900);
  });
});

/** Some rows of the import, which then waits to go on. */
async function runFirstBatch(store: Store, shelf: Shelf): Promise<void> {
  const put = store.db.jobs.put.bind(store.db.jobs);
  const spy = vi.spyOn(store.db.jobs, 'put');
  spy.mockImplementationOnce((job) => put({ ...job, state: 'paused' }));
  await runJobs(store, shelf);
  spy.mockRestore();
  const job = await readLastJob(store, 'import');
  expect(job?.state).toBe('paused');
  expect(await store.db.leads.count()).toBeGreaterThan(0);
  expect(await store.db.leads.count()).toBeLessThan(900);
  await resumeImport(store, job?.id ?? '');
}

/** A lead saved by a command of the user's. */
async function importLike(store: Store, [name = '', email = '']: readonly string[]): Promise<string> {
  const { saveCandidates } = await import('@/lib/store/commands/save-candidates');
  const found = <T>(value: T) => [{ value, shown: '', reader: 'listing' as const, confidence: 0.9 }];
  const { saved } = await saveCandidates(store, {
    page: { url: 'https://directory.example/', title: '' },
    candidates: [{ key: '1', kind: 'organisation', facts: { name: found(name), email: found(email) } }],
  });
  return saved[0]?.leadId ?? '';
}

describe('a dry run', () => {
  it('counts what the import then does, and writes nothing', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    await importRows(store, shelf, [HEADINGS, ...makeRows(10)]);
    const rows = [
      HEADINGS,
      ...makeRows(5),
      ['Firm 7 1j8h', 'office@firm-7.example', '+1 617 555 0100', ''],
      ...makeRows(3, 100),
      ...makeRows(1, 100),
      ['Halo Glass', '', '+1 617 555 0177', 'fair'],
      // Another batch by then.
      ...makeRows(BATCH, 1_000),
      ['Halo Glass', '', '+1 617 555 0177', 'fair'],
      ['', '', '', ''],
      ['Nobody', 'no mail', '', ''],
    ];
    const file = toFile(rows);
    const plan = await planFor(file);
    const [leads, history] = [await readLeads(store), await store.db.history.count()];
    const dry = await dryRun(store, await openFile(file), plan);
    expect(await readLeads(store)).toEqual(leads);
    expect(await store.db.history.count()).toBe(history);
    const { created, updated, unchanged, skipped } = dry;
    expect(dry.joined).toBe(2);
    expect(dry.problemCounts).toMatchObject({ 'bad-email': 1, double: 2 });
    const done = await importRows(store, shelf, rows);
    expect(done).toMatchObject({ created, updated, unchanged, skipped });
  });
});

describe('taking an import back', () => {
  it('takes new leads away and gives changed ones their values back, but not what came later', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    await importRows(store, shelf, [HEADINGS, ...makeRows(3)]);
    const before = await readLeads(store);
    const row = await importRows(store, shelf, [
      HEADINGS,
      ...makeRows(2).map(([name = '', email = '']) => [name, email, '', 'Boston']),
      ...makeRows(700, 50),
    ]);
    expect(row).toMatchObject({ created: 700, updated: 2 });
    const made = (await readImportedLeadIds(store, row.id)).filter((id) =>
      before.every((lead) => lead.id !== id),
    );
    expect(made).toHaveLength(700);
    await editLead(store, made[0] ?? '', { note: 'Called them' });
    const { revertId } = await startRevert(store, row.id);
    await runJobs(store, shelf);
    const after = await readLeads(store);
    expect(after.map(({ id }) => id).sort()).toEqual([...before.map(({ id }) => id), made[0]].sort());
    for (const lead of before) expect(after.find(({ id }) => id === lead.id)?.facts).toEqual(lead.facts);
    expect(await readLastJob(store, 'revert')).toMatchObject({ state: 'done', kept: 1 });
    expect((await readImports(store))[0]?.state).toBe('reverted');

    await startRevert(store, revertId);
    await runJobs(store, shelf);
    expect(await store.db.leads.count()).toBe(703);
    expect((await readImports(store))[0]?.state).toBe('done');
    expect(nameOf(await store.db.leads.get(made[5] ?? ''))).toBeDefined();
  });
});

describe('a field made while mapping', () => {
  const rank: CustomField = {
    id: '00000000-0000-4000-8000-00000000f1e1',
    name: 'Rank',
    type: 'number',
    createdAt: 1,
  };
  const rows = [[...HEADINGS, 'Rank'], ...makeRows(2).map((row) => [...row, '7'])];
  const at = HEADINGS.length;

  async function importRanked(store: Store, change: Partial<ImportPlan> = {}) {
    const { columns } = await planFor(toFile(rows));
    const plan = {
      fields: [rank],
      columns: [...columns.filter((one) => one.at !== at), { at, to: `custom.${rank.id}` }],
    };
    return importRows(store, createShelf(), rows, { ...plan, ...change });
  }
  const readFields = (store: Store) => store.db.customFields.toArray();
  const ranks = async (store: Store) =>
    (await readLeads(store)).map(({ custom }) => Object.entries(custom ?? {}));
  const takeBack = async (store: Store, how: 'at once' | 'as a job', commandId: string) => {
    if (how === 'at once') return void (await undo(store, commandId));
    await startRevert(store, commandId);
    await runJobs(store, createShelf());
  };

  it('is not there before the import, also in a check', async () => {
    const store = openTestStore();
    const { columns } = await planFor(toFile(rows));
    const plan = await planFor(toFile(rows), {
      fields: [rank],
      columns: [...columns, { at, to: `custom.${rank.id}` }],
    });
    expect((await dryRun(store, await openFile(toFile(rows)), plan)).created).toBe(2);
    expect(await readFields(store)).toEqual([]);
  });

  it.each(['at once', 'as a job'] as const)('comes with the import and goes with it: %s', async (how) => {
    const store = openTestStore();
    const { id } = await importRanked(store);
    expect(await readFields(store)).toEqual([rank]);
    expect(await ranks(store)).toEqual([[[rank.id, 7]], [[rank.id, 7]]]);
    await takeBack(store, how, id);
    expect(await readFields(store)).toEqual([]);
    expect(await store.db.leads.count()).toBe(0);
  });

  it.each(['at once', 'as a job'] as const)('stays while anything else uses it: %s', async (how) => {
    const uses: Record<string, (store: Store) => Promise<unknown>> = {
      'a lead': async (store) =>
        editLead(store, await importLike(store, ['Elsewhere Ltd', '']), { custom: { [rank.id]: 3 } }),
      'a smart list': (store) => createList(store, { name: 'Best', query: 'rank:>5' }),
    };
    for (const [what, use] of Object.entries(uses)) {
      const store = openTestStore();
      const { id } = await importRanked(store);
      await use(store);
      await takeBack(store, how, id);
      expect(await readFields(store), what).toEqual([rank]);
    }
  });

  it('is the one of that name where somebody made it meanwhile', async () => {
    const store = openTestStore();
    const { fieldId } = await createCustomField(store, { name: 'rank', type: 'number' });
    await importRanked(store);
    expect((await readFields(store)).map(({ name }) => name)).toEqual(['rank']);
    expect(await ranks(store)).toEqual([[[fieldId, 7]], [[fieldId, 7]]]);
  });
});

it.each(['at once', 'as a job'])(
  'a category made by an import stays while other leads are in it: %s',
  async (how) => {
    const store = openTestStore();
    const { id } = await importRows(store, createShelf(), [
      ['Company', 'Category'],
      ['Acme Ltd', 'Fair'],
    ]);
    const [category] = await store.db.categories.toArray();
    await changeCategories(store, [await importLike(store, ['Elsewhere Ltd', ''])], {
      add: [category?.id ?? ''],
      remove: [],
    });
    if (how === 'at once') await undo(store, id);
    else {
      await startRevert(store, id);
      await runJobs(store, createShelf());
    }
    expect(await store.db.categories.toArray()).toEqual([category]);
    expect((await readLeads(store)).map(nameOf)).toEqual(['Elsewhere Ltd']);
  },
);

describe('the history', () => {
  it('keeps of a new lead what it is called, and a backup takes that over', async () => {
    const store = openTestStore();
    await importRows(store, createShelf(), [HEADINGS, ...makeRows(1)]);
    const [row] = await store.db.history.toArray();
    expect(row).toMatchObject({ births: [{ facts: { name: [{ value: 'Firm 0 0' }] } }] });
    expect(JSON.stringify(row)).not.toContain('office@');
    expect(rowParsers.history(row)).toEqual(row);
  });

  it('tells an import once, with what was done meanwhile beside it', async () => {
    const store = openTestStore();
    const shelf = createShelf();
    const rows = makeRows(900);
    const file = toFile([HEADINGS, ...rows]);
    await startImport(store, shelf, { file, name: 'list.csv', plan: await planFor(file) });
    await runFirstBatch(store, shelf);
    await importLike(store, ['Elsewhere Ltd', 'office@elsewhere.example']);
    await runJobs(store, shelf);
    const commands = await readCommands(store, { limit: 10 });
    expect(commands.map(({ cause, size }) => [cause, size])).toEqual([
      ['import', 900],
      ['capture', 1],
    ]);
    const [first] = commands;
    expect(await readCommands(store, { limit: 10, before: first?.seq ?? 0 })).toHaveLength(1);
  });
});
