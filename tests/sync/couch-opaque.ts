import { createChance, pass } from './fault-proxy';
import { serve, type Served } from './servers';

/**
 * Stands before a server whose places in the changes are numbers in order, and makes of it what a cluster is: places are
 * any JSON that says nothing, changes come in any order, and some that were told before come again.
 */
export async function startOpaque(upstream: string, seed: number): Promise<Served> {
  const chance = createChance(seed);
  /** What the server calls a place, by what it is called to the outside; one that is unknown here was never given out. */
  const places = new Map<string, unknown>();
  /** Places of each database, as they were given out. */
  const given = new Map<string, unknown[]>();
  const toOpaque = (seq: unknown): unknown => {
    const name = `${places.size}-${Math.floor(chance() * 1e12).toString(36)}`;
    const opaque = [name, [name, 'g1AAAA'], { seq: name }][places.size % 3];
    places.set(toText(opaque), seq);
    return opaque;
  };
  return serve(async ({ method = 'GET', url = '/', headers }, body, response) => {
    const address = new URL(url, upstream);
    const isChanges = address.pathname.endsWith('/_changes');
    const since = address.searchParams.get('since');
    if (isChanges && since !== null) {
      if (!places.has(since)) {
        response.writeHead(400).end('{"error":"bad_request","reason":"malformed sequence"}');
        return;
      }
      const again = address.searchParams.get('feed') !== 'longpoll' && chance() < 0.3;
      const before = given.get(address.pathname)?.at(-3) ?? 0;
      address.searchParams.set('since', toText(again ? before : places.get(since)));
    }
    // Otherwise it may answer in a way only its own client reads.
    const { 'accept-encoding': _, ...rest } = headers;
    const answer = await pass(upstream, method, address.pathname + address.search, rest, body);
    if (!isChanges || answer.status !== 200) {
      response.writeHead(answer.status, answer.headers).end(answer.body);
      return;
    }
    const page = JSON.parse(answer.body.toString()) as { results: { seq: unknown }[]; last_seq: unknown };
    given.set(address.pathname, [...(given.get(address.pathname) ?? []), page.last_seq]);
    const results = page.results
      .map((row) => ({ row: { ...row, seq: null }, at: chance() }))
      .sort((a, b) => a.at - b.at)
      .map(({ row }) => row);
    const { 'content-length': __, ...own } = answer.headers;
    response
      .writeHead(answer.status, own)
      .end(JSON.stringify({ results, last_seq: toOpaque(page.last_seq), pending: 0 }));
  });
}

const toText = (seq: unknown) => (typeof seq === 'string' ? seq : JSON.stringify(seq));
