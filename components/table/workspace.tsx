import { CircleHelp, ListTree } from 'lucide-react';
import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { i18n } from '#i18n';
import { useCategories } from '../category/use-categories';
import { DuplicatesView } from '../duplicates/duplicates-view';
import { useDuplicates } from '../duplicates/use-duplicates';
import { LeadPage } from '../lead/lead-page';
import { DoneBar } from '../leads/done-bar';
import { HelpDialog } from '../leads/help-dialog';
import { useCommands, type Commands } from '../leads/use-commands';
import { useLeadList, type LeadList } from '../leads/use-lead-list';
import { useOpened } from '../leads/use-opened';
import { useOwners } from '../leads/use-owners';
import { HistoryView } from '../history/history-view';
import { RequestsView } from '../request/requests-view';
import { useRequestList } from '../request/use-request-list';
import { BackupReminder } from '../safety/backup-reminder-later';
import { useSyncState } from '../sync/use-sync-state';
import { useDueCount } from '../task/use-tasks';
import { ImportLine } from '../transfer/import-line';
import { IconButton } from '../ui/button';
import { CategoryRail } from './category-rail';
import { LeadsPage } from './leads-page';
import { TopicRail } from './topic-rail';
import { useCounts } from './use-counts';
import { useLists } from './use-lists';
import { ViewRail, type View } from './view-rail';
import styles from './workspace.module.css';

// Seldom opened, and as large as the table.
const SettingsView = lazy(async () => ({
  default: (await import('../settings/settings-view')).SettingsView,
}));
const TasksView = lazy(async () => ({ default: (await import('../task/tasks-view')).TasksView }));
const ImportView = lazy(async () => ({ default: (await import('../transfer/import-view')).ImportView }));
const SyncView = lazy(async () => ({ default: (await import('../sync/sync-view')).SyncView }));
const CompareView = lazy(async () => ({ default: (await import('../compare/compare-view')).CompareView }));

/** The full page: its views at the left, with what narrows them; an open lead at the right. */
export function Workspace() {
  const list = useLeadList();
  const requests = useRequestList(list);
  const commands = useCommands();
  const panelId = useId();
  const duplicates = useDuplicates(list.ready, commands);
  const [view, setView] = useState<View>(readView() ?? 'leads');
  const [first] = useState(readHash);
  const { opened, open } = useOpened(first);
  const openId = opened?.id;
  const due = useDueCount();
  const sync = useSyncState();
  const owners = useOwners(list, opened !== undefined);
  const [helping, setHelping] = useState(false);
  /** Leads to be shown side by side. */
  const [compared, setCompared] = useState<readonly string[]>([]);
  /** The import's view stays, once it was opened: a file half named is not lost while one looks at leads. */
  const [importing, setImporting] = useState(false);
  if (view === 'import' && !importing) setImporting(true);
  /** In a small window the rail is shown when asked for. */
  const [railed, setRailed] = useState(false);

  // The address names the open lead, or else the view: a reload or a link from the panel lands there.
  useEffect(() => {
    const onHashChange = () => {
      open(readHash());
      setView((view) => readView() ?? view);
    };
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  });
  useEffect(() => {
    const name = openId === undefined ? (view === 'leads' ? undefined : view) : `lead=${openId}`;
    history.replaceState(null, '', name === undefined ? location.pathname : `#${name}`);
  }, [openId, view]);

  const shared = { commands, openId, onOpen: open, onHelp: () => setHelping(true) };
  return (
    <div className={styles.workspace} data-lead={openId !== undefined}>
      <div className={styles.side} data-railed={railed}>
        <header className={styles.top}>
          <div className={styles.header}>
            <img src="/icon/48.png" alt="" width={24} height={24} />
            <h1>{i18n.t('extension.name')}</h1>
            <IconButton
              label={i18n.t('table.rail')}
              className={styles.toRail ?? ''}
              aria-expanded={railed}
              onClick={() => setRailed(!railed)}
            >
              <ListTree size={18} aria-hidden />
            </IconButton>
            <IconButton label={i18n.t('help.title')} aria-keyshortcuts="?" onClick={() => setHelping(true)}>
              <CircleHelp size={18} aria-hidden />
            </IconButton>
          </div>
          <ViewRail
            views={
              view === 'duplicates' || (duplicates.news?.count ?? 0) > 0
                ? [
                    'leads',
                    'requests',
                    'tasks',
                    'duplicates',
                    'compare',
                    'import',
                    'sync',
                    'history',
                    'settings',
                  ]
                : ['leads', 'requests', 'tasks', 'compare', 'import', 'sync', 'history', 'settings']
            }
            counts={{
              requests: requests.waiting,
              tasks: due,
              duplicates: duplicates.news?.count ?? 0,
              sync: (sync?.needs ?? 0) + (sync?.said ?? 0),
            }}
            notes={sync === undefined || sync.waiting === 0 ? {} : { sync: sync.waiting }}
            panelId={panelId}
            chosen={view}
            onChoose={setView}
          />
        </header>
        {view === 'leads' ? (
          <Rail list={list} commands={commands} />
        ) : view === 'requests' ? (
          <TopicRail requests={requests} onOpen={open} />
        ) : null}
      </div>
      <main className={styles.main}>
        {list.ready ? <ImportLine isHidden={view === 'import'} onOpen={() => setView('import')} /> : null}
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${view}`} className={styles.view}>
          {view === 'leads' ? (
            <LeadsPage
              {...shared}
              list={list}
              onCompare={(ids) => {
                setCompared(ids);
                setView('compare');
              }}
              onImport={() => setView('import')}
            />
          ) : view === 'requests' ? (
            <RequestsView {...shared} requests={requests} />
          ) : view === 'duplicates' ? (
            <DuplicatesView {...shared} duplicates={duplicates} />
          ) : view === 'history' ? (
            <HistoryView commands={commands} onOpen={open} />
          ) : (
            <Suspense fallback={null}>
              {view === 'sync' ? (
                <SyncView commands={commands} onOpen={open} />
              ) : view === 'compare' ? (
                <CompareView
                  list={list}
                  ids={compared}
                  onIds={setCompared}
                  commands={commands}
                  onOpen={open}
                  onChoose={() => setView('leads')}
                />
              ) : view === 'import' ? null : view === 'tasks' ? (
                <TasksView {...shared} />
              ) : (
                <SettingsView commands={commands} list={list} />
              )}
            </Suspense>
          )}
          {importing ? (
            <Suspense fallback={null}>
              <ImportView
                hidden={view !== 'import'}
                onShow={(ids, word) => {
                  list.setText('');
                  list.setOnly({ ids: new Set(ids), word });
                  setView('leads');
                }}
              />
            </Suspense>
          ) : null}
        </div>
        {/* Below the rows, or they would move away under the pointer as it comes. */}
        {list.ready ? <BackupReminder /> : null}
        <DoneBar commands={commands} />
      </main>
      {opened === undefined ? null : (
        <aside className={styles.lead}>
          <LeadPage
            key={opened.turn}
            leadId={opened.id}
            edit={opened.edit}
            act={opened.act}
            owners={owners}
            duplicates={duplicates.news?.groups}
            commands={commands}
            onBack={() => open(undefined)}
          />
        </aside>
      )}
      {helping ? <HelpDialog onClose={() => setHelping(false)} /> : null}
    </div>
  );
}

/** The user's categories and lists, which narrow the leads. */
function Rail({ list, commands }: { list: LeadList; commands: Commands }) {
  const categories = useCategories();
  const counts = useCounts(list.index, list.version, categories.all);
  const lists = useLists(list, counts);
  return (
    <CategoryRail list={list} categories={categories} lists={lists} counts={counts} commands={commands} />
  );
}

const named: readonly View[] = [
  'requests',
  'tasks',
  'duplicates',
  'compare',
  'import',
  'sync',
  'history',
  'settings',
];

const readView = (): View | undefined => named.find((view) => location.hash === `#${view}`);

function readHash(): string | undefined {
  return /^#lead=([\w-]+)$/.exec(location.hash)?.[1];
}
