import { i18n } from '#i18n';
import { getRequestTime, type LeadRequest } from '@/lib/leads/request';

/** A day without a time of day is the same day in every time zone; what was only saved has a moment. */
function toFormat({ postedAt }: LeadRequest, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
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
  const { postedAt, postedAtShown } = request;
  if (postedAt === undefined && postedAtShown !== undefined) return postedAtShown;
  return toFormat(request, { dateStyle: 'medium' }).format(getRequestTime(request));
}
