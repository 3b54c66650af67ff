import { ChevronsDownUp, ChevronsUpDown, Columns2, Kanban, Table2 } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { useStage } from '../board/use-stage';
import { useCategories } from '../category/use-categories';
import { NoLeads, NoMatch, type ViewProps } from '../leads/leads-view';
import { LeadCount } from '../leads/lead-count';
import { ListControls } from '../leads/list-controls';
import { SelectionBar } from '../leads/selection-bar';
import { LeadExport } from '../transfer/export-menu';
import { Button, IconButton } from '../ui/button';
import { Select } from '../ui/select';
import { LeadTable } from './lead-table';
import styles from './leads-page.module.css';
import { useLeadsKeys } from './use-leads-keys';
import { useTable } from './use-table';

// What most openings do not need comes when it is asked for.
const BoardView = lazy(async () => ({ default: (await import('../board/board-view')).BoardView }));
const ColumnPicker = lazy(async () => ({ default: (await import('./column-picker')).ColumnPicker }));

interface LeadsPageProps extends ViewProps {
  onCompare: (ids: readonly string[]) => void;
  onImport: () => void;
}

/** All leads as a table or as a board, with what can be done with those selected. */
export function LeadsPage({ list, commands, openId, onOpen, onHelp, onCompare, onImport }: LeadsPageProps) {
  const categories = useCategories();
  const search = useRef<HTMLInputElement>(null);
  const table = useTable(list);
  const { columns } = table;
  const [choosing, setChoosing] = useState(false);
  const { setStage, question } = useStage(commands);
  const isBoard = columns.as === 'board';
  useLeadsKeys({ list, table, commands, search, isBoard, openId, onOpen, onHelp });

  if (list.ready && list.index.size === 0) return <NoLeads onImport={onImport} />;

  function searchIn(clause: string) {
    const text = `${list.text.trim()} ${clause}`.trimStart();
    list.setText(text);
    // What is typed next is the value.
    setTimeout(() => {
      search.current?.focus();
      search.current?.setSelectionRange(text.length, text.length);
    });
  }

  // The search goes to the first line, whatever that is.
  const shown = { ...list, setActive: () => goToFirst() };
  function goToFirst() {
    if (isBoard) document.querySelector<HTMLElement>('[data-main]')?.focus();
    else table.moveTo(0, 0);
  }

  const groupings = columns.all.filter(({ group }) => group !== undefined);
  return (
    <>
      <div className={styles.controls}>
        <ListControls list={shown} commands={commands} search={search} onHelp={onHelp} wide />
        <div className={styles.tools}>
          <LeadCount list={list} />
          <div role="group" aria-label={i18n.t('table.as')} className={styles.toggle}>
            <Button aria-pressed={!isBoard} onClick={() => columns.setAs('table')}>
              <Table2 size={16} aria-hidden />
              {i18n.t('table.table')}
            </Button>
            <Button aria-pressed={isBoard} onClick={() => columns.setAs('board')}>
              <Kanban size={16} aria-hidden />
              {i18n.t('table.board')}
            </Button>
          </div>
          {isBoard ? null : (
            <>
              <Select
                label={i18n.t('table.groupBy')}
                className={styles.group ?? ''}
                value={columns.groupBy ?? ''}
                options={[
                  { value: '', word: i18n.t('table.noGroup') },
                  ...groupings.map(({ group = '', word }) => ({
                    value: group,
                    word: i18n.t('table.groupedBy', { what: word }),
                  })),
                ]}
                onPick={(value) => columns.setGroupBy(groupings.find(({ group }) => group === value)?.group)}
              />
              {table.groups === undefined ? null : (
                <IconButton
                  label={table.folded.size === 0 ? i18n.t('table.foldAll') : i18n.t('table.unfoldAll')}
                  onClick={() => table.foldAll(table.folded.size === 0)}
                >
                  {table.folded.size === 0 ? (
                    <ChevronsDownUp size={16} aria-hidden />
                  ) : (
                    <ChevronsUpDown size={16} aria-hidden />
                  )}
                </IconButton>
              )}
              <span className={styles.picker}>
                <Button aria-expanded={choosing} aria-haspopup="dialog" onClick={() => setChoosing(true)}>
                  <Columns2 size={16} aria-hidden />
                  {i18n.t('table.columns')}
                </Button>
                {choosing ? (
                  <Suspense fallback={null}>
                    <ColumnPicker columns={columns} onClose={() => setChoosing(false)} />
                  </Suspense>
                ) : null}
              </span>
            </>
          )}
          <LeadExport list={list} columns={columns.shown.map(({ id }) => id)} commands={commands} />
        </div>
      </div>
      {list.ids.length === 0 && list.ready ? <NoMatch list={list} /> : null}
      {isBoard ? (
        <Suspense fallback={null}>
          <BoardView
            list={list}
            categories={categories}
            commands={commands}
            openId={openId}
            onOpen={onOpen}
          />
        </Suspense>
      ) : (
        <LeadTable
          list={list}
          table={table}
          categories={categories}
          commands={commands}
          openId={openId}
          onOpen={onOpen}
          onSearchIn={searchIn}
          onStage={(lead, { stage }) => {
            if (stage !== 'unqualified') return false;
            setStage([lead.id], stage);
            return true;
          }}
        />
      )}
      <SelectionBar list={list} commands={commands} onCompare={onCompare} />
      {question}
    </>
  );
}
