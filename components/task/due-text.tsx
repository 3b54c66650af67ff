import { CalendarClock, CalendarDays, TriangleAlert } from 'lucide-react';
import { toDay, getDue } from '@/lib/leads/due';
import styles from './due-text.module.css';
import { formatDueDay, getDueWord } from './follow-up-words';

/** When something is due: what is overdue says so in a word, a shape and a colour. */
export function DueText({ due, now }: { due: string | undefined; now: number }) {
  if (due === undefined) return null;
  const which = getDue(due, toDay(now));
  const Shape = which === 'overdue' ? TriangleAlert : which === 'today' ? CalendarClock : CalendarDays;
  const day = formatDueDay(due, now);
  return (
    <span className={styles.due} data-due={which}>
      <Shape size={13} strokeWidth={2.25} aria-hidden />
      <time dateTime={due}>{which === 'overdue' ? `${getDueWord(which)} · ${day}` : day}</time>
    </span>
  );
}
