import type { Candidate, PageReading, Post, Problem, ReaderId } from '@/lib/leads/candidate';
import { MAX_CANDIDATES, MAX_POSTS, MAX_VALUE_LENGTH } from '@/lib/leads/limits';
import { findLanguageTag, guessCountry, guessLanguageByScript } from '@/lib/page/locale';
import { placeOf } from '@/lib/page/place';
import { surveyPage } from '@/lib/page/survey';
import { createBudget } from './budget';
import { capFacts } from './caps';
import { createKeys } from './keys';
import { findListing, readListing } from './listing/read-listing';
import type { ScoredGroup } from './listing/score';
import { findNextPage } from './next-page';
import { ENOUGH_EVIDENCE, getProfileEvidence, isListing, isNotLoaded } from './page-kind';
import { findMainItem, readProfile } from './profile/read-profile';
import type { FoundFacts, ReadingContext } from './reader';
import { readThread } from './thread/read-thread';
import { readStructured } from './structured/read-structured';
import { findStatedTotal } from './stated-total';

export interface ReadPageOptions {
  /** The page's address as the browser gives it. */
  readonly url: string;
  /** A clock in milliseconds. */
  readonly now: () => number;
  /** Gives the page a turn; without it the reading is done in one go. */
  readonly yield?: () => Promise<void>;
  /** How long the reading may take before it returns what it has. */
  readonly budgetMs?: number;
}

/** A click is answered by then, complete or not. */
const BUDGET_MS = 4_000;
/** From this confidence on a page is a thread whatever else is on it. */
const SURELY_THREAD = 0.5;

/**
 * Reads a page: decides what kind it is and gives its candidates and posts with their evidence. Changes nothing
 * on the page, asks the network nothing, never throws for what a page contains: a reader that fails is noted
 * under `problems`, and what the others found is kept.
 */
export async function readPage(document: Document, options: ReadPageOptions): Promise<PageReading> {
  const start = options.now();
  const problems = new Map<string, Problem>();
  const report = (code: Problem['code'], reader?: ReaderId): void => {
    const key = `${code} ${reader ?? ''}`;
    problems.set(key, { code, ...(reader && { reader }), count: (problems.get(key)?.count ?? 0) + 1 });
  };
  const attempt = async <T>(reader: ReaderId, read: () => T | Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await read();
    } catch {
      report('reader-failed', reader);
      return otherwise;
    }
  };

  const url = new URL(options.url);
  const budget = createBudget(options.now, options.yield, start + (options.budgetMs ?? BUDGET_MS));
  const survey = await surveyPage(document, url, () => budget.breathe());
  const tag = findLanguageTag(document);
  const sample = survey.boxes
    .slice(0, 3_000)
    .map((box) => box.text)
    .join(' ');
  const byScript = guessLanguageByScript(sample);
  const language = byScript ?? tag?.split('-')[0]?.toLowerCase();
  const country = guessCountry(
    url,
    byScript !== undefined && tag?.startsWith(byScript) !== true ? byScript : tag,
  );
  const context: ReadingContext = { document, url, country, language, budget, report };

  const finish = (
    found: Pick<PageReading, 'kind' | 'candidates' | 'posts'> & Partial<PageReading>,
  ): PageReading => {
    const partial = budget.spent();
    if (partial) report('budget-spent');
    return {
      title: document.title.slice(0, MAX_VALUE_LENGTH),
      ...(tag !== undefined && { language: tag.slice(0, 35) }),
      problems: [...problems.values()],
      partial,
      ms: options.now() - start,
      ...found,
    };
  };
  const keys = createKeys();
  const toCandidates = (
    records: readonly { element: Element; facts: FoundFacts; isPerson: boolean }[],
  ): Candidate[] => {
    if (records.length > MAX_CANDIDATES) report('too-many-records');
    return records.slice(0, MAX_CANDIDATES).map(({ element, facts, isPerson }) => ({
      key: keys.next(facts),
      kind: isPerson ? 'person' : 'organisation',
      facts: capFacts(facts, report),
      place: placeOf(element),
    }));
  };

  if (isNotLoaded(survey, document)) return finish({ kind: 'not-loaded', candidates: [], posts: [] });

  const nextPage = await attempt('listing', () => findNextPage(document, url), undefined);
  const items = await attempt('json-ld', () => readStructured(context), []);
  await budget.breathe();
  const groups = await attempt('listing', () => findListing(survey, context), []);
  const thread = isSurelyListing(groups)
    ? undefined
    : await attempt('thread', () => readThread(context), undefined);
  await budget.breathe();
  if (thread !== undefined && thread.posts.length > 0 && thread.confidence >= SURELY_THREAD) {
    if (thread.posts.length > MAX_POSTS) report('too-many-records');
    const posts = thread.posts
      .slice(0, MAX_POSTS)
      .map((post) => ({ ...post, facts: capFacts(post.facts, report) }));
    return finish({
      kind: 'thread',
      candidates: toAuthors(posts),
      posts,
      ...(nextPage !== undefined && { nextPage }),
    });
  }

  const main = findMainItem(document, items);
  if (isListing(groups, items, main, survey, context)) {
    const records = await attempt('listing', () => readListing(survey, groups, items, context), []);
    if (records.length >= 3 && isReachable(records, groups)) {
      const total = findStatedTotal(survey, records.length);
      return finish({
        kind: 'listing',
        candidates: toCandidates(records),
        posts: [],
        ...(nextPage !== undefined && { nextPage }),
        ...(total !== undefined && { total }),
      });
    }
  }

  if (getProfileEvidence(survey, main, context) >= ENOUGH_EVIDENCE) {
    const profile = await attempt('profile', () => readProfile(survey, items, context), undefined);
    const facts = profile?.facts ?? {};
    const isReachable = facts.phone ?? facts.email ?? facts.address ?? facts.website ?? facts.messenger;
    if (profile !== undefined && (facts.name ?? facts.person) !== undefined && isReachable !== undefined) {
      return finish({
        kind: 'profile',
        candidates: toCandidates([{ element: document.body, ...profile }]),
        posts: [],
      });
    }
  }
  return finish({ kind: 'none', candidates: [], posts: [] });
}

/**
 * Whether what made the list look like one of contacts was read as such: a column of game scores looks like
 * phone numbers from afar.
 */
function isReachable(records: readonly { facts: FoundFacts }[], groups: readonly ScoredGroup[]): boolean {
  const best = groups[0];
  if (best === undefined) return true;
  const phoned = best.profiles.filter(
    (one) => one.phones.size > 0 && one.emails.size + one.addresses.size === 0,
  );
  if (phoned.length < best.profiles.length * 0.5) return true;
  const reached = records.filter(
    ({ facts }) => facts.phone ?? facts.fax ?? facts.email ?? facts.address ?? facts.website,
  );
  return reached.length >= records.length * 0.35;
}

/** Phones, mails or addresses in nearly every record: no thread looks like that, and looking for one takes a third of the time. */
function isSurelyListing(groups: readonly ScoredGroup[]): boolean {
  const best = groups[0];
  if (best === undefined || best.contact < 0.85 || best.dated > 0.2) return false;
  const addressed = best.profiles.filter(
    (one) => one.addresses.size > 0 && one.phones.size + one.emails.size > 0,
  );
  return best.profiles.length >= 4 && addressed.length >= best.profiles.length * 0.6;
}

/** Of a thread, those can be saved who say how to reach them. */
function toAuthors(posts: readonly Post[]): Candidate[] {
  const seen = new Set<string>();
  const authors: Candidate[] = [];
  for (const post of posts) {
    const { facts, author, authorUrl } = post;
    const isReachable = facts.phone ?? facts.email ?? facts.website ?? facts.messenger;
    if (isReachable === undefined || author === undefined || seen.has(author)) continue;
    seen.add(author);
    const found = {
      shown: author,
      reader: 'thread' as const,
      confidence: 0.7,
      ...(post.place && { place: post.place }),
    };
    authors.push({
      key: post.key,
      kind: 'person',
      facts: {
        ...facts,
        person: facts.person ?? [{ value: author, ...found }],
        ...(authorUrl !== undefined && { profile: facts.profile ?? [{ value: authorUrl, ...found }] }),
      },
      ...(post.place && { place: post.place }),
    });
  }
  return authors;
}
