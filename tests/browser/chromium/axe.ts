import axe from 'axe-core';
import type { View } from '../../../scripts/browsers/view.ts';

/** The calls of puppeteer's page that judging needs besides a view's own. */
interface Judged {
  evaluate(code: string): Promise<unknown>;
  emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void>;
}

/** What axe has against what a view shows, in light and in dark: `theme: rule: element`. */
export async function findBarriers(view: View): Promise<string[]> {
  const { page } = view as unknown as { page: Judged };
  const barriers: string[] = [];
  // Through the inspector, which the page's policy does not bind.
  await page.evaluate(axe.source);
  for (const theme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }]);
    const found = (await page.evaluate(
      `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`,
    )) as string[];
    barriers.push(...found.map((barrier) => `${theme}: ${barrier}`));
  }
  return barriers;
}
