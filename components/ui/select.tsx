import type { ComponentProps } from 'react';
import styles from './field.module.css';

type SelectProps = Omit<ComponentProps<'select'>, 'onChange'> & {
  label: string;
  options: readonly { value: string; word: string }[];
  onPick: (value: string) => void;
};

/** The browser's own list: right on every system, by key, by voice and on small screens. */
export function Select({ label, options, onPick, className, ...rest }: SelectProps) {
  return (
    <select
      aria-label={label}
      title={label}
      className={`${styles.field} ${styles.select} ${className ?? ''}`}
      onChange={(event) => onPick(event.target.value)}
      {...rest}
    >
      {options.map(({ value, word }) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
}
