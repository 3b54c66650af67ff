import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folder, themes, words } from './stage.ts';

/** All pictures on one page, a row a screen: its themes and languages beside each other. */
export function writeGallery(): void {
  const rows = new Map<string, string[]>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.png'))) {
    const screen = file.replace(
      new RegExp(`(?:-(?:${Object.keys(words).join('|')}))?(?:-(?:${themes.join('|')}))?\\.png$`),
      '',
    );
    rows.set(screen, [...(rows.get(screen) ?? []), file]);
  }
  const sections = [...rows].map(
    ([screen, files]) =>
      `<h2>${screen}</h2><div>${files.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`).join('')}</div>`,
  );
  const style =
    'body{font:14px system-ui;margin:24px}div{display:flex;gap:12px;overflow-x:auto;align-items:start}img{max-height:480px;border:1px solid #ccc}';
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Leadlight, every screen</title><style>${style}</style>${sections.join('')}`,
  );
}
