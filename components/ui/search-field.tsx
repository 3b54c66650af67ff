import { Search } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './field.module.css';

type SearchFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'type'> & {
  label: string;
  value: string;
  onText: (text: string) => void;
};

export function SearchField({ label, onText, className, ...rest }: SearchFieldProps) {
  return (
    <span className={`${styles.search} ${className ?? ''}`}>
      <Search size={16} aria-hidden />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        className={styles.field}
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
        {...rest}
      />
    </span>
  );
}
