import { openInThread } from '@/lib/store/export/in-thread';
import type { Exporter } from '@/lib/store/export/order';

/** Files are written in a thread of their own (`entrypoints/exporter.ts`). */
export const openExporter = (): Exporter => openInThread(() => new Worker('/exporter.js'));
