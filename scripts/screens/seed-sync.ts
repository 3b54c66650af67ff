import { defaultMapping } from '@/lib/leads/sync-target';
import { changeLeads } from '@/lib/store/commands/change-leads';
import { openStore, type Store } from '@/lib/store/store';
import { addTarget, changeState, pause, stop, switchOn } from '@/lib/store/sync/targets';

/** Runs inside one of our own pages, like `seed-leads.ts`: a pool that is going on, and a CRM whose token has ended. */
declare global {
  var seedSync: (chinese: boolean) => Promise<string>;
  var seedFirstSync: () => Promise<void>;
}

/** @returns the id of a lead nobody has yet */
globalThis.seedSync = async (chinese) => {
  const store = openStore();
  const leads = await store.db.leads.orderBy('updatedAt').reverse().limit(4).toArray();
  const ids = leads.map(({ id }) => id);
  await changeLeads(store, ids.slice(0, 2), { stage: 'contacted' });
  // All at once: the background looks at a target as soon as it is on, and would say of these what is true of them.
  const free = await store.db.transaction('rw', store.db.tables, () => seedTargets(store, ids, chinese));
  store.close();
  return free;
};

async function seedTargets(store: Store, ids: readonly string[], chinese: boolean): Promise<string> {
  const { db } = store;
  const common = { mapping: defaultMapping, everything: false };
  const pool = await addTarget(store, {
    ...common,
    kind: 'couch',
    name: chinese ? '华北团队' : 'North shore team',
    url: 'https://couch.example.com/leads',
    user: 'nora',
  });
  const crm = await addTarget(store, {
    ...common,
    kind: 'hubspot',
    mapping: {
      ...defaultMapping,
      fields: [
        { from: 'stage', object: 'contacts', property: 'hs_lead_status', stages: { new: 'NEW' } },
        { from: 'tags', object: 'companies', property: 'our_tags' },
      ],
      notes: true,
    },
    name: 'HubSpot',
    url: 'https://api.hubapi.com',
    idProperty: 'leadlight_id',
    companies: true,
    onErase: 'keep',
  });
  const now = store.now();
  await switchOn(store, pool);
  await switchOn(store, crm);
  await db.synced.bulkPut(
    ids.map((leadId) => ({ targetId: pool, leadId, revision: 1, digest: '', rev: 'internal:1-a' })),
  );
  const [first = '', second = '', third = '', free = ''] = ids;
  await db.conflicts.bulkPut([
    {
      leadId: first,
      targetId: pool,
      at: now - 3_600_000,
      element: 'stage',
      path: 'stage',
      ours: { is: 'contacted' },
      theirs: { is: 'qualified' },
      shown: 'ours',
      by: 'kim',
    },
    {
      leadId: second,
      targetId: pool,
      at: now - 7_200_000,
      element: 'note',
      path: 'note',
      ours: chinese ? '周二上午打电话' : 'Call on Tuesday morning',
      theirs: chinese ? '找采购部的王先生，下午两点以后' : 'Ask for Kim in purchasing, after two',
      shown: 'theirs',
    },
    {
      leadId: third,
      targetId: pool,
      at: now - 90_000_000,
      element: 'first phone',
      path: 'facts.phone',
      ours: 'phone:+16175550100',
      theirs: 'phone:+16175550109',
      shown: 'ours',
      by: 'kim',
      elsewhere: { by: 'lee' },
    },
  ]);
  await changeState(store, pool, () => ({
    backlog: undefined,
    sent: 412,
    pulled: 1_380,
    pulledAt: now,
    pullAt: now + 90_000,
    lastOkAt: now - 40_000,
  }));
  await changeState(store, crm, () => ({ backlog: undefined, sent: 57, lastOkAt: now - 86_400_000 }));
  // There is no such server: nothing is to be asked of it.
  await pause(store, pool);
  await db.credentials.put({
    targetId: crm,
    origin: 'https://api.hubapi.com',
    iv: new Uint8Array(12),
    sealed: new Uint8Array(32),
    // Behind a passphrase.
    salt: new Uint8Array(16),
  });
  await stop(store, crm, 'unauthorised');
  await db.quarantine.put({
    targetId: crm,
    leadId: free,
    revision: 1,
    reason: 'invalid-option',
    at: now - 60_000,
  });
  return free;
}

/** The pool of `seedSync` while all it has comes in, and without what else was said. */
globalThis.seedFirstSync = async () => {
  const store = openStore();
  const pool = (await store.db.targets.toArray()).find(({ settings }) => settings?.kind === 'couch');
  await store.db.conflicts.clear();
  await changeState(store, pool?.id ?? '', () => ({
    paused: undefined,
    stopped: undefined,
    pulledAt: undefined,
    sent: 0,
    pulled: 33_870,
    first: { read: 34_000, of: 104_213 },
    // Nobody asks before.
    retryAt: store.now() + 3_600_000,
  }));
  const crm = (await store.db.targets.toArray()).find(({ settings }) => settings?.kind === 'hubspot');
  await store.db.targets.delete(crm?.id ?? '');
  store.close();
};
