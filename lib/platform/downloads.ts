import { browser } from 'wxt/browser';

/** Files in the downloads folder without asking each time; needs the permission the user may give for it. */

const NEEDED = { permissions: ['downloads'] as 'downloads'[] };

export interface Downloads {
  /** Whether the user has allowed it. */
  isAllowed: () => Promise<boolean>;
  /** Must be called first in a click's handler: browsers ask only there. */
  ask: () => Promise<boolean>;
  stop: () => Promise<void>;
  keep: (name: string, content: Blob, kept: number) => Promise<void>;
}

export const downloads: Downloads = {
  isAllowed: () => browser.permissions.contains(NEEDED),
  ask: () => browser.permissions.request(NEEDED),
  stop: async () => void (await browser.permissions.remove(NEEDED)),
  keep: keepDownload,
};

/**
 * Writes a file into a folder of ours among the downloads and removes those of the same kind that are older than the
 * newest `kept`: files this extension wrote, no others. Only where there is a document: Chromium's service worker cannot
 * hand over a blob.
 */
async function keepDownload(name: string, content: Blob, kept: number): Promise<void> {
  const url = URL.createObjectURL(content);
  try {
    const id = await browser.downloads.download({ url, filename: `Leadlight/${name}`, saveAs: false });
    await untilWritten(id);
    const ours = (await browser.downloads.search({ orderBy: ['-startTime'], state: 'complete' })).filter(
      (item) =>
        item.byExtensionId === browser.runtime.id && /[\\/]Leadlight[\\/]leadlight-\d/.test(item.filename),
    );
    for (const old of ours.slice(kept)) {
      if (old.exists) await browser.downloads.removeFile(old.id);
      await browser.downloads.erase({ id: old.id });
    }
  } finally {
    URL.revokeObjectURL(url);
  }
}

async function untilWritten(id: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const [item] = await browser.downloads.search({ id });
    if (item?.state === 'complete') return;
    if (item === undefined || item.state === 'interrupted') throw new Error('The download was interrupted.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The download did not end.');
}
