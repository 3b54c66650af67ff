import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = join(import.meta.dirname, '../..');

/**
 * Loads one of the project's modules, named by its path from the root. `@/` is the bundler's alias and the sources use
 * extensionless imports, so Node reads a bundle.
 */
export async function loadBundled<T>(path: string): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'leadlight-bench-'));
  try {
    const outfile = join(folder, 'bundle.mjs');
    await build({
      entryPoints: [join(root, path)],
      bundle: true,
      platform: 'node',
      format: 'esm',
      alias: { '@': root },
      outfile,
      logLevel: 'error',
    });
    return (await import(pathToFileURL(outfile).href)) as T;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
