import { readTab } from '@/lib/messages/read-tab';
import { loadActivePage } from '@/lib/platform/active-page';
import { saveFile } from '@/lib/platform/files';
import { getNewId, getNow } from '@/lib/platform/ids-and-clock';
import { openWorkspace } from '@/lib/platform/open';
import { openPanel } from '@/lib/platform/panel';
import { readSetting, writeSetting } from '@/lib/platform/settings';
import { openStore } from '@/lib/store/store';
import type { Services } from './services';

/** The browser and the store as they are; what the entry points hand to their screens. */
export const services: Services = {
  store: openStore({ now: getNow, newId: getNewId }),
  loadActivePage,
  readTab,
  openPanel,
  openWorkspace,
  saveFile,
  readSetting,
  writeSetting,
};
