import { Download } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { i18n } from '#i18n';
import type { Commands } from '../leads/use-commands';
import { useKeys } from '../leads/use-keys';
import type { LeadList } from '../leads/use-lead-list';
import type { RequestList } from '../request/use-request-list';
import { useServices } from '../services';
import { MenuButton } from '../ui/menu-button';
import type { LastExport } from './export-again';
import { toLeadSubject, toRequestSubject, type Subject } from './export-subject';

// What makes files and the dialog are loaded when somebody is about to export: most openings export nothing.
const ExportDialog = lazy(async () => ({ default: (await import('./export-dialog')).ExportDialog }));
const loadAgain = () => import('./export-again');

interface ExportMenuProps {
  /** Nothing to write, or not all of it is here yet. */
  disabled: boolean;
  of: Subject['of'];
  getSubject: () => Subject;
  tableColumns?: readonly string[] | undefined;
  commands: Commands;
}

/** Export as it was done last, choose how, or copy for a spreadsheet; D and Y do the latter two. */
function ExportMenu({ disabled, of, getSubject, tableColumns, commands }: ExportMenuProps) {
  const services = useServices();
  const [open, setOpen] = useState(false);
  /** What the menu offers to do once more; read again whenever the dialog was open. */
  const [last, setLast] = useState<LastExport>();
  const columns = tableColumns?.join();

  useEffect(() => {
    if (open) return;
    let gone = false;
    void loadAgain()
      .then(({ readLastExport }) => readLastExport(services, of, columns?.split(',')))
      .then((found) => {
        if (!gone) setLast(found);
      });
    return () => {
      gone = true;
    };
  }, [open, services, of, columns]);

  function again() {
    if (last) void loadAgain().then(({ exportAgain }) => exportAgain(services, commands, getSubject(), last));
  }
  function copy() {
    if (last) void loadAgain().then(({ copyAgain }) => copyAgain(services, commands, getSubject(), last));
  }
  useKeys({
    d: disabled ? undefined : () => setOpen(true),
    y: disabled || last === undefined ? undefined : copy,
  });

  return (
    <>
      <MenuButton
        label={
          <>
            <Download size={16} aria-hidden />
            {i18n.t('export.action')}
          </>
        }
        disabled={disabled}
        items={[
          ...(last === undefined ? [] : [{ word: last.word, onPick: again }]),
          { word: i18n.t('export.choose'), onPick: () => setOpen(true) },
          { word: i18n.t('export.copyTable'), onPick: copy },
        ]}
      />
      {open ? (
        <Suspense fallback={null}>
          <ExportDialog subject={getSubject()} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** Of leads: what is selected, what the list shows, a list, or all. */
export function LeadExport({
  list,
  columns,
  commands,
}: {
  list: LeadList;
  /** Of the table as it stands. */
  columns?: readonly string[];
  commands: Commands;
}) {
  return (
    <ExportMenu
      of="leads"
      disabled={!list.ready || list.index.size === 0}
      getSubject={() => toLeadSubject(list, columns)}
      tableColumns={columns}
      commands={commands}
    />
  );
}

/** Of requests: those the filters leave, or all. */
export function RequestExport({ requests, commands }: { requests: RequestList; commands: Commands }) {
  return (
    <ExportMenu
      of="requests"
      disabled={!requests.ready || requests.all.length === 0}
      getSubject={() => toRequestSubject(requests)}
      commands={commands}
    />
  );
}
