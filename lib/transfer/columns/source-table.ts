import type { Fact, Source } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { fieldIds, type FieldId, type FieldValue } from '@/lib/leads/values';
import type { Column, Row, Table } from '../table';
import { findIn, getFactText } from './lead-values';
import type { LeadRow, LeadSource } from './lead-source';
import { sourceColumnIds, type SourceColumnId, type Words } from './words';

/** What the sheet of sources asks the leads to bring along. */
export const sourceNeeds = 'all';

const kinds: Partial<Record<SourceColumnId, Column['kind']>> = { date: 'date' };

/** How many rows a lead has in the sheet of sources. */
export function countSources({ lead }: LeadRow): number {
  let count = 0;
  for (const field of fieldIds) for (const { sources } of lead.facts[field] ?? []) count += sources.length;
  return count;
}

/** Where every value comes from: a row for each value and each page, person or file that says so. */
export function toSourceTable(
  source: LeadSource,
  count: number,
  options: { words: Words; importNames?: ReadonlyMap<string, string> | undefined },
): Table {
  const { words } = options;
  return {
    name: words.sheet('source'),
    columns: sourceColumnIds.map((id) => ({
      id: `source.${id}`,
      header: words.sourceHeader(id),
      kind: kinds[id] ?? 'text',
      ...(id === 'url' && { link: 'web' as const }),
    })),
    count,
    async *rows() {
      for await (const chunk of source.chunks()) {
        const rows: Row[] = [];
        for (const row of chunk) pushSources(rows, row, options);
        yield rows;
      }
    },
  };
}

function pushSources(
  rows: Row[],
  row: LeadRow,
  { words, importNames }: { words: Words; importNames?: ReadonlyMap<string, string> | undefined },
): void {
  const name = getLeadName(row.lead);
  for (const field of fieldIds) {
    const facts: readonly Fact<FieldValue>[] = row.lead.facts[field] ?? [];
    for (const fact of facts) {
      const start = [name, words.header(field), getFactText(field, fact.value)];
      for (const source of fact.sources) {
        rows.push([
          ...start,
          words.origin(source.by),
          ...toPlace(row, field, fact, source, words, importNames),
        ]);
      }
    }
  }
}

/** Page, address, date, as shown, reader. */
function toPlace(
  row: LeadRow,
  field: FieldId,
  fact: Fact<FieldValue>,
  source: Source,
  words: Words,
  importNames: ReadonlyMap<string, string> | undefined,
): Row {
  const at = new Date(source.at);
  if (source.by === 'user') return [undefined, undefined, at, undefined, undefined];
  if (source.by === 'import') {
    const file = importNames?.get(source.importId);
    return [file && `${file}, ${String(source.row)}`, undefined, at, undefined, undefined];
  }
  if (source.by === 'sync') return [undefined, source.url, at, undefined, undefined];
  const found = findIn(row, source.captureId, field, fact);
  return [
    found?.page.title || undefined,
    found?.page.url,
    at,
    found?.shown,
    found?.reader && words.choice('reader', found.reader),
  ];
}
