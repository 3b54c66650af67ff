import type { PageReading, Problem, ReaderId } from '@/lib/leads/candidate';
import { MAX_ELEMENTS, MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import { findLanguageTag, guessCountry, guessLanguageByScript } from '@/lib/page/locale';
import { forgetPlaces } from '@/lib/page/place';
import { createBudget } from './budget';
import type { Recipe } from '@/lib/recipes/recipe';
import type { Budget, ReadingContext } from './reader';
import { findRecipePage, type FoundRecipe } from './recipe/find-page';

export interface ReadPageOptions {
  /** The page's address as the browser gives it. */
  readonly url: string;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Gives the page a turn; without it the reading is done in one go. */
  readonly yield?: () => Promise<void>;
  /** Reads this list of the page, counted from 0, whatever kind of page it is; without it the reader decides. */
  readonly list?: number | undefined;
  /** False where the thread reader has said that the page is none. */
  readonly isThread?: boolean | undefined;
  /** How long the reading may take before it returns what it has. */
  readonly budgetMs?: number;
  /** What `leaveRecipes` left for this page. */
  readonly recipes?: readonly Recipe[];
}

/** A click is answered by then, complete or not. */
const BUDGET_MS = 4_000;
/**
 * A page too large to be read whole is answered sooner, after its beginning: it has more records than can be read in the
 * time, and what more time would find is no longer a list to look through.
 */
const HURRIED_MS = 1_100;
const HURRIED_ELEMENTS = 20_000;

/** What every reading of a page has around it: its time, its problems, its result. */
export interface Reading {
  readonly url: URL;
  readonly budget: Budget;
  /** So many of the page's elements are looked at. */
  readonly most: number;
  /** The recipe's page that fits, if any. */
  readonly fitting: FoundRecipe['fitting'];
  /** @param sample some text of the page, by which its language shows */
  readonly getContext: (sample: string) => ReadingContext;
  /** Runs one reader; if it fails that is noted and `otherwise` given, so that the others' finds are kept. */
  readonly attempt: <T>(reader: ReaderId, read: () => T | Promise<T>, otherwise: T) => Promise<T>;
  /** For a page of which only the beginning is read: the result says that it is a part. */
  readonly notePart: () => void;
  readonly finish: (
    found: Pick<PageReading, 'kind' | 'candidates' | 'posts'> & Partial<PageReading>,
  ) => PageReading;
}

export function startReading(document: Document, options: ReadPageOptions, hurriedMs = HURRIED_MS): Reading {
  const start = options.now();
  forgetPlaces();
  const url = new URL(options.url);
  const isLarge = document.getElementsByTagName('*').item(MAX_ELEMENTS) !== null;
  const budgetMs = options.budgetMs ?? (isLarge ? hurriedMs : BUDGET_MS);
  const budget = createBudget(options.now, options.yield, start, start + budgetMs);
  const { fitting, misfit } = findRecipePage(options.recipes ?? [], document, url);
  const tag = findLanguageTag(document);
  const problems = new Map<string, Problem>();
  const report = (code: Problem['code'], reader?: ReaderId): void => {
    const key = `${code} ${reader ?? ''}`;
    problems.set(key, { code, ...(reader && { reader }), count: (problems.get(key)?.count ?? 0) + 1 });
  };
  let isPart = isLarge;
  return {
    url,
    budget,
    most: isLarge ? HURRIED_ELEMENTS : MAX_ELEMENTS,
    fitting,
    getContext(sample) {
      const byScript = guessLanguageByScript(sample);
      const contradicts = byScript !== undefined && tag?.startsWith(byScript) !== true;
      return {
        document,
        url,
        country: guessCountry(url, contradicts ? byScript : tag),
        language: byScript ?? tag?.split('-')[0]?.toLowerCase(),
        budget,
        report,
      };
    },
    async attempt(reader, read, otherwise) {
      try {
        return await read();
      } catch {
        report('reader-failed', reader);
        return otherwise;
      }
    },
    notePart() {
      isPart = true;
    },
    finish(found) {
      const partial = isPart || budget.isCut() || budget.spent();
      if (partial) report('budget-spent');
      if (misfit && found.candidates.length + found.posts.length > 0) report('recipe-misfit', 'recipe');
      return {
        title: document.title.slice(0, MAX_VALUE_LENGTH),
        ...(tag !== undefined && { language: tag.slice(0, 35) }),
        problems: [...problems.values()],
        partial,
        ms: options.now() - start,
        ...found,
      };
    },
  };
}
