import type { ServerResponse } from 'node:http';

interface Kept {
  rev: string;
  seq: number;
  deleted: boolean;
  json: string;
}

interface Database {
  docs: Map<string, Kept>;
  /** Ids in the order they were written; the place is the sequence less one. */
  log: string[];
  waiting: Set<() => void>;
}

/**
 * The little of the CouchDB protocol the adapter speaks, in memory and as fast as Node writes JSON, so that a benchmark
 * measures the client and not the server. It keeps one state of a document and refuses to write over what was not seen.
 */
export function createFakeCouch() {
  const databases = new Map<string, Database>();
  const find = (name: string): Database => {
    const found: Database = databases.get(name) ?? { docs: new Map(), log: [], waiting: new Set() };
    databases.set(name, found);
    return found;
  };

  /** @param path `leads-internal/_changes` */
  return async function answer(
    path: string,
    query: URLSearchParams,
    body: Buffer,
    response: ServerResponse,
  ): Promise<void> {
    const [name = '', what] = path.split('/');
    const database = find(name);
    const { docs, log, waiting } = database;
    const say = (text: string) => {
      response.setHeader('content-type', 'application/json');
      response.end(text);
    };
    if (what === '_bulk_docs') {
      const { docs: given } = JSON.parse(body.toString()) as {
        docs: ({ _id: string; _rev?: string; _deleted?: true } & Record<string, unknown>)[];
      };
      const results = given.map(({ _id, _rev, _deleted, ...rest }) => {
        const there = docs.get(_id);
        if (there !== undefined && !(there.deleted && _rev === undefined) && there.rev !== _rev)
          return { id: _id, error: 'conflict' };
        const rev = `${String(Number.parseInt(there?.rev ?? '0') + 1)}-${String(log.length)}`;
        log.push(_id);
        const json = JSON.stringify({ _id, _rev: rev, ...(_deleted && { _deleted }), ...rest });
        docs.set(_id, { rev, seq: log.length, deleted: _deleted === true, json });
        return { ok: true, id: _id, rev };
      });
      for (const wake of waiting) wake();
      response.statusCode = 201;
      say(JSON.stringify(results));
      return;
    }
    if (what === '_changes') {
      const since = Number(query.get('since')?.split('-')[0] ?? 0);
      if (query.get('feed') === 'longpoll' && log.length <= since)
        await new Promise<void>((resolve) => {
          const end = () => {
            waiting.delete(end);
            clearTimeout(timer);
            resolve();
          };
          const timer = setTimeout(end, Number(query.get('timeout') ?? 60_000));
          waiting.add(end);
          response.once('close', end);
        });
      const rows: string[] = [];
      let at = since;
      for (
        const limit = Number(query.get('limit') ?? Infinity);
        at < log.length && rows.length < limit;
        at++
      ) {
        const id = log[at] ?? '';
        const kept = docs.get(id);
        if (kept?.seq !== at + 1) continue;
        rows.push(
          `{"seq":null,"id":${JSON.stringify(id)},"changes":[{"rev":"${kept.rev}"}]${kept.deleted ? ',"deleted":true' : ''}${query.has('include_docs') ? `,"doc":${kept.json}` : ''}}`,
        );
      }
      say(
        `{"results":[${rows.join(',\n')}],"last_seq":"${String(at)}-g1AAAA","pending":${String(log.length - at)}}`,
      );
      return;
    }
    if (what === undefined) {
      say('{"doc_count":0}');
      return;
    }
    response.statusCode = 501;
    say(`{"error":"not_implemented","reason":${JSON.stringify(what)}}`);
  };
}
