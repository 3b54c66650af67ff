import { browser } from 'wxt/browser';

/** What the address of the workspace can name. */
export type WorkspaceView = 'duplicates' | 'import' | 'sync';

/** Opens the page on which one practises on invented companies. */
export async function openWelcome(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
}

/** Opens the workspace, on one of its views if given; goes to the tab that shows it already. */
export async function openWorkspace(view?: WorkspaceView): Promise<void> {
  const page = browser.runtime.getURL('/workspace.html');
  const url = view === undefined ? page : `${page}#${view}`;
  // Our own pages are the only ones whose address can be queried without the `tabs` permission.
  const [open] = await browser.tabs.query({ url: `${page}*` });
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true, ...(view !== undefined && { url }) });
}
