import { Download } from 'lucide-react';
import { i18n } from '#i18n';
import { readLeads } from '@/lib/store/read-leads';
import { exportFormats, type ExportFormatId } from '@/lib/transfer/formats';
import type { RequestList } from '../request/use-request-list';
import { useServices } from '../services';
import { MenuButton } from '../ui/menu-button';
import { useExport, type Export } from './use-export';
import type { LeadList } from './use-lead-list';

interface ExportMenuProps {
  /** Nothing to write. */
  disabled: boolean;
  getExport: () => Promise<Export>;
  /** The same with the chosen columns only. */
  getChosen?: (() => Promise<Export>) | undefined;
  tell: (sentence: string) => void;
}

const formats = Object.keys(exportFormats) as ExportFormatId[];

/** A menu of the formats. */
export function ExportMenu({ disabled, getExport, getChosen, tell }: ExportMenuProps) {
  const exporting = useExport(tell);
  return (
    <MenuButton
      label={
        <>
          <Download size={16} aria-hidden />
          {exporting.busy ? i18n.t('export.busy') : i18n.t('export.action')}
        </>
      }
      disabled={exporting.busy || disabled}
      items={[
        ...formats.map((format) => ({
          word: exportFormats[format].name,
          onPick: () => void exporting.run(format, getExport),
        })),
        ...(getChosen === undefined ? [] : formats).map((format) => ({
          word: i18n.t('export.theseColumns', { format: exportFormats[format].name }),
          onPick: () => void exporting.run(format, getChosen ?? getExport),
        })),
      ]}
    />
  );
}

// What makes tables knows every country's phone numbers (60 kB), and most openings export nothing.
const loadTables = () => import('./to-export');

/** Writes what is selected, or else what the list shows, in the order shown; with `columns`, also those only. */
export function LeadExport({
  list,
  columns,
  tell,
}: {
  list: LeadList;
  columns?: readonly string[];
  tell: ExportMenuProps['tell'];
}) {
  const { store } = useServices();
  const getExport = async (chosen?: readonly string[]) => {
    const ids = list.selected.size > 0 ? list.ids.filter((id) => list.selected.has(id)) : list.ids;
    const { toLeadExport } = await loadTables();
    return toLeadExport(store, await readLeads(store, ids), chosen);
  };
  return (
    <ExportMenu
      disabled={list.ids.length === 0}
      getExport={() => getExport()}
      getChosen={columns && (() => getExport(columns))}
      tell={tell}
    />
  );
}

/** Writes the requests that the filters leave. */
export function RequestExport({ requests, tell }: { requests: RequestList; tell: ExportMenuProps['tell'] }) {
  const { store } = useServices();
  const { found } = requests;
  const getExport = async () => (await loadTables()).toRequestExport(store, found);
  return <ExportMenu disabled={found.length === 0} getExport={getExport} tell={tell} />;
}
