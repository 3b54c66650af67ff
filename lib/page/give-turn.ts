/** Part of the Scheduling API, which Firefox has from 142 and Chrome from 129; the types lag behind. */
declare const scheduler: { yield?(): Promise<void> } | undefined;

/**
 * Lets the page handle a click and paint between two pieces of long work.
 *
 * Not by `setTimeout(0)`: nested ones take 4 ms each, and a second in a tab that is not in front.
 */
export function giveTurn(): Promise<void> {
  if (typeof scheduler !== 'undefined' && scheduler.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      // An open port would keep a test runner's process alive.
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
