import { readyPlan } from '@/lib/transfer/import/to-imported';
import type { RowProblem } from '@/lib/transfer/import/problems';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { OpenedFile } from '@/lib/transfer/read/opened-file';
import { getCommandTables } from '../command';
import type { Store } from '../store';
import { MemoryClaims } from '../claim-memory';
import { prepareTaking, readImported } from './import-job';
import type { DryRun, ImportWatch } from './importer';
import { takeRows, type TakenRow } from './take-rows';
import { UnwrittenLeads } from './unwritten';

/** Problems told one by one; how many there are is counted all the same. */
const TOLD = 10_000;

/**
 * What an import would do, by the very steps it would take, without writing anything: each row meets the leads as the rows
 * before it left them.
 *
 * @throws FileError, the signal's reason
 */
export async function dryRun(
  store: Store,
  opened: OpenedFile,
  plan: ImportPlan,
  { onProgress, signal }: ImportWatch = {},
): Promise<DryRun & { lastRow: number }> {
  const ready = readyPlan(plan, await store.db.customFields.toArray(), opened.kind === 'csv');
  const taking = {
    ...(await prepareTaking(store, { id: store.newId(), startedAt: store.now(), plan }, opened)),
    unwritten: new UnwrittenLeads(ready),
  };
  await taking.finder.load(signal);
  const total = opened.sheets[plan.sheet]?.rows ?? 0;
  const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0 };
  const problems: RowProblem[] = [];
  const problemCounts: Record<string, number> = {};
  const claims = new MemoryClaims();
  let [rows, mayBeSame, joined, problemRows, lastRow] = [0, 0, 0, 0, 0];
  for await (const piece of readImported(opened, ready, 0)) {
    signal?.throwIfAborted();
    const taken: TakenRow[] = await store.db.transaction(
      'r',
      [...getCommandTables(store), store.db.imports],
      async () => {
        await taking.finder.catchUp();
        await taking.definitions.load();
        return takeRows(taking, piece, undefined);
      },
    );
    for (const one of taken) {
      counts[one.outcome] += 1;
      if (one.mayBeSame) mayBeSame += 1;
      if (one.joined) joined += 1;
      if (one.problems.length > 0) problemRows += 1;
      for (const problem of one.problems) {
        problemCounts[problem.code] = (problemCounts[problem.code] ?? 0) + 1;
        if (problems.length < TOLD) problems.push(problem);
      }
    }
    claims.afterBatch();
    rows += piece.length;
    lastRow = piece.at(-1)?.row ?? lastRow;
    onProgress?.(lastRow, Math.max(total, lastRow));
  }
  return {
    ...counts,
    rows,
    mayBeSame,
    joined,
    problemRows,
    problems,
    problemCounts,
    newCategories: [...taking.definitions.newCategories],
    newLists: [...taking.definitions.newLists],
    fileProblems: opened.problems.map((problem) => ({ ...problem })),
    lastRow,
  };
}
