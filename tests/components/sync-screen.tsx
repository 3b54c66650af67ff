import { SyncView } from '@/components/sync/sync-view';
import { DoneBar } from '@/components/leads/done-bar';
import { useCommands } from '@/components/leads/use-commands';

/** The view of sync with the bar that takes back what was done there, as they stand in the workspace. */
export function SyncScreen({ onOpen = () => undefined }: { onOpen?: (leadId: string) => void }) {
  const commands = useCommands();
  return (
    <>
      <SyncView commands={commands} onOpen={onOpen} />
      <DoneBar commands={commands} />
    </>
  );
}
