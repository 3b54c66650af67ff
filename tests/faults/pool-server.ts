import { makePool, startCouch } from '../sync/couch-server';
import { pass } from '../sync/fault-proxy';
import { serve } from '../sync/servers';

/** A lead as both sides must have it. */
export interface SyncedLead {
  id: string;
  name: string;
  email: string;
}

/** A request that passes leads on or fetches them: before the server has it, before the browser has its answer, and after. */
export interface Moment {
  way: 'push' | 'pull';
  /** Counted from one, of each way. */
  nth: number;
  at: 'asked' | 'written' | 'answered';
}

/** A team's pool on a server of its own, and a line to it on which somebody listens. */
export interface WatchedPool {
  url: string;
  user: string;
  secret: string;
  /** What happens at a moment; with `cut` nothing goes on from there. */
  onMoment: ((moment: Moment) => Promise<'cut' | undefined> | undefined) | undefined;
  /** Puts leads there, as another member. */
  fill(count: number): Promise<void>;
  read(): Promise<{ leads: SyncedLead[]; wrong: string[] }>;
  /** SIGKILL, and up again over the same files. */
  crash(): Promise<void>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

const LEVEL = 'internal';
/** Documents in one request. */
const AT_ONCE = 500;

interface Doc extends Record<string, unknown> {
  _rev: string;
  _conflicts?: string[];
  fields?: Record<string, { value: string }[]>;
}

export async function startWatchedPool(): Promise<WatchedPool> {
  const server = await startCouch({ onDisk: true });
  const pool = await makePool(server, { levels: ['public', LEVEL] });
  const counts = { push: 0, pull: 0 };
  const line = await serve(async ({ method = 'GET', url = '/', headers }, body, response) => {
    const way = findWay(url);
    const nth = way === undefined ? 0 : (counts[way] += 1);
    const tell = async (at: Moment['at']) =>
      way !== undefined && (await watched.onMoment?.({ way, nth, at })) === 'cut';
    if (await tell('asked')) return void response.destroy();
    const answer = await pass(server.origin, method, url, headers, body);
    if (await tell('written')) return void response.destroy();
    response.writeHead(answer.status, answer.headers).end(answer.body);
    await tell('answered');
  });
  const database = `${pool.prefix}-${LEVEL}`;
  const watched: WatchedPool = {
    url: `${line.origin}/${pool.prefix}`,
    user: `ann-${pool.prefix}`,
    secret: pool.secretOf('ann'),
    onMoment: undefined,
    async fill(count) {
      for (let from = 0; from < count; from += AT_ONCE) {
        const docs = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => toDoc(from + at));
        const { status } = await server.ask('POST', `${database}/_bulk_docs`, { docs });
        if (status !== 201) throw new Error(`The pool answered ${status}.`);
      }
    },
    async read() {
      const { body } = await server.ask('GET', `${database}/_all_docs?include_docs=true&conflicts=true`);
      const leads: SyncedLead[] = [];
      const wrong = new Set<string>();
      for (const { id, doc } of (body as { rows: { id: string; doc: Doc }[] }).rows) {
        if (!id.startsWith('lead:')) continue;
        // What was said once is written once, however often it had to be sent.
        if (!doc._rev.startsWith('1-')) wrong.add('something was written twice');
        if (doc._conflicts !== undefined) wrong.add('something is in two states');
        const [name, email] = [doc.fields?.['name'], doc.fields?.['email']];
        leads.push({
          id: id.slice('lead:'.length),
          name: String(name?.[0]?.value),
          email: String(email?.[0]?.value),
        });
      }
      return { leads, wrong: [...wrong] };
    },
    crash: () => server.crash(),
    restart: () => server.restart(),
    async close() {
      await server.close();
      await line.close();
    },
  };
  return watched;
}

/** What a person waits for; the question that is held back until there is news is none of it. */
function findWay(url: string): Moment['way'] | undefined {
  if (url.includes('/_bulk_docs')) return 'push';
  return url.includes('/_changes') && !url.includes('longpoll') ? 'pull' : undefined;
}

function toDoc(number: number) {
  const at = 1_790_000_000_000 + number;
  const from = { at, url: 'https://directory.example/list' };
  return {
    _id: `lead:${crypto.randomUUID()}`,
    format: 1,
    type: 'lead',
    kind: 'organisation',
    level: LEVEL,
    fields: {
      name: [{ value: `Firm ${number.toString(36)} ${(number * 7_919).toString(36)}`, from }],
      email: [{ value: `office@firm-${number}.example`, from }],
    },
    createdAt: at,
    updatedAt: at,
    by: 'ben',
  };
}
