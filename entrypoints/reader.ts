import '@/lib/readers/words-together';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { giveTurn } from '@/lib/page/give-turn';
import { getLeftList, getLeftRecipes, getLeftThread } from '@/lib/readers/recipe/left-recipes';
import { readPage } from '@/lib/readers/read-page';

/**
 * Injected into the page the user asked about, on the click, and into no other; its result is the return
 * value of `scripting.executeScript`. Not a content script in WXT's sense: those bring a context that
 * listens on the page until it is closed, and the browser API (10 kB), and this needs neither.
 */
export default defineUnlistedScript({
  main: () =>
    readPage(document, {
      url: location.href,
      now: () => performance.now(),
      yield: giveTurn,
      recipes: getLeftRecipes(globalThis),
      list: getLeftList(globalThis),
      isThread: getLeftThread(globalThis),
    }),
});
