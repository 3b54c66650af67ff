import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The browsers we drive; Edge is the Chromium build with another manifest. */
export type BrowserName = 'chromium' | 'firefox';
export const browserNames = ['chromium', 'firefox'] as const satisfies readonly BrowserName[];

interface Known {
  /** Environment variable that wins over everything we would find. */
  variable: string;
  commands: readonly string[];
  macApps: readonly string[];
  /** Below one of the Windows program folders. */
  windowsFiles: readonly string[];
  debianPackage: string;
  download: string;
}

const known: Record<BrowserName, Known> = {
  chromium: {
    variable: 'CHROMIUM_PATH',
    commands: [
      'chromium',
      'chromium-browser',
      'google-chrome-stable',
      'google-chrome',
      'microsoft-edge-stable',
      'microsoft-edge',
    ],
    macApps: [
      'Chromium.app/Contents/MacOS/Chromium',
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    windowsFiles: [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ],
    debianPackage: 'chromium',
    download: 'Chromium, Google Chrome or Microsoft Edge',
  },
  firefox: {
    variable: 'FIREFOX_PATH',
    commands: ['firefox', 'firefox-esr', 'firefox-developer-edition'],
    macApps: [
      'Firefox.app/Contents/MacOS/firefox',
      'Firefox Developer Edition.app/Contents/MacOS/firefox',
      'Firefox Nightly.app/Contents/MacOS/firefox',
    ],
    windowsFiles: ['Mozilla Firefox/firefox.exe', 'Firefox Developer Edition/firefox.exe'],
    debianPackage: 'firefox-esr',
    download: 'Firefox 142 or newer',
  },
};

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listPlaces(browser: Known): string[] {
  if (process.platform === 'darwin') {
    const folders = ['/Applications', join(process.env['HOME'] ?? '/', 'Applications')];
    return folders.flatMap((folder) => browser.macApps.map((app) => join(folder, app)));
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
    return folders.flatMap((folder) =>
      folder === undefined ? [] : browser.windowsFiles.map((file) => join(folder, file)),
    );
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return browser.commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** The path of an installed browser: the environment variable's, else the first known one. */
function findBrowser(name: BrowserName): string | undefined {
  const browser = known[name];
  const chosen = process.env[browser.variable];
  if (chosen !== undefined && chosen !== '') {
    if (!isProgram(chosen)) throw new Error(`${browser.variable} is ${chosen}, which is no program.`);
    return chosen;
  }
  return listPlaces(browser).find(isProgram);
}

function installFromDebian(packageName: string): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) => spawnSync('apt-get', args, { env, stdio: 'inherit' }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', packageName);
  console.log(`Installing ${packageName} …`);
  // Package lists may be missing or too old; fetching them first every time would be slow.
  if (!install() && apt('update')) install();
}

/**
 * The path of a browser, installing it where that needs no question: on Debian as root.
 * @throws Error saying what to install.
 */
export function expectBrowser(name: BrowserName): string {
  const browser = known[name];
  const found = findBrowser(name);
  if (found !== undefined) return found;
  const canInstall = process.getuid?.() === 0 && isProgram('/usr/bin/apt-get');
  if (canInstall) installFromDebian(browser.debianPackage);
  const installed = findBrowser(name);
  if (installed !== undefined) return installed;
  throw new Error(
    `No ${name} was found. Please install ${browser.download}` +
      (process.platform === 'linux' ? ` (Debian: sudo apt-get install ${browser.debianPackage})` : '') +
      `, or set ${browser.variable} to its program file.`,
  );
}
