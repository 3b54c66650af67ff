import type { StopReason, Target } from '@/lib/store/sync/rows';
import type { Store } from '@/lib/store/store';
import type { SyncTarget } from './contract';
import { readCredential, type Session } from './credentials';
import { createWebhook, readSecret } from './targets/webhook';

/** One line for each kind of target; the compiler names this place when there is a new one. */
const adapters: Record<
  Target['settings']['kind'],
  (options: { id: string; url: string; secret: string; store: Store }) => SyncTarget | undefined
> = {
  webhook: ({ secret, store, ...rest }) =>
    readSecret(secret) === undefined
      ? undefined
      : createWebhook({
          ...rest,
          secret,
          now: () => store.now(),
          newId: () => store.newId(),
          fetch: (...args) => fetch(...args),
        }),
};

/** The adapter of a target with its secret, or why there is none. */
export async function openTarget(
  store: Store,
  session: Session,
  { id, settings: { kind, url } }: Target,
): Promise<SyncTarget | StopReason> {
  const credential = await readCredential(store, session, id, new URL(url).origin);
  if (!credential.ok) return credential.reason;
  return adapters[kind]({ id, url, secret: credential.secret, store }) ?? 'no-credential';
}
