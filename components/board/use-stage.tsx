import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Stage } from '@/lib/leads/lead-parts';
import { changeLeads } from '@/lib/store/commands/change-leads';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import { getStageWord } from '../words';
import { ReasonDialog } from './reason-dialog';

/** Sets the stage of leads with the way back; asks why of those that are no fit. */
export function useStage({ run }: Commands): {
  setStage: (leadIds: readonly string[], stage: Stage) => void;
  /** The question, while it is asked. */
  question: ReactNode;
} {
  const { store } = useServices();
  const [asking, setAsking] = useState<readonly string[]>();

  function change(leadIds: readonly string[], stage: Stage, stageReason?: string) {
    const count = leadIds.length;
    const sentence = i18n.t('leads.changedTo', count, [formatNumber(count)], { to: getStageWord(stage) });
    void run(sentence, () =>
      changeLeads(store, leadIds, { stage, ...(stageReason !== undefined && { stageReason }) }),
    );
  }

  return {
    setStage: (leadIds, stage) => {
      if (stage === 'unqualified') setAsking(leadIds);
      else change(leadIds, stage);
    },
    question: asking ? (
      <ReasonDialog
        count={asking.length}
        onSave={(reason) => {
          setAsking(undefined);
          change(asking, 'unqualified', reason === '' ? undefined : reason);
        }}
        onClose={() => setAsking(undefined)}
      />
    ) : null,
  };
}
