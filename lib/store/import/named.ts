import type { Category, List } from '@/lib/leads/definitions';
import { fold } from '@/lib/leads/fold';
import { PATH_SEPARATOR } from '@/lib/leads/category-tree';
import type { Command } from '../command';
import type { Store } from '../store';

/** What a row's names of categories and lists are, by id. */
export interface Named {
  categoryIds: string[];
  listIds: string[];
  /** Of names nobody has made, where none is to be made. */
  unknownCategories: string[];
  unknownLists: string[];
}

/**
 * The categories and lists there are, and those an import makes on its way. Names that differ in case or accents are one;
 * a plain name means a category wherever it stands, a path names it from the top (as `createCategory`).
 */
export class Definitions {
  #categories: Category[] = [];
  #lists: List[] = [];
  /** Those nobody writes: a dry run goes on with them. */
  readonly #unwritten: { categories: Category[]; lists: List[] } = { categories: [], lists: [] };
  readonly newCategories = new Set<string>();
  readonly newLists = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly missing: 'create' | 'leave-out',
  ) {}

  /** Inside the transaction that will use them: the user may have renamed or deleted some. */
  async load(): Promise<void> {
    const { db } = this.store;
    const [categories, lists] = await Promise.all([db.categories.toArray(), db.lists.toArray()]);
    this.#categories = [...categories, ...this.#unwritten.categories];
    this.#lists = [...lists, ...this.#unwritten.lists];
  }

  /** @param command that makes what is missing; without, it is only noted */
  find(
    paths: readonly (readonly string[])[],
    lists: readonly string[],
    command: Pick<Command, 'at' | 'changeDefinition'> | undefined,
  ): Named {
    const named: Named = { categoryIds: [], listIds: [], unknownCategories: [], unknownLists: [] };
    for (const path of paths) {
      const id = this.#findCategory(path, command);
      if (id === undefined) named.unknownCategories.push(path.join(PATH_SEPARATOR));
      else named.categoryIds.push(id);
    }
    for (const name of lists) {
      const id = this.#findList(name, command);
      if (id === undefined) named.unknownLists.push(name);
      else named.listIds.push(id);
    }
    return named;
  }

  get categories(): readonly Category[] {
    return this.#categories;
  }

  get lists(): readonly List[] {
    return this.#lists;
  }

  has(kind: 'categories' | 'lists', id: string): boolean {
    return (kind === 'categories' ? this.#categories : this.#lists).some((one) => one.id === id);
  }

  #findCategory(path: readonly string[], command: Pick<Command, 'at' | 'changeDefinition'> | undefined) {
    const [only] = path;
    if (path.length === 1 && only !== undefined) {
      const anywhere = this.#categories.find((one) => fold(one.name) === fold(only));
      if (anywhere) return anywhere.id;
    }
    let above: string | undefined;
    for (const name of path) {
      const same = this.#categories.find((one) => one.parentId === above && fold(one.name) === fold(name));
      if (same === undefined && this.missing === 'leave-out') return undefined;
      above = (same ?? this.#makeCategory(name, above, command)).id;
      if (same === undefined) this.newCategories.add(path.join(PATH_SEPARATOR));
    }
    return above;
  }

  #makeCategory(
    name: string,
    parentId: string | undefined,
    command: Pick<Command, 'at' | 'changeDefinition'> | undefined,
  ): Category {
    const made: Category = {
      id: this.store.newId(),
      name,
      ...(parentId !== undefined && { parentId }),
      createdAt: command?.at ?? 0,
    };
    this.#categories.push(made);
    if (command) command.changeDefinition('categories', undefined, made);
    else this.#unwritten.categories.push(made);
    return made;
  }

  #findList(name: string, command: Pick<Command, 'at' | 'changeDefinition'> | undefined) {
    const same = this.#lists.find((one) => fold(one.name) === fold(name));
    // A list that fills itself takes nobody by hand.
    if (same) return same.query === undefined ? same.id : undefined;
    if (this.missing === 'leave-out') return undefined;
    const made: List = { id: this.store.newId(), name, createdAt: command?.at ?? 0 };
    this.#lists.push(made);
    this.newLists.add(name);
    if (command) command.changeDefinition('lists', undefined, made);
    else this.#unwritten.lists.push(made);
    return made.id;
  }
}
