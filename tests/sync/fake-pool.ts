import type { OutboxItem } from '@/lib/store/sync/rows';
import type {
  Caps,
  ItemOutcome,
  PullOutcome,
  RemoteChange,
  RemoteState,
  SyncTarget,
} from '@/lib/sync/contract';

/** What can go wrong between a client and a pool. */
export const poolFaults = [
  'lost-question',
  'lost-answer',
  'slow-down',
  'broken-server',
  'replayed-page',
  'shuffled-page',
  'short-page',
] as const;
export type PoolFault = (typeof poolFaults)[number];

interface Entry {
  rev: string;
  state: RemoteState;
  /** What was sent, to know it again. */
  sent: string;
  seq: number;
}

/** A pool in memory that keeps the rules a real one does: nobody writes over what they have not seen. */
export class FakePool {
  readonly leads = new Map<string, Entry>();
  readonly owners = new Map<string, Entry>();
  /** Asked and told, of all members. */
  pulls = 0;
  pushes = 0;
  #seq = 0;
  /** The first answer to each question of each client, as a cache on the way may give it again. */
  readonly #pages = new Map<string, Extract<PullOutcome, { kind: 'changes' }>>();

  /** Documents of what is there, by lead. */
  get documents(): Map<string, Record<string, unknown>> {
    return new Map(
      [...this.leads].flatMap(([id, { state }]) =>
        state.is === 'lead' ? [[id, state.document as Record<string, unknown>]] : [],
      ),
    );
  }

  put(leadId: string, state: RemoteState, table = this.leads): Entry {
    const seq = ++this.#seq;
    const entry = { rev: `${String(seq)}-${crypto.randomUUID().slice(0, 8)}`, state, sent: '', seq };
    table.set(leadId, entry);
    return entry;
  }

  /** @param next the fault the next request meets */
  open(
    id: string,
    next: (of: 'push' | 'pull') => PoolFault | undefined = () => undefined,
    caps: Partial<Caps> = {},
  ): SyncTarget & Required<Pick<SyncTarget, 'pull'>> {
    return {
      id,
      caps: {
        maxBatch: 50,
        maxBytes: 1_000_000,
        events: false,
        pull: true,
        claim: 'strict',
        whole: true,
        ...caps,
      },
      test: () => Promise.resolve({ ok: true }),
      // They fail as a line does that breaks.
      // eslint-disable-next-line @typescript-eslint/require-await
      push: async (items) => {
        this.pushes += 1;
        const fault = next('push');
        const failed = toFailure(fault);
        if (failed !== undefined) return items.map(() => failed);
        if (fault === 'lost-question') throw new Error('The line broke on the way there.');
        // Half of it arrived, the connection ended, and nobody knows.
        if (fault === 'short-page')
          items.slice(0, Math.ceil(items.length / 2)).map((item) => this.#take(item));
        else {
          const outcomes = items.map((item) => this.#take(item));
          if (fault !== 'lost-answer') return outcomes;
        }
        throw new Error('The line broke on the way back.');
      },
      // eslint-disable-next-line @typescript-eslint/require-await
      pull: async (cursor, limit) => {
        this.pulls += 1;
        const fault = next('pull');
        const failed = toFailure(fault);
        if (failed !== undefined) return failed;
        if (fault === 'lost-question' || fault === 'lost-answer') throw new Error('The line broke.');
        const question = `${id} ${cursor ?? ''}`;
        const old = this.#pages.get(question);
        if (fault === 'replayed-page' && old !== undefined) return structuredClone(old);
        const since = cursor === undefined ? 0 : Number(atob(cursor).slice(4));
        const all = [...this.leads, ...this.owners]
          .filter(([, { seq }]) => seq > since)
          .sort(([, a], [, b]) => a.seq - b.seq);
        const page = all.slice(0, fault === 'short-page' ? 1 : limit);
        const changes = page.map(([leadId, { rev, state }]): RemoteChange => ({ leadId, rev, state }));
        if (fault === 'shuffled-page') changes.reverse();
        const last = page.at(-1)?.[1].seq ?? since;
        const answer = {
          kind: 'changes' as const,
          changes: structuredClone(changes),
          cursor: btoa(`seq ${String(last)}`),
          more: page.length < all.length,
        };
        this.#pages.set(question, old ?? answer);
        return structuredClone(answer);
      },
    };
  }

  #take({ leadId, type, data, parents }: OutboxItem): ItemOutcome {
    const there = this.leads.get(leadId);
    const sent = JSON.stringify(data);
    const isGone = there === undefined || there.state.is === 'erased';
    if (there !== undefined && there.sent === sent && there.rev !== parents?.[0])
      return { kind: 'duplicate', rev: there.rev };
    const mayWrite = isGone ? parents === undefined : parents?.[0] === there.rev;
    if (type === 'lead.erased' || type === 'lead.merged') {
      if (isGone) return { kind: 'duplicate' };
      if (!mayWrite)
        return { kind: 'conflict', theirs: structuredClone({ leadId, rev: there.rev, state: there.state }) };
      const { reason = 'deleted', into } = data as { reason?: 'deleted' | 'withheld'; into?: string };
      const entry = this.put(leadId, { is: 'erased', reason, into });
      entry.sent = sent;
      return { kind: 'ok', rev: entry.rev };
    }
    if (!mayWrite && there !== undefined)
      return { kind: 'conflict', theirs: structuredClone({ leadId, rev: there.rev, state: there.state }) };
    const entry = this.put(leadId, { is: 'lead', document: structuredClone(data) });
    entry.sent = sent;
    return { kind: 'ok', rev: entry.rev };
  }
}

function toFailure(fault: PoolFault | undefined) {
  if (fault === 'slow-down')
    return { kind: 'retry', of: 'target', reason: 'http-429', afterMs: 1_000 } as const;
  if (fault === 'broken-server') return { kind: 'retry', of: 'target', reason: 'http-500' } as const;
  return undefined;
}
