import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { getNewId } from '@/lib/platform/ids-and-clock';
import { openShelf } from '@/lib/platform/shelf';
import { createImporter } from '@/lib/store/import/create-importer';
import { IMPORT_SHELF } from '@/lib/store/import/import-job';
import { answerImports } from '@/lib/store/import/in-thread';
import { workOnJobs } from '@/lib/store/import/work-on-jobs';
import { openStore } from '@/lib/store/store';

/**
 * Two threads: one of a page that looks through a file (a worker, ended by its page), and one of all pages together that
 * imports and takes back (a shared worker, ended with the last of them; the background goes on from there).
 */
export default defineUnlistedScript(() => {
  const shelf = openShelf(IMPORT_SHELF);
  // A job remembers how far it came, so a batch need not wait for the disk.
  if ('onconnect' in self) workOnJobs(openStore({ newId: getNewId, durability: 'relaxed' }), shelf);
  else answerImports(createImporter(openStore({ newId: getNewId }), shelf), self);
});
