import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { giveTurn } from '@/lib/page/give-turn';
import { getLeftRecipes } from '@/lib/readers/recipe/left-recipes';
import { readThreadPage } from '@/lib/readers/read-thread-page';

/** Injected after `reader.ts` into pages on which it saw signs of posts; finds out whether they are threads. */
export default defineUnlistedScript({
  main: () =>
    readThreadPage(document, {
      url: location.href,
      now: () => performance.now(),
      yield: giveTurn,
      recipes: getLeftRecipes(globalThis),
    }),
});
