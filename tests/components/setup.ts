import '@testing-library/jest-dom/vitest';
import 'fake-indexeddb/auto';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';
import { loadComboBox } from '@/components/ui/combo-box';
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
// jsdom's Blob cannot be read in pieces.
Blob.prototype.stream = function () {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => {
      const reader = new FileReader();
      reader.onload = () => {
        controller.enqueue(new Uint8Array(reader.result as ArrayBuffer));
        controller.close();
      };
      reader.readAsArrayBuffer(this);
    },
  });
};
// One window only, so nobody has to wait for a turn.
Object.defineProperty(navigator, 'locks', {
  value: { request: (_name: string, work: () => Promise<unknown>) => work() },
});
Element.prototype.scrollTo = () => undefined;
Element.prototype.scrollIntoView = () => undefined;
// What jsdom's <dialog> lacks, as far as it concerns who sees what.
HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
};

// A person comes to a combo box later than its code does.
await loadComboBox();

afterEach(() => {
  cleanup();
  localStorage.clear();
  location.hash = '';
  setLanguage('en');
});
