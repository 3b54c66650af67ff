import fieldStyles from '../ui/field.module.css';
import { useState } from 'react';
import { DraftNote, useDraft } from './drafts';

interface LineEditorProps {
  /** Under which name what is typed is kept. */
  draftKey: string;
  label: string;
  placeholder: string;
  value: string | undefined;
  maxLength: number;
  /** Id of the element that says what is wrong with the value. */
  describedBy?: string | undefined;
  /** Called when what was typed differs; `''` takes the value away. */
  onSave: (text: string) => void;
}

/** One line of text kept when it is left or confirmed with Enter; Escape puts back what was there. */
export function LineEditor({
  draftKey,
  label,
  placeholder,
  value = '',
  maxLength,
  describedBy,
  onSave,
}: LineEditorProps) {
  const [draft, setDraft] = useDraft(draftKey);
  const [restored] = useState(draft !== undefined);

  function save() {
    if (draft === undefined) return;
    setDraft(undefined);
    if (draft.trim() !== value) onSave(draft.trim());
  }

  const field = (
    <input
      aria-label={label}
      title={label}
      aria-invalid={describedBy !== undefined}
      aria-describedby={describedBy}
      placeholder={placeholder}
      className={fieldStyles.field}
      maxLength={maxLength}
      autoComplete="off"
      value={draft ?? value}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') save();
        if (event.key !== 'Escape' || draft === undefined) return;
        event.stopPropagation();
        setDraft(undefined);
      }}
    />
  );
  if (!restored || draft === undefined) return field;
  return (
    <span>
      {field}
      <DraftNote onSave={save} onDiscard={() => setDraft(undefined)} />
    </span>
  );
}
