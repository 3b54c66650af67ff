import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';
import { PURE_ROOMS, ROOMS } from '../../eslint.config.js';
import { root } from './source-files';

// The rules are tested on files that exist, with other text in them: the linter's typed rules know only those.
const eslint = new ESLint({
  cwd: root,
  ruleFilter: ({ ruleId }) => /^(?:import-x\/|no-restricted)/.test(ruleId),
});

/** What the linter says about a file if it began with these lines. */
async function lint(filePath: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: root + filePath });
  return result?.messages.map((message) => message.message) ?? [];
}

describe('imports run one way', { timeout: 60_000 }, () => {
  it.each([
    ['lib/leads/lead.ts', '@/lib/store/store', 'plain functions'],
    ['lib/transfer/guard.ts', '@/lib/platform/files', 'plain functions'],
    ['lib/messages/read-tab.ts', '@/lib/store/store', 'imports only the rooms above it'],
    ['lib/store/store.ts', '@/components/services', 'lib/ knows no screens'],
    ['lib/platform/panel.ts', '@/lib/leads/lead', 'imports only the rooms above it'],
  ])('%s may not import %s', async (file, imported, reason) => {
    const messages = await lint(file, `import '${imported}';\n`);
    expect(messages.join('\n')).toContain(reason);
  });

  it('only lib/platform imports the browser API', async () => {
    const text = "import { browser } from 'wxt/browser';\nexport const id = browser.runtime.id;\n";
    expect((await lint('lib/messages/read-tab.ts', text)).join('\n')).toContain(
      'lib/platform is the only importer',
    );
    expect(await lint('lib/platform/panel.ts', text)).toEqual([]);
  });

  it.each(['Date.now()', 'new Date()', 'Math.random()', 'crypto.randomUUID()'])(
    'a pure room may not call %s',
    async (call) => {
      expect((await lint('lib/transfer/guard.ts', `export const x = ${call};\n`)).join('\n')).toContain(
        'no clock and no chance',
      );
    },
  );

  it('nothing parses markup of ours', async () => {
    const text = 'export function f(e: HTMLElement, t: string) {\n  e.innerHTML = t;\n}\n';
    expect((await lint('lib/messages/read-tab.ts', text)).join('\n')).toContain('text nodes only');
  });

  it.each(['store.db.leads.put(lead)', 'db.leads.bulkDelete([])', "db['history'].clear()"])(
    'only commands and jobs write rows: %s',
    async (call) => {
      const text = `export const write = (store, db, lead) => ${call};\n`;
      expect((await lint('lib/store/queries.ts', text)).join('\n')).toContain('written by commands');
      expect((await lint('lib/store/jobs.ts', text)).join('\n')).not.toContain('written by commands');
    },
  );

  it('every pure room is a room', () => {
    expect(PURE_ROOMS.filter((room) => !ROOMS.includes(room))).toEqual([]);
  });
});
