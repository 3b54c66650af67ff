import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

const PATIENCE_MS = 20_000;

/** Waits for a finished, not empty file in a folder; browsers write under a temporary name first. */
export async function waitForFile(folder: string, pattern: RegExp): Promise<string> {
  for (const start = performance.now(); performance.now() - start < PATIENCE_MS;) {
    const names = await readdir(folder);
    const unfinished = names.some((name) => /\.(crdownload|part)$/.test(name));
    const name = names.find((candidate) => pattern.test(candidate));
    if (name !== undefined && !unfinished) {
      const path = join(folder, name);
      if ((await stat(path)).size > 0) return path;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No download named ${String(pattern)} in ${folder}: ${(await readdir(folder)).join(', ')}`);
}
