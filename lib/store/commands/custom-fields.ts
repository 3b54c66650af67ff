import { customField as fieldSchema, type CustomField, type CustomFieldType } from '@/lib/leads/definitions';
import { setCustom } from '@/lib/leads/changes';
import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { bump, runCommand, type Command, type CommandResult } from '../command';
import { parseInput } from '../parse-input';
import type { Store } from '../store';
import { expectDefinition, refuse } from './definition';

export interface NewField {
  name: string;
  type: CustomFieldType;
  /** Of a field of type `choice` only. */
  choices?: readonly string[] | undefined;
}

/** @throws StoreError `invalid`: no name, a name another field has, a choice among nothing */
export async function createCustomField(
  store: Store,
  wanted: NewField,
): Promise<CommandResult & { fieldId: string }> {
  const { commandId, result } = await runCommand(store, 'edit', async (command) => {
    const field = toCustomField(store, wanted, await store.db.customFields.toArray(), command.at);
    command.changeDefinition('customFields', undefined, field);
    return field.id;
  });
  return { commandId, fieldId: result };
}

/** A field that is not kept yet: an import makes it when it begins. @throws as `createCustomField` */
export function toCustomField(
  store: Store,
  { name, type, choices }: NewField,
  others: readonly CustomField[],
  at = store.now(),
): CustomField {
  const wanted = {
    name: parseName(name),
    type: parseInput(fieldSchema.shape.type, type, 'There is no such type.', 'type'),
    ...(type === 'choice' && { choices: parseChoices(choices ?? []) }),
  };
  refuseTaken(others, wanted.name);
  return { id: store.newId(), ...wanted, createdAt: at };
}

/** @throws StoreError `invalid`, `not-found` */
export async function renameCustomField(store: Store, fieldId: string, name: string): Promise<CommandResult> {
  const wanted = parseName(name);
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const all = await store.db.customFields.toArray();
    const field = expectDefinition(all, fieldId);
    refuseTaken(
      all.filter(({ id }) => id !== fieldId),
      wanted,
    );
    command.changeDefinition('customFields', field, { ...field, name: wanted });
  });
  return { commandId };
}

/**
 * Sets what one can choose from. A choice that `was` called something else is renamed on its leads too; one that is no
 * longer offered stays where it was chosen.
 *
 * @throws StoreError `invalid`, `not-found`
 */
export async function changeChoices(
  store: Store,
  fieldId: string,
  choices: readonly { name: string; was?: string | undefined }[],
): Promise<CommandResult> {
  const names = parseChoices(choices.map(({ name }) => name));
  const renamed = new Map(
    choices.flatMap(({ was }, index): [string, string][] => {
      const name = names[index];
      return was === undefined || name === undefined || was === name ? [] : [[was, name]];
    }),
  );
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const field = expectDefinition(await store.db.customFields.toArray(), fieldId);
    if (field.type !== 'choice') refuse('choices', 'type', 'Only a choice has choices.');
    command.changeDefinition('customFields', field, { ...field, choices: names });
    if (renamed.size > 0)
      await changeValues(store, command, fieldId, (value) => renamed.get(String(value)) ?? value);
  });
  return { commandId };
}

/** Takes its values from all leads; the history keeps them, and undo brings them back. @throws StoreError `not-found` */
export async function deleteCustomField(store: Store, fieldId: string): Promise<CommandResult> {
  const { commandId } = await runCommand(store, 'edit', async (command) => {
    const field = expectDefinition(await store.db.customFields.toArray(), fieldId);
    command.changeDefinition('customFields', field, undefined);
    await changeValues(store, command, fieldId, () => undefined);
  });
  return { commandId };
}

type Value = NonNullable<Lead['custom']>[string];

/** No index holds the values of own fields, so this walks over all leads: rare, and seconds at 100,000. */
async function changeValues(
  store: Store,
  command: Command,
  fieldId: string,
  change: (value: Value) => Value | undefined,
): Promise<void> {
  const leads = await store.db.leads.filter(({ custom }) => custom?.[fieldId] !== undefined).toArray();
  for (const lead of leads) {
    const value = lead.custom?.[fieldId];
    if (value === undefined) continue;
    command.changeLead(lead, { ...setCustom(lead, fieldId, change(value)), ...bump(lead, command.at) });
  }
}

const parseName = (name: string) =>
  parseInput(fieldSchema.shape.name, name.trim(), 'Not a name of a field.', 'name');

function parseChoices(choices: readonly string[]): string[] {
  const names = parseInput(
    fieldSchema.shape.choices,
    choices.map((choice) => choice.trim()),
    'These choices cannot be offered.',
    'choices',
  );
  if (names === undefined || names.length === 0)
    refuse('choices', 'none', 'There is nothing to choose from.');
  const twice = names.findIndex((name, index) =>
    names.slice(0, index).some((other) => fold(other) === fold(name)),
  );
  if (twice >= 0) refuse(`choices.${twice}`, 'taken', 'A choice is there twice.');
  return names;
}

function refuseTaken(all: readonly CustomField[], name: string): void {
  if (all.some((one) => fold(one.name) === fold(name)))
    refuse('name', 'taken', 'Another field has this name.');
}
