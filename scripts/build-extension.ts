import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The stores we build for. Edge takes Chrome's build with its own manifest and listing. */
export const targets = ['chrome', 'edge', 'firefox'] as const;
export type Target = (typeof targets)[number];

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Folder of the built extension, absolute. */
export function getBuildFolder(target: Target): string {
  return fileURLToPath(new URL(`../.output/${target}-mv3`, import.meta.url));
}

/**
 * Builds one target into its folder, or packs it for its store.
 * @returns whether it worked; WXT's own output goes to the terminal.
 */
export function buildExtension(target: Target, command: 'build' | 'zip' = 'build'): boolean {
  const wxt = fileURLToPath(new URL('../node_modules/wxt/bin/wxt.mjs', import.meta.url));
  const { status } = spawnSync(process.execPath, [wxt, command, '-b', target], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}
