import { readTab } from '@/lib/messages/read-tab';
import { loadActivePage } from '@/lib/platform/active-page';
import { about } from '@/lib/platform/about';
import { downloads } from '@/lib/platform/downloads';
import { saveFile } from '@/lib/platform/files';
import { followActivePage } from '@/lib/platform/follow-page';
import { lightUp } from '@/lib/platform/light-up';
import { getNow } from '@/lib/platform/ids-and-clock';
import { openWelcome, openWorkspace } from '@/lib/platform/open';
import { openPanel } from '@/lib/platform/panel';
import { readSetting, writeSetting } from '@/lib/platform/settings';
import { openShelf } from '@/lib/platform/shelf';
import { jobStarted } from '@/lib/platform/wake';
import { openOwnStore } from '@/lib/store/open-own-store';
import { followInWorker } from './duplicates/follow-in-worker';
import type { Services } from './services';

/** What the popup's first picture does not need is loaded after it. */
const loadWaiting = () => import('@/lib/messages/waiting');

/** The browser and the store as they are; what the entry points hand to their screens. */
export const services: Services = {
  store: openOwnStore(),
  loadActivePage,
  // A selection that waits to be looked through comes before the page it stands on.
  readTab: async (tabId, list) =>
    (await (await loadWaiting()).takeOffer(tabId, getNow())) ?? readTab(tabId, list),
  followActivePage,
  lightUp,
  openPanel,
  openWorkspace,
  openWelcome,
  followDuplicates: followInWorker,
  openExporter: async () => (await import('./transfer/open-exporter')).openExporter(),
  openImporter: async () => (await import('./transfer/open-importer')).openImporter(),
  importShelf: openShelf('imports'),
  workOnImports: () => {
    const { port } = new SharedWorker('/importer.js', { name: 'imports' });
    return () => port.close();
  },
  saveFile,
  readSetting,
  writeSetting,
  shelf: openShelf(),
  downloads,
  loadSiteAccess: async () => (await import('@/lib/platform/site-access')).siteAccess,
  loadSync: async () => (await import('./sync/open-controls')).openControls(services.store),
  showPage: async (tabId, seen) => (await import('./sites/show-page')).showPage(tabId, seen),
  followReceipts: (onReceipt) => {
    let stop: (() => void) | undefined;
    let stopped = false;
    void loadWaiting().then(({ followReceipts }) => {
      if (!stopped) stop = followReceipts(getNow, onReceipt);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  },
  jobStarted,
  about,
};
