import { MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import type { ReaderId } from '@/lib/leads/candidate';
import { placeOf } from '@/lib/page/place';
import type { Found } from '@/lib/readers/reader';

/** One value with its evidence; `shown` is cut to what a value may hold. */
export function toFound<T>(
  value: T,
  from: { shown: string; element: Element; reader: ReaderId; confidence: number; label?: string | undefined },
): Found<T> {
  const label = from.label?.slice(0, 80);
  return {
    value,
    shown: from.shown.slice(0, MAX_VALUE_LENGTH),
    reader: from.reader,
    confidence: from.confidence,
    place: placeOf(from.element),
    ...(label !== undefined && label !== '' && { label }),
  };
}
