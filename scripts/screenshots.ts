/**
 * `npm run screenshots` takes pictures of every screen in the real browser, light and dark, in every language, into
 * output/screenshots/ (index.html shows them all), lets axe judge each, and makes the one of the README
 * (sample/screenshot.png).
 *
 * `-- --only popup,leads` takes some parts, `-- --language en` one language, `-- --fast` leaves out the 100,000 leads,
 * `-- --extension <folder>` takes what was built before.
 */
import { parseArgs } from 'node:util';
import { startSample } from '../sample/server.ts';
import { buildExtension } from './build-extension.ts';
import type { ExtensionBrowser } from './browsers/extension-browser.ts';
import { takeForcedColours } from './screens/contrast.ts';
import { takeExport } from './screens/export.ts';
import { takeFollowUp } from './screens/follow-up.ts';
import { writeGallery } from './screens/gallery.ts';
import { takeImport } from './screens/import.ts';
import { takeEmpty, takeFilters, takeLeads, takeMany } from './screens/leads.ts';
import { takePanelPage } from './screens/panel-page.ts';
import { takePopups } from './screens/popups.ts';
import { takeReadmePicture } from './screens/readme.ts';
import { takeRequests } from './screens/requests.ts';
import { takeSettings } from './screens/settings.ts';
import { barriers, seed, withBrowser, words, type Language } from './screens/stage.ts';
import { takeSync } from './screens/sync.ts';
import { takeWelcome } from './screens/welcome.ts';
import { takeWorkspace } from './screens/workspace.ts';

const { values: options } = parseArgs({
  options: {
    fast: { type: 'boolean', default: false },
    extension: { type: 'string' },
    only: { type: 'string' },
    language: { type: 'string' },
  },
});
const only = options.only?.split(',');
const wants = (part: string) => (only === undefined ? part !== 'many' || !options.fast : only.includes(part));

if (options.extension === undefined && !buildExtension('chrome')) process.exit(1);
const sample = await startSample();

type Take = (browser: ExtensionBrowser, language: Language) => Promise<void>;

/** Each part has a browser of its own, with nothing stored. */
const parts: Record<string, Take> = {
  welcome: takeWelcome,
  empty: takeEmpty,
  export: takeExport,
  import: takeImport,
  sync: takeSync,
  popup: (browser, language) => takePopups(browser, sample.origin, language),
  page: (browser, language) => takePanelPage(browser, sample.origin, language),
  requests: (browser, language) => takeRequests(browser, sample.origin, language),
  settings: (browser, language) => takeSettings(browser, sample.origin, language),
  leads: async (browser, language) => {
    await seed(browser, 60);
    await takeLeads(browser, language);
    await takeWorkspace(browser, language);
    await takeFollowUp(browser, language);
    await takeFilters(browser, language);
  },
};
/** Parts that are the same in any language. */
const once: Record<string, Take> = {
  readme: (browser) => takeReadmePicture(browser, sample.origin),
  contrast: (browser) => takeForcedColours(browser, sample.origin),
  many: takeMany,
};

async function takePart(part: string, take: Take, language: Language): Promise<void> {
  if (!wants(part)) return;
  await withBrowser(language, (browser) => take(browser, language), {
    ...(options.extension !== undefined && { extension: options.extension }),
    welcome: part === 'welcome',
  });
}

try {
  for (const language of Object.keys(words) as Language[]) {
    if (options.language !== undefined && options.language !== language) continue;
    for (const [part, take] of Object.entries(parts)) await takePart(part, take, language);
  }
  for (const [part, take] of Object.entries(once)) await takePart(part, take, 'en');
} finally {
  await sample.close();
  writeGallery();
}

if (barriers.length > 0) {
  console.error(`axe found ${barriers.length}:\n${[...new Set(barriers)].join('\n')}`);
  process.exitCode = 1;
} else console.log('axe found nothing on any of them.');
