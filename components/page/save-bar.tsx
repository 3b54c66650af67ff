import { Check, NotebookPen, Tag, TriangleAlert, Undo2 } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { i18n } from '#i18n';
import { CategoryCombo } from '../category/category-combo';
import { useCategories, type Categories } from '../category/use-categories';
import { Button, IconButton } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { formatNumber } from '../ui/format';
import type { Progress } from './progress';
import styles from './save-bar.module.css';
import type { Receipt, Saving } from './use-saving';

interface SaveBarProps {
  saving: Saving;
  /** How many rows are chosen. */
  count: number;
  /** All of them are requests. */
  requests: boolean;
  onSave: () => void;
  onOpen: (() => void) | undefined;
  /** Tells whether somebody is choosing where to move what was saved. */
  onMoving: (moving: boolean) => void;
  moving: boolean;
}

/** The bottom of the page's view: where to save, and after saving, where it went and the way back. */
export function SaveBar({ saving, count, requests, onSave, onOpen, moving, onMoving }: SaveBarProps) {
  const categories = useCategories();
  const [tagging, setTagging] = useState(false);
  const [noting, setNoting] = useState(false);
  const { receipt } = saving;
  const TagChips = saving.parts?.TagChips;

  // The next batch begins with neither.
  const [told, setTold] = useState(receipt);
  if (told !== receipt) {
    setTold(receipt);
    setTagging(false);
    setNoting(saving.note !== '');
  }

  return (
    <footer className={styles.footer}>
      <Running progress={saving.progress} onStop={saving.stop} />
      {saving.failed ? (
        <p className={styles.failed} role="alert">
          <TriangleAlert size={16} aria-hidden />
          {i18n.t('save.failed')}
        </p>
      ) : receipt ? (
        <ReceiptLine
          receipt={receipt}
          categories={categories}
          moving={moving}
          onMoving={onMoving}
          onMove={(to) => void saving.move(to)}
          onUndo={() => void saving.undoAll()}
          onOpen={onOpen}
        />
      ) : null}
      {tagging || saving.tags.length > 0 ? (
        <div className={styles.tags}>
          {TagChips ? (
            <TagChips tags={saving.tags} onChange={saving.setTags} side="above" focus={tagging} />
          ) : null}
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
          autoFocus
          onChange={(event) => saving.setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave();
          }}
        />
      ) : null}
      <div className={styles.bar}>
        <CategoryCombo
          label={i18n.t('category.label')}
          placeholder={i18n.t('category.label')}
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

/** A save that takes long: how far it is, and the way to stop it and keep what is saved. */
function Running({ progress, onStop }: { progress: Progress; onStop: () => void }) {
  const now = useSyncExternalStore(progress.follow, progress.get);
  if (now === undefined) return null;
  return (
    <div className={styles.running}>
      <progress max={now.of} value={now.done} aria-label={i18n.t('save.running')} />
      <span>{i18n.t('save.progress', [formatNumber(now.done), formatNumber(now.of)])}</span>
      <Button look="quiet" onClick={onStop}>
        {i18n.t('save.stop')}
      </Button>
    </div>
  );
}

interface ReceiptLineProps {
  receipt: Receipt;
  categories: Categories;
  moving: boolean;
  onMoving: (moving: boolean) => void;
  onMove: (to: { id: string | undefined; name: string }) => void;
  onUndo: () => void;
  onOpen: (() => void) | undefined;
}

/** `41 saved to Plumbers · Undo · Move · Open` */
function ReceiptLine(props: ReceiptLineProps) {
  const { receipt, categories, moving, onMoving, onMove, onUndo, onOpen } = props;
  const stands = receipt.commandIds.length > 0;
  return (
    <>
      <div className={styles.receipt} role="group" aria-label={i18n.t('save.receipt')}>
        <Check size={16} aria-hidden className={styles.check} />
        <span className={styles.sentence}>{receipt.sentence}</span>
        {stands ? (
          <span className={styles.ways}>
            <Button look="quiet" onClick={onUndo} aria-keyshortcuts="Z">
              <Undo2 size={16} aria-hidden />
              {i18n.t('action.undo')}
            </Button>
            <Button look="quiet" aria-expanded={moving} onClick={() => onMoving(!moving)}>
              {i18n.t('save.move')}
            </Button>
            {onOpen ? (
              <Button look="quiet" onClick={onOpen}>
                {i18n.t('save.openInPanel')}
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
      {stands && moving ? (
        <div
          className={styles.move}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            // Or the popup closes.
            event.preventDefault();
            onMoving(false);
          }}
        >
          <CategoryCombo
            label={i18n.t('save.moveTo')}
            placeholder={i18n.t('save.moveTo')}
            categories={categories}
            without={receipt.categoryId === undefined ? [] : [receipt.categoryId]}
            value={undefined}
            focus
            onPick={(to) => {
              onMoving(false);
              if (to) onMove(to);
            }}
            side="above"
          />
        </div>
      ) : null}
    </>
  );
}
