import * as z from 'zod/mini';
import { giveTurn } from '@/lib/page/give-turn';
import { FORMAT } from '../schema';
import { BackupError } from './file-error';
import { isSealed, unseal } from './seal';
import { backupTables, rowParsers, type BackupTable } from './tables';
import { BACKUP_FORMAT } from './write-backup';

/** One line of a backup that concerns a row; `damaged` is a row no table would take. */
export type BackupLine =
  | { kind: 'row'; table: BackupTable; row: object }
  | { kind: 'late' }
  | { kind: 'gone'; id: string }
  | { kind: 'damaged' };

/** What a backup is, found by reading all of it. */
export interface BackupSummary {
  /** Milliseconds since 1970. */
  made: number;
  leads: number;
  categories: number;
  /** Lines that concern rows. */
  lines: number;
  /** Rows that are left out because they are no rows of ours. */
  damaged: number;
  /** Ids of leads and captures that count only as they stand after `["late"]`, or not at all. */
  late: string[];
}

const header = z.object({
  leadlight: z.literal('backup'),
  format: z.int(),
  data: z.int(),
  made: z.int().check(z.nonnegative()),
});

/** A row of ours is some kilobytes, one with much history a few hundred; a file of one endless line is not ours. */
const MAX_LINE = 16 * 1024 * 1024;
/** Lines parsed between two turns of the page. */
const TURN_EVERY = 100;

/**
 * The plain bytes of a backup as it was chosen: decrypted, still compressed.
 *
 * @throws BackupError `locked` when a passphrase is missing, `wrong-passphrase`
 */
export async function openBackup(
  file: Blob,
  passphrase: string | undefined,
): Promise<ReadableStream<Uint8Array>> {
  if (!(await isSealed(file))) return file.stream();
  if (passphrase === undefined || passphrase === '') throw new BackupError('locked');
  return unseal(file, passphrase);
}

/**
 * Reads all of a backup without changing anything.
 *
 * @param onProgress told now and then how many lines were read
 * @throws BackupError
 */
export async function checkBackup(
  content: ReadableStream<Uint8Array>,
  onProgress: (lines: number) => void = () => undefined,
): Promise<BackupSummary> {
  const leads = new Set<string>();
  const late = new Set<string>();
  let [categories, lines, damaged, made, isLate] = [0, 0, 0, 0, false];
  for await (const line of readLines(content, (time) => (made = time))) {
    lines += 1;
    if (lines % 1_000 === 0) onProgress(lines);
    if (line.kind === 'damaged') damaged += 1;
    if (line.kind === 'late') isLate = true;
    if (line.kind === 'gone') {
      late.add(line.id);
      leads.delete(line.id);
    }
    if (line.kind !== 'row') continue;
    if (line.table === 'categories') categories += 1;
    if (line.table !== 'leads' && line.table !== 'captures') continue;
    const { id } = line.row as { id: string };
    if (line.table === 'leads') leads.add(id);
    if (isLate) late.add(id);
  }
  return { made, leads: leads.size, categories, lines, damaged, late: [...late] };
}

/**
 * The lines of a backup, one after the other.
 *
 * @throws BackupError `not-a-backup`, `newer`; `damaged` where the file breaks off or does not unpack
 */
export async function* readLines(
  content: ReadableStream<Uint8Array>,
  onHeader: (made: number) => void = () => undefined,
): AsyncGenerator<BackupLine, void, void> {
  let rows = 0;
  let number = 0;
  let ended = false;
  for await (const text of splitLines(content)) {
    if (number++ === 0) {
      onHeader(expectHeader(text).made);
      continue;
    }
    if (number % TURN_EVERY === 0) await giveTurn();
    const json = parseJson(text);
    if (!ended && isEnd(json, rows)) {
      // Read on to the checksum behind it.
      ended = true;
      continue;
    }
    if (ended || !Array.isArray(json)) throw new BackupError('damaged');
    const line = toLine(json);
    if (line.kind === 'row' || line.kind === 'damaged') rows += 1;
    yield line;
  }
  if (!ended) throw new BackupError(number === 0 ? 'not-a-backup' : 'damaged');
}

function expectHeader(text: string) {
  const parsed = header.safeParse(parseJson(text));
  if (!parsed.success) throw new BackupError('not-a-backup');
  if (parsed.data.format > BACKUP_FORMAT || parsed.data.data > FORMAT) throw new BackupError('newer');
  return parsed.data;
}

function isEnd(json: unknown, rows: number): boolean {
  return typeof json === 'object' && json !== null && 'end' in json && json.end === rows;
}

function toLine([name, value]: unknown[]): BackupLine {
  if (name === 'late') return { kind: 'late' };
  if (name === 'gone' && typeof value === 'string') return { kind: 'gone', id: value };
  const table = backupTables.find((known) => known === name);
  const row = table && rowParsers[table](value);
  return table === undefined || row === undefined ? { kind: 'damaged' } : { kind: 'row', table, row };
}

/** `undefined` for what is no JSON; never throws. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* splitLines(content: ReadableStream<Uint8Array>): AsyncGenerator<string, void, void> {
  const reader = content
    .pipeThrough(new DecompressionStream('gzip') as unknown as TransformStream<Uint8Array, Uint8Array>)
    .getReader();
  const decoder = new TextDecoder();
  let rest = '';
  let any = false;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        if (cause instanceof BackupError) throw cause;
        // What is no gzip fails at its first byte, what was cut off or changed fails later.
        throw new BackupError(any ? 'damaged' : 'not-a-backup', { cause });
      });
      if (done) break;
      any = true;
      const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > MAX_LINE) throw new BackupError('damaged');
      yield* lines;
    }
    if (rest !== '') throw new BackupError('damaged');
  } finally {
    // A file that is left before its end is not read any further.
    await reader.cancel().catch(() => undefined);
  }
}
