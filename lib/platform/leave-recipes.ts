/**
 * Runs in the reader's world of a page before the reader does, and leaves there the recipes that may fit: those known
 * by a marker only where the page has it; and which of the page's lists is wanted and whether it can be a thread, if
 * that is not the reader's to decide. Sent as its source, so it refers to nothing outside itself.
 *
 * It always leaves something: where nothing was left, a page could name an element like the variable and have that read.
 */
export function leaveRecipes(
  recipes: readonly { marker?: string | undefined }[],
  list: number | null = null,
  thread: false | null = null,
): void {
  const isThere = (selector: string): boolean => {
    try {
      return document.querySelector(selector) !== null;
    } catch {
      return false;
    }
  };
  Object.assign(globalThis, {
    leadlightList: list,
    leadlightThread: thread,
    // Browsers find one selector by its id or class, of a list of selectors they try each on every element.
    leadlightRecipes: recipes.filter(
      ({ marker }) =>
        marker === undefined || (/[(]/.test(marker) ? [marker] : marker.split(/,(?![^[]*\])/)).some(isThere),
    ),
  });
}
