import { defineWebExtConfig } from 'wxt';
import { hasDisplay } from './scripts/browsers/has-display';

/** The browser `npm run dev` opens; without a display it only builds and watches. */
export default defineWebExtConfig({
  disabled: !hasDisplay(),
  // Chromium's sandbox refuses root, which is what a container usually is.
  chromiumArgs: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
