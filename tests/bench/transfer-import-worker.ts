import { getNewId } from '@/lib/platform/ids-and-clock';
import { openShelf } from '@/lib/platform/shelf';
import { createImporter } from '@/lib/store/import/create-importer';
import { answerImports } from '@/lib/store/import/in-thread';
import { workOnJobs } from '@/lib/store/import/work-on-jobs';
import { openStore } from '@/lib/store/store';

/** The threads of `entrypoints/importer.ts`, without the extension around them. */
const shelf = openShelf('imports');
if ('onconnect' in self) workOnJobs(openStore({ newId: getNewId, durability: 'relaxed' }), shelf);
else answerImports(createImporter(openStore({ newId: getNewId }), shelf), self);
