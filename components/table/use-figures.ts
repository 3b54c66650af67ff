import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useMemo, useState } from 'react';
import { rankTopics } from '@/lib/insight/topics';
import { rankVoices } from '@/lib/insight/voices';
import type { ThreadRecord } from '@/lib/leads/thread-record';
import { forgetThreads, readLeadsByAccount, readThreads, restoreThreads } from '@/lib/store/threads';
import type { RequestList } from '../request/use-request-list';
import { useServices } from '../services';

const NONE: readonly ThreadRecord[] = [];
/** The rest is asked for, or answered, once or twice. */
const MOST = 30;

/** What is asked for and who is answered most, over what was saved and read; and the threads that were only read. */
export function useFigures({ all, now }: RequestList) {
  const { store, readSetting, writeSetting } = useServices();
  const threads = useLiveQuery(() => readThreads(store), [store]) ?? NONE;
  const topics = useMemo(() => rankTopics(all, threads, now).slice(0, MOST), [all, threads, now]);
  const voices = useMemo(() => rankVoices(threads, now).slice(0, MOST), [threads, now]);
  const leads = useLiveQuery(
    () => readLeadsByAccount(store, voices.map(({ account }) => account)),
    [store, voices],
  ); // prettier-ignore
  const [counting, setCounting] = useState(true);
  const [forgotten, setForgotten] = useState(NONE);

  useEffect(() => {
    let gone = false;
    void readSetting('countThreads').then((stored) => {
      if (stored === false && !gone) setCounting(false);
    });
    return () => {
      gone = true;
    };
  }, [readSetting]);

  return {
    topics,
    voices,
    /** The lead behind each account, where there is one. */
    leads,
    onlyRead: threads.filter(({ saved }) => saved !== true).length,
    counting,
    setCounting: (next: boolean) => {
      setCounting(next);
      void writeSetting('countThreads', next);
    },
    /** What `restore` brings back. */
    forgotten: forgotten.length,
    forget: async () => setForgotten(await forgetThreads(store)),
    restore: async () => {
      await restoreThreads(store, forgotten);
      setForgotten(NONE);
    },
  };
}

export type Figures = ReturnType<typeof useFigures>;
