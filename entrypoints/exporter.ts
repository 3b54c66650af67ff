import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createExporter } from '@/lib/store/export/create-exporter';
import { answerExports } from '@/lib/store/export/in-thread';
import { openStore } from '@/lib/store/store';

/** Writes files in a thread of its own, so that no page ever waits for 100,000 rows. Ended by the page that began it. */
export default defineUnlistedScript(() => answerExports(createExporter(openStore()), self));
