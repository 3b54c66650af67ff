import { useCallback, useState } from 'react';
import { i18n } from '#i18n';
import type { SiteAccess } from '@/lib/platform/site-access';
import { useAnnounce } from '../ui/announcer';
import styles from './sites.module.css';
import { useSiteAccess } from './use-site-access';

/**
 * "Always read this site": asks the browser for that one site, and gives it back with one more click. Nothing is shown
 * for pages no site stands behind.
 *
 * @param url of the page it is about
 */
export function SiteSwitch({ url }: { url: string }) {
  const announce = useAnnounce();
  const known = useSiteAccess(useCallback((access: SiteAccess) => access.isOn(url), [url]));
  const [refused, setRefused] = useState(false);
  if (!/^https?:/.test(url)) return null;
  const site = new URL(url).hostname;

  async function set(access: SiteAccess, wanted: boolean) {
    // First of all, or the browser does not know any more that it was a click.
    const allowed = wanted ? access.ask(url) : access.stopReading(url).then(() => true);
    const done = await allowed.catch(() => false);
    setRefused(!done);
    announce(
      done ? i18n.t(wanted ? 'sites.switchedOn' : 'sites.switchedOff', { site }) : i18n.t('sites.refused'),
    );
  }

  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        className={styles.toggle}
        checked={known?.answer ?? false}
        disabled={known === undefined}
        onChange={(event) => known && void set(known.access, event.target.checked)}
      />
      <span>
        {i18n.t('sites.always', { site })}
        <span className={styles.hint}>{i18n.t(refused ? 'sites.refused' : 'sites.alwaysHint')}</span>
      </span>
    </label>
  );
}
