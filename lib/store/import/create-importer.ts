import type { Shelf } from '@/lib/platform/shelf';
import { isEqual } from '@/lib/leads/changes';
import { guessMapping } from '@/lib/transfer/import/guess-mapping';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import { openFile } from '@/lib/transfer/read/open-file';
import type { FileRow, OpenedFile } from '@/lib/transfer/read/opened-file';
import { readPool } from '@/lib/transfer/read/read-pool';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { dryRun } from './dry-run';
import { startImport } from './import-job';
import type { DryRun, FileInfo, Importer, ImportWatch, SheetLook } from './importer';
import { dryRunPool } from './pool-job';
import { reviewReturned } from './review';

/** Rows the columns are told from. */
const LOOKED_AT = 300;
/** Rows shown. */
const SHOWN = 50;

/** Imports here, in this thread. */
export function createImporter(store: Store, shelf: Shelf): Importer {
  const closing = new AbortController();
  let current: { file: File; opened: OpenedFile; lastRow: number } | undefined;

  const expectOpen = () => {
    if (current === undefined) throw new StoreError('not-found', 'No file is open.');
    return current;
  };
  const until = ({ signal, ...watch }: ImportWatch): ImportWatch => ({
    ...watch,
    signal: signal ? AbortSignal.any([signal, closing.signal]) : closing.signal,
  });
  /** Opened anew where the plan reads the text in another way. */
  const openAs = async ({ encoding, separator }: ImportPlan): Promise<OpenedFile> => {
    const { file, opened } = expectOpen();
    const isSame =
      (encoding === undefined || encoding === opened.encoding) &&
      (separator === undefined || separator === opened.separator);
    return isSame ? opened : openFile(file, toOptions({ encoding, separator }));
  };

  return {
    async open(file, options = {}): Promise<FileInfo> {
      current = undefined;
      const opened = await openFile(file, toOptions(options));
      current = { file, opened, lastRow: 0 };
      const pool = opened.kind === 'pool' ? await countPool(file) : undefined;
      return {
        name: file.name,
        size: file.size,
        kind: opened.kind,
        sheets: opened.sheets.map((sheet) => ({ ...sheet })),
        encoding: opened.encoding,
        certainty: opened.certainty,
        separator: opened.separator,
        problems: opened.problems.map((problem) => ({ ...problem })),
        ...(pool && { pool }),
      };
    },
    async look(sheet, { headerRow } = {}): Promise<SheetLook> {
      const { opened } = expectOpen();
      const rows = await readFirst(opened, sheet);
      const customFields = await store.db.customFields.toArray();
      const guessed = guessMapping(rows, { headerRow, customFields });
      const remembered = await findRemembered(
        store,
        guessed.columns.map(({ heading = '' }) => heading),
      );
      return {
        ...guessed,
        rows: rows.slice(0, SHOWN),
        width: Math.max(0, ...rows.map(({ cells }) => cells.length)),
        ...(remembered && headerRow === undefined && { remembered }),
      };
    },
    async dryRun(plan, watch = {}): Promise<DryRun> {
      const { file } = expectOpen();
      const opened = await openAs(plan);
      const run =
        opened.kind === 'pool'
          ? await dryRunPool(store, file, plan, until(watch))
          : await dryRun(store, opened, plan, until(watch));
      if (current) current.lastRow = run.lastRow;
      return run;
    },
    async review(plan, watch = {}) {
      return reviewReturned(store, await openAs(plan), plan, until(watch));
    },
    start(plan) {
      const { file, lastRow, opened } = expectOpen();
      const rows = lastRow || opened.sheets[plan.sheet]?.rows;
      return startImport(store, shelf, { file, name: file.name, plan, rows });
    },
    close() {
      closing.abort(new DOMException('The import was closed.', 'AbortError'));
      current = undefined;
    },
  };
}

const toOptions = ({
  encoding,
  separator,
}: {
  encoding?: string | undefined;
  separator?: string | undefined;
}) => ({
  ...(encoding !== undefined && { encoding }),
  ...(separator !== undefined && { separator }),
});

async function readFirst(opened: OpenedFile, sheet: number): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const piece of opened.rows(sheet)) {
    rows.push(...piece);
    if (rows.length >= LOOKED_AT) break;
  }
  return rows.slice(0, LOOKED_AT);
}

async function countPool(file: Blob): Promise<{ leads: number }> {
  let leads = 0;
  for await (const piece of (await readPool(file)).rows()) leads += piece.length;
  return { leads };
}

/** How the last file with these headings was imported. */
async function findRemembered(store: Store, headings: readonly string[]): Promise<ImportPlan | undefined> {
  if (headings.every((heading) => heading === '')) return undefined;
  const short = headings.map((heading) => heading.slice(0, 200));
  const imports = await store.db.imports.toArray();
  const same = imports.filter(({ plan }) => isEqual(plan.headings, short));
  const last = same.sort((a, b) => a.startedAt - b.startedAt).at(-1);
  if (last === undefined) return undefined;
  // Rows and cells are those of that file.
  const { without: _, refused: __, fields = [], ...plan } = last.plan;
  // Undoing that import took the fields it made, so this one would make them.
  const there = new Set(await store.db.customFields.toCollection().primaryKeys());
  const gone = fields.filter(({ id }) => !there.has(id));
  return { ...plan, ...(gone.length > 0 && { fields: gone }) };
}
