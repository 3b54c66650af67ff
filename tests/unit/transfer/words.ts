import { idWords, type Words } from '@/lib/transfer/columns/words';

/** Words that show what they are for: ids themselves, with whose they are. */
export const words: Words = {
  ...idWords,
  choice: (column, id) => `${column} ${id}`,
  sheet: (of) => `${of}s`,
};
