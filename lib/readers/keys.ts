import type { FoundFacts } from './reader';

/** Hands out keys that are the same when the unchanged page is read again: what names the record, counted where equal. */
export function createKeys(): { next(facts: FoundFacts): string } {
  const given = new Map<string, number>();
  return {
    next(facts) {
      const stem = (
        facts.profile?.[0]?.value ??
        facts.name?.[0]?.value ??
        facts.person?.[0]?.value ??
        facts.phone?.[0]?.value.text ??
        facts.email?.[0]?.value ??
        'record'
      ).slice(-180);
      const count = (given.get(stem) ?? 0) + 1;
      given.set(stem, count);
      return count === 1 ? stem : `${stem} ${String(count)}`;
    },
  };
}
