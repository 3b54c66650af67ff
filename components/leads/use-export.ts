import { useState } from 'react';
import { i18n } from '#i18n';
import { exportFormats, type ExportFormat, type ExportFormatId } from '@/lib/transfer/formats';
import type { Table } from '@/lib/transfer/table';
import { useServices } from '../services';

/** What is to be written: the first table, and those that belong to it for formats that hold several. */
export interface Export {
  /** Of the file, without date and extension. */
  name: string;
  tables: readonly [Table, ...Table[]];
  /** What to say once it is written. */
  done: string;
}

/** Writes what it is given to a file among the downloads. */
export function useExport(tell: (sentence: string) => void) {
  const { store, saveFile } = useServices();
  const [busy, setBusy] = useState(false);

  async function run(format: ExportFormatId, getExport: () => Promise<Export>) {
    setBusy(true);
    try {
      const { name, tables, done } = await getExport();
      const { extension, write }: ExportFormat = exportFormats[format];
      const day = new Date(store.now()).toISOString().slice(0, 10);
      saveFile(`${name}-${day}.${extension}`, await write(...tables));
      tell(done);
    } catch {
      tell(i18n.t('export.failed'));
    } finally {
      setBusy(false);
    }
  }

  return { busy, run };
}
