import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { changeCategories, createCategory, deleteCategory } from '@/lib/store/commands/categories';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { dismissDuplicates } from '@/lib/store/commands/dismissals';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { getDefinitions, getLeadIds, readCommands } from '@/lib/store/read-commands';
import { toCandidate } from '../leads/candidates';
import { openTestStore, PAGE } from './open';

async function openWithCommands() {
  const store = openTestStore();
  const candidates = Array.from({ length: 30 }, (_, at) =>
    toCandidate({ name: `Firm ${at}`, phone: `+1 617 555 0${100 + at}` }),
  );
  const { saved } = await saveCandidates(store, { page: PAGE, candidates });
  await createCategory(store, 'Roofers');
  await changeLeads(
    store,
    saved.slice(0, 3).map(({ leadId }) => leadId),
    { owner: 'Ann' },
  );
  return { store, saved };
}

it('gives commands newest first, each once, with their size and their first rows', async () => {
  const { store } = await openWithCommands();
  const commands = await readCommands(store, { limit: 10 });
  expect(commands.map(({ cause, size }) => [cause, size])).toEqual([
    ['edit', 3],
    ['edit', 1],
    ['capture', 30],
  ]);
  expect(commands.map((command) => getLeadIds(command).length)).toEqual([3, 0, 4]);
  expect(commands.flatMap(getDefinitions)).toEqual([{ kind: 'categories', name: 'Roofers', what: 'made' }]);
});

it('goes on from where it stopped', async () => {
  const { store } = await openWithCommands();
  const all = await readCommands(store, { limit: 10 });
  const [first] = await readCommands(store, { limit: 1 });
  const rest = await readCommands(store, { limit: 10, before: first?.seq ?? 0 });
  expect([first, ...rest]).toEqual(all);
  expect(await readCommands(store, { limit: 10, before: all.at(-1)?.seq ?? 0 })).toEqual([]);
});

it('names the category that was deleted before the many leads it was taken from', async () => {
  const { store, saved } = await openWithCommands();
  const leadIds = saved.map(({ leadId }) => leadId);
  const { categoryId } = await createCategory(store, 'Joiners');
  await createCategory(store, 'Stairs', { parentId: categoryId });
  await changeCategories(store, leadIds, { add: [categoryId] });
  await deleteCategory(store, categoryId);
  const [newest] = await readCommands(store, { limit: 1 });
  expect(newest?.size).toBe(32);
  expect(newest && getDefinitions(newest)).toEqual([
    { kind: 'categories', name: 'Joiners', what: 'deleted' },
  ]);
});

it('tells of whom it was said that they are not the same', async () => {
  const { store, saved } = await openWithCommands();
  const pair = saved.slice(0, 2).map(({ leadId }) => leadId);
  await dismissDuplicates(store, pair);
  const [newest] = await readCommands(store, { limit: 1 });
  expect(newest && getLeadIds(newest).sort()).toEqual(pair.sort());
});
