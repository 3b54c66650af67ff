import { useEffect } from 'react';
import type { Done } from '../leads/use-commands';
import { useServices } from '../services';

/** Tells in an open panel what was saved by the right-click menu or the keyboard, with the way back. */
export function useReceipts(tell: (done: Done) => void): void {
  const { followReceipts } = useServices();
  useEffect(
    () => followReceipts(({ sentence, commandId }) => tell({ sentence, commandId })),
    [followReceipts, tell],
  );
}
