import { browser } from 'wxt/browser';

/** Calls back with every message that comes in, and who the browser says sent it; both foreign until parsed. */
export function onIncoming(take: (message: unknown, sender: unknown, ownId: string) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: unknown) => {
    take(message, sender, browser.runtime.id);
    // Nobody waits for an answer.
    return undefined;
  });
}
