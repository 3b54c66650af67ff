import { Ellipsis } from 'lucide-react';
import { Activity, lazy, Suspense, useEffect, useId, useState } from 'react';
import { i18n } from '#i18n';
import { DuplicatesChip } from '../duplicates/duplicates-chip';
import { useDuplicates } from '../duplicates/use-duplicates';
import { LeadPage } from '../lead/lead-page';
import { PageSays } from '../page/page-says';
import { useOpenPages } from '../page/use-open-pages';
import { followPanelTarget, PAGE, takePanelTarget } from '../panel-target';
import { RequestsView } from '../request/requests-view';
import { useRequestList } from '../request/use-request-list';
import { BackupReminder } from '../safety/backup-reminder-later';
import { useServices } from '../services';
import { useReceipts } from '../sites/use-receipts';
import { useDueCount } from '../task/use-tasks';
import { ImportLine } from '../transfer/import-line';
import { MenuButton } from '../ui/menu-button';
import { DoneBar } from './done-bar';
import { HelpDialog } from './help-dialog';
import { LeadsView } from './leads-view';
import styles from './side-panel.module.css';
import { useCommands } from './use-commands';
import { useLeadList } from './use-lead-list';
import { useOpened } from './use-opened';
import { useOwners } from './use-owners';
import { ViewTabs, type View } from './view-tabs';

// The popup's own view; most openings of the panel look at leads.
const PanelPage = lazy(() => import('../page/panel-page').then(({ PanelPage }) => ({ default: PanelPage })));

// Most have no target, and it stands behind the rows.
const SyncLine = lazy(() => import('../sync/sync-line').then(({ SyncLine }) => ({ default: SyncLine })));

// Looked at now and then; its parts a lead's page has anyway.
const TasksView = lazy(() => import('../task/tasks-view').then(({ TasksView }) => ({ default: TasksView })));

/** The side panel: the page beside it, all leads or all requests, and one lead when it is opened. */
export function SidePanel() {
  const services = useServices();
  const list = useLeadList();
  const requests = useRequestList(list);
  const commands = useCommands();
  useReceipts(commands.tell);
  const duplicates = useDuplicates(list.ready, commands);
  const due = useDueCount();
  const panelId = useId();
  const pages = useOpenPages();
  const [first] = useState(takePanelTarget);
  const [view, setView] = useState<View>(first === PAGE ? 'page' : 'leads');
  /** The page's view stays, once it was opened: what was chosen there is not forgotten while one looks at leads. */
  const [paged, setPaged] = useState(view === 'page');
  const { opened, open } = useOpened(first === PAGE ? undefined : first || undefined);
  const owners = useOwners(list, opened !== undefined);
  const [helping, setHelping] = useState(false);

  function show(next: View) {
    setView(next);
    if (next === 'page') setPaged(true);
  }
  useEffect(() =>
    followPanelTarget(() => {
      const target = takePanelTarget();
      if (target === PAGE) show('page');
      open(target === PAGE ? undefined : target || undefined);
    }),
  );

  const shared = {
    commands,
    openId: opened?.id,
    onOpen: open,
    onHelp: () => setHelping(true),
    onReadPage: () => show('page'),
  };
  return (
    <main className={styles.panel}>
      <h1 className="spoken">{i18n.t('extension.name')}</h1>
      {/* The list stays beneath an open lead, so that going back finds it where it was. */}
      <div className={styles.list} inert={opened !== undefined}>
        <header className={styles.header}>
          <ViewTabs
            views={['page', 'leads', 'requests', 'tasks']}
            due={due}
            panelId={panelId}
            chosen={view}
            onChoose={show}
            waiting={requests.waiting}
          />
          <MenuButton
            label={<Ellipsis size={16} aria-hidden />}
            name={i18n.t('page.menu')}
            items={[
              { word: i18n.t('leads.openWorkspace'), onPick: () => void services.openWorkspace() },
              { word: i18n.t('help.title'), onPick: () => setHelping(true) },
            ]}
          />
        </header>
        {/* Behind the rows: what it loads would hold them up. */}
        {list.ready ? <ImportLine onOpen={() => void services.openWorkspace('import')} /> : null}
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${view}`} className={styles.view}>
          {view === 'leads' ? <DuplicatesChip news={duplicates.news} /> : null}
          {view === 'leads' ? <LeadsView {...shared} list={list} /> : null}
          {view === 'requests' ? <RequestsView {...shared} requests={requests} /> : null}
          {view === 'tasks' ? (
            <Suspense>
              <TasksView {...shared} />
            </Suspense>
          ) : null}
          {paged ? (
            <Activity mode={view === 'page' ? 'visible' : 'hidden'}>
              <Suspense>
                <PanelPage
                  pages={pages}
                  onOpen={(leadId) => {
                    if (leadId === undefined) show('leads');
                    open(leadId);
                  }}
                />
              </Suspense>
            </Activity>
          ) : null}
        </div>
        {/* Below them, or they would move away under the pointer as it comes. */}
        {list.ready ? <BackupReminder /> : null}
        {list.ready ? (
          <Suspense>
            <SyncLine />
          </Suspense>
        ) : null}
      </div>
      {opened === undefined ? null : (
        <div className={styles.lead}>
          <PageSays leadId={opened.id} visit={pages.current} commands={commands} />
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
        </div>
      )}
      {commands.done ? (
        <div className={styles.done}>
          <DoneBar commands={commands} />
        </div>
      ) : null}
      {helping ? <HelpDialog onClose={() => setHelping(false)} /> : null}
    </main>
  );
}
