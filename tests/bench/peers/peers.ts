import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { BenchBrowser } from '../pages.ts';
import type { Peer, PeerResult } from './in-page.ts';

/** Reads pages with what people take instead, beside the reader in the same run, and prints how all of them score. */
export interface PeerBench {
  /** Writes the peers' results for a page beside the reader's: `OUT/../peer-<name>/<id>.json`. */
  read(browser: BenchBrowser, id: string, url: string, html: string): Promise<void>;
  /** Scores the reader and its peers with the corpus's own scorer, and prints a table. */
  report(corpus: string): void;
}

const NAMES: Record<Peer, string> = {
  structured: 'structured data only',
  patterns: 'patterns over the text',
  scraper: 'list scraper, first guess',
};
const root = join(import.meta.dirname, '../../..');

export async function loadPeers(out: string): Promise<PeerBench> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, 'in-page.ts')],
    bundle: true,
    format: 'iife',
    globalName: 'found',
    alias: { '@': root },
    write: false,
  });
  const script = `(() => { ${outputFiles[0]?.text ?? ''}; return JSON.stringify(found.peers); })()`;
  const folderOf = (peer: Peer) => join(dirname(out), `peer-${peer}`);

  return {
    async read(browser, id, url, html) {
      // A page of its own, so that nobody profits from what the reader before it had looked at.
      const found = (await browser.read(url, html, script)) as unknown as Record<Peer, PeerResult>;
      for (const [peer, result] of Object.entries(found) as [Peer, PeerResult][]) {
        mkdirSync(folderOf(peer), { recursive: true });
        writeFileSync(join(folderOf(peer), `${id}.json`), `${JSON.stringify(result, null, 1)}\n`);
      }
    },
    report(corpus) {
      const rows = [
        ['Leadlight', out] as const,
        ...(Object.keys(NAMES) as Peer[]).map((peer) => [NAMES[peer], folderOf(peer)] as const),
      ];
      console.log(
        `\n${''.padEnd(28)}${['rows P', 'rows R', 'name', 'phones', 'e-mails', 'website', 'address', 'core F1', 'profiles', 'clean', 'ms'].map((head) => head.padStart(9)).join('')}`,
      );
      for (const [name, folder] of rows) {
        const figures = [...scoreFolder(corpus, folder), medianMs(folder)];
        console.log(`${name.padEnd(28)}${figures.map((figure) => figure.padStart(9)).join('')}`);
      }
      console.log(
        'Listings; "profiles": core F1 of profiles; "clean": pages with nothing to save and nothing found.',
      );
    },
  };
}

interface Prf {
  p: number;
  r: number;
  f1: number;
}
interface KindSummary {
  macroCoreF1: number;
  records: Prf;
  fields: Record<string, Prf | undefined>;
  cleanPages: number;
}

function scoreFolder(corpus: string, folder: string): string[] {
  const file = `${folder}.json`;
  execFileSync(process.execPath, [join(dirname(corpus), 'score.mjs'), corpus, folder, '--json', file], {
    stdio: 'ignore',
  });
  const { summary } = JSON.parse(readFileSync(file, 'utf8')) as {
    summary: Partial<Record<'listing' | 'profile' | 'none', KindSummary>>;
  };
  const { listing, profile, none } = summary;
  const fields = ['name', 'phones', 'emails', 'websites', 'address'].map((one) => listing?.fields[one]?.f1);
  return [
    listing?.records.p,
    listing?.records.r,
    ...fields,
    listing?.macroCoreF1,
    profile?.macroCoreF1,
    none?.cleanPages,
  ].map((share) => (share === undefined ? '–' : share.toFixed(2)));
}

function medianMs(folder: string): string {
  const times = readdirSync(folder)
    .map((name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { ms: number }).ms)
    .sort((a, b) => a - b);
  return (times[Math.floor(times.length / 2)] ?? 0).toFixed(0);
}
