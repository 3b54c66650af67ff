import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import {
  changeColumnSet,
  createColumnSet,
  deleteColumnSet,
  type ColumnSetInput,
} from '@/lib/store/commands/column-sets';
import { undo } from '@/lib/store/commands/undo';
import { readDefinitions } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import { openTestStore } from './open';

const phones: ColumnSetInput = {
  name: 'Phones',
  rows: 'lead',
  columns: [{ id: 'name', header: 'Firm' }, { id: 'phone' }],
  several: 'columns',
};

const readSets = async (store: Store) =>
  (await readDefinitions(store, 'columnSets')).map(({ name, rows, columns, several }) => ({
    name,
    rows,
    columns,
    several,
  }));

async function expectRefused(store: Store, command: () => Promise<unknown>, path: string) {
  const before = await readSets(store);
  await expect(command()).rejects.toMatchObject({ reason: 'invalid', issues: [{ path }] });
  expect(await readSets(store)).toEqual(before);
}

describe('column sets', () => {
  it('are made, and undone', async () => {
    const store = openTestStore();
    const { commandId } = await createColumnSet(store, { ...phones, name: '  Phones ' });
    expect(await readSets(store)).toEqual([phones]);
    await undo(store, commandId ?? '');
    expect(await readSets(store)).toEqual([]);
  });

  it('are renamed and changed in any of their parts, and undone', async () => {
    const store = openTestStore();
    const { setId } = await createColumnSet(store, phones);
    await changeColumnSet(store, setId, { name: 'Dialler' });
    const { commandId } = await changeColumnSet(store, setId, {
      rows: 'point',
      columns: [{ id: 'point' }],
      several: 'joined',
    });
    expect(await readSets(store)).toEqual([
      { name: 'Dialler', rows: 'point', columns: [{ id: 'point' }], several: 'joined' },
    ]);
    await undo(store, commandId ?? '');
    expect(await readSets(store)).toEqual([{ ...phones, name: 'Dialler' }]);
  });

  it('write nothing when nothing changed', async () => {
    const store = openTestStore();
    const { setId } = await createColumnSet(store, phones);
    expect(await changeColumnSet(store, setId, phones)).toEqual({ commandId: undefined });
  });

  it('are deleted, and undone', async () => {
    const store = openTestStore();
    const { setId } = await createColumnSet(store, phones);
    const { commandId } = await deleteColumnSet(store, setId);
    expect(await readSets(store)).toEqual([]);
    await undo(store, commandId ?? '');
    expect(await readSets(store)).toEqual([phones]);
  });

  it.each<[string, Partial<ColumnSetInput>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a name there is, in other letters', { name: 'PHONES' }, 'name'],
    ['no columns', { columns: [] }, 'columns'],
    ['a column twice', { columns: [{ id: 'name' }, { id: 'phone' }, { id: 'name' }] }, 'columns.2'],
    ['an empty heading', { columns: [{ id: 'name', header: '' }] }, 'columns.0.header'],
    ['rows of nothing', { rows: 'planet' as 'lead' }, 'rows'],
  ])('refuse %s', async (_title, part, path) => {
    const store = openTestStore();
    await createColumnSet(store, phones);
    const { setId } = await createColumnSet(store, { ...phones, name: 'Other' });
    await expectRefused(store, async () => createColumnSet(store, { ...phones, name: 'New', ...part }), path);
    await expectRefused(store, async () => changeColumnSet(store, setId, part), path);
  });

  it('say when one is gone', async () => {
    const store = openTestStore();
    const gone = store.newId();
    await expect(changeColumnSet(store, gone, { name: 'A' })).rejects.toMatchObject({ reason: 'not-found' });
    await expect(deleteColumnSet(store, gone)).rejects.toMatchObject({ reason: 'not-found' });
  });
});
