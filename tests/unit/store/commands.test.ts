import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Lead } from '@/lib/leads/lead';
import {
  changeCategories,
  createCategory,
  deleteCategory,
  renameCategory,
} from '@/lib/store/commands/categories';
import { deleteLeads } from '@/lib/store/commands/delete-leads';
import { editLead, type LeadEdit } from '@/lib/store/commands/edit-lead';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { changeTags } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { readCaptures } from '@/lib/store/captures';
import { compareCandidates, countLeads, readCategories, readHistory, readLead } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toCandidate, type Written } from '../leads/candidates';
import { openTestStore, OTHER_PAGE, PAGE, readAll } from './open';

const FIRMS: Written[] = [
  { name: 'Alder', phone: '+1 617 555 0100' },
  { name: 'Birch', phone: '+1 617 555 0101' },
];

async function openWithLeads() {
  const store = openTestStore();
  const { saved, commandId } = await saveCandidates(store, {
    page: PAGE,
    candidates: FIRMS.map((firm) => toCandidate(firm)),
  });
  const [a = '', b = ''] = saved.map(({ leadId }) => leadId);
  return { store, a, b, saveId: commandId ?? '' };
}

const isContent = (lead: Lead | undefined) => lead && { ...lead, updatedAt: 0, revision: 0 };
const readContent = async (store: Store) => ({
  leads: (await store.db.leads.toArray()).map(isContent),
  categories: await readCategories(store),
});

describe('editLead', () => {
  it('sets whole lists, keeps the sources of what stays, and remembers what was taken out', async () => {
    const { store, a } = await openWithLeads();
    const phone = { text: '+1 617 555 0100', e164: '+16175550100' };
    const mobile = { text: '+1 617 555 0150', e164: '+16175550150' };
    await editLead(store, a, { facts: { phone: [mobile, phone] } });
    const edited = await readLead(store, a);
    expect(edited?.facts.phone?.map((fact) => fact.sources[0]?.by)).toEqual(['user', 'capture']);
    expect(edited?.keys).toContain('phone:+16175550150');

    await editLead(store, a, { facts: { phone: [mobile] } });
    expect((await readLead(store, a))?.removed).toEqual(['phone:+16175550100']);
    await saveCandidates(store, {
      page: OTHER_PAGE,
      candidates: [toCandidate({ ...FIRMS[0], phone: ['+16175550150', '+16175550100'] })],
    });
    expect((await readLead(store, a))?.facts.phone?.map(({ value }) => value.e164)).toEqual(['+16175550150']);

    await editLead(store, a, { facts: { phone: [phone] } });
    expect((await readLead(store, a))?.removed).toEqual(['phone:+16175550150']);
  });

  it('sets and clears the rest', async () => {
    const { store, a } = await openWithLeads();
    await editLead(store, a, {
      note: 'call in May',
      tags: ['hot', 'hot'],
      kind: 'person',
      facts: { email: ['a@alder.example'] },
    });
    expect(await readLead(store, a)).toMatchObject({ note: 'call in May', tags: ['hot'], kind: 'person' });
    await editLead(store, a, { note: '', tags: [], facts: { email: [] } });
    const lead = await readLead(store, a);
    expect(lead && 'note' in lead).toBe(false);
    expect(lead?.facts.email).toBeUndefined();
  });

  it('writes nothing when nothing changed', async () => {
    const { store, a } = await openWithLeads();
    const before = await readAll(store);
    expect(await editLead(store, a, { facts: { name: ['Alder'] }, tags: [] })).toEqual({
      commandId: undefined,
    });
    expect(await readAll(store)).toEqual(before);
  });

  it.each<[string, LeadEdit, string]>([
    ['a link that is none', { facts: { website: ['javascript:alert(1)'] } }, 'facts.website.0'],
    ['an empty name', { facts: { name: [''] } }, 'facts.name.0'],
    ['a category that is no id', { categoryIds: ['roofers'] }, 'categoryIds.0'],
    ['an endless tag', { tags: ['x'.repeat(81)] }, 'tags.0'],
    ['a part that does not exist', { facts: { ['__proto__x']: [] } as LeadEdit['facts'] }, 'facts'],
  ])('refuses %s, says where, and writes nothing', async (_title, edit, path) => {
    const { store, a } = await openWithLeads();
    const before = await readAll(store);
    await expect(editLead(store, a, edit)).rejects.toMatchObject({
      name: 'StoreError',
      reason: 'invalid',
      issues: [{ path }],
    });
    expect(await readAll(store)).toEqual(before);
  });

  it('says when the lead is gone', async () => {
    const { store, a } = await openWithLeads();
    await deleteLeads(store, [a]);
    await expect(editLead(store, a, { note: 'x' })).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('categories', () => {
  it('are one by name, whatever the case', async () => {
    const store = openTestStore();
    const { categoryId } = await createCategory(store, ' Café suppliers ');
    expect(await createCategory(store, 'CAFE SUPPLIERS')).toEqual({ categoryId, commandId: undefined });
    expect((await readCategories(store)).map(({ name }) => name)).toEqual(['Café suppliers']);
  });
  it('can be renamed, but not to a name that is taken or none', async () => {
    const store = openTestStore();
    const { categoryId } = await createCategory(store, 'A');
    await createCategory(store, 'B');
    await expect(renameCategory(store, categoryId, 'b')).rejects.toMatchObject({ reason: 'invalid' });
    await expect(renameCategory(store, categoryId, '  ')).rejects.toMatchObject({
      reason: 'invalid',
      issues: [{ path: 'name' }],
    });
    await renameCategory(store, categoryId, 'a');
    expect((await readCategories(store)).map(({ name }) => name)).toEqual(['a', 'B']);
    await expect(renameCategory(store, store.newId(), 'x')).rejects.toMatchObject({ reason: 'not-found' });
  });
  it('leave their leads when they are deleted, and come back to them', async () => {
    const { store, a, b } = await openWithLeads();
    const { categoryId } = await createCategory(store, 'Roofers');
    await changeCategories(store, [a, b], { add: [categoryId] });
    const before = await readContent(store);
    const { commandId } = await deleteCategory(store, categoryId);
    expect((await readLead(store, a))?.categoryIds).toEqual([]);
    expect(await readCategories(store)).toEqual([]);
    expect(await undo(store, commandId ?? '')).toMatchObject({ restored: 3, kept: [] });
    expect(await readContent(store)).toEqual(before);
  });
});

describe('undo', () => {
  const commands: [
    string,
    (context: Awaited<ReturnType<typeof openWithLeads>>) => Promise<{ commandId: string | undefined }>,
  ][] = [
    [
      'saving new leads',
      async ({ store }) =>
        saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name: 'Cedar' })] }),
    ],
    [
      'saving into known leads',
      async ({ store }) =>
        saveCandidates(store, {
          page: OTHER_PAGE,
          candidates: FIRMS.map((firm) => toCandidate({ ...firm, email: `${String(firm.name)}@x.example` })),
          tags: ['t'],
          note: 'n',
        }),
    ],
    [
      'an edit',
      async ({ store, a }) =>
        editLead(store, a, { facts: { name: ['Alder 2'], phone: [] }, note: 'x', kind: 'person' }),
    ],
    ['deleting', async ({ store, a, b }) => deleteLeads(store, [a, b])],
    ['tags', async ({ store, a, b }) => changeTags(store, [a, b], { add: ['x'] })],
    ['making a category', async ({ store }) => createCategory(store, 'New')],
  ];

  it.each(commands)('takes back %s, and does it again', async (_title, command) => {
    const context = await openWithLeads();
    const { store } = context;
    const before = await readContent(store);
    const { commandId } = await command(context);
    const after = await readContent(store);
    expect(after).not.toEqual(before);

    const undone = await undo(store, commandId ?? '');
    expect(undone.kept).toEqual([]);
    expect(undone.restored).toBeGreaterThan(0);
    expect(await readContent(store)).toEqual(before);

    const redone = await undo(store, undone.commandId ?? '');
    expect(redone.kept).toEqual([]);
    expect(await readContent(store)).toEqual(after);

    await undo(store, redone.commandId ?? '');
    expect(await readContent(store)).toEqual(before);
  });

  it('takes the evidence of a save with it, and brings it back', async () => {
    const { store, a } = await openWithLeads();
    const { commandId } = await saveCandidates(store, {
      page: OTHER_PAGE,
      candidates: [toCandidate({ ...FIRMS[0], email: 'a@alder.example' })],
    });
    const { commandId: undoId } = await undo(store, commandId ?? '');
    expect((await readCaptures(store, a)).map(({ page }) => page.url)).toEqual([PAGE.url]);
    await undo(store, undoId ?? '');
    expect((await readCaptures(store, a)).map(({ page }) => page.url)).toEqual([OTHER_PAGE.url, PAGE.url]);
  });

  it('makes the page news again', async () => {
    const { store, saveId } = await openWithLeads();
    await undo(store, saveId);
    expect(await countLeads(store)).toBe(0);
    const { saved } = await saveCandidates(store, {
      page: PAGE,
      candidates: FIRMS.map((firm) => toCandidate(firm)),
    });
    expect(saved.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
  });

  it('keeps a lead edited since it was saved, and says so', async () => {
    const { store, a, b, saveId } = await openWithLeads();
    await editLead(store, a, { note: 'mine' });
    expect(await undo(store, saveId)).toMatchObject({ restored: 1, kept: [{ leadId: a, path: 'lead' }] });
    expect(await readLead(store, a)).toMatchObject({ note: 'mine' });
    expect(await readLead(store, b)).toBeUndefined();
    expect(await readCaptures(store, a)).toHaveLength(1);
  });

  it('keeps a value typed since, takes back the rest', async () => {
    const { store, a } = await openWithLeads();
    const { commandId } = await editLead(store, a, { facts: { name: ['One'] }, note: 'one' });
    await editLead(store, a, { facts: { name: ['Two'] } });
    expect(await undo(store, commandId ?? '')).toMatchObject({
      restored: 1,
      kept: [{ leadId: a, path: 'facts.name' }],
    });
    const lead = await readLead(store, a);
    expect(lead?.facts.name?.[0]?.value).toBe('Two');
    expect(lead?.note).toBeUndefined();
  });

  it('takes back one lead out of many, and later the others', async () => {
    const { store, a, b, saveId } = await openWithLeads();
    expect(await undo(store, saveId, { leadIds: [b] })).toMatchObject({ restored: 1, kept: [] });
    expect([await readLead(store, a), await readLead(store, b)].map((lead) => lead !== undefined)).toEqual([
      true,
      false,
    ]);
    expect(await undo(store, saveId)).toMatchObject({ restored: 1, kept: [] });
    expect(await countLeads(store)).toBe(0);
  });

  it('does nothing the second time, and knows no command that never was', async () => {
    const { store, saveId } = await openWithLeads();
    await undo(store, saveId);
    expect(await undo(store, saveId)).toEqual({ commandId: undefined, restored: 0, kept: [] });
    await expect(undo(store, store.newId())).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('counts revisions on through deletion and return', async () => {
    const { store, a } = await openWithLeads();
    await store.db.targets.put({ id: 'on', enabled: true });
    const { commandId } = await deleteLeads(store, [a]);
    expect(await store.db.outbox.toArray()).toMatchObject([{ leadId: a, revision: 2, deleted: true }]);
    await undo(store, commandId ?? '');
    expect(await store.db.outbox.toArray()).toMatchObject([{ leadId: a, revision: 3 }]);
    expect((await store.db.outbox.toArray())[0]).not.toHaveProperty('deleted');
  });

  it('is history itself', async () => {
    const { store, a } = await openWithLeads();
    const { commandId } = await editLead(store, a, { note: 'x' });
    await undo(store, commandId ?? '');
    expect((await readHistory(store, a)).map(({ cause }) => cause)).toEqual(['undo', 'edit', 'capture']);
  });

  it('lets a deleted lead be found again once it is back', async () => {
    const { store, a } = await openWithLeads();
    const { commandId } = await deleteLeads(store, [a]);
    const candidate = toCandidate(FIRMS[0] ?? {});
    expect((await compareCandidates(store, [candidate], PAGE.url)).get(candidate.key)).toEqual({
      state: 'new',
    });
    await undo(store, commandId ?? '');
    expect((await compareCandidates(store, [candidate], PAGE.url)).get(candidate.key)).toEqual({
      state: 'known',
      leadId: a,
    });
  });
});
