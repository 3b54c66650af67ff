import type { Colour } from '@/lib/leads/definitions';
import styles from './colour-dot.module.css';

/** A category's colour beside its name; a ring where it has none. */
export function ColourDot({ colour }: { colour: Colour | undefined }) {
  return <span aria-hidden className={styles.dot} data-colour={colour} />;
}
