import type { ReactNode } from 'react';
import styles from './empty.module.css';

/** A place with nothing in it: what it is for, and what to do next. */
export function Empty({ icon, title, children }: { icon: ReactNode; title: string; children?: ReactNode }) {
  return (
    <div className={styles.empty}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
