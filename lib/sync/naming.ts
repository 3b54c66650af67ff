import type { Category, CustomField } from '@/lib/leads/definitions';
import type { CustomValue } from '@/lib/leads/lead-parts';
import type { Command } from '@/lib/store/command';
import type { Store } from '@/lib/store/store';
import type { Naming } from './apply-document';
import type { PoolWords } from './pool-document';

/** What the user's own definitions are called, both ways. */
export type WordsAndNaming = Naming & { words: PoolWords };

/** Inside the transaction that will use it. @param command that makes what is missing */
export async function readNaming(
  store: Store,
  targetId: string,
  command: Pick<Command, 'at' | 'changeDefinition'>,
): Promise<WordsAndNaming> {
  const { db } = store;
  const [categories, customFields] = await Promise.all([db.categories.toArray(), db.customFields.toArray()]);
  const paths = toPaths(categories);
  const ids = new Map(
    [...paths].map(([id, path]) => [JSON.stringify(path), id]).reverse() as [string, string][],
  );
  const fields = toNamesById(customFields);
  const fieldIds = new Map([...fields].map(([id, name]): [string, string] => [name, id]).reverse());
  const toCategory = (path: readonly string[]): string => {
    const known = ids.get(JSON.stringify(path));
    if (known !== undefined) return known;
    const above = path.slice(0, -1);
    const made: Category = {
      id: store.newId(),
      name: path.at(-1) ?? '',
      ...(above.length > 0 && { parentId: toCategory(above) }),
      createdAt: command.at,
    };
    command.changeDefinition('categories', undefined, made);
    ids.set(JSON.stringify(path), made.id);
    paths.set(made.id, path);
    return made.id;
  };
  return {
    targetId,
    toCategory,
    pathOf: (id) => paths.get(id),
    toCustomField(name, value) {
      const known = fieldIds.get(name);
      if (known !== undefined) return known;
      const made: CustomField = { id: store.newId(), name, type: toType(value), createdAt: command.at };
      command.changeDefinition('customFields', undefined, made);
      fieldIds.set(name, made.id);
      fields.set(made.id, name);
      return made.id;
    },
    words: { paths, customFields: fields, pageOf: () => undefined },
  };
}

/** The names that can be told to others; outside a transaction they may be changed a moment later. */
export async function readWords({ db }: Store): Promise<Omit<PoolWords, 'pageOf'>> {
  const [categories, customFields] = await Promise.all([db.categories.toArray(), db.customFields.toArray()]);
  return { paths: toPaths(categories), customFields: toNamesById(customFields) };
}

const toNamesById = (rows: readonly { id: string; name: string }[]) =>
  new Map(rows.map(({ id, name }) => [id, name]));

function toPaths(categories: readonly Category[]): Map<string, readonly string[]> {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const toPath = (category: Category | undefined, depth = 0): string[] =>
    category === undefined || depth > 20
      ? []
      : [...toPath(byId.get(category.parentId ?? ''), depth + 1), category.name];
  return new Map(categories.map((category) => [category.id, toPath(category)]));
}

function toType(value: CustomValue): CustomField['type'] {
  return typeof value === 'string' ? 'text' : typeof value === 'number' ? 'number' : 'boolean';
}
