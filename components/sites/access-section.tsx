import { Globe } from 'lucide-react';
import { i18n } from '#i18n';
import { toSiteName, type Grant, type SiteAccess } from '@/lib/platform/site-access';
import { Section } from '../settings/section';
import rowStyles from '../settings/section.module.css';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { formatDate } from '../ui/format';
import styles from './sites.module.css';
import { useSiteAccess } from './use-site-access';

const readAll = (access: SiteAccess) => access.read();

/** The permission receipt: what Leadlight may do, on which sites, since when and what for, as the browser itself has it. */
export function AccessSection() {
  const announce = useAnnounce();
  const known = useSiteAccess(readAll);
  if (known === undefined) return null;
  const { access, answer } = known;
  const { sites, syncs, wide, permissions } = answer;

  async function takeBack({ name }: Grant, word: string) {
    await access.stop(name);
    announce(i18n.t('sites.takenBack', { name: word }));
  }

  return (
    <Section title={i18n.t('sites.title')} hint={i18n.t('sites.hint')}>
      <section className={styles.part} aria-labelledby="sites-list">
        <h2 id="sites-list">{i18n.t('sites.list')}</h2>
        {sites.length === 0 ? (
          <Empty icon={<Globe size={28} />} title={i18n.t('sites.none')}>
            <p>{i18n.t('sites.noneExample')}</p>
          </Empty>
        ) : (
          <ul className={rowStyles.rows}>
            {sites.map((grant) => (
              <GrantRow
                key={grant.name}
                grant={grant}
                word={toSiteName(grant.name)}
                why={i18n.t('sites.listWhy')}
                onTakeBack={takeBack}
              />
            ))}
          </ul>
        )}
        {wide.length === 0 ? null : (
          <ul className={rowStyles.rows}>
            {wide.map((grant) => (
              <GrantRow
                key={grant.name}
                grant={grant}
                word={i18n.t('sites.wide')}
                why={i18n.t('sites.wideWhy')}
                onTakeBack={takeBack}
              />
            ))}
          </ul>
        )}
      </section>
      {syncs.length === 0 ? null : (
        <section className={styles.part} aria-labelledby="sites-syncs">
          <h2 id="sites-syncs">{i18n.t('sites.syncs')}</h2>
          <ul className={rowStyles.rows}>
            {syncs.map((grant) => (
              <GrantRow
                key={grant.name}
                grant={grant}
                word={toSiteName(grant.name)}
                why={i18n.t('sites.syncsWhy')}
                onTakeBack={takeBack}
              />
            ))}
          </ul>
        </section>
      )}
      <section className={styles.part} aria-labelledby="sites-permissions">
        <h2 id="sites-permissions">{i18n.t('sites.permissions')}</h2>
        <ul className={rowStyles.rows}>
          {permissions.flatMap((grant) => {
            const why = findReason(grant.name);
            return why === undefined ? (
              []
            ) : (
              <GrantRow
                key={grant.name}
                grant={grant}
                word={why}
                why={grant.name}
                {...(grant.optional && { onTakeBack: takeBack })}
              />
            );
          })}
        </ul>
      </section>
    </Section>
  );
}

interface GrantRowProps {
  grant: Grant;
  word: string;
  why: string;
  /** Absent where only removing Leadlight takes it back. */
  onTakeBack?: (grant: Grant, word: string) => Promise<void>;
}

function GrantRow({ grant, word, why, onTakeBack }: GrantRowProps) {
  return (
    <li className={rowStyles.row}>
      <span className={styles.grant}>
        <b>{word}</b>
        <span className={styles.hint}>{why}</span>
      </span>
      {grant.since === undefined ? null : (
        <span className={styles.since}>{i18n.t('sites.since', { date: formatDate(grant.since) })}</span>
      )}
      {onTakeBack ? (
        <span className={rowStyles.tools}>
          <Button
            look="quiet"
            aria-label={i18n.t('sites.takeBackOf', { name: word })}
            onClick={() => void onTakeBack(grant, word)}
          >
            {i18n.t('sites.takeBack')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

/** What each permission of ours is for; one without a sentence here is the browser's own invention and none of ours. */
const reasons = {
  activeTab: () => i18n.t('sites.why.activeTab'),
  scripting: () => i18n.t('sites.why.scripting'),
  storage: () => i18n.t('sites.why.storage'),
  unlimitedStorage: () => i18n.t('sites.why.unlimitedStorage'),
  alarms: () => i18n.t('sites.why.alarms'),
  sidePanel: () => i18n.t('sites.why.sidePanel'),
  contextMenus: () => i18n.t('sites.why.contextMenus'),
  downloads: () => i18n.t('sites.why.downloads'),
} as const satisfies Record<string, () => string>;

function findReason(name: string): string | undefined {
  return Object.hasOwn(reasons, name) ? reasons[name as keyof typeof reasons]() : undefined;
}
