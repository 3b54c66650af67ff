import { useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { readCategories, readSourcePages } from '@/lib/store/queries';
import { exportFormats, type ExportFormatId } from '@/lib/transfer/formats';
import { toLeadTable } from '@/lib/transfer/lead-table';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import { getColumnWord } from '../words';
import type { LeadList } from './use-lead-list';

/** Writes what is selected, or else what the list shows, in the order shown. */
export function useExport(list: LeadList, tell: (sentence: string) => void) {
  const { store, saveFile } = useServices();
  const [busy, setBusy] = useState(false);

  async function run(format: ExportFormatId) {
    setBusy(true);
    try {
      const ids = list.selected.size > 0 ? list.ids.filter((id) => list.selected.has(id)) : list.ids;
      const leads: Lead[] = ids.flatMap((id) => list.index.get(id) ?? []);
      const [categories, sources] = await Promise.all([readCategories(store), readSourcePages(store, leads)]);
      const table = toLeadTable(leads, {
        sheetName: i18n.t('leads.title'),
        categories,
        header: getColumnWord,
        sourceOf: (lead) => sources.get(lead.id),
      });
      const { extension, write } = exportFormats[format];
      const day = new Date(store.now()).toISOString().slice(0, 10);
      saveFile(`leads-${day}.${extension}`, await write(table));
      tell(i18n.t('export.done', leads.length, [formatNumber(leads.length)]));
    } catch {
      tell(i18n.t('export.failed'));
    } finally {
      setBusy(false);
    }
  }

  return { busy, run };
}
