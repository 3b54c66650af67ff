/**
 * The toolbar button's click is what lets the extension read a page, and it opens the popup. An open side panel hears
 * from it which tab may be read now.
 */
const CHANNEL = 'page-read';

/** Tells the other windows of the extension that the page of a tab was read. */
export function tellRead(tabId: number): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(tabId);
  channel.close();
}

/** Calls back with the tab whenever another window has read its page; returns how to stop. */
export function followReads(onRead: (tabId: number) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'number') onRead(data);
  };
  return () => channel.close();
}
