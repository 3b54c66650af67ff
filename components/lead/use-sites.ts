import { useLiveQuery } from 'dexie-react-hooks';
import type { Lead } from '@/lib/leads/lead';
import { hostKey } from '@/lib/leads/url-key';
import { readCaptures } from '@/lib/store/captures';
import { useServices } from '../services';

/** The site each capture of a lead was made on; `undefined` until they are read. */
export function useSites(lead: Lead): ((captureId: string) => string | undefined) | undefined {
  const { store } = useServices();
  const sites = useLiveQuery(async () => {
    const captures = await readCaptures(store, lead.id);
    return new Map(captures.map(({ id, page }) => [id, hostKey(page.url)]));
  }, [store, lead.id, lead.revision]);
  return sites && ((captureId) => sites.get(captureId));
}
