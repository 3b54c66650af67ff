import type { Shelf } from '@/lib/platform/shelf';
import type { Marks, StoreMark } from '@/lib/store/marks';

/** A shelf that holds its files in memory. */
export function createShelf(): Shelf & { files: Map<string, Blob> } {
  const files = new Map<string, Blob>();
  return {
    files,
    list: () => Promise.resolve([...files.keys()]),
    write: (name, content) => Promise.resolve(void files.set(name, content)),
    read: (name) => {
      const file = files.get(name);
      return file ? Promise.resolve(file) : Promise.reject(new Error('NotFoundError'));
    },
    remove: (name) => Promise.resolve(void files.delete(name)),
  };
}

export function createMarks(first?: StoreMark): Marks & { mark: StoreMark | undefined } {
  const marks = {
    mark: first,
    read: () => Promise.resolve(marks.mark),
    write: (mark: StoreMark) => {
      marks.mark = mark;
      return Promise.resolve();
    },
  };
  return marks;
}
