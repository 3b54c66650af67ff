import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { root } from './load-bundled.ts';
import { createFakeCouch } from './sync-couch-server.ts';
import type * as Bench from './sync-couch-page.ts';

/**
 * A team's pool over HTTP: one member's browser tells it of all its leads, another one pulls them, and then they watch each
 * other edit. Two real Chromiums with profiles on disk; the server is a small fake of the protocol that answers at once
 * (`sync-couch-server.ts`), and for fewer leads pouchdb-server, to see which of both is waited for. Last line JSON.
 *
 *   npm run bench:sync [-- 100000]
 */

const count = Number(process.argv.slice(2).find((text) => /^\d+$/.test(text)) ?? 100_000);
/** It is no server for many. */
const OF_POUCH = Math.min(count, 5_000);

const bundled = await build({
  entryPoints: [join(import.meta.dirname, 'sync-couch-page.ts')],
  alias: { '@': root, 'wxt/browser': join(root, 'tests/components/browser-api.ts') },
  define: { 'process.env.NODE_ENV': '"production"' },
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  globalName: 'bench',
});
const script = bundled.outputFiles[0]?.text ?? '';

/** Bytes of the engine and all adapters, gzipped, without the libraries and rooms the extension has anyway. */
async function measureSize(): Promise<number> {
  const own = join(root, 'lib/sync');
  const { outputFiles } = await build({
    entryPoints: [join(own, 'own-engine.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    plugins: [
      {
        name: 'only-sync',
        setup: (plugin) =>
          plugin.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
            if (kind === 'entry-point') return undefined;
            return path.startsWith('@/lib/sync/')
              ? { path: `${join(root, path.slice(2))}.ts` }
              : { path, external: true };
          }),
      },
    ],
  });
  return gzipSync(outputFiles[0]?.contents ?? '').length;
}

const traffic = { requests: 0, bytes: 0 };
const fake = createFakeCouch();
let pouch: number | undefined;

const server = createServer((request, response) => {
  const { pathname, searchParams, search } = new URL(request.url ?? '/', 'http://localhost');
  const [, place, ...rest] = pathname.split('/');
  if (place === 'fake' || place === 'pouch') {
    traffic.requests += 1;
    const { socket } = response;
    const before = socket?.bytesWritten ?? 0;
    // With its headers, as it goes over the line.
    response.once('finish', () => (traffic.bytes += (socket?.bytesWritten ?? 0) - before));
  }
  if (place === 'pouch') {
    passOn(`/${rest.join('/')}${search}`, request, response);
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (place === 'fake')
      void fake(rest.map(decodeURIComponent).join('/'), searchParams, Buffer.concat(chunks), response);
    else if (place === 'bench.js') response.setHeader('content-type', 'text/javascript').end(script);
    else
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><meta charset=utf-8><body><script src="/bench.js"></script>');
  });
});
function passOn(path: string, request: IncomingMessage, response: ServerResponse): void {
  const { host: _, connection: __, origin: ___, ...headers } = request.headers;
  const out = send({ port: pouch, path, method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on('data', (chunk: Buffer) => response.write(chunk));
    answer.on('end', () => response.end());
  });
  out.on('error', () => response.destroy());
  response.on('close', () => out.destroy());
  request.pipe(out);
}
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const portOf = (of: typeof server) => {
  const address = of.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
};
const origin = `http://localhost:${String(portOf(server))}`;

/** A member's browser, with a profile of its own. */
async function openMember(name: string, url: string) {
  const profile = await mkdtemp(join(tmpdir(), 'leadlight-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const tab = await context.newPage();
  tab.on('pageerror', (error) => console.error(error));
  await tab.goto(`${origin}/`);
  const run = <K extends keyof typeof Bench>(
    what: K,
    ...input: Parameters<(typeof Bench)[K]>
  ): Promise<Awaited<ReturnType<(typeof Bench)[K]>>> =>
    tab.evaluate(`bench.${what}(...${JSON.stringify(input)})`);
  await run('open', name, url);
  return {
    run,
    /** Runs it all, with the processor time the whole browser took for it, milliseconds. */
    runCounted: async () => {
      const before = await readCpu(profile);
      const ran = await run('run');
      return { ...ran, cpuMs: (await readCpu(profile)) - before };
    },
    close: async () => {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/**
 * Processor time of a browser and all its processes, milliseconds: what is left to compare on a machine others use too.
 * From Linux' own books; elsewhere it is none.
 */
async function readCpu(profile: string): Promise<number> {
  const processes = new Map<number, { parent: number; ms: number; command: string }>();
  for (const name of await readdir('/proc').catch(() => [])) {
    if (!/^\d+$/.test(name)) continue;
    const [stat, command] = await Promise.all([
      readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''),
      readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''),
    ]);
    const parts = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(parts[11]) + Number(parts[12]);
    if (!Number.isNaN(ticks))
      processes.set(Number(name), { parent: Number(parts[1]), ms: ticks * 10, command });
  }
  const own = new Set<number>();
  const isOwn = (id: number): boolean => {
    const found = processes.get(id);
    return found !== undefined && (own.has(id) || found.command.includes(profile) || isOwn(found.parent));
  };
  for (const id of processes.keys()) if (isOwn(id)) own.add(id);
  return [...own].reduce((sum, id) => sum + (processes.get(id)?.ms ?? 0), 0);
}

async function measure(url: string, leads: number) {
  const [ann, ben] = [await openMember('ann', url), await openMember('ben', url)];
  try {
    await ann.run('fill', leads);
    await ann.run('switchOnTarget');
    const push = await ann.runCounted();
    await ben.run('switchOnTarget');
    Object.assign(traffic, { requests: 0, bytes: 0 });
    const pull = await ben.runCounted();
    const pulled = { ...traffic };
    const arrived = await ben.run('countLeads');
    if (arrived !== leads) throw new Error(`Of ${String(leads)} leads ${String(arrived)} arrived.`);
    // What one told oneself comes back once, and is known.
    const echo = await ann.run('run');
    Object.assign(traffic, { requests: 0, bytes: 0 });
    const idle = await ben.run('run');
    const idled = { ...traffic };
    const edits = await ann.run('editInTurns', Math.min(leads, 300));
    await ann.run('run');
    await ben.run('run');
    await ben.run('follow');
    const id = await ann.run('firstId');
    const delays: number[] = [];
    for (let round = 0; round < 10; round++) {
      const tag = `seen-${String(round)}`;
      // At any moment of what the other one is doing.
      await new Promise((resolve) => setTimeout(resolve, 1_100 + 170 * round));
      const [from, to] = await Promise.all([ann.run('edit', id, tag), ben.run('see', id, tag)]);
      delays.push(to - from);
    }
    delays.sort((a, b) => a - b);
    return {
      leads,
      pushMs: push.ms,
      pushCpuMs: push.cpuMs,
      pushLongestMs: push.longestMs,
      pullMs: pull.ms,
      pullCpuMs: pull.cpuMs,
      pullLongestMs: pull.longestMs,
      pullRequests: pulled.requests,
      pullMB: pulled.bytes / 1e6,
      echoMs: echo.ms,
      idleMs: idle.ms,
      idleRequests: idled.requests,
      idleBytes: idled.bytes,
      editMs: edits.on,
      editWithoutTargetMs: edits.off,
      outboxMs: edits.on - edits.off,
      seenMedianMs: delays[delays.length >> 1] ?? 0,
      seenMaxMs: delays.at(-1) ?? 0,
    };
  } finally {
    await ann.close();
    await ben.close();
  }
}

async function measurePouch() {
  const directory = await mkdtemp(join(tmpdir(), 'leadlight-bench-'));
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const port = portOf(probe);
  pouch = port;
  await new Promise((resolve) => probe.close(resolve));
  const bin = join(createRequire(import.meta.url).resolve('pouchdb-server'), '../../bin/pouchdb-server');
  const child = spawn(process.execPath, ['--no-deprecation', bin, '-n', '-m', '-p', String(port)], {
    cwd: directory,
    stdio: 'ignore',
  });
  try {
    const at = `http://127.0.0.1:${String(port)}`;
    while (
      !(await fetch(at).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await new Promise((resolve) => setTimeout(resolve, 50));
    const put = (path: string, body: string, authorization?: string) =>
      fetch(`${at}/${path}`, {
        method: 'PUT',
        body,
        headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
      });
    await put('_config/admins/boss', '"boss"');
    const boss = `Basic ${btoa('boss:boss')}`;
    for (const level of ['public', 'internal']) {
      await put(`leads-${level}`, '', boss);
      await put(`leads-${level}/_security`, '{"admins":{},"members":{"roles":["leads"]}}', boss);
    }
    for (const name of ['ann', 'ben'])
      await put(
        `_users/org.couchdb.user:${name}`,
        JSON.stringify({ type: 'user', name, roles: ['leads'], password: `secret of ${name}` }),
        boss,
      );
    return await measure(`${origin}/pouch/leads`, OF_POUCH);
  } finally {
    child.kill('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
function show(name: string, figures: Awaited<ReturnType<typeof measure>>): void {
  console.log(`${name}, ${String(figures.leads)} leads`);
  const lines: [string, string][] = [
    [
      'pushed',
      `${seconds(figures.pushMs)} (${seconds(figures.pushCpuMs)} of processor), page held up at most ${figures.pushLongestMs.toFixed(0)} ms`,
    ],
    [
      'first pull',
      `${seconds(figures.pullMs)} (${seconds(figures.pullCpuMs)} of processor), page held up at most ${figures.pullLongestMs.toFixed(0)} ms, ${String(figures.pullRequests)} requests, ${figures.pullMB.toFixed(0)} MB`,
    ],
    ['own news back', seconds(figures.echoMs)],
    [
      'nothing new',
      `${String(figures.idleRequests)} requests (one a level), ${String(figures.idleBytes)} bytes, ${figures.idleMs.toFixed(0)} ms`,
    ],
    [
      'an edit',
      `${figures.editMs.toFixed(1)} ms, ${figures.editWithoutTargetMs.toFixed(1)} without a target`,
    ],
    [
      'seen by the other',
      `after ${figures.seenMedianMs.toFixed(0)} ms, at most ${figures.seenMaxMs.toFixed(0)}`,
    ],
  ];
  for (const [what, text] of lines) console.log(`  ${what.padEnd(18)} ${text}`);
}

try {
  const gzipBytes = await measureSize();
  console.log(`engine and adapters: ${(gzipBytes / 1_000).toFixed(1)} kB gzip`);
  const overFake = await measure(`${origin}/fake/leads`, count);
  show('a server that answers at once', overFake);
  const overPouch = await measurePouch();
  show('pouchdb-server', overPouch);
  console.log(JSON.stringify({ gzipBytes, fake: overFake, pouch: overPouch }));
} finally {
  server.close();
  server.closeAllConnections();
}
