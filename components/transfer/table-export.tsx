import { Download } from 'lucide-react';
import { useState } from 'react';
import { i18n } from '#i18n';
import type { Table } from '@/lib/transfer/table';
import type { Commands } from '../leads/use-commands';
import { useServices } from '../services';
import type * as WriteTable from './write-table';
import { MenuButton } from '../ui/menu-button';

/** Formats that hold any table, by what people call them. */
const formats = [
  ['xlsx', 'Excel (XLSX)'],
  ['csv', 'CSV'],
  ['tsv', 'TSV'],
] as const;

interface TableExportProps {
  disabled: boolean;
  /** Of the file, without date and extension. */
  name: string;
  getTable: () => Table;
  /** Said after it, as whom it leaves out. */
  note?: string | undefined;
  commands: Commands;
}

/** Exports a table that is no list of leads as it stands on the screen, or copies it for a spreadsheet. */
export function TableExport({ disabled, name, getTable, note, commands }: TableExportProps) {
  const { store, saveFile } = useServices();
  const [busy, setBusy] = useState(false);

  async function run(work: (parts: typeof WriteTable) => Promise<string>, failed: string) {
    setBusy(true);
    try {
      const done = await work(await import('./write-table'));
      commands.tell({ sentence: note === undefined ? done : `${done} ${note}` });
    } catch {
      commands.tell({ sentence: failed });
    } finally {
      setBusy(false);
    }
  }

  return (
    <MenuButton
      label={
        <>
          <Download size={16} aria-hidden />
          {i18n.t('export.action')}
        </>
      }
      disabled={disabled || busy}
      items={[
        ...formats.map(([format, word]) => ({
          word,
          onPick: () =>
            void run(async ({ writeTable }) => {
              const fileName = await writeTable(getTable(), format, name, store.now(), saveFile);
              return i18n.t('export.written', { name: fileName });
            }, i18n.t('export.failed')),
        })),
        {
          word: i18n.t('export.copyTable'),
          onPick: () =>
            void run(async ({ copyThis }) => {
              const table = getTable();
              await copyThis(table);
              return i18n.t('export.copied', table.count, [String(table.count)]);
            }, i18n.t('export.notCopied')),
        },
      ]}
    />
  );
}
