import { Inbox } from 'lucide-react';
import { useRef } from 'react';
import { i18n } from '#i18n';
import { useServices } from '../services';
import { LeadExport } from '../transfer/export-menu';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { LeadCount } from './lead-count';
import { LeadList } from './lead-list';
import styles from './leads-view.module.css';
import { ListControls } from './list-controls';
import { SelectionBar } from './selection-bar';
import type { Commands } from './use-commands';
import { useLeadKeys } from './use-lead-keys';
import type { LeadList as List } from './use-lead-list';
import type { How } from './use-opened';

export interface ViewProps {
  list: List;
  commands: Commands;
  /** The lead that is open, if any. */
  openId: string | undefined;
  onOpen: (id: string | undefined, how?: How) => void;
  onHelp: () => void;
  /** Shows what is on the page in front, where that stands beside it. */
  onReadPage?: (() => void) | undefined;
}

/** All leads: search, order, and what to do with the selected ones. */
export function LeadsView({ list, commands, openId, onOpen, onHelp, onReadPage }: ViewProps) {
  const { openWorkspace } = useServices();
  const search = useRef<HTMLInputElement>(null);
  useLeadKeys({ list, commands, search, openId, onOpen, onHelp, at: list.ids[list.active], move });

  function move(step: 1 | -1) {
    const next = Math.max(0, Math.min(list.ids.length - 1, list.active + step));
    list.setActive(next);
    const id = list.ids[next];
    if (openId !== undefined && id !== undefined) onOpen(id);
  }

  if (list.ready && list.index.size === 0)
    return <NoLeads onReadPage={onReadPage} onImport={() => void openWorkspace('import')} />;
  return (
    <>
      <ListControls list={list} commands={commands} search={search} onHelp={onHelp} />
      <div className={styles.count}>
        <LeadCount list={list} />
        <LeadExport list={list} commands={commands} />
      </div>
      {list.ids.length === 0 && list.ready ? <NoMatch list={list} /> : null}
      <LeadList list={list} onOpen={onOpen} />
      <SelectionBar list={list} commands={commands} />
    </>
  );
}

/** The first time: what to do, and what then happens. */
export function NoLeads({ onReadPage, onImport }: Pick<ViewProps, 'onReadPage'> & { onImport: () => void }) {
  const { openWelcome } = useServices();
  return (
    <Empty icon={<Inbox size={28} />} title={i18n.t('leads.emptyTitle')}>
      <p>{i18n.t('leads.emptyHint')}</p>
      <p>{i18n.t('leads.emptyExample')}</p>
      <span className={styles.actions}>
        {onReadPage === undefined ? null : (
          <Button look="primary" onClick={onReadPage}>
            {i18n.t('thisPage.read')}
          </Button>
        )}
        <Button look={onReadPage === undefined ? 'primary' : 'plain'} onClick={() => void openWelcome()}>
          {i18n.t('leads.practise')}
        </Button>
      </span>
      <p>{i18n.t('leads.emptyImport')}</p>
      <Button onClick={onImport}>{i18n.t('import.startTitle')}</Button>
    </Empty>
  );
}

/** Nothing fits the search: say so, and offer the way out. */
export function NoMatch({ list }: { list: List }) {
  return (
    <div className={styles.noMatch}>
      <p>{i18n.t('leads.noMatch')}</p>
      {list.narrowed ? (
        <Button
          onClick={() => {
            list.setText('');
            list.setOnly(undefined);
          }}
        >
          {i18n.t('leads.showAll')}
        </Button>
      ) : null}
    </div>
  );
}
