import { useId, useState } from 'react';
import { i18n } from '#i18n';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { Button } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { getFieldWord } from '../words';
import { DraftNote, useDraft } from './drafts';
import styles from './fact-editor.module.css';
import type { Wrong } from './parse-field';

/** Under which name what is typed for a value is kept; `''` for a new one. */
export const toFactDraft = (field: FieldId, text: string) => `fact:${field}:${text}`;

interface FactEditorProps {
  field: FieldId;
  /** Text of the value that is edited; `''` for a new one. */
  text: string;
  country: string | undefined;
  /** `undefined` takes the value away: the field was emptied. */
  onSave: (value: FieldValue | undefined) => void;
  onCancel: () => void;
}

/** One value being typed. Enter keeps it, Escape leaves it as it was, and what is typed survives a closed panel. */
export function FactEditor({ field, text, country, onSave, onCancel }: FactEditorProps) {
  const id = useId();
  const [draft, setDraft] = useDraft(toFactDraft(field, text));
  const [wrong, setWrong] = useState<Wrong>();
  const [restored] = useState(draft !== undefined);
  const typed = draft ?? text;

  async function save() {
    if (typed.trim() === text.trim()) return cancel();
    if (typed.trim() === '') {
      setDraft(undefined);
      return onSave(undefined);
    }
    // It knows every country's phone numbers (60 kB), which opening the panel need not wait for.
    const { parseField } = await import('./parse-field');
    const parsed = parseField(field, typed, country);
    if (!parsed.ok) return setWrong(parsed.wrong);
    setDraft(undefined);
    onSave(parsed.value);
  }

  function cancel() {
    setDraft(undefined);
    onCancel();
  }

  const shared = {
    'aria-label': getFieldWord(field),
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : id,
    className: fieldStyles.field,
    value: typed,
  };
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        cancel();
      }}
    >
      {field === 'description' ? (
        <textarea
          {...shared}
          ref={focusOnce}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
      ) : (
        <input
          {...shared}
          ref={focusOnce}
          inputMode={inputModes[field]}
          spellCheck={false}
          onChange={(event) => {
            setDraft(event.target.value);
            setWrong(undefined);
          }}
        />
      )}
      {wrong === undefined ? null : (
        <p id={id} role="alert" className={fieldStyles.wrong}>
          {i18n.t(`wrong.${wrong}`)}
        </p>
      )}
      <span className={styles.actions}>
        <Button look="primary" type="submit">
          {i18n.t('action.save')}
        </Button>
        {restored ? (
          <DraftNote onDiscard={cancel} />
        ) : (
          <Button look="quiet" onClick={cancel}>
            {i18n.t('action.cancel')}
          </Button>
        )}
      </span>
    </form>
  );
}

const inputModes: Partial<Record<FieldId, 'tel' | 'email' | 'url'>> = {
  phone: 'tel',
  fax: 'tel',
  email: 'email',
  website: 'url',
  profile: 'url',
  social: 'url',
};

function focusOnce(element: HTMLInputElement | HTMLTextAreaElement | null) {
  if (!element || element === document.activeElement) return;
  element.focus();
  element.select();
}
