import { hasLegalForm } from '@/lib/contact/company-name';
import { toPerson } from '@/lib/contact/person-name';
import { MAX_CANDIDATES } from '@/lib/leads/limits';
import type { Survey } from '@/lib/page/survey';
import { applyRecipe, readFields } from '@/lib/readers/recipe/facts';
import { matchItems, mergeStructured } from '@/lib/readers/reconcile';
import type { FoundFacts, ReadingContext, StructuredItem } from '@/lib/readers/reader';
import { createColumnLookup } from '@/lib/readers/record/columns';
import { readSplitName } from '@/lib/readers/record/person';
import { toFound } from '@/lib/readers/record/found';
import { readRecord, type PageRecord } from '@/lib/readers/record/record';
import type { Unit } from '@/lib/readers/record/units';
import { getNameQuality } from '@/lib/readers/record/name-quality';
import { inTurns } from '@/lib/readers/steps';
import { readAddresses, splitHead } from '@/lib/readers/record/addresses';
import { partPerson, partTowns } from './beside';
import { chooseLists } from './choose';
import { dropConstants } from './constants';
import { findGroups } from './groups';
import { isMarked, rankNameSlots, weighUnit, type NameSlot } from './names';
import { findSecondParty, isKnownPerson, isOneOfPeople, trimName } from './people';
import { findDetailLinks } from './profile-links';
import { createScorer, isLonger, type ScoredGroup } from './score';
import { saysWhom } from './says-whom';
import { getParts, overlap } from './stretch';
import type { RecipeRows } from '@/lib/readers/recipe/rows';

/** Shares of the time by which the groups are scored, and the records taken apart. */
const SCORING_SHARE = 0.55;
const READING_SHARE = 0.75;
/** Stretches that are scored in a millisecond. */
const PAUSE = 32;
/** However late it is, a few are read. */
const FEWEST = 20;

/** One record of a list as read; `facts` may lack a name. */
export interface ListedRecord {
  readonly element: Element;
  readonly facts: FoundFacts;
  /** Whether the name is rather a person's. */
  readonly isPerson: boolean;
}

/** The lists of the page, the likeliest first, each as the groups that hold its records. */
export async function findLists(survey: Survey, context: ReadingContext): Promise<ScoredGroup[][]> {
  const { budget } = context;
  const score = createScorer(survey);
  const scored: ScoredGroup[] = [];
  let looked = 0;
  for (const groups of findGroups(survey)) {
    // An empty few are a step of the search.
    if (groups.length === 0) looked += 1;
    for (const group of groups) {
      // Most groups have a few stretches, and asking the clock takes as long as one.
      const isDue = (looked += group.stretches.length) >= PAUSE;
      if (isDue) {
        looked = 0;
        const turn = budget.breathe();
        if (turn !== undefined) await turn;
        if (scored.length >= FEWEST && budget.spent(SCORING_SHARE)) return chooseLists(scored, budget);
      }
      scored.push(score(group));
    }
  }
  return chooseLists(scored, budget);
}

/** Reads records in the order of the page: those of the chosen groups, and where a recipe fits, its rows. */
export async function readListing(
  survey: Survey,
  groups: readonly ScoredGroup[],
  items: readonly StructuredItem[],
  context: ReadingContext,
  recipe?: RecipeRows,
): Promise<ListedRecord[]> {
  const { budget } = context;
  const getColumn = createColumnLookup();
  const stretches = groups
    .flatMap((scored) => scored.profiles.map((profile) => profile.stretch))
    // What stands over a table's columns is no record, though its words are marked up as titles.
    .filter(
      ({ first, last }) =>
        first !== last || first.tag !== 'tr' || first.children.some((cell) => cell.tag !== 'th'),
    )
    .filter((stretch) => !recipe?.stretches.some((row) => overlap(row, stretch)))
    .concat(recipe?.stretches ?? [])
    .sort((a, b) => a.first.order - b.first.order);
  if (stretches.splice(MAX_CANDIDATES).length > 0 || groups.some(isLonger))
    context.report('too-many-records');
  const isTold = new Set(recipe?.stretches);
  const given: (ReturnType<typeof readFields> | undefined)[] = [];
  const tops: (typeof stretches)[number]['first']['parent'][] = [];
  const read: PageRecord[] = [];
  for (const stretch of stretches) {
    const { first, last } = stretch;
    // What is read must also be named, linked and placed.
    if (budget.spent(READING_SHARE) && read.length >= FEWEST) break;
    const top = first.parent;
    tops.push(top);
    given.push(
      recipe && isTold.has(stretch)
        ? readFields(
            getParts(stretch).map((part) => part.element),
            recipe.page.fields,
            context,
            survey.base,
          )
        : undefined,
    );
    const range = { from: first.order, to: last.end, element: first.element, top };
    read.push(await inTurns(readRecord(survey, range, context, getColumn), budget));
    await budget.breathe();
  }

  const slots = (await rankNameSlots(read, budget)).slice(0, 8);
  const names = joinHeadings(
    read,
    read.map((record) => chooseName(record.units, slots)),
  );
  const links = await inTurns(
    findDetailLinks(
      survey,
      context.url,
      read.map((record, index) => ({ from: record.from, to: record.to, top: tops[index] })),
      names.map((name) => name?.element),
    ),
    budget,
  );
  const nameSlot = slots[0];
  const areFirms = (nameSlot?.firm ?? 0) >= 0.15;
  const whom = saysWhom(context);
  const isStaff = whom === 'people';
  const arePeople =
    !areFirms && nameSlot !== undefined && (nameSlot.arePeople || (nameSlot.person >= 0.5 && isStaff));
  const second = await inTurns(findSecondParty(read, names, arePeople), budget);
  // "Trumpet", and who teaches it: on a page of people, or as the heading of each row where no column has one.
  const areRoles =
    !arePeople &&
    !areFirms &&
    second.filter(({ person }) => person).length >= read.length * 0.6 &&
    (isStaff || names.every((name) => name?.element.closest('th,table')?.localName === 'th')) &&
    read.every(({ lines }) => lines.every(({ line }) => getColumn(line) === undefined));
  const addresses = await readAddresses(read, names, context, (index) => given[index]?.address !== undefined);
  await budget.breathe();
  const facts = dropConstants(
    read.map((record) => record.facts),
    context.url,
  );

  // "Acme, Milton", "Jane Roe, Mill Cottage, High Street"
  const parts = arePeople
    ? names.map((name) => name && partPerson(trimName(name.text), context))
    : partTowns(
        read.map(({ lines }, index) => {
          const text = (lines.length === 1 ? lines[0]?.line : names[index])?.text;
          // The whole line can look like a town and its county.
          return addresses[index] === undefined || addresses[index].shown === text ? text : undefined;
        }),
        context,
        whom !== undefined,
      );
  await budget.breathe();
  const records: ListedRecord[] = [];
  for (const [index, record] of read.entries()) {
    await budget.breathe();
    const part = parts[index];
    // What looks like a town and its county names nobody, unless all others are names and towns.
    const chosen = names[index] ?? (part && record.units[0]);
    const name = chosen && trimName(chosen.text) === '' ? undefined : chosen;
    const link = links[index];
    const place =
      name &&
      part?.place &&
      toFound(part.place, { shown: name.text, element: name.element, reader: 'listing', confidence: 0.6 });
    const address = arePeople ? (addresses[index] ?? place) : (place ?? addresses[index]);
    const own: FoundFacts = { ...facts[index] };
    const split = readSplitName(record.lines, 'listing');
    // "Professor: Jane Roe", "Jane Roe, Sales Manager"
    const titled = name && !hasLegalForm(name.text) ? toPerson(trimName(name.text)) : undefined;
    const isPerson =
      split !== undefined ||
      titled?.jobTitle !== undefined ||
      (name !== undefined &&
        (second[index]?.person?.[0]?.value === name.text || (arePeople && isOneOfPeople(name.text))));
    const job = record.lines.find(({ field, isLabel }) => field === 'jobTitle' && !isLabel);
    // "Assessor" in the column of positions is nobody's name.
    const isJob = job !== undefined && job.line === name?.line;
    if (name !== undefined && !isJob) {
      const found = toFound(part?.name ?? trimName(name.text), {
        shown: name.text,
        element: name.element,
        reader: 'listing',
        confidence: 0.8,
      });
      // Of a name in two columns the slot has one half.
      if (split !== undefined && split[0]?.value.includes(name.text) === true) own.person = split;
      else if (titled?.jobTitle !== undefined) {
        own.person = [{ ...found, value: titled.name }];
        own.jobTitle = [{ ...found, value: titled.jobTitle }];
      } else if (isPerson && split === undefined) own.person = [found];
      else own.name = [found];
    }
    Object.assign(own, { ...second[index], ...own });
    if (areRoles && own.person !== undefined) own.jobTitle ??= own.name;
    if (own.jobTitle === own.name || own.name?.[0]?.value === own.person?.[0]?.value) delete own.name;
    if (job !== undefined && own.person !== undefined && /^\p{L}[^\d@]{1,79}$/u.test(job.value)) {
      const { line, value } = job;
      own.jobTitle = [
        toFound(value, { shown: line.text, element: line.element, reader: 'listing', confidence: 0.8 }),
      ];
    }
    if (link !== undefined) {
      own.profile = [
        toFound(link.url, { shown: link.url, element: link.element, reader: 'listing', confidence: 0.85 }),
      ];
    }
    if (address !== undefined) {
      // "SELARL Exemple, 12 cours …" under a lawyer's name: the firm stands at the head of the address.
      const parted = splitHead(
        address.value,
        (text) =>
          MESSRS.test(text) ||
          (isPerson ? getNameQuality(text) >= 0.6 : text === name?.text) ||
          hasLegalForm(text),
      );
      own.address = [parted === undefined ? address : { ...address, value: parted.rest }];
      if (parted !== undefined && isPerson) {
        own.name = [{ ...address, value: parted.head, shown: parted.head, confidence: 0.7 }];
      }
    }
    const known = given[index];
    const shown = { facts: own, isPerson: isPerson || (areRoles && own.person !== undefined) };
    records.push({
      element: record.element,
      ...(recipe && known ? applyRecipe(shown, known, recipe.page) : shown),
    });
  }
  await budget.breathe();
  const matched = await inTurns(matchItems(records, items), budget);
  // What one placeholder fills on many items is dropped like a constant on the page.
  const marked = dropConstants(matched.map((item) => item?.facts ?? {}));
  const isReached = ({ facts }: ListedRecord): boolean =>
    (facts.phone ?? facts.fax ?? facts.email ?? facts.address ?? facts.website) !== undefined;
  const isUsual = (index: number): boolean => names[index]?.slot === slots[0]?.slot;
  const usual = records.filter((_, index) => isUsual(index));
  // Where most are called in the same place and can be reached, one that is neither is a heading or an ad.
  const areReached =
    usual.length >= records.length * 0.6 && usual.filter(isReached).length >= usual.length * 0.6;
  return records
    .map((record, index) => {
      if (areReached && !isUsual(index) && !isReached(record)) return undefined;
      const merged = { ...record, facts: mergeStructured(record.facts, marked[index] ?? {}) };
      const known = given[index];
      return recipe && known ? { ...merged, ...applyRecipe(merged, known, recipe.page) } : merged;
    })
    .filter((record) => record !== undefined)
    .filter(({ facts }) => (facts.name ?? facts.person) !== undefined);
}

/** "Plant<br>Milton", "Plant<br>Dover": where the first lines of headings tell no two records apart, the whole headings do. */
function joinHeadings(
  records: readonly PageRecord[],
  names: readonly (Unit | undefined)[],
): readonly (Unit | undefined)[] {
  const joined = names.map((name, index) => {
    if (name === undefined || name.markup.heading === 0) return name;
    const parts = records[index]?.units.filter(({ element }) => element === name.element) ?? [];
    const text = parts.map((part) => part.text).join(' ');
    return parts[0] === name && parts.length > 1 && text.length <= 80 ? { ...name, text } : name;
  });
  const count = (some: readonly (Unit | undefined)[]): number => new Set(some.map((one) => one?.text)).size;
  return count(joined) > count(names) ? joined : names;
}

/** "webmaster": who gets the mail, not whose record it is. */
const isMailbox = ({ link, text }: Unit): boolean =>
  link?.getAttribute('href')?.startsWith('mailto:') === true && !isKnownPerson(text);

const MESSRS = /^m\/s\.?\s?(?=\p{L})/iu;

/** The record's text in the best name slot it has; without any, its own best text. */
function chooseName(units: readonly Unit[], slots: readonly NameSlot[]): Unit | undefined {
  // "M/s. Acme Paints", in India: what follows is a firm's name and nothing else.
  const messrs = units.find(({ text }) => MESSRS.test(text));
  if (messrs !== undefined) return { ...messrs, text: messrs.text.replace(MESSRS, '') };
  for (const [rank, { slot, arePlaces }] of slots.slice(0, 3).entries()) {
    const unit = units.find((one) => one.slot === slot);
    if (unit === undefined || (rank > 0 && isMailbox(unit))) continue;
    // Who is below "Denmark" in the other entries may be marked up otherwise in this one.
    const below =
      rank > 0 && arePlaces
        ? units.find((one) => one !== unit && isMarked(one) && weighUnit(one, 0) >= 0.6)
        : undefined;
    if (below !== undefined) return below;
    if (weighUnit(unit, 0) >= 0.2) return unit;
    // "№ 91", "New Beginnings": where the others have their names as headings or links, that is what stands there.
    if ((rank === 0 || arePlaces) && (isMarked(unit) || unit.markup.link) && /[\p{L}\d]/u.test(unit.text))
      return unit;
  }
  let best: Unit | undefined;
  let weight = 0.3;
  units.slice(0, 40).forEach((unit, position) => {
    const own = weighUnit(unit, position);
    if (own > weight && !isMailbox(unit)) {
      weight = own;
      best = unit;
    }
  });
  return best;
}
