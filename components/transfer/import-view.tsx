import { Upload } from 'lucide-react';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { formatNumber } from '../ui/format';
import { ImportCheck } from './import-check';
import { ImportMapping } from './import-mapping';
import { PastImports } from './import-past';
import { ImportReview } from './import-review';
import { ImportRun } from './import-run';
import { ImportStart } from './import-start';
import { getFileErrorSentence } from './import-words';
import styles from './import.module.css';
import { useImport, type ImportState, type Step, type Wrong } from './use-import';

export interface ImportViewProps {
  /** Shows some leads in the list, under a word for where they come from. */
  onShow: (ids: readonly string[], word: string) => void;
  /** Another view is looked at; what was begun here stays as it is. */
  hidden?: boolean;
}

/** Files in: chosen, their columns named, checked, imported; and what was imported before. */
export function ImportView({ onShow, hidden = false }: ImportViewProps) {
  const state = useImport();
  const { step, wrong } = state;
  const view = useRef<HTMLElement>(null);
  // What had the focus went with its step.
  useEffect(() => {
    if (step.at !== 'choose' && !hidden && document.activeElement === document.body)
      view.current?.focus({ preventScroll: true });
  }, [step.at, hidden]);
  const takes = !hidden && (step.at === 'choose' || step.at === 'map' || step.at === 'import');
  const { isOver, ...drop } = useDrop(takes ? state.open : undefined);
  return (
    <section
      ref={view}
      aria-label={i18n.t('import.title')}
      tabIndex={-1}
      hidden={hidden}
      className={styles.view}
      {...drop}
    >
      <Steps step={step} />
      {wrong === undefined ? null : <WrongNote wrong={wrong} />}
      <Screen state={state} onShow={onShow} />
      {isOver ? (
        <div className={styles.over} aria-hidden>
          <Upload size={32} />
          {i18n.t('import.drop')}
        </div>
      ) : null}
    </section>
  );
}

function Screen({ state, ...rest }: Omit<ImportViewProps, 'hidden'> & { state: ImportState }) {
  const { step, opened } = state;
  switch (step.at) {
    case 'choose':
      return (
        <>
          <ImportStart onFile={state.open} />
          <PastImports onOpen={state.show} onShow={rest.onShow} />
        </>
      );
    case 'opening':
      return (
        <p role="status" className={styles.wait}>
          {i18n.t('import.opening', { file: step.name })}
        </p>
      );
    case 'map':
      return opened === undefined ? null : <ImportMapping opened={opened} state={state} />;
    case 'checking':
      return <Checking done={step.done} total={step.total} onStop={state.stopChecking} />;
    case 'checked':
      return opened === undefined ? null : <ImportCheck opened={opened} dryRun={step.dryRun} state={state} />;
    case 'review':
      return opened === undefined ? null : (
        <ImportReview opened={opened} review={step.review} state={state} />
      );
    case 'starting':
      return (
        <p role="status" className={styles.wait}>
          {i18n.t('import.starting')}
        </p>
      );
    case 'import':
      return <ImportRun importId={step.importId} onShow={rest.onShow} onLeave={state.leave} />;
  }
}

const steps = ['file', 'columns', 'check', 'import'] as const;

function getPlace({ at }: Step): (typeof steps)[number] {
  switch (at) {
    case 'choose':
    case 'opening':
      return 'file';
    case 'map':
      return 'columns';
    case 'checking':
    case 'checked':
    case 'review':
      return 'check';
    case 'starting':
    case 'import':
      return 'import';
  }
}

/** Where one is on the way. */
function Steps({ step }: { step: Step }) {
  const place = steps.indexOf(getPlace(step));
  return (
    <ol className={styles.steps} aria-label={i18n.t('import.steps')}>
      {steps.map((name, index) => (
        <li key={name} aria-current={index === place ? 'step' : undefined} data-past={index < place}>
          <span aria-hidden className={styles.number}>
            {formatNumber(index + 1)}
          </span>
          {i18n.t(`import.step.${name}`)}
        </li>
      ))}
    </ol>
  );
}

function Checking({ done, total, onStop }: { done: number; total: number; onStop: () => void }) {
  return (
    <div className={styles.run}>
      <h2>{i18n.t('import.checking')}</h2>
      <progress
        className={styles.progress}
        aria-label={i18n.t('import.checking')}
        {...(total > 0 && { value: done, max: Math.max(total, done) })}
      />
      <p>{i18n.t('import.checked', done, [formatNumber(done)])}</p>
      <div className={styles.actions}>
        <Button onClick={onStop}>{i18n.t('action.cancel')}</Button>
      </div>
    </div>
  );
}

/** What is wrong, where, and what to do. */
function WrongNote({ wrong }: { wrong: Wrong }) {
  const where = wrong.why === 'file' ? wrong.error.where : undefined;
  return (
    <div role="alert" className={styles.wrong}>
      <h2>{i18n.t('import.wrong.title', { file: wrong.name })}</h2>
      <p>
        {wrong.why === 'file'
          ? getFileErrorSentence(wrong.error.code)
          : i18n.t(`import.wrong.${wrong.why === 'disk-full' ? 'room' : wrong.why}`)}
      </p>
      {where === undefined ? null : <p className={styles.hint}>{i18n.t('import.wrong.where', { where })}</p>}
    </div>
  );
}

/** A file dropped anywhere on the view, and a table pasted anywhere but in a field. */
function useDrop(onFile: ((file: File) => void) | undefined) {
  const [isOver, setOver] = useState(false);

  useEffect(() => {
    if (onFile === undefined) return;
    const onPaste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest('input, textarea:not([data-paste])'))
        return;
      const file = getPasted(event.clipboardData);
      if (file === undefined) return;
      event.preventDefault();
      onFile(file);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  });

  const hasFile = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      if (!hasFile(event)) return;
      // Without it the browser would open the file in place of this page.
      event.preventDefault();
      event.dataTransfer.dropEffect = onFile ? 'copy' : 'none';
      setOver(onFile !== undefined);
    },
    onDragLeave: (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)))
        setOver(false);
    },
    onDrop: (event: DragEvent) => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer.files;
      if (file) onFile?.(file);
    },
  };
}

/** Spreadsheets put what is copied there as text with tabs, too: a file as good as any. */
function getPasted(data: DataTransfer | null): File | undefined {
  const [file] = data?.files ?? [];
  if (file) return file;
  const text = data?.getData('text/plain') ?? '';
  return text.trim() === '' ? undefined : new File([text], i18n.t('import.pasted'), { type: 'text/plain' });
}
