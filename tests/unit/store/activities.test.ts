import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { checkBackup } from '@/lib/store/backup/read-backup';
import { runRestore, startRestore } from '@/lib/store/backup/restore';
import { writeBackup } from '@/lib/store/backup/write-backup';
import {
  addTask,
  deleteActivity,
  deleteTask,
  editActivity,
  editTask,
  logContact,
  setTaskDone,
  snoozeTask,
  type Contact,
} from '@/lib/store/commands/activities';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead } from '@/lib/store/commands/edit-lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { undo } from '@/lib/store/commands/undo';
import { forgetOldDrafts, keepDraft, readDrafts } from '@/lib/store/drafts';
import { readFollowUps } from '@/lib/store/follow-ups';
import { resumeJobs } from '@/lib/store/jobs';
import { readHistory, readLead, readLeadAt } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { createShelf } from './memory-shelf';
import { openTestStore, OTHER_PAGE, PAGE } from './open';

const CALL: Contact = { kind: 'call', direction: 'out', outcome: 'reached', at: 500, text: 'wants an offer' };
const STEP = { title: 'Send the offer', due: '2026-05-20' };

async function openWithLeads() {
  const store = openTestStore();
  const save = async (name: string, phone: string, page = PAGE) => {
    const { saved, commandId } = await saveCandidates(store, {
      page,
      candidates: [toCandidate({ name, phone })],
    });
    return { id: saved[0]?.leadId ?? '', saveId: commandId ?? '' };
  };
  const alder = await save('Alder', '+1 617 555 0100');
  const elder = await save('Elder', '+1 617 555 0101', OTHER_PAGE);
  return { store, a: alder.id, b: elder.id, saveId: alder.saveId };
}

const readBoth = async (store: Store) => ({
  activities: await store.db.activities.toArray(),
  tasks: await store.db.tasks.toArray(),
});

describe('logging a contact', () => {
  it('keeps it with its next step in one command, told to targets as one change of the lead', async () => {
    const { store, a } = await openWithLeads();
    await store.db.targets.put({ id: 'crm', enabled: true });
    const before = await readLead(store, a);
    const { commandId = '' } = await logContact(store, a, { contact: CALL, step: STEP });

    expect(await readFollowUps(store, a)).toMatchObject({
      activities: [{ ...CALL, leadId: a }],
      tasks: [{ ...STEP, state: 'open' }],
    });
    const lead = await readLead(store, a);
    expect(lead).toMatchObject({
      touched: { at: 500, kind: 'call', direction: 'out', outcome: 'reached' },
      next: STEP,
      // For the search.
      said: 'wants an offer',
      revision: (before?.revision ?? 0) + 1,
    });
    expect(await store.db.outbox.toArray()).toMatchObject([{ leadId: a, revision: lead?.revision }]);
    expect((await readHistory(store, a))[0]).toMatchObject({ commandId, cause: 'edit' });

    await undo(store, commandId);
    expect(await readBoth(store)).toEqual({ activities: [], tasks: [] });
    expect(await readLead(store, a)).not.toHaveProperty('touched');
    expect(await readLead(store, a)).not.toHaveProperty('next');
    expect(await readLead(store, a)).not.toHaveProperty('said');
  });

  it('marks who asked not to be contacted, with the words as reason, and undo takes both back', async () => {
    const { store, a } = await openWithLeads();
    const contact: Contact = { ...CALL, outcome: 'do-not-contact', text: 'has a supplier for life' };
    const { commandId = '' } = await logContact(store, a, { contact });
    expect((await readLead(store, a))?.doNotContact).toMatchObject({ reason: 'has a supplier for life' });
    await undo(store, commandId);
    expect(await readLead(store, a)).not.toHaveProperty('doNotContact');
  });

  it('marks the number nobody has', async () => {
    const { store, a } = await openWithLeads();
    const dead = { field: 'phone', key: 'phone:+16175550100' } as const;
    const { commandId = '' } = await logContact(store, a, {
      contact: { ...CALL, outcome: 'wrong-contact' },
      dead,
    });
    expect((await readLead(store, a))?.facts.phone?.[0]?.status).toBe('dead');
    await undo(store, commandId);
    expect((await readLead(store, a))?.facts.phone?.[0]).not.toHaveProperty('status');
  });

  it('of an earlier day does not make it the last one', async () => {
    const { store, a } = await openWithLeads();
    await logContact(store, a, { contact: { ...CALL, at: 900 } });
    await logContact(store, a, { contact: { ...CALL, at: 100, outcome: 'no-answer' } });
    expect((await readLead(store, a))?.touched).toMatchObject({ at: 900, outcome: 'reached' });
  });

  it.each([
    [{ ...CALL, kind: 'fax' }, 'kind'],
    [{ ...CALL, at: -1 }, 'at'],
    [{ ...CALL, text: 'x'.repeat(20_001) }, 'text'],
  ])('refuses what is none', async (contact, path) => {
    const { store, a } = await openWithLeads();
    const refused = logContact(store, a, { contact: contact as Contact });
    await expect(refused).rejects.toMatchObject({ reason: 'invalid', issues: [{ path }] });
    expect(await readBoth(store)).toEqual({ activities: [], tasks: [] });
  });

  it('refuses a step without a title, and a lead that is gone', async () => {
    const { store, a } = await openWithLeads();
    await expect(logContact(store, a, { contact: CALL, step: { title: '  ' } })).rejects.toMatchObject({
      reason: 'invalid',
    });
    await deleteLeads(store, [a]);
    await expect(logContact(store, a, { contact: CALL })).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('can be corrected and deleted, each taken back', async () => {
    const { store, a } = await openWithLeads();
    const { activityId } = await logContact(store, a, { contact: CALL });
    const edit = await editActivity(store, activityId, { ...CALL, outcome: 'interested', text: '' });
    expect((await readLead(store, a))?.touched?.outcome).toBe('interested');
    expect((await readFollowUps(store, a)).activities[0]).not.toHaveProperty('text');
    await undo(store, edit.commandId ?? '');
    expect((await readLead(store, a))?.touched?.outcome).toBe('reached');
    const gone = await deleteActivity(store, activityId);
    expect(await readLead(store, a)).not.toHaveProperty('touched');
    await undo(store, gone.commandId ?? '');
    expect((await readFollowUps(store, a)).activities).toMatchObject([CALL]);
  });
});

describe('tasks', () => {
  it('are checked off, opened again, put off and taken away', async () => {
    const { store, a } = await openWithLeads();
    const { taskId } = await addTask(store, a, STEP);
    const done = await setTaskDone(store, taskId, true);
    expect(await store.db.tasks.get(taskId)).toMatchObject({ state: 'done' });
    expect(await readLead(store, a)).not.toHaveProperty('next');
    await undo(store, done.commandId ?? '');
    expect((await readLead(store, a))?.next).toEqual(STEP);

    await snoozeTask(store, taskId, '2026-06-01');
    expect((await readLead(store, a))?.next?.due).toBe('2026-06-01');
    await snoozeTask(store, taskId, undefined);
    expect((await readLead(store, a))?.next).toEqual({ title: STEP.title });
    await editTask(store, taskId, { title: 'Call again', due: '2026-05-21' });
    expect((await readLead(store, a))?.next).toEqual({ title: 'Call again', due: '2026-05-21' });
    await deleteTask(store, taskId);
    expect(await readBoth(store)).toEqual({ activities: [], tasks: [] });
  });

  it('write nothing when nothing changes', async () => {
    const { store, a } = await openWithLeads();
    const { taskId } = await addTask(store, a, STEP);
    expect((await setTaskDone(store, taskId, false)).commandId).toBeUndefined();
    expect((await editTask(store, taskId, STEP)).commandId).toBeUndefined();
    expect((await snoozeTask(store, taskId, STEP.due)).commandId).toBeUndefined();
  });

  it('refuse a day that is none', async () => {
    const { store, a } = await openWithLeads();
    await expect(addTask(store, a, { ...STEP, due: '2026-02-30' })).rejects.toMatchObject({
      reason: 'invalid',
      issues: [{ path: 'due' }],
    });
  });

  it('that were changed since stay when an earlier change is taken back', async () => {
    const { store, a } = await openWithLeads();
    const { taskId } = await addTask(store, a, STEP);
    const later = await snoozeTask(store, taskId, '2026-06-01');
    await setTaskDone(store, taskId, true);
    const { kept } = await undo(store, later.commandId ?? '');
    expect(kept).toEqual([{ leadId: a, path: `tasks.${taskId}` }]);
    expect(await store.db.tasks.get(taskId)).toMatchObject({ state: 'done', due: '2026-06-01' });
  });
});

describe('a merge', () => {
  async function openMerged() {
    const { store, a, b } = await openWithLeads();
    await logContact(store, a, { contact: CALL });
    const { taskId } = await addTask(store, b, STEP);
    const { commandId = '' } = await mergeLeads(store, { winnerId: a, loserIds: [b] });
    return { store, a, b, taskId, mergeId: commandId };
  }

  it('gives the winner all that was logged of either', async () => {
    const { store, a } = await openMerged();
    const { activities, tasks } = await readFollowUps(store, a);
    expect([activities.length, tasks.length]).toEqual([1, 1]);
    expect(await readLead(store, a)).toMatchObject({ touched: { at: 500 }, next: STEP });
  });

  it('is undone with each lead’s own, as it was left since', async () => {
    const { store, a, b, taskId, mergeId } = await openMerged();
    await snoozeTask(store, taskId, '2026-07-01');
    await logContact(store, b, { contact: { ...CALL, at: 900 } });
    expect((await readLead(store, a))?.touched?.at).toBe(900);
    await undo(store, mergeId);
    expect(await readFollowUps(store, b)).toMatchObject({ activities: [], tasks: [{ due: '2026-07-01' }] });
    expect((await readLead(store, b))?.next?.due).toBe('2026-07-01');
    expect(await readLead(store, b)).not.toHaveProperty('touched');
    expect((await readFollowUps(store, a)).tasks).toEqual([]);
    expect(await readLead(store, a)).not.toHaveProperty('next');
  });

  it('of leads that say the same still tells what was logged of the other', async () => {
    const { store, a } = await openWithLeads();
    const twin = { ...(await readLead(store, a)), id: crypto.randomUUID() } as never;
    await store.db.leads.add(twin);
    const twinId = (twin as { id: string }).id;
    await addTask(store, twinId, STEP);
    const { commandId = '' } = await mergeLeads(store, { winnerId: a, loserIds: [twinId] });
    expect((await readLead(store, a))?.next).toEqual(STEP);
    await undo(store, commandId);
    expect(await readLead(store, a)).not.toHaveProperty('next');
    expect((await readLead(store, twinId))?.next).toEqual(STEP);
  });

  it('and its undo, done again and again, end where they began', async () => {
    const { store, a, b, mergeId } = await openMerged();
    const before = await store.db.leads.get(a);
    const { commandId: apart = '' } = await undo(store, mergeId);
    expect((await store.db.leads.get(b))?.next).toEqual(STEP);
    await undo(store, apart);
    expect(await store.db.leads.get(b)).toBeUndefined();
    expect(await store.db.leads.get(a)).toMatchObject({ touched: before?.touched, next: before?.next });
  });
});

describe('deleting a lead', () => {
  it('takes its activities and tasks along, those of leads merged into it too, and undo brings them back', async () => {
    const { store, a, b } = await openWithLeads();
    await logContact(store, a, { contact: CALL });
    await addTask(store, b, STEP);
    await mergeLeads(store, { winnerId: a, loserIds: [b] });
    const [rows, lead] = [await readBoth(store), await readLead(store, a)];
    const { commandId = '' } = await deleteLeads(store, [a]);
    expect(await readBoth(store)).toEqual({ activities: [], tasks: [] });
    const back = await undo(store, commandId);
    expect(back.kept).toEqual([]);
    expect(await readBoth(store)).toEqual(rows);
    expect(await readLead(store, a)).toMatchObject({ touched: lead?.touched, next: lead?.next });
    await undo(store, back.commandId ?? '');
    expect(await readBoth(store)).toEqual({ activities: [], tasks: [] });
  });

  it('of many at once takes along what was logged of any', async () => {
    const store = openTestStore();
    const { saved } = await saveCandidates(store, {
      page: PAGE,
      candidates: Array.from({ length: 60 }, (_, n) => toCandidate({ name: `Alder ${n}` })),
    });
    const ids = saved.map(({ leadId }) => leadId);
    for (const id of ids.slice(0, 3)) await addTask(store, id, STEP);
    const { commandId = '' } = await deleteLeads(store, ids.slice(1));
    expect((await readBoth(store)).tasks.map(({ leadId }) => leadId)).toEqual([ids[0]]);
    await undo(store, commandId);
    expect((await readBoth(store)).tasks).toHaveLength(3);
  });

  it('by undoing its capture is refused once something was logged of it', async () => {
    const { store, a, saveId } = await openWithLeads();
    await logContact(store, a, { contact: CALL });
    expect((await undo(store, saveId)).kept).toEqual([{ leadId: a, path: 'lead' }]);
    expect((await readFollowUps(store, a)).activities).toHaveLength(1);
  });

  it('leaves nothing of it to be brought back by undoing an entry of its log', async () => {
    const { store, a } = await openWithLeads();
    const { activityId } = await logContact(store, a, { contact: CALL });
    const { commandId = '' } = await deleteActivity(store, activityId);
    await deleteLeads(store, [a]);
    await undo(store, commandId);
    expect(await readBoth(store)).toEqual({ activities: [], tasks: [] });
  });
});

it('a lead as it was knows nothing of what was logged since', async () => {
  const { store, a } = await openWithLeads();
  const before = await readLead(store, a);
  await logContact(store, a, { contact: CALL, step: STEP });
  expect(await readLeadAt(store, a, before?.updatedAt ?? 0)).toMatchObject({ facts: before?.facts });
  expect(await readLeadAt(store, a, before?.updatedAt ?? 0)).not.toHaveProperty('touched');
});

describe('a backup', () => {
  async function restoreInto(store: Store, file: Blob, mode: 'add' | 'replace') {
    const shelf = createShelf();
    await shelf.write('file', file);
    await startRestore(store, shelf, { file: 'file', mode, summary: await checkBackup(file.stream()) });
    await resumeJobs(store, { restore: (one, job) => runRestore(one, shelf, job) });
  }

  it('brings contacts and tasks with it, their history included', async () => {
    const { store, a } = await openWithLeads();
    const { commandId = '' } = await logContact(store, a, { contact: CALL, step: STEP });
    const file = await new Response(writeBackup(store)).blob();
    const other = openTestStore();
    await restoreInto(other, file, 'replace');
    expect(await readBoth(other)).toEqual(await readBoth(store));
    await undo(other, commandId);
    expect(await readBoth(other)).toEqual({ activities: [], tasks: [] });
  });

  it('that is added brings the leads up to date that are there', async () => {
    const { store, a } = await openWithLeads();
    const { activityId } = await logContact(store, a, { contact: CALL });
    const file = await new Response(writeBackup(store)).blob();
    await deleteActivity(store, activityId);
    await editLead(store, a, { note: 'changed since' });
    await restoreInto(store, file, 'add');
    expect(await readLead(store, a)).toMatchObject({ note: 'changed since', touched: { at: 500 } });
  });
});

describe('drafts', () => {
  it('about a lead that was deleted go after a day', async () => {
    const { store, a } = await openWithLeads();
    await keepDraft(store, `${a}:note`, 'call in Ju');
    await deleteLeads(store, [a]);
    await forgetOldDrafts(store);
    expect((await readDrafts(store, a)).size).toBe(1);
    await store.db.drafts.update(`${a}:note`, { at: store.now() - 25 * 3_600_000 });
    await forgetOldDrafts(store);
    expect((await readDrafts(store, a)).size).toBe(0);
  });

  it('are kept for each lead, outside of backups, until they are saved or grow old', async () => {
    const { store, a, b } = await openWithLeads();
    await keepDraft(store, `${a}:note`, 'call in Ju');
    await keepDraft(store, `${b}:note`, 'other');
    expect(await readDrafts(store, a)).toEqual(new Map([[`${a}:note`, 'call in Ju']]));
    await keepDraft(store, `${a}:note`, undefined);
    expect((await readDrafts(store, a)).size).toBe(0);
    const day = 24 * 3_600_000;
    await store.db.drafts.update(`${b}:note`, { at: store.now() - 2 * day });
    await forgetOldDrafts(store);
    expect((await readDrafts(store, b)).size).toBe(1);
    await store.db.drafts.update(`${b}:note`, { at: store.now() - 100 * day });
    await forgetOldDrafts(store);
    expect((await readDrafts(store, b)).size).toBe(0);
  });
});
