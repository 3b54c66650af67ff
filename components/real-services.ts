import { readTab } from '@/lib/messages/read-tab';
import { loadActivePage } from '@/lib/platform/active-page';
import { about } from '@/lib/platform/about';
import { downloads } from '@/lib/platform/downloads';
import { saveFile } from '@/lib/platform/files';
import { followActivePage } from '@/lib/platform/follow-page';
import { lightUp } from '@/lib/platform/light-up';
import { openWorkspace } from '@/lib/platform/open';
import { openPanel } from '@/lib/platform/panel';
import { readSetting, writeSetting } from '@/lib/platform/settings';
import { openShelf } from '@/lib/platform/shelf';
import { jobStarted } from '@/lib/platform/wake';
import { openOwnStore } from '@/lib/store/open-own-store';
import { followInWorker } from './duplicates/follow-in-worker';
import type { Services } from './services';

/** The browser and the store as they are; what the entry points hand to their screens. */
export const services: Services = {
  store: openOwnStore(),
  loadActivePage,
  readTab,
  followActivePage,
  lightUp,
  openPanel,
  openWorkspace,
  followDuplicates: followInWorker,
  saveFile,
  readSetting,
  writeSetting,
  shelf: openShelf(),
  downloads,
  jobStarted,
  about,
};
