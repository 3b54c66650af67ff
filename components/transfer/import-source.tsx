import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { fieldIds } from '@/lib/leads/values';
import { useServices } from '../services';
import { formatDate } from '../ui/format';

interface ImportedRow {
  importId: string;
  /** As a spreadsheet counts; absent where no single row is meant. */
  row?: number | undefined;
}

/** The file something was imported from, and the row: "contacts.xlsx, row 17". */
export function ImportedRow({ importId, row }: ImportedRow) {
  const { store } = useServices();
  const known = useLiveQuery(() => store.db.imports.get(importId), [store, importId]);
  const file = known?.file ?? i18n.t('import.someFile');
  return row === undefined ? file : i18n.t('import.rowOf', { file, row });
}

/** Where a value comes from that stood in a file. */
export function ImportSource({ at, time = false, ...of }: ImportedRow & { at: number; time?: boolean }) {
  return (
    <>
      <ImportedRow {...of} /> · {formatDate(at, { time })}
    </>
  );
}

/** The row of a file this lead stood in, as far as its values remember it. */
export function findImportedRow({ facts }: Lead, importId: string): number | undefined {
  for (const field of fieldIds)
    for (const { sources } of facts[field] ?? [])
      for (const source of sources)
        if (source.by === 'import' && source.importId === importId) return source.row;
  return undefined;
}
