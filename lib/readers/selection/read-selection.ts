import type { Candidate, FoundFacts, PageReading } from '@/lib/leads/candidate';
import { placeOf } from '@/lib/page/place';
import { surveyPage } from '@/lib/page/survey';
import { capFacts } from '../caps';
import { createKeys } from '../keys';
import { startReading, type ReadPageOptions } from '../reading';
import { findAddressCandidates, splitHead } from '../record/addresses';
import { createColumnLookup } from '../record/columns';
import { readContacts } from '../record/contacts';
import { toFound } from '../record/found';
import { labelLines, type LabelledLine } from '../record/labelled-lines';
import { getLines } from '../record/lines';
import { getNameQuality } from '../record/name-quality';
import { inTurns } from '../steps';
import { readNames } from './names-of-block';
import { findSelectedPart } from './selected-part';

/** Text in lines, for what the page's own elements do not part: signatures in `<pre>`, text in fields. */
export interface SelectedText {
  readonly range: Range | undefined;
  /** As the browser shows it, in lines. */
  readonly text: string;
  /** Set when it is a link that is to be kept: the address it leads to. */
  readonly link?: string | undefined;
}

/**
 * Reads the selected part of a page as the contact block of one company or person: a reading with one candidate, or of
 * kind `none` where there is nothing to keep. Changes nothing, like all readers.
 */
export async function readSelection(
  document: Document,
  selected: SelectedText,
  options: ReadPageOptions,
): Promise<PageReading> {
  const { finish, getContext, attempt, budget } = startReading(document, options);
  const lines = selected.text.split('\n').filter((line) => line.trim() !== '');
  const own = await attempt('contact', () => readPart(document, selected.range), undefined);
  // The page's elements part it less than the eye does.
  const isParted = own !== undefined && (own.lines > 1 || lines.length < 2);
  const part = isParted ? own : await attempt('contact', () => readLines(document, lines), own);
  if (part?.candidate === undefined) return finish({ kind: 'none', candidates: [], posts: [] });
  return finish({ kind: 'profile', candidates: [part.candidate], posts: [] });

  async function readPart(page: Document, range: Range | undefined) {
    if (range === undefined) return undefined;
    const within = range.commonAncestorContainer;
    const root = within.nodeType === 1 ? (within as Element) : within.parentElement;
    const survey = await surveyPage(page, new URL(options.url), budget, MOST, root ?? page.body);
    const context = getContext(survey.sample);
    const chosen = findSelectedPart(survey, range);
    if (chosen === undefined) return undefined;
    const { from, to } = chosen;
    const raw = await inTurns(getLines(chosen.survey, from, to), budget);
    const labelled = await inTurns(labelLines(raw, createColumnLookup()), budget);
    const facts: FoundFacts = {
      ...(await inTurns(readContacts(chosen.survey, { from, to }, labelled, context), budget)),
    };
    const [address] = await inTurns(
      findAddressCandidates(labelled, page.createElement('div'), undefined, context),
      budget,
    );
    const split = address && splitHead(address.value, (text) => getNameQuality(text) >= 0.6);
    if (address !== undefined)
      facts.address = [
        toFound(split?.rest ?? address.value, {
          shown: address.shown,
          element: address.element,
          reader: 'contact',
          confidence: Math.min(0.95, address.score),
        }),
      ];
    const profile =
      selected.link === undefined || leadsSomewhere(facts) ? undefined : toProfile(selected.link, within);
    if (profile !== undefined) facts.profile = profile;
    Object.assign(facts, readNames(labelled, toAddressLines(labelled, address?.line, facts)));
    return { lines: raw.length, candidate: toCandidate(facts, root ?? page.body, context.report) };
  }

  /** In a document of its own that loads and runs nothing; places in it would mean nothing on the page. */
  async function readLines(page: Document, texts: readonly string[]) {
    const sheet = page.implementation.createHTMLDocument('');
    for (const text of texts.slice(0, MOST_LINES)) {
      const line = sheet.createElement('div');
      line.textContent = text;
      sheet.body.append(line);
    }
    const range = sheet.createRange();
    range.selectNodeContents(sheet.body);
    const part = await readPart(sheet, range);
    return part?.candidate && { ...part, candidate: withoutPlaces(part.candidate) };
  }
}

/** Elements of the selected part that are looked at: a contact block has a dozen. */
const MOST = 5_000;
const MOST_LINES = 200;

const leadsSomewhere = ({ website, social, email, phone, messenger }: FoundFacts): boolean =>
  (website ?? social ?? email ?? phone ?? messenger) !== undefined;

/** A link within the site leads to what the site says of somebody. */
function toProfile(link: string, { parentElement, ownerDocument }: Node): FoundFacts['profile'] {
  const element = parentElement ?? ownerDocument?.documentElement;
  if (element === undefined || !/^https?:/i.test(link)) return undefined;
  return [toFound(link, { shown: link, element, reader: 'contact', confidence: 0.8 })];
}

/** Which lines are the address, so that none of them is taken for a name; the one it was split from may be. */
function toAddressLines(
  lines: readonly LabelledLine[],
  first: number | undefined,
  { address }: FoundFacts,
): (index: number) => boolean {
  const text = address?.[0]?.value.text.toLowerCase();
  if (first === undefined || text === undefined) return () => false;
  return (index) => {
    const value = lines[index]?.value.toLowerCase().replace(/[\s,]+$/, '');
    return index >= first && value !== undefined && text.includes(value);
  };
}

function toCandidate(
  facts: FoundFacts,
  element: Element,
  report: Parameters<typeof capFacts>[1],
): Candidate | undefined {
  const capped = capFacts(facts, report);
  if (Object.keys(capped).length === 0) return undefined;
  return {
    key: createKeys().next(capped),
    kind: capped.person !== undefined && capped.name === undefined ? 'person' : 'organisation',
    facts: capped,
    place: placeOf(element),
  };
}

function withoutPlaces({ place: _place, facts, ...rest }: Candidate): Candidate {
  return {
    ...rest,
    facts: Object.fromEntries(
      Object.entries(facts).map(([field, found]) => [
        field,
        found?.map(({ place: _nowhere, ...one }) => one),
      ]),
    ),
  };
}
