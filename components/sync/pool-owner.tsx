import { UserRound } from 'lucide-react';
import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import { i18n } from '#i18n';
import { readTargets } from '@/lib/store/sync/targets';
import type { Store } from '@/lib/store/store';
import { useServices } from '../services';
import { useAnnounce } from '../ui/announcer';
import { Button } from '../ui/button';
import styles from './pool-owner.module.css';
import { getReasonSentence } from './sync-words';

/** Who looks after a lead in the pools it is in, and the way to take one nobody has. Nothing for leads in no pool. */
export function PoolOwner({ leadId }: { leadId: string }) {
  const { store } = useServices();
  const pools = useLiveQuery(() => readPools(store, leadId), [store, leadId]);
  return pools?.map((pool) => <Owner key={pool.targetId} leadId={leadId} pool={pool} />);
}

type Pool = Awaited<ReturnType<typeof readPools>>[number];

async function readPools(store: Store, leadId: string) {
  const targets = await readTargets(store);
  const pools = targets.filter(({ enabled, settings }) => enabled && settings.kind === 'couch');
  const keys = pools.map(({ id }): [string, string] => [id, leadId]);
  const [owners, synced] = await Promise.all([store.db.owners.bulkGet(keys), store.db.synced.bulkGet(keys)]);
  return pools.flatMap(({ id, settings }, index) => {
    const row = owners[index];
    // What the pool does not have yet nobody can take.
    if (row === undefined && synced[index]?.rev === undefined) return [];
    return [
      {
        targetId: id,
        name: settings.name,
        me: settings.kind === 'couch' ? settings.user : undefined,
        owner: row?.owner,
        confirmed: row?.confirmed ?? true,
      },
    ];
  });
}

function Owner({ leadId, pool: { targetId, name, me, owner, confirmed } }: { leadId: string; pool: Pool }) {
  const { loadSync } = useServices();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();

  async function claim() {
    setBusy(true);
    setSaid(undefined);
    const controls = await loadSync();
    const outcome = await controls.claim(targetId, leadId);
    const sentence =
      outcome.kind === 'yours'
        ? i18n.t('sync.owner.yoursNow')
        : outcome.kind === 'taken'
          ? i18n.t('sync.owner.taken', { name: outcome.by })
          : getReasonSentence(outcome.reason);
    // What the pool says of it by now is shown with it.
    await controls.run(targetId).catch(() => undefined);
    setSaid(sentence);
    announce(sentence);
    setBusy(false);
  }

  return (
    <div role="group" aria-label={i18n.t('sync.owner.label', { name })} className={styles.owner}>
      <UserRound size={16} aria-hidden />
      <span>
        {busy
          ? i18n.t('sync.owner.claiming')
          : (said ??
            (owner === undefined
              ? i18n.t('sync.owner.nobody', { name })
              : owner === me
                ? i18n.t(confirmed ? 'sync.owner.you' : 'sync.owner.youSoon', { name })
                : i18n.t('sync.owner.other', { name, owner })))}
      </span>
      {owner === undefined || busy ? (
        <Button disabled={busy} onClick={() => void claim()}>
          {i18n.t('sync.owner.claim')}
        </Button>
      ) : null}
    </div>
  );
}
