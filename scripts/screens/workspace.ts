import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { openSized, PAGE, takeBothThemes, type Language, type Size } from './stage.ts';

const SMALL: Size = { width: 880, height: 700 };

/** The full page's own views: grid with groups, board, comparison. Leads are stored before. */
export async function takeWorkspace(browser: ExtensionBrowser, language: Language): Promise<void> {
  const open = async (hash: string, size = PAGE) => {
    const view = await openSized(browser, `workspace.html${hash}`, size);
    await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
    return view;
  };
  let view = await open('');
  for (const nth of [1, 2, 3]) await view.click({ css: '[role=grid] input[type=checkbox]', nth });
  await takeBothThemes(view, `workspace-selected-${language}`);
  await view.click({ css: '[role=toolbar] button:has(.lucide-columns-3)' });
  await view.waitFor('the comparison', () => document.querySelector('table') !== null);
  await takeBothThemes(view, `workspace-compare-${language}`);
  await view.close();

  view = await open('');
  await view.click({ css: 'button:has(.lucide-columns-2)' });
  await view.waitFor('the columns', () => document.querySelector('[role=dialog]') !== null);
  await takeBothThemes(view, `workspace-columns-${language}`);
  await view.press('Escape');
  await view.press('j');
  for (let at = 0; at < 2; at++) await view.press('ArrowRight');
  await view.press('F2');
  await takeBothThemes(view, `workspace-cell-${language}`);
  await view.close();

  // A block of cells over some that cannot hold it, and what was changed since the beginning.
  view = await open('');
  await view.press('j');
  await view.evaluate(() => {
    const clipboardData = new DataTransfer();
    const row = Array.from({ length: 9 }, (_, column) => `pasted ${column}`).join('\t');
    clipboardData.setData('text/plain', `${row}\n${row}`);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  });
  await view.waitFor('what was not taken', () => document.querySelector('dialog li') !== null);
  await takeBothThemes(view, `workspace-paste-${language}`);
  await view.press('Escape');
  await view.press('z');
  await view.close();
  view = await openSized(browser, 'workspace.html#history', PAGE);
  await view.waitFor('changes', () => document.querySelector('[role=tabpanel] li') !== null);
  await takeBothThemes(view, `history-${language}`);
  await view.close();

  // Sorted by a second column, and the values of that one.
  view = await open('');
  const city = '[role=columnheader]:nth-child(3) [aria-haspopup]';
  await view.click({ css: city });
  await view.click({ css: '[role=menuitem]', nth: 2 });
  await view.click({ css: city });
  await view.click({ css: '[role=menuitem]', nth: 4 });
  await view.waitFor('the values', () => document.querySelector('[role=dialog] label') !== null);
  await takeBothThemes(view, `workspace-values-${language}`);
  await view.close();

  for (const [name, size] of [
    ['board', PAGE],
    ['board-small', SMALL],
  ] as const) {
    view = await open('', size);
    await view.click({ css: 'button:has(.lucide-kanban)' });
    await view.waitFor('cards', () => document.querySelector('section [data-main]') !== null);
    await takeBothThemes(view, `workspace-${name}-${language}`);
    await view.click({ css: 'button:has(.lucide-table-2)' });
    await view.waitFor('the table', () => document.querySelector('[role=grid]') !== null);
    await view.close();
  }
}
