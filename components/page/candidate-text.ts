import type { Candidate, Found, FoundFacts, Post } from '@/lib/leads/candidate';
import { fold } from '@/lib/leads/fold';
import { getLeadName } from '@/lib/leads/lead-name';
import { fieldIds, type FieldValue } from '@/lib/leads/values';

/** What a row is called: its name, or the best other thing that tells it from its neighbours. */
export function findCandidateName(candidate: Candidate): string | undefined {
  const { facts } = candidate;
  return (
    getLeadName(candidate) ??
    facts.email?.[0]?.value ??
    facts.phone?.[0]?.value.text ??
    facts.website?.[0]?.shown
  );
}

/** Place, best way to reach them and site: what tells two rows of the same name apart. */
export function getCandidateSummary({ facts }: Candidate): string[] {
  const address = facts.address?.[0]?.value;
  const parts = [
    address?.locality ?? address?.text,
    facts.phone?.[0]?.value.text ?? facts.email?.[0]?.value,
    findHost(facts) ?? (facts.phone ? facts.email?.[0]?.value : undefined),
  ];
  return parts.filter((part) => part !== undefined);
}

function findHost(facts: FoundFacts): string | undefined {
  const website = facts.website?.[0]?.value;
  return website === undefined ? undefined : new URL(website).host.replace(/^www\./, '');
}

/** Everything a row shows, folded, for filtering. */
export function getRowText({ facts }: Candidate, post: Post | undefined): string {
  const found = fieldIds.flatMap((field): readonly Found<FieldValue>[] => facts[field] ?? []);
  return fold([...found.map(({ shown }) => shown), post?.text ?? ''].join('\n'));
}
