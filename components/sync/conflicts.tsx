import { useLiveQuery } from 'dexie-react-hooks';
import { useLayoutEffect, useRef } from 'react';
import { i18n } from '#i18n';
import { getLeadName } from '@/lib/leads/lead-name';
import { countConflicts, dropConflict, readConflicts } from '@/lib/store/sync/conflicts';
import type { ConflictRow } from '@/lib/store/sync/rows';
import { readTargets } from '@/lib/store/sync/targets';
import { keepOurs, takeTheirs } from '@/lib/sync/settle-conflict';
import { useNames } from '../history/use-names';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import sectionStyles from '../settings/section.module.css';
import { Button } from '../ui/button';
import { formatDate, formatNumber } from '../ui/format';
import styles from './conflicts.module.css';
import { describeSaid, getSaidWord } from './said-words';

const SHOWN = 50;

interface ConflictsProps {
  commands: Commands;
  onOpen: (leadId: string) => void;
  /** The last one is gone, with the button that settled it. */
  onAllSettled: () => void;
}

/**
 * Where two people changed the same at the same time: what counts now, and what was also said. Nothing has to be done;
 * what is chosen counts everywhere, and can be taken back.
 */
export function Conflicts({ commands, onOpen, onAllSettled }: ConflictsProps) {
  const { store } = useServices();
  const names = useNames();
  const found = useLiveQuery(async () => {
    const [rows, count, targets] = await Promise.all([
      readConflicts(store, { limit: SHOWN }),
      countConflicts(store),
      readTargets(store),
    ]);
    const leads = await store.db.leads.bulkGet(rows.map(({ leadId }) => leadId));
    const nameOf = new Map(targets.map(({ id, settings }) => [id, settings.name]));
    return {
      count,
      rows: rows.map((row, index) => ({ row, lead: leads[index], other: nameOf.get(row.targetId) })),
    };
  }, [store]);
  const list = useRef<HTMLUListElement>(null);
  /** Of the row that was settled, until it is gone. */
  const settledAt = useRef<number>(undefined);
  // Before anybody sees it without.
  useLayoutEffect(() => {
    if (found === undefined || settledAt.current === undefined || document.activeElement !== document.body)
      return;
    const next = list.current?.children[Math.min(settledAt.current, found.rows.length - 1)];
    settledAt.current = undefined;
    if (found.rows.length === 0) onAllSettled();
    else next?.querySelector<HTMLElement>('[data-choose] button')?.focus();
  }, [found, onAllSettled]);
  if (found === undefined || found.count === 0) return null;

  async function settle(row: ConflictRow, index: number, part: string, side: ConflictRow['shown']) {
    settledAt.current = index;
    const sentence = i18n.t('sync.said.settled', { part });
    await commands.run(sentence, async () => {
      const result = await (side === 'ours' ? keepOurs : takeTheirs)(store, row);
      // What counted already is settled without a change.
      if (result.commandId === undefined) commands.tell({ sentence });
      return result;
    });
  }

  return (
    <section className={styles.said} aria-labelledby="sync-said">
      <h2 id="sync-said">{i18n.t('sync.said.title', [formatNumber(found.count)])}</h2>
      <p className={sectionStyles.hint}>{i18n.t('sync.said.hint')}</p>
      <ul ref={list} className={sectionStyles.rows}>
        {found.rows.map(({ row, lead, other = i18n.t('sync.pool.title') }, index) => {
          const name = (lead && getLeadName(lead)) ?? i18n.t('sync.deletedLead');
          const part = getSaidWord(row, names);
          const label = { part, name };
          const wordOf = (by: string | undefined) =>
            by === undefined ? other : i18n.t('sync.said.lastBy', { pool: other, member: by });
          // With both said by others neither is ours to keep, so each choice says whose it is.
          const toChoice = (by: string | undefined, plain: 'keep' | 'take') =>
            row.elsewhere === undefined || by === undefined
              ? { word: i18n.t(`sync.said.${plain}`), named: i18n.t(`sync.said.${plain}Named`, label) }
              : {
                  word: i18n.t('sync.said.takeOf', { member: by }),
                  named: i18n.t('sync.said.takeOfNamed', { ...label, member: by }),
                };
          const [keep, take] = [toChoice(row.elsewhere?.by, 'keep'), toChoice(row.by, 'take')];
          return (
            <li key={`${row.leadId} ${row.element}`} className={styles.row}>
              <div className={styles.about}>
                {lead === undefined ? (
                  <b>{name}</b>
                ) : (
                  <button type="button" className={styles.open} onClick={() => onOpen(row.leadId)}>
                    {name}
                  </button>
                )}
                <span>{part}</span>
                <time className={sectionStyles.hint} dateTime={new Date(row.at).toISOString()}>
                  {formatDate(row.at, { time: true })}
                </time>
              </div>
              <dl className={styles.sides}>
                {(['ours', 'theirs'] as const).map((side) => (
                  <div key={side} data-counts={row.shown === side}>
                    <dt>
                      {side === 'theirs'
                        ? wordOf(row.by)
                        : row.elsewhere === undefined
                          ? i18n.t('sync.said.here')
                          : wordOf(row.elsewhere.by)}
                      {row.shown === side ? ` · ${i18n.t('sync.said.counts')}` : null}
                    </dt>
                    <dd>{describeSaid(row, row[side], names) ?? i18n.t('sync.said.nothing')}</dd>
                  </div>
                ))}
              </dl>
              <span className={styles.choose} data-choose>
                {lead === undefined ? null : (
                  <>
                    <Button aria-label={keep.named} onClick={() => void settle(row, index, part, 'ours')}>
                      {keep.word}
                    </Button>
                    <Button aria-label={take.named} onClick={() => void settle(row, index, part, 'theirs')}>
                      {take.word}
                    </Button>
                  </>
                )}
                <Button
                  look="quiet"
                  aria-label={i18n.t('sync.said.fineNamed', label)}
                  onClick={() => {
                    settledAt.current = index;
                    void dropConflict(store, row);
                  }}
                >
                  {i18n.t('sync.said.fine')}
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
      {found.count > found.rows.length ? (
        <p className={sectionStyles.hint}>
          {i18n.t('sync.said.more', [formatNumber(found.count - found.rows.length)])}
        </p>
      ) : null}
    </section>
  );
}
