/** What one file may hold. Whatever is beyond is left out and said, or the file is refused. */

/** Characters of a cell that are kept: what a cell of a spreadsheet holds. */
export const MAX_CELL_LENGTH = 32_767;
/** Columns that are kept. Exports with every property of a large CRM have some hundreds. */
export const MAX_COLUMNS = 1_000;
/** Rows given at once. */
export const ROWS_A_PIECE = 256;
/** Bytes of a file that are read at once. */
export const PIECE = 256 * 1024;
