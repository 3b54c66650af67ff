import { decodePercent } from '@/lib/contact/percent';
import type { Candidate, PageReading } from '@/lib/leads/candidate';
import { placeOf } from '@/lib/page/place';
import type { SignalKind } from '@/lib/page/signals';
import { surveyPage, type Survey } from '@/lib/page/survey';
import { capFacts } from './caps';
import { createKeys } from './keys';
import { readLogoWall } from './listing/logo-wall';
import { readNameList } from './listing/name-list';
import { findLists, readListing } from './listing/read-listing';
import type { Profile, ScoredGroup } from './listing/score';
import { findNextPage } from './next-page';
import {
  ENOUGH_EVIDENCE,
  getProfileEvidence,
  isHeading,
  isListing,
  isNotLoaded,
  WORTH_ASKING,
} from './page-kind';
import { CONTACT_PAGE } from './page-words';
import { findMainItem, readProfile } from './profile/read-profile';
import type { FoundFacts, ReadingContext, StructuredItem } from './reader';
import { applyRecipe, readFields } from './recipe/facts';
import { getRecipeRows, holdsRow } from './recipe/rows';
import { startReading, type ReadPageOptions } from './reading';
import { getForumPage, isLikelyThread } from './thread/decide';
import { readStructured } from './structured/read-structured';
import { findStatedTotal } from './stated-total';
import { inTurns } from './steps';

/**
 * Reads a page: decides what kind it is and gives its candidates with their evidence. Changes nothing
 * on the page, asks the network nothing, never throws for what a page contains: a reader that fails is noted
 * under `problems`, and what the others found is kept.
 *
 * Whether posts are on the page `readThreadPage` finds out, a script of its own that is injected only where this reading
 * says that there may be some (`mayHoldPosts`).
 */
export async function readPage(document: Document, options: ReadPageOptions): Promise<PageReading> {
  const { url, budget, most, fitting, getContext, attempt, notePart, finish } = startReading(
    document,
    options,
  );
  const findNext = () => attempt('listing', () => inTurns(findNextPage(document, url), budget), undefined);
  const toNextPage = (nextPage: string | undefined) => (nextPage === undefined ? {} : { nextPage });
  const mayGuess = fitting === undefined && options.list === undefined && options.isThread !== false;
  const isGuess = mayGuess && isLikelyThread(document, url);
  // A thread is the thread reader's alone, and the survey takes as long as half of a thread does.
  if (fitting?.kind === 'thread' || isGuess)
    return finish({
      kind: 'thread',
      candidates: [],
      posts: [],
      ...(isGuess && { mayHoldPosts: true }),
      ...toNextPage(await findNext()),
    });
  const survey = await surveyPage(document, url, budget, most);
  if (survey.isCut) notePart();
  const context = getContext(survey.sample);
  const keys = createKeys();
  const toCandidates = async (
    records: readonly { element: Element; facts: FoundFacts; isPerson: boolean }[],
  ): Promise<Candidate[]> => {
    const candidates: Candidate[] = [];
    for (const { element, facts, isPerson } of records) {
      candidates.push({
        key: keys.next(facts),
        kind: isPerson ? 'person' : 'organisation',
        facts: capFacts(facts, context.report),
        place: placeOf(element),
      });
      await budget.breathe();
    }
    return candidates;
  };

  if (isNotLoaded(survey, document)) return finish({ kind: 'not-loaded', candidates: [], posts: [] });

  const nextPage = await findNext();
  const items = await attempt('json-ld', () => inTurns(readStructured(context), budget), []);
  await budget.breathe();
  const lists = await attempt('listing', () => findLists(survey, context), []);
  if (options.list !== undefined) {
    for (let list = options.list; list < lists.length; list += 1) {
      const records = await attempt(
        'listing',
        () => readListing(survey, lists[list] ?? [], items, context),
        [],
      );
      if (records.length < 2) continue;
      return finish({
        kind: 'listing',
        candidates: await toCandidates(records),
        posts: [],
        ...toNext(lists, list + 1),
      });
    }
  }
  const groups = lists[0] ?? [];
  const main = findMainItem(document, items);
  const isList = await attempt(
    'listing',
    () => inTurns(isListing(groups, items, main, survey, context), budget),
    false,
  );
  const suspicion =
    fitting === undefined &&
    options.isThread !== false &&
    !(isList && isSurelyListing(groups)) &&
    !isSurelyEntry(main, document) &&
    showsPosts(survey, context)
      ? { mayHoldPosts: true, ...toNextPage(nextPage) }
      : {};

  const rows = fitting?.kind === 'listing' ? getRecipeRows(survey, fitting) : undefined;
  if (rows !== undefined || (isList && fitting?.kind !== 'profile')) {
    // Beside a recipe's rows the rest of the same list is kept, not another list of the page.
    const others = isList && (rows === undefined || holdsRow(groups[0], rows)) ? groups : [];
    const records = await attempt('listing', () => readListing(survey, others, items, context, rows), []);
    const fewest = Math.min(3, groups[0]?.profiles.length ?? 3);
    if (rows !== undefined ? records.length > 0 : records.length >= fewest && isReachable(records, groups)) {
      const total = await inTurns(findStatedTotal(survey, records.length), budget);
      return finish({
        kind: 'listing',
        candidates: await toCandidates(records),
        posts: [],
        ...suspicion,
        ...toNextPage(nextPage),
        ...(total !== undefined && { total }),
        ...toNext(lists, 1),
      });
    }
  }

  // Who has neither number nor street is listed where the page says so, and is not the page's own subject.
  const isOther = fitting !== undefined || (main !== undefined && isHeading(main, document));
  let bare = isOther ? [] : await attempt('listing', () => readLogoWall(context), []);
  if (bare.length === 0 && !isOther)
    bare = await attempt('listing', () => readNameList(survey, items, context), []);
  if (bare.length > 0)
    return finish({
      kind: 'listing',
      candidates: await toCandidates(bare),
      posts: [],
      ...suspicion,
      ...toNextPage(nextPage),
    });

  if (
    fitting?.kind === 'profile' ||
    (await inTurns(getProfileEvidence(survey, main, groups[0], context), budget)) >= ENOUGH_EVIDENCE
  ) {
    const general = await attempt(
      'profile',
      () => inTurns(readProfile(survey, items, context), budget),
      undefined,
    );
    const profile =
      general &&
      (fitting?.kind === 'profile'
        ? {
            ...general,
            ...applyRecipe(
              general,
              readFields([document.documentElement], fitting.page.fields, context, survey.base),
              fitting.page,
            ),
          }
        : general);
    const facts = profile?.facts ?? {};
    const isReachable =
      facts.phone ??
      facts.email ??
      facts.address ??
      facts.messenger ??
      facts.fax ??
      // Its own site is known of every page of it, and enough where it means to be reached.
      (profile?.isOwnSite === true && !CONTACT_PAGE.test(decodePercent(url.pathname))
        ? undefined
        : facts.website);
    if (profile !== undefined && (facts.name ?? facts.person) !== undefined && isReachable !== undefined) {
      return finish({
        kind: 'profile',
        candidates: await toCandidates([{ element: document.body, ...profile }]),
        posts: [],
        ...suspicion,
        ...toNext(lists, 0),
      });
    }
  }
  return finish({ kind: 'none', candidates: [], posts: [], ...suspicion, ...toNext(lists, 0) });
}

/** The page's next list to ask for, where there is one. */
function toNext(lists: readonly (readonly ScoredGroup[])[], from: number): Pick<PageReading, 'nextList'> {
  const list = lists.findIndex(
    ([best], at) =>
      at >= from &&
      best !== undefined &&
      best.profiles.length >= 3 &&
      (from > 0 || best.contact >= WORTH_ASKING),
  );
  const rows = lists[list]?.flatMap(({ profiles }) => profiles).length;
  return rows === undefined ? {} : { nextList: { list, rows } };
}

/**
 * Whether what made the list look like one of contacts was read as such: a column of game scores looks like
 * phone numbers from afar.
 */
function isReachable(records: readonly { facts: FoundFacts }[], groups: readonly ScoredGroup[]): boolean {
  const best = groups[0];
  if (best === undefined) return true;
  const phoned = best.profiles.filter(
    (one) => one.phones.length > 0 && one.emails.length + one.addresses.length === 0,
  );
  if (phoned.length < best.profiles.length * 0.5) return true;
  const reached = records.filter(
    ({ facts }) => facts.phone ?? facts.fax ?? facts.email ?? facts.address ?? facts.website,
  );
  return reached.length >= best.profiles.length * 0.35;
}

/**
 * Posts are dated and classified ads priced. Looking closer takes a third of a reading, so a page that shows neither
 * and names no forum is spared it.
 */
function showsPosts(survey: Survey, { document, url }: ReadingContext): boolean {
  if (
    getForumPage(document, url) > 0 ||
    document.querySelector('time,[itemprop^="price"],[itemprop^="date"],.comment') !== null
  )
    return true;
  const count = (kind: SignalKind) => survey.signals.filter((signal) => signal.kind === kind).length;
  return count('date') >= 2 || count('price') >= 1;
}

/**
 * Phones, mails or addresses in nearly every record, a street and a page of its own and no price, or a page of its own and
 * a rating: no thread looks like that, and looking for one takes a third of the time.
 */
function isSurelyListing(groups: readonly ScoredGroup[]): boolean {
  const best = groups[0];
  // What has a price and a day each is offered by somebody, however well its seller is rated.
  if (best === undefined || best.profiles.length < 4 || Math.min(best.priced, best.dated) >= 0.8)
    return false;
  const count = (is: (one: Profile) => boolean): number =>
    best.profiles.filter(is).length / best.profiles.length;
  const isLinked = best.linked >= 0.9;
  const isPlaces = isLinked && count((one) => one.located) >= 0.8;
  if (isPlaces && (best.rated >= 0.8 || best.priced <= 0.2)) return true;
  const addressed = count((one) => one.addresses.length > 0);
  // Votes on questions read like ratings, but a question says when it was asked and never where.
  if (isLinked && best.rated >= 0.8 && (best.dated <= 0.2 || addressed >= 0.5)) return true;
  if (best.firms >= 0.8 && addressed >= 0.8) return true;
  return (
    best.contact >= 0.75 &&
    best.dated <= 0.2 &&
    count((one) => one.addresses.length > 0 && one.phones.length + one.emails.length > 0) >= 0.6
  );
}

/** The page of one organisation, which its heading names and its markup says how to reach: what visitors write below are reviews of it. */
function isSurelyEntry(main: StructuredItem | undefined, document: Document): boolean {
  return (
    main !== undefined &&
    (main.facts.phone ?? main.facts.address ?? main.facts.email) !== undefined &&
    isHeading(main, document)
  );
}
