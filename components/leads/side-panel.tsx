import { CircleHelp, ExternalLink } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { i18n } from '#i18n';
import { DuplicatesChip } from '../duplicates/duplicates-chip';
import { useDuplicates } from '../duplicates/use-duplicates';
import { LeadPage } from '../lead/lead-page';
import { followPanelTarget, takePanelTarget } from '../panel-target';
import { RequestsView } from '../request/requests-view';
import { useRequestList } from '../request/use-request-list';
import { BackupReminder } from '../safety/backup-reminder-later';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { IconButton } from '../ui/button';
import { UndoBar } from '../ui/undo-bar';
import { LeadExport } from './export-menu';
import { HelpDialog } from './help-dialog';
import { LeadsView } from './leads-view';
import styles from './side-panel.module.css';
import { useCommands } from './use-commands';
import { useLeadList } from './use-lead-list';
import { useOpened } from './use-opened';
import { ViewTabs, type View } from './view-tabs';

/** The side panel: all leads or all requests, and one lead when it is opened. */
export function SidePanel() {
  const services = useServices();
  const announce = useAnnounce();
  const list = useLeadList();
  const requests = useRequestList(list);
  const commands = useCommands();
  const duplicates = useDuplicates(list.ready, commands);
  const panelId = useId();
  const [view, setView] = useState<View>('leads');
  const [first] = useState(() => takePanelTarget() || undefined);
  const { opened, open } = useOpened(first);
  const [helping, setHelping] = useState(false);

  useEffect(() => followPanelTarget(() => open(takePanelTarget() || undefined)));

  const shared = {
    commands,
    openId: opened?.id,
    onOpen: open,
    onHelp: () => setHelping(true),
  };
  return (
    <main className={styles.panel}>
      <h1 className="spoken">{i18n.t('extension.name')}</h1>
      {/* The list stays beneath an open lead, so that going back finds it where it was. */}
      <div className={styles.list} inert={opened !== undefined}>
        <header className={styles.header}>
          <ViewTabs
            views={['leads', 'requests']}
            panelId={panelId}
            chosen={view}
            onChoose={setView}
            waiting={requests.waiting}
          />
          {view === 'leads' ? <LeadExport list={list} tell={announce} /> : null}
          <IconButton label={i18n.t('help.title')} aria-keyshortcuts="?" onClick={() => setHelping(true)}>
            <CircleHelp size={16} aria-hidden />
          </IconButton>
          <IconButton label={i18n.t('leads.openWorkspace')} onClick={() => void services.openWorkspace()}>
            <ExternalLink size={16} aria-hidden />
          </IconButton>
        </header>
        <BackupReminder />
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${view}`} className={styles.view}>
          {view === 'leads' ? <DuplicatesChip news={duplicates.news} /> : null}
          {view === 'leads' ? (
            <LeadsView {...shared} list={list} />
          ) : (
            <RequestsView {...shared} requests={requests} />
          )}
        </div>
      </div>
      {opened === undefined ? null : (
        <div className={styles.lead}>
          <LeadPage
            key={opened.turn}
            leadId={opened.id}
            edit={opened.edit}
            commands={commands}
            onBack={() => open(undefined)}
          />
        </div>
      )}
      {commands.done ? (
        <div className={styles.done}>
          <UndoBar
            done={commands.done.sentence}
            undone={commands.done.undone ?? false}
            onUndo={commands.done.commandId === undefined ? undefined : () => void commands.undoLast()}
            onClose={commands.forget}
          />
        </div>
      ) : null}
      {helping ? <HelpDialog onClose={() => setHelping(false)} /> : null}
    </main>
  );
}
