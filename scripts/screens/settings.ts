import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import {
  NARROW,
  openSized,
  PAGE,
  seed,
  seedDefinitions,
  takeBothThemes,
  words,
  type Language,
} from './stage.ts';

/** Everything one can define, first while there is nothing. */
export async function takeSettings(
  browser: ExtensionBrowser,
  origin: string,
  language: Language,
): Promise<void> {
  const open = async () => {
    const view = await openSized(browser, 'workspace.html', PAGE);
    await view.waitFor('the tabs', () => document.querySelectorAll('[role=tab]').length > 2);
    await view.click({ role: 'tab', name: words[language].settings });
    return view;
  };
  const goTo = (view: View, index: number) => view.click({ css: '[role=tabpanel] [role=tab]', nth: index });

  let view = await open();
  const sections = ['categories', 'tags', 'lists', 'fields', 'rules'];
  for (const [index, section] of sections.entries()) {
    await goTo(view, index);
    await view.waitFor('the hint', () => document.querySelector('[role=tabpanel] h2') !== null);
    if (section === 'rules' || section === 'categories')
      await takeBothThemes(view, `settings-${section}-empty-${language}`);
  }
  await view.close();
  await seed(browser, 60);
  await seedDefinitions(browser, language);

  view = await open();
  for (const [index, section] of sections.entries()) {
    await goTo(view, index);
    await view.waitFor('what is there', () => document.querySelector('[role=tabpanel] li') !== null);
    await takeBothThemes(view, `settings-${section}-${language}`);
  }
  await goTo(view, sections.length);
  await view.waitFor(
    'the backups',
    () => document.querySelector('[role=tabpanel] [role=tabpanel] [type=password]') !== null,
  );
  await takeBothThemes(view, `settings-backups-${language}`);
  await goTo(view, sections.length + 1);
  await view.waitFor(
    'the receipt',
    () => document.querySelector('[role=tabpanel] [role=tabpanel] li') !== null,
  );
  await takeBothThemes(view, `settings-access-${language}`);
  await goTo(view, sections.length - 1);
  await view.click({ css: '[role=tabpanel] ol li button', nth: 3 });
  await view.waitFor('the editor', () => document.querySelector('form') !== null);
  await takeBothThemes(view, `settings-rule-edit-${language}`);
  await view.click({ css: 'form button:not([type=submit])', nth: -1 });
  await view.close();

  view = await openSized(browser, 'workspace.html', PAGE);
  await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await view.press('j');
  await view.press('x');
  await view.press('j');
  await view.press('x');
  await takeBothThemes(view, `workspace-tree-${language}`);
  await view.close();
  const narrow = await openSized(browser, 'sidepanel.html', NARROW);
  await narrow.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await narrow.press('j');
  await narrow.press('x');
  await takeBothThemes(narrow, `panel-selection-narrow-${language}`);
  await narrow.close();

  const popup = await browser.clickToolbarButton(await browser.openTab(`${origin}/harbor/?page=2`));
  await popup.waitFor('rows', () => document.querySelector('[data-row]') !== null);
  await popup.click({ css: 'footer [role=combobox]' });
  await takeBothThemes(popup, `popup-category-${language}`);
  await popup.press('Escape');
  await popup.click({ css: 'footer [aria-expanded=false]', nth: 1 });
  await takeBothThemes(popup, `popup-tags-${language}`);
  await popup.close();
}
