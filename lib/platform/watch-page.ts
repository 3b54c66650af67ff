import { areMarksStale, openMarks } from './marks-in-page';

/**
 * What the watcher does in a page: it says when the page has come to rest, and when it went on to another address without
 * loading. It looks at no content, puts nothing into the page and answers to nobody; reading is the background's to decide.
 */

/** The browser API as content scripts have it, in every browser; the extension may be gone while its script lives on. */
declare const chrome: { runtime?: { id?: string; sendMessage(message: object): Promise<unknown> } };

/**
 * `page/arrived`: it may be read now. `page/left`: it has another address and what was said of it no longer holds.
 * `page/moved`: rows that are outlined stand elsewhere now, or nowhere.
 */
export type PageNews = 'page/arrived' | 'page/left' | 'page/moved';

/** A page is at rest when nothing was added or removed for so long, in milliseconds … */
const QUIET_MS = 400;
/** … and is taken as it is after so long. */
const LONGEST_MS = 4_000;
/** How often the address is looked at where the browser does not tell, in milliseconds. */
const LOOK_EVERY_MS = 1_000;

/** The name under which the script's own world knows that it runs already; an element of that name is not `true`. */
const MARK = 'leadlightWatching';

/** @returns false where it is at work already */
export function watchPage(): boolean {
  const own = globalThis as Record<string, unknown>;
  if (own[MARK] === true) return false;
  own[MARK] = true;
  openMarks();

  let address = toAddress();
  let settling: (() => void) | undefined;
  const arrive = () => {
    settling?.();
    settling = whenAtRest(() => tell('page/arrived'));
  };
  followAddress(() => {
    const next = toAddress();
    if (next === address) return;
    address = next;
    tell('page/left');
    arrive();
  });
  // Going back may bring the whole page back as it was left.
  addEventListener('pageshow', (event) => {
    if (event.persisted) arrive();
  });
  followMarks(() => tell('page/moved'));
  arrive();
  return true;
}

function tell(type: PageNews): void {
  // After an update the old script has no extension to talk to any more.
  if (chrome.runtime?.id === undefined) return;
  void chrome.runtime.sendMessage({ type }).catch(() => undefined);
}

/** The page's address without places in it, unless what stands behind the `#` is a route of the app. */
function toAddress(): string {
  const [page = '', hash = ''] = location.href.split('#');
  return /^[!/]/.test(hash) ? `${page}#${hash}` : page;
}

/** Calls back when the page was changed so that an outline is around something else than it was made for. */
function followMarks(onMoved: () => void): void {
  let looking: ReturnType<typeof setTimeout> | undefined;
  const changes = new MutationObserver(() => {
    looking ??= setTimeout(() => {
      looking = undefined;
      if (areMarksStale()) onMoved();
    }, QUIET_MS);
  });
  changes.observe(document, { childList: true, subtree: true });
}

/** Calls back after every change of the address that loads nothing. */
function followAddress(onChange: () => void): void {
  const { navigation } = globalThis as { navigation?: EventTarget };
  if (navigation instanceof EventTarget) {
    navigation.addEventListener('currententrychange', onChange);
    return;
  }
  addEventListener('popstate', onChange);
  addEventListener('hashchange', onChange);
  setInterval(() => {
    if (document.visibilityState === 'visible') onChange();
  }, LOOK_EVERY_MS);
}

/**
 * Calls back once, when the page is seen and nothing was added to it for a moment: pages fill themselves after loading, and
 * tabs opened in the background are nobody's yet. Returns how to stop.
 */
function whenAtRest(onRest: () => void): () => void {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  const changes = new MutationObserver(() => wait());
  const stop = () => {
    changes.disconnect();
    clearTimeout(quiet);
    clearTimeout(longest);
    document.removeEventListener('visibilitychange', start);
  };
  const rest = () => {
    stop();
    onRest();
  };
  const wait = () => {
    clearTimeout(quiet);
    quiet = setTimeout(rest, QUIET_MS);
  };
  function start() {
    if (document.visibilityState !== 'visible') return;
    document.removeEventListener('visibilitychange', start);
    changes.observe(document, { childList: true, subtree: true });
    longest = setTimeout(rest, LONGEST_MS);
    wait();
  }
  document.addEventListener('visibilitychange', start);
  start();
  return stop;
}
