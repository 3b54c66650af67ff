import { useCallback } from 'react';
import type { CommandResult } from '@/lib/store/command';
import type { Commands } from '../leads/use-commands';
import { getMistake } from '../ui/mistake';

/**
 * Runs a command on what somebody typed: says the sentence once it is stored, or gives back what was wrong, so that it
 * can stand beside the field.
 */
export function useChange({ tell }: Pick<Commands, 'tell'>) {
  return useCallback(
    async (sentence: string, work: () => Promise<CommandResult>): Promise<string | undefined> => {
      try {
        const { commandId } = await work();
        if (commandId !== undefined) tell({ sentence, commandId });
        return undefined;
      } catch (error) {
        return getMistake(error);
      }
    },
    [tell],
  );
}
