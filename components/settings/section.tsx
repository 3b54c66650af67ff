import type { ReactNode } from 'react';
import { Empty } from '../ui/empty';
import styles from './section.module.css';

interface SectionProps {
  title: string;
  /** What it is good for, in a sentence. */
  hint: string;
  action?: ReactNode;
  children: ReactNode;
}

/** One part of the settings: what it is for, the way to add, and what there is. */
export function Section({ title, hint, action, children }: SectionProps) {
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <p>{hint}</p>
        {action}
      </header>
      {children}
    </section>
  );
}

interface NothingProps {
  icon: ReactNode;
  title: string;
  example: string;
  action: ReactNode;
}

/** Nothing there yet: a sentence, an example, and what to do. */
export function Nothing({ icon, title, example, action }: NothingProps) {
  return (
    <Empty icon={icon} title={title}>
      <p>{example}</p>
      {action}
    </Empty>
  );
}
