import { browser } from 'wxt/browser';

/** Small things that live until the browser is closed, in memory, where no page's script can read them. */

/** Foreign until parsed: another version may have written it. */
export async function readSession(name: string): Promise<unknown> {
  return (await browser.storage.session.get(name))[name];
}

/** `undefined` forgets it. */
export async function writeSession(name: string, value: unknown): Promise<void> {
  if (value === undefined) await browser.storage.session.remove(name);
  else await browser.storage.session.set({ [name]: value });
}

/** Calls back when something was written under a name, in whatever window; returns how to stop. */
export function followSession(name: string, onWritten: () => void): () => void {
  const listen = (changes: Record<string, { newValue?: unknown }>) => {
    if (changes[name]?.newValue !== undefined) onWritten();
  };
  browser.storage.session.onChanged.addListener(listen);
  return () => browser.storage.session.onChanged.removeListener(listen);
}
