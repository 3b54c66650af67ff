import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import { root } from '../build-extension.ts';
import { getStage, openSized, seed } from './stage.ts';

/** The README's picture: a directory page with the real popup over it and the leads it was saved to beside it. */
export async function takeReadmePicture(browser: ExtensionBrowser, origin: string): Promise<void> {
  // Ten of the first page's companies are new, two are known.
  await seed(browser, 50, 10);
  const tab = await browser.openTab(`${origin}/harbor/`);
  await getStage(tab).setViewport({ width: 860, height: 640, deviceScaleFactor: 2 });
  const pictures = { page: await shoot(tab), popup: '', panel: '' };
  const popup = await browser.clickToolbarButton(tab);
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  pictures.popup = await shoot(popup);
  await popup.close();
  const panel = await openSized(browser, 'sidepanel.html', { width: 400, height: 640 });
  await panel.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  pictures.panel = await shoot(panel);
  await panel.close();

  const scene = await browser.openTab('about:blank');
  await getStage(scene).setViewport({ width: 1280, height: 660, deviceScaleFactor: 2 });
  await scene.evaluate(({ page, popup, panel }: typeof pictures) => {
    document.body.innerHTML = `<style>
      body { margin: 0; background: #d7e3e5; }
      img { position: absolute; display: block; border-radius: 8px; box-shadow: 0 4px 24px #17212b40; }
      </style>
      <img src="${page}" style="left: 10px; top: 10px; width: 850px">
      <img src="${panel}" style="left: 870px; top: 10px; width: 400px">
      <img src="${popup}" style="left: 440px; top: 40px; width: 390px">`;
  }, pictures);
  await scene.waitFor('pictures', () => [...document.images].every((image) => image.complete));
  writeFileSync(join(root, 'sample/screenshot.png'), await getStage(scene).screenshot({}));
  console.log('sample/screenshot.png');
  await scene.close();
}

async function shoot(view: View): Promise<string> {
  const picture = await getStage(view).screenshot({ captureBeyondViewport: false });
  return `data:image/png;base64,${Buffer.from(picture).toString('base64')}`;
}
