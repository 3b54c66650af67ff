import { History } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { readLead } from '@/lib/store/queries';
import { getDefinitions, getLeadIds, readCommands, type CommandSummary } from '@/lib/store/read-commands';
import type { Store } from '@/lib/store/store';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import { ImportedRow } from '../transfer/import-source';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import fieldStyles from '../ui/field.module.css';
import { formatDate, formatNumber } from '../ui/format';
import { Changes } from './changes';
import { getCommandWord, getDefinitionWord } from './command-words';
import { DetailsButton } from './details-button';
import styles from './history-view.module.css';
import { useNames } from './use-names';
import { LONGEST_NAME, useOwnName } from './use-own-name';

interface HistoryViewProps {
  commands: Commands;
  onOpen: (leadId: string) => void;
}

const PAGE = 50;

/** Everything that was done, newest first; each can be taken back. */
export function HistoryView({ commands, onOpen }: HistoryViewProps) {
  const { store } = useServices();
  const [limit, setLimit] = useState(PAGE);
  const { name, who, rename } = useOwnName();
  const all = useLiveQuery(() => loadEntries(store, limit), [store, limit]);
  if (all === undefined) return <div aria-busy className={styles.history} />;
  if (all.length === 0)
    return (
      <div className={styles.history}>
        <Empty icon={<History size={32} />} title={i18n.t('history.emptyTitle')}>
          <p>{i18n.t('history.emptyHint')}</p>
          <p>{i18n.t('history.emptyExample')}</p>
        </Empty>
      </div>
    );
  return (
    <div className={styles.history}>
      <label className={styles.own}>
        {i18n.t('history.ownName')}
        <input
          // Once it was read.
          key={name}
          className={fieldStyles.field}
          defaultValue={name}
          maxLength={LONGEST_NAME}
          placeholder={i18n.t('history.you')}
          onBlur={({ target }) => rename(target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur();
          }}
        />
      </label>
      <ol className={styles.list} aria-label={i18n.t('history.title')}>
        {all.map((entry) => (
          <li key={entry.commandId}>
            <Entry entry={entry} who={who} commands={commands} onOpen={onOpen} />
          </li>
        ))}
      </ol>
      {all.length < limit ? null : (
        <Button onClick={() => setLimit(limit + PAGE)}>{i18n.t('history.more')}</Button>
      )}
    </div>
  );
}

interface Entry extends CommandSummary {
  leads: { id: string; name: string | undefined; isThere: boolean }[];
}

async function loadEntries(store: Store, limit: number): Promise<Entry[]> {
  const all = await readCommands(store, { limit });
  return Promise.all(
    all.map(async (command) => ({
      ...command,
      leads: await Promise.all(getLeadIds(command).map((id) => loadLead(store, command, id))),
    })),
  );
}

/** A lead that is gone, or was merged into another, is called by the name it had. */
async function loadLead(store: Store, { rows }: CommandSummary, id: string): Promise<Entry['leads'][number]> {
  const lead = await store.db.leads.get(id);
  const whole = rows
    .filter((row) => 'leadId' in row && row.leadId === id)
    .flatMap(({ changes }) => changes)
    .find(({ path }) => path === 'lead');
  const known = lead ?? ((whole?.after ?? whole?.before) as Lead | undefined) ?? (await readLead(store, id));
  return { id, name: known && getLeadName(known), isThere: lead !== undefined };
}

function Entry({ entry, who, commands, onOpen }: HistoryViewProps & { entry: Entry; who: string }) {
  const names = useNames();
  const [open, setOpen] = useState(false);
  const { commandId, at, cause, size, leads, rows } = entry;
  const definitions = getDefinitions(entry);
  const word = getCommandWord(cause, definitions);
  const named = definitions.flatMap((definition) => getDefinitionWord(definition) ?? []);
  const shown = leads.length + named.length;
  // That a lead came or went needs no before and after.
  const edits = rows.flatMap((row) =>
    'leadId' in row && row.changes.some(({ path }) => path !== 'lead') ? [row] : [],
  );
  const what = `${word} ${formatDate(at, { time: true })}`;
  return (
    <article className={styles.entry} aria-label={what}>
      <div className={styles.line}>
        <time dateTime={new Date(at).toISOString()}>{formatDate(at, { time: true })}</time>
        <b>{word}</b>
        {/* What comes in by itself was nobody here. */}
        <span className={styles.who}>{cause === 'sync' ? null : who}</span>
        {cause === 'import' ? (
          <span>
            <ImportedRow importId={commandId} />
          </span>
        ) : null}
        <span className={styles.what}>
          {leads.map(({ id, name, isThere }) =>
            isThere ? (
              <button key={id} type="button" className={styles.lead} onClick={() => onOpen(id)}>
                {name ?? i18n.t('page.noName')}
              </button>
            ) : (
              <span key={id} className={styles.gone}>
                {name ?? i18n.t('page.noName')}
              </span>
            ),
          )}
          {named.map((name, index) => (
            <span key={index}>{name}</span>
          ))}
          {size > shown ? <span>{i18n.t('history.others', [formatNumber(size - shown)])}</span> : null}
        </span>
        {edits.length === 0 ? null : (
          <DetailsButton what={what} open={open} onToggle={() => setOpen(!open)} />
        )}
        <Button
          look="quiet"
          aria-label={i18n.t(cause === 'undo' ? 'lead.redoEntry' : 'lead.undoEntry', { what })}
          onClick={() => void commands.takeBack(commandId)}
        >
          {i18n.t(cause === 'undo' ? 'action.redo' : 'action.undo')}
        </Button>
      </div>
      {open
        ? edits.map((row) => (
            <section key={row.id} className={styles.details}>
              {shown > 1 ? <h3>{leads.find(({ id }) => id === row.leadId)?.name}</h3> : null}
              <Changes changes={row.changes} names={names} />
            </section>
          ))
        : null}
    </article>
  );
}
