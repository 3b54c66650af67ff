import { useLiveQuery } from 'dexie-react-hooks';
import { useId } from 'react';
import { i18n } from '#i18n';
import { sortTasks } from '@/lib/leads/activity';
import type { Lead } from '@/lib/leads/lead';
import { addTask, type Step } from '@/lib/store/commands/activities';
import { readFollowUps } from '@/lib/store/follow-ups';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { TaskForm } from '../task/task-form';
import { TaskRow } from '../task/task-row';
import { DraftNote, useDraft } from './drafts';
import styles from './next-steps.module.css';

export const TASK_DRAFT = 'task';

interface NextStepsProps {
  lead: Lead;
  commands: Commands;
  /** A new step is being written. */
  adding: boolean;
  onAdding: (adding: boolean) => void;
}

/** What is to happen next with a lead, due first. */
export function NextSteps({ lead, commands, adding, onAdding }: NextStepsProps) {
  const { store } = useServices();
  const id = useId();
  const [draft, setDraft] = useDraft(TASK_DRAFT);
  const tasks = useLiveQuery(
    async () =>
      sortTasks((await readFollowUps(store, lead.id)).tasks.filter(({ state }) => state === 'open')),
    [store, lead.id, lead.revision],
  );
  if (!adding && (tasks === undefined || tasks.length === 0)) return null;
  return (
    <section className={styles.steps} aria-labelledby={id}>
      <h3 id={id}>{i18n.t('task.next')}</h3>
      <ul className={styles.list}>
        {tasks?.map((task) => (
          <li key={task.id}>
            <TaskRow task={task} commands={commands} />
          </li>
        ))}
      </ul>
      {adding ? (
        <TaskForm
          step={parseStep(draft)}
          onType={(step) => setDraft(step.title === '' ? undefined : JSON.stringify(step))}
          onSave={async (step) => {
            const saved = await commands.run(i18n.t('task.added'), () => addTask(store, lead.id, step));
            if (saved) setDraft(undefined);
            return saved;
          }}
          onClose={() => onAdding(false)}
        >
          {draft === undefined ? null : (
            <DraftNote
              onDiscard={() => {
                setDraft(undefined);
                onAdding(false);
              }}
            />
          )}
        </TaskForm>
      ) : null}
    </section>
  );
}

/** A draft is what our own form wrote; anything else is an empty one. */
function parseStep(draft: string | undefined): Step {
  try {
    const { title, due } = JSON.parse(draft ?? '{}') as Partial<Record<'title' | 'due', unknown>>;
    return { title: typeof title === 'string' ? title : '', ...(typeof due === 'string' && { due }) };
  } catch {
    return { title: '' };
  }
}
