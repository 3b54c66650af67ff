import { join } from 'node:path';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '../..');

let bundled: Promise<string> | undefined;

/** `page.ts` with all it needs, as a script that leaves it under the name `faults`. */
export function bundlePage(): Promise<string> {
  bundled ??= bundle();
  return bundled;
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'page.ts')],
    alias: { '@': root, 'wxt/browser': join(root, 'tests/components/browser-api.ts') },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'faults',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
