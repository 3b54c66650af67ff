import type { Lead } from '@/lib/leads/lead';
import { followLeads } from '@/lib/store/follow-leads';
import { readImport } from '@/lib/store/import/past-imports';
import { openInThread } from '@/lib/store/import/in-thread';
import { startRevert } from '@/lib/store/import/revert-job';
import { readLastJob } from '@/lib/store/jobs';
import { openStore } from '@/lib/store/store';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { writeXlsx } from '@/lib/transfer/write/xlsx';
import { inventLeads } from './invented-leads';

/** Runs in the page of the import benchmark. */

const HEADINGS = [
  'Company',
  'Contact',
  'Phone',
  'E-mail',
  'Website',
  'Street',
  'Postal code',
  'City',
  'Country',
  'Line of business',
  'Category',
  'Note',
];

const store = openStore();
let file: File | undefined;

/** Leads that are there before, as a store holds them. */
export async function seed(count: number): Promise<void> {
  const { leads } = inventLeads(count);
  for (let from = 0; from < leads.length; from += 2_000)
    await store.db.leads.bulkPut(leads.slice(from, from + 2_000));
}

/** Rows of which a third are leads that are there, some with another phone; the others are new. */
function makeRows(count: number): string[][] {
  const { leads } = inventLeads(count * 2);
  return Array.from({ length: count }, (_, at) => {
    // Invented leads are the same in every run, so the first ones are stored.
    const lead = leads[at % 3 === 0 ? at : count + at] as Lead;
    const { facts } = lead;
    const address = facts.address?.[0]?.value;
    return [
      facts.name?.[0]?.value ?? '',
      facts.person?.[0]?.value ?? '',
      facts.phone?.[0]?.value.text ?? '',
      facts.email?.[0]?.value ?? '',
      facts.website?.[0]?.value ?? '',
      address?.street ?? '',
      address?.postalCode ?? '',
      address?.locality ?? '',
      address?.countryCode ?? 'US',
      facts.industry?.[0]?.value ?? '',
      `Imported > Part ${String(at % 20)}`,
      at % 4 === 0 ? `Met at the fair, stand ${String(at)}` : '',
    ];
  });
}

export async function makeFile(kind: 'csv' | 'xlsx', count: number): Promise<number> {
  const rows = makeRows(count);
  if (kind === 'csv') {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    file = new File(
      [[HEADINGS, ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')],
      'leads.csv',
    );
  } else {
    const columns = HEADINGS.map((header) => ({ id: header, header, kind: 'text' as const }));
    const blob = await writeXlsx([{ name: 'Leads', columns, count: rows.length, rows: () => rows }]);
    file = new File([blob], 'leads.xlsx');
  }
  return file.size;
}

export interface Imported {
  look: number;
  dryRun: number;
  import: number;
  longestTask: number;
  counts: Record<string, number>;
}

/** The page as it is while nothing goes on: it follows what is changed, as the list does, and the thread for jobs waits. */
export async function becomeIdle(): Promise<void> {
  new SharedWorker('/worker.js').port.start();
  await new Promise<void>((onReady) => {
    followLeads(store, { onLeads: () => undefined, onRemoved: () => undefined, onReady });
  });
}

export async function importFile(): Promise<Imported> {
  if (file === undefined) throw new Error('There is no file.');
  let longestTask = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTask = Math.max(longestTask, duration);
  });
  observer.observe({ type: 'longtask' });
  const importer = openInThread(() => new Worker('/worker.js'));
  const start = performance.now();
  await importer.open(file);
  const look = await importer.look(0);
  const looked = performance.now();
  const plan: ImportPlan = {
    sheet: 0,
    headerRow: look.headerRow,
    columns: look.columns.flatMap(({ at, to }) => (to === undefined ? [] : { at, to })),
    mode: 'both',
    key: 'auto',
    differing: 'file',
    country: look.country,
    defaults: {},
  };
  const dry = await importer.dryRun(plan);
  const tried = performance.now();
  const { importId } = await importer.start(plan);
  // As the screen does.
  importer.close();
  for (let row; (row = await readImport(store, importId))?.state !== 'done';) {
    if (row?.state === 'failed') throw new Error(`It failed: ${JSON.stringify(await readLastJob(store))}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const imported = performance.now();
  const row = await readImport(store, importId);
  observer.disconnect();
  const { created = 0, updated = 0, unchanged = 0, skipped = 0 } = row ?? {};
  if (created !== dry.created || updated !== dry.updated)
    console.log(`The dry run said ${String(dry.created)} new and ${String(dry.updated)} changed.`);
  return {
    look: looked - start,
    dryRun: tried - looked,
    import: imported - tried,
    longestTask,
    counts: {
      created,
      updated,
      unchanged,
      skipped,
      problems: row?.problemCount ?? 0,
      mayBeSame: row?.mayBeSame ?? 0,
    },
  };
}

/** Takes the last import back. */
export async function revert(): Promise<number> {
  const job = await readLastJob(store, 'import');
  const start = performance.now();
  await startRevert(store, job?.id ?? '');
  while ((await readLastJob(store, 'revert'))?.state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 100));
  return performance.now() - start;
}
