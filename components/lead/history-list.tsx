import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Change } from '@/lib/leads/lead';
import { fieldIds } from '@/lib/leads/values';
import { readHistory } from '@/lib/store/queries';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { formatDate, formatList } from '../ui/format';
import { getCauseWord, getFieldWord } from '../words';
import styles from './history-list.module.css';

/** Everything that happened to a lead, newest first; each can be taken back, today and next month. */
export function HistoryList({
  leadId,
  revision,
  commands,
}: {
  leadId: string;
  revision: number;
  commands: Commands;
}) {
  const { store } = useServices();
  const entries = useLiveQuery(() => readHistory(store, leadId), [store, leadId, revision]);
  if (!entries || entries.length === 0) return null;
  return (
    <section className={styles.history}>
      <h3>{i18n.t('lead.history')}</h3>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <time dateTime={new Date(entry.at).toISOString()}>{formatDate(entry.at, { time: true })}</time>
            <span className={styles.what}>
              <b>{getCauseWord(entry.cause)}</b> {formatList(getParts(entry.changes))}
            </span>
            {entry.cause === 'undo' || isCreation(entry.changes) ? null : (
              <Button
                look="quiet"
                aria-label={i18n.t('lead.undoEntry', {
                  what: `${getCauseWord(entry.cause)} ${formatDate(entry.at, { time: true })}`,
                })}
                onClick={() => void commands.takeBack(entry.commandId)}
              >
                {i18n.t('action.undo')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function isCreation(changes: readonly Change[]): boolean {
  return changes.some(({ path, before }) => path === 'lead' && before === undefined);
}

/** What changed, in words: `phone, note`. */
function getParts(changes: readonly Change[]): string[] {
  const words = changes.flatMap(({ path }) => {
    const field = fieldIds.find((id) => path === `facts.${id}`);
    if (field) return getFieldWord(field);
    if (path.startsWith('requests.')) return i18n.t('requests.title');
    switch (path) {
      case 'accounts':
        return i18n.t('request.accounts');
      case 'note':
        return i18n.t('lead.note');
      case 'tags':
        return i18n.t('tag.label');
      case 'categoryIds':
        return i18n.t('category.label');
      default:
        return [];
    }
  });
  return [...new Set(words)];
}
