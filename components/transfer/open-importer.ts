import { openInThread } from '@/lib/store/import/in-thread';
import type { Importer } from '@/lib/store/import/importer';

/** Files are opened and looked through in a thread of their own (`entrypoints/importer.ts`). */
export const openImporter = (): Importer => openInThread(() => new Worker('/importer.js'));
