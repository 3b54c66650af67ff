import { columnSet as setSchema, type ColumnSet } from '@/lib/leads/column-set';
import { fold } from '@/lib/leads/fold';
import { runCommand, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import type { Store } from '../store';
import { expectDefinition, refuse } from './definition';

/** What the user chooses of a set of columns. */
export type ColumnSetInput = Pick<ColumnSet, 'name' | 'rows' | 'columns' | 'several'>;

/** @throws StoreError `invalid`: no name, one another set has, no columns or one of them twice */
export async function createColumnSet(
  store: Store,
  choice: ColumnSetInput,
): Promise<CommandResult & { setId: string }> {
  const wanted = parseChoice(choice);
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    refuseTaken(await store.db.columnSets.toArray(), wanted.name);
    const set: ColumnSet = { id: store.newId(), ...wanted, createdAt: command.at };
    command.changeDefinition('columnSets', undefined, set);
    return set.id;
  });
  return { commandId, setId: result };
}

/** Renames it or changes what is in it; what `change` does not name stays. @throws StoreError `invalid`, `not-found` */
export async function changeColumnSet(
  store: Store,
  setId: string,
  change: Partial<ColumnSetInput>,
): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.columnSets.toArray();
    const set = expectDefinition(all, setId);
    const changed = { ...set, ...parseChoice({ ...set, ...change }) };
    refuseTaken(
      all.filter(({ id }) => id !== setId),
      changed.name,
    );
    command.changeDefinition('columnSets', set, changed);
  });
  return { commandId };
}

/** Files written with it stay what they are. @throws StoreError `not-found` */
export async function deleteColumnSet(store: Store, setId: string): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const set = expectDefinition(await store.db.columnSets.toArray(), setId);
    command.changeDefinition('columnSets', set, undefined);
  });
  return { commandId };
}

function parseChoice({ name, rows, columns, several }: ColumnSetInput): ColumnSetInput {
  const { shape } = setSchema;
  const ids = columns.map(({ id }) => id);
  const twice = ids.findIndex((id, index) => ids.indexOf(id) < index);
  if (twice >= 0) refuse(`columns.${twice}`, 'twice', 'A column is there twice.');
  return {
    name: parseInput(shape.name, name.trim(), 'Not a name of a column set.', 'name'),
    rows: parseInput(shape.rows, rows, 'There are no such rows.', 'rows'),
    columns: parseInput(shape.columns, columns, 'These columns cannot be written.', 'columns'),
    several: parseInput(shape.several, several, 'There is no such way.', 'several'),
  };
}

function refuseTaken(all: readonly ColumnSet[], name: string): void {
  if (all.some((one) => fold(one.name) === fold(name)))
    refuse('name', 'taken', 'Another column set has this name.');
}
