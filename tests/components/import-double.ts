import { vi } from 'vitest';
import type { DryRun, FileInfo, Importer, Review, SheetLook } from '@/lib/store/import/importer';
import type { ImportJob } from '@/lib/store/schema';
import type { Store } from '@/lib/store/store';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { NOW } from './fixtures';

/** What the thread that reads files would say, without a file: the screens are looked at, not the reading. */
export function createImporter(
  store: Store,
  answers: {
    info?: Partial<FileInfo>;
    look?: Partial<SheetLook>;
    dryRun?: Partial<DryRun>;
    review?: Review;
  } = {},
) {
  const importer = {
    open: vi.fn<Importer['open']>((file) => Promise.resolve({ ...toInfo(file.name), ...answers.info })),
    look: vi.fn<Importer['look']>(() => Promise.resolve({ ...look, ...answers.look })),
    dryRun: vi.fn<Importer['dryRun']>(() => Promise.resolve({ ...dryRun, ...answers.dryRun })),
    review: vi.fn<Importer['review']>(() =>
      answers.review ? Promise.resolve(answers.review) : Promise.reject(new Error('No review.')),
    ),
    start: vi.fn<Importer['start']>((plan) => begin(store, plan)),
    close: vi.fn(),
  };
  return importer satisfies Importer;
}

/** An import that was begun; nobody is at it. */
export async function begin(store: Store, plan: ImportPlan = toEmptyPlan(), file = 'contacts.csv') {
  const importId = store.newId();
  const job: ImportJob = {
    id: importId,
    kind: 'import',
    state: 'running',
    startedAt: NOW,
    file: importId,
    done: 1,
    total: 4,
  };
  await store.db.jobs.put(job);
  await store.db.imports.put({
    id: importId,
    file,
    startedAt: NOW,
    state: 'running',
    plan,
    created: 1,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    problems: [],
  });
  return { importId };
}

export const toEmptyPlan = (): ImportPlan => ({
  sheet: 0,
  columns: [],
  mode: 'both',
  key: 'auto',
  differing: 'file',
  defaults: {},
});

const toInfo = (name: string): FileInfo => ({
  name,
  size: 400,
  kind: 'csv',
  sheets: [{ name, rows: 5 }],
  encoding: 'utf-8',
  certainty: 'sure',
  separator: ';',
  problems: [{ code: 'ragged', where: '4' }],
});

const look: SheetLook = {
  headerRow: 1,
  rows: [
    {
      number: 1,
      cells: ['Company', 'Tel.', 'Employees', 'Rank', 'Firm'].map((text) => ({ text })),
    },
    { number: 2, cells: ['Acme Plumbing', '617 555 0100', '12', '7', 'Acme'].map((text) => ({ text })) },
  ],
  width: 5,
  columns: [
    { at: 0, heading: 'Company', to: 'name', confidence: 0.95, samples: ['Acme Plumbing', 'Birch Heating'] },
    { at: 1, heading: 'Tel.', to: 'phone', confidence: 0.9, samples: ['617 555 0100'] },
    { at: 2, heading: 'Employees', to: 'size', confidence: 0.4, samples: ['12'] },
    {
      at: 3,
      heading: 'Rank',
      confidence: 0,
      samples: ['7'],
      newField: { name: 'Rank', type: 'number' },
    },
    { at: 4, heading: 'Firm', confidence: 0, samples: [] },
  ],
  country: 'US',
  hasRef: false,
};

const dryRun: DryRun = {
  rows: 4,
  created: 2,
  updated: 1,
  unchanged: 0,
  skipped: 1,
  mayBeSame: 1,
  joined: 0,
  problemRows: 2,
  problems: [
    { row: 2, column: 1, code: 'lost-zero', text: '17155501' },
    { row: 4, code: 'nothing' },
  ],
  problemCounts: { 'lost-zero': 1, nothing: 1 },
  newCategories: ['Trade › Plumbers'],
  newLists: [],
  fileProblems: [],
};
