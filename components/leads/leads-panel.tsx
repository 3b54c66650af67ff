import { CircleHelp, ExternalLink, Inbox } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { i18n } from '#i18n';
import { LeadPage } from '../lead/lead-page';
import { followPanelTarget, takePanelTarget } from '../panel-target';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button, IconButton } from '../ui/button';
import { Empty } from '../ui/empty';
import { UndoBar } from '../ui/undo-bar';
import { HelpDialog } from './help-dialog';
import { LeadList } from './lead-list';
import styles from './leads-panel.module.css';
import { ExportMenu } from './export-menu';
import { LeadCount } from './lead-count';
import { ListControls } from './list-controls';
import { SelectionBar } from './selection-bar';
import { useCommands } from './use-commands';
import { useLeadKeys } from './use-lead-keys';
import { useLeadList } from './use-lead-list';
import { useOpened } from './use-opened';

/** The side panel: all leads, and one of them when it is opened. */
export function LeadsPanel() {
  const services = useServices();
  const announce = useAnnounce();
  const list = useLeadList();
  const commands = useCommands();
  const search = useRef<HTMLInputElement>(null);
  const [first] = useState(() => takePanelTarget() || undefined);
  const { opened, open } = useOpened(first);
  const [helping, setHelping] = useState(false);
  useLeadKeys({
    list,
    commands,
    search,
    openId: opened?.id,
    onOpen: open,
    onHelp: () => setHelping(true),
  });

  useEffect(() => followPanelTarget(() => open(takePanelTarget() || undefined)));

  const empty = list.ready && list.index.size === 0;
  return (
    <main className={styles.panel}>
      {/* The list stays beneath an open lead, so that going back finds it where it was. */}
      <div className={styles.list} inert={opened !== undefined}>
        <header className={styles.header}>
          <h1>{i18n.t('leads.title')}</h1>
          <LeadCount list={list} />
          <ExportMenu list={list} tell={announce} />
          <IconButton label={i18n.t('help.title')} aria-keyshortcuts="?" onClick={() => setHelping(true)}>
            <CircleHelp size={16} aria-hidden />
          </IconButton>
          <IconButton label={i18n.t('leads.openWorkspace')} onClick={() => void services.openWorkspace()}>
            <ExternalLink size={16} aria-hidden />
          </IconButton>
        </header>
        {empty ? (
          <NoLeads />
        ) : (
          <>
            <ListControls list={list} search={search} />
            {list.ids.length === 0 && list.ready ? <NoMatch list={list} /> : null}
            <LeadList list={list} onOpen={open} />
            <SelectionBar list={list} commands={commands} />
          </>
        )}
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

/** The first time: what to do, and what then happens. */
export function NoLeads() {
  return (
    <Empty icon={<Inbox size={28} />} title={i18n.t('leads.emptyTitle')}>
      <p>{i18n.t('leads.emptyHint')}</p>
      <p>{i18n.t('leads.emptyExample')}</p>
    </Empty>
  );
}

/** Nothing fits the search: say so, and offer the way out. */
export function NoMatch({ list }: { list: ReturnType<typeof useLeadList> }) {
  return (
    <div className={styles.noMatch}>
      <p>{i18n.t('leads.noMatch')}</p>
      {list.narrowed ? (
        <Button
          onClick={() => {
            list.setText('');
            list.setCategoryId(undefined);
          }}
        >
          {i18n.t('leads.showAll')}
        </Button>
      ) : null}
    </div>
  );
}
