import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundlePage } from './bundle.ts';
import type { Store } from '@/lib/store/store';
import { inPage, launchExtension, until, type ChromiumExtension } from './extension.ts';
import type { Outcome } from './kill.ts';

declare global {
  /** In the page: the store it works on. */
  var own: Store | undefined;
}

/** Megabytes of the whole disk: a fresh profile takes some 20. */
const DISK = 200;

/** A small disk of its own for the profile; `undefined` where this machine does not let us mount one. */
async function mountSmallDisk(): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'leadlight-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}m`, 'tmpfs', folder], {
    stdio: 'ignore',
  });
  if (status === 0) return folder;
  await rm(folder, { recursive: true, force: true });
  return undefined;
}

async function unmount(folder: string): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    if (spawnSync('umount', [folder], { stdio: 'ignore' }).status === 0) break;
    await sleep(250);
  }
  await rm(folder, { recursive: true, force: true }).catch(() => undefined);
}

/** What goes on while the disk fills up. */
export type Filling = 'save' | 'import';

/**
 * The disk fills up while leads are saved, in every second run unseen, or while a file is imported. Nothing that was said
 * to be saved is lost, the screen says what happened, also after a restart on the full disk, and when there is room again
 * all goes on by itself, the import too.
 *
 * @returns `undefined` where no small disk can be had
 */
export async function runFullDisk(runs: number, during: Filling): Promise<Outcome[] | undefined> {
  const script = await bundlePage();
  const outcomes: Outcome[] = [];
  for (let run = 0; run < runs; run++) {
    const disk = await mountSmallDisk();
    if (disk === undefined) return undefined;
    try {
      outcomes.push(await runOnce(disk, script, { during, blind: during === 'save' && run % 2 === 1 }));
    } finally {
      await unmount(disk);
    }
  }
  return outcomes;
}

/** @param blind the browser says nothing of the disk, and the database itself meets its end */
async function runOnce(
  disk: string,
  script: string,
  { during, blind }: { during: Filling; blind: boolean },
): Promise<Outcome> {
  const wrong: string[] = [];
  const profile = join(disk, 'profile');
  const filler = join(disk, 'filler');
  const says = async (extension: ChromiumExtension, text: string, yes = true) => {
    const screen = await extension.open('workspace.html');
    await until(
      `a screen ${yes ? 'with' : 'without'} "${text}"`,
      async () => (await screen.evaluate(() => document.body.innerText)).includes(text) === yes,
    ).catch((error: unknown) => wrong.push(String(error)));
    return screen;
  };
  const fillBut = async (left: number) => {
    await rm(filler, { force: true });
    const { bavail, bsize } = await statfs(disk);
    await writeFile(filler, new Uint8Array(Math.max(0, bavail * bsize - left)));
  };
  let saved = 0;
  let imported = 0;
  let extension = await launchExtension(profile);
  try {
    const bare = await extension.openBare(script);
    saved = await inPage(
      bare,
      async (faults, isBlind) => {
        const readFreeSpace = () => Promise.reject(new Error('blind'));
        const own = faults.openStore({ name: 'leadlight', ...(isBlind && { readFreeSpace }) });
        globalThis.own = own;
        await faults.save(own, 0, 200);
        return 200;
      },
      blind,
    );
    const screen = await extension.open('workspace.html');
    if (during === 'import') {
      imported = await inPage(
        bare,
        async (faults) => {
          return faults.importSome(globalThis.own ?? faults.store);
        },
        undefined,
      );
      await fillBut(11_000_000);
    } else {
      await fillBut(blind ? 1_500_000 : 12_000_000);
      const filled = await inPage(
        bare,
        async (faults, from) => {
          return faults.fill(globalThis.own ?? faults.store, from);
        },
        saved,
      );
      saved = filled.saved;
      if (filled.reason !== 'disk-full') wrong.push(`saving ended with ${filled.reason}`);
    }
    await until('the open screen to say that the disk is full', async () =>
      (await screen.evaluate(() => document.body.innerText)).includes('disk is full'),
    ).catch((error: unknown) => wrong.push(String(error)));
  } finally {
    await extension.close();
  }
  // Again on the full disk: the browser itself needs a little, the store must not be touched.
  await fillBut(3_000_000);
  extension = await launchExtension(profile);
  try {
    const screen = await says(extension, 'disk is full');
    await rm(filler);
    await until(
      'the screen to go on when there is room',
      async () => !(await screen.evaluate(() => document.body.innerText)).includes('disk is full'),
    ).catch((error: unknown) => wrong.push(String(error)));
    const bare = await extension.openBare(script);
    if (during === 'import')
      await until('the import to end by itself', () =>
        inPage(
          bare,
          async (faults) => {
            globalThis.own ??= faults.openStore({ name: 'leadlight' });
            return (await faults.readLastJob(globalThis.own))?.state === 'done';
          },
          undefined,
        ),
      ).catch((error: unknown) => wrong.push(String(error)));
    const { leads, more } = await inPage(
      bare,
      async (faults, from) => {
        const own = faults.openStore({ name: 'leadlight' });
        const found = await own.db.leads.count();
        await faults.save(own, from + 1_000, 20);
        return { leads: found, more: (await own.db.leads.count()) - found };
      },
      saved,
    );
    saved += imported;
    if (leads < saved) wrong.push(`${saved - leads} of ${saved} acknowledged leads are lost`);
    if (during === 'import' && leads > saved) wrong.push(`${leads - saved} leads are doubled`);
    if (more !== 20) wrong.push('saving does not go on');
  } finally {
    await extension.close();
  }
  return { acknowledged: saved, wrong };
}
