import { CircleHelp } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { i18n } from '#i18n';
import type { Category } from '@/lib/leads/definitions';
import { readCategories } from '@/lib/store/queries';
import { useCategories } from '../category/use-categories';
import { DuplicatesView } from '../duplicates/duplicates-view';
import { useDuplicates } from '../duplicates/use-duplicates';
import { LeadPage } from '../lead/lead-page';
import { HelpDialog } from '../leads/help-dialog';
import { NoLeads, NoMatch, type ViewProps } from '../leads/leads-view';
import { LeadExport } from '../leads/export-menu';
import { LeadCount } from '../leads/lead-count';
import { ListControls } from '../leads/list-controls';
import { SelectionBar } from '../leads/selection-bar';
import { useCommands } from '../leads/use-commands';
import { useLeadKeys } from '../leads/use-lead-keys';
import { useLeadList } from '../leads/use-lead-list';
import { useOpened } from '../leads/use-opened';
import { ViewTabs, type View } from '../leads/view-tabs';
import { HistoryView } from '../history/history-view';
import { RequestsView } from '../request/requests-view';
import { useRequestList } from '../request/use-request-list';
import { BackupReminder } from '../safety/backup-reminder-later';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { IconButton } from '../ui/button';
import { UndoBar } from '../ui/undo-bar';
import { CategoryRail } from './category-rail';
import { LeadTable } from './lead-table';
import { TopicRail } from './topic-rail';
import { useCounts } from './use-counts';
import { useLists } from './use-lists';
import styles from './workspace.module.css';

/** Seldom opened, and as large as the table. */
const SettingsView = lazy(async () => ({
  default: (await import('../settings/settings-view')).SettingsView,
}));

/** The full page: leads as a table with their categories, or requests with their topics; an open lead at the right. */
export function Workspace() {
  const { store } = useServices();
  const categories = useLiveQuery(() => readCategories(store), [store]) ?? [];
  const list = useLeadList();
  const requests = useRequestList(list);
  const commands = useCommands();
  const panelId = useId();
  const duplicates = useDuplicates(list.ready, commands);
  const [view, setView] = useState<View>(readView() ?? 'leads');
  const [first] = useState(readHash);
  const { opened, open } = useOpened(first);
  const openId = opened?.id;
  const [helping, setHelping] = useState(false);

  // The address names the open lead: a reload or a link from the panel lands on it.
  useEffect(() => {
    const onHashChange = () => {
      open(readHash());
      setView((view) => readView() ?? view);
    };
    addEventListener('hashchange', onHashChange);
    return () => removeEventListener('hashchange', onHashChange);
  });
  useEffect(() => {
    history.replaceState(null, '', openId === undefined ? location.pathname : `#lead=${openId}`);
  }, [openId]);

  const shared = { commands, openId, onOpen: open, onHelp: () => setHelping(true) };
  return (
    <div className={styles.workspace} data-lead={openId !== undefined}>
      <header className={styles.header}>
        <img src="/icon/48.png" alt="" width={24} height={24} />
        <h1>{i18n.t('extension.name')}</h1>
        <ViewTabs
          views={
            view === 'duplicates' || (duplicates.news?.count ?? 0) > 0
              ? ['leads', 'requests', 'duplicates', 'history', 'settings']
              : ['leads', 'requests', 'history', 'settings']
          }
          duplicates={duplicates.news?.count}
          panelId={panelId}
          chosen={view}
          onChoose={setView}
          waiting={requests.waiting}
        />
        <IconButton label={i18n.t('help.title')} aria-keyshortcuts="?" onClick={() => setHelping(true)}>
          <CircleHelp size={18} aria-hidden />
        </IconButton>
      </header>
      {view === 'leads' ? (
        <Rail list={list} commands={commands} />
      ) : view === 'requests' ? (
        <TopicRail requests={requests} onOpen={open} />
      ) : null}
      <main className={styles.main} data-wide={view !== 'leads' && view !== 'requests'}>
        <BackupReminder />
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${view}`} className={styles.view}>
          {view === 'leads' ? (
            <TableView {...shared} list={list} categories={categories} />
          ) : view === 'requests' ? (
            <RequestsView {...shared} requests={requests} />
          ) : view === 'duplicates' ? (
            <DuplicatesView {...shared} duplicates={duplicates} />
          ) : view === 'history' ? (
            <HistoryView commands={commands} onOpen={open} />
          ) : (
            <Suspense fallback={null}>
              <SettingsView commands={commands} list={list} />
            </Suspense>
          )}
        </div>
        {commands.done ? (
          <UndoBar
            done={commands.done.sentence}
            undone={commands.done.undone ?? false}
            onUndo={commands.done.commandId === undefined ? undefined : () => void commands.undoLast()}
            onClose={commands.forget}
          />
        ) : null}
      </main>
      {opened === undefined ? null : (
        <aside className={styles.lead}>
          <LeadPage
            key={opened.turn}
            leadId={opened.id}
            edit={opened.edit}
            commands={commands}
            onBack={() => open(undefined)}
          />
        </aside>
      )}
      {helping ? <HelpDialog onClose={() => setHelping(false)} /> : null}
    </div>
  );
}

type LeadsProps = ViewProps & { categories: readonly Category[] };

function Rail({ list, commands }: Pick<LeadsProps, 'list' | 'commands'>) {
  const categories = useCategories();
  const counts = useCounts(list.index, list.version, categories.all);
  const lists = useLists(list, counts);
  return (
    <CategoryRail list={list} categories={categories} lists={lists} counts={counts} commands={commands} />
  );
}

/** All leads as a table, with what can be done with those selected. */
function TableView({ list, categories, commands, openId, onOpen, onHelp }: LeadsProps) {
  const announce = useAnnounce();
  const search = useRef<HTMLInputElement>(null);
  useLeadKeys({ list, commands, search, openId, onOpen, onHelp });
  if (list.ready && list.index.size === 0) return <NoLeads />;
  return (
    <>
      <div className={styles.controls}>
        <ListControls list={list} commands={commands} search={search} onHelp={onHelp} wide />
        <LeadCount list={list} />
        <LeadExport list={list} tell={announce} />
      </div>
      {list.ids.length === 0 && list.ready ? <NoMatch list={list} /> : null}
      <LeadTable list={list} categories={categories} openId={openId} onOpen={onOpen} />
      <SelectionBar list={list} commands={commands} />
    </>
  );
}

const readView = (): View | undefined => (location.hash === '#duplicates' ? 'duplicates' : undefined);

function readHash(): string | undefined {
  return /^#lead=([\w-]+)$/.exec(location.hash)?.[1];
}
