import {
  Check,
  Ellipsis,
  FilePen,
  Globe,
  ListTodo,
  Mail,
  MapPin,
  MessageCircle,
  MessageCircleQuestion,
  Phone,
  Users,
  type LucideIcon,
} from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Activity, Task } from '@/lib/leads/activity';
import type { CapturedPage, Change, Lead } from '@/lib/leads/lead';
import type { LeadRequest } from '@/lib/leads/request';
import { readCaptures } from '@/lib/store/captures';
import { deleteActivity } from '@/lib/store/commands/activities';
import { readFollowUps } from '@/lib/store/follow-ups';
import { readHistory } from '@/lib/store/queries';
import type { LeadHistoryRow } from '@/lib/store/schema';
import { Changes } from '../history/changes';
import { DetailsButton } from '../history/details-button';
import { getPartWord } from '../history/describe-change';
import { useNames } from '../history/use-names';
import type { Commands } from '../leads/use-commands';
import { getHeadline } from '../request/headline';
import { useOwnName } from '../history/use-own-name';
import { useServices } from '../services';
import { ChoiceChips } from '../task/choice-chips';
import { DueText } from '../task/due-text';
import { formatMoment, getOutcomeWord, getTouchWord } from '../task/follow-up-words';
import { findImportedRow, ImportedRow } from '../transfer/import-source';
import { Button } from '../ui/button';
import { formatDate, formatList } from '../ui/format';
import { Link } from '../ui/link';
import { MenuButton } from '../ui/menu-button';
import { getCauseWord, getRequestStateWord } from '../words';
import { AsItWas } from './as-it-was';
import { ContactEditor } from './contact-form';
import styles from './timeline.module.css';
import { timelineKinds, toTimeline, type TimelineEntry, type TimelineKind } from './timeline-entries';

interface TimelineProps {
  lead: Lead;
  commands: Commands;
}

const PAGE = 25;

/** Everything that happened to a lead, newest first: contacts, tasks, changes, pages it was seen on, what it asked for. */
export function Timeline({ lead, commands }: TimelineProps) {
  const { store } = useServices();
  const [kind, setKind] = useState<TimelineKind | 'all'>('all');
  const [limit, setLimit] = useState(PAGE);
  const { who } = useOwnName();
  const sources = useLiveQuery(async () => {
    const [history, captures, followUps] = await Promise.all([
      readHistory(store, lead.id),
      readCaptures(store, lead.id),
      readFollowUps(store, lead.id),
    ]);
    return { history, captures, ...followUps };
  }, [store, lead.id, lead.revision]);
  const entries = useMemo(
    () => sources && toTimeline({ ...sources, requests: lead.requests ?? [] }),
    [sources, lead.requests],
  );
  if (!entries || entries.length === 0) return null;
  const kinds = timelineKinds.filter((one) => entries.some((entry) => entry.kind === one));
  const shown = entries.filter((entry) => kind === 'all' || entry.kind === kind);
  return (
    <section className={styles.timeline}>
      <h3>{i18n.t('timeline.title')}</h3>
      {kinds.length > 1 ? (
        <ChoiceChips
          label={i18n.t('timeline.show')}
          options={(['all', ...kinds] as const).map((id) => ({ id, word: i18n.t(`timeline.${id}`) }))}
          chosen={kind}
          onChoose={(next) => {
            setKind(next ?? 'all');
            setLimit(PAGE);
          }}
        />
      ) : null}
      {shown.length === 0 ? <p className={styles.nothing}>{i18n.t('timeline.nothing')}</p> : null}
      <ol>
        {shown.slice(0, limit).map((entry) => (
          <li key={`${entry.kind} ${entry.id}`} className={styles.item}>
            <EntryIcon entry={entry} />
            <div className={styles.body}>
              <Entry entry={entry} lead={lead} commands={commands} who={who} />
            </div>
          </li>
        ))}
      </ol>
      {shown.length > limit ? (
        <Button onClick={() => setLimit(limit + PAGE)}>{i18n.t('timeline.more')}</Button>
      ) : null}
    </section>
  );
}

const icons = {
  call: Phone,
  mail: Mail,
  meeting: Users,
  message: MessageCircle,
  visit: MapPin,
  open: ListTodo,
  done: Check,
  requests: MessageCircleQuestion,
  captures: Globe,
  changes: FilePen,
} satisfies Record<string, LucideIcon>;

function getIconName(entry: TimelineEntry): keyof typeof icons {
  if (entry.kind === 'contacts') return entry.activity.kind;
  return entry.kind === 'tasks' ? entry.task.state : entry.kind;
}

function EntryIcon({ entry }: { entry: TimelineEntry }) {
  const Icon = icons[getIconName(entry)];
  return (
    <span className={styles.icon} data-kind={entry.kind} aria-hidden>
      <Icon size={14} />
    </span>
  );
}

type EntryProps = TimelineProps & { who: string };

function Entry({ entry, ...rest }: EntryProps & { entry: TimelineEntry }) {
  switch (entry.kind) {
    case 'contacts':
      return <ContactEntry activity={entry.activity} {...rest} />;
    case 'tasks':
      return <TaskEntry task={entry.task} />;
    case 'requests':
      return <RequestEntry request={entry.request} at={entry.at} />;
    case 'captures':
      return <ChangeEntry row={entry.row} page={entry.page} {...rest} />;
    case 'changes':
      return <ChangeEntry row={entry.row} {...rest} />;
  }
}

/** The small line below: when, and what else is known of it. */
function When({ at, children }: { at: number; children?: ReactNode }) {
  const now = useServices().store.now();
  return (
    <p className={styles.when}>
      <time dateTime={new Date(at).toISOString()} title={formatDate(at, { time: true })}>
        {formatMoment(at, now)}
      </time>
      {children}
    </p>
  );
}

function ContactEntry({ activity, lead, commands }: TimelineProps & { activity: Activity }) {
  const { store } = useServices();
  const [editing, setEditing] = useState(false);
  const { id, at, kind, outcome, point, text } = activity;
  if (editing)
    return (
      <ContactEditor lead={lead} activity={activity} commands={commands} onClose={() => setEditing(false)} />
    );
  const what = getTouchWord(activity);
  const name = `${what} ${formatDate(at, { time: true })}`;
  return (
    <>
      <div className={styles.line}>
        <span className={styles.what}>
          <b>{what}</b>
          {outcome === undefined ? null : (
            <span className={styles.outcome} data-outcome={outcome}>
              {getOutcomeWord(outcome, kind)}
            </span>
          )}
        </span>
        <MenuButton
          label={<Ellipsis size={16} aria-hidden />}
          name={i18n.t('task.more', { title: name })}
          items={[
            { word: i18n.t('action.edit'), onPick: () => setEditing(true) },
            {
              word: i18n.t('action.delete'),
              onPick: () => void commands.run(i18n.t('activity.deleted'), () => deleteActivity(store, id)),
            },
          ]}
        />
      </div>
      {text === undefined ? null : <p className={styles.text}>{text}</p>}
      <When at={at}>{point === undefined ? null : <span>{point}</span>}</When>
    </>
  );
}

function TaskEntry({ task }: { task: Task }) {
  const now = useServices().store.now();
  const isDone = task.state === 'done';
  return (
    <>
      <p className={styles.what}>
        <b>{i18n.t(isDone ? 'timeline.taskDone' : 'timeline.taskOpen')}</b> {task.title}
      </p>
      <When at={isDone ? task.doneAt : task.createdAt}>
        {isDone ? null : <DueText due={task.due} now={now} />}
      </When>
    </>
  );
}

function RequestEntry({ request, at }: { request: LeadRequest; at: number }) {
  return (
    <>
      <p className={styles.what}>
        <b>{i18n.t('timeline.asked')}</b> {getHeadline(request)} · {getRequestStateWord(request.status)}
      </p>
      <When at={at}>
        <Link href={request.url}>{request.pageTitle || request.url}</Link>
      </When>
    </>
  );
}

interface ChangeEntryProps extends EntryProps {
  row: LeadHistoryRow;
  /** The page it was captured from. */
  page?: CapturedPage | undefined;
}

/** What one command did; it can be taken back, today and next month. */
function ChangeEntry({ row, page, lead, commands, who }: ChangeEntryProps) {
  const { at, cause, changes, commandId, leadId, rules } = row;
  const names = useNames();
  const [open, setOpen] = useState(false);
  const [back, setBack] = useState(false);
  const why = rules
    ? i18n.t('history.byRule', { name: formatList(rules.map(({ name }) => name)) })
    : getCauseWord(cause);
  const what = `${why} ${formatDate(at, { time: true })}`;
  const parts = changes.flatMap(({ path }) => (path === 'lead' ? [] : (getPartWord(path, names) ?? [])));
  return (
    <>
      <p className={styles.what}>
        <b>{why}</b> {formatList([...new Set(parts)])}
      </p>
      <When at={at}>
        {cause === 'sync' ? null : <span>{who}</span>}
        {page === undefined ? null : <Link href={page.url}>{page.title || page.url}</Link>}
        {cause === 'import' ? (
          <span>
            <ImportedRow importId={commandId} row={findImportedRow(lead, commandId)} />
          </span>
        ) : null}
        {parts.length === 0 ? null : (
          <DetailsButton what={what} open={open} onToggle={() => setOpen(!open)} />
        )}
        {/* What a rule added while saving goes with the saving. */}
        {cause === 'undo' || isCreation(changes) || (rules && cause === 'capture') ? null : (
          <Button
            look="quiet"
            aria-label={i18n.t('lead.undoEntry', { what })}
            // Here one lead is meant, though the command may have changed thousands; a merge is one thing of two leads.
            onClick={() => void commands.takeBack(commandId, cause === 'merge' ? undefined : [leadId])}
          >
            {i18n.t('action.undo')}
          </Button>
        )}
      </When>
      {open ? (
        <div className={styles.details}>
          <Changes changes={changes} names={names} />
          <Button look="quiet" onClick={() => setBack(true)}>
            {i18n.t('history.asItWas')}
          </Button>
        </div>
      ) : null}
      {back ? <AsItWas leadId={leadId} before={at} onClose={() => setBack(false)} /> : null}
    </>
  );
}

function isCreation(changes: readonly Change[]): boolean {
  return changes.some(({ path, before }) => path === 'lead' && before === undefined);
}
