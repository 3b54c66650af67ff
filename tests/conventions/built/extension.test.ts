import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { root } from '../source-files';

const browsers = ['chrome', 'edge', 'firefox'] as const;
const folder = (browser: string) => `${root}.output/${browser}-mv3/`;

/** Paths of all files of a build. */
const list = (browser: string) =>
  readdirSync(folder(browser), { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(folder(browser) + path).isFile(),
  );

const read = (browser: string, path: string) => readFileSync(folder(browser) + path, 'utf8');

describe.each(browsers)('the %s build', (browser) => {
  it('has exactly the manifest on record', async () => {
    const manifest = JSON.parse(read(browser, 'manifest.json')) as object;
    await expect(`${JSON.stringify(manifest, null, 2)}\n`).toMatchFileSnapshot(`manifests/${browser}.json`);
  });

  it('asks for no site, offers no file to pages and runs nowhere by itself', () => {
    const manifest = JSON.parse(read(browser, 'manifest.json')) as Record<string, unknown>;
    const allowed = [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'sidePanel',
      'alarms',
      'contextMenus',
    ];
    expect((manifest['permissions'] as string[]).filter((name) => !allowed.includes(name))).toEqual([]);
    expect(manifest['optional_permissions']).toEqual(['downloads']);
    // Asked for one site at a time (`toSitePattern`), and never at the installation.
    expect(manifest['optional_host_permissions']).toEqual(['*://*/*']);
    for (const key of [
      'host_permissions',
      'content_scripts',
      'web_accessible_resources',
      'externally_connectable',
    ])
      expect(manifest, key).not.toHaveProperty(key);
  });

  it('names no address it could call', () => {
    const called = /\b(?:fetch|importScripts|sendBeacon)\(\s*["'`]https?:|new (?:WebSocket|EventSource)\(/;
    expect(list(browser).filter((path) => path.endsWith('.js') && called.test(read(browser, path)))).toEqual(
      [],
    );
  });

  it('holds no code made from text', () => {
    // zod probes for `Function` and does without where the policy forbids it, as ours does.
    const evaluated = /\beval\(|document\.write\(/;
    expect(
      list(browser).filter((path) => path.endsWith('.js') && evaluated.test(read(browser, path))),
    ).toEqual([]);
  });
});

/** Bytes after `gzip -9`. Node's own zlib, which packs 0.7 % worse, stands in where there is no such program. */
function getSize(text: string): number {
  const { status, stdout } = spawnSync('gzip', ['-9', '-n', '-c'], { input: text, maxBuffer: 10_000_000 });
  return status === 0 ? stdout.length : gzipSync(text, { level: 9 }).length;
}

/** Everything a page loads before it works: its scripts and what they import, gzipped, in bytes. */
function getLoadedSize(browser: string, page: string): number {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path) || !existsSync(folder(browser) + path)) return;
    seen.add(path);
    const base = path.slice(0, path.lastIndexOf('/') + 1);
    for (const [, imported = ''] of read(browser, path).matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g))
      visit(new URL(imported, `file:///${base}`).pathname.slice(1));
  };
  for (const [, script = ''] of read(browser, page).matchAll(/(?:src|href)="\/([^"]+\.js)"/g)) visit(script);
  expect(seen.size).toBeGreaterThan(0);
  return [...seen].reduce((sum, path) => sum + getSize(read(browser, path)), 0);
}

describe('what is loaded stays small', () => {
  it.each([
    ['popup.html', 150],
    ['sidepanel.html', 250],
    ['workspace.html', 250],
  ])('%s loads at most %d kB of script, gzipped', (page, most) => {
    expect(getLoadedSize('chrome', page)).toBeLessThanOrEqual(most * 1_000);
  });

  it('the reader that a click injects is at most 120 kB, gzipped', () => {
    expect(getSize(read('chrome', 'reader.js'))).toBeLessThanOrEqual(120_000);
  });
});
