import type { Source } from './lead';

/** The same for two sources that are one: a capture, one moment of typing, one row of a file, or one moment elsewhere. */
export function getSourceKey(source: Source): string {
  switch (source.by) {
    case 'capture':
      return source.captureId;
    case 'user':
      return `typed ${source.at}`;
    case 'import':
      return `${source.importId} ${source.row}`;
    case 'sync':
      return `${source.targetId} ${source.at}`;
  }
}
