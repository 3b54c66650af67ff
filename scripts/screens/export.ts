import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import { NARROW, openSized, PAGE, seed, seedDefinitions, takeBothThemes, type Language } from './stage.ts';

/** Opens the dialog with its key, and waits for the beginning of the file. */
async function openDialog(view: View): Promise<void> {
  await view.waitFor(
    'everything to export',
    () => document.querySelector('button:has(.lucide-download):enabled') !== null,
  );
  await view.press('d');
  await view.waitFor('the first rows', () => document.querySelector('dialog :is(table td, pre)') !== null);
}

/** The export dialog, with a file of cards, a column set of one's own, the receipt, and in the narrow panel. */
export async function takeExport(browser: ExtensionBrowser, language: Language): Promise<void> {
  await seed(browser, 60);
  await seedDefinitions(browser, language);
  let view = await openSized(browser, 'workspace.html', PAGE);
  await openDialog(view);
  await takeBothThemes(view, `export-${language}`);
  await view.click({ css: 'dialog button:has(.lucide-pencil)' });
  await view.waitFor('the column set', () => document.querySelector('dialog ol') !== null);
  await takeBothThemes(view, `export-columns-${language}`);
  await view.click({ css: 'dialog form button:not([type=submit])', nth: -1 });
  await view.click({ css: 'input[value=vcard]' });
  await view.waitFor('a card', () => document.querySelector('dialog pre') !== null);
  await takeBothThemes(view, `export-cards-${language}`);
  await view.click({ css: 'dialog button[type=submit]' });
  await view.waitFor('the receipt', () => document.querySelector('dialog footer [role=status]') !== null);
  await takeBothThemes(view, `export-written-${language}`);
  await view.close();

  view = await openSized(browser, 'sidepanel.html', NARROW);
  await openDialog(view);
  await takeBothThemes(view, `export-narrow-${language}`);
  await view.close();
}
