import { getNewId } from '@/lib/platform/ids-and-clock';
import { openShelf } from '@/lib/platform/shelf';
import { createImporter } from '@/lib/store/import/create-importer';
import { answerImports } from '@/lib/store/import/in-thread';
import { workOnJobs } from '@/lib/store/import/work-on-jobs';
import { openStore } from '@/lib/store/store';

/** The thread of `entrypoints/importer.ts`, without the extension around it: both of its parts in one. */
const shelf = openShelf('imports');
const store = openStore({ newId: getNewId, durability: 'relaxed' });
answerImports(createImporter(store, shelf), self);
workOnJobs(store, shelf);
