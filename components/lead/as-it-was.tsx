import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { diffLeads } from '@/lib/leads/changes';
import { getLeadName } from '@/lib/leads/lead-name';
import { readLeadAt } from '@/lib/store/queries';
import { describeChange } from '../history/describe-change';
import { useNames } from '../history/use-names';
import { useServices } from '../services';
import { Dialog } from '../ui/dialog';
import { formatDate } from '../ui/format';
import styles from './as-it-was.module.css';

interface AsItWasProps {
  leadId: string;
  /** A moment, milliseconds since 1970. */
  before: number;
  onClose: () => void;
}

/** A lead as it was just before a moment, to look at. */
export function AsItWas({ leadId, before, onClose }: AsItWasProps) {
  const { store } = useServices();
  const names = useNames();
  const lead = useLiveQuery(
    async () => (await readLeadAt(store, leadId, before - 1)) ?? null,
    [store, leadId, before],
  );
  if (lead === undefined) return null;
  const name = (lead && getLeadName(lead)) ?? i18n.t('page.noName');
  return (
    <Dialog
      title={i18n.t('history.asItWasTitle', { name, date: formatDate(before, { time: true }) })}
      onClose={onClose}
    >
      {lead === null ? (
        <p className={styles.facts}>{i18n.t('history.asItWasNothing')}</p>
      ) : (
        <dl className={styles.facts}>
          {getAllParts(lead).flatMap((change) => {
            const described = describeChange(change, names);
            return described?.after === undefined ? (
              []
            ) : (
              <div key={change.path}>
                <dt>{described.part}</dt>
                <dd>{described.after}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </Dialog>
  );
}

/** All that a lead holds, as the change that would make it of an empty one. */
function getAllParts(lead: Lead) {
  const empty: Lead = { ...EMPTY, id: lead.id, kind: lead.kind };
  return diffLeads(empty, lead);
}

const EMPTY = {
  facts: {},
  categoryIds: [],
  tags: [],
  createdAt: 0,
  updatedAt: 0,
  revision: 1,
  keys: [],
};
