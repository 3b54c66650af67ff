import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { mergeCertain } from '@/lib/store/commands/merge-certain';
import type { DuplicateNews } from '@/lib/store/follow-duplicates';
import type { Commands } from '../leads/use-commands';
import { backUpFirst } from '../safety/back-up-first';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';

/**
 * The duplicates among all leads; `undefined` until something is known. Where the user said so, certain ones are merged
 * as soon as they are found, with the way back.
 *
 * @param ready the leads are on the screen: looking for duplicates must not hold them up
 */
export function useDuplicates(ready: boolean, commands: Commands) {
  const { store, shelf, followDuplicates, readSetting, writeSetting } = useServices();
  const { tell } = commands;
  const [news, setNews] = useState<DuplicateNews>();
  const [unasked, setUnaskedState] = useState(false);
  useEffect(() => (ready ? followDuplicates(setNews) : undefined), [ready, followDuplicates]);
  useEffect(() => {
    if (news === undefined) return;
    let stale = false;
    async function mergeUnasked(certain: string[][]) {
      // Another window may have changed it since.
      const wanted = (await readSetting('mergeCertain')) ?? false;
      if (stale) return;
      setUnaskedState(wanted);
      if (!wanted || certain.length === 0) return;
      // Panel and full page see the same news: whoever comes second finds nothing left to merge.
      await inTurn(async () => {
        await backUpFirst({ store, shelf }, 'merge', certain.flat().length);
        const { commandId, merged } = await mergeCertain(store, certain, { unasked: true });
        if (commandId !== undefined)
          tell({ sentence: i18n.t('merge.certainDone', merged, [formatNumber(merged)]), commandId });
      });
    }
    void mergeUnasked(news.certain).catch(() => undefined);
    return () => {
      stale = true;
    };
  }, [news, unasked, store, shelf, readSetting, tell]);

  async function setUnasked(wanted: boolean) {
    await writeSetting('mergeCertain', wanted || undefined);
    setUnaskedState(wanted);
  }
  return { news, unasked, setUnasked };
}

export type Duplicates = ReturnType<typeof useDuplicates>;

async function inTurn(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request('merge-certain', work);
  else await work();
}
