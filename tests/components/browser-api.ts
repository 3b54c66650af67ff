/** Stands in for `wxt/browser` in tests: what one does not pass in oneself must not be called. */
export const browser = new Proxy(
  {},
  {
    get(_target, name): never {
      throw new Error(`A test called browser.${String(name)}; pass a stand-in through the services instead.`);
    },
  },
);
