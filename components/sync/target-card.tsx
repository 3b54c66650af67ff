import { useLiveQuery } from 'dexie-react-hooks';
import { CircleCheck, CirclePause, CircleDashed, CircleDot, TriangleAlert } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { SyncStateRow } from '@/lib/store/sync/rows';
import { findCredential } from '@/lib/store/sync/kept-credentials';
import { isFirstPull, readProgress } from '@/lib/store/sync/progress';
import { pause, resume, switchOff, switchOn, type TargetStatus } from '@/lib/store/sync/targets';
import type { SyncControls } from '@/lib/sync/controls';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import fieldStyles from '../ui/field.module.css';
import { formatDate, formatNumber } from '../ui/format';
import { MappingForm } from './mapping-form';
import { Quarantine } from './quarantine';
import styles from './sync.module.css';
import { toSecret } from './target-kinds';
import { getLogSentence, getProgressWord, getReasonSentence } from './sync-words';

interface TargetCardProps {
  status: TargetStatus;
  controls: SyncControls;
  onOpen: (leadId: string) => void;
  /** It was set up a moment ago: who did that goes on from here. */
  isNew?: boolean;
  onRemoved: () => void;
}

/** One target: whether all is told, what holds it up, and everything one can do about it. */
export function TargetCard({ status, controls, onOpen, isNew = false, onRemoved }: TargetCardProps) {
  const { store } = useServices();
  const announce = useAnnounce();
  const titleId = useId();
  const [busy, setBusy] = useState(false);
  /** `false` once somebody thought better of it. */
  const [removing, setRemoving] = useState<boolean>();
  const heading = useRef<HTMLHeadingElement>(null);
  const firstButton = useRef<HTMLButtonElement>(null);
  /** What came of the last test. */
  const [tested, setTested] = useState<string>();
  const { target, state, waiting, quarantined } = status;
  const { id, settings, enabled } = target;

  useEffect(() => {
    if (isNew) heading.current?.focus();
  }, [isNew]);
  const trouble = state.stopped ?? state.failure;
  const troubleBefore = useRef(trouble);
  useEffect(() => {
    const isOver = troubleBefore.current !== undefined && trouble === undefined;
    troubleBefore.current = trouble;
    // What was pressed to get over it is gone.
    if (isOver && document.activeElement === document.body)
      firstButton.current?.focus({ preventScroll: true });
  }, [trouble]);

  async function doBusy(work: () => Promise<unknown>) {
    // A button that is disabled would lose the focus.
    if (busy) return;
    setBusy(true);
    try {
      await work();
    } finally {
      setBusy(false);
    }
  }

  /** @param then what the click was for, once the browser lets us reach that one site */
  async function ask(then: () => Promise<unknown>) {
    // First of all, or the browser does not know any more that it was a click.
    const asked = controls.access.ask(settings.url);
    if (await asked) await doBusy(then);
    else {
      setTested(i18n.t('sync.refused'));
      announce(i18n.t('sync.refused'));
    }
  }

  const test = () =>
    ask(async () => {
      const result = await controls.test(target);
      const said = result.ok ? i18n.t('sync.tested') : getReasonSentence(result.reason);
      setTested(said);
      announce(said);
    });
  const start = async () => {
    await switchOn(store, id);
    announce(i18n.t('sync.switchedOn', { name: settings.name }));
    await controls.wake();
    await controls.run(id);
  };
  const goOn = async () => {
    await resume(store, id);
    await controls.run(id);
  };

  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <header className={styles.title}>
        <h2 id={titleId} ref={heading} tabIndex={-1}>
          {settings.name}
        </h2>
        <span className={styles.address}>{settings.url.replace(/^https:\/\//, '')}</span>
        <State status={status} busy={busy} />
      </header>
      <p className={styles.figures}>
        <span>{i18n.t('sync.waiting', waiting, [formatNumber(waiting)])}</span>
        <span>{i18n.t('sync.sent', [formatNumber(state.sent)])}</span>
        {state.pulled === undefined || isFirstPull(status) ? null : (
          <span>{i18n.t('sync.cameIn', [formatNumber(state.pulled)])}</span>
        )}
        {state.lastOkAt === undefined ? null : (
          <span>{i18n.t('sync.lastOk', { when: formatDate(state.lastOkAt, { time: true }) })}</span>
        )}
      </p>
      {enabled && state.stopped === undefined ? <FirstSync status={status} /> : null}
      <Trouble
        state={state}
        onGoOn={() => ask(goOn)}
        onUnlocked={goOn}
        unlock={(words) => controls.unlock(id, words)}
        onSecret={async (typed, passphrase) => {
          const user = settings.kind === 'couch' ? settings.user : '';
          const secret = toSecret(settings.kind, { user, secret: typed });
          if (secret === undefined) return 'secret';
          let kept = true;
          await ask(async () => {
            kept = await controls.replaceSecret({ id, url: settings.url }, secret, passphrase);
            if (kept) await goOn();
          });
          return kept ? undefined : 'passphrase';
        }}
      />
      {tested === undefined ? null : <p>{tested}</p>}
      <div className={sectionStyles.buttons}>
        <Button
          ref={firstButton}
          look={enabled ? 'plain' : 'primary'}
          aria-disabled={busy}
          onClick={() => void (enabled ? doBusy(() => controls.run(id)) : ask(start))}
        >
          {i18n.t(enabled ? 'sync.now' : 'sync.switchOn')}
        </Button>
        {enabled ? (
          <Button aria-disabled={busy} onClick={() => void (state.paused ? doBusy(goOn) : pause(store, id))}>
            {i18n.t(state.paused ? 'sync.resume' : 'sync.pause')}
          </Button>
        ) : null}
        <Button look="quiet" aria-disabled={busy} onClick={() => void test()}>
          {i18n.t('sync.test')}
        </Button>
        {enabled ? (
          <Button
            look="quiet"
            onClick={() => {
              firstButton.current?.focus();
              void switchOff(store, id);
            }}
          >
            {i18n.t('sync.switchOff')}
          </Button>
        ) : null}
        {removing ? (
          <>
            <Button onClick={() => void controls.remove(target).then(onRemoved)}>
              {i18n.t('sync.removeSure')}
            </Button>
            <Button look="quiet" autoFocus onClick={() => setRemoving(false)}>
              {i18n.t('action.cancel')}
            </Button>
          </>
        ) : (
          <Button look="quiet" autoFocus={removing === false} onClick={() => setRemoving(true)}>
            {i18n.t('sync.remove')}
          </Button>
        )}
      </div>
      {quarantined === 0 ? null : (
        <details className={styles.part} open>
          <summary>{i18n.t('sync.quarantine', quarantined, [formatNumber(quarantined)])}</summary>
          <Quarantine targetId={id} onOpen={onOpen} onRetried={() => void doBusy(() => controls.run(id))} />
        </details>
      )}
      <Folded word={i18n.t('sync.what')} open={!enabled}>
        <MappingForm target={target} sent={state.sent} onChanged={() => void controls.wake()} />
      </Folded>
      {state.log.length === 0 ? null : (
        <Folded word={i18n.t('sync.log.title')}>
          <ol className={styles.log}>
            {state.log.map((line, index) => (
              <li key={index}>
                <time dateTime={new Date(line.at).toISOString()}>{formatDate(line.at, { time: true })}</time>
                <span>{getLogSentence(line)}</span>
              </li>
            ))}
          </ol>
        </Folded>
      )}
    </section>
  );
}

/** What is folded away is not worked out either. */
function Folded({
  word,
  open = false,
  children,
}: {
  word: string;
  open?: boolean;
  children: React.ReactNode;
}) {
  const [shown, setShown] = useState(open);
  return (
    <details className={styles.part} open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{word}</summary>
      {shown ? children : null}
    </details>
  );
}

/** A state as shape and word; colour only repeats what both say. */
function State({ status, busy }: { status: TargetStatus; busy: boolean }) {
  const { target, state, waiting } = status;
  const [look, Shape, word] = !target.enabled
    ? (['off', CircleDashed, i18n.t('sync.state.off')] as const)
    : state.stopped !== undefined
      ? (['held', TriangleAlert, i18n.t('sync.state.stopped')] as const)
      : state.paused
        ? (['held', CirclePause, i18n.t('sync.state.paused')] as const)
        : state.failure !== undefined
          ? (['held', TriangleAlert, i18n.t('sync.state.waits')] as const)
          : isFirstPull(status)
            ? (['good', CircleDot, i18n.t('sync.state.receiving')] as const)
            : waiting > 0 || busy || state.backlog !== undefined
              ? (['good', CircleDot, i18n.t('sync.state.sending')] as const)
              : (['good', CircleCheck, i18n.t('sync.state.done')] as const);
  return (
    <span className={`${styles.state} ${styles[look]}`}>
      <Shape size={16} aria-hidden />
      {word}
    </span>
  );
}

/** What takes long: fetching all a pool has, or going through all that is here. How far it is, where that is known. */
function FirstSync({ status }: { status: TargetStatus }) {
  const { store } = useServices();
  const { state } = status;
  const progress = useLiveQuery(() => readProgress(store, status), [store, status]);
  const isPulling = isFirstPull(status);
  if (!isPulling && progress === undefined) return null;
  const far = progress && getProgressWord(progress);
  const word = isPulling ? i18n.t(state.paused ? 'sync.firstPullHeld' : 'sync.firstPull') : undefined;
  return (
    <div className={styles.pulling}>
      {state.paused ? null : (
        <progress aria-label={far ?? word} {...(progress && { max: progress.of, value: progress.done })} />
      )}
      {far === undefined ? null : <p>{far}</p>}
      {word === undefined ? null : <p>{word}</p>}
    </div>
  );
}

interface TroubleProps {
  state: SyncStateRow;
  onGoOn: () => Promise<void>;
  onUnlocked: () => Promise<void>;
  unlock: (passphrase: string) => Promise<boolean>;
  /** Takes a secret in place of the one that is refused or gone; what of it is wrong, if something is. */
  onSecret: (secret: string, passphrase: string | undefined) => Promise<'secret' | 'passphrase' | undefined>;
}

/** What holds the target up: what happened, what is safe, what to do. */
function Trouble({ state, onGoOn, onUnlocked, unlock, onSecret }: TroubleProps) {
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const reason = state.stopped ?? state.failure;
  if (reason === undefined) return null;
  if (reason === 'locked')
    return (
      <form
        className={styles.trouble}
        onSubmit={(event) => {
          event.preventDefault();
          void unlock(typed).then((ok) => {
            setWrong(!ok);
            setTyped('');
            if (ok) void onUnlocked();
          });
        }}
      >
        <p>{i18n.t(wrong ? 'sync.wrongPassphrase' : 'sync.reason.locked')}</p>
        <span className={styles.withButton}>
          <input
            type="password"
            aria-label={i18n.t('sync.passphrase')}
            autoComplete="off"
            className={fieldStyles.field}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" disabled={typed === ''}>
            {i18n.t('sync.unlock')}
          </Button>
        </span>
      </form>
    );
  return (
    <div className={styles.trouble}>
      <p>
        {getReasonSentence(reason)}{' '}
        {state.stopped !== undefined || state.retryAt === undefined
          ? i18n.t('sync.safe')
          : i18n.t('sync.again', { when: formatDate(state.retryAt, { time: true }) })}
      </p>
      <Button onClick={() => void onGoOn()}>{i18n.t('sync.tryAgain')}</Button>
      {reason !== 'unauthorised' && reason !== 'no-credential' ? null : (
        <NewSecret targetId={state.targetId} onSecret={onSecret} />
      )}
    </div>
  );
}

/** Another secret; where the one before stood behind a passphrase, the new one does as well. */
function NewSecret({ targetId, onSecret }: Pick<TroubleProps, 'onSecret'> & { targetId: string }) {
  const { store } = useServices();
  const [secret, setSecret] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [wrong, setWrong] = useState<'secret' | 'passphrase'>();
  const isSealed =
    useLiveQuery(
      async () => (await findCredential(store, targetId))?.salt !== undefined,
      [store, targetId],
    ) ?? false;
  const field = (
    of: 'secret' | 'passphrase',
    word: string,
    value: string,
    onText: (text: string) => void,
  ) => (
    <input
      type="password"
      aria-label={word}
      placeholder={word}
      aria-invalid={wrong === of}
      autoComplete="off"
      className={fieldStyles.field}
      value={value}
      onChange={(event) => onText(event.target.value)}
    />
  );
  return (
    <form
      className={styles.withButton}
      onSubmit={(event) => {
        event.preventDefault();
        void onSecret(secret, isSealed ? passphrase : undefined).then((mistake) => {
          setWrong(mistake);
          if (mistake === undefined) setSecret('');
          setPassphrase('');
        });
      }}
    >
      {field('secret', i18n.t('sync.newSecret'), secret, setSecret)}
      {isSealed ? field('passphrase', i18n.t('sync.passphrase'), passphrase, setPassphrase) : null}
      <Button type="submit" disabled={secret === '' || (isSealed && passphrase === '')}>
        {i18n.t('sync.useSecret')}
      </Button>
      {wrong === undefined ? null : (
        <span className={fieldStyles.wrong}>
          {i18n.t(wrong === 'secret' ? 'sync.secretWrong' : 'sync.wrongPassphrase')}
        </span>
      )}
    </form>
  );
}
