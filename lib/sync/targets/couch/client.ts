import type * as z from 'zod/mini';
import { readRetryAfter } from '../../backoff';
import type { Retry } from '../../contract';
import { isRedirected, ONLY_THERE, readText } from '../only-there';

/** A thin client of the CouchDB protocol: one server, one credential, JSON in and out, and no trust in what comes back. */
export interface CouchClient {
  readonly user: string;
  /** @param path below the server's address, its parts encoded: `leads-internal/_bulk_docs` */
  ask(request: CouchRequest, signal: AbortSignal): Promise<Reply>;
}

export interface CouchRequest {
  path: string;
  method?: 'GET' | 'POST' | 'PUT';
  query?: Record<string, string>;
  body?: object;
  /** As nobody, to see what everybody may. */
  anonymous?: true;
}

/** What the server said, whatever its status below 500, or why nothing is known of what it did. */
export type Reply = { kind: 'answer'; status: number; body: unknown } | Retry;

export interface ClientOptions {
  /** The server with any path before its databases, without a slash at its end. */
  server: string;
  user: string;
  password: string;
  /** Milliseconds since 1970. */
  now: () => number;
  fetch: typeof fetch;
}

/** Browsers stop a background that waits half a minute for an answer. */
const TIMEOUT_MS = 27_000;
/** Bytes of an answer: a page of a thousand leads takes two to ten million. */
const MAX_BYTES = 48_000_000;

export function createClient({ server, user, password, now, fetch }: ClientOptions): CouchClient {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  const authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  return {
    user,
    async ask({ path, method = 'GET', query, body, anonymous }, signal) {
      const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
      try {
        const response = await fetch(`${server}/${path}${search}`, {
          method,
          headers: {
            accept: 'application/json',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...(anonymous !== true && { authorization }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
          ...ONLY_THERE,
          signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
        });
        const trouble = findTrouble(response, now());
        if (trouble !== undefined) {
          await response.body?.cancel().catch(() => undefined);
          return trouble;
        }
        return await readAnswer(response);
      } catch {
        return unreachable('unreachable');
      }
    },
  };
}

/** Text of a server, its part of an address. A lead's id holds a colon, which paths may. */
export const toPath = (...parts: string[]): string => parts.map(encodeURIComponent).join('/');

/**
 * `user:password`, as a target's secret is kept; `undefined` for what is none. A name holds no colon, a password may.
 */
export function readBasic(secret: string): { user: string; password: string } | undefined {
  const colon = secret.indexOf(':');
  if (colon <= 0 || colon === secret.length - 1) return undefined;
  return { user: secret.slice(0, colon), password: secret.slice(colon + 1) };
}

export const unreachable = (reason: string): Retry => ({ kind: 'retry', of: 'target', reason });

function findTrouble(response: Response, now: number): Retry | undefined {
  if (isRedirected(response)) return unreachable('redirected');
  const { status, headers } = response;
  if (status < 500 && ![408, 425, 429].includes(status)) return undefined;
  return { ...unreachable(`http-${status}`), afterMs: readRetryAfter(headers, now) };
}

/** The whole of an answer as JSON. One that breaks off, never ends or is something else says nothing. */
async function readAnswer(response: Response): Promise<Reply> {
  const { status } = response;
  const text = await readText(response, MAX_BYTES);
  if (text === undefined) return unreachable(TOO_LARGE);
  try {
    return { kind: 'answer', status, body: JSON.parse(text) as unknown };
  } catch {
    // What stands between us and it may answer for it in its own words, and a refusal is one without any.
    return status >= 400 ? { kind: 'answer', status, body: undefined } : unreachable('unreadable');
  }
}

/** Why an answer was not read to its end. */
export const TOO_LARGE = 'answer-too-large';

/** What `body` is expected to be, or that it is something else. */
export function parseBody<T>(schema: z.ZodMiniType<T>, body: unknown): T | Retry {
  const parsed = schema.safeParse(body);
  return parsed.success ? parsed.data : unreachable('unreadable');
}
