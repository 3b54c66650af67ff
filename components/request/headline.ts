import { getExcerpt } from './mark-phrases';
import type { LeadRequest } from '@/lib/leads/request';

const LONGEST = 80;

/** What a request is called in a list: its goods, or the words it begins with. */
export function getHeadline({ products, text, phrases = [] }: LeadRequest): string {
  return products.length > 0 ? products.join(', ') : getExcerpt(text, phrases).slice(0, LONGEST);
}
