import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { saveCandidates } from '@/lib/store/commands/save-candidates';
import { setPointStatus } from '@/lib/store/commands/set-point-status';
import { undo } from '@/lib/store/commands/undo';
import { readLead } from '@/lib/store/queries';
import { toCandidate } from '../leads/candidates';
import { openTestStore, OTHER_PAGE, PAGE } from './open';

const ALDER = { name: 'Alder', phone: ['+1 617 555 0100', '+1 617 555 0101'] };

async function openAlder() {
  const store = openTestStore();
  const { saved } = await saveCandidates(store, { page: PAGE, candidates: [toCandidate(ALDER)] });
  const leadId = saved[0]?.leadId ?? '';
  const readStatuses = async () => (await readLead(store, leadId))?.facts.phone?.map(({ status }) => status);
  return { store, leadId, readStatuses };
}

it('marks one value, takes the mark away, and both are undone', async () => {
  const { store, leadId, readStatuses } = await openAlder();
  const { commandId = '' } = await setPointStatus(store, leadId, 'phone', 'phone:+16175550100', 'dead');
  expect(await readStatuses()).toEqual([undefined, 'dead']);
  await undo(store, commandId);
  expect(await readStatuses()).toEqual([undefined, undefined]);
  await setPointStatus(store, leadId, 'phone', 'phone:+16175550100', 'doubtful');
  expect(await readStatuses()).toEqual(['doubtful', undefined]);
  await setPointStatus(store, leadId, 'phone', 'phone:+16175550100', 'valid');
  expect(await readStatuses()).toEqual([undefined, undefined]);
});

it('stays when a page shows the value again', async () => {
  const { store, leadId, readStatuses } = await openAlder();
  await setPointStatus(store, leadId, 'phone', 'phone:+16175550100', 'dead');
  await saveCandidates(store, { page: OTHER_PAGE, candidates: [toCandidate(ALDER)] });
  expect(await readStatuses()).toEqual([undefined, 'dead']);
});

it('says when the value is gone', async () => {
  const { store, leadId } = await openAlder();
  await expect(setPointStatus(store, leadId, 'phone', 'phone:+1', 'dead')).rejects.toMatchObject({
    reason: 'not-found',
  });
});
