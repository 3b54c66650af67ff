import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { definitionKinds } from '@/lib/leads/definitions';
import {
  changeCategories,
  createCategory,
  deleteCategory,
  moveCategory,
  recolourCategory,
  renameCategory,
} from '@/lib/store/commands/categories';
import { changeLeads } from '@/lib/store/commands/change-leads';
import {
  changeChoices,
  createCustomField,
  deleteCustomField,
  renameCustomField,
} from '@/lib/store/commands/custom-fields';
import { changeList, changeLists, createList, deleteList } from '@/lib/store/commands/lists';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { changeTags, deleteTag, mergeTags, readTags, renameTag } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { readDefinitions, readLead } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE, readAll } from './open';

/** Alder and Birch, and a category tree Trade › Plumbers › Pipes. */
async function openWithTree() {
  const store = openTestStore();
  const { saved } = await saveCandidates(store, {
    page: PAGE,
    candidates: ['Alder', 'Birch'].map((name) => toCandidate({ name })),
  });
  const [a = '', b = ''] = saved.map(({ leadId }) => leadId);
  const { categoryId: trade } = await createCategory(store, 'Trade');
  const { categoryId: plumbers } = await createCategory(store, 'Plumbers', { parentId: trade });
  const { categoryId: pipes } = await createCategory(store, 'Trade > Plumbers > Pipes', { colour: 'blue' });
  return { store, a, b, trade, plumbers, pipes };
}

async function readContent(store: Store) {
  const definitions = await Promise.all(definitionKinds.map((kind) => readDefinitions(store, kind)));
  const leads = await store.db.leads.toArray();
  return { definitions, leads: leads.map((lead) => ({ ...lead, updatedAt: 0, revision: 0 })) };
}

/** Runs a command and checks that undo brings everything back, and undoing that does it again. */
async function expectUndoable(store: Store, command: () => Promise<{ commandId: string | undefined }>) {
  const before = await readContent(store);
  const { commandId } = await command();
  const after = await readContent(store);
  expect(after).not.toEqual(before);
  const undone = await undo(store, commandId ?? '');
  expect(undone.kept).toEqual([]);
  expect(await readContent(store)).toEqual(before);
  await undo(store, undone.commandId ?? '');
  expect(await readContent(store)).toEqual(after);
}

async function expectRefused(store: Store, command: () => Promise<unknown>, path: string) {
  const before = await readAll(store);
  await expect(command()).rejects.toMatchObject({
    name: 'StoreError',
    reason: 'invalid',
    issues: [{ path }],
  });
  expect(await readAll(store)).toEqual(before);
}

const readTree = async (store: Store) =>
  Object.fromEntries(
    (await readDefinitions(store, 'categories')).map(({ id, name, parentId, colour }) => [
      name,
      { id, parentId, colour },
    ]),
  );

describe('the category tree', () => {
  it('is made by paths: what is there is used, what is missing is made', async () => {
    const { store, trade, plumbers, pipes } = await openWithTree();
    expect(await readTree(store)).toEqual({
      Trade: { id: trade },
      Plumbers: { id: plumbers, parentId: trade },
      Pipes: { id: pipes, parentId: plumbers, colour: 'blue' },
    });
    expect(await createCategory(store, 'trade › PLUMBERS › pipes')).toEqual({
      categoryId: pipes,
      commandId: undefined,
    });
    // A plain name means the category wherever it stands.
    expect((await createCategory(store, 'plumbers')).categoryId).toBe(plumbers);
    await expectUndoable(store, async () => createCategory(store, 'Region › North › Coast'));
  });

  it('lets two categories have one name in different places, but not side by side', async () => {
    const { store, trade, plumbers } = await openWithTree();
    const { categoryId: other } = await createCategory(store, 'Other', { parentId: trade });
    await createCategory(store, 'Other', { parentId: plumbers });
    expect(await readDefinitions(store, 'categories')).toHaveLength(5);
    await expectRefused(store, async () => moveCategory(store, other, plumbers), 'name');
    await expectRefused(store, async () => renameCategory(store, other, 'PLUMBERS'), 'name');
  });

  it('is rearranged and coloured, and all of it can be undone', async () => {
    const { store, plumbers, pipes, trade } = await openWithTree();
    await expectUndoable(store, async () => moveCategory(store, plumbers, undefined));
    await expectUndoable(store, async () => moveCategory(store, pipes, trade));
    await expectUndoable(store, async () => recolourCategory(store, pipes, 'red'));
    await expectUndoable(store, async () => recolourCategory(store, pipes, undefined));
    await expectUndoable(store, async () => renameCategory(store, pipes, 'Tubes'));
  });

  it('never becomes a circle', async () => {
    const { store, trade, pipes } = await openWithTree();
    await expectRefused(store, async () => moveCategory(store, trade, pipes), 'parentId');
    await expectRefused(store, async () => moveCategory(store, trade, trade), 'parentId');
  });

  it('closes the gap when a category goes, and opens it again by undo', async () => {
    const { store, a, trade, plumbers, pipes } = await openWithTree();
    await changeCategories(store, [a], { add: [plumbers, pipes] });
    await expectUndoable(store, async () => deleteCategory(store, plumbers));
    expect((await readLead(store, a))?.categoryIds).toEqual([pipes]);
    expect((await readTree(store))['Pipes']?.parentId).toBe(trade);
  });

  it.each<[string, (store: Store, id: string) => Promise<unknown>, string]>([
    ['an empty name', async (store) => createCategory(store, '  '), 'name'],
    ['an endless name', async (store) => createCategory(store, 'x'.repeat(81)), 'name'],
    ['a path as a name', async (store, id) => renameCategory(store, id, 'A › B'), 'name'],
    ['a colour nobody has', async (store, id) => recolourCategory(store, id, 'mauve' as 'red'), 'colour'],
  ])('refuses %s', async (_title, command, path) => {
    const { store, pipes } = await openWithTree();
    await expectRefused(store, async () => command(store, pipes), path);
  });

  it('says when a category or parent is gone', async () => {
    const { store, pipes } = await openWithTree();
    const gone = store.newId();
    for (const command of [
      async () => moveCategory(store, gone, undefined),
      async () => moveCategory(store, pipes, gone),
      async () => recolourCategory(store, gone, 'red'),
      async () => createCategory(store, 'x', { parentId: gone }),
      async () => deleteCategory(store, gone),
    ])
      await expect(command()).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('lists', () => {
  it('hold leads put on them by hand', async () => {
    const { store, a, b } = await openWithTree();
    const { listId } = await createList(store, { name: ' Spring fair ' });
    expect((await createList(store, { name: 'spring FAIR' })).listId).toBe(listId);
    await expectUndoable(store, async () => changeLists(store, [a, b], { add: [listId] }));
    expect((await readLead(store, a))?.listIds).toEqual([listId]);
    await expectUndoable(store, async () => changeList(store, listId, { name: 'Autumn fair' }));
    await expectUndoable(store, async () => changeLists(store, [b], { remove: [listId] }));
    await expectUndoable(store, async () => deleteList(store, listId));
    const left = await readLead(store, a);
    expect(left && 'listIds' in left).toBe(false);
  });

  it('fill themselves when they have a search', async () => {
    const { store, a } = await openWithTree();
    const { listId } = await createList(store, { name: 'Boston', query: ' city:Boston ' });
    expect(await readDefinitions(store, 'lists')).toMatchObject([{ name: 'Boston', query: 'city:Boston' }]);
    await expectUndoable(store, async () => changeList(store, listId, { query: 'city:Salem' }));
    await expectRefused(store, async () => changeLists(store, [a], { add: [listId] }), 'add.0');
  });

  it('refuse what cannot be', async () => {
    const { store, a } = await openWithTree();
    const { listId } = await createList(store, { name: 'Fair' });
    await createList(store, { name: 'Other' });
    await expectRefused(store, async () => createList(store, { name: '' }), 'name');
    await expectRefused(store, async () => createList(store, { name: 'x', query: ' ' }), 'query');
    await expectRefused(store, async () => createList(store, { name: 'fair', query: 'x' }), 'name');
    await expectRefused(store, async () => changeList(store, listId, { name: 'OTHER' }), 'name');
    await expectRefused(store, async () => changeList(store, listId, { query: 'x' }), 'query');
    await expect(changeLists(store, [a], { add: [store.newId()] })).rejects.toMatchObject({
      reason: 'not-found',
    });
    await expect(deleteList(store, store.newId())).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('own fields', () => {
  async function openWithField() {
    const context = await openWithTree();
    const { fieldId } = await createCustomField(context.store, {
      name: 'Size',
      type: 'choice',
      choices: ['small', 'large'],
    });
    await changeLeads(context.store, [context.a], { custom: { [fieldId]: 'small' } });
    return { ...context, fieldId };
  }

  it('are made, renamed and taken away with their values, which undo brings back', async () => {
    const { store, a, fieldId } = await openWithField();
    await expectUndoable(store, async () => createCustomField(store, { name: 'Since', type: 'date' }));
    await expectUndoable(store, async () => renameCustomField(store, fieldId, 'Firm size'));
    await expectUndoable(store, async () => deleteCustomField(store, fieldId));
    const left = await readLead(store, a);
    expect(left && 'custom' in left).toBe(false);
  });

  it('rename a choice on the leads that chose it, and leave values no longer offered', async () => {
    const { store, a, fieldId } = await openWithField();
    await expectUndoable(store, async () =>
      changeChoices(store, fieldId, [{ name: 'tiny', was: 'small' }, { name: 'large' }]),
    );
    expect((await readLead(store, a))?.custom).toEqual({ [fieldId]: 'tiny' });
    await changeChoices(store, fieldId, [{ name: 'large' }]);
    expect((await readLead(store, a))?.custom).toEqual({ [fieldId]: 'tiny' });
  });

  it('swap two choices without mixing them up', async () => {
    const { store, a, b, fieldId } = await openWithField();
    await changeLeads(store, [b], { custom: { [fieldId]: 'large' } });
    await changeChoices(store, fieldId, [
      { name: 'large', was: 'small' },
      { name: 'small', was: 'large' },
    ]);
    expect((await readLead(store, a))?.custom).toEqual({ [fieldId]: 'large' });
    expect((await readLead(store, b))?.custom).toEqual({ [fieldId]: 'small' });
  });

  it('refuse what cannot be', async () => {
    const { store, fieldId } = await openWithField();
    const { fieldId: text } = await createCustomField(store, { name: 'Text', type: 'text' });
    await expectRefused(store, async () => createCustomField(store, { name: '', type: 'text' }), 'name');
    await expectRefused(store, async () => createCustomField(store, { name: 'SIZE', type: 'text' }), 'name');
    await expectRefused(
      store,
      async () => createCustomField(store, { name: 'x', type: 'colour' as 'text' }),
      'type',
    );
    await expectRefused(
      store,
      async () => createCustomField(store, { name: 'x', type: 'choice' }),
      'choices',
    );
    await expectRefused(store, async () => changeChoices(store, text, [{ name: 'x' }]), 'choices');
    await expectRefused(
      store,
      async () => changeChoices(store, fieldId, [{ name: 'x' }, { name: 'X' }]),
      'choices.1',
    );
    await expectRefused(store, async () => renameCustomField(store, fieldId, 'text'), 'name');
    await expect(deleteCustomField(store, store.newId())).rejects.toMatchObject({ reason: 'not-found' });
  });
});

describe('tags', () => {
  async function openWithTags() {
    const context = await openWithTree();
    await changeTags(context.store, [context.a], { add: ['hot', 'Hot lead'] });
    await changeTags(context.store, [context.b], { add: ['Hot lead', 'fair'] });
    return context;
  }

  it('are all known, each once', async () => {
    const { store } = await openWithTags();
    expect(await readTags(store)).toEqual(['Hot lead', 'fair', 'hot']);
  });

  it('are renamed, merged and deleted on all leads, and all of it can be undone', async () => {
    const { store, a } = await openWithTags();
    await expectUndoable(store, async () => renameTag(store, 'fair', ' trade fair '));
    await expectUndoable(store, async () => mergeTags(store, ['hot', 'Hot lead'], 'hot'));
    expect((await readLead(store, a))?.tags).toEqual(['hot']);
    await expectUndoable(store, async () => deleteTag(store, 'hot'));
    expect(await readTags(store)).toEqual(['trade fair']);
  });

  it('refuse no name, and say when no lead has the tag', async () => {
    const { store } = await openWithTags();
    await expectRefused(store, async () => renameTag(store, 'hot', ' '), 'name.0');
    await expect(renameTag(store, 'cold', 'x')).rejects.toMatchObject({ reason: 'not-found' });
  });
});
