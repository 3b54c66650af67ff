import { vi } from 'vitest';
import type { OutboxItem } from '@/lib/store/sync/rows';
import type { Store } from '@/lib/store/store';
import {
  tellOnly,
  type ClaimOutcome,
  type ItemOutcome,
  type SyncTarget,
  type TestResult,
} from '@/lib/sync/contract';
import type { PoolPlan, SetUpReport, SetUpStep } from '@/lib/sync/targets/couch/set-up';
import { createControls } from '@/lib/sync/controls';
import { readCredential, type Session } from '@/lib/sync/credentials';

/** The sync of a store as it is, but for the other machine, which notes what it is told, and the browser, which allows it. */
export function createSync(store: Store) {
  const memory = new Map<string, unknown>();
  const session: Session = {
    read: (name) => Promise.resolve(memory.get(name)),
    write: (name, value) => Promise.resolve(void memory.set(name, value)),
  };
  const told: OutboxItem[] = [];
  const allowed = new Set<string>();
  const other = {
    answer: (_item: OutboxItem): ItemOutcome => ({ kind: 'ok' }),
    test: (): TestResult => ({ ok: true }),
    says: true,
    claim: (_leadId: string): ClaimOutcome => ({ kind: 'yours' }),
    setUp: (plan: PoolPlan, onStep: (step: SetUpStep) => void): SetUpReport => {
      const steps: SetUpStep[] = [
        { what: 'server', name: 'couch.example', state: 'there' },
        ...plan.members.map(({ name }): SetUpStep => ({ what: 'member', name, state: 'made' })),
      ];
      steps.forEach(onStep);
      return { server: { product: 'couchdb', version: '3.3.3', nodes: 1 }, steps, complete: true };
    },
  };
  const target: Omit<SyncTarget, 'id'> = {
    caps: { maxBatch: 100, maxBytes: 1_000_000, events: true, ...tellOnly },
    test: () => Promise.resolve(other.test()),
    claim: (leadId) => Promise.resolve(other.claim(leadId)),
    push: (items) => {
      const outcomes = items.map((item) => other.answer(item));
      told.push(...items.filter((_, index) => outcomes[index]?.kind === 'ok'));
      return Promise.resolve(outcomes);
    },
  };
  const access = {
    has: (url: string) => Promise.resolve(allowed.has(new URL(url).origin)),
    ask: vi.fn((url: string) => {
      if (other.says) allowed.add(new URL(url).origin);
      return Promise.resolve(other.says);
    }),
    giveBack: vi.fn((url: string) => Promise.resolve(void allowed.delete(new URL(url).origin))),
    followRemoved: () => () => undefined,
  };
  const wake = vi.fn(() => Promise.resolve());
  const controls = createControls(
    store,
    {
      store,
      random: () => 0.5,
      newId: () => crypto.randomUUID(),
      hasAccess: access.has,
      open: async ({ id, settings: { url } }) => {
        const credential = await readCredential(store, session, id, new URL(url).origin);
        return credential.ok ? { id, ...target } : credential.reason;
      },
      lock: (_name, work) => work(),
    },
    {
      session,
      access,
      wake,
      create: (_settings, secret) => (secret === '' ? undefined : { id: 'tried', ...target }),
      setUpPool: (plan, _signal, onStep) => Promise.resolve(other.setUp(plan, onStep)),
    },
  );
  return { controls, told, other, access, wake, memory, allowed };
}
