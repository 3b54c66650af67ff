import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { backUpFirst } from '@/components/safety/back-up-first';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { toCandidate } from '../unit/leads/candidates';
import { createShelf } from '../unit/store/memory-shelf';
import { openTestStore, PAGE } from '../unit/store/open';

it('a backup is made before many leads are merged, and not for a few', async () => {
  const [store, shelf] = [openTestStore(), createShelf()];
  await saveCandidates(store, { page: PAGE, candidates: [toCandidate({ name: 'Acme' })] });
  await backUpFirst({ store, shelf }, 'merge', 2);
  expect([...shelf.files.keys()]).toEqual([]);
  await backUpFirst({ store, shelf }, 'merge', 100);
  expect([...shelf.files.keys()]).toEqual([expect.stringMatching(/^leadlight-\d+-merge-1\.jsonl\.gz$/)]);
});
