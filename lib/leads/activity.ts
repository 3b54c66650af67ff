import * as z from 'zod/mini';
import { id, timestamp } from './lead-parts';

/**
 * Following a lead up: what happened between us and it (activities), and what is to happen next (tasks). Both stand in
 * tables of their own, found by the lead they were written for; the lead itself holds only what they come to (`touched`,
 * `next`), so that lists, searches and tables need not read them.
 */

/** By which way one met. */
export const activityKinds = ['call', 'mail', 'meeting', 'message', 'visit'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** `out`: we went to them. */
export const directions = ['out', 'in'] as const;
export type Direction = (typeof directions)[number];

/** What came of it. `wrong-contact`: the number or address is not theirs. */
export const outcomes = [
  'reached',
  'interested',
  'call-back',
  'left-message',
  'no-answer',
  'wrong-contact',
  'not-interested',
  'do-not-contact',
] as const;
export type Outcome = (typeof outcomes)[number];

/** One contact, as it was logged. */
export const activity = z.object({
  id,
  /** The lead it was logged for; after a merge the winner's as well, see `readActivities`. */
  leadId: id,
  kind: z.enum(activityKinds),
  direction: z.enum(directions),
  /** Absent where nothing came of it yet: a mail that was sent. */
  outcome: z.optional(z.enum(outcomes)),
  /** When it happened, not when it was logged. */
  at: timestamp,
  /** The number or address that was used, as shown. */
  point: z.optional(z.string().check(z.minLength(1), z.maxLength(300))),
  text: z.optional(z.string().check(z.minLength(1), z.maxLength(20_000))),
  createdAt: timestamp,
});
export type Activity = z.infer<typeof activity>;

/** A day of the user's calendar, `2026-11-22`, wherever they are. */
export const day = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/),
  z.refine((text) => new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true, 'no such day'),
);

const title = z.string().check(z.minLength(1), z.maxLength(300));

const taskParts = { id, leadId: id, title, due: z.optional(day), createdAt: timestamp };

/** One next step. */
export const task = z.discriminatedUnion('state', [
  z.object({ ...taskParts, state: z.literal('open') }),
  z.object({ ...taskParts, state: z.literal('done'), doneAt: timestamp }),
]);
export type Task = z.infer<typeof task>;

/** The last contact of a lead, in short. */
export const touch = z.object({
  at: timestamp,
  kind: z.enum(activityKinds),
  direction: z.enum(directions),
  outcome: z.optional(z.enum(outcomes)),
});
export type Touch = z.infer<typeof touch>;

/** The open task of a lead that is due first. */
export const nextStep = z.object({ title, due: z.optional(day) });
export type NextStep = z.infer<typeof nextStep>;

/** So much of what was noted is searched, the newest of it. */
const MOST_SAID = 2_000;
export const said = z.string().check(z.minLength(1), z.maxLength(MOST_SAID));

/** What the activities and tasks of a lead come to. */
export interface FollowUp {
  touched?: Touch | undefined;
  next?: NextStep | undefined;
  /** Words noted about the contacts, for the search. */
  said?: string | undefined;
}

export function summarise(activities: readonly Activity[], tasks: readonly Task[]): FollowUp {
  const newest = activities.toSorted((a, b) => b.at - a.at || b.createdAt - a.createdAt);
  const [last] = newest;
  const said = toSaid(newest.map(({ text }) => text));
  const first = sortTasks(tasks.filter(({ state }) => state === 'open'))[0];
  return {
    ...(last && {
      touched: {
        at: last.at,
        kind: last.kind,
        direction: last.direction,
        ...(last.outcome !== undefined && { outcome: last.outcome }),
      },
    }),
    ...(first && {
      next: { title: first.title, ...(first.due !== undefined && { due: first.due }) },
    }),
    ...(said !== undefined && { said }),
  };
}

function toSaid(texts: readonly (string | undefined)[]): string | undefined {
  const said = texts
    .filter((text) => text !== undefined)
    .join('\n')
    .slice(0, MOST_SAID);
  return said === '' ? undefined : said;
}

/** Of two leads that become one. */
export function joinFollowUps(a: FollowUp, b: FollowUp): FollowUp {
  const touched = [a.touched, b.touched].filter((one) => one !== undefined);
  const next = [a.next, b.next].filter((one) => one !== undefined);
  return {
    touched: touched.sort((x, y) => y.at - x.at)[0],
    next: next.sort(compareDue)[0],
    said: toSaid([a.said, b.said]),
  };
}

/** The lead with this follow-up instead of the one it has; the same object when nothing differs. */
export function withFollowUp<L extends FollowUp>(lead: L, { touched, next, said }: FollowUp): L {
  const { touched: _, next: __, said: ___, ...rest } = lead;
  if (isEqual(lead.touched, touched) && isEqual(lead.next, next) && lead.said === said) return lead;
  return { ...rest, ...(touched && { touched }), ...(next && { next }), ...(said && { said }) } as L;
}

const isEqual = (a: object | undefined, b: object | undefined) => JSON.stringify(a) === JSON.stringify(b);

/** Due first stands first, those without a date last, and of one day those made first. */
export function sortTasks<T extends Pick<Task, 'due' | 'createdAt'>>(tasks: readonly T[]): T[] {
  return tasks.toSorted((a, b) => compareDue(a, b) || a.createdAt - b.createdAt);
}

function compareDue(a: { due?: string | undefined }, b: { due?: string | undefined }): number {
  const [x, y] = [a.due ?? '~', b.due ?? '~'];
  return x < y ? -1 : x > y ? 1 : 0;
}
