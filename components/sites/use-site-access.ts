import { useEffect, useState } from 'react';
import type { SiteAccess } from '@/lib/platform/site-access';
import { useServices } from '../services';

/**
 * Something the browser says of what is allowed, asked again whenever that changes, here or in the browser's own settings;
 * with the way to change it, as soon as both are there.
 */
export function useSiteAccess<T>(
  ask: (access: SiteAccess) => Promise<T>,
): { access: SiteAccess; answer: T } | undefined {
  const { loadSiteAccess } = useServices();
  const [known, setKnown] = useState<{ access: SiteAccess; answer: T }>();
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    void loadSiteAccess().then((access) => {
      if (gone) return;
      const look = () =>
        void ask(access).then((answer) => {
          if (!gone) setKnown({ access, answer });
        });
      stop = access.follow(look);
      look();
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [loadSiteAccess, ask]);
  return known;
}
