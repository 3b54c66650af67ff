import { getCpuNow } from '../cpu-clock';
import type { Problem, ReaderId } from '@/lib/leads/candidate';
import type { FieldId } from '@/lib/leads/values';
import type { StructuredItem } from '@/lib/readers/reader';
import { readStructured } from '@/lib/readers/structured/read-structured';
import { atOnce } from '@/lib/readers/steps';

export interface Reading {
  items: StructuredItem[];
  /** `code reader` of each report, in order. */
  reports: string[];
}

/** Reads a page of the invented directory at the given address. */
export function readMarkup(html: string, options: { url?: string; country?: string } = {}): Reading {
  const url = options.url ?? 'https://guide.example/firms/harbour-joinery';
  const document = new DOMParser().parseFromString(html, 'text/html');
  return readDocument(document, url, options.country);
}

/** The budget of a real reading, so that a page without end takes no longer here than there. */
const BUDGET_MS = 4_000;

export function readDocument(document: Document, url: string, country = 'US'): Reading {
  const reports: string[] = [];
  const end = getCpuNow() + BUDGET_MS;
  const steps = readStructured({
    document,
    url: new URL(url),
    country,
    language: 'en',
    budget: { spent: () => getCpuNow() > end, breathe: () => Promise.resolve() },
    report: (code: Problem['code'], reader?: ReaderId) => reports.push(`${code} ${reader ?? ''}`.trim()),
  });
  return { items: atOnce(steps), reports };
}

export function jsonLd(...blocks: (object | string)[]): string {
  return blocks
    .map((block) => {
      const text =
        typeof block === 'string' ? block : JSON.stringify({ '@context': 'https://schema.org', ...block });
      return `<script type="application/ld+json">${text}</script>`;
    })
    .join('');
}

/** The values of an item as short texts, by field: what a table of expectations can hold. */
export function textsOf(item: StructuredItem | undefined): Partial<Record<FieldId, string[]>> {
  const texts: Partial<Record<FieldId, string[]>> = {};
  for (const [field, found] of Object.entries(item?.facts ?? {})) {
    texts[field as FieldId] = (found ?? []).map(({ value }) => {
      if (typeof value === 'string') return value;
      if ('network' in value) return value.url;
      if ('service' in value) return `${value.service} ${value.id}`;
      if ('scheme' in value) return `${value.scheme} ${value.number}`;
      return value.text;
    });
  }
  return texts;
}

export function nameOf(item: StructuredItem | undefined): string | undefined {
  const texts = textsOf(item);
  return (item?.kind === 'person' ? texts.person : texts.name)?.[0];
}
