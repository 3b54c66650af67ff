import { findRecipes } from '@/lib/recipes/find-recipes';
import type { Recipe } from '@/lib/recipes/recipe';

/** The recipes that may serve a page. They come in a file of their own, so that a view opens without them. */
export async function loadRecipesFor(url: string): Promise<Recipe[]> {
  const { builtIn } = await import('@/lib/recipes/built-in');
  return findRecipes(url, builtIn);
}
