/**
 * Draws the toolbar's icons of `public/icon`, one for each thing a page can be (`lib/platform/toolbar.ts`), in the sizes
 * browsers ask for. Each is a shape of its own on a colour of its own with a light rim, so that it stands out on light
 * and dark toolbars and without colour. To be run when a drawing changes: `node scripts/make-icons.ts`.
 */
import { writeFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';
import { expectBrowser } from './browsers/find-browser.ts';

const SIZES = [16, 32, 48];

/** On a grid of 16 units, so that edges fall on pixels at the smallest size. */
const drawings: Record<string, { colour: string; shape: string }> = {
  listing: {
    colour: '#0b7582',
    shape:
      '<path d="M3 4h2v2H3zM3 7h2v2H3zM3 10h2v2H3z" fill="#ffc24d"/><path d="M6 4h7v2H6zM6 7h7v2H6zM6 10h7v2H6z"/>',
  },
  profile: {
    colour: '#2a5fbd',
    shape:
      '<path d="M4 13V3h6v3h3v7z"/><path d="M6 5h2v1H6zM6 7h2v1H6zM6 9h2v1H6zM10 8h1v1h-1zM10 10h1v1h-1zM6 11h2v2H6z" fill="#2a5fbd"/>',
  },
  thread: {
    colour: '#7a3fb5',
    shape: '<path d="M3 3h8v5H6L4 10V8H3z"/><path d="M12 6h1v5h-1v2l-2-2H7V9.500h5z" fill="#ffc24d"/>',
  },
  none: {
    colour: '#5b6672',
    shape: '<path d="M8 3.500L12.500 8 8 12.500 3.500 8z" fill="none" stroke="#fff" stroke-width="1.500"/>',
  },
};

function toSvg({ colour, shape }: { colour: string; shape: string }): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="100%" height="100%">
    <rect x=".5" y=".5" width="15" height="15" rx="3.500" fill="${colour}" stroke="#fff" stroke-opacity=".55"/>
    <g fill="#fff">${shape}</g></svg>`;
}

const browser = await puppeteer.launch({
  executablePath: expectBrowser('chromium'),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const page = await browser.newPage();
for (const [name, drawing] of Object.entries(drawings)) {
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(`<body style="margin:0;height:100vh;line-height:0">${toSvg(drawing)}`);
    const path = new URL(`../public/icon/${name}-${size}.png`, import.meta.url);
    await writeFile(path, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
