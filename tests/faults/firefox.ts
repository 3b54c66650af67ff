import { spawn } from 'node:child_process';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectBrowser } from '../../scripts/browsers/find-browser.ts';
import { Marionette } from '../../scripts/browsers/marionette.ts';
import { getBuildFolder } from '../../scripts/build-extension.ts';
import type { Extension } from './extension.ts';
import { PREFERENCES } from './kill.ts';

/** The host of our own pages, the same after each start. */
const UUID = '1ead1164-0000-4000-8000-000000000002';
const BARE = 'faults.html';

/** Runs in the process of a page, with the page's own rights, which hold no `eval`; what one call left is there for the next. */
const FRAME_SCRIPT = `
let sandbox;
addMessageListener('faults:do', async ({ data }) => {
  const answer = { id: data.id };
  try {
    sandbox ??= new Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false, sameZoneAs: content });
    answer.json = await Cu.evalInSandbox('(async () => JSON.stringify(await (' + data.code + ')))()', sandbox);
  } catch (error) {
    answer.error = String(error);
  }
  sendAsyncMessage('faults:done', answer);
});`;

const OPEN = `
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  const tab = gBrowser.addTab(args[0], { triggeringPrincipal });
  gBrowser.selectedTab = tab;
  const { linkedBrowser } = tab;
  for (let tries = 0; tries < 500; tries++) {
    if (linkedBrowser.currentURI.spec.startsWith('moz-extension:') && !linkedBrowser.webProgress.isLoadingDocument) break;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  linkedBrowser.messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(args[1]), false);
  return linkedBrowser.browserId;`;

const ASK = `
  const browser = [...gBrowser.browsers].find(({ browserId }) => browserId === args[0]);
  const manager = browser.messageManager;
  const id = Math.random();
  return await new Promise((resolve, reject) => {
    const listen = ({ data }) => {
      if (data.id !== id) return;
      manager.removeMessageListener('faults:done', listen);
      if (data.error === undefined) resolve(data.json);
      else reject(new Error(data.error));
    };
    manager.addMessageListener('faults:done', listen);
    manager.sendAsyncMessage('faults:do', { id, code: args[1] });
  });`;

/** What the user says yes to when a target is switched on: the site, and that Firefox may send what leads hold. */
const ALLOW = `
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
  const { extension } = WebExtensionPolicy.getByID(args[0]);
  await ExtensionPermissions.add(
    args[0],
    { permissions: [], origins: [args[1]], data_collection: ['personallyIdentifyingInfo', 'websiteContent'] },
    extension,
  );`;

/**
 * Firefox with the built extension and a profile that stays, driven by Marionette. The extension is installed for this run
 * only, as unsigned ones are, so each start installs it anew, from the same folder and with the same host, and its storage
 * stays, as that of an installed one does.
 *
 * @param script `page.ts`, for the page of ours that stands in a copy of the build
 */
export async function launchFirefoxExtension(
  profile: string,
  script: string,
  { allowing }: { allowing: string },
): Promise<Extension> {
  const copy = `${profile}-extension`;
  await mkdir(profile, { recursive: true });
  await cp(getBuildFolder('firefox'), copy, { recursive: true });
  // Declared as a variable, it would not be seen from outside.
  await writeFile(join(copy, 'faults.js'), `${script}\nglobalThis.faults = faults;`);
  await writeFile(
    join(copy, BARE),
    '<!doctype html><meta charset="utf-8"><title>faults</title><script src="faults.js"></script>',
  );
  const { browser_specific_settings: own } = JSON.parse(
    await readFile(join(copy, 'manifest.json'), 'utf8'),
  ) as { browser_specific_settings: { gecko: { id: string } } };
  const { id } = own.gecko;
  const port = await findFreePort();
  const preferences = {
    ...PREFERENCES,
    'extensions.webextensions.keepStorageOnUninstall': true,
    'extensions.webextensions.keepUuidOnUninstall': true,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: UUID }),
    'marionette.port': port,
  };
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  await writeFile(join(profile, 'user.js'), lines.join('\n'));
  const program = spawn(
    expectBrowser('firefox'),
    ['--marionette', '--remote-allow-system-access', '--no-remote', '--headless', '--profile', profile],
    // A group of its own, so that all its processes can be killed at one blow.
    { stdio: 'ignore', detached: true, env: { ...process.env, HOME: profile } },
  );
  const gone = new Promise((resolve) => program.once('exit', resolve));
  const kill = async () => {
    if (program.pid !== undefined && program.exitCode === null && program.signalCode === null)
      process.kill(-program.pid, 'SIGKILL');
    await gone;
    // Children let go of the profile a moment after they are dead.
    await sleep(200);
  };
  try {
    const marionette = await Marionette.connect(port);
    await marionette.send('Addon:Install', { path: copy, temporary: true });
    await marionette.run(ALLOW, id, allowing);
    const open = async (path: string) => {
      const tab = await marionette.run(OPEN, `moz-extension://${UUID}/${path}`, FRAME_SCRIPT);
      return {
        async evaluate(code: string) {
          const json = await marionette.run(ASK, tab, code);
          return typeof json === 'string' ? (JSON.parse(json) as unknown) : undefined;
        },
      };
    };
    return {
      open,
      openBare: () => open(BARE),
      async close() {
        marionette.close();
        await kill();
      },
      kill,
    };
  } catch (error) {
    await kill();
    throw error;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
