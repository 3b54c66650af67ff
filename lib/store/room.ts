import { freeze, ROOM_NEEDED, ROOM_TO_OPEN } from './freeze';
import { StoreError } from './store-error';
import type { Store } from './store';

/** Fewer rows fit into what `expectDisk` leaves. */
const FEW = 100;
/** A lead with its evidence and history takes some 3 kB, and twice as much again in the log beside it for a while. */
const BYTES_PER_ROW = 10_000;

/**
 * To be asked before a command that writes many rows: a disk that fills up in the middle of it may cost more than the
 * command. Not inside a transaction, which would not wait for the answer.
 *
 * @throws StoreError `disk-full` when there is too little room, and nothing was begun
 */
export async function expectRoom(store: Store, rows: number): Promise<void> {
  if (rows < FEW) return;
  const free = await store.readFreeSpace().catch(() => Infinity);
  if (free < ROOM_NEEDED + rows * BYTES_PER_ROW)
    throw new StoreError('disk-full', 'There is too little room; nothing was begun.');
}

/**
 * To be asked before every command (0.7 ms): the database must never be the one who meets the end of the disk. One that
 * did was thrown away by Chromium at its next start in 1 of 34 runs, though it was left alone from then on.
 *
 * @throws StoreError `disk-full`, and the store is frozen
 */
export async function expectDisk(store: Store): Promise<void> {
  if ((await store.readFreeSpace().catch(() => Infinity)) >= ROOM_TO_OPEN) return;
  freeze(store);
  throw new StoreError('disk-full', 'The disk is full; nothing was begun.');
}
