import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActivePage } from '@/lib/platform/active-page';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { getUnreadableSentence } from '../words';
import { loadPage, type LoadedPage } from './load-page';
import { followReads } from './read-news';
import { getReadingTitle } from './reading-title';

/** Readings kept, each with what was chosen in it: as many tabs as one goes back and forth between. */
const MOST_VISITS = 5;

/** How long a page of a site that is always read is left alone after it changed. */
const REST_MS = 400;

/** What became of reading the page of one tab. */
export interface Visit {
  tabId: number;
  /** Counts readings, so that another one starts with fresh choices. */
  turn: number;
  /** Of the page that was read; absent where the browser let us know nothing of it. */
  url: string | undefined;
  state: { step: 'reading' } | LoadedPage;
}

export interface OpenPages {
  /** The page in front in this window; undefined until it is known. */
  active: ActivePage | undefined;
  /** Readings of this and other tabs, the newest first. */
  visits: readonly Visit[];
  /** The reading of the very page in front. */
  current: Visit | undefined;
  /** Reads the page in front; `list` another of its lists than the reader's own choice. */
  read: (list?: number) => Promise<void>;
}

/** The pages a side panel stands beside: which one is in front now, and what was read of it and of those before. */
export function useOpenPages(): OpenPages {
  const services = useServices();
  const announce = useAnnounce();
  const [active, setActive] = useState<ActivePage>();
  const [visits, setVisits] = useState<readonly Visit[]>([]);
  const turns = useRef(0);
  const latest = useRef(visits);
  useEffect(() => {
    latest.current = visits;
  }, [visits]);

  const put = useCallback((visit: Visit) => {
    setVisits((all) => [visit, ...all.filter(({ tabId }) => tabId !== visit.tabId)].slice(0, MOST_VISITS));
  }, []);

  const read = useCallback(
    async (list?: number, { unasked = false } = {}) => {
      const page = await services.loadActivePage();
      setActive(page);
      if (page === undefined) return;
      const { tabId } = page;
      const turn = ++turns.current;
      // Rows that are there stay until the new ones are: reading again takes a moment.
      setVisits((all) =>
        all.some((visit) => isOf(visit, page) && visit.state.step === 'read')
          ? all
          : [
              { tabId, turn, url: page.url, state: { step: 'reading' as const } },
              ...all.filter((visit) => visit.tabId !== tabId),
            ],
      );
      const state = await loadPage(services, tabId, list);
      if (turn !== turns.current) return;
      put({ tabId, turn, url: state.step === 'read' ? state.page.url : page.url, state });
      if (!unasked)
        announce(
          state.step === 'read'
            ? getReadingTitle(state.reading, state.rows)
            : getUnreadableSentence(state.reason),
        );
      // Meanwhile it may have gone on, or another tab come to the front.
      setActive(await services.loadActivePage());
    },
    [services, announce, put],
  );

  useEffect(() => {
    let gone = false;
    let resting: ReturnType<typeof setTimeout> | undefined;
    async function look() {
      const page = await services.loadActivePage();
      if (gone) return;
      setActive(page);
      // What could not be read may be readable now.
      setVisits((all) => all.filter(({ state }) => state.step !== 'unreadable'));
      clearTimeout(resting);
      if (page?.url === undefined) return;
      const sites = await services.loadSiteAccess();
      if (!(await sites.isOn(page.url)) || gone) return;
      // A site that is always read is not asked about; a page that builds itself is given a moment.
      resting = setTimeout(() => {
        const known = latest.current.find((visit) => isOf(visit, page));
        if (known === undefined || isEmpty(known)) void read(undefined, { unasked: true });
      }, REST_MS);
    }
    void look();
    const stopFollowing = services.followActivePage(() => void look());
    // The toolbar button was clicked: that lets us read the page, too.
    const stopHearing = followReads((tabId) => {
      void services.loadActivePage().then((page) => {
        if (!gone && page?.tabId === tabId) void read();
      });
    });
    return () => {
      gone = true;
      clearTimeout(resting);
      stopFollowing();
      stopHearing();
    };
  }, [services, read]);

  return { active, visits, current: active && visits.find((visit) => isOf(visit, active)), read };
}

/** A tab that went on to another address shows another page: its rows are not to be shown as this one's. */
function isOf({ tabId, url, state }: Visit, page: ActivePage): boolean {
  if (tabId !== page.tabId) return false;
  return state.step === 'read' ? isSameAddress(url, page.url) : true;
}

/** It was read before there was anything on it. */
const isEmpty = ({ state }: Visit) => state.step === 'read' && state.reading.kind === 'not-loaded';

/** A place within a page is the same page, unless the page keeps its own addresses there (`#/page/2`). */
function isSameAddress(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const strip = (url: string) => url.replace(/#(?![/!]).*$/, '');
  return strip(a) === strip(b);
}
