import { useId } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import fieldStyles from '../ui/field.module.css';
import { DraftNote, useDraft } from './drafts';
import styles from './note-editor.module.css';

interface NoteEditorProps {
  lead: Lead;
  /** Resolves with false when it could not be saved; the draft is kept then. */
  onSave: (note: string | undefined) => Promise<boolean>;
}

/** The user's own words. What is typed is kept at once; leaving the field saves it as a change of the lead. */
export function NoteEditor({ lead, onSave }: NoteEditorProps) {
  const id = useId();
  const [draft, setDraft] = useDraft('note');
  const saved = lead.note ?? '';
  const typed = draft ?? saved;
  const unsaved = typed.trim() !== saved.trim();

  async function save() {
    if (!unsaved) return setDraft(undefined);
    const text = typed.trim();
    if (await onSave(text === '' ? undefined : text)) setDraft(undefined);
  }

  return (
    <section className={styles.note}>
      <h3 id={id}>{i18n.t('lead.note')}</h3>
      <textarea
        aria-labelledby={id}
        className={fieldStyles.field}
        placeholder={i18n.t('lead.notePlaceholder')}
        maxLength={100_000}
        value={typed}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={() => void save()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      />
      {unsaved ? <DraftNote onSave={() => void save()} onDiscard={() => setDraft(undefined)} /> : null}
    </section>
  );
}
