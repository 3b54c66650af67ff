import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { backUpBefore } from '@/lib/store/backup/backups';
import { BackupError } from '@/lib/store/backup/file-error';
import { checkBackup, openBackup, type BackupSummary } from '@/lib/store/backup/read-backup';
import { startRestore } from '@/lib/store/backup/restore';
import { StoreError } from '@/lib/store/store-error';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import fieldStyles from '../ui/field.module.css';
import { formatDate, formatNumber } from '../ui/format';
import styles from './safety.module.css';

/** Where the backup is: inside the browser, or in a file the user is about to choose. */
export type Source = { from: 'shelf'; name: string } | { from: 'file' };

interface Preview {
  step: 'preview';
  /** Name on the shelf; a chosen file is put there when it is restored. */
  name: string;
  chosen: Blob | undefined;
  summary: BackupSummary;
}
type State =
  | { step: 'choose' }
  | { step: 'checking'; lines: number }
  | { step: 'wrong'; sentence: string; locked: boolean }
  | { step: 'starting' }
  | Preview;

/** What a chosen file is kept as while it is restored: the job must find it again after a restart. */
const CHOSEN = 'chosen.jsonl.gz';

interface RestoreDialogProps {
  source: Source;
  /** There are no leads, so there is nothing to replace and nothing to keep. */
  empty?: boolean;
  onClose: () => void;
}

/** Looks at a backup, says what it holds, and restores it. Nothing is changed before the last click. */
export function RestoreDialog({ source, empty = false, onClose }: RestoreDialogProps) {
  const { store, shelf, jobStarted } = useServices();
  const [state, setState] = useState<State>(
    source.from === 'file' ? { step: 'choose' } : { step: 'checking', lines: 0 },
  );
  const [file, setFile] = useState<Blob>();
  const [passphrase, setPassphrase] = useState('');

  function lookAtFile(file: Blob, secret: string) {
    setState({ step: 'checking', lines: 0 });
    const plain = openBackup(file, secret).then((stream) => new Response(stream as BodyInit).blob());
    void inspect(
      plain.then((content) => ({ name: CHOSEN, content, chosen: content })),
      setState,
    );
  }

  useEffect(() => {
    if (source.from !== 'shelf') return;
    const { name } = source;
    void inspect(
      shelf.read(name).then((content) => ({ name, content, chosen: undefined })),
      setState,
    );
  }, [source, shelf]);

  async function start(mode: 'replace' | 'add', { name, chosen, summary }: Preview) {
    setState({ step: 'starting' });
    try {
      // The way back from a restore is a backup of how it was.
      if (!empty && !(await backUpBefore(store, shelf, 'restore')))
        throw new StoreError('disk-full', 'There is no backup of how it was.');
      if (chosen !== undefined) await shelf.write(name, chosen);
      await startRestore(store, shelf, { file: name, mode, summary });
      await jobStarted();
      onClose();
    } catch (error) {
      setState(toWrong(error));
    }
  }

  return (
    <Dialog title={i18n.t('restore.title')} onClose={onClose}>
      <div className={styles.dialog}>
        {source.from === 'file' ? (
          <label className={styles.field}>
            {i18n.t('restore.choose')}
            <input
              type="file"
              accept=".gz,.leadlight"
              disabled={state.step === 'checking' || state.step === 'starting'}
              onChange={(event) => {
                const chosen = event.target.files?.[0];
                setFile(chosen);
                setPassphrase('');
                if (chosen) lookAtFile(chosen, '');
              }}
            />
          </label>
        ) : null}
        {state.step === 'choose' ? <p>{i18n.t('restore.nothingYet')}</p> : null}
        {state.step === 'checking' ? (
          <p role="status">{i18n.t('restore.checking', [formatNumber(state.lines)])}</p>
        ) : null}
        {state.step === 'starting' ? <p role="status">{i18n.t('restore.starting')}</p> : null}
        {state.step === 'wrong' ? (
          <p role="alert" className={state.locked && passphrase === '' ? undefined : styles.wrong}>
            {state.sentence}
          </p>
        ) : null}
        {state.step === 'wrong' && state.locked && file !== undefined ? (
          <form
            className={styles.actions}
            onSubmit={(event) => {
              event.preventDefault();
              lookAtFile(file, passphrase);
            }}
          >
            <input
              type="password"
              aria-label={i18n.t('backup.passphrase')}
              placeholder={i18n.t('backup.passphrase')}
              className={fieldStyles.field}
              value={passphrase}
              autoComplete="off"
              autoFocus
              onChange={(event) => setPassphrase(event.target.value)}
            />
            <Button type="submit" look="primary" disabled={passphrase === ''}>
              {i18n.t('restore.unlock')}
            </Button>
          </form>
        ) : null}
        {state.step === 'preview' ? (
          <>
            <Summary summary={state.summary} />
            {empty ? (
              <div className={styles.actions}>
                <Button look="primary" onClick={() => void start('replace', state)}>
                  {i18n.t('restore.restore')}
                </Button>
              </div>
            ) : (
              <Modes onPick={(mode) => void start(mode, state)} />
            )}
          </>
        ) : null}
      </div>
    </Dialog>
  );
}

/** Reads all of a backup and tells what it found. */
async function inspect(
  read: Promise<{ name: string; content: Blob; chosen: Blob | undefined }>,
  tell: (state: State) => void,
): Promise<void> {
  try {
    const { name, content, chosen } = await read;
    const summary = await checkBackup(content.stream(), (lines) => tell({ step: 'checking', lines }));
    tell({ step: 'preview', name, summary, chosen });
  } catch (error) {
    tell(toWrong(error));
  }
}

function Summary({ summary: { made, leads, categories, damaged } }: { summary: BackupSummary }) {
  return (
    <>
      <p>
        <b>
          {i18n.t('restore.preview', leads, [formatNumber(leads)], {
            date: formatDate(made, { time: true }),
          })}
        </b>{' '}
        {categories === 0
          ? null
          : i18n.t('restore.previewCategories', categories, [formatNumber(categories)])}
      </p>
      {damaged === 0 ? null : <p>{i18n.t('restore.damaged', damaged, [formatNumber(damaged)])}</p>}
    </>
  );
}

/** The two ways to restore where there are leads, each with what becomes of these. */
function Modes({ onPick }: { onPick: (mode: 'replace' | 'add') => void }) {
  return (
    <>
      <div className={styles.mode}>
        <Button look="primary" onClick={() => onPick('add')}>
          {i18n.t('restore.add')}
        </Button>
        <p>{i18n.t('restore.addHint')}</p>
      </div>
      <div className={styles.mode}>
        <Button onClick={() => onPick('replace')}>{i18n.t('restore.replace')}</Button>
        <p>{i18n.t('restore.replaceHint')}</p>
      </div>
      <p className={styles.hint}>{i18n.t('restore.before')}</p>
    </>
  );
}

function toWrong(error: unknown): State {
  const problem = error instanceof BackupError ? error.problem : undefined;
  return {
    step: 'wrong',
    sentence: getSentence(error),
    locked: problem === 'locked' || problem === 'wrong-passphrase',
  };
}

function getSentence(error: unknown): string {
  if (error instanceof BackupError) {
    switch (error.problem) {
      case 'not-a-backup':
        return i18n.t('restore.wrong.notABackup');
      case 'damaged':
        return i18n.t('restore.wrong.damaged');
      case 'newer':
        return i18n.t('restore.wrong.newer');
      case 'locked':
        return i18n.t('restore.wrong.locked');
      case 'wrong-passphrase':
        return i18n.t('restore.wrong.passphrase');
    }
  }
  if (error instanceof StoreError && error.reason === 'disk-full') return i18n.t('restore.wrong.room');
  if (error instanceof StoreError && error.reason === 'busy') return i18n.t('restore.wrong.busy');
  return i18n.t('restore.wrong.other');
}
