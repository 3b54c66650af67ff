import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Change, HistoryEntry } from '@/lib/leads/lead';
import { readHistory } from '@/lib/store/queries';
import { Changes } from '../history/changes';
import { DetailsButton } from '../history/details-button';
import { getPartWord, type Names } from '../history/describe-change';
import { useNames } from '../history/use-names';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { Button } from '../ui/button';
import { formatDate, formatList } from '../ui/format';
import { getCauseWord } from '../words';
import { AsItWas } from './as-it-was';
import styles from './history-list.module.css';

interface HistoryListProps {
  leadId: string;
  revision: number;
  commands: Commands;
}

/** Everything that happened to a lead, newest first; each can be taken back, today and next month. */
export function HistoryList({ leadId, revision, commands }: HistoryListProps) {
  const { store } = useServices();
  const entries = useLiveQuery(() => readHistory(store, leadId), [store, leadId, revision]);
  const names = useNames();
  if (!entries || entries.length === 0) return null;
  return (
    <section className={styles.history}>
      <h3>{i18n.t('lead.history')}</h3>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <Entry entry={entry} names={names} commands={commands} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Entry({ entry, names, commands }: { entry: HistoryEntry; names: Names; commands: Commands }) {
  const { at, cause, changes, commandId, leadId, rules } = entry;
  const [open, setOpen] = useState(false);
  const [back, setBack] = useState(false);
  const when = formatDate(at, { time: true });
  const why = rules
    ? i18n.t('history.byRule', { name: formatList(rules.map(({ name }) => name)) })
    : getCauseWord(cause);
  const what = `${why} ${when}`;
  const parts = changes.flatMap(({ path }) => (path === 'lead' ? [] : (getPartWord(path, names) ?? [])));
  return (
    <>
      <div className={styles.entry}>
        <time dateTime={new Date(at).toISOString()}>{when}</time>
        <span className={styles.what}>
          <b>{why}</b> {formatList([...new Set(parts)])}
        </span>
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
      </div>
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
