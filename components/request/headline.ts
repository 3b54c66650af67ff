import type { LeadRequest } from '@/lib/leads/request';
import { getExcerpt } from './mark-phrases';

const LONGEST = 120;

/** What a request is called in a list: its goods, or the words it begins with. */
export function getHeadline({ products, text, phrases = [] }: LeadRequest): string {
  if (products.length > 0) return products.join(', ');
  const words = getExcerpt(text, phrases);
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : words;
}
