import { useCallback, useState } from 'react';
import { i18n } from '#i18n';
import type { CommandResult } from '@/lib/store/command';
import { undo, type UndoResult } from '@/lib/store/commands/undo';
import { StoreError } from '@/lib/store/store-error';
import type { Store } from '@/lib/store/store';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { formatNumber } from '../ui/format';

/** What was done last, and the command that takes it back; absent when there is no way back. */
export interface Done {
  sentence: string;
  commandId?: string | undefined;
  /** Commands of the same job before that one, the last first; they are taken back with it. */
  earlier?: readonly string[];
  /** It was itself an undo, so taking it back is doing it again. */
  undone?: boolean;
  /** It is still going on; this ends it as if it had never begun. */
  stop?: () => void;
}

/** What takes longer (ms) tells how far it is, and can be stopped. */
const SLOW = 1_000;

/** Runs commands, tells what came of them and keeps the way back. */
export function useCommands() {
  const { store, jobStarted } = useServices();
  const announce = useAnnounce();
  const [done, setDone] = useState<Done>();

  const tell = useCallback(
    (next: Done) => {
      setDone(next);
      announce(next.sentence);
    },
    [announce],
  );

  /** Says the sentence once the work is stored (and made then, where it counts); resolves with false when it could not be. */
  const run = useCallback(
    async (sentence: string | (() => string), work: () => Promise<CommandResult>): Promise<boolean> => {
      try {
        const { commandId } = await work();
        if (commandId !== undefined)
          tell({ sentence: typeof sentence === 'string' ? sentence : sentence(), commandId });
        return true;
      } catch (error) {
        const full = error instanceof StoreError && error.reason === 'disk-full';
        tell({ sentence: i18n.t(full ? 'health.frozen' : 'save.failed'), commandId: undefined });
        return false;
      }
    },
    [tell],
  );

  const takeBack = useCallback(
    async (commandId: string | undefined, leadIds?: readonly string[], earlier: readonly string[] = []) => {
      if (commandId === undefined) return;
      if (leadIds === undefined && (await isLargeImport(store, commandId))) {
        const { startRevert } = await import('@/lib/store/import/revert-job');
        const begun = await startRevert(store, commandId).then(
          () => true,
          () => false,
        );
        if (begun) void jobStarted();
        tell({ sentence: i18n.t(begun ? 'undo.begun' : 'save.failed'), commandId: undefined });
        return;
      }
      const results: UndoResult[] = [];
      const since = store.now();
      const stopper = new AbortController();
      const onProgress = (ready: number, total: number) => {
        if (store.now() - since < SLOW) return;
        const share = Math.floor((100 * (results.length + ready / total)) / (earlier.length + 1));
        setDone({
          sentence: i18n.t('undo.running', [i18n.t('job.percent', [formatNumber(share)])]),
          commandId: undefined,
          stop: () => stopper.abort(),
        });
      };
      try {
        for (const one of [commandId, ...earlier])
          results.unshift(
            await undo(store, one, {
              ...(one === commandId && leadIds && { leadIds }),
              onProgress,
              signal: stopper.signal,
            }),
          );
      } catch (error) {
        const stopped = error instanceof StoreError && error.reason === 'stopped';
        // What was taken back before the stop can be done again, and the rest taken back later.
        const [again, ...rest] = results.flatMap((result) => result.commandId ?? []);
        tell({
          sentence: i18n.t(
            !stopped ? 'save.failed' : again === undefined ? 'undo.stopped' : 'undo.stoppedPartly',
          ),
          commandId: again,
          ...(rest.length > 0 && { earlier: rest }),
          undone: true,
        });
        return;
      }
      const count = results.reduce((sum, { kept }) => sum + kept.length, 0);
      const [last, ...others] = results.flatMap((result) => result.commandId ?? []);
      tell({
        sentence: count === 0 ? i18n.t('undo.done') : i18n.t('undo.partly', count, [formatNumber(count)]),
        commandId: last,
        ...(others.length > 0 && { earlier: others }),
        undone: true,
      });
    },
    [store, tell, jobStarted],
  );

  return {
    done,
    tell,
    /** Without saying it: for news that come too often to be spoken. */
    show: setDone,
    run,
    takeBack,
    undoLast: () => takeBack(done?.commandId, undefined, done?.earlier),
    forget: () => setDone(undefined),
  };
}

/** An import, or the undoing of one, that is too much for one step: then it is a job, which a line tells of. */
async function isLargeImport(store: Store, commandId: string): Promise<boolean> {
  const { imports } = store.db;
  const row =
    (await imports.get(commandId)) ?? (await imports.filter((one) => one.revertedBy === commandId).first());
  if (row === undefined) return false;
  const { needsJob } = await import('@/lib/store/import/revert-job');
  return needsJob(store, commandId);
}

export type Commands = ReturnType<typeof useCommands>;
