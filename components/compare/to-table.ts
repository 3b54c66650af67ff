import { i18n } from '#i18n';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import type { Table } from '@/lib/transfer/table';
import { getCellText, type CellContext } from '../table/cell-value';
import type { TableColumn } from '../table/columns';
import type { CompareRow } from './compare-rows';

const nameOf = (lead: Lead) => getLeadName(lead) ?? i18n.t('page.noName');

/**
 * Fields down, leads across, as on the screen.
 *
 * @param leads in the order of the rows' cells
 * @param isIn whether a lead may be in it
 */
export function toTable(
  leads: readonly Lead[],
  rows: readonly CompareRow[],
  isIn: (lead: Lead) => boolean,
): Table {
  const kept = leads.map(isIn);
  return {
    name: i18n.t('compare.title'),
    columns: [
      { id: 'field', header: i18n.t('compare.field'), kind: 'text' },
      ...leads.filter(isIn).map((lead) => ({ id: lead.id, header: nameOf(lead), kind: 'text' as const })),
    ],
    count: rows.length,
    *rows() {
      for (const { word, cells } of rows)
        yield [
          word,
          ...cells
            .filter((_, at) => kept[at])
            .map((values) => values.map(({ text }) => text).join('; ') || undefined),
        ];
    },
  };
}

/** One field: a lead a line. */
export function toFieldTable(leads: readonly Lead[], column: TableColumn, context: CellContext): Table {
  return {
    name: i18n.t('compare.title'),
    columns: [
      { id: 'name', header: i18n.t('field.name'), kind: 'text' },
      { id: column.id, header: column.word, kind: 'text' },
    ],
    count: leads.length,
    *rows() {
      for (const lead of leads) yield [nameOf(lead), getCellText(lead, column, context) || undefined];
    },
  };
}
