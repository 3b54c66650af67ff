import { toDay } from '@/lib/leads/due';
import type { LeadRequest } from '@/lib/leads/request';
import { getRequestState } from '@/lib/search/request-query';
import type { Cell } from '../table';
import type { ColumnId } from './column';
import type { LeadRow } from './lead-source';
import type { Words } from './words';

/** A row about one thing a lead asks for. */
export interface RequestRow extends LeadRow {
  readonly request: LeadRequest;
}

type RequestColumnId = Extract<ColumnId, `request.${string}`>;

export function createRequestValues({
  words,
  now,
}: {
  words: Words;
  now: number;
}): Record<RequestColumnId, { of(row: RequestRow): readonly Cell[] }> {
  const one = (get: (request: LeadRequest) => Cell) => ({
    of: ({ request }: RequestRow) => [get(request)],
  });
  return {
    'request.kind': one(({ kind }) => words.choice('request.kind', kind)),
    'request.product': { of: ({ request }) => request.products },
    'request.quantity': one(({ quantity }) => quantity),
    'request.budget': one(({ budget }) => budget),
    'request.place': one(({ place }) => place),
    'request.deadline': one(({ deadline }) => deadline),
    'request.askedOn': one(getDayAsked),
    'request.status': one((request) => words.choice('request.status', getRequestState(request, now))),
    'request.language': one(({ language }) => language && words.choice('request.language', language)),
    'request.text': one(({ text }) => text || undefined),
    'request.page': one(({ pageTitle }) => pageTitle || undefined),
    'request.post': one(({ url }) => url),
  };
}

/** The day it was asked; as the page wrote it where that could not be read. */
function getDayAsked({ postedAt, postedAtShown }: LeadRequest): Cell {
  if (postedAt === undefined) return postedAtShown;
  // "2026-03-02" is that day in every time zone; with a time it is a moment, which is some day here.
  if (/^\d{4}-\d\d-\d\d$/.test(postedAt)) return postedAt;
  const at = Date.parse(postedAt);
  return Number.isNaN(at) ? postedAtShown : toDay(at);
}
