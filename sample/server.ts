import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chainThread, coverThread } from './companies.ts';
import { getHarborPage, HARBOR_PAGES, renderHarborListing, renderHarborProfile } from './harbor-pages.ts';
import {
  brochurePdf,
  renderEmbedded,
  renderFrameset,
  renderHostile,
  renderLate,
  renderTwoLists,
} from './odd-pages.ts';
import {
  renderArticle,
  renderBayListing,
  renderBoard,
  renderGuild,
  renderHaitangContact,
  renderHome,
  renderSpeicherblockImprint,
  renderLarkspurContact,
  renderThread,
} from './other-pages.ts';

const LATE_MS = 2_500;

const fixedPages: Record<string, () => string> = {
  '/': () => renderHome().markup,
  '/guild/': () => renderGuild().markup,
  '/speicherblock/impressum': () => renderSpeicherblockImprint().markup,
  '/larkspur/contact': () => renderLarkspurContact().markup,
  '/bay/': () => renderBayListing().markup,
  '/haitang/contact': () => renderHaitangContact().markup,
  '/board/': () => renderBoard().markup,
  '/board/anchor-chain': () => renderThread(chainThread).markup,
  '/board/winter-covers': () => renderThread(coverThread).markup,
  '/field-notes/': () => renderArticle().markup,
  '/odd/hostile': () => renderHostile().markup,
  '/odd/frames': () => renderFrameset('/harbor/').markup,
  '/odd/embedded': () => renderEmbedded('/harbor/?page=2').markup,
  '/odd/two-lists': () => renderTwoLists(renderHarborListing(1).markup),
  '/odd/late': () => renderLate(renderHarborListing(1).markup, LATE_MS),
};

/** The markup of a sample page, by its address below the root; undefined when there is no such page. */
export function renderSamplePage(address: string): string | undefined {
  const { pathname, searchParams } = new URL(address, 'http://sample.example');
  if (pathname === '/harbor/') {
    const page = Number(searchParams.get('page') ?? 1);
    return getHarborPage(page).length > 0 && page <= HARBOR_PAGES
      ? renderHarborListing(page).markup
      : undefined;
  }
  const firm = /^\/harbor\/firm\/([a-z-]+)$/.exec(pathname)?.[1];
  if (firm !== undefined) return renderHarborProfile(firm)?.markup;
  return fixedPages[pathname]?.();
}

export interface SampleServer {
  /** `http://localhost:4173`, without a slash at the end. */
  origin: string;
  /** Paths asked for, in order. */
  requests: string[];
  close(): Promise<void>;
}

export interface SampleOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** Pages beside ours: path to markup. */
  pages?: Record<string, string>;
}

function answer(address: string, pages: Record<string, string>, response: ServerResponse): void {
  const url = new URL(address, 'http://sample.example');
  if (url.pathname === '/out') {
    response.writeHead(302, { location: url.searchParams.get('to') ?? '/' }).end();
  } else if (url.pathname === '/odd/brochure.pdf') {
    response.writeHead(200, { 'content-type': 'application/pdf' }).end(brochurePdf);
  } else {
    const markup = pages[url.pathname] ?? renderSamplePage(address);
    response.writeHead(markup === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(markup ?? '<!doctype html><title>Not found</title><p>No such page.</p>');
  }
}

/** Serves the sample pages on this machine. */
export async function startSample({ port = 0, pages = {} }: SampleOptions = {}): Promise<SampleServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    requests.push(address);
    answer(address, pages, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
