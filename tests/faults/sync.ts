import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserName } from '../../scripts/browsers/find-browser.ts';
import { loadBundled } from '../bench/load-bundled.ts';
import { bundlePage } from './bundle.ts';
import { inPage, launchExtension, until, type Extension, type ExtensionPage } from './extension.ts';
import { launchFirefoxExtension } from './firefox.ts';
import type { Outcome } from './kill.ts';
import type * as PoolServer from './pool-server.ts';

type Pool = PoolServer.WatchedPool;
type Way = PoolServer.Moment['way'];
export type Victim = 'browser' | 'server';

/** So many that passing them on takes three requests, and fetching them as well. */
const LEADS: Record<Way, number> = { push: 1_300, pull: 2_600 };

let parts: Promise<typeof PoolServer> | undefined;

/**
 * The built extension passes leads on to a team's pool or fetches them, and in the middle of it the browser or the server
 * is killed, at another moment in each run. In the end both sides have the same leads, each once, nobody having touched
 * anything.
 */
export async function runSyncKilled(
  browser: BrowserName,
  victim: Victim,
  way: Way,
  run: number,
): Promise<Outcome> {
  const [script, { startWatchedPool }] = await Promise.all([
    bundlePage(),
    (parts ??= loadBundled<typeof PoolServer>('tests/faults/pool-server.ts')),
  ]);
  const pool = await startWatchedPool();
  const folder = await mkdtemp(join(tmpdir(), 'leadlight-faults-'));
  const allowing = { allowing: 'http://127.0.0.1/*' };
  const launch = (): Promise<Extension> =>
    browser === 'chromium'
      ? launchExtension(join(folder, 'profile'), allowing)
      : launchFirefoxExtension(join(folder, 'profile'), script, allowing);
  const openOwn = async (extension: Extension) => {
    const page = await extension.openBare(script);
    await inPage(
      page,
      (faults) => void (globalThis.own = faults.openStore({ name: 'leadlight' })),
      undefined,
    );
    return page;
  };
  const count = (page: ExtensionPage) =>
    inPage(page, (faults) => faults.countLeads(globalThis.own ?? faults.store), undefined);
  let extension = await launch();
  try {
    let page = await openOwn(extension);
    if (way === 'push')
      await inPage(
        page,
        async (faults, leads) => void (await faults.save(globalThis.own ?? faults.store, 0, leads)),
        LEADS.push,
      );
    else await pool.fill(LEADS.pull);
    // Somebody looks, or the background is alone with it; after a restart the other way round.
    if (run % 2 === 0) await extension.open('workspace.html');
    const { signal: struck, strike } = toStrike(pool, victim, extension);
    const isByCount = victim === 'browser' && way === 'pull' && run % 3 === 0;
    if (!isByCount) arm(pool, way, run, strike);
    await inPage(page, async (faults, given) => faults.connect(globalThis.own ?? faults.store, given), {
      url: pool.url,
      user: pool.user,
      secret: pool.secret,
    });
    if (isByCount) {
      // In the middle of what one answer brought.
      const some = 1 + ((run * 311) % (LEADS.pull - 400));
      await until('the first leads', async () => (await count(page)) >= some);
      await strike(0);
    }
    await until('the moment to kill', () => Promise.resolve(struck.done));
    let acknowledged = 0;
    if (victim === 'server') {
      await sleep(200 + ((run * 370) % 2_000));
      acknowledged = await count(page);
      await pool.restart();
    }
    if (way === 'push') acknowledged = (await pool.read()).leads.length;
    if (victim === 'browser') {
      extension = await launch();
      page = await openOwn(extension);
      if (way === 'pull') acknowledged = await count(page);
      if (run % 2 === 1) await extension.open('workspace.html');
    }
    await until('both sides to be through', () =>
      inPage(page, (faults) => faults.isThrough(globalThis.own ?? faults.store), undefined),
    );
    const here = await inPage(page, (faults) => faults.readSynced(globalThis.own ?? faults.store), undefined);
    const there = await pool.read();
    return { acknowledged, wrong: [...here.wrong, ...there.wrong, ...compare(here.leads, there.leads, way)] };
  } finally {
    await extension.close().catch(() => undefined);
    await pool.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

function toStrike(pool: Pool, victim: Victim, extension: Extension) {
  const signal = { done: false };
  return {
    signal,
    strike: async (afterMs: number) => {
      pool.onMoment = undefined;
      await sleep(afterMs);
      await (victim === 'browser' ? extension.kill() : pool.crash());
      signal.done = true;
    },
  };
}

/** Before the server has a request, while it works on it, before anybody hears of its answer, or a moment after that. */
function arm(pool: Pool, way: Way, run: number, strike: (afterMs: number) => Promise<void>): void {
  const which = 1 + (run % 3);
  const kind = (['during', 'written', 'answered', 'asked'] as const)[(run >> 1) % 4] ?? 'asked';
  pool.onMoment = ({ way: of, nth, at }) => {
    if (of !== way || nth !== which || at !== (kind === 'during' ? 'asked' : kind)) return undefined;
    if (kind === 'during') {
      void strike((run * 17) % 70);
      return undefined;
    }
    return strike(kind === 'answered' ? (run * 37) % 300 : 0).then(() => 'cut' as const);
  };
}

function compare(here: PoolServer.SyncedLead[], there: PoolServer.SyncedLead[], way: Way): string[] {
  const wrong: string[] = [];
  const wanted = LEADS[way];
  if (here.length !== wanted || there.length !== wanted)
    wrong.push(`${here.length} leads here, ${there.length} there, ${wanted} wanted`);
  const names = new Set(here.map(({ name }) => name));
  if (names.size !== here.length) wrong.push(`${here.length - names.size} leads are doubled`);
  const held = new Map(there.map((lead) => [lead.id, lead]));
  const different = here.filter(({ id, name, email }) => {
    const other = held.get(id);
    return other?.name !== name || other.email !== email;
  });
  if (different.length > 0) wrong.push(`${different.length} leads are not the same on both sides`);
  return wrong;
}
