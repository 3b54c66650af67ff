import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

const PATIENCE_MS = 20_000;

/** The folder a browser downloads into. */
export class Downloads {
  readonly #folder: string;
  #taken = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Waits for a finished file and moves it to a folder of its own, because Chromium writes the next one of the same
   * name over it. Returns its absolute path.
   */
  async take(pattern: RegExp): Promise<string> {
    for (const start = performance.now(); performance.now() - start < PATIENCE_MS;) {
      const names = await readdir(this.#folder);
      // Browsers write under a temporary name first, and Firefox holds the final one with an empty file.
      const unfinished = names.some((name) => /\.(crdownload|part)$/.test(name));
      const name = names.find((candidate) => pattern.test(candidate));
      if (name !== undefined && !unfinished) {
        const path = join(this.#folder, name);
        if ((await stat(path)).size > 0) {
          const own = join(this.#folder, `taken-${++this.#taken}`);
          await mkdir(own);
          await rename(path, join(own, name));
          return join(own, name);
        }
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const names = (await readdir(this.#folder)).join(', ');
    throw new Error(`No new download named ${String(pattern)} in ${this.#folder}: ${names}`);
  }
}
