import { useLiveQuery } from 'dexie-react-hooks';
import { useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { listBackups, type Backup } from '@/lib/store/backup/backups';
import { readSealKey, setPassphrase } from '@/lib/store/backup/kept-key';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import fieldStyles from '../ui/field.module.css';
import { formatDate, formatNumber } from '../ui/format';
import { CopyDiagnostics } from './diagnostics';
import { RestoreDialog, type Source } from './restore-dialog';
import styles from './safety.module.css';
import { toFile, useBackup } from './use-backup';

/** Everything that keeps leads from being lost: backups, the way back from them, and what to tell who helps. */
export function BackupSettings() {
  const { store, shelf, saveFile } = useServices();
  const { busy, backUp } = useBackup();
  const [backups, setBackups] = useState<Backup[]>([]);
  const [source, setSource] = useState<Source>();

  useEffect(() => {
    void listBackups(shelf)
      .catch(() => [])
      .then(setBackups);
  }, [shelf, busy]);

  async function saveAsFile({ name }: Backup) {
    const file = await toFile(store, name, await shelf.read(name));
    saveFile(file.name, file.content);
  }

  return (
    <div className={styles.settings}>
      <section className={styles.part} aria-label={i18n.t('backup.title')}>
        <p>{i18n.t('backup.what')}</p>
        <div className={styles.actions}>
          <Button look="primary" disabled={busy} onClick={() => void backUp()}>
            {busy ? i18n.t('backup.busy') : i18n.t('backup.now')}
          </Button>
          <Button onClick={() => setSource({ from: 'file' })}>{i18n.t('backup.restoreFile')}</Button>
        </div>
        <Automatic />
        <Passphrase />
      </section>
      <section className={styles.part} aria-labelledby="backups-here">
        <h2 id="backups-here">{i18n.t('backup.here')}</h2>
        <p className={styles.hint}>{i18n.t('backup.hereHint')}</p>
        {backups.length === 0 ? <p>{i18n.t('backup.hereNone')}</p> : null}
        {backups.length === 0 ? null : (
          <ul className={styles.backups}>
            {backups.map((backup) => {
              const when = formatDate(backup.made, { time: true });
              return (
                <li key={backup.name}>
                  <span className={styles.when}>
                    <b>{when}</b> · {i18n.t('leads.count', backup.leads, [formatNumber(backup.leads)])} ·{' '}
                    {i18n.t(`backup.reason.${backup.reason}`)}
                  </span>
                  <Button
                    look="quiet"
                    aria-label={i18n.t('backup.restoreOf', { date: when })}
                    onClick={() => setSource({ from: 'shelf', name: backup.name })}
                  >
                    {i18n.t('backup.restore')}
                  </Button>
                  <Button
                    look="quiet"
                    aria-label={i18n.t('backup.saveOf', { date: when })}
                    onClick={() => void saveAsFile(backup)}
                  >
                    {i18n.t('backup.save')}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
      </section>
      <section className={styles.part} aria-labelledby="diagnostics-title">
        <h2 id="diagnostics-title">{i18n.t('diagnostics.title')}</h2>
        <p className={styles.hint}>{i18n.t('diagnostics.hint')}</p>
        <CopyDiagnostics />
      </section>
      {source === undefined ? null : <RestoreDialog source={source} onClose={() => setSource(undefined)} />}
    </div>
  );
}

/** The weekly file in the downloads folder, which the browser asks the user about once. */
function Automatic() {
  const { downloads } = useServices();
  const [on, setOn] = useState<boolean>();

  useEffect(() => {
    void downloads.isAllowed().then(setOn);
  }, [downloads]);

  async function set(wanted: boolean) {
    if (wanted) setOn(await downloads.ask());
    else {
      await downloads.stop();
      setOn(false);
    }
  }

  return (
    <label className={styles.check}>
      <CheckBox
        checked={on ?? false}
        disabled={on === undefined}
        onChange={(event) => void set(event.target.checked)}
      />
      <span>
        {i18n.t('backup.automatic')} <span className={styles.hint}>{i18n.t('backup.automaticHint')}</span>
      </span>
    </label>
  );
}

function Passphrase() {
  const { store } = useServices();
  const announce = useAnnounce();
  const key = useLiveQuery(() => readSealKey(store), [store]);
  const [typed, setTyped] = useState('');

  async function set(passphrase: string | undefined) {
    await setPassphrase(store, passphrase);
    setTyped('');
    announce(i18n.t(passphrase === undefined ? 'backup.plain' : 'backup.encrypted'));
  }

  if (key !== undefined) {
    return (
      <div className={styles.actions}>
        <p>{i18n.t('backup.encrypted')}</p>
        <Button look="quiet" onClick={() => void set(undefined)}>
          {i18n.t('backup.endEncryption')}
        </Button>
      </div>
    );
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (typed !== '') void set(typed);
      }}
    >
      <label className={styles.field}>
        <span>
          {i18n.t('backup.encrypt')} <span className={styles.hint}>{i18n.t('backup.encryptHint')}</span>
        </span>
        <span className={styles.actions}>
          <input
            type="password"
            aria-label={i18n.t('backup.passphrase')}
            className={fieldStyles.field}
            value={typed}
            autoComplete="new-password"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" disabled={typed === ''}>
            {i18n.t('backup.setPassphrase')}
          </Button>
        </span>
      </label>
    </form>
  );
}
