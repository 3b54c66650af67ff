import type { NewTargetSettings } from '@/lib/leads/sync-target';
import type { SyncAccess } from '@/lib/platform/sync-access';
import type { Target } from '@/lib/store/sync/rows';
import { removeTarget } from '@/lib/store/sync/targets';
import type { Store } from '@/lib/store/store';
import type { ClaimOutcome, SyncTarget, TestResult } from './contract';
import {
  forgetCredential,
  keepCredential,
  replaceCredential,
  unlockCredential,
  type Session,
} from './credentials';
import { runSync, type EngineServices } from './engine';
import type { PoolPlan, SetUpReport, SetUpStep } from './targets/couch/set-up';

/** What the screens do with targets besides reading and changing rows. */
export interface SyncControls {
  access: SyncAccess;
  keepSecret: (of: { id: string; url: string }, secret: string, passphrase?: string) => Promise<void>;
  /** A new secret in place of the one there is, behind the same passphrase if that has one; false for a wrong one. */
  replaceSecret: (of: { id: string; url: string }, secret: string, passphrase?: string) => Promise<boolean>;
  /** False for a wrong passphrase. */
  unlock: (targetId: string, passphrase: string) => Promise<boolean>;
  /** Sends a piece of news that is none. Nothing of any lead is in it. */
  test: (target: Target) => Promise<TestResult>;
  /** The same with what is kept nowhere yet: whether one would be let in, and is no administrator. */
  tryOut: (settings: NewTargetSettings, secret: string) => Promise<TestResult>;
  /** Makes a team's pool; the administrator's credential in the plan is used for this and kept nowhere. */
  setUpPool: (plan: PoolPlan, signal: AbortSignal, onStep: (step: SetUpStep) => void) => Promise<SetUpReport>;
  /** Makes a lead nobody has one's own, where the target has owners. */
  claim: (targetId: string, leadId: string) => Promise<ClaimOutcome>;
  /** Passes on what waits, now and here. */
  run: (targetId: string) => Promise<void>;
  /** Has the background pass on what waits. */
  wake: () => Promise<void>;
  /** Takes a target away with its secret, and gives its site back. */
  remove: (target: Target) => Promise<void>;
}

interface ControlServices extends Pick<SyncControls, 'access' | 'wake' | 'setUpPool'> {
  session: Session;
  /** The adapter for settings and a secret that are kept nowhere yet; `undefined` where the secret is none for it. */
  create: (settings: Target['settings'], secret: string) => SyncTarget | undefined;
}

const TEST_MS = 15_000;

export function createControls(
  store: Store,
  engine: EngineServices,
  { session, access, wake, create, setUpPool }: ControlServices,
): SyncControls {
  return {
    access,
    wake,
    setUpPool,
    keepSecret: ({ id, url }, secret, passphrase) =>
      keepCredential(store, session, { targetId: id, origin: new URL(url).origin, secret, passphrase }),
    replaceSecret: ({ id, url }, secret, passphrase) =>
      replaceCredential(store, session, { targetId: id, origin: new URL(url).origin, secret, passphrase }),
    unlock: (targetId, passphrase) => unlockCredential(store, session, targetId, passphrase),
    async test(target) {
      if (!(await access.has(target.settings.url))) return { ok: false, reason: 'no-access' };
      const adapter = await engine.open(target);
      if (typeof adapter === 'string') return { ok: false, reason: adapter };
      return adapter.test(AbortSignal.timeout(TEST_MS));
    },
    async tryOut(settings, secret) {
      if (!(await access.has(settings.url))) return { ok: false, reason: 'no-access' };
      const adapter = create({ ...settings, createdAt: store.now() }, secret);
      if (adapter === undefined) return { ok: false, reason: 'no-credential' };
      return adapter.test(AbortSignal.timeout(TEST_MS));
    },
    async claim(targetId, leadId) {
      const row = await store.db.targets.get(targetId);
      if (row?.settings === undefined) return { kind: 'stop', reason: 'not-found' };
      if (!(await access.has(row.settings.url))) return { kind: 'stop', reason: 'no-access' };
      const adapter = await engine.open({ ...row, settings: row.settings });
      if (typeof adapter === 'string') return { kind: 'stop', reason: adapter };
      const unreachable = { kind: 'retry', of: 'target', reason: 'unreachable' } as const;
      return adapter.claim?.(leadId, AbortSignal.timeout(TEST_MS)).catch(() => unreachable) ?? unreachable;
    },
    run: async (targetId) => void (await runSync(engine, { only: targetId, now: true })),
    async remove(target) {
      await removeTarget(store, target.id);
      await forgetCredential(session, target.id);
      const others = await store.db.targets.toArray();
      const { origin } = new URL(target.settings.url);
      // Another target may live there.
      if (!others.some(({ settings }) => settings !== undefined && new URL(settings.url).origin === origin))
        await access.giveBack(target.settings.url);
    },
  };
}
