import type { Recipe } from '@/lib/recipes/recipe';

/**
 * The recipes `leaveRecipes` left in this world. They were parsed where they came from, in the extension, and no page
 * reaches this world's variables; only where nothing was left can an element of the page answer to the name.
 */
export function getLeftRecipes(world: object): readonly Recipe[] {
  const left: unknown = Reflect.get(world, 'leadlightRecipes');
  return Array.isArray(left) ? (left as Recipe[]) : [];
}

/** False where `leaveRecipes` said that the page is no thread; undefined where that is to be found out. */
export function getLeftThread(world: object): boolean | undefined {
  const left: unknown = Reflect.get(world, 'leadlightThread');
  return left === false ? left : undefined;
}

/** The list `leaveRecipes` said is wanted, counted from 0; undefined where the reader decides. */
export function getLeftList(world: object): number | undefined {
  const left: unknown = Reflect.get(world, 'leadlightList');
  return typeof left === 'number' ? left : undefined;
}
