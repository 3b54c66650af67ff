import type { OutboxItem } from '@/lib/store/sync/rows';
import { readRetryAfter, readServerTime } from '../backoff';
import { tellOnly, type ItemOutcome, type SyncTarget, type TestResult } from '../contract';
import { isRedirected, ONLY_THERE } from './only-there';

/**
 * Standard Webhooks 1.0.0 (standardwebhooks.com): each piece of news is a POST of `{type, timestamp, data}`, signed over
 * its id, its moment of sending and its bytes. The id is the same on every retry, so that a receiver that keeps the ids
 * it has seen takes nothing twice.
 */

export interface WebhookOptions {
  id: string;
  url: string;
  /** `whsec_` and base64, or base64 alone. */
  secret: string;
  /** Milliseconds since 1970. */
  now: () => number;
  newId: () => string;
  fetch: typeof fetch;
}

/** Requests under way at once: more than browsers allow for one host would only stand in line there. */
const LANES = 6;
/** A clock that differs less is none of the receiver's reasons to refuse (it allows five minutes). */
const SKEW = 60_000;

const PREFIX = 'whsec_';

/** The bytes of a secret; `undefined` for what is none. The standard asks for 24 to 64 bytes. */
export function readSecret(text: string): Uint8Array<ArrayBuffer> | undefined {
  const base64 = text.trim().replace(PREFIX, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}

/** A new secret of 32 random bytes. */
export function makeSecret(): string {
  return PREFIX + btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
}

/** @throws Error when the secret is none (`readSecret`) */
export function createWebhook({ id, url, secret, now, newId, fetch }: WebhookOptions): SyncTarget {
  const bytes = readSecret(secret);
  if (bytes === undefined) throw new Error('This is no secret of a webhook.');
  const key = crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  /** By how much the receiver's clock is ahead of ours, once we know it to be why we were refused. */
  let skew = 0;

  async function send(item: Pick<OutboxItem, 'id' | 'type' | 'at' | 'data'>, signal: AbortSignal) {
    const body = toBody(item);
    const post = async (ahead: number) => {
      const timestamp = String(Math.floor((now() + ahead) / 1_000));
      const signed = new TextEncoder().encode(`${item.id}.${timestamp}.${body}`);
      const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await key, signed));
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'webhook-id': item.id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${btoa(String.fromCharCode(...signature))}`,
        },
        body,
        ...ONLY_THERE,
        signal,
      });
      // What it says besides its status does not matter, and may never end.
      await response.body?.cancel().catch(() => undefined);
      return response;
    };
    // Another lane may find out meanwhile.
    const assumed = skew;
    const first = await post(assumed);
    const theirs = readServerTime(first.headers);
    const ahead = theirs === undefined ? assumed : theirs - now();
    if (![400, 401, 403].includes(first.status) || Math.abs(ahead - assumed) < SKEW) return first;
    // A clock that is wrong makes a signature look old or early; theirs is the one that counts.
    skew = ahead;
    return post(ahead);
  }

  async function tellOne(item: OutboxItem, signal: AbortSignal): Promise<ItemOutcome> {
    try {
      return toOutcome(await send(item, signal), now());
    } catch {
      return { kind: 'retry', of: 'target', reason: 'unreachable' };
    }
  }

  return {
    id,
    caps: { maxBatch: 200, maxBytes: 2_000_000, events: true, ...tellOnly },

    async test(signal): Promise<TestResult> {
      const item = { id: `msg_${newId()}`, type: 'test' as never, at: now(), data: { from: 'Leadlight' } };
      const outcome = await send(item, signal).then(
        (response) => toOutcome(response, now()),
        (): ItemOutcome => ({ kind: 'retry', of: 'target', reason: 'unreachable' }),
      );
      if (outcome.kind === 'ok') return { ok: true };
      return { ok: false, reason: 'reason' in outcome ? outcome.reason : outcome.kind };
    },

    async push(items, signal): Promise<ItemOutcome[]> {
      const outcomes = new Map<string, ItemOutcome>();
      const leads = [...Map.groupBy(items, ({ leadId }) => leadId).values()];
      /** Once the target is in trouble or refuses us, nobody else is sent there. */
      let over: ItemOutcome | undefined;
      const work = async () => {
        for (let news = leads.shift(); news !== undefined; news = leads.shift()) {
          for (const item of news) {
            if (over !== undefined) return;
            const outcome = await tellOne(item, signal);
            outcomes.set(item.id, outcome);
            if (outcome.kind === 'stop' || (outcome.kind === 'retry' && outcome.of === 'target'))
              over ??= outcome;
            if (outcome.kind !== 'ok') break;
          }
        }
      };
      await Promise.all(Array.from({ length: LANES }, work));
      return items.map(({ id }) => outcomes.get(id) ?? over ?? WAITS);
    },
  };
}

/** Not sent because what comes before it was not taken. */
const WAITS: ItemOutcome = { kind: 'retry', of: 'item', reason: 'waits' };

function toBody({ type, at, data }: Pick<OutboxItem, 'type' | 'at' | 'data'>): string {
  return JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
}

function toOutcome(response: Response, now: number): ItemOutcome {
  const { status, headers } = response;
  if (status >= 200 && status < 300) return { kind: 'ok' };
  if (isRedirected(response)) return { kind: 'retry', of: 'target', reason: 'redirected' };
  const reason = `http-${status}`;
  switch (status) {
    case 401:
      return { kind: 'stop', reason: 'unauthorised' };
    case 403:
      return { kind: 'stop', reason: 'forbidden' };
    case 404:
      return { kind: 'stop', reason: 'not-found' };
    case 410:
      return { kind: 'stop', reason: 'gone' };
    case 429:
    case 502:
    case 503:
    case 504:
      return { kind: 'retry', of: 'target', reason, afterMs: readRetryAfter(headers, now) };
    case 408:
    case 425:
      return { kind: 'retry', of: 'item', reason };
    default:
      return status >= 500
        ? { kind: 'retry', of: 'item', reason, afterMs: readRetryAfter(headers, now) }
        : { kind: 'reject', reason };
  }
}
