import { i18n } from '#i18n';
import { requestStatuses, type LeadRequest } from '@/lib/leads/request';
import { setRequestStatus } from '@/lib/store/commands/requests';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Select } from '../ui/select';
import { getRequestStateWord } from '../words';
import { getHeadline } from './headline';
import styles from './request-status.module.css';

interface RequestStatusProps {
  leadId: string;
  request: LeadRequest;
  commands: Commands;
}

/** What became of a request; changed where it is seen. */
export function RequestStatus({ leadId, request, commands }: RequestStatusProps) {
  const { store } = useServices();
  return (
    <Select
      className={styles.status ?? ''}
      label={i18n.t('request.statusOf', { what: getHeadline(request) })}
      data-status={request.status}
      value={request.status}
      options={requestStatuses.map((status) => ({ value: status, word: getRequestStateWord(status) }))}
      onPick={(value) => {
        const status = requestStatuses.find((known) => known === value);
        if (status === undefined) return;
        void commands.run(i18n.t('request.statusSet', { status: getRequestStateWord(status) }), () =>
          setRequestStatus(store, leadId, request.key, status),
        );
      }}
    />
  );
}
