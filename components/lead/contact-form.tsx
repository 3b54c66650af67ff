import * as z from 'zod/mini';
import { useState } from 'react';
import { i18n } from '#i18n';
import {
  activity as activitySchema,
  activityKinds,
  day,
  directions,
  outcomes,
  type Activity,
  type ActivityKind,
  type Outcome,
} from '@/lib/leads/activity';
import { addDays, toDay } from '@/lib/leads/due';
import { factKey } from '@/lib/leads/fact-key';
import type { Fact, Lead } from '@/lib/leads/lead';
import type { FieldId, FieldValue } from '@/lib/leads/values';
import { editActivity, logContact, type Contact } from '@/lib/store/commands/activities';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { ChoiceChips } from '../task/choice-chips';
import { DuePicker } from '../task/due-picker';
import { getActivityKindWord, getOutcomeWord } from '../task/follow-up-words';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import fieldStyles from '../ui/field.module.css';
import { getFieldText } from '../ui/field-text';
import { Select } from '../ui/select';
import styles from './contact-form.module.css';
import { DraftNote, useDraft } from './drafts';

/** What is being written about a contact; kept as a draft with every key. */
const draftSchema = z.object({
  kind: activitySchema.shape.kind,
  direction: activitySchema.shape.direction,
  outcome: activitySchema.shape.outcome,
  /** As the browser's field for it has it, `2026-05-12T14:30`; absent is now. */
  at: z.optional(z.string()),
  point: z.optional(z.string()),
  /** `factKey` of the number or address that is to be marked as not working. */
  dead: z.optional(z.string()),
  text: z.string(),
  title: z.string(),
  due: z.optional(day),
});
export type ContactDraft = z.infer<typeof draftSchema>;

export const newContact = (kind: ActivityKind = 'call'): ContactDraft => ({
  kind,
  direction: 'out',
  text: '',
  title: '',
});

export const CONTACT_DRAFT = 'contact';

/** The contact that was being written when the page was left. */
export function useContactDraft(): [ContactDraft | undefined, (draft: ContactDraft | undefined) => void] {
  const [text, setText] = useDraft(CONTACT_DRAFT);
  return [parseDraft(text), (draft) => setText(draft && JSON.stringify(draft))];
}

function parseDraft(text: string | undefined): ContactDraft | undefined {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(text ?? ''));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

interface ContactFormProps {
  lead: Lead;
  commands: Commands;
  /** What the form begins with, when there is no draft. */
  first: ContactDraft;
  onClose: () => void;
}

/** A contact being logged, with what came of it and the next step. */
export function ContactForm({ lead, commands, first, onClose }: ContactFormProps) {
  const { store } = useServices();
  const [draft, setDraft] = useContactDraft();
  const typed = draft ?? first;

  async function save(contact: Contact) {
    const point = findPoints(lead).find(({ key }) => key === typed.dead);
    const title = typed.title.trim();
    const saved = await commands.run(
      i18n.t(title === '' ? 'activity.logged' : 'activity.loggedWithTask'),
      () =>
        logContact(store, lead.id, {
          contact,
          ...(title !== '' && { step: { title, ...(typed.due !== undefined && { due: typed.due }) } }),
          ...(point && contact.outcome === 'wrong-contact' && { dead: point }),
        }),
    );
    if (!saved) return;
    setDraft(undefined);
    onClose();
  }

  return (
    <Fields
      lead={lead}
      label={i18n.t('activity.title')}
      typed={typed}
      onType={setDraft}
      onSave={save}
      onClose={onClose}
      withStep
    >
      {draft === undefined ? null : (
        <DraftNote
          onDiscard={() => {
            setDraft(undefined);
            onClose();
          }}
        />
      )}
    </Fields>
  );
}

/** A contact that was logged, being corrected. */
export function ContactEditor({
  lead,
  activity,
  commands,
  onClose,
}: Omit<ContactFormProps, 'first'> & { activity: Activity }) {
  const { store } = useServices();
  const { kind, direction, outcome, at, point, text = '' } = activity;
  const [typed, setTyped] = useState<ContactDraft>({
    ...newContact(kind),
    direction,
    ...(outcome && { outcome }),
    ...(point !== undefined && { point }),
    at: toLocal(at),
    text,
  });
  return (
    <Fields
      lead={lead}
      label={i18n.t('activity.editTitle')}
      typed={typed}
      onType={setTyped}
      onSave={async (contact) => {
        // The field knows no seconds; what nobody touched stays as it was.
        const kept = typed.at === toLocal(at) ? { ...contact, at } : contact;
        if (await commands.run(i18n.t('activity.changed'), () => editActivity(store, activity.id, kept)))
          onClose();
      }}
      onClose={onClose}
    />
  );
}

interface FieldsProps {
  lead: Lead;
  label: string;
  typed: ContactDraft;
  onType: (next: ContactDraft) => void;
  onSave: (contact: Contact) => Promise<void>;
  onClose: () => void;
  withStep?: boolean;
  children?: React.ReactNode;
}

function Fields({ lead, label, typed, onType, onSave, onClose, withStep = false, children }: FieldsProps) {
  const { store } = useServices();
  const [opened] = useState(() => store.now());
  const [isFuture, setIsFuture] = useState(false);
  const { kind, direction, outcome, at, point, dead, text, title, due } = typed;
  const points = findPoints(lead, kind);
  const tried = points.find((one) => one.text === point) ?? points[0];
  const change = (next: Partial<{ [K in keyof ContactDraft]: ContactDraft[K] | undefined }>) =>
    onType(drop({ ...typed, ...next }));

  function choose(next: Outcome | undefined) {
    const today = toDay(store.now());
    const usual = usualTitles();
    const suggested = next && usual[next];
    // What somebody wrote there stays.
    const isOurs = title === '' || Object.values(usual).includes(title);
    change({
      outcome: next,
      dead: next === 'wrong-contact' ? tried?.key : undefined,
      ...(isOurs && { title: suggested ?? '', due: suggested === undefined ? undefined : addDays(today, 1) }),
    });
  }

  function submit() {
    const moment = at === undefined ? store.now() : new Date(at).getTime();
    const now = store.now();
    if (Number.isNaN(moment) || moment > now + MINUTE) return setIsFuture(true);
    void onSave(
      drop({
        kind,
        direction,
        outcome,
        at: Math.min(moment, now),
        point: point ?? (points.length === 1 ? points[0]?.text : undefined),
        text: text.trim(),
      }),
    );
  }

  return (
    <form
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return submit();
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <ChoiceChips
        label={i18n.t('activity.kind')}
        options={activityKinds.map((id) => ({ id, word: getActivityKindWord(id) }))}
        chosen={kind}
        onChoose={(next) => change({ kind: next ?? kind, point: undefined, dead: undefined })}
      />
      <div className={styles.line}>
        <Select
          label={i18n.t('activity.direction')}
          value={direction}
          options={directions.map((value) => ({ value, word: i18n.t(`direction.${value}`) }))}
          onPick={(value) => change({ direction: directions.find((one) => one === value) ?? direction })}
        />
        <input
          type="datetime-local"
          aria-label={i18n.t('activity.at')}
          aria-invalid={isFuture}
          className={`${fieldStyles.field} ${styles.when}`}
          value={at ?? toLocal(opened)}
          onChange={(event) => {
            setIsFuture(false);
            change({ at: event.target.value || undefined });
          }}
        />
        {points.length > 1 ? (
          <Select
            label={getPointWord(kind)}
            value={tried?.key ?? ''}
            options={points.map(({ key, text }) => ({ value: key, word: text }))}
            onPick={(key) =>
              change({ point: points.find((one) => one.key === key)?.text, dead: dead && key })
            }
          />
        ) : null}
      </div>
      {isFuture ? (
        <p role="alert" className={fieldStyles.wrong}>
          {i18n.t('activity.future')}
        </p>
      ) : null}
      <ChoiceChips
        label={i18n.t('activity.outcome')}
        options={getOutcomes(kind).map((id) => ({ id, word: getOutcomeWord(id, kind) }))}
        chosen={outcome}
        onChoose={choose}
        optional
      />
      {outcome === 'wrong-contact' && tried ? (
        <label className={styles.check}>
          <CheckBox
            checked={dead !== undefined}
            onChange={(event) => change({ dead: event.target.checked ? tried.key : undefined })}
          />
          {i18n.t('activity.markDead', { value: tried.text })}
        </label>
      ) : null}
      {outcome === 'do-not-contact' ? <p className={styles.will}>{i18n.t('activity.willMark')}</p> : null}
      <textarea
        ref={focusOnce}
        aria-label={i18n.t('activity.text')}
        placeholder={i18n.t('activity.textPlaceholder')}
        className={fieldStyles.field}
        maxLength={20_000}
        value={text}
        onChange={(event) => change({ text: event.target.value })}
      />
      {withStep ? (
        <div className={styles.step}>
          <input
            aria-label={i18n.t('activity.next')}
            placeholder={`${i18n.t('activity.next')} · ${i18n.t('activity.nextPlaceholder')}`}
            className={fieldStyles.field}
            maxLength={300}
            autoComplete="off"
            value={title}
            onChange={(event) => change({ title: event.target.value })}
          />
          {title.trim() === '' ? null : <DuePicker due={due} onDue={(next) => change({ due: next })} />}
        </div>
      ) : null}
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {i18n.t('action.save')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {i18n.t('action.close')}
        </Button>
        {children}
      </div>
    </form>
  );
}

const MINUTE = 60_000;

/** The word for the next step that some outcomes ask for by themselves. */
const usualTitles = (): Partial<Record<Outcome, string>> => ({
  'call-back': i18n.t('activity.callBackTitle'),
  'no-answer': i18n.t('activity.tryAgainTitle'),
});

/** Nobody meets a wrong number, or writes and is not answered at once. */
function getOutcomes(kind: ActivityKind): Outcome[] {
  const never: Record<ActivityKind, readonly Outcome[]> = {
    call: [],
    message: ['left-message'],
    mail: ['left-message', 'no-answer', 'call-back'],
    meeting: ['left-message', 'no-answer', 'wrong-contact', 'reached'],
    visit: ['wrong-contact'],
  };
  return outcomes.filter((outcome) => !never[kind].includes(outcome));
}

interface Point {
  field: FieldId;
  key: string;
  text: string;
}

const getPointWord = (kind: ActivityKind) => i18n.t(kind === 'mail' ? 'field.email' : 'field.phone');

/** The numbers or addresses one reaches the lead at in this way; without a way, all of them. */
function findPoints(lead: Lead, kind?: ActivityKind): Point[] {
  const fields: readonly FieldId[] =
    kind === undefined
      ? ['phone', 'email']
      : kind === 'mail'
        ? ['email']
        : kind === 'call' || kind === 'message'
          ? ['phone']
          : [];
  return fields.flatMap((field) => {
    const facts: readonly Fact<FieldValue>[] = lead.facts[field] ?? [];
    return facts.map(({ value }) => ({
      field,
      key: factKey(field, value),
      text: getFieldText(field, value).slice(0, 300),
    }));
  });
}

/** A moment as the browser's field for it has it: by the clock on the wall, to the minute. */
function toLocal(at: number): string {
  const date = new Date(at);
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${toDay(at)}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** Parts that are absent have no key. */
function drop<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function focusOnce(element: HTMLTextAreaElement | null) {
  if (!element || element.form?.contains(document.activeElement)) return;
  element.focus();
  element.setSelectionRange(element.value.length, element.value.length);
}
