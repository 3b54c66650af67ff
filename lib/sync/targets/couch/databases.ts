import { levels, type Level } from '@/lib/leads/lead-parts';

/** A team's pool: one server, and a database for each level, since who may read a database may read all of it. */
export interface Pool {
  /** Without a slash at its end. */
  server: string;
  /** What its databases begin with. */
  prefix: string;
}

/** CouchDB's rule for names of databases, without the slash it allows and with room for the level. */
const PREFIX = /^[a-z][a-z0-9_$()+-]{0,99}$/;

/** `https://couch.example/leads` → its databases `leads-public`, `leads-internal` …; `undefined` where that is no name. */
export function findPool(url: string): Pool | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname, search } = new URL(url);
  const parts = pathname.split('/').filter((part) => part !== '');
  const prefix = parts.pop();
  if (prefix === undefined || search !== '' || !PREFIX.test(prefix)) return undefined;
  return { server: [origin, ...parts].join('/'), prefix };
}

export const toDatabase = ({ prefix }: Pick<Pool, 'prefix'>, level: Level): string => `${prefix}-${level}`;

/** Levels one may have up to one, the most open first. */
export const getLevelsUpTo = (ceiling: Level): Level[] => levels.slice(0, levels.indexOf(ceiling) + 1);

/** A state of a lead: in which database, and which revision. */
export interface Rev {
  level: Level;
  rev: string;
}

export const toRev = ({ level, rev }: Rev): string => `${level}:${rev}`;

/** @returns `undefined` for what no pool of ours said */
export function findRev(text: string): Rev | undefined {
  const [level, rev = ''] = text.split(':', 2);
  const known = levels.find((one) => one === level);
  return known !== undefined && /^\d+-\w+$/.test(rev) ? { level: known, rev } : undefined;
}

const LEAD = 'lead:';
const ASSIGNMENT = 'assignment:';
export const toLeadKey = (leadId: string): string => LEAD + leadId;
export const toAssignmentKey = (leadId: string): string => ASSIGNMENT + leadId;

/** What a document is of; others (`_design/…`) are none of ours. */
export function findSubject(key: string): { of: 'lead' | 'assignment'; leadId: string } | undefined {
  if (key.startsWith(LEAD)) return { of: 'lead', leadId: key.slice(LEAD.length) };
  if (key.startsWith(ASSIGNMENT)) return { of: 'assignment', leadId: key.slice(ASSIGNMENT.length) };
  return undefined;
}

/** Roles of CouchDB's users: who may read a level, and who may assign leads to others. */
export const toLevelRole = (pool: Pick<Pool, 'prefix'>, level: Level): string => toDatabase(pool, level);
export const toManagerRole = ({ prefix }: Pick<Pool, 'prefix'>): string => `${prefix}-manager`;
