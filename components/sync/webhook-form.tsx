import { useId, useState } from 'react';
import { i18n } from '#i18n';
import { defaultMapping } from '@/lib/leads/sync-target';
import { StoreError } from '@/lib/store/store-error';
import { addTarget } from '@/lib/store/sync/targets';
import type { SyncControls } from '@/lib/sync/controls';
import { makeSecret, readSecret } from '@/lib/sync/targets/webhook';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import fieldStyles from '../ui/field.module.css';
import styles from './sync.module.css';

type Mistake = 'address' | 'secret';

interface WebhookFormProps {
  controls: SyncControls;
  onAdded: (name: string) => void;
  onCancel: () => void;
}

/** Where to send and what to sign with. It is set up switched off: nothing is sent before the user has seen what. */
export function WebhookForm({ controls, onAdded, onCancel }: WebhookFormProps) {
  const { store } = useServices();
  const id = useId();
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const [secret, setSecret] = useState('');
  const [shown, setShown] = useState(false);
  const [passphrase, setPassphrase] = useState('');
  const [everything, setEverything] = useState(true);
  const [mistake, setMistake] = useState<Mistake>();

  async function add() {
    if (readSecret(secret) === undefined) return setMistake('secret');
    try {
      const settings = {
        kind: 'webhook' as const,
        name: name.trim() || i18n.t('sync.webhook'),
        url: url.trim(),
        mapping: defaultMapping,
        everything,
      };
      await addTarget(store, settings, (targetId) =>
        controls.keepSecret(
          { id: targetId, url: settings.url },
          secret.trim(),
          passphrase === '' ? undefined : passphrase,
        ),
      );
      onAdded(settings.name);
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'invalid') throw error;
      setMistake('address');
    }
  }

  return (
    <form
      aria-label={i18n.t('sync.add')}
      className={sectionStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div className={sectionStyles.pair}>
        <label className={sectionStyles.field}>
          <span>{i18n.t('sync.name')}</span>
          <input
            className={fieldStyles.field}
            value={name}
            maxLength={80}
            placeholder={i18n.t('sync.namePlaceholder')}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <div className={sectionStyles.field}>
          <label htmlFor={`${id}-url`}>{i18n.t('sync.address')}</label>
          <input
            id={`${id}-url`}
            inputMode="url"
            spellCheck={false}
            required
            className={fieldStyles.field}
            value={url}
            placeholder="https://"
            aria-invalid={mistake === 'address'}
            aria-describedby={`${id}-url-hint`}
            onChange={(event) => setUrl(event.target.value)}
          />
          <span
            id={`${id}-url-hint`}
            className={mistake === 'address' ? fieldStyles.wrong : sectionStyles.hint}
          >
            {i18n.t(mistake === 'address' ? 'sync.addressWrong' : 'sync.addressHint')}
          </span>
        </div>
      </div>
      <div className={sectionStyles.field}>
        <label htmlFor={`${id}-secret`}>{i18n.t('sync.secret')}</label>
        <span className={styles.buttons}>
          <input
            id={`${id}-secret`}
            type={shown ? 'text' : 'password'}
            required
            autoComplete="off"
            spellCheck={false}
            className={fieldStyles.field}
            value={secret}
            placeholder="whsec_…"
            aria-invalid={mistake === 'secret'}
            aria-describedby={`${id}-secret-hint`}
            onChange={(event) => setSecret(event.target.value)}
          />
          <Button
            onClick={() => {
              setSecret(makeSecret());
              setShown(true);
            }}
          >
            {i18n.t('sync.makeSecret')}
          </Button>
        </span>
        <span
          id={`${id}-secret-hint`}
          className={mistake === 'secret' ? fieldStyles.wrong : sectionStyles.hint}
        >
          {i18n.t(mistake === 'secret' ? 'sync.secretWrong' : 'sync.secretHint')}
        </span>
      </div>
      <div className={sectionStyles.field}>
        <label htmlFor={`${id}-passphrase`}>{i18n.t('sync.passphrase')}</label>
        <input
          id={`${id}-passphrase`}
          type="password"
          autoComplete="new-password"
          className={fieldStyles.field}
          value={passphrase}
          aria-describedby={`${id}-passphrase-hint`}
          onChange={(event) => setPassphrase(event.target.value)}
        />
        <span id={`${id}-passphrase-hint`} className={sectionStyles.hint}>
          {i18n.t('sync.passphraseHint')}
        </span>
      </div>
      <label className={styles.check}>
        <CheckBox checked={everything} onChange={(event) => setEverything(event.target.checked)} />
        <span>{i18n.t('sync.everything')}</span>
      </label>
      <div className={sectionStyles.buttons}>
        <Button type="submit" look="primary">
          {i18n.t('sync.addIt')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {i18n.t('action.cancel')}
        </Button>
      </div>
    </form>
  );
}
