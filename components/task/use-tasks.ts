import { useLiveQuery } from 'dexie-react-hooks';
import { sortTasks, type Task } from '@/lib/leads/activity';
import { dues, getDue, toDay, type Due } from '@/lib/leads/due';
import type { Lead } from '@/lib/leads/lead';
import { readDoneTasks, readOpenTasks } from '@/lib/store/follow-ups';
import { readLead } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { useServices } from '../services';

export interface LeadTask {
  task: Task;
  lead: Lead;
}

export interface TaskGroups {
  open: ReadonlyMap<Due, readonly LeadTask[]>;
  /** Those checked off last, the newest first. */
  done: readonly LeadTask[];
  /** Who looks after the leads that have open tasks. */
  owners: readonly string[];
  size: number;
}

const DONE_SHOWN = 20;

/** All open tasks with their leads, by when they are due; `undefined` until they are read. */
export function useTasks(): TaskGroups | undefined {
  const { store } = useServices();
  return useLiveQuery(() => readTasks(store), [store]);
}

async function readTasks(store: Store): Promise<TaskGroups> {
  const [open, done] = await Promise.all([
    readOpenTasks(store).then((tasks) => withLeads(store, sortTasks(tasks))),
    readDoneTasks(store, DONE_SHOWN).then((tasks) => withLeads(store, tasks)),
  ]);
  const today = toDay(store.now());
  const groups = Map.groupBy(open, ({ task }) => getDue(task.due, today));
  return {
    open: new Map(dues.flatMap((due) => (groups.has(due) ? [[due, groups.get(due) ?? []]] : []))),
    done,
    owners: [...new Set(open.flatMap(({ lead }) => lead.owner ?? []))].sort(),
    size: open.length,
  };
}

async function withLeads(store: Store, tasks: readonly Task[]): Promise<LeadTask[]> {
  const ids = [...new Set(tasks.map(({ leadId }) => leadId))];
  const leads = await store.db.leads.bulkGet(ids);
  const byId = new Map(
    await Promise.all(
      // A lead that was merged since goes by another id.
      ids.map(async (id, index) => [id, leads[index] ?? (await readLead(store, id))] as const),
    ),
  );
  return tasks.flatMap((task) => {
    const lead = byId.get(task.leadId);
    return lead === undefined ? [] : [{ task, lead }];
  });
}

/** How many tasks are due today or overdue. */
export function useDueCount(): number {
  const { store } = useServices();
  return (
    useLiveQuery(async () => {
      const today = toDay(store.now());
      return (await readOpenTasks(store)).filter(({ due }) => due !== undefined && due <= today).length;
    }, [store]) ?? 0
  );
}
