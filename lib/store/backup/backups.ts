import type { Shelf } from '@/lib/platform/shelf';
import { ROOM_NEEDED } from '../freeze';
import { updateMark } from '../marks';
import { StoreError } from '../store-error';
import type { Store } from '../store';
import { writeBackup, type Written } from './write-backup';

/** What a backup was made for. */
export const backupReasons = ['weekly', 'manual', 'delete', 'merge', 'import', 'restore'] as const;
export type BackupReason = (typeof backupReasons)[number];

/** A backup on the shelf; its name says it all, so that listing them reads no file. */
export interface Backup {
  name: string;
  /** Milliseconds since 1970. */
  made: number;
  reason: BackupReason;
  leads: number;
}

/** Backups kept on the shelf, and files kept in the downloads folder. */
export const KEPT = 5;
/** Of these, the newest weekly ones stay, however many others a busy day makes. */
const KEPT_WEEKLY = 2;
const WEEK = 7 * 24 * 3_600_000;

const NAME = /^leadlight-(\d{1,15})-([a-z]+)-(\d+)\.jsonl\.gz$/;

/** The backups on the shelf, newest first. */
export async function listBackups(shelf: Shelf): Promise<Backup[]> {
  const names = await shelf.list();
  return names.flatMap((name) => findBackup(name) ?? []).sort((a, b) => b.made - a.made);
}

function findBackup(name: string): Backup | undefined {
  const [, made, word, leads] = NAME.exec(name) ?? [];
  const reason = backupReasons.find((known) => known === word);
  return reason && { name, made: Number(made), reason, leads: Number(leads) };
}

/**
 * Puts a backup on the shelf and takes the oldest beyond five away.
 *
 * @throws StoreError `disk-full` when there is too little room
 */
export async function makeBackup(
  store: Store,
  shelf: Shelf,
  reason: BackupReason,
): Promise<Backup & { content: Blob }> {
  if ((await store.readFreeSpace().catch(() => Infinity)) < ROOM_NEEDED) {
    throw new StoreError('disk-full', 'There is too little room for a backup.');
  }
  let written: Written = { leads: 0, seq: 0 };
  const made = store.now();
  const stream = writeBackup(store, (told) => (written = told));
  const content = await new Response(stream, { headers: { 'content-type': 'application/gzip' } }).blob();
  const { leads, seq } = written;
  const name = `leadlight-${made}-${reason}-${leads}.jsonl.gz`;
  await shelf.write(name, content);
  await updateMark(store, { leads, backupAt: made, backupSeq: seq });
  for (const { name: old } of getSurplus(await listBackups(shelf))) await shelf.remove(old);
  return { name, made, reason, leads, content };
}

/** Those to be taken away. @param backups newest first */
export function getSurplus(backups: readonly Backup[]): Backup[] {
  const weekly = backups.filter(({ reason }) => reason === 'weekly').slice(0, KEPT_WEEKLY);
  const others = backups.filter((backup) => !weekly.includes(backup));
  return others.slice(KEPT - weekly.length);
}

/** Whether the newest backup holds everything there is. */
async function isBackedUp(store: Store, shelf: Shelf): Promise<boolean> {
  const seq = (await store.db.history.toCollection().reverse().limit(1).primaryKeys())[0];
  if (seq === undefined) return true;
  const mark = await store.marks.read();
  return mark?.backupSeq === seq && (await listBackups(shelf)).some(({ made }) => made === mark.backupAt);
}

/** The weekly backup, if a week has passed since the last one and something was changed since. */
export async function backUpWeekly(store: Store, shelf: Shelf): Promise<Backup | undefined> {
  if (store.getHealth() !== 'good') return undefined;
  const last = (await listBackups(shelf)).find(({ reason }) => reason === 'weekly');
  if (last !== undefined && store.now() - last.made < WEEK) return undefined;
  if (await isBackedUp(store, shelf)) return undefined;
  return makeBackup(store, shelf, 'weekly');
}

/**
 * A backup before something risky, unless there is one of just this state. That it fails is no reason to refuse what the
 * user wants: commands can be undone without it.
 *
 * @returns whether there is one now
 */
export async function backUpBefore(
  store: Store,
  shelf: Shelf,
  reason: Exclude<BackupReason, 'weekly' | 'manual'>,
): Promise<boolean> {
  try {
    if (!(await isBackedUp(store, shelf))) await makeBackup(store, shelf, reason);
    return true;
  } catch {
    return false;
  }
}
