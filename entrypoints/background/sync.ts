import { syncAccess } from '@/lib/platform/sync-access';
import { onSyncDue, onWakeSync, stayAwake, syncDue } from '@/lib/platform/wake';
import type { Store } from '@/lib/store/store';
import { followOutbox } from '@/lib/store/sync/follow-outbox';
import { readTargets } from '@/lib/store/sync/targets';
import { runSync } from '@/lib/sync/engine';
import { createOwnEngine } from '@/lib/sync/own-engine';

/**
 * Passes leads on while nobody looks: after each change, and by an alarm that also finds what a killed browser left. Who
 * has switched no target on pays for none of it: no alarm, and an outbox that stays empty.
 */
export function followSync(store: Store): void {
  let running = Promise.resolve();
  let waiting = false;
  let controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = () => {
    // One that has not begun will see this news too.
    if (waiting) return;
    waiting = true;
    running = running.then(() => stayAwake(work)).catch(() => undefined);
  };

  async function work() {
    waiting = false;
    if (!(await readTargets(store)).some(({ enabled }) => enabled)) return syncDue(undefined);
    controller = new AbortController();
    const next = await runSync(createOwnEngine(store), { signal: controller.signal });
    const now = store.now();
    await syncDue(Math.max(next ?? 0, now + 60_000));
    // Alarms come after half a minute at the earliest; what is due before is waited for as long as we are kept awake.
    clearTimeout(timer);
    if (next !== undefined && next - now < 20_000) timer = setTimeout(run, next - now);
  }

  onSyncDue(run);
  onWakeSync(run);
  followOutbox(store, run);
  syncAccess.followRemoved(() => {
    // What is under way may be going where it may go no more.
    controller.abort();
    run();
  });
  run();
}
