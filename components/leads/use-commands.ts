import { useCallback, useState } from 'react';
import { i18n } from '#i18n';
import type { CommandResult } from '@/lib/store/command';
import { undo } from '@/lib/store/commands/undo';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { formatNumber } from '../ui/format';

/** What was done last, and the command that takes it back; absent when there is no way back. */
export interface Done {
  sentence: string;
  commandId: string | undefined;
  /** It was itself an undo, so taking it back is doing it again. */
  undone?: boolean;
}

/** Runs commands, tells what came of them and keeps the way back. */
export function useCommands() {
  const { store } = useServices();
  const announce = useAnnounce();
  const [done, setDone] = useState<Done>();

  const tell = useCallback(
    (next: Done) => {
      setDone(next);
      announce(next.sentence);
    },
    [announce],
  );

  /** Says the sentence once the work is stored; resolves with false when it could not be. */
  const run = useCallback(
    async (sentence: string, work: () => Promise<CommandResult>): Promise<boolean> => {
      try {
        const { commandId } = await work();
        if (commandId !== undefined) tell({ sentence, commandId });
        return true;
      } catch {
        tell({ sentence: i18n.t('save.failed'), commandId: undefined });
        return false;
      }
    },
    [tell],
  );

  const takeBack = useCallback(
    async (commandId: string | undefined, leadIds?: readonly string[]) => {
      if (commandId === undefined) return;
      const result = await undo(store, commandId, leadIds && { leadIds });
      const count = result.kept.length;
      tell({
        sentence: count === 0 ? i18n.t('undo.done') : i18n.t('undo.partly', count, [formatNumber(count)]),
        commandId: result.commandId,
        undone: true,
      });
    },
    [store, tell],
  );

  return {
    done,
    tell,
    run,
    takeBack,
    undoLast: () => takeBack(done?.commandId),
    forget: () => setDone(undefined),
  };
}

export type Commands = ReturnType<typeof useCommands>;
