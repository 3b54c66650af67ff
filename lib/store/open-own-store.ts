import { getNewId, getNow } from '@/lib/platform/ids-and-clock';
import { readSetting, writeSetting } from '@/lib/platform/settings';
import { openStore, type Store } from './store';

/** The store of this extension as it is, for the screens and the background. */
export function openOwnStore(): Store {
  return openStore({
    now: getNow,
    newId: getNewId,
    marks: {
      read: () => readSetting('storeMark'),
      write: (mark) => writeSetting('storeMark', mark),
    },
  });
}
