import { UndoBar } from '../ui/undo-bar';
import type { Commands } from './use-commands';

/** What was done last and the way back; nothing before anything was done. */
export function DoneBar({ commands: { done, undoLast, forget } }: { commands: Commands }) {
  if (!done) return null;
  return (
    <UndoBar
      done={done.sentence}
      undone={done.undone ?? false}
      onUndo={done.commandId === undefined ? undefined : () => void undoLast()}
      onStop={done.stop}
      onClose={forget}
    />
  );
}
