import { Download } from 'lucide-react';
import { i18n } from '#i18n';
import { exportFormats, type ExportFormatId } from '@/lib/transfer/formats';
import { MenuButton } from '../ui/menu-button';
import { useExport } from './use-export';
import type { LeadList } from './use-lead-list';

/** Writes what is selected, or else what the list shows, to a file. */
export function ExportMenu({ list, tell }: { list: LeadList; tell: (sentence: string) => void }) {
  const exporting = useExport(list, tell);
  return (
    <MenuButton
      label={
        <>
          <Download size={16} aria-hidden />
          {exporting.busy ? i18n.t('export.busy') : i18n.t('export.action')}
        </>
      }
      disabled={exporting.busy || list.ids.length === 0}
      items={(Object.keys(exportFormats) as ExportFormatId[]).map((format) => ({
        word: exportFormats[format].name,
        onPick: () => void exporting.run(format),
      }))}
    />
  );
}
