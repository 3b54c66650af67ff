import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { isStale, type LeadRequest } from '@/lib/leads/request';
import { removeRequest } from '@/lib/store/commands/requests';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button, IconButton } from '../ui/button';
import { Link } from '../ui/link';
import { Mark } from '../ui/mark';
import { getRequestStateWord } from '../words';
import styles from './lead-requests.module.css';
import { MarkedText } from './marked-text';
import { formatPosted } from './posted';
import { RequestChips } from './request-chips';
import { RequestStatus } from './request-status';

/** What one lead asked for, in order of time, from wherever it was saved. */
export function LeadRequests({ lead, commands }: { lead: Lead; commands: Commands }) {
  const id = useId();
  const { requests = [] } = lead;
  if (requests.length === 0) return null;
  return (
    <section className={styles.requests} aria-labelledby={id}>
      <h3 id={id}>{i18n.t('requests.title')}</h3>
      <ol>
        {requests.map((request) => (
          <Asked key={request.key} lead={lead} request={request} commands={commands} />
        ))}
      </ol>
    </section>
  );
}

/** Longer texts are folded after some lines; in UTF-16 units. */
const LONG = 280;

function Asked({ lead, request, commands }: { lead: Lead; request: LeadRequest; commands: Commands }) {
  const { store } = useServices();
  const id = useId();
  const [whole, setWhole] = useState(false);
  const isLong = request.text.length > LONG || request.text.split('\n').length > 6;
  return (
    <li className={styles.request}>
      <div className={styles.line}>
        <span className={styles.date}>{formatPosted(request)}</span>
        {isStale(request, store.now()) ? <Mark kind="stale" word={getRequestStateWord('stale')} /> : null}
        <span className={styles.space} />
        <RequestStatus leadId={lead.id} request={request} commands={commands} />
        <IconButton
          label={i18n.t('request.remove')}
          onClick={() =>
            void commands.run(i18n.t('request.removed'), () => removeRequest(store, lead.id, request.key))
          }
        >
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <RequestChips request={request} />
      <p id={id} className={styles.text} data-folded={isLong && !whole}>
        <MarkedText text={request.text} phrases={request.phrases} />
      </p>
      <div className={styles.line}>
        <Link href={request.url}>{i18n.t('request.openPost')}</Link>
        <span className={styles.page}>{request.pageTitle}</span>
        {isLong ? (
          <Button look="quiet" aria-expanded={whole} aria-controls={id} onClick={() => setWhole(!whole)}>
            {i18n.t(whole ? 'request.less' : 'request.whole')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
