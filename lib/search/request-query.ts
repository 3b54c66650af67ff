import { fold } from '@/lib/leads/fold';
import type { Lead } from '@/lib/leads/lead';
import { getLeadName } from '@/lib/leads/lead-name';
import { getRequestTime, isStale, type LeadRequest, type RequestKind } from '@/lib/leads/request';
import { matchesAll, parseTerms } from './terms';

/** One request with the lead that asks. */
export interface AskedRequest {
  lead: Lead;
  request: LeadRequest;
}

/** `open` without what is stale, which is a choice of its own. */
export const requestStates = ['open', 'stale', 'answered', 'won', 'lost'] as const;
export type RequestState = (typeof requestStates)[number];

export interface RequestQuery {
  /** Words in any order, each anywhere in products, text, place, quantity or the lead's name. */
  text?: string | undefined;
  kind?: RequestKind | undefined;
  /** Words for goods that the request must name, in whatever case and number. */
  product?: string | undefined;
  /** Asked at most this many days ago. */
  withinDays?: number | undefined;
  /** ISO 639. */
  language?: string | undefined;
  state?: RequestState | undefined;
}

/** What words for goods have in common however they are written: "Dough mixers" is asked for by "dough mixer" too. */
export function toProductKey(words: string): string {
  const key = fold(words).replace(/\s+/g, ' ').trim();
  return /[a-z]{3}s$/.test(key) && !key.endsWith('ss') ? key.slice(0, -1) : key;
}

export function getRequestState(request: LeadRequest, now: number): RequestState {
  return isStale(request, now) ? 'stale' : request.status;
}

/** The requests that match, the newest first. `now` in milliseconds since 1970. */
export function queryRequests(
  leads: Iterable<Lead>,
  { text = '', kind, product, withinDays, language, state }: RequestQuery,
  now: number,
): AskedRequest[] {
  const terms = parseTerms(text);
  const since = withinDays === undefined ? undefined : now - withinDays * 24 * 3_600_000;
  const wanted = product === undefined ? undefined : toProductKey(product);
  const found: AskedRequest[] = [];
  for (const lead of leads) {
    for (const request of lead.requests ?? []) {
      if (kind !== undefined && request.kind !== kind) continue;
      if (wanted !== undefined && !request.products.some((words) => toProductKey(words) === wanted)) continue;
      if (language !== undefined && request.language !== language) continue;
      if (state !== undefined && getRequestState(request, now) !== state) continue;
      if (since !== undefined && getRequestTime(request) < since) continue;
      if (terms.length > 0 && !matchesAll(toText(lead, request), terms)) continue;
      found.push({ lead, request });
    }
  }
  return found.sort((a, b) => getRequestTime(b.request) - getRequestTime(a.request));
}

function toText(lead: Lead, { products, text, place, quantity }: LeadRequest): string {
  return fold([...products, text, place, quantity, getLeadName(lead)].filter(Boolean).join('\n'));
}
