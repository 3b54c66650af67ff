import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePage } from './bundle.ts';
import { inPage, launchExtension, until } from './extension.ts';
import type { Outcome } from './kill.ts';

/**
 * The extension's own service worker restores a backup and is stopped in the middle, as browsers stop workers; the next
 * alarm wakes it, and it goes on. No page of ours is open that could help.
 */
export async function runStopped(runs: number): Promise<Outcome[]> {
  const script = await bundlePage();
  const profile = await mkdtemp(join(tmpdir(), 'leadlight-faults-'));
  const extension = await launchExtension(profile);
  try {
    const bare = await extension.openBare(script);
    const outcomes: Outcome[] = [];
    for (let run = 0; run < runs; run++) {
      const wrong: string[] = [];
      await inPage(
        bare,
        async (faults) => {
          Object.assign(globalThis, { own: faults.openStore({ name: 'leadlight' }) });
          const { own } = globalThis as unknown as { own: typeof faults.store };
          await Promise.all(
            own.db.tables.filter(({ name }) => name !== 'meta').map((table) => table.clear()),
          );
          await faults.prepareRestore(own, 'backups');
          // Unpacked extensions may have alarms as often as they like.
          await (
            globalThis as unknown as {
              chrome: { alarms: { create(name: string, info: object): Promise<void> } };
            }
          ).chrome.alarms.create('job', { when: Date.now() + 50, periodInMinutes: 1 / 60 });
        },
        undefined,
      );
      const read = () =>
        inPage(
          bare,
          async (faults) => {
            const { own } = globalThis as unknown as { own: typeof faults.store };
            const job = await faults.readLastJob(own);
            return { state: job?.state ?? 'none', done: job?.done ?? 0 };
          },
          undefined,
        );
      await until('the service worker to begin', async () => (await read()).done > 0);
      const stopped = await stopWorker(extension.browser, extension.id);
      const { state, done } = await read();
      if (!stopped) wrong.push('there was no service worker to stop');
      await until('the job to end', async () => (await read()).state !== 'running');
      const after = await read();
      if (after.state !== 'done') wrong.push(`the job is ${after.state}`);
      wrong.push(
        ...(await inPage(
          bare,
          async (faults) => {
            const { own } = globalThis as unknown as { own: typeof faults.store };
            const found = await faults.checkRestored(own);
            own.close();
            return found;
          },
          undefined,
        )),
      );
      outcomes.push({ acknowledged: state === 'running' ? done : 0, wrong });
    }
    return outcomes;
  } finally {
    await extension.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function stopWorker(
  browser: Awaited<ReturnType<typeof launchExtension>>['browser'],
  id: string,
): Promise<boolean> {
  const target = browser
    .targets()
    .find(
      (one) => String(one.type()) === 'service_worker' && one.url().startsWith(`chrome-extension://${id}/`),
    );
  const worker = await target?.worker();
  await worker?.close();
  return worker !== undefined && worker !== null;
}
