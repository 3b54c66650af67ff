import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import type { View } from '../browsers/view.ts';
import {
  NARROW,
  NARROW_PAGE,
  openSized,
  PAGE,
  seed,
  seedFirstSync,
  seedSync,
  takeBothThemes,
  type Language,
} from './stage.ts';

const panel = '[role=tabpanel]';
const add = (view: View) => view.click({ css: `${panel} button:has(.lucide-plus)` });
/** The kinds stand in the order they are offered. */
async function choose(view: View, nth: number): Promise<void> {
  await view.waitFor('the choices', () => document.querySelector('section h2 ~ div button b') !== null);
  await view.click({ css: `${panel} section > div:not(:last-child) > button`, nth });
}

/** Nothing set up yet, each kind's form, a pool's set-up; targets as they go on, what was also said, and an owner. */
export async function takeSync(browser: ExtensionBrowser, language: Language): Promise<void> {
  await seed(browser, 60);
  let view = await openSized(browser, 'workspace.html#sync', PAGE);
  await view.waitFor('the hint', () => document.querySelector('[role=tabpanel] h2') !== null);
  await takeBothThemes(view, `sync-empty-${language}`);
  await add(view);
  await view.waitFor('the kinds', () => document.querySelectorAll('section button b').length > 2);
  await takeBothThemes(view, `sync-kinds-${language}`);
  await choose(view, 1);
  await view.waitFor('the form', () => document.querySelector('form ol') !== null);
  await takeBothThemes(view, `sync-hubspot-${language}`);
  await view.click({ css: 'form button:not([type=submit])', nth: -1 });
  await choose(view, 2);
  await view.waitFor('the form', () => document.querySelector('form select') !== null);
  await takeBothThemes(view, `sync-salesforce-${language}`);
  await view.click({ css: 'form button:not([type=submit])', nth: -1 });
  await choose(view, 0);
  await view.waitFor('the ways', () => document.querySelector('section .lucide-key-round') !== null);
  await takeBothThemes(view, `sync-pool-${language}`);
  await choose(view, 1);
  await view.waitFor('the set-up', () => document.querySelectorAll('form fieldset').length === 3);
  await takeBothThemes(view, `sync-pool-make-${language}`);
  await view.close();

  const free = await seedSync(browser, language);
  for (const [name, size] of [
    ['targets', PAGE],
    ['targets-narrow', NARROW_PAGE],
  ] as const) {
    view = await openSized(browser, 'workspace.html#sync', size);
    await view.waitFor(
      'the targets, what was also said of three leads, and what asks for a new secret',
      () =>
        document.querySelectorAll('section h2').length === 3 &&
        document.querySelectorAll('[data-choose]').length === 3 &&
        document.querySelectorAll('section form input[type=password]').length === 2 &&
        document.querySelector('[aria-busy=true]') === null,
    );
    await takeBothThemes(view, `sync-${name}-${language}`);
    await view.close();
  }
  view = await openSized(browser, 'workspace.html#sync', PAGE);
  await view.waitFor('the parts', () => document.querySelectorAll('section details').length >= 3);
  await view.evaluate(() => {
    const parts = document.querySelectorAll('section details:not([open])');
    for (const part of parts) part.toggleAttribute('open', true);
  });
  await view.waitFor(
    'what would be sent',
    () =>
      document.querySelector('section table') !== null && document.querySelector('[aria-busy=true]') === null,
  );
  await view.evaluate(() => document.querySelector('section fieldset [role=group]')?.scrollIntoView());
  await takeBothThemes(view, `sync-mapping-${language}`);
  await view.close();
  view = await openSized(browser, `workspace.html#lead=${free}`, PAGE);
  await view.waitFor('the owner', () => document.querySelector('aside .lucide-user-round') !== null);
  await takeBothThemes(view, `sync-owner-${language}`);
  await view.close();
  view = await openSized(browser, 'sidepanel.html', NARROW);
  await view.waitFor('the line', () => document.querySelector('button[data-kind]') !== null);
  await takeBothThemes(view, `sync-line-${language}`);
  await view.close();

  await seedFirstSync(browser);
  view = await openSized(browser, 'workspace.html#sync', PAGE);
  await view.waitFor('the progress', () => document.querySelector('progress[value]') !== null);
  await takeBothThemes(view, `sync-first-${language}`);
  await view.close();
  view = await openSized(browser, 'sidepanel.html', NARROW);
  await view.waitFor('the line', () => document.querySelector('button[data-kind=waiting]') !== null);
  await takeBothThemes(view, `sync-first-line-${language}`);
  await view.close();
}
