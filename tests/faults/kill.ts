import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expectBrowser, type BrowserName } from '../../scripts/browsers/find-browser.ts';
import { bundlePage } from './bundle.ts';
import type { Task } from './page.ts';

/** What one run found; `wrong` is empty when all is as it should be. */
export interface Outcome {
  acknowledged: number;
  wrong: string[];
}

/** Nothing takes this long unless it hangs, also on a machine with much else to do. */
const PATIENCE_MS = 120_000;

/** A Firefox that does nothing but what it is told, and starts as often as it is killed. */
export const PREFERENCES = {
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.sessionstore.resume_from_crash': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'services.settings.server': 'data:,',
  'termsofuse.bypassNotification': true,
  'toolkit.startup.max_resumed_crashes': -1,
};

function launch(browser: BrowserName, profile: string, url: string): ChildProcess {
  const program = expectBrowser(browser);
  const args =
    browser === 'chromium'
      ? [
          '--headless=new',
          // Chromium's sandbox refuses root, which is what a container usually is.
          ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
          '--disable-gpu',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          // Without it a headless browser may end once the page has loaded.
          '--remote-debugging-port=0',
          `--user-data-dir=${profile}`,
          url,
        ]
      : ['--headless', '--no-remote', '--profile', profile, url];
  // A group of its own, so that all its processes can be killed at one blow.
  return spawn(program, args, { stdio: 'ignore', detached: true, env: { ...process.env, HOME: profile } });
}

/** The whole browser, at once and without a word, as when the power goes. */
async function kill(browser: ChildProcess): Promise<void> {
  const gone = browser.exitCode !== null || browser.signalCode !== null;
  const exited = gone ? undefined : new Promise((resolve) => browser.once('exit', resolve));
  if (browser.pid !== undefined) {
    try {
      process.kill(-browser.pid, 'SIGKILL');
    } catch {
      // It is gone already.
    }
  }
  await exited;
  // Children let go of the profile a moment after they are dead.
  await sleep(200);
}

/**
 * A browser that works (`page.ts`) and says what is saved to this process; it is killed in the middle of that, and what
 * it left is compared with what it had said.
 */
export async function runKilled(browser: BrowserName, task: Task, run: number): Promise<Outcome> {
  const script = await bundlePage();
  const profile = await mkdtemp(join(tmpdir(), 'leadlight-faults-'));
  if (browser === 'firefox') {
    const lines = Object.entries(PREFERENCES).map(
      ([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`,
    );
    await writeFile(join(profile, 'user.js'), lines.join('\n'));
  }
  const acks: Record<string, unknown>[] = [];
  let onAck = () => {};
  let onResult: (wrong: string[]) => void = () => {};
  const server = createServer((request, response) => {
    if (request.method !== 'POST') {
      const isScript = request.url === '/faults.js';
      response.setHeader('content-type', isScript ? 'text/javascript; charset=utf-8' : 'text/html');
      const phase =
        request.url === '/check'
          ? `faults.check('${task}', ${JSON.stringify(acks)})`
          : `faults.work('${task}').then(() => ['the work ended before it was killed'])`;
      response.end(
        isScript
          ? script
          : `<!doctype html><title>faults</title><script src="/faults.js"></script><script>${phase}.catch((error) => [String(error)]).then((wrong) => fetch('/result', { method: 'POST', body: JSON.stringify(wrong) }))</script>`,
      );
      return;
    }
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      response.end();
      if (request.url === '/result') onResult(JSON.parse(body) as string[]);
      else {
        acks.push(JSON.parse(body) as Record<string, unknown>);
        onAck();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}`;
  let started: ChildProcess | undefined;
  try {
    // Another place in the work each time, and another moment within a transaction.
    const target = task === 'merge' || task === 'draft' ? 3 + ((run * 7) % 40) : 1 + (run % 4);
    const reached = new Promise<void>((resolve) => {
      onAck = () => {
        if (acks.length >= target) resolve();
      };
    });
    const ended = new Promise<string[]>((resolve) => (onResult = resolve));
    started = launch(browser, profile, `${origin}/work`);
    const early = await within(
      Promise.race([reached.then(() => undefined), ended]),
      'the first words of the browser',
    );
    if (early === undefined) await sleep((run * 13) % 60);
    await kill(started);
    // A small restore may be through before it is killed: then there is the more to compare.
    if (early !== undefined && acks.length === 0) return { acknowledged: 0, wrong: early };

    const result = new Promise<string[]>((resolve) => (onResult = resolve));
    started = launch(browser, profile, `${origin}/check`);
    const wrong = await within(result, 'the browser after it was killed');
    return { acknowledged: acks.length, wrong };
  } finally {
    if (started !== undefined) await kill(started);
    server.close();
    server.closeAllConnections();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function within<T>(work: Promise<T>, what: string): Promise<T> {
  const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => {
    throw new Error(`Waited in vain for ${what}.`);
  });
  return Promise.race([work, late]);
}
