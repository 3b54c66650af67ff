import { useId, useRef, useState } from 'react';
import fieldStyles from './field.module.css';

interface NameFieldProps {
  label: string;
  placeholder?: string;
  /** What it is called now; absent for something new. */
  value?: string;
  /** Longest there can be, in characters. */
  maxLength?: number;
  /** Gives a sentence when the name cannot be taken; then the field stays. */
  onSave: (name: string) => Promise<string | undefined>;
  /** Nothing is to change. */
  onClose: () => void;
}

/** A name written in place: Enter or leaving keeps it, Escape does not. */
export function NameField({
  label,
  placeholder,
  value = '',
  maxLength = 80,
  onSave,
  onClose,
}: NameFieldProps) {
  const id = useId();
  const [name, setName] = useState(value);
  const [wrong, setWrong] = useState<string>();
  const busy = useRef(false);

  async function save() {
    if (busy.current) return;
    if (name.trim() === '' || name.trim() === value) {
      onClose();
      return;
    }
    busy.current = true;
    const mistake = await onSave(name.trim());
    busy.current = false;
    setWrong(mistake);
    if (mistake === undefined) onClose();
  }

  return (
    <span className={fieldStyles.inPlace}>
      <input
        aria-label={label}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : id}
        placeholder={placeholder}
        className={fieldStyles.field}
        value={name}
        maxLength={maxLength}
        autoComplete="off"
        ref={(input) => {
          if (input && input !== document.activeElement && wrong === undefined) input.select();
        }}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Enter') void save();
          else {
            busy.current = true;
            onClose();
          }
        }}
      />
      {wrong === undefined ? null : (
        <span id={id} role="alert" className={fieldStyles.wrong}>
          {wrong}
        </span>
      )}
    </span>
  );
}
