import type { Activity, Task } from '@/lib/leads/activity';
import { isFollowUp } from '@/lib/leads/changes';
import type { Capture, CapturedPage, Change } from '@/lib/leads/lead';
import { getRequestTime, type LeadRequest } from '@/lib/leads/request';
import type { LeadHistoryRow } from '@/lib/store/schema';

/** What the timeline can be narrowed to, in the order of its chips. */
export const timelineKinds = ['contacts', 'tasks', 'changes', 'captures', 'requests'] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** One thing that happened to a lead, at a moment (milliseconds since 1970). */
export type TimelineEntry = { id: string; at: number } & (
  | { kind: 'contacts'; activity: Activity }
  | { kind: 'tasks'; task: Task }
  | { kind: 'requests'; request: LeadRequest }
  | { kind: 'changes'; row: LeadHistoryRow }
  | { kind: 'captures'; row: LeadHistoryRow; page: CapturedPage | undefined }
);

interface Sources {
  history: readonly LeadHistoryRow[];
  captures: readonly Pick<Capture, 'id' | 'page'>[];
  activities: readonly Activity[];
  tasks: readonly Task[];
  requests: readonly LeadRequest[];
}

/**
 * Everything that happened to a lead in one order of time, the newest first. What was logged and what is to be done stand
 * as they are now, so the commands that wrote them do not stand there a second time; one that took something away does.
 */
export function toTimeline({ history, captures, activities, tasks, requests }: Sources): TimelineEntry[] {
  const pages = new Map(captures.map(({ id, page }) => [id, page]));
  const there = new Set([...activities, ...tasks].map(({ id }) => id));
  const entries: TimelineEntry[] = [
    ...activities.map((activity) => ({
      id: activity.id,
      at: activity.at,
      kind: 'contacts' as const,
      activity,
    })),
    ...tasks.map((task) => ({
      id: task.id,
      at: task.state === 'done' ? task.doneAt : task.createdAt,
      kind: 'tasks' as const,
      task,
    })),
    ...requests.map((request) => ({
      id: request.key,
      at: getRequestTime(request),
      kind: 'requests' as const,
      request,
    })),
    ...history.flatMap((row): TimelineEntry[] => {
      const changes = row.changes.filter((change) => isWorthTelling(change, there));
      if (changes.length === 0) return [];
      const told = { ...row, changes };
      // What a rule added to a captured lead was no page's doing.
      if (row.cause !== 'capture' || row.rules)
        return [{ id: row.id, at: row.at, kind: 'changes', row: told }];
      const [first] = row.captures ?? [];
      const page = first && pages.get(first.id);
      return [{ id: row.id, at: row.at, kind: 'captures', row: told, page }];
    }),
  ];
  // Of one moment the history's own order counts: it comes newest first.
  return entries.sort((a, b) => b.at - a.at);
}

function isWorthTelling(change: Change, there: ReadonlySet<string>): boolean {
  if (['touched', 'next', 'said'].includes(change.path)) return false;
  if (!isFollowUp(change)) return true;
  const [, id = ''] = change.path.split('.');
  return change.after === undefined && !there.has(id);
}
