import type { ClipboardTable } from '@/lib/transfer/write/clipboard';

/** More rows than that no clipboard carries into a spreadsheet in reasonable time. */
export const MOST_COPIED = 20_000;

/**
 * Puts a table on the clipboard, for spreadsheets and as text. Must be called in a click's or key's handler: the browser
 * allows copying only there, and waits for what is promised there.
 */
export async function copyTable(table: Promise<ClipboardTable>): Promise<void> {
  const as = (type: string, get: (made: ClipboardTable) => string) =>
    table.then((made) => new Blob([get(made)], { type }));
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': as('text/html', ({ html }) => html),
      'text/plain': as('text/plain', ({ text }) => text),
    }),
  ]);
}
