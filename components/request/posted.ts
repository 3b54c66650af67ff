import { i18n } from '#i18n';
import type { Post } from '@/lib/leads/candidate';
import { getRequestTime, type LeadRequest } from '@/lib/leads/request';

type Dated = Pick<Post, 'postedAt' | 'postedAtShown'>;

/** A day without a time of day is the same day in every time zone; what was only saved has a moment. */
function toFormat({ postedAt }: Dated, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const isDay = postedAt !== undefined && !postedAt.includes('T');
  return new Intl.DateTimeFormat(i18n.t('locale'), { ...options, ...(isDay && { timeZone: 'UTC' }) });
}

/** When it was asked, as short as it can be said now: `2 Mar`, or `2 Mar 2025` of another year. */
export function formatPostedDay(request: LeadRequest, now: number): string {
  const at = getRequestTime(request);
  const isThisYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  return toFormat(request, {
    month: 'short',
    day: 'numeric',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(at);
}

/** The day with its year, for the lead's own page; as the site wrote it when we could not read it. */
export function formatPosted(request: LeadRequest): string {
  return formatPostDate(request) ?? toFormat(request, { dateStyle: 'medium' }).format(request.foundAt);
}

/** The same of a post that may say nothing of when it was written. */
export function formatPostDate(post: Dated): string | undefined {
  const at = Date.parse(post.postedAt ?? '');
  return Number.isNaN(at) ? post.postedAtShown : toFormat(post, { dateStyle: 'medium' }).format(at);
}
