import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createCategory, renameCategory } from '@/lib/store/commands/categories';
import { changeList, createList } from '@/lib/store/commands/lists';
import { createRule } from '@/lib/store/commands/rules';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { renameTag } from '@/lib/store/commands/tags';
import { undo } from '@/lib/store/commands/undo';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE } from './open';

async function openNamed() {
  const store = openTestStore();
  await saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name: 'Acme' })], tags: ['fair'] });
  const { categoryId } = await createCategory(store, 'Plumbers');
  const { listId } = await createList(store, { name: 'Spring' });
  await createList(store, { name: 'Ready', query: 'category:plumbers tag:fair list:Spring' });
  const { ruleId } = await createRule(store, {
    name: 'Mark',
    query: 'category:plumbers OR list:spring',
    enabled: true,
    adds: { tags: ['fair'] },
  });
  const read = async () => {
    const rule = await store.db.rules.get(ruleId);
    const lists = await store.db.lists.toArray();
    return [lists.find(({ name }) => name === 'Ready')?.query, rule?.query, rule?.adds.tags];
  };
  return { store, categoryId, listId, read };
}

it.each([
  [
    'a category',
    async ({ store, categoryId }: Awaited<ReturnType<typeof openNamed>>) =>
      renameCategory(store, categoryId, 'Pipe fitters'),
    ['category:"Pipe fitters" tag:fair list:Spring', 'category:"Pipe fitters" OR list:spring', ['fair']],
  ],
  [
    'a list',
    async ({ store, listId }: Awaited<ReturnType<typeof openNamed>>) =>
      changeList(store, listId, { name: 'Autumn' }),
    ['category:plumbers tag:fair list:"Autumn"', 'category:plumbers OR list:"Autumn"', ['fair']],
  ],
  [
    'a tag',
    async ({ store }: Awaited<ReturnType<typeof openNamed>>) => renameTag(store, 'fair', 'show'),
    ['category:plumbers tag:"show" list:Spring', 'category:plumbers OR list:spring', ['show']],
  ],
] as const)('rules and smart lists follow the new name of %s, and its undo', async (_, rename, expected) => {
  const named = await openNamed();
  const before = await named.read();
  const { commandId = '' } = await rename(named);
  expect(await named.read()).toEqual(expected);
  await undo(named.store, commandId);
  expect(await named.read()).toEqual(before);
});
