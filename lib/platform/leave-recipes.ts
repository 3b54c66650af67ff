/**
 * Runs in the reader's world of a page before the reader does, and leaves there the recipes that may fit: those known
 * by a marker only where the page has it; and which of the page's lists is wanted, if it is not the reader's to decide. Sent as its source, so it refers to nothing outside itself.
 *
 * It always leaves something: where nothing was left, a page could name an element like the variable and have that read.
 */
export function leaveRecipes(
  recipes: readonly { marker?: string | undefined }[],
  list: number | null = null,
): void {
  Object.assign(globalThis, {
    leadlightList: list,
    leadlightRecipes: recipes.filter(({ marker }) => {
      try {
        return marker === undefined || document.querySelector(marker) !== null;
      } catch {
        return false;
      }
    }),
  });
}
