import * as z from 'zod/mini';
import {
  activity as activitySchema,
  task as taskSchema,
  type Activity,
  type Task,
} from '@/lib/leads/activity';
import type { Lead } from '@/lib/leads/lead';
import { applyMarks } from '@/lib/leads/marks';
import { withPointStatus } from '@/lib/leads/point-status';
import type { FieldId } from '@/lib/leads/values';
import { bump, runCommand, type Command, type CommandResult, type FollowUpChange } from '../command';
import { readOwnerId, settle } from '../follow-ups';
import { parseInput } from '../parse-input';
import { StoreError } from '../store-error';
import type { Store } from '../store';

const { kind, direction, outcome, at, point, text } = activitySchema.shape;
const contactSchema = z.strictObject({
  kind,
  direction,
  outcome,
  at,
  point,
  text: z.union([z.literal(''), text]),
});
const [open] = taskSchema.def.options;
const stepSchema = z.strictObject({ title: open.shape.title, due: open.shape.due });

/** A contact as somebody logs it; an empty text is none. */
export type Contact = z.infer<typeof contactSchema>;
/** A next step as somebody writes it; without a day it is to be done at some time. */
export type Step = z.infer<typeof stepSchema>;

export interface ContactRequest {
  contact: Contact;
  /** What is to happen next. */
  step?: Step | undefined;
  /** The number or address turned out not to work. */
  dead?: { field: FieldId; key: string } | undefined;
}

/**
 * Logs a contact, with the next step and what it says of the lead: one command. Who asked not to be contacted is marked
 * so; the text is the reason.
 *
 * @throws StoreError `invalid`, `not-found`
 */
export async function logContact(
  store: Store,
  leadId: string,
  { contact, step, dead }: ContactRequest,
): Promise<CommandResult & { activityId: string }> {
  const wanted = parseContact(contact);
  const next = step && parseStep(step);
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    const before = await expectLead(store, leadId);
    const activity: Activity = { id: store.newId(), leadId: before.id, ...wanted, createdAt: command.at };
    const changes: FollowUpChange[] = [{ kind: 'activities', before: undefined, after: activity }];
    if (next !== undefined)
      changes.push({ kind: 'tasks', before: undefined, after: toTask(store, command, before.id, next) });
    let after = markBy(before, activity, command.at);
    if (dead !== undefined) after = withPointStatus(after, dead.field, dead.key, 'dead');
    await change(store, command, before, after, changes);
    return activity.id;
  });
  return { commandId, activityId: result };
}

/** Changes what was logged; the marks it once set stay. @throws StoreError `invalid`, `not-found` */
export async function editActivity(
  store: Store,
  activityId: string,
  contact: Contact,
): Promise<CommandResult> {
  const wanted = parseContact(contact);
  return changeActivity(store, activityId, ({ id, leadId, createdAt }) => ({
    id,
    leadId,
    ...wanted,
    createdAt,
  }));
}

/** @throws StoreError `not-found` */
export async function deleteActivity(store: Store, activityId: string): Promise<CommandResult> {
  return changeActivity(store, activityId, () => undefined);
}

/** @throws StoreError `invalid`, `not-found` when the lead is gone */
export async function addTask(
  store: Store,
  leadId: string,
  step: Step,
): Promise<CommandResult & { taskId: string }> {
  const wanted = parseStep(step);
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    const lead = await expectLead(store, leadId);
    const task = toTask(store, command, lead.id, wanted);
    await change(store, command, lead, lead, [{ kind: 'tasks', before: undefined, after: task }]);
    return task.id;
  });
  return { commandId, taskId: result };
}

/** @throws StoreError `invalid`, `not-found` */
export async function editTask(store: Store, taskId: string, step: Step): Promise<CommandResult> {
  const wanted = parseStep(step);
  return changeTask(store, taskId, ({ title: _, due: __, ...task }) => ({ ...wanted, ...task }));
}

/** Puts a task off, or to no day at all. @throws StoreError `invalid`, `not-found` */
export async function snoozeTask(
  store: Store,
  taskId: string,
  due: string | undefined,
): Promise<CommandResult> {
  const wanted = parseInput(open.shape.due, due, 'There is no such day.', 'due');
  return changeTask(store, taskId, ({ due: _, ...task }) => ({
    ...(wanted !== undefined && { due: wanted }),
    ...task,
  }));
}

/** Checks a task off, or opens it again. @throws StoreError `not-found` */
export async function setTaskDone(store: Store, taskId: string, done: boolean): Promise<CommandResult> {
  return changeTask(store, taskId, (task, at) => {
    if (done) return task.state === 'done' ? task : { ...task, state: 'done', doneAt: at };
    if (task.state === 'open') return task;
    const { doneAt: _, ...rest } = task;
    return { ...rest, state: 'open' };
  });
}

/** @throws StoreError `not-found` */
export async function deleteTask(store: Store, taskId: string): Promise<CommandResult> {
  return changeTask(store, taskId, () => undefined);
}

function parseContact(contact: Contact): Omit<Activity, 'id' | 'leadId' | 'createdAt'> {
  const { text, ...rest } = parseInput(contactSchema, contact, 'This contact cannot be kept.');
  return { ...clean(rest), ...(text !== undefined && text !== '' && { text }) };
}

const parseStep = (step: Step): Step =>
  clean(parseInput(stepSchema, { ...step, title: step.title.trim() }, 'This step cannot be kept.'));

/** Absent parts have no key, so that equal rows are equal as data. */
function clean<T extends object>(parts: T): T {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as T;
}

function toTask(store: Store, command: Command, leadId: string, step: Step): Task {
  return { ...step, id: store.newId(), leadId, createdAt: command.at, state: 'open' };
}

function markBy(lead: Lead, { outcome, text }: Activity, at: number): Lead {
  if (outcome !== 'do-not-contact' || lead.doNotContact !== undefined) return lead;
  const reason = text?.slice(0, 1_000).trim();
  return applyMarks(lead, { doNotContact: reason ? { reason } : true }, at);
}

async function expectLead(store: Store, leadId: string): Promise<Lead> {
  const lead = await store.db.leads.get(await readOwnerId(store, leadId));
  if (lead === undefined) throw new StoreError('not-found', 'This lead was deleted.');
  return lead;
}

async function changeActivity(
  store: Store,
  activityId: string,
  edit: (activity: Activity) => Activity | undefined,
): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const before = await store.db.activities.get(activityId);
    if (before === undefined) throw new StoreError('not-found', 'This was deleted.');
    const lead = await expectLead(store, before.leadId);
    await change(store, command, lead, lead, [{ kind: 'activities', before, after: edit(before) }]);
  });
  return { commandId };
}

async function changeTask(
  store: Store,
  taskId: string,
  edit: (task: Task, at: number) => Task | undefined,
): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const before = await store.db.tasks.get(taskId);
    if (before === undefined) throw new StoreError('not-found', 'This task was deleted.');
    const lead = await expectLead(store, before.leadId);
    await change(store, command, lead, lead, [{ kind: 'tasks', before, after: edit(before, command.at) }]);
  });
  return { commandId };
}

/** Writes the lead with these changes of what is logged and to be done; nothing when nothing differs. */
async function change(
  store: Store,
  command: Command,
  before: Lead,
  after: Lead,
  followUps: readonly FollowUpChange[],
): Promise<void> {
  const real = followUps.filter(({ before, after }) => !isEqualRow(before, after));
  const settled = await settle(store, after, real);
  command.changeLead(before, { ...settled, ...bump(before, command.at) }, { followUps: real });
}

const isEqualRow = (a: Activity | Task | undefined, b: Activity | Task | undefined) => {
  const toText = (row: object | undefined) => JSON.stringify(row && Object.entries(row).sort());
  return toText(a) === toText(b);
};
