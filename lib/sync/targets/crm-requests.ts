import type { OutboxItem } from '@/lib/store/sync/rows';
import { readRetryAfter } from '../backoff';
import type { ItemOutcome, Retry, Stop, TestResult } from '../contract';
import { isRedirected, ONLY_THERE, readText } from './only-there';

/** Requests to a CRM's interface: one origin, no redirects, JSON both ways. */

/** What an adapter is made of. */
export interface CrmOptions<Settings> {
  id: string;
  settings: Settings;
  /** Token of the account it writes to. */
  secret: string;
  /** Milliseconds since 1970. */
  now: () => number;
  fetch: typeof fetch;
}

export interface CrmAnswer {
  status: number;
  headers: Headers;
  /** `undefined` where it sent none. */
  body: unknown;
}

/** Thrown where nothing more can be sent now: what has no outcome yet gets this one. */
export class HeldUp extends Error {
  constructor(readonly outcome: Retry | Stop) {
    super(outcome.reason);
  }
}

/** @param findMissing what the account lacks, as a reason; `undefined` when nothing */
export async function testCrm(findMissing: () => Promise<string | undefined>): Promise<TestResult> {
  try {
    const reason = await findMissing();
    return reason === undefined ? { ok: true } : { ok: false, reason };
  } catch (error) {
    if (error instanceof HeldUp) return { ok: false, reason: error.outcome.reason };
    throw error;
  }
}

export interface CrmRequestsOptions {
  /** Where every request goes: `https://api.hubapi.com`. */
  origin: string;
  headers: Readonly<Record<string, string>>;
  fetch: typeof fetch;
  now: () => number;
  signal: AbortSignal;
  /** What this CRM means by an answer, where it means something else than the rest. */
  explain?: (answer: CrmAnswer) => Retry | Stop | undefined;
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<CrmAnswer>;

/** Bytes; more is no answer to what we ask. */
const MAX_ANSWER = 16_000_000;

/** Whether a secret can be the value of a header, and nothing besides. */
export const isToken = (secret: string): boolean => /^[\x21-\x7e]{1,4096}$/.test(secret);

/** @returns asks, and gives back answers 2xx, and 4xx an adapter has to look at. Throws `HeldUp` for all others. */
export function createAsk({ origin, headers, fetch, now, signal, explain }: CrmRequestsOptions): Ask {
  return async (method, path, body) => {
    let answer: CrmAnswer;
    try {
      const response = await fetch(origin + path, {
        method,
        headers: {
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        ...ONLY_THERE,
        signal,
      });
      if (isRedirected(response)) {
        await response.body?.cancel().catch(() => undefined);
        throw new HeldUp({ kind: 'retry', of: 'target', reason: 'redirected' });
      }
      const text = await readText(response, MAX_ANSWER);
      if (text === undefined) throw new Error('An answer without end.');
      answer = { status: response.status, headers: response.headers, body: readJson(text, response.ok) };
    } catch (error) {
      if (error instanceof HeldUp) throw error;
      // The line broke, or the answer did: nobody knows whether it was done.
      throw new HeldUp({ kind: 'retry', of: 'target', reason: 'unreachable' });
    }
    const held = explain?.(answer) ?? explainStatus(answer, now());
    if (held !== undefined) throw new HeldUp(held);
    return answer;
  };
}

function readJson(text: string, expected: boolean): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch (error) {
    // A server in trouble may say so in a page of its own.
    if (expected) throw error;
    return undefined;
  }
}

function explainStatus({ status, headers }: CrmAnswer, now: number): Retry | Stop | undefined {
  if (status === 401) return { kind: 'stop', reason: 'unauthorised' };
  if (status === 403) return { kind: 'stop', reason: 'forbidden' };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: 'retry', of: 'target', reason: `http-${status}`, afterMs: readRetryAfter(headers, now) };
  return undefined;
}

/** What becomes of a batch, filled in as answers come; what is left when something holds all up gets that. */
export async function settleItems(
  items: readonly OutboxItem[],
  work: (
    settle: (item: OutboxItem, outcome: ItemOutcome) => void,
    isOpen: (item: OutboxItem) => boolean,
  ) => Promise<void>,
): Promise<ItemOutcome[]> {
  const outcomes = new Map<OutboxItem, ItemOutcome>();
  let rest: ItemOutcome = { kind: 'retry', of: 'item', reason: 'waits' };
  try {
    await work(
      (item, outcome) => void outcomes.set(item, outcome),
      (item) => !outcomes.has(item),
    );
  } catch (error) {
    if (!(error instanceof HeldUp)) throw error;
    rest = error.outcome;
  }
  return items.map((item) => outcomes.get(item) ?? rest);
}

/** Only the first of several items of one lead is sent; the others come again after it. */
export function toFirsts(items: readonly OutboxItem[]): OutboxItem[] {
  return [...new Map(items.toReversed().map((item) => [item.leadId, item])).values()].toReversed();
}

export const isGone = ({ mark }: OutboxItem): boolean => mark === 'gone';

/** Parts of what another machine says, whatever it is. */
export function getPart(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
export const getParts = (value: unknown, name?: string): unknown[] => {
  const list = name === undefined ? value : getPart(value, name);
  return Array.isArray(list) ? list : [];
};
export const getWord = (value: unknown, name: string): string | undefined => {
  const part = getPart(value, name);
  return typeof part === 'string' && part !== '' ? part : typeof part === 'number' ? String(part) : undefined;
};

/** A vendor's own code as one of our reasons: nothing a server says is kept as it is. */
export const toReason = (code: string | undefined): string =>
  code !== undefined && /^[A-Z][A-Z_]{2,50}$/.test(code)
    ? code.toLowerCase().replaceAll('_', '-')
    : 'refused';
