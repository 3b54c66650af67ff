import { getLeadName } from '@/lib/leads/lead-name';
import type { ImportPlan } from '@/lib/transfer/import/plan';
import type { RowProblem } from '@/lib/transfer/import/problems';
import { readyPlan, toImported } from '@/lib/transfer/import/to-imported';
import type { OpenedFile } from '@/lib/transfer/read/opened-file';
import { giveTurn } from '@/lib/page/give-turn';
import { getCommandTables } from '../command';
import { readOwnerId } from '../follow-ups';
import type { Store } from '../store';
import type { ImportWatch, Review, ReviewedLead } from './importer';
import { Definitions } from './named';
import { readPlannedRows } from './open-rows';
import { Returned } from './returned';

/** Leads told one by one, and all those with a conflict besides; how many there are is counted all the same. */
const TOLD = 5_000;
const TOLD_PROBLEMS = 10_000;

/** What was changed in a file that came back, lead by lead. @throws FileError, the signal's reason */
export async function reviewReturned(
  store: Store,
  opened: OpenedFile,
  plan: ImportPlan,
  { onProgress, signal }: ImportWatch = {},
): Promise<Review> {
  const { db } = store;
  const ready = readyPlan(plan, await db.customFields.toArray(), opened.kind === 'csv');
  const definitions = new Definitions(store, 'leave-out');
  const returned = new Returned(store, ready, definitions);
  const total = opened.sheets[plan.sheet]?.rows ?? 0;
  const changed: ReviewedLead[] = [];
  const gone: { row: number; name: string | undefined }[] = [];
  const problems: RowProblem[] = [];
  let [changedCount, conflictCount, unchanged, withoutRef] = [0, 0, 0, 0];
  for await (const rows of readPlannedRows(opened, plan)) {
    signal?.throwIfAborted();
    const imported = rows.map((row) => toImported(row, ready));
    await db.transaction('r', getCommandTables(store), async () => {
      await definitions.load();
      const ids = [...new Set(imported.flatMap(({ ref }) => ref?.leadId ?? []))];
      const owners = new Map<string, string>();
      for (const id of ids) owners.set(id, await readOwnerId(store, id));
      const stored = await db.leads.bulkGet([...owners.values()]);
      const leads = new Map(stored.flatMap((lead) => (lead ? [[lead.id, lead] as const] : [])));
      const find = (id: string) => leads.get(owners.get(id) ?? id);
      await returned.load(imported, find);
      for (const [index, one] of imported.entries()) {
        const row = rows[index];
        if (row === undefined) continue;
        if (problems.length < TOLD_PROBLEMS) problems.push(...one.problems);
        if (one.ref === undefined) {
          if (!one.problems.some(({ code }) => code === 'nothing')) withoutRef += 1;
          continue;
        }
        const lead = find(one.ref.leadId);
        if (lead === undefined) {
          const name = one.facts.name?.[0]?.value ?? one.facts.person?.[0]?.value;
          gone.push({ row: row.number, name });
          continue;
        }
        const cells = returned.compare(row, one.ref, lead).changed;
        if (cells.length === 0) {
          unchanged += 1;
          continue;
        }
        changedCount += 1;
        conflictCount += cells.filter(({ conflict }) => conflict).length;
        // A conflict nobody was shown would be taken over unasked.
        if (changed.length < TOLD || cells.some(({ conflict }) => conflict))
          changed.push({
            row: row.number,
            leadId: lead.id,
            name: getLeadName(lead),
            cells: cells.map(({ columns, exported, stored: now, file, conflict }) => ({
              column: columns[0] ?? '',
              exported,
              stored: now,
              file,
              conflict,
            })),
          });
      }
    });
    const last = rows.at(-1)?.number ?? 0;
    onProgress?.(last, Math.max(total, last));
    await giveTurn();
  }
  return { changed, changedCount, conflictCount, unchanged, withoutRef, gone, problems };
}
