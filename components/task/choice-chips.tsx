import { useId } from 'react';
import styles from './choice-chips.module.css';

interface ChoiceChipsProps<Id extends string> {
  label: string;
  options: readonly { id: Id; word: string }[];
  chosen: Id | undefined;
  /** `undefined` when the chosen one was taken back, where that is allowed. */
  onChoose: (id: Id | undefined) => void;
  /** A click on the chosen one takes it back. */
  optional?: boolean;
}

/** One of a few, each in sight: the browser's own radio buttons, which the arrows walk, as chips. */
export function ChoiceChips<Id extends string>({
  label,
  options,
  chosen,
  onChoose,
  optional = false,
}: ChoiceChipsProps<Id>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className={styles.chips}>
      {options.map(({ id, word }) => (
        <label key={id} className={styles.chip} data-id={id}>
          <input
            type="radio"
            name={name}
            checked={id === chosen}
            onChange={() => onChoose(id)}
            onClick={() => {
              if (optional && id === chosen) onChoose(undefined);
            }}
          />
          {word}
        </label>
      ))}
    </div>
  );
}
