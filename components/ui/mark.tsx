import { Check, CircleHelp, Database, Hourglass, Plus, Triangle, type LucideIcon } from 'lucide-react';
import styles from './mark.module.css';

const shapes = {
  new: Plus,
  known: Database,
  changed: Triangle,
  doubtful: CircleHelp,
  saved: Check,
  stale: Hourglass,
} as const satisfies Record<string, LucideIcon>;
export type MarkKind = keyof typeof shapes;

/** A state as shape and word; colour only repeats what both say. */
export function Mark({ kind, word }: { kind: MarkKind; word: string }) {
  const Shape = shapes[kind];
  return (
    <span className={`${styles.mark} ${styles[kind]}`}>
      <Shape size={12} strokeWidth={2.5} aria-hidden />
      {word}
    </span>
  );
}
