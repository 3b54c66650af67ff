import { Check, NotebookPen, Tag, TriangleAlert, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import { CategoryCombo } from '../category/category-combo';
import { TagChips } from '../category/tag-chips';
import { useCategories } from '../category/use-categories';
import { Button, IconButton } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { formatNumber } from '../ui/format';
import styles from './save-bar.module.css';
import type { Saving } from './use-saving';

interface SaveBarProps {
  saving: Saving;
  /** How many rows are chosen. */
  count: number;
  /** All of them are requests. */
  requests: boolean;
  onSave: () => void;
  onOpen: (() => void) | undefined;
}

/** The bottom of the popup: where to save, and after saving, where it went and the way back. */
export function SaveBar({ saving, count, requests, onSave, onOpen }: SaveBarProps) {
  const categories = useCategories();
  const [tagging, setTagging] = useState(false);
  const [noting, setNoting] = useState(false);
  const { receipt } = saving;

  return (
    <footer className={styles.footer}>
      {saving.failed ? (
        <p className={styles.failed} role="alert">
          <TriangleAlert size={16} aria-hidden />
          {i18n.t('save.failed')}
        </p>
      ) : receipt ? (
        <div className={styles.receipt}>
          <Check size={16} aria-hidden className={styles.check} />
          <span className={styles.sentence}>{receipt.sentence}</span>
          {receipt.commandId === undefined ? null : (
            <Button look="quiet" onClick={() => void saving.undoAll()}>
              <Undo2 size={16} aria-hidden />
              {i18n.t('action.undo')}
            </Button>
          )}
          {onOpen && receipt.commandId !== undefined ? (
            <Button look="quiet" onClick={onOpen}>
              {i18n.t('save.openInPanel')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {tagging || saving.tags.length > 0 ? (
        <div className={styles.tags}>
          <TagChips tags={saving.tags} onChange={saving.setTags} side="above" focus={tagging} />
        </div>
      ) : null}
      {noting ? (
        <textarea
          className={`${fieldStyles.field} ${styles.note}`}
          aria-label={i18n.t('save.note')}
          placeholder={i18n.t('save.notePlaceholder')}
          value={saving.note}
          maxLength={10_000}
          rows={2}
          ref={(field) => field?.focus()}
          onChange={(event) => saving.setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
          }}
        />
      ) : null}
      <div className={styles.bar}>
        <CategoryCombo
          label={i18n.t('category.label')}
          placeholder={i18n.t('category.placeholder')}
          categories={categories}
          value={saving.category}
          onPick={saving.setCategory}
          side="above"
        />
        <IconButton
          label={i18n.t('save.addTags')}
          aria-expanded={tagging || saving.tags.length > 0}
          onClick={() => setTagging(!tagging)}
        >
          <Tag size={16} aria-hidden />
        </IconButton>
        <IconButton label={i18n.t('save.addNote')} aria-expanded={noting} onClick={() => setNoting(!noting)}>
          <NotebookPen size={16} aria-hidden />
        </IconButton>
        <Button look="primary" className={styles.save} disabled={count === 0} onClick={onSave}>
          {count === 0
            ? i18n.t('save.none')
            : i18n.t(requests ? 'save.requests' : 'save.action', count, [formatNumber(count)])}
        </Button>
      </div>
    </footer>
  );
}
