import { request as send, type IncomingHttpHeaders } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve, type Served } from './servers';

/**
 * - `cut-before`: the line breaks and nothing arrived; `cut-after`: it arrived, and nobody hears of it
 * - `replay`: it arrives twice; `reorder`: it arrives after what was sent later
 * - `slow`: it arrives, and the answer takes longer than anybody waits; `truncated`: the answer breaks off
 * - `redirect`: it is sent on to somebody else; the rest are answers of a server in trouble
 */
export const faults = [
  'cut-before',
  'cut-after',
  'replay',
  'reorder',
  'slow',
  'truncated',
  'redirect',
  'http-429',
  'http-429-date',
  'http-500',
  'http-502',
  'http-503',
] as const;
export type Fault = (typeof faults)[number];

export interface FaultProxy extends Served {
  /** Chooses what happens to the next request; `undefined` lets it through. */
  next: (() => Fault | undefined) | undefined;
  met: Map<Fault, number>;
  /** Requests that came to the address a redirect named. */
  readonly trapped: number;
}

/** @param slowMs longer than the client waits */
export async function startFaultProxy(upstream: string, slowMs: number): Promise<FaultProxy> {
  let trapped = 0;
  const trap = await serve((_request, _body, response) => {
    trapped += 1;
    response.writeHead(200).end();
  });
  const met = new Map<Fault, number>();
  const served = await serve(async (request, body, response) => {
    const forward = () => pass(upstream, request.method ?? 'GET', request.url ?? '/', request.headers, body);
    const fault = proxy.next?.();
    if (fault !== undefined) met.set(fault, (met.get(fault) ?? 0) + 1);
    switch (fault) {
      case 'cut-before':
        response.destroy();
        return;
      case 'cut-after':
        await forward();
        response.destroy();
        return;
      case 'redirect':
        response.writeHead(307, { location: `${trap.origin}/elsewhere` }).end();
        return;
      case 'http-429':
        response.writeHead(429, { 'retry-after': '1' }).end();
        return;
      case 'http-429-date':
        response.writeHead(429, { 'retry-after': new Date(Date.now() + 2_000).toUTCString() }).end();
        return;
      case 'http-500':
      case 'http-502':
      case 'http-503':
        response.writeHead(Number(fault.slice(5))).end('{"error":"trouble"}');
        return;
      case 'replay':
        await forward();
        break;
      case 'reorder':
        await sleep(15);
        break;
      default:
    }
    const answer = await forward();
    if (fault === 'slow') await sleep(slowMs);
    if (fault === 'truncated') {
      response.writeHead(answer.status, { ...answer.headers, 'content-length': answer.body.length + 50 });
      response.write(answer.body.subarray(0, answer.body.length / 2), () => response.destroy());
      return;
    }
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  const proxy: FaultProxy = {
    ...served,
    next: undefined,
    met,
    get trapped() {
      return trapped;
    },
    close: async () => {
      await served.close();
      await trap.close();
    },
  };
  return proxy;
}

export async function pass(
  upstream: string,
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<{ status: number; headers: IncomingHttpHeaders; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const { host: _, connection: __, ...rest } = headers;
    const out = send(upstream + path, { method, headers: rest, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const { connection: ___, 'transfer-encoding': ____, ...own } = answer.headers;
        resolve({ status: answer.statusCode ?? 502, headers: own, body: Buffer.concat(chunks) });
      });
    });
    out.on('error', reject);
    out.end(body);
  });
}

/** The same numbers for the same seed, from 0 up to 1. */
export function createChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
