import { markPhrases } from './mark-phrases';
import styles from './marked-text.module.css';

/** What somebody wrote, with the words lit that made us take it for a request. */
export function MarkedText({ text, phrases }: { text: string; phrases: readonly string[] | undefined }) {
  return markPhrases(text, phrases ?? []).map((piece, index) =>
    piece.marked ? (
      <mark key={index} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
