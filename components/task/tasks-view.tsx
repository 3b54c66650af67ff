import { ListTodo } from 'lucide-react';
import { useRef, useState } from 'react';
import { i18n } from '#i18n';
import { dues, type Due } from '@/lib/leads/due';
import { getLeadName } from '@/lib/leads/lead-name';
import type { Commands } from '../leads/use-commands';
import { useKeys } from '../leads/use-keys';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import { Select } from '../ui/select';
import { getDueWord } from './follow-up-words';
import { TaskRow } from './task-row';
import styles from './tasks-view.module.css';
import { useTasks, type LeadTask } from './use-tasks';

interface TasksViewProps {
  commands: Commands;
  openId: string | undefined;
  onOpen: (leadId: string | undefined) => void;
  onHelp: () => void;
}

/** Drawn of each group; the others on demand. */
const SHOWN = 100;

/** All next steps by when they are due, whoever they are for. */
export function TasksView({ commands, openId, onOpen, onHelp }: TasksViewProps) {
  const tasks = useTasks();
  const [owner, setOwner] = useState('');
  const root = useRef<HTMLDivElement>(null);

  /** To the row before or behind the one that has the focus. */
  function move(step: number) {
    const rows = [...(root.current?.querySelectorAll<HTMLElement>('[data-task]') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.querySelector<HTMLElement>('input')?.focus();
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const row = document.activeElement?.closest('[data-task]');
      row?.querySelector<HTMLElement>('input[type=checkbox]')?.click();
    },
    z: () => void commands.undoLast(),
    '?': onHelp,
    Escape: openId === undefined ? undefined : () => onOpen(undefined),
  });

  if (tasks === undefined) return <div className={styles.view} aria-busy />;
  if (tasks.size + tasks.done.length === 0) return <NoTasks />;
  const isShown = ({ lead }: LeadTask) => owner === '' || lead.owner === owner;
  const groups = dues.flatMap((due) => {
    const own = (tasks.open.get(due) ?? []).filter(isShown);
    return own.length === 0 ? [] : [{ due, tasks: own }];
  });
  const done = tasks.done.filter(isShown);
  const count = groups.reduce((sum, group) => sum + group.tasks.length, 0);
  return (
    <div className={styles.view} ref={root}>
      <div className={styles.head}>
        <p>{i18n.t('task.count', count, [formatNumber(count)])}</p>
        {tasks.owners.length > 0 || owner !== '' ? (
          <Select
            label={i18n.t('mark.owner')}
            value={owner}
            options={[
              { value: '', word: i18n.t('task.anyOwner') },
              ...tasks.owners.map((name) => ({ value: name, word: name })),
            ]}
            onPick={setOwner}
          />
        ) : null}
      </div>
      {count === 0 ? (
        <p className={styles.clear}>
          {i18n.t(owner === '' ? 'task.clear' : 'task.noneOfOwner')}{' '}
          {owner === '' ? null : (
            <Button look="quiet" onClick={() => setOwner('')}>
              {i18n.t('task.showAll')}
            </Button>
          )}
        </p>
      ) : null}
      {groups.map((group) => (
        <Group key={group.due} which={group.due} tasks={group.tasks} commands={commands} onOpen={onOpen} />
      ))}
      {done.length === 0 ? null : (
        <details className={styles.done}>
          <summary>
            {i18n.t('task.recent')} <span className={styles.number}>{formatNumber(done.length)}</span>
          </summary>
          <Rows tasks={done} label={i18n.t('task.recent')} commands={commands} onOpen={onOpen} />
        </details>
      )}
    </div>
  );
}

type RowsProps = Pick<TasksViewProps, 'commands' | 'onOpen'> & { tasks: readonly LeadTask[] };

function Group({ which, tasks, ...rest }: RowsProps & { which: Due }) {
  const [limit, setLimit] = useState(SHOWN);
  const word = getDueWord(which);
  return (
    <section className={styles.group}>
      <h2 data-due={which}>
        {word} <span className={styles.number}>{formatNumber(tasks.length)}</span>
      </h2>
      <Rows tasks={tasks.slice(0, limit)} label={word} {...rest} />
      {tasks.length > limit ? (
        <Button onClick={() => setLimit(limit + SHOWN)}>{i18n.t('history.more')}</Button>
      ) : null}
    </section>
  );
}

function Rows({ tasks, label, commands, onOpen }: RowsProps & { label: string }) {
  return (
    <ul aria-label={label} className={styles.rows}>
      {tasks.map(({ task, lead }) => (
        <li key={task.id} data-task>
          <TaskRow task={task} commands={commands}>
            <button
              type="button"
              className={styles.lead}
              title={i18n.t('task.openLead')}
              onClick={() => onOpen(lead.id)}
            >
              {getLeadName(lead) ?? i18n.t('page.noName')}
            </button>
            {lead.owner === undefined ? null : <span className={styles.owner}>{lead.owner}</span>}
          </TaskRow>
        </li>
      ))}
    </ul>
  );
}

/** The first time: where next steps come from. */
function NoTasks() {
  return (
    <Empty icon={<ListTodo size={28} />} title={i18n.t('task.emptyTitle')}>
      <p>{i18n.t('task.emptyHint')}</p>
      <p>{i18n.t('task.emptyExample')}</p>
    </Empty>
  );
}
