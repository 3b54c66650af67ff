import type { Source } from './lead';

/** The same for two sources that are one: a capture, one moment of typing, or one row of a file. */
export function getSourceKey(source: Source): string {
  switch (source.by) {
    case 'capture':
      return source.captureId;
    case 'user':
      return `typed ${source.at}`;
    case 'import':
      return `${source.importId} ${source.row}`;
  }
}
