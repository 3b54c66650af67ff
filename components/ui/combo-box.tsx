import { ChevronDown } from 'lucide-react';
import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import styles from './combo-box.module.css';
import fieldStyles from './field.module.css';

/** Something picked: one of the options, or (without `id`) a new name typed in place. */
export interface Choice {
  id: string | undefined;
  name: string;
}

export interface Option {
  id: string;
  name: string;
  /** A shorter name it goes by as well: typing that is not a new name. */
  short?: string;
  /** Stands before the name. */
  icon?: ReactNode;
}

export interface ComboBoxProps {
  label: string;
  placeholder: string;
  options: readonly Option[];
  value: Choice | undefined;
  onPick: (choice: Choice | undefined) => void;
  /** Where the list opens; the popup's bar sits at the bottom of the window. */
  side?: 'above' | 'below';
  /** Forgets the text after a pick, for adding one after another. */
  adding?: boolean;
  /** Only what is there can be picked. */
  closed?: boolean;
  /** It has the focus as soon as it is there. */
  focus?: boolean;
  /** Longest there can be, in characters. */
  maxLength?: number;
  /** How names are compared with what is typed. */
  toKey?: (name: string) => string;
}

let Field: ComponentType<ComboBoxProps> | undefined;

/** Fetches what completes names; once it is here, every combo box is whole at once. */
export async function loadComboBox(): Promise<ComponentType<ComboBoxProps>> {
  return (Field ??= (await import('./completing-field')).CompletingField);
}

/**
 * One of the user's own names, with completion, or a new one: an editable combobox with list autocomplete, by Downshift.
 * That weighs 9 kB (gzip), which a popup of 150 kB has no room for, and nobody chooses from a list in the first picture:
 * until it is there, a moment later, the same field stands in its place and shows what is chosen.
 */
export function ComboBox(props: ComboBoxProps) {
  const [Loaded, setLoaded] = useState(() => Field);
  useEffect(() => {
    if (!Loaded) void loadComboBox().then((field) => setLoaded(() => field));
  }, [Loaded]);
  if (Loaded) return <Loaded {...props} />;
  const { label, placeholder, value } = props;
  return (
    <span className={styles.combo}>
      <input
        aria-label={label}
        placeholder={placeholder}
        className={fieldStyles.field}
        value={value?.name ?? ''}
        readOnly
        tabIndex={-1}
      />
      <ChevronDown size={16} aria-hidden className={styles.chevron} />
    </span>
  );
}
