import type { ExtensionBrowser } from '../browsers/extension-browser.ts';
import { NARROW, openSized, PAGE, PANEL, takeBothThemes, type Language } from './stage.ts';

/** A contact with what came of it, the next step, and all next steps. Leads are stored before. */
export async function takeFollowUp(browser: ExtensionBrowser, language: Language): Promise<void> {
  let view = await openSized(browser, 'sidepanel.html', PANEL);
  await view.waitFor('rows', () => document.querySelector('[data-main]') !== null);
  await view.press('j');
  await view.press('Enter');
  await view.waitFor('the lead', () => document.querySelector('dl') !== null);
  await view.press('c');
  await view.click({ css: 'form [data-id=interested]' });
  await view.fill({ css: 'form textarea' }, '555-0101, Tue 10:00');
  await view.fill({ css: 'form input[type=text], form input:not([type])' }, 'Price list');
  await takeBothThemes(view, `lead-contact-${language}`);
  await view.click({ css: 'form [role=radiogroup] label:nth-of-type(2)', nth: -1 });
  await view.click({ css: 'form button[type=submit]' });
  await view.waitFor('the form to go', () => document.querySelector('form textarea') === null);
  await takeBothThemes(view, `lead-timeline-${language}`);
  await view.press('Escape');
  for (const [name, size] of [
    ['panel', PANEL],
    ['narrow', NARROW],
  ] as const) {
    await view.close();
    view = await openSized(browser, 'sidepanel.html', size);
    await view.click({ css: '[role=tab]', nth: 3 });
    await view.waitFor(
      'the task',
      () => document.querySelector('[role=tabpanel] input[type=checkbox]') !== null,
    );
    await takeBothThemes(view, `tasks-${name}-${language}`);
  }
  await view.close();
  view = await openSized(browser, 'workspace.html#tasks', PAGE);
  await view.waitFor(
    'the task',
    () => document.querySelector('[role=tabpanel] input[type=checkbox]') !== null,
  );
  await takeBothThemes(view, `tasks-workspace-${language}`);
  await view.close();
}
