import { giveTurn } from '@/lib/page/give-turn';
import { toLeadIds, isBirths } from '../history';
import { FORMAT } from '../schema';
import type { Store } from '../store';
import { largeTables, smallTables, type BackupTable } from './tables';

/**
 * A backup is JSON lines, compressed as gzip, so that any system can look inside (`zcat`):
 *
 *   {"leadlight":"backup","format":1,"data":2,"made":1779883200000}
 *   ["leads",{…}]                a row, under the name of its table; one line each
 *   ["late"]                     what was changed while the file was written, and so replaces rows with the same id before it
 *   ["gone","<id>"]              a lead that was deleted meanwhile
 *   ["leads",{…}]
 *   {"end":1234}                 how many rows there were: a file that lacks it was cut off
 *
 * `data` is the oldest code that may take the rows (`FORMAT`); what older formats lack, newer code does without.
 */
export const BACKUP_FORMAT = 1;

/** Rows read at once: a few milliseconds of work between two turns of the page. */
const CHUNK = 200;

export interface Written {
  leads: number;
  /** The history's last `seq` in it. */
  seq: number;
}

/**
 * The whole store as a backup, while everybody goes on working: the large tables are read piece by piece, and what was
 * changed meanwhile follows at the end, read with all small tables in one transaction, so that the file is the store as
 * it was at that moment.
 *
 * @param onWritten told before the stream ends
 */
export function writeBackup(
  store: Store,
  onWritten: (written: Written) => void = () => undefined,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const pieces = writeLines(store, onWritten);
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = await pieces.next();
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(next.value));
      await giveTurn();
    },
    async cancel() {
      await pieces.return();
    },
  });
  return source.pipeThrough(new CompressionStream('gzip'));
}

async function* writeLines(
  store: Store,
  onWritten: (written: Written) => void,
): AsyncGenerator<string, void, void> {
  const { db } = store;
  const header = { leadlight: 'backup', format: BACKUP_FORMAT, data: FORMAT, made: store.now() };
  yield `${JSON.stringify(header)}\n`;
  const start = (await db.history.toCollection().reverse().limit(1).primaryKeys())[0] ?? 0;
  let rows = 0;
  for (const name of largeTables) {
    const key = db.table(name).schema.primKey.keyPath as string;
    const most = name === 'history' ? start : '\uffff';
    for (let last: string | number = name === 'history' ? 0 : ''; ;) {
      const chunk = await db
        .table<Record<string, string | number>, string | number>(name)
        .where(':id')
        .between(last, most, false, true)
        .limit(CHUNK)
        .toArray();
      const end = chunk.at(-1)?.[key];
      if (end === undefined) break;
      yield toLines(name, chunk);
      rows += chunk.length;
      last = end;
    }
  }
  const late = await readLate(store, start);
  yield `["late"]\n${late.gone.map((id) => `["gone",${JSON.stringify(id)}]\n`).join('')}`;
  for (const [name, all] of late.rows) {
    for (let from = 0; from < all.length; from += CHUNK) yield toLines(name, all.slice(from, from + CHUNK));
    rows += all.length;
  }
  onWritten({ leads: late.leads, seq: late.seq });
  yield `${JSON.stringify({ end: rows })}\n`;
}

function toLines(table: BackupTable, rows: readonly object[]): string {
  return rows.map((row) => `${JSON.stringify([table, row])}\n`).join('');
}

/** What was changed since `start`, and every small table, as they are at one moment. */
async function readLate(store: Store, start: number) {
  const { db } = store;
  return db.transaction('r', [...largeTables, ...smallTables], async () => {
    const history = await db.history.where(':id').above(start).toArray();
    const leadIds = [...new Set(history.flatMap(toLeadIds))];
    const captureIds = [
      ...new Set(history.flatMap((row) => (isBirths(row) ? [] : (row.captures ?? []).map(({ id }) => id)))),
    ];
    const leads = await db.leads.bulkGet(leadIds);
    const captures = await db.captures.bulkGet(captureIds);
    const rows: [BackupTable, object[]][] = [
      ['leads', leads.filter((lead) => lead !== undefined)],
      ['captures', captures.filter((capture) => capture !== undefined)],
      ['history', history],
    ];
    for (const name of smallTables) rows.push([name, await db.table<object>(name).toArray()]);
    return {
      leads: await db.leads.count(),
      seq: history.at(-1)?.seq ?? start,
      /** Leads that were there when the reading began, perhaps, and are not any more. */
      gone: leadIds.filter((_, index) => leads[index] === undefined),
      rows,
    };
  });
}
