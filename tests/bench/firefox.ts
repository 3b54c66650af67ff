import { launch } from 'puppeteer-core';
import type { BenchBrowser, BenchRun } from './pages.ts';

const EXECUTABLE = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

/** One Firefox, one page; the reader runs in a sandbox beside the page like a content script. */
export async function openFirefox(): Promise<BenchBrowser> {
  throw new Error('not yet');
}
