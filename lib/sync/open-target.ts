import type { SettingsOf, TargetKind } from '@/lib/leads/sync-target';
import type { StopReason, Target } from '@/lib/store/sync/rows';
import type { Store } from '@/lib/store/store';
import type { SyncTarget } from './contract';
import { readCredential, type Session } from './credentials';
import { createCouch } from './targets/couch/couch';
import { isToken } from './targets/crm-requests';
import { createHubspot } from './targets/hubspot';
import { createPipedrive } from './targets/pipedrive';
import { createSalesforce } from './targets/salesforce';
import { createWebhook, readSecret } from './targets/webhook';

interface Opening<K extends TargetKind> {
  id: string;
  settings: SettingsOf<K>;
  secret: string;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  fetch: typeof fetch;
}

/** One line for each kind of target. `undefined` where the secret is none for it. */
const adapters: { [K in TargetKind]: (opening: Opening<K>) => SyncTarget | undefined } = {
  webhook: ({ settings: { url }, secret, ...rest }) =>
    readSecret(secret) === undefined ? undefined : createWebhook({ ...rest, url, secret }),
  couch: ({ id, settings: { url, mapping }, secret, now, fetch }) =>
    createCouch({ id, url, secret, ceiling: mapping.ceiling, now, fetch }),
  hubspot: (opening) => (isToken(opening.secret) ? createHubspot(opening) : undefined),
  salesforce: (opening) => (isToken(opening.secret) ? createSalesforce(opening) : undefined),
  pipedrive: (opening) => (isToken(opening.secret) ? createPipedrive(opening) : undefined),
};

/** The adapter for settings and a secret; `undefined` where the secret is none for it. */
export function createAdapter(
  store: Store,
  id: string,
  settings: Target['settings'],
  secret: string,
): SyncTarget | undefined {
  // Settings and adapter are of one kind, which a type of all of them cannot say.
  const open = adapters[settings.kind] as (opening: Opening<TargetKind>) => SyncTarget | undefined;
  return open({
    id,
    settings,
    secret,
    now: () => store.now(),
    newId: () => store.newId(),
    fetch: (...args) => fetch(...args),
  });
}

/** The adapter of a target with its secret, or why there is none. */
export async function openTarget(
  store: Store,
  session: Session,
  { id, settings }: Target,
): Promise<SyncTarget | StopReason> {
  const credential = await readCredential(store, session, id, new URL(settings.url).origin);
  if (!credential.ok) return credential.reason;
  return createAdapter(store, id, settings, credential.secret) ?? 'no-credential';
}
