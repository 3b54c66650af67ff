import type { Candidate, Found, FoundFacts, PageReading, Post } from '../../lib/leads/candidate.ts';

/** A page's reading in the form the scorer of the reading benchmark compares with the labels. */
export function toBenchResult(reading: PageReading) {
  return {
    kind: { listing: 'listing', profile: 'profile', thread: 'forum', none: 'none', 'not-loaded': 'none' }[
      reading.kind
    ],
    ms: reading.ms,
    nextPage: reading.nextPage ?? null,
    records: reading.kind === 'listing' || reading.kind === 'profile' ? reading.candidates.map(toRecord) : [],
    posts: reading.kind === 'thread' ? reading.posts.map(toPost) : [],
  };
}

const valuesOf = <T>(found: Found<T>[] | undefined): T[] => (found ?? []).map((one) => one.value);
const firstOf = <T>(found: Found<T>[] | undefined): T | null => found?.[0]?.value ?? null;

function toRecord({ facts }: Candidate) {
  const address = firstOf(facts.address);
  return {
    name: firstOf(facts.name),
    person: firstOf(facts.person),
    jobTitle: firstOf(facts.jobTitle),
    phones: valuesOf(facts.phone).map((phone) => phone.text),
    faxes: valuesOf(facts.fax).map((fax) => fax.text),
    emails: valuesOf(facts.email),
    websites: valuesOf(facts.website),
    profileUrl: firstOf(facts.profile),
    address: address?.text ?? null,
    locality: address?.locality ?? null,
    region: address?.region ?? null,
    postalCode: address?.postalCode ?? null,
    countryCode: address?.countryCode ?? null,
    categories: valuesOf(facts.industry),
    social: valuesOf(facts.social).map((profile) => profile.url),
    im: valuesOf(facts.messenger),
  };
}

function toPost(post: Post) {
  // The labels do not tell the author's contacts from those of somebody the post names.
  const all = <T>(of: (facts: FoundFacts) => Found<T>[] | undefined): Found<T>[] =>
    [post.facts, post.mentioned ?? {}].flatMap((facts) => of(facts) ?? []);
  return {
    author: post.author ?? null,
    postedAt: post.postedAt ?? null,
    permalink: post.permalink ?? null,
    textStart: post.text.slice(0, 80),
    phones: valuesOf(all((facts) => facts.phone)).map((phone) => phone.text),
    emails: valuesOf(all((facts) => facts.email)),
    websites: valuesOf(all((facts) => facts.website)),
    im: valuesOf(all((facts) => facts.messenger)),
    company: firstOf(all((facts) => facts.name)),
    person: firstOf(post.facts.person),
    location: firstOf(post.facts.address)?.text ?? null,
    intent: post.intent,
  };
}
