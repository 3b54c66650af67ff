/**
 * The comparing of leads, loaded when a page has been read: the popup shows sooner without its 10 kB. To be awaited before
 * a transaction, which ends at the first await of anything but itself.
 */
export const loadMatching = () => {
  // Called outside, `import()` would lead a live query out of Dexie's sight.
  return Promise.resolve(import('./matching'));
};
