import { useLiveQuery } from 'dexie-react-hooks';
import { Check, MousePointerClick, Pin, ShieldCheck } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import { countLeads } from '@/lib/store/queries';
import { loadPage, type ReadPage } from '../page/load-page';
import { ReadingView } from '../page/reading-view';
import { ServicesProvider, useServices, type Services } from '../services';
import { Button } from '../ui/button';
import { practiceCompanies } from './practice-companies';
import { PracticePage } from './practice-page';
import { createPracticeServices } from './practice-services';
import styles from './welcome.module.css';

/** No tab has it. */
const PRACTICE_TAB = -1;

const steps = ['one', 'all', 'undo'] as const;

/** The first minute: how to use it, on a page of ours, with nothing asked and nothing kept. */
export function Welcome() {
  const real = useServices();
  const [practice] = useState(() => createPracticeServices(real));
  const [read, setRead] = useState<ReadPage>();
  const done = useSteps(practice.services);

  const [{ document, turn }, setAsked] = useState<{ document?: Document; turn: number }>({ turn: 0 });
  useEffect(() => {
    if (document === undefined) return;
    let gone = false;
    practice.show(document);
    void loadPage(practice.services, PRACTICE_TAB).then((loaded) => {
      if (!gone && loaded.step === 'read') setRead(loaded);
    });
    return () => {
      gone = true;
    };
  }, [practice, document, turn]);
  const onReady = useCallback(
    (ready: Document) =>
      setAsked((asked) => (asked.document === ready ? asked : { ...asked, document: ready })),
    [],
  );

  return (
    <main className={styles.page}>
      <header className={styles.header}>
        <h1>{i18n.t('welcome.title')}</h1>
        <p>{i18n.t('welcome.lede')}</p>
      </header>

      <ol className={styles.steps} aria-label={i18n.t('welcome.steps')}>
        {steps.map((step, index) => (
          <li key={step} className={index < done ? styles.done : index === done ? styles.next : undefined}>
            <span className={styles.number} aria-hidden>
              {index < done ? <Check size={14} strokeWidth={3} /> : index + 1}
            </span>
            <span>
              {i18n.t(`welcome.step.${step}`)}
              {index < done ? <span className="spoken"> ({i18n.t('action.done')})</span> : null}
            </span>
          </li>
        ))}
      </ol>

      <div className={styles.practice}>
        <figure className={styles.window}>
          <figcaption className={styles.address}>bay-trades.example</figcaption>
          <PracticePage onReady={onReady} />
        </figure>
        <section className={styles.popup} aria-label={i18n.t('welcome.popup')}>
          <ServicesProvider value={practice.services}>
            {read === undefined ? null : (
              <ReadingView
                surface="panel"
                tabId={PRACTICE_TAB}
                read={read}
                onReadAgain={() => setAsked((asked) => ({ ...asked, turn: asked.turn + 1 }))}
                onReadList={() => undefined}
              />
            )}
          </ServicesProvider>
        </section>
      </div>

      <p className={styles.outcome} aria-live="polite">
        {done === steps.length ? i18n.t('welcome.finished') : ''}
      </p>

      <div className={styles.after}>
        <Note icon={<Pin size={20} aria-hidden />} word="pin" />
        <Note icon={<MousePointerClick size={20} aria-hidden />} word="click" />
        <Note icon={<ShieldCheck size={20} aria-hidden />} word="safe" />
      </div>
      <p className={styles.actions}>
        <Button look="primary" onClick={() => void real.openWorkspace()}>
          {i18n.t('welcome.open')}
        </Button>
        <Button onClick={() => void real.openWorkspace('import')}>{i18n.t('import.startTitle')}</Button>
        <span>{i18n.t('leads.emptyImport')}</span>
      </p>
    </main>
  );
}

function Note({ icon, word }: { icon: React.ReactNode; word: 'pin' | 'click' | 'safe' }) {
  return (
    <section>
      {icon}
      <h2>{i18n.t(`welcome.${word}Title`)}</h2>
      <p>{i18n.t(`welcome.${word}`)}</p>
    </section>
  );
}

/** How many of the steps are done. One that was done stays so, also after its leads are gone again. */
function useSteps({ store }: Services): number {
  const count = useLiveQuery(() => countLeads(store), [store]) ?? 0;
  const [most, setMost] = useState(0);
  const [undone, setUndone] = useState(false);
  // State that follows other state is set while rendering, not after it.
  if (count > most) setMost(count);
  if (count < most && most === practiceCompanies.length && !undone) setUndone(true);
  if (undone) return 3;
  return most === practiceCompanies.length ? 2 : most > 0 ? 1 : 0;
}
