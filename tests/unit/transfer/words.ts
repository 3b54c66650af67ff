import type { Words } from '@/lib/transfer/columns/words';

/** Words that show what they are for: ids themselves. */
export const words: Words = {
  locale: 'en',
  header: (column) => column,
  aspectHeader: (column, aspect) => `${column}: ${aspect}`,
  sourceHeader: (column) => column,
  choice: (column, id) => `${column} ${id}`,
  origin: (by) => by,
  yes: 'yes',
  no: 'no',
  sheet: (of) => `${of}s`,
};
