import { describe, expect, it } from 'vitest';
import type { PageReading } from '@/lib/leads/candidate';
import { MAX_CANDIDATES } from '@/lib/leads/limits';
import { toPageReading } from '@/lib/messages/page-reading';

const reading = (candidates: unknown[] = []): unknown => ({
  kind: 'listing',
  title: 'Plumbers in Boston',
  candidates,
  posts: [],
  problems: [],
  partial: false,
  ms: 12,
});

const row = (key: string, name: unknown = 'Acme Plumbing') => ({
  key,
  kind: 'organisation',
  facts: { name: [{ value: name, shown: String(name), reader: 'listing', confidence: 0.9 }] },
});

describe('a reading that comes out of a page', () => {
  it('is taken as it is when it fits', () => {
    expect(toPageReading(reading([row('a')]))?.candidates[0]?.facts.name?.[0]?.value).toBe('Acme Plumbing');
  });

  it('loses only the rows that do not fit, and says how many', () => {
    const parsed = toPageReading(reading([row('a'), row('b', ''), row('c', 7), row('d')])) as PageReading;
    expect(parsed.candidates.map((c) => c.key)).toEqual(['a', 'd']);
    expect(parsed.problems).toEqual([{ code: 'value-dropped', count: 2 }]);
  });

  it('is cut at the most rows a reading may hold', () => {
    const rows = Array.from({ length: MAX_CANDIDATES + 5 }, (_, i) => row(`k${i}`));
    const parsed = toPageReading(reading(rows)) as PageReading;
    expect(parsed.candidates).toHaveLength(MAX_CANDIDATES);
    expect(parsed.problems).toEqual([{ code: 'value-dropped', count: 5 }]);
  });

  it.each([
    undefined,
    null,
    'listing',
    4,
    [],
    {},
    { kind: 'listing' },
    { ...(reading() as object), kind: 'evil' },
  ])('is no reading when it is %j', (input) => {
    expect(toPageReading(input)).toBeUndefined();
  });

  it.each(['javascript:alert(1)', 'data:text/html,hi', 'chrome://settings', '//no-scheme.example'])(
    'drops a row whose website is %s',
    (website) => {
      const bad = {
        ...row('a'),
        facts: { website: [{ value: website, shown: website, reader: 'listing', confidence: 1 }] },
      };
      expect(toPageReading(reading([bad]))?.candidates).toEqual([]);
    },
  );

  it('never lets a key reach an object prototype', () => {
    const poisoned = JSON.parse(
      '{"__proto__":{"polluted":1},"key":"a","kind":"person","facts":{"__proto__":{"polluted":1}}}',
    ) as object;
    const parsed = toPageReading(reading([poisoned]));
    expect(parsed?.candidates).toHaveLength(1);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
    expect((parsed?.candidates[0]?.facts as { polluted?: number }).polluted).toBeUndefined();
  });
});
