/**
 * `npm start`: builds the extension and opens a browser with it on the sample pages.
 * `-- --browser firefox` takes the other browser, `-- --page <address or HTML file>` another page.
 * Without a display it does the main job headless and leaves leads.xlsx and leads.csv in output/.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { readSheet } from 'read-excel-file/node';
import { startSample } from '../sample/server.ts';
import type { ExtensionBrowser } from './browsers/extension-browser.ts';
import { browserNames, expectBrowser } from './browsers/find-browser.ts';
import { hasDisplay } from './browsers/has-display.ts';
import { launchBrowser } from './browsers/launch-browser.ts';
import { buildExtension, getBuildFolder, root } from './build-extension.ts';
import { exportLeads, openPanel, readPage, saveChosen } from './main-job.ts';

const SAMPLE_PORT = 4173;

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium' },
    page: { type: 'string' },
    headless: { type: 'boolean', default: false },
  },
});

function expectBrowserName(text: string) {
  const name = browserNames.find((known) => known === text);
  if (name === undefined) throw new Error(`Unknown browser ${text}; known: ${browserNames.join(', ')}.`);
  return name;
}

/** An HTML file is served as well: browsers let no extension read `file:` pages unless the user allows it. */
async function toPages(page: string | undefined): Promise<Record<string, string>> {
  if (page === undefined || !existsSync(page)) return {};
  return { [`/${encodeURIComponent(basename(page))}`]: await readFile(page, 'utf8') };
}

async function serve(pages: Record<string, string>) {
  // The usual port keeps bookmarks working; another program may have it.
  return startSample({ port: SAMPLE_PORT, pages }).catch(() => startSample({ pages }));
}

async function printLeads(file: string): Promise<void> {
  const [headings = [], ...rows] = (await readSheet(file)).map((row) =>
    row.map((cell) => (cell === null ? '' : String(cell))),
  );
  const columns = ['Name', 'Contact', 'Phone', 'E-mail', 'City'].filter((name) => headings.includes(name));
  console.table(
    rows.map((row) => Object.fromEntries(columns.map((name) => [name, row[headings.indexOf(name)] ?? '']))),
  );
}

async function doMainJob(browser: ExtensionBrowser, address: string): Promise<void> {
  const output = join(root, 'output');
  const tab = await browser.openTab(address);
  const popup = await readPage(browser, tab);
  await saveChosen(popup);
  const panel = await openPanel(browser, popup);
  await mkdir(output, { recursive: true });
  for (const format of ['xlsx', 'csv'] as const) {
    const file = join(output, `leads.${format}`);
    await copyFile(await exportLeads(browser, panel, format), file);
    if (format === 'xlsx') await printLeads(file);
    console.log(`Written: ${relative(process.cwd(), file)}`);
  }
}

// What is wrong with an option or missing on the machine is said in one sentence, without a trace.
process.on('uncaughtException', (error) => {
  console.error(process.env['DEBUG'] === undefined ? error.message : error);
  process.exit(1);
});

const name = expectBrowserName(options.browser);
expectBrowser(name);
const target = name === 'firefox' ? 'firefox' : 'chrome';
if (!buildExtension(target)) process.exit(1);

const pages = await toPages(options.page);
const sample = await serve(pages);
const [ownPage] = Object.keys(pages);
const address =
  ownPage === undefined ? (options.page ?? `${sample.origin}/harbor/`) : sample.origin + ownPage;
if (!URL.canParse(address)) throw new Error(`${address} is neither an address nor a file.`);
const headless = options.headless || !hasDisplay();
const downloads = await mkdtemp(join(tmpdir(), 'leadlight-downloads-'));
const browser = await launchBrowser(name, {
  extension: getBuildFolder(target),
  headless,
  downloads: headless ? downloads : join(root, 'output'),
  record: false,
});
try {
  if (headless) {
    console.log(`No display: saving everything on ${address} in headless ${name}.`);
    await doMainJob(browser, address);
  } else {
    await browser.openTab(address);
    console.log(
      `${address} is open. Click the Leadlight button in the toolbar; more pages: ${sample.origin}/`,
    );
    console.log('Exports go to output/. Closing the browser ends this.');
    await browser.waitForExit();
  }
} finally {
  await browser.close();
  await sample.close();
  await rm(downloads, { recursive: true, force: true });
}
