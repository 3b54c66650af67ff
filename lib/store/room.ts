import { ROOM_NEEDED } from './freeze';
import { StoreError } from './store-error';
import type { Store } from './store';

/** Fewer rows fit into what a nearly full disk has left, and asking the browser each time is not for nothing. */
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
