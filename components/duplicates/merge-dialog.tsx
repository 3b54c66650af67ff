import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { mergeLeads } from '@/lib/store/commands/merge-leads';
import { readPresent } from '@/lib/store/read-present';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { formatNumber } from '../ui/format';
import styles from './merge-dialog.module.css';
import { MergeForm, nameOf, useMergeChoice } from './merge-form';

/** As many as can be looked at side by side. */
export const MAX_MERGED = 8;

interface MergeDialogProps {
  leadIds: readonly string[];
  commands: Commands;
  onClose: () => void;
}

/** Leads the user chose, side by side, to be made one. */
export function MergeDialog({ leadIds, commands, onClose }: MergeDialogProps) {
  const { store } = useServices();
  const leads = useLiveQuery(() => readPresent(store, leadIds), [store, ...leadIds]);
  if (leads === undefined) return null;
  return <Loaded leads={leads} commands={commands} onClose={onClose} />;
}

function Loaded({
  leads,
  commands,
  onClose,
}: Omit<MergeDialogProps, 'leadIds'> & { leads: readonly Lead[] }) {
  const { store } = useServices();
  const choice = useMergeChoice(leads);
  const { request, merged } = choice;
  return (
    <Dialog title={i18n.t('merge.title', leads.length, [formatNumber(leads.length)])} onClose={onClose} wide>
      <p className={styles.hint}>{i18n.t('merge.hint')}</p>
      <MergeForm leads={leads} {...choice} />
      <div className={styles.actions}>
        <Button
          look="primary"
          data-first-focus
          disabled={request === undefined}
          onClick={() => {
            if (request === undefined || merged === undefined) return;
            onClose();
            void commands.run(getMergedSentence(request.loserIds.length + 1, nameOf(merged)), () =>
              mergeLeads(store, request),
            );
          }}
        >
          {i18n.t('merge.action')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** `2 leads merged into Alder Lighting` */
export const getMergedSentence = (count: number, name: string) =>
  i18n.t('merge.done', count, [formatNumber(count)], { name });
