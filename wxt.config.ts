import { defineConfig } from 'wxt';
import { putFunctionsLast } from './scripts/functions-last';

/** Extension pages load nothing from elsewhere and nobody may frame them; see README, Privacy. */
const CONTENT_SECURITY_POLICY =
  "script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/**
 * React's two assignments behind `dangerouslySetInnerHTML`, which the lint forbids us. Writing text instead
 * takes them out of the bundle: no markup from a page can get in, and add-on reviewers are not warned of it.
 */
const reactMarkup = { file: /react-dom-client\.production\.js$/, code: '(domElement.innerHTML = key)' };

/**
 * Suggested keys; the user changes them in the browser's own settings. On a Mac Option and Shift write letters, and
 * ChromeOS itself uses Alt, Shift and L or S. Chromium gives away neither P nor X (a browser test asks it for all four).
 */
const toKeys = (letter: string, chromeos: string) => ({
  default: `Alt+Shift+${letter}`,
  mac: `MacCtrl+Shift+${letter}`,
  chromeos: `Alt+Shift+${chromeos}`,
});

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module', '@wxt-dev/webextension-polyfill'],
  // Explicit imports only: a reader of a file should see where every name comes from.
  imports: false,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  // The Firefox Add-ons reviewers and Chrome both take MV3; one manifest version keeps one code path.
  manifestVersion: 3,
  vite: ({ mode }) => ({
    // The same library as its import gives, not written down to ES5: 9 kB less to parse in every page of ours.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    // Every click compiles the reader anew; terser leaves 3 % less of it than the bundler's own minifier.
    ...(mode === 'production' && {
      build: { minify: 'terser', terserOptions: { ecma: 2020, compress: { passes: 2 } } },
    }),
    plugins: [
      {
        name: 'leadlight:no-markup',
        transform(code, id) {
          if (!reactMarkup.file.test(id)) return;
          if (!code.includes(reactMarkup.code)) this.error('React sets markup in another way than it did.');
          return code.replaceAll(reactMarkup.code, '(domElement.textContent = key)');
        },
      },
      {
        name: 'leadlight:functions-last',
        generateBundle({ format }, bundle) {
          if (format !== 'iife' || mode !== 'production') return;
          for (const chunk of Object.values(bundle))
            if (chunk.type === 'chunk') chunk.code = putFunctionsLast(chunk.code, (code) => this.parse(code));
        },
      },
    ],
  }),
  hooks: {
    // Functions that stand side by side pack 1 % better in a script of one file (in the pages' chunks 1 % worse).
    'vite:build:extendConfig': (entrypoints, { build }) => {
      const compress = build?.terserOptions?.compress;
      if (typeof compress === 'object' && entrypoints.every(({ type }) => type === 'unlisted-script')) {
        compress.hoist_funs = true;
      }
    },
  },
  zip: { name: 'leadlight', excludeSources: ['output/**'] },
  manifest: ({ browser, mode }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    incognito: 'not_allowed',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // Asked for when the user wants backups in the downloads folder, and not before.
    optional_permissions: ['downloads'],
    // Asked for one site at a time, when the user wants it always read; never all of them.
    optional_host_permissions: ['*://*/*'],
    commands: {
      _execute_action: { suggested_key: toKeys('L', 'Y') },
      'save-page': { description: '__MSG_order_savePage__', suggested_key: toKeys('S', 'J') },
      'save-selection': { description: '__MSG_order_saveSelection__', suggested_key: toKeys('K', 'E') },
      'open-panel': { description: '__MSG_order_openPanel__', suggested_key: toKeys('O', 'O') },
    },
    action: { default_title: '__MSG_extension_action__' },
    // The dev server needs its own websocket and script origin, so the strict policy is for builds.
    ...(mode === 'production' && {
      content_security_policy: { extension_pages: CONTENT_SECURITY_POLICY },
    }),
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: '{5d1a7f0e-6c1b-4b1f-9a53-1ead11647001}',
              strict_min_version: '142.0',
              // Asked for when the user switches a sync target on, and not before.
              data_collection_permissions: {
                required: ['none'],
                optional: ['personallyIdentifyingInfo', 'websiteContent'],
              },
            },
          },
        }
      : { minimum_chrome_version: '117' }),
  }),
});
