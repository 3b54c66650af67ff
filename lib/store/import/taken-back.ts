import type { Store } from '../store';

/** An import that is taken back, or brought back by taking that back, says so. Inside the transaction. */
export async function noteTakenBack({ db }: Store, commandId: string, undoId: string): Promise<void> {
  const own = await db.imports.get(commandId);
  if (own) await db.imports.put({ ...own, state: 'reverted', revertedBy: undoId });
  else {
    const again = await db.imports.filter(({ revertedBy }) => revertedBy === commandId).first();
    if (again === undefined) return;
    const { revertedBy: _, ...rest } = again;
    await db.imports.put({ ...rest, state: 'done' });
  }
}
