import { browser } from 'wxt/browser';
import { findPageNumber } from './find-page-number';
import { leaveRecipes } from './leave-recipes';

/** Where the build puts the readers (`entrypoints/reader.ts` and its neighbours). */
const files = { page: '/reader.js', pageWithoutPosts: '/reader.js', thread: '/thread-reader.js' } as const;
const SELECTION = '/selection-reader.js';

/**
 * `page` reads any page and names its kind; `thread` finds out whether one that may hold posts is a thread, and reads them;
 * `pageWithoutPosts` reads one that is none.
 */
export type InjectedReader = keyof typeof files;

/** What the reader's document was like when it was read. */
export interface DocumentState {
  /** MIME type: browsers show a PDF as a document too. */
  contentType: string;
  /** True while the parser is still at work. */
  loading: boolean;
}

export interface Injection {
  /** What the reader returned; foreign until parsed. */
  reading: unknown;
  document: DocumentState;
  /** Which page of how many it says it is; foreign until parsed. */
  pageNumber?: unknown;
}

type Recipes = Parameters<typeof leaveRecipes>[0];

/**
 * Runs a reader once in the top frame of a tab, with nothing but `activeTab`, after leaving it the recipes that may fit.
 *
 * `list` asks for one list of the page, counted from 0, whatever kind of page it is.
 *
 * The reading comes back as the injection's own result and not as a message, so no page and no other
 * tab can send one in its place. Throws what the browser throws where it forbids reading.
 */
export async function runReader(
  tabId: number,
  reader: InjectedReader,
  recipes: Recipes,
  list?: number,
): Promise<Injection> {
  const target = { tabId };
  const [read, state, number] = await Promise.all([
    inject(target, reader, recipes, list),
    browser.scripting.executeScript({
      target,
      injectImmediately: true,
      func: (): DocumentState => ({
        contentType: document.contentType,
        loading: document.readyState === 'loading',
      }),
    }),
    // Nothing to fail for.
    reader === 'page'
      ? browser.scripting
          .executeScript({ target, injectImmediately: true, func: findPageNumber })
          .catch(() => [])
      : [],
  ]);
  return {
    // Firefox resolves with an error beside the result, Chrome rejects; either way there is no reading.
    reading: read[0]?.result,
    document: state[0]?.result ?? { contentType: '', loading: false },
    pageNumber: number[0]?.result,
  };
}

/**
 * Runs the page reader in the frames of a tab that `activeTab` opens to us: those of the page's own origin. Returns what
 * each returned, without the top frame's. Frames that cannot be read are left out.
 */
export async function runReaderInFrames(tabId: number, recipes: Recipes): Promise<unknown[]> {
  const read = await inject({ tabId, allFrames: true }, 'pageWithoutPosts', recipes);
  return read.filter(({ frameId }) => frameId !== 0).map(({ result }) => result);
}

async function inject(
  target: { tabId: number; allFrames?: boolean },
  reader: InjectedReader,
  recipes: Recipes,
  list?: number,
): Promise<{ frameId: number; result?: unknown }[]> {
  // Without injectImmediately the browser waits for the last script of a slow page before it starts.
  await browser.scripting.executeScript({
    target,
    injectImmediately: true,
    func: leaveRecipes,
    args: [[...recipes], list ?? null, reader === 'pageWithoutPosts' ? false : null],
  });
  return browser.scripting.executeScript({ target, files: [files[reader]], injectImmediately: true });
}

/**
 * Reads what is selected in the top frame of a tab, or (given its address) a link as if its text were selected.
 * Throws like `runReader`.
 */
export async function runSelectionReader(tabId: number, link?: string): Promise<unknown> {
  const target = { tabId };
  await browser.scripting.executeScript({
    target,
    // Always left, as in `leaveRecipes`: an element of that name would be taken for it.
    func: (url: string | null) => Object.assign(globalThis, { leadlightLink: url }) && undefined,
    args: [link ?? null],
  });
  const [read] = await browser.scripting.executeScript({ target, files: [SELECTION] });
  return read?.result;
}
