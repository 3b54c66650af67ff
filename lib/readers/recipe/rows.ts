import type { Box, Survey } from '@/lib/page/survey';
import type { ScoredGroup } from '@/lib/readers/listing/score';
import { overlap, type Stretch } from '@/lib/readers/listing/stretch';
import type { ListingPage } from '@/lib/recipes/recipe';
import type { FittingPage } from './find-page';

/** The rows of a listing as a recipe parts them, in page order. */
export interface RecipeRows {
  readonly page: ListingPage;
  readonly stretches: readonly Stretch[];
}

/** The recipe's rows as stretches of the survey; what the page hides is none of them, and if it hides all there are none. */
export function getRecipeRows(
  survey: Survey,
  { page, rows }: FittingPage<'listing'>,
): RecipeRows | undefined {
  const asked = new Set(rows);
  const boxes = survey.boxes.filter((box) => box.tag !== '#text' && asked.has(box.element));
  if (boxes.length === 0) return undefined;
  const firsts = new Set(boxes);
  return {
    page,
    stretches: boxes
      // A row within a row is part of it.
      .filter((box, index) => index === 0 || box.order >= (boxes[index - 1]?.end ?? 0))
      .map((first) => ({ first, last: page.runsOn === true ? getLast(first, firsts) : first })),
  };
}

/** The sibling before the next row's first. */
function getLast(first: Box, firsts: ReadonlySet<Box>): Box {
  const siblings = first.parent?.children ?? [first];
  const from = siblings.indexOf(first) + 1;
  const next = siblings.findIndex((box, index) => index >= from && firsts.has(box));
  return siblings[(next < 0 ? siblings.length : next) - 1] ?? first;
}

/** Whether a group the listing reader found is of the list the rows are of. */
export function holdsRow(group: ScoredGroup | undefined, { stretches }: RecipeRows): boolean {
  return group?.profiles.some(({ stretch }) => stretches.some((row) => overlap(row, stretch))) === true;
}
