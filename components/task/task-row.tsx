import { Clock, Ellipsis } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { i18n } from '#i18n';
import type { Task } from '@/lib/leads/activity';
import { toDay } from '@/lib/leads/due';
import { deleteTask, editTask, setTaskDone, snoozeTask } from '@/lib/store/commands/activities';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { CheckBox } from '../ui/check-box';
import { MenuButton } from '../ui/menu-button';
import { getUsualDays } from './due-picker';
import { DueText } from './due-text';
import { formatDueDay } from './follow-up-words';
import { TaskForm } from './task-form';
import styles from './task-row.module.css';

interface TaskRowProps {
  task: Task;
  commands: Commands;
  /** The lead it is for, where the row stands apart from it. */
  children?: ReactNode;
}

/** One next step: checked off, put off, changed where it is seen; each with its way back. */
export function TaskRow({ task, commands, children }: TaskRowProps) {
  const { store } = useServices();
  const [editing, setEditing] = useState(false);
  const { id, title, due } = task;
  const now = store.now();

  if (editing)
    return (
      <TaskForm
        step={{ title, ...(due !== undefined && { due }) }}
        onSave={(step) => commands.run(i18n.t('task.changed'), () => editTask(store, id, step))}
        onClose={() => setEditing(false)}
      />
    );

  function putOff(day: string | undefined) {
    const sentence =
      day === undefined
        ? i18n.t('task.withoutDate')
        : i18n.t('task.putOffTo', { date: formatDueDay(day, now) });
    void commands.run(sentence, () => snoozeTask(store, id, day));
  }

  const isDone = task.state === 'done';
  return (
    <div className={styles.task} data-done={isDone}>
      <CheckBox
        aria-label={i18n.t('task.check', { title })}
        checked={isDone}
        onChange={() =>
          void commands.run(i18n.t(isDone ? 'task.reopened' : 'task.done', { title }), () =>
            setTaskDone(store, id, !isDone),
          )
        }
      />
      <div className={styles.what}>
        <button
          type="button"
          className={styles.title}
          title={i18n.t('task.edit', { title })}
          onClick={() => setEditing(true)}
        >
          {title}
        </button>
        <span className={styles.line}>
          {isDone ? null : <DueText due={due} now={now} />}
          {children}
        </span>
      </div>
      {isDone ? null : (
        <MenuButton
          label={<Clock size={16} aria-hidden />}
          name={i18n.t('task.putOff', { title })}
          items={[
            ...getUsualDays(toDay(now)).map(({ day, word }) => ({
              word: `${word} · ${formatDueDay(day, now)}`,
              onPick: () => putOff(day),
            })),
            ...(due === undefined ? [] : [{ word: i18n.t('task.noDate'), onPick: () => putOff(undefined) }]),
            { word: i18n.t('task.pickDate'), onPick: () => setEditing(true) },
          ]}
        />
      )}
      <MenuButton
        label={<Ellipsis size={16} aria-hidden />}
        name={i18n.t('task.more', { title })}
        items={[
          { word: i18n.t('action.edit'), onPick: () => setEditing(true) },
          {
            word: i18n.t('task.delete'),
            onPick: () => void commands.run(i18n.t('task.deleted'), () => deleteTask(store, id)),
          },
        ]}
      />
    </div>
  );
}
