import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The rooms of lib/, top to bottom: each may import the rooms above it and itself, nothing below.
 * See "Layout" in README.md. A room is added here first.
 */
export const ROOMS = [
  'platform',
  'leads',
  'contact',
  'matching',
  'page',
  'recipes',
  'readers',
  'messages',
  'search',
  'transfer',
  'store',
  'sync',
  'insight',
];

/** Rooms that stay plain functions: no browser API, no clock, no database. */
export const PURE_ROOMS = [
  'leads',
  'contact',
  'matching',
  'page',
  'recipes',
  'readers',
  'search',
  'transfer',
  'insight',
];

const zones = [
  ...ROOMS.map((room, index) => ({
    target: `./lib/${room}`,
    from: [
      ...ROOMS.slice(index + 1),
      ...(PURE_ROOMS.includes(room) && room !== 'platform' ? ['platform'] : []),
    ].map((other) => `./lib/${other}`),
    message: PURE_ROOMS.includes(room)
      ? `lib/${room} is plain functions and imports only the rooms above it; pass what it needs as an argument.`
      : `lib/${room} imports only the rooms above it in the list of rooms (eslint.config.js), so that dependencies run one way.`,
  })).filter((zone) => zone.from.length > 0),
  {
    target: './lib',
    from: ['./components', './entrypoints'],
    message: 'lib/ knows no screens: entrypoints → components → lib, never back.',
  },
  {
    target: './components',
    from: './entrypoints',
    message: 'Entry points are composition roots: they wire, and nobody imports from them.',
  },
  {
    target: ['./lib', './components', './entrypoints'],
    from: ['./tests', './scripts', './sample'],
    message: 'What ships does not import what tests it or what it is shown on.',
  },
];

const BROWSER_API = {
  paths: [
    {
      name: 'wxt/browser',
      message: 'lib/platform is the only importer of the browser API; add what you need there.',
    },
    { name: 'webextension-polyfill', message: 'lib/platform is the only importer of the browser API.' },
  ],
};
const NO_CLOCK = [
  { name: 'chrome', message: 'lib/platform is the only user of the browser API.' },
  { name: 'browser', message: 'lib/platform is the only user of the browser API.' },
];
const NO_HTML = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Captured text is shown as text nodes only; markup from a page must never be parsed by us.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'Captured text is shown as text only.',
  },
];
/** What is read, changed and written back has to be one transaction, or two windows lose each other's changes (measured). */
const NO_WRITES = [
  {
    selector:
      'CallExpression[callee.property.name=/^(?:put|add|update|upsert|delete|clear|modify|bulk(?:Put|Add|Update|Upsert|Delete))$/]:matches([callee.object.object.name="db"], [callee.object.object.property.name="db"])',
    message:
      'Rows are written by commands (runCommand: one transaction with history and undo) and by batches of jobs (writeBatch) only.',
  },
];
/** Where rows are written: commands, jobs, backups, and what is no record of the user's (searches, threads, drafts, the kept index). */
const WRITERS = [
  'command',
  'jobs',
  'backup/*',
  'import/*',
  'searches',
  'threads',
  'drafts',
  'search-snapshot',
  'sync/*',
].map((file) => `lib/store/${file}.ts`);
const NO_QUERY_ITERATORS = [
  {
    selector:
      "CallExpression[callee.object.name='searchParams'][callee.property.name=/^(keys|values|entries)$/], CallExpression[callee.object.property.name='searchParams'][callee.property.name=/^(keys|values|entries)$/], SpreadElement[argument.property.name='searchParams'], ForOfStatement[right.property.name='searchParams']",
    message:
      "In Firefox's content scripts a query's parameters do not iterate, and the whole reading fails: take getQueryEntries.",
  },
];

const PURE_SYNTAX = [
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now'], CallExpression[callee.object.name='performance'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Math'][callee.property.name='random'], CallExpression[callee.object.name='crypto'][callee.property.name='randomUUID']",
    message: 'This room knows no clock and no chance: take the time or the id as an argument.',
  },
];

export default defineConfig(
  { ignores: ['.output', '.wxt', 'output', 'node_modules'] },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', 'scripts/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      'no-restricted-imports': ['error', BROWSER_API],
      'no-restricted-globals': ['error', ...NO_CLOCK],
      'no-restricted-syntax': ['error', ...NO_HTML, ...NO_WRITES, ...NO_QUERY_ITERATORS],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['components/**/*.tsx', 'entrypoints/**/*.tsx'],
    ...reactHooks.configs.flat.recommended,
    rules: {
      ...reactHooks.configs.flat.recommended.rules,
      // It tells what React's compiler would leave alone, and we build without that.
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['lib/platform/**', 'entrypoints/**/index.ts', 'wxt.config.ts'],
    rules: { 'no-restricted-imports': 'off', 'no-restricted-globals': 'off' },
  },
  {
    files: PURE_ROOMS.map((room) => `lib/${room}/**`),
    rules: { 'no-restricted-syntax': ['error', ...NO_HTML, ...NO_QUERY_ITERATORS, ...PURE_SYNTAX] },
  },
  { files: WRITERS, rules: { 'no-restricted-syntax': ['error', ...NO_HTML] } },
  // Pages to read are made from markup, and drivers run code inside the browser they drive.
  {
    files: ['tests/**', 'scripts/**', 'sample/**'],
    rules: { 'no-restricted-syntax': 'off', 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
