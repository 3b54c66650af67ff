import { useId, type InputHTMLAttributes, type ReactNode } from 'react';
import sectionStyles from '../settings/section.module.css';
import fieldStyles from '../ui/field.module.css';
import styles from './sync.module.css';

interface FormFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  word: string;
  hint?: string | undefined;
  /** What is wrong with what was typed; in place of the hint. */
  mistake?: string | undefined;
  onText: (text: string) => void;
  /** Beside the field, as a button that fills it. */
  beside?: ReactNode;
}

/** A text field with its name above and what it is for below. */
export function FormField({ word, hint, mistake, onText, beside, ...input }: FormFieldProps) {
  const id = useId();
  const below = mistake ?? hint;
  const field = (
    <input
      {...input}
      id={id}
      spellCheck={false}
      className={fieldStyles.field}
      aria-invalid={mistake !== undefined}
      aria-describedby={below === undefined ? undefined : `${id}-below`}
      onChange={(event) => onText(event.target.value)}
    />
  );
  return (
    <div className={sectionStyles.field}>
      <label htmlFor={id}>{word}</label>
      {beside === undefined ? (
        field
      ) : (
        <span className={styles.withButton}>
          {field}
          {beside}
        </span>
      )}
      {below === undefined ? null : (
        <span id={`${id}-below`} className={mistake === undefined ? sectionStyles.hint : fieldStyles.wrong}>
          {below}
        </span>
      )}
    </div>
  );
}
