import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@': root.replace(/\/$/, ''),
  '#i18n': `${root}tests/components/i18n.ts`,
  'wxt/browser': `${root}tests/components/browser-api.ts`,
};

export default defineConfig({
  resolve: { alias },
  test: {
    // A guard against what never ends, not a measurement: on a busy machine a sound test may take twenty times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts', 'tests/conventions/*.test.ts'],
          environment: 'node',
        },
      },
      {
        // The sync engine against real servers on this machine, through a proxy that makes trouble.
        extends: true,
        test: { name: 'sync', include: ['tests/sync/**/*.test.ts'], environment: 'node' },
      },
      {
        // Looks at what the build left in .output.
        extends: true,
        test: { name: 'built', include: ['tests/conventions/built/**/*.test.ts'], environment: 'node' },
      },
      {
        extends: true,
        test: {
          name: 'pages',
          include: ['tests/pages/**/*.test.ts'],
          environment: 'jsdom',
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          include: ['tests/components/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/components/setup.ts'],
        },
      },
      // The built extension in real browsers, one file after the other: the same tests in each, and a folder for what only
      // one of them can be driven to do. A key pressed a moment before a page listens is pressed once more (one test in
      // hundreds on a busy machine), and the runner says so; what is broken fails twice.
      ...(['chromium', 'firefox'] as const).map((browser) => ({
        extends: true as const,
        test: {
          name: browser,
          include: ['tests/browser/*.test.ts', `tests/browser/${browser}/*.test.ts`],
          environment: 'node' as const,
          env: { LEADLIGHT_BROWSER: browser },
          testTimeout: 90_000,
          hookTimeout: 90_000,
          retry: 1,
          fileParallelism: false,
        },
      })),
    ],
  },
});
