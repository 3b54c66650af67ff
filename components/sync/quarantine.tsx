import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import { getLeadName } from '@/lib/leads/lead-name';
import { dropQuarantined, readQuarantine, retryQuarantined } from '@/lib/store/sync/outbox';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { Button } from '../ui/button';
import { getReasonSentence } from './sync-words';

interface QuarantineProps {
  targetId: string;
  onOpen: (leadId: string) => void;
  onRetried: () => void;
}

/** News the target would not take, each with the reason and the ways on. The rest goes on without it. */
export function Quarantine({ targetId, onOpen, onRetried }: QuarantineProps) {
  const { store } = useServices();
  const rows = useLiveQuery(async () => {
    const kept = await readQuarantine(store, targetId);
    const leads = await store.db.leads.bulkGet(kept.map(({ leadId }) => leadId));
    return kept.map((row, index) => ({ ...row, lead: leads[index] }));
  }, [store, targetId]);

  async function retry(leadId?: string) {
    await retryQuarantined(store, targetId, leadId);
    onRetried();
  }

  if (rows === undefined) return null;
  return (
    <>
      <ul className={sectionStyles.rows}>
        {rows.map(({ leadId, lead, reason }) => {
          const name = (lead && getLeadName(lead)) ?? i18n.t('sync.deletedLead');
          return (
            <li key={leadId} className={sectionStyles.row}>
              <span className={sectionStyles.name}>{name}</span>
              <span className={sectionStyles.what}>{getReasonSentence(reason)}</span>
              <span className={sectionStyles.tools}>
                {lead === undefined ? null : (
                  <Button
                    look="quiet"
                    aria-label={i18n.t('sync.openLead', { name })}
                    onClick={() => onOpen(leadId)}
                  >
                    {i18n.t('sync.open')}
                  </Button>
                )}
                <Button
                  look="quiet"
                  aria-label={i18n.t('sync.retryLead', { name })}
                  onClick={() => void retry(leadId)}
                >
                  {i18n.t('sync.retry')}
                </Button>
                <Button
                  look="quiet"
                  aria-label={i18n.t('sync.letBeLead', { name })}
                  onClick={() => void dropQuarantined(store, targetId, leadId)}
                >
                  {i18n.t('sync.letBe')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      <div className={sectionStyles.buttons}>
        <Button onClick={() => void retry()}>{i18n.t('sync.retryAll')}</Button>
      </div>
    </>
  );
}
