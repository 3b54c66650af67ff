/** A folder of this extension's own inside the browser, for files that must outlive the database. */
export interface Shelf {
  /** Names, in no order. */
  list(): Promise<string[]>;
  /** Whole or not at all. */
  write(name: string, content: Blob): Promise<void>;
  /** @throws Error when there is no such file */
  read(name: string): Promise<Blob>;
  remove(name: string): Promise<void>;
}

/**
 * The origin private file system. It lies beside the database and not in it: when Chromium throws a broken database
 * away, these files stay (tried on Chromium 156 by damaging the database’s files). Clearing the browser's data or removing the extension takes both.
 */
export function openShelf(folder = 'backups'): Shelf {
  const open = async () => {
    const root = await navigator.storage.getDirectory();
    return root.getDirectoryHandle(folder, { create: true });
  };
  return {
    async list() {
      const names: string[] = [];
      // The types lag behind: folders are async iterables of names in every browser that has them.
      const entries = (await open()) as unknown as { keys(): AsyncIterable<string> };
      for await (const name of entries.keys()) names.push(name);
      // What a writer left behind that was killed; browsers hide it, each in its own way.
      return names.filter((name) => !name.endsWith('.crswap'));
    },
    async write(name, content) {
      const file = await (await open()).getFileHandle(name, { create: true });
      const writable = await file.createWritable();
      // Piping closes the file, and only that puts it in place.
      await content.stream().pipeTo(writable);
    },
    async read(name) {
      return (await (await open()).getFileHandle(name)).getFile();
    },
    async remove(name) {
      await (await open()).removeEntry(name);
    },
  };
}
