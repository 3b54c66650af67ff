import { browser } from 'wxt/browser';

/** Opens the workspace, on one lead if given; goes to the tab that shows it already. */
export async function openWorkspace(leadId?: string): Promise<void> {
  const page = browser.runtime.getURL('/workspace.html');
  const url = leadId === undefined ? page : `${page}#lead=${leadId}`;
  // Our own pages are the only ones whose address can be queried without the `tabs` permission.
  const [open] = await browser.tabs.query({ url: `${page}*` });
  if (open?.id === undefined) await browser.tabs.create({ url });
  else await browser.tabs.update(open.id, { active: true, ...(leadId !== undefined && { url }) });
}
