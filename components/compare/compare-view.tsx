import { Columns3, Merge } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo, useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { readPresent } from '@/lib/store/read-present';
import { useCategories } from '../category/use-categories';
import { MAX_MERGED, MergeDialog } from '../duplicates/merge-dialog';
import type { Commands } from '../leads/use-commands';
import type { LeadList } from '../leads/use-lead-list';
import { useServices } from '../services';
import type { CellContext } from '../table/cell-value';
import { getColumns } from '../table/columns';
import { chooseLeads } from '../transfer/choose-leads';
import { describeLeftOut } from '../transfer/export-words';
import { useExportLevel } from '../transfer/use-export-level';
import { TableExport } from '../transfer/table-export';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Empty } from '../ui/empty';
import { formatNumber } from '../ui/format';
import { Select } from '../ui/select';
import { compareLeads } from './compare-rows';
import { CompareTable } from './compare-table';
import styles from './compare-view.module.css';
import { OneField } from './one-field';
import { toFieldTable, toTable } from './to-table';

/** As many stand side by side; of more, one field at a time. */
const MOST_ACROSS = 20;
const MOST_LISTED = 500;
const EVERY = '';

interface CompareViewProps {
  list: LeadList;
  /** The leads chosen for it. */
  ids: readonly string[];
  onIds: (ids: readonly string[]) => void;
  commands: Commands;
  onOpen: (id: string) => void;
  /** Back to the table, where leads are chosen. */
  onChoose: () => void;
}

/** Chosen leads side by side, field by field; or one field of as many as one likes, one below the other. */
export function CompareView({ list, ids, onIds, commands, onOpen, onChoose }: CompareViewProps) {
  const { store } = useServices();
  const categories = useCategories();
  const [fieldId, setFieldId] = useState(ids.length > MOST_ACROSS ? 'email' : EVERY);
  const [differing, setDiffering] = useState(false);
  const [merging, setMerging] = useState(false);
  const [doNotContact, setDoNotContact] = useState(false);
  const level = useExportLevel();
  // Without a choice, one field of what the search finds can still be looked at.
  const isChosen = ids.length > 0;
  const all = isChosen ? ids : list.ids;
  const read = all.slice(0, fieldId === EVERY ? MOST_ACROSS : MOST_LISTED);
  const key = read.join();
  const leads = useLiveQuery(() => readPresent(store, key === '' ? [] : key.split(',')), [store, key]);
  const { customFields, lists, now } = list.context;
  const columns = useMemo(() => getColumns(customFields), [customFields]);
  const context = useMemo(
    (): CellContext => ({
      categories,
      lists: new Map(lists.map((one) => [one.id, one])),
      getOwners: () => [],
      now,
    }),
    [categories, lists, now],
  );
  const rows = useMemo(
    () => (leads && fieldId === EVERY ? compareLeads(leads, columns, context) : []),
    [leads, fieldId, columns, context],
  );
  const column = columns.find(({ id }) => id === fieldId);

  if (!isChosen && column === undefined)
    return (
      <Empty icon={<Columns3 size={28} />} title={i18n.t('compare.emptyTitle')}>
        <p>{i18n.t('compare.emptyHint')}</p>
        <p>{i18n.t('compare.emptyExample')}</p>
        <span className={styles.actions}>
          <Button look="primary" onClick={onChoose}>
            {i18n.t('compare.choose')}
          </Button>
          {list.ids.length === 0 ? null : (
            <Button onClick={() => setFieldId('email')}>{i18n.t('compare.oneField')}</Button>
          )}
        </span>
      </Empty>
    );
  if (leads === undefined) return null;

  const same = rows.filter(({ state }) => state === 'same').length;
  const shown = differing ? rows.filter(({ state }) => state !== 'same') : rows;
  // By the same rule as any export.
  const written = chooseLeads(
    leads.map(({ id, level: own = 'internal', doNotContact: barred }) => ({
      leadId: id,
      level: own,
      doNotContact: barred !== undefined,
    })),
    { doNotContact, level },
  );
  const writtenIds = new Set(written.chosen.leadIds);
  const isIn = ({ id }: Lead) => writtenIds.has(id);
  const leftOut = describeLeftOut(written);
  const table = () =>
    column === undefined ? toTable(leads, shown, isIn) : toFieldTable(leads.filter(isIn), column, context);
  return (
    <section className={styles.view} aria-label={i18n.t('compare.title')}>
      <header className={styles.controls}>
        <h2>
          {column === undefined
            ? i18n.t('compare.leads', leads.length, [formatNumber(leads.length)])
            : i18n.t('compare.over', leads.length, [formatNumber(leads.length)], { field: column.word })}
        </h2>
        <Select
          label={i18n.t('compare.what')}
          value={fieldId}
          options={[
            ...(isChosen ? [{ value: EVERY, word: i18n.t('compare.every') }] : []),
            ...columns.filter(({ id }) => id !== 'name').map(({ id, word }) => ({ value: id, word })),
          ]}
          onPick={setFieldId}
        />
        {column === undefined ? (
          <label className={styles.check}>
            <CheckBox checked={differing} onChange={(event) => setDiffering(event.target.checked)} />
            {i18n.t('compare.onlyDiffering')}
            {differing && same > 0 ? (
              <span className={styles.folded}>{i18n.t('compare.folded', same, [formatNumber(same)])}</span>
            ) : null}
          </label>
        ) : null}
        <span className={styles.tools}>
          {column === undefined && leads.length > 1 && leads.length <= MAX_MERGED ? (
            <Button onClick={() => setMerging(true)}>
              <Merge size={16} aria-hidden />
              {i18n.t('merge.action')}
            </Button>
          ) : null}
          <TableExport
            name="comparison"
            disabled={written.count === 0}
            getTable={table}
            note={leftOut}
            commands={commands}
          />
        </span>
      </header>
      {leftOut === undefined && !doNotContact ? null : (
        <div className={styles.written}>
          {leftOut === undefined ? null : <p>{`${i18n.t('export.action')} · ${leftOut}`}</p>}
          {written.marked === 0 ? null : (
            <label className={styles.check}>
              <CheckBox checked={doNotContact} onChange={(event) => setDoNotContact(event.target.checked)} />
              {i18n.t('export.doNotContact', written.marked, [formatNumber(written.marked)])}
            </label>
          )}
        </div>
      )}
      {all.length > leads.length && all.length > read.length ? (
        <p className={styles.note}>
          {i18n.t('compare.first', { shown: formatNumber(read.length), all: formatNumber(all.length) })}
        </p>
      ) : null}
      {column === undefined ? (
        <CompareTable
          leads={leads}
          rows={shown}
          onOpen={onOpen}
          onRemove={(id) => onIds(ids.filter((other) => other !== id))}
        />
      ) : (
        <OneField leads={leads} column={column} context={context} onOpen={onOpen} />
      )}
      {merging ? (
        <MergeDialog
          leadIds={leads.map(({ id }) => id)}
          commands={commands}
          onClose={() => setMerging(false)}
        />
      ) : null}
    </section>
  );
}
