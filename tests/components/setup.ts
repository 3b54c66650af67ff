import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { setLanguage } from './i18n';

// What a test waits for may take a busy machine seconds.
configure({ asyncUtilTimeout: 20_000 });

// jsdom lays nothing out: the virtual lists need a window to put rows into.
Object.defineProperties(Element.prototype, {
  clientHeight: { configurable: true, get: () => 600 },
  clientWidth: { configurable: true, get: () => 400 },
});
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollTo = () => undefined;
// What jsdom's <dialog> lacks, as far as it concerns who sees what.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  location.hash = '';
  setLanguage('en');
});
