import { useState } from 'react';
import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getRequestState, type AskedRequest } from '@/lib/search/request-query';
import type { Store } from '@/lib/store/store';
import { readCategories, readDefinitions, readSourcePages } from '@/lib/store/queries';
import { exportFormats, type ExportFormat, type ExportFormatId } from '@/lib/transfer/formats';
import { toLeadTable } from '@/lib/transfer/lead-table';
import { toRequestTable } from '@/lib/transfer/request-table';
import type { Table } from '@/lib/transfer/table';
import { useServices } from '../services';
import { formatNumber } from '../ui/format';
import {
  getClassWord,
  getColumnWord,
  getLanguageWord,
  getRequestColumnWord,
  getRequestKindWord,
  getRequestStateWord,
  getStageWord,
} from '../words';

/** What is to be written: the first table, and those that belong to it for formats that hold several. */
export interface Export {
  /** Of the file, without date and extension. */
  name: string;
  tables: readonly [Table, ...Table[]];
  /** What to say once it is written. */
  done: string;
}

/** Leads in the given order; with them, on a sheet of its own, what they ask for. */
export async function toLeadExport(store: Store, leads: readonly Lead[]): Promise<Export> {
  const [categories, lists, customFields, sources] = await Promise.all([
    readCategories(store),
    readDefinitions(store, 'lists'),
    readDefinitions(store, 'customFields'),
    readSourcePages(store, leads),
  ]);
  const table = toLeadTable(leads, {
    sheetName: i18n.t('leads.title'),
    categories,
    lists,
    customFields,
    words: {
      stage: getStageWord,
      class: getClassWord,
      yes: i18n.t('history.yes'),
      no: i18n.t('history.no'),
    },
    header: getColumnWord,
    sourceOf: (lead) => sources.get(lead.id),
  });
  const asked = leads.flatMap((lead) => (lead.requests ?? []).map((request) => ({ lead, request })));
  return {
    name: 'leads',
    tables: asked.length === 0 ? [table] : [table, toRequests(asked, store.now())],
    done: i18n.t('export.done', leads.length, [formatNumber(leads.length)]),
  };
}

/** Requests in the given order, with who asks. */
export function toRequestExport(store: Store, asked: readonly AskedRequest[]): Export {
  return {
    name: 'requests',
    tables: [toRequests(asked, store.now())],
    done: i18n.t('export.requestsDone', asked.length, [formatNumber(asked.length)]),
  };
}

function toRequests(asked: readonly AskedRequest[], now: number): Table {
  return toRequestTable(asked, {
    sheetName: i18n.t('requests.title'),
    header: getRequestColumnWord,
    wordFor(column, request) {
      if (column === 'kind') return getRequestKindWord(request.kind);
      if (column === 'status') return getRequestStateWord(getRequestState(request, now));
      return request.language === undefined ? undefined : getLanguageWord(request.language);
    },
  });
}

/** Writes what it is given to a file among the downloads. */
export function useExport(getExport: () => Export | Promise<Export>, tell: (sentence: string) => void) {
  const { store, saveFile } = useServices();
  const [busy, setBusy] = useState(false);

  async function run(format: ExportFormatId) {
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
