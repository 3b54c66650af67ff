import { useLiveQuery } from 'dexie-react-hooks';
import { i18n } from '#i18n';
import type { ColumnSet } from '@/lib/leads/column-set';
import { readDefinitions } from '@/lib/store/queries';
import type { Store } from '@/lib/store/store';
import type { ColumnChoice } from '@/lib/transfer/columns/to-tables';
import { readySets } from '@/lib/transfer/sets/built-in';
import type { ReadySet } from '@/lib/transfer/sets/ready-set';
import { useServices } from '../services';

/** A column set to choose, ready or the user's own. */
export interface SetOption {
  readonly id: string;
  readonly word: string;
  readonly columns: ColumnChoice;
  readonly ready?: ReadySet | undefined;
  readonly own?: ColumnSet | undefined;
}

/** The table as it stands: in its order, and also columns nobody has a value for. */
export const TABLE = 'table';
/** What people ask for, a row each. */
export const REQUESTS = 'requests';

/** All column sets there are for leads or for requests; `undefined` until they are read. */
export function useColumnSets(
  of: 'leads' | 'requests',
  tableColumns: readonly string[] | undefined,
): readonly SetOption[] | undefined {
  const { store } = useServices();
  const key = tableColumns?.join();
  return useLiveQuery(() => readColumnSets(store, of, key?.split(',')), [store, of, key]);
}

/** The ready ones, the table as it stands, and the user's own by name. */
export async function readColumnSets(
  store: Store,
  of: 'leads' | 'requests',
  tableColumns: readonly string[] | undefined,
): Promise<SetOption[]> {
  const collator = new Intl.Collator(i18n.t('locale'));
  const fits = ({ rows }: { rows: ColumnSet['rows'] }) => of === 'leads' || rows === 'request';
  const own = (await readDefinitions(store, 'columnSets')).filter(fits);
  const table: ColumnChoice | undefined = tableColumns && {
    rows: 'lead',
    several: 'joined',
    columns: tableColumns.map((id) => ({ id })),
  };
  return [
    ...readySets
      .filter(fits)
      .map((set) => ({ id: set.id, word: getSetWord(set), columns: nameLeads(set), ready: set })),
    ...(table === undefined ? [] : [{ id: TABLE, word: i18n.t('export.set.table'), columns: table }]),
    ...own
      .sort((a, b) => collator.compare(a.name, b.name))
      .map((set) => ({ id: set.id, word: set.name, columns: set, own: set })),
  ];
}

/** The name of a program is the same in every language. */
function getSetWord({ id, program }: ReadySet): string {
  if (program !== undefined) return program;
  switch (id) {
    case 'sales-list':
      return i18n.t('export.set.salesList');
    case 'mail-merge':
      return i18n.t('export.set.mailMerge');
    case 'contact-points':
      return i18n.t('export.set.points');
    case REQUESTS:
      return i18n.t('export.set.requests');
    default:
      return i18n.t('export.set.all');
  }
}

/** Columns of the sheet on which a spreadsheet of leads holds what they ask for. */
export function requestColumns(): ColumnChoice | undefined {
  const set = readySets.find(({ id }) => id === REQUESTS);
  return set && nameLeads(set);
}

/** Whose row it is needs no more than its plain name: who asks, or who it is. */
function nameLeads(set: ReadySet): ColumnChoice {
  const header = set.rows === 'request' ? i18n.t('request.asker') : i18n.t('field.name');
  return {
    ...set,
    columns: set.columns.map((column) =>
      column.id === 'shownName' && column.header === undefined ? { ...column, header } : column,
    ),
  };
}
