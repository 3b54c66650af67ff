import type { ReactNode } from 'react';
import styles from './empty.module.css';

interface EmptyProps {
  icon: ReactNode;
  title: string;
  /** Nothing else stands on the screen, so this is its heading. */
  alone?: boolean;
  children?: ReactNode;
}

/** A place with nothing in it: what it is for, and what to do next. */
export function Empty({ icon, title, alone = false, children }: EmptyProps) {
  const Heading = alone ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}
