import { CircleCheck, KeyRound, Plus, TriangleAlert, Users, Wrench, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { levels, type Level } from '@/lib/leads/lead-parts';
import { defaultMapping } from '@/lib/leads/sync-target';
import type { SyncControls } from '@/lib/sync/controls';
import { findPool } from '@/lib/sync/targets/couch/databases';
import type { PoolMember, SetUpReport, SetUpStep } from '@/lib/sync/targets/couch/set-up';
import sectionStyles from '../settings/section.module.css';
import { useAnnounce } from '../ui/announcer';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/select';
import { getLevelWord } from '../words';
import { Choice, Choices } from './add-target';
import { FormField } from './form-field';
import styles from './sync.module.css';
import { getSetUpSentence, getStepSentence } from './sync-words';
import { TargetForm, Tick } from './target-form';
import type { Draft } from './target-kinds';

interface PoolWizardProps {
  controls: SyncControls;
  onAdded: (name: string) => void;
  onCancel: () => void;
}

/** A team's pool: joined, or made first by who administers the server. */
export function PoolWizard({ controls, onAdded, onCancel }: PoolWizardProps) {
  const [step, setStep] = useState<'choose' | 'make' | Partial<Draft>>('choose');
  const back = () => setStep('choose');
  if (step === 'make')
    return <MakePool controls={controls} onMade={(first) => setStep(first)} onCancel={back} />;
  if (step !== 'choose')
    return <TargetForm kind="couch" controls={controls} first={step} onAdded={onAdded} onCancel={back} />;
  return (
    <section className={sectionStyles.form} aria-labelledby="sync-pool">
      <h2 id="sync-pool" className={styles.formTitle}>
        <Users size={20} aria-hidden />
        {i18n.t('sync.pool.title')}
      </h2>
      <p className={sectionStyles.hint}>{i18n.t('sync.pool.hint')}</p>
      <Choices>
        <Choice
          icon={KeyRound}
          word={i18n.t('sync.pool.have')}
          hint={i18n.t('sync.pool.haveHint')}
          isFirst
          onPick={() => setStep({})}
        />
        <Choice
          icon={Wrench}
          word={i18n.t('sync.pool.make')}
          hint={i18n.t('sync.pool.makeHint')}
          onPick={() => setStep('make')}
        />
      </Choices>
      <div className={sectionStyles.buttons}>
        <Button look="quiet" onClick={onCancel}>
          {i18n.t('sync.back')}
        </Button>
      </div>
    </section>
  );
}

interface Member {
  key: number;
  name: string;
  password: string;
  manager: boolean;
  ceiling: Level;
}

/** Of signs nobody mixes up; twenty of them are a hundred bits. */
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789';
const makePassword = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(20)), (byte) => SIGNS[byte % SIGNS.length]).join('');

const newMember = (key: number): Member => ({
  key,
  name: '',
  password: makePassword(),
  // Whoever sets the pool up gives its leads to others.
  manager: key === 0,
  ceiling: key === 0 ? 'confidential' : 'internal',
});

interface MakePoolProps {
  controls: SyncControls;
  /** Goes on with who one is in it. */
  onMade: (first: Partial<Draft>) => void;
  onCancel: () => void;
}

/** Makes databases, rules and members with an administrator's credential, which lives in this form and nowhere else. */
function MakePool({ controls, onMade, onCancel }: MakePoolProps) {
  const announce = useAnnounce();
  const [url, setUrl] = useState('');
  const [admin, setAdmin] = useState({ user: '', password: '' });
  const [chosen, setChosen] = useState<readonly Level[]>(['public', 'internal', 'confidential']);
  const [members, setMembers] = useState<readonly Member[]>(() => [newMember(0)]);
  const [steps, setSteps] = useState<readonly SetUpStep[]>([]);
  const [report, setReport] = useState<SetUpReport>();
  const [mistake, setMistake] = useState<string>();
  const stopper = useRef<AbortController>(undefined);
  const [busy, setBusy] = useState(false);
  const highest = chosen.at(-1) ?? 'internal';
  const pool = findPool(url.trim());
  const named = members.filter(({ name }) => name.trim() !== '');

  async function make() {
    if (pool === undefined) return setMistake('address');
    // First of all, or the browser does not know any more that it was a click.
    if (!(await controls.access.ask(url.trim()))) {
      setMistake(i18n.t('sync.refused'));
      return announce(i18n.t('sync.refused'));
    }
    setMistake(undefined);
    setSteps([]);
    setReport(undefined);
    stopper.current = new AbortController();
    const plan = {
      ...pool,
      admin,
      levels: chosen,
      members: named.map(({ name, password, manager, ceiling }): PoolMember => ({
        name: name.trim(),
        password: password || undefined,
        manager,
        ceiling: lower(ceiling, highest),
      })),
    };
    const made = await controls.setUpPool(plan, stopper.current.signal, (step) =>
      setSteps((before) => [...before, step]),
    );
    setReport(made);
    announce(i18n.t(made.complete ? 'sync.pool.ready' : 'sync.pool.notReady'));
    // It has done what it was for.
    if (made.complete) setAdmin({ user: '', password: '' });
  }

  const putMember = (key: number, change: Partial<Member>) =>
    setMembers(members.map((one) => (one.key === key ? { ...one, ...change } : one)));

  if (report?.complete)
    return (
      <Ready
        report={report}
        members={named}
        address={url.trim()}
        onGoOn={({ name, password, ceiling }) =>
          onMade({
            url: url.trim(),
            user: name.trim(),
            secret: password,
            mapping: { ...defaultMapping, ceiling: lower(ceiling, highest) },
          })
        }
      />
    );
  return (
    <form
      aria-label={i18n.t('sync.pool.make')}
      aria-busy={busy}
      className={sectionStyles.form}
      onSubmit={(event) => {
        event.preventDefault();
        setBusy(true);
        void make().finally(() => setBusy(false));
      }}
    >
      <h2 className={styles.formTitle}>
        <Wrench size={20} aria-hidden />
        {i18n.t('sync.pool.make')}
      </h2>
      <FormField
        word={i18n.t('sync.pool.newAddress')}
        inputMode="url"
        required
        autoFocus
        value={url}
        placeholder="https://couch.example.com/leads"
        hint={i18n.t('sync.pool.newAddressHint')}
        mistake={mistake === 'address' ? i18n.t('sync.pool.addressWrong') : undefined}
        onText={setUrl}
      />
      <fieldset className={styles.choices}>
        <legend>{i18n.t('sync.pool.admin')}</legend>
        <p className={`${sectionStyles.hint} ${styles.across}`}>{i18n.t('sync.pool.adminHint')}</p>
        <FormField
          word={i18n.t('sync.pool.adminUser')}
          required
          autoComplete="off"
          value={admin.user}
          onText={(user) => setAdmin({ ...admin, user })}
        />
        <FormField
          word={i18n.t('sync.pool.adminPassword')}
          type="password"
          required
          autoComplete="off"
          value={admin.password}
          onText={(password) => setAdmin({ ...admin, password })}
        />
      </fieldset>
      <fieldset className={styles.choices}>
        <legend>{i18n.t('sync.pool.levels')}</legend>
        <p className={`${sectionStyles.hint} ${styles.across}`}>{i18n.t('sync.pool.levelsHint')}</p>
        {levels.map((level) => (
          <Tick
            key={level}
            word={getLevelWord(level)}
            checked={chosen.includes(level)}
            onChange={(on) => {
              const next = levels.filter((one) => (one === level ? on : chosen.includes(one)));
              if (next.length > 0) setChosen(next);
            }}
          />
        ))}
      </fieldset>
      <fieldset className={styles.members}>
        <legend>{i18n.t('sync.pool.members')}</legend>
        <p className={sectionStyles.hint}>{i18n.t('sync.pool.membersHint')}</p>
        {members.map(({ key, name, password, manager, ceiling }, index) => (
          <div
            key={key}
            role="group"
            aria-label={name.trim() || i18n.t('sync.pool.member', [index + 1])}
            className={styles.member}
          >
            <FormField
              word={i18n.t(index === 0 ? 'sync.pool.you' : 'sync.pool.memberName')}
              required={index === 0}
              autoComplete="off"
              autoFocus={index > 0}
              value={name}
              onText={(text) => putMember(key, { name: text })}
            />
            <FormField
              word={i18n.t('sync.pool.memberPassword')}
              autoComplete="off"
              value={password}
              onText={(text) => putMember(key, { password: text })}
            />
            <div className={sectionStyles.field}>
              <span>{i18n.t('sync.pool.sees')}</span>
              <Select
                label={i18n.t('sync.pool.sees')}
                value={lower(ceiling, highest)}
                options={levels
                  .filter((level) => chosen.includes(level))
                  .map((level) => ({ value: level, word: getLevelWord(level) }))}
                onPick={(value) => putMember(key, { ceiling: value as Level })}
              />
            </div>
            <Tick
              word={i18n.t('sync.pool.manager')}
              checked={manager}
              onChange={(on) => putMember(key, { manager: on })}
            />
            {index === 0 ? null : (
              <IconButton
                label={i18n.t('sync.pool.removeMember', {
                  name: name || i18n.t('sync.pool.member', [index + 1]),
                })}
                onClick={() => setMembers(members.filter((one) => one.key !== key))}
              >
                <X size={16} aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
        <div>
          <Button
            onClick={() =>
              setMembers([...members, newMember(Math.max(...members.map(({ key }) => key)) + 1)])
            }
          >
            <Plus size={16} aria-hidden />
            {i18n.t('sync.pool.addMember')}
          </Button>
        </div>
      </fieldset>
      <Steps steps={steps} busy={busy} />
      {report !== undefined ? (
        <p className={styles.trouble}>{i18n.t('sync.pool.notReady')}</p>
      ) : mistake !== undefined && mistake !== 'address' ? (
        <p className={styles.trouble}>{mistake}</p>
      ) : null}
      <div className={sectionStyles.buttons}>
        <Button type="submit" look="primary" disabled={busy}>
          {i18n.t(report === undefined ? 'sync.pool.setUp' : 'sync.tryAgain')}
        </Button>
        {busy ? (
          <Button onClick={() => stopper.current?.abort()}>{i18n.t('sync.pool.stop')}</Button>
        ) : (
          <Button look="quiet" onClick={onCancel}>
            {i18n.t('sync.back')}
          </Button>
        )}
      </div>
    </form>
  );
}

/** The lower of two levels. */
const lower = (a: Level, b: Level): Level => (levels.indexOf(a) < levels.indexOf(b) ? a : b);

/** What has been made so far, and what could not be, each with the reason. */
function Steps({ steps, busy }: { steps: readonly SetUpStep[]; busy: boolean }) {
  if (steps.length === 0 && !busy) return null;
  return (
    <div className={styles.made} aria-live="polite">
      {busy ? <progress aria-label={i18n.t('sync.pool.settingUp')} /> : null}
      <ul>
        {steps.map((step) => {
          const Shape = step.state === 'missing' ? TriangleAlert : CircleCheck;
          return (
            <li key={`${step.what} ${step.name}`} data-missing={step.state === 'missing'}>
              <Shape size={16} aria-hidden />
              <span>
                {getStepSentence(step)}
                {step.reason === undefined ? null : ` ${getSetUpSentence(step.reason)}`}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface ReadyProps {
  report: SetUpReport;
  members: readonly Member[];
  address: string;
  onGoOn: (member: Member) => void;
}

/** What each member needs, shown this once, and the way to join as one of them. */
function Ready({ report, members, address, onGoOn }: ReadyProps) {
  const announce = useAnnounce();
  const [first] = members;
  const [as, setAs] = useState(first?.key ?? 0);
  const member = members.find(({ key }) => key === as);

  async function copy() {
    const lines = members.map(({ name, password }) => `${address}\t${name.trim()}\t${password}`);
    await navigator.clipboard.writeText(lines.join('\n'));
    announce(i18n.t('sync.pool.copied'));
  }

  return (
    <section className={sectionStyles.form} aria-labelledby="sync-ready">
      <h2 id="sync-ready" className={styles.formTitle}>
        <CircleCheck size={20} aria-hidden />
        {i18n.t('sync.pool.ready')}
      </h2>
      {report.server?.product === 'pouchdb-server' ? (
        <p className={styles.trouble}>{i18n.t('sync.pool.onlyForTrying')}</p>
      ) : null}
      <p>{i18n.t('sync.pool.handOut')}</p>
      <table className={styles.people}>
        <thead>
          <tr>
            <th scope="col">{i18n.t('sync.pool.user')}</th>
            <th scope="col">{i18n.t('sync.pool.password')}</th>
            <th scope="col">{i18n.t('sync.pool.sees')}</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ key, name, password, ceiling }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>
                <code>{password}</code>
              </td>
              <td>{getLevelWord(ceiling)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={sectionStyles.buttons}>
        <Button onClick={() => void copy()}>{i18n.t('sync.pool.copy')}</Button>
      </div>
      <div className={sectionStyles.buttons}>
        {members.length < 2 ? null : (
          <label className={styles.check}>
            {i18n.t('sync.pool.joinAs')}
            <Select
              label={i18n.t('sync.pool.joinAs')}
              value={String(as)}
              options={members.map(({ key, name }) => ({ value: String(key), word: name }))}
              onPick={(value) => setAs(Number(value))}
            />
          </label>
        )}
        <Button
          look="primary"
          autoFocus
          disabled={member === undefined}
          onClick={() => {
            if (member) onGoOn(member);
          }}
        >
          {i18n.t('sync.pool.join')}
        </Button>
      </div>
    </section>
  );
}
