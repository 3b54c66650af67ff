import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { TargetKind } from '@/lib/leads/sync-target';
import { StoreError } from '@/lib/store/store-error';
import { addTarget } from '@/lib/store/sync/targets';
import type { SyncControls } from '@/lib/sync/controls';
import { makeSecret } from '@/lib/sync/targets/webhook';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Select } from '../ui/select';
import { FormField } from './form-field';
import styles from './sync.module.css';
import { getReasonSentence } from './sync-words';
import {
  getKindWord,
  hasUsualAddress,
  isAddressOf,
  kindIcons,
  newDraft,
  toSecret,
  toSettings,
  type Draft,
} from './target-kinds';

interface TargetFormProps {
  kind: TargetKind;
  controls: SyncControls;
  onAdded: (name: string) => void;
  onCancel: () => void;
  /** What is known already. */
  first?: Partial<Draft>;
}

type Mistake = { of: 'address' | 'secret' } | { of: 'all'; sentence: string };

/**
 * Where to send, and what one is let in with. It is set up switched off: nothing is sent before the user has seen what.
 * A pool is tried first, because an administrator's credential must not be kept.
 */
export function TargetForm({ kind, controls, onAdded, onCancel, first }: TargetFormProps) {
  const { store } = useServices();
  const announce = useAnnounce();
  const [draft, setDraft] = useState<Draft>(() => ({ ...newDraft(kind), ...first }));
  const [mistake, setMistake] = useState<Mistake>();
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState(false);
  const put = (change: Partial<Draft>) => {
    setDraft({ ...draft, ...change });
    setMistake(undefined);
  };
  const Icon = kindIcons[kind];

  function fail(next: Mistake) {
    setMistake(next);
    if (next.of === 'all') announce(next.sentence);
  }

  async function add() {
    const secret = toSecret(kind, draft);
    const settings = toSettings(kind, draft);
    if (!isAddressOf(kind, draft.url) || !URL.canParse(settings.url)) return fail({ of: 'address' });
    if (secret === undefined) return fail({ of: 'secret' });
    if (kind === 'couch') {
      // First of all, or the browser does not know any more that it was a click.
      if (!(await controls.access.ask(settings.url)))
        return fail({ of: 'all', sentence: i18n.t('sync.refused') });
      const tried = await controls.tryOut(settings, secret);
      if (!tried.ok) return fail({ of: 'all', sentence: getReasonSentence(tried.reason) });
    }
    try {
      await addTarget(store, settings, (id) =>
        controls.keepSecret({ id, url: settings.url }, secret, draft.passphrase || undefined),
      );
      onAdded(settings.name);
    } catch (error) {
      if (!(error instanceof StoreError) || error.reason !== 'invalid') throw error;
      fail({ of: 'address' });
    }
  }

  const address = (
    <FormField
      word={i18n.t(kind === 'couch' ? 'sync.pool.address' : 'sync.address')}
      inputMode="url"
      required
      value={draft.url}
      placeholder={
        kind === 'salesforce'
          ? 'https://acme.my.salesforce.com'
          : kind === 'couch'
            ? 'https://couch.example.com/leads'
            : 'https://'
      }
      hint={i18n.t(kind === 'couch' ? 'sync.pool.addressHint' : 'sync.addressHint')}
      mistake={
        mistake?.of === 'address'
          ? i18n.t(kind === 'couch' ? 'sync.pool.addressWrong' : 'sync.addressWrong')
          : undefined
      }
      onText={(url) => put({ url })}
    />
  );
  return (
    <form
      aria-label={i18n.t('sync.addThis', { kind: getKindWord(kind) })}
      aria-busy={busy}
      className={sectionStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void add().finally(() => setBusy(false));
      }}
    >
      <h2 className={styles.formTitle}>
        <Icon size={20} aria-hidden />
        {getKindWord(kind)}
      </h2>
      <HowTo kind={kind} />
      <div className={sectionStyles.pair}>
        <FormField
          word={i18n.t('sync.name')}
          autoFocus
          value={draft.name}
          maxLength={80}
          placeholder={kind === 'webhook' ? i18n.t('sync.namePlaceholder') : getKindWord(kind)}
          onText={(name) => put({ name })}
        />
        {hasUsualAddress(kind) ? null : address}
        {kind === 'couch' ? (
          <FormField
            word={i18n.t('sync.pool.user')}
            required
            autoComplete="off"
            value={draft.user}
            hint={i18n.t('sync.pool.userHint')}
            onText={(user) => put({ user })}
          />
        ) : null}
        <FormField
          word={getSecretWord(kind)}
          type={shown ? 'text' : 'password'}
          required
          autoComplete="off"
          value={draft.secret}
          placeholder={kind === 'webhook' ? 'whsec_…' : kind === 'hubspot' ? 'pat-…' : undefined}
          hint={i18n.t(kind === 'webhook' ? 'sync.secretHint' : 'sync.tokenHint')}
          mistake={
            mistake?.of === 'secret'
              ? i18n.t(kind === 'webhook' ? 'sync.secretWrong' : 'sync.tokenWrong')
              : undefined
          }
          onText={(secret) => put({ secret })}
          beside={
            kind === 'webhook' ? (
              <Button
                onClick={() => {
                  put({ secret: makeSecret() });
                  setShown(true);
                }}
              >
                {i18n.t('sync.makeSecret')}
              </Button>
            ) : undefined
          }
        />
        <FormField
          word={i18n.t('sync.passphrase')}
          type="password"
          autoComplete="new-password"
          value={draft.passphrase}
          hint={i18n.t('sync.passphraseHint')}
          onText={(passphrase) => put({ passphrase })}
        />
      </div>
      <CrmChoices kind={kind} draft={draft} onDraft={put} />
      {kind === 'hubspot' || kind === 'pipedrive' ? (
        <Tick
          word={i18n.t('sync.crm.companies')}
          checked={draft.companies}
          onChange={(companies) => put({ companies })}
        />
      ) : null}
      <Tick
        word={i18n.t('sync.everything')}
        checked={draft.everything}
        onChange={(everything) => put({ everything })}
      />
      {draft.idName === '' ? null : (
        <details className={styles.more}>
          <summary>{i18n.t('sync.crm.more')}</summary>
          <div className={sectionStyles.pair}>
            <FormField
              word={i18n.t('sync.crm.idField')}
              required
              value={draft.idName}
              hint={i18n.t('sync.crm.idFieldHint')}
              onText={(idName) => put({ idName })}
            />
            {hasUsualAddress(kind) ? address : null}
          </div>
        </details>
      )}
      {mistake?.of === 'all' ? <p className={styles.trouble}>{mistake.sentence}</p> : null}
      <div className={sectionStyles.buttons}>
        <Button type="submit" look="primary" disabled={busy}>
          {i18n.t(kind === 'couch' ? 'sync.pool.connect' : 'sync.addIt')}
        </Button>
        <Button look="quiet" onClick={onCancel}>
          {i18n.t('sync.back')}
        </Button>
      </div>
    </form>
  );
}

function getSecretWord(kind: TargetKind): string {
  switch (kind) {
    case 'webhook':
      return i18n.t('sync.secret');
    case 'couch':
      return i18n.t('sync.pool.password');
    default:
      return i18n.t(`sync.crm.secret.${kind}`);
  }
}

const howTo = {
  hubspot: ['sync.crm.hubspot.step1', 'sync.crm.hubspot.step2', 'sync.crm.hubspot.step3'],
  salesforce: ['sync.crm.salesforce.step1', 'sync.crm.salesforce.step2', 'sync.crm.salesforce.step3'],
  pipedrive: ['sync.crm.pipedrive.step1', 'sync.crm.pipedrive.step2', 'sync.crm.pipedrive.step3'],
} as const;

/** Where the other program shows what is asked for here, step by step. */
function HowTo({ kind }: { kind: TargetKind }): ReactNode {
  if (kind === 'webhook' || kind === 'couch') return null;
  return (
    <ol className={styles.steps} aria-label={i18n.t('sync.crm.steps')}>
      {howTo[kind].map((step) => (
        <li key={step}>{i18n.t(step)}</li>
      ))}
    </ol>
  );
}

/** What becomes of a lead in a CRM. */
function CrmChoices({
  kind,
  draft,
  onDraft,
}: {
  kind: TargetKind;
  draft: Draft;
  onDraft: (change: Partial<Draft>) => void;
}) {
  if (kind === 'webhook' || kind === 'couch') return null;
  return (
    <div className={sectionStyles.pair}>
      {kind === 'salesforce' ? (
        <div className={sectionStyles.field}>
          <span>{i18n.t('sync.crm.becomes')}</span>
          <Select
            label={i18n.t('sync.crm.becomes')}
            value={draft.object}
            options={[
              { value: 'lead', word: i18n.t('sync.crm.asLead') },
              { value: 'contact', word: i18n.t('sync.crm.asContact') },
            ]}
            onPick={(object) => onDraft({ object: object === 'contact' ? 'contact' : 'lead' })}
          />
        </div>
      ) : null}
      <div className={sectionStyles.field}>
        <span>{i18n.t('sync.crm.erase')}</span>
        <Select
          label={i18n.t('sync.crm.erase')}
          value={draft.onErase}
          options={[
            { value: 'keep', word: i18n.t('sync.crm.eraseKeep') },
            { value: 'archive', word: i18n.t('sync.crm.eraseArchive') },
          ]}
          onPick={(onErase) => onDraft({ onErase: onErase === 'archive' ? 'archive' : 'keep' })}
        />
      </div>
    </div>
  );
}

interface TickProps {
  word: string;
  checked: boolean;
  onChange: (on: boolean) => void;
}

export function Tick({ word, checked, onChange }: TickProps) {
  return (
    <label className={styles.check}>
      <CheckBox checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{word}</span>
    </label>
  );
}
